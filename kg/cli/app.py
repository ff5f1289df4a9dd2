"""The sub-commands of `kg` and their order in the help."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

import kg
from kg.cli.build import build_command
from kg.cli.code import code_command
from kg.cli.compare import compare_command, disputes_command, position_command
from kg.cli.evaluate import evaluate_command
from kg.cli.files import export_command, validate_command, view_command
from kg.cli.look import explain_command, show_command, stats_command
from kg.cli.query import query_command
from kg.cli.review import review_command

__all__ = ["app"]

app = typer.Typer(
    name="kg", no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="Builds a knowledge graph from diplomacy news: who met whom, who said what, each fact with its exact source.",
    epilog="Start with:  kg build FOLDER --out graph   then   kg query --list")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[  # noqa: ARG001  (its callback prints it)
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Global options."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that cannot show a letter shows its code instead
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


_MAKE, _ASK, _JUDGE = "Make", "Ask", "Judge and measure"
app.command("build", rich_help_panel=_MAKE)(build_command)
app.command("export", rich_help_panel=_MAKE)(export_command)
app.command("view", rich_help_panel=_MAKE)(view_command)
app.command("code", rich_help_panel=_MAKE)(code_command)
app.command("query", rich_help_panel=_ASK)(query_command)
app.command("show", rich_help_panel=_ASK)(show_command)
app.command("explain", rich_help_panel=_ASK)(explain_command)
app.command("compare", rich_help_panel=_ASK)(compare_command)
app.command("disputes", rich_help_panel=_ASK)(disputes_command)
app.command("position", rich_help_panel=_ASK)(position_command)
app.command("stats", rich_help_panel=_ASK)(stats_command)
app.command("review", rich_help_panel=_JUDGE)(review_command)
app.command("validate", rich_help_panel=_JUDGE)(validate_command)
app.command("evaluate", rich_help_panel=_JUDGE)(evaluate_command)
