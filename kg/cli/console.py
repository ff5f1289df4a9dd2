"""What every command shares: where messages go, how an error is shown, and which graph is meant."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

import typer
from rdflib import Dataset
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment

from kg.errors import KgError
from kg.store import load_graph, open_store

__all__ = ["DEFAULT_STORE", "GraphOption", "JsonOption", "StoreOption", "err", "open_source", "out", "print_json",
           "shows_errors"]

DEFAULT_STORE = Path(".kg/store")
_PIPE_WIDTH = 140  # columns of a table that goes to a file or another program
# Control characters, marks that turn the direction of writing, halves of surrogate pairs.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class _SafeConsole(Console):
    """What is shown comes from articles and file names: nothing in it may steer the terminal."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            if segment.control is None and _UNSAFE.search(segment.text):
                yield Segment(_UNSAFE.sub("\ufffd", segment.text), segment.style)
            else:
                yield segment

    def on_broken_pipe(self) -> None:
        raise  # rich would end the command with 1; `shows_errors` deals with it for all ways of writing


out = _SafeConsole(width=None if sys.stdout.isatty() else _PIPE_WIDTH)
err = _SafeConsole(stderr=True, width=None if sys.stderr.isatty() else _PIPE_WIDTH)

StoreOption = Annotated[Path, typer.Option("--store", help="The on-disk store that `kg build` wrote.")]
GraphOption = Annotated[
    Path | None, typer.Option("--graph", help="An exported graph file (.trig, .nq, .ttl, .jsonld) to use instead.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output on standard output.")]

P = ParamSpec("P")
R = TypeVar("R")


def shows_errors(command: Callable[P, R]) -> Callable[P, R]:
    """A KgError ends the command with its own exit code and one line on standard error, never a traceback."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()
        except KgError as error:
            err.print(f"[bold red]error[/] {escape(str(error))}", highlight=False)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt:
            err.print("stopped")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # The reader (`| head`) went away; the interpreter would complain once more when it empties its buffer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        return result

    return wrapped


def open_source(store: Path, graph: Path | None) -> Dataset:
    """The graph a command works on: a file in memory when named, else the store."""
    return load_graph(graph) if graph else open_store(store)


def print_json(value: Any) -> None:
    """Anything of dataclasses, tuples and plain values, as indented JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain_value) + "\n")


def _plain_value(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
