"""The sub-commands of `kg` and their order in the help."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

import kg
from kg.cli.lazy import LazyCommand, LazyGroup

__all__ = ["app"]

_MAKE, _ASK, _JUDGE = "Make", "Ask", "Judge and measure"


class _Commands(LazyGroup):
    table = (
        LazyCommand("build", "kg.cli.build:build_command", _MAKE,
                    "Read articles and build their graph."),
        LazyCommand("export", "kg.cli.files:export_command", _MAKE,
                    "Write the graph in another format: turtle, trig, nquads, jsonld, graphml or csv."),
        LazyCommand("view", "kg.cli.files:view_command", _MAKE,
                    "Draw the graph as one HTML file that needs no network: search, filter, click to read the "
                    "sentence."),
        LazyCommand("code", "kg.cli.code:code_command", _MAKE,
                    "Code the events of sentences: type, PLOVER and CAMEO codes, actors in their roles, place, "
                    "dates, realis."),
        LazyCommand("query", "kg.cli.query:query_command", _ASK,
                    "Ask the graph."),
        LazyCommand("show", "kg.cli.look:show_command", _ASK,
                    "What the graph knows of one person, state, body or place."),
        LazyCommand("explain", "kg.cli.look:explain_command", _ASK,
                    "Why something is in the graph: article, highlighted sentence, rule and every merge."),
        LazyCommand("compare", "kg.cli.compare:compare_command", _ASK,
                    "One event as its accounts tell it: who tells what, where they differ, what only one reports."),
        LazyCommand("disputes", "kg.cli.compare:disputes_command", _ASK,
                    "What one side affirms and another denies, and events whose accounts exclude each other."),
        LazyCommand("position", "kg.cli.compare:position_command", _ASK,
                    "An actor's statements on a topic in order of time; what its bodies and spokespersons say "
                    "counts as its own."),
        LazyCommand("stats", "kg.cli.look:stats_command", _ASK,
                    "How much is in the graph, by type and by article."),
        LazyCommand("review", "kg.cli.review:review_command", _JUDGE,
                    "List doubtful links with both sentences side by side, and write decisions to the ledger."),
        LazyCommand("validate", "kg.cli.files:validate_command", _JUDGE,
                    "Check a graph against the ontology's shapes. Exit code 2 when it does not conform."),
        LazyCommand("evaluate", "kg.cli.evaluate:evaluate_command", _JUDGE,
                    "Build the annotated articles and score what was found."),
    )


app = typer.Typer(
    name="kg", cls=_Commands, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False,
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
