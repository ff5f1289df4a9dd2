"""Commands that are imported when they are asked for: `kg --help` need not wait for spaCy.

Click's documented pattern of a group that loads its sub-commands lazily, for Typer: the group holds stand-ins with
name, summary and panel, which is all that help and completion show, and exchanges one for its command when that is to
run.
"""

from __future__ import annotations

from importlib import import_module
from inspect import cleandoc
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

__all__ = ["LazyCommand", "LazyGroup"]


class LazyCommand(TyperCommand):
    """Stands in for the command whose function is at `target` ("package.module:function").

    `summary` is the first line of the function's docstring, as the help of the group shows it (a test compares them).
    """

    def __init__(self, name: str, target: str, panel: str, summary: str) -> None:
        super().__init__(name, help=summary, rich_help_panel=panel)
        self.target = target

    def load(self) -> Any:
        """The command itself."""
        module, _, function = self.target.partition(":")
        alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
        run = getattr(import_module(module), function)
        alone.command(self.name, rich_help_panel=self.rich_help_panel, help=_flowing(run.__doc__ or ""))(run)
        return get_command(alone)


def _flowing(text: str) -> str:
    """Each paragraph on one line, for the terminal to break; indented ones, which are examples, as they are.

    >>> _flowing(" One\\n    two.\\n\\n      kg one")
    'One two.\\n\\n  kg one'
    """
    paragraphs = cleandoc(text).split("\n\n")
    return "\n\n".join(p if p.startswith(" ") else " ".join(p.split("\n")) for p in paragraphs)


class LazyGroup(TyperGroup):
    """A group whose sub-commands are the stand-ins of `table`, in that order."""

    table: ClassVar[tuple[LazyCommand, ...]] = ()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for command in self.table:
            self.add_command(command)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """As Typer's; the command found is the real one."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, LazyCommand) else command, rest
