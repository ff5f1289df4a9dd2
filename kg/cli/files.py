"""`kg export`, `kg view`, `kg validate`: other forms of a graph that was built."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import (
    DEFAULT_STORE,
    GraphOption,
    JsonOption,
    StoreOption,
    open_source,
    out,
    print_json,
    shows_errors,
)
from kg.errors import OutputError
from kg.export import EXPORTERS, find_exporter
from kg.store import named_graphs
from kg.validate import validate_graphs
from kg.view import write_view

__all__ = ["export_command", "validate_command", "view_command"]

_FORMATS = ", ".join(f"{e.name} ({e.describes})" for e in EXPORTERS.values())


@shows_errors
def export_command(
    target: Annotated[Path, typer.Argument(help="File to write, or folder for csv.")],
    format_name: Annotated[str | None, typer.Option("--format", "-f", help="Default: by the file's ending.")] = None,
    store: StoreOption = DEFAULT_STORE,
    graph: GraphOption = None,
) -> None:
    """Write the graph in another format: turtle, trig, nquads, jsonld, graphml or csv.

    The same graph always gives the same bytes.

    Examples:

      kg export graph.jsonld

      kg export tables/ --format csv
    """
    if target.suffix.lower() == ".csv" and not format_name:
        raise OutputError("csv makes three files, in a folder", where=str(target),
                          hint=f"kg export {target.with_suffix('')} --format csv")
    endings = {e.suffix: e.name for e in EXPORTERS.values()}
    exporter = find_exporter(format_name or endings.get(target.suffix.lower(), target.suffix or "csv"))
    exporter.write(open_source(store, graph), target)
    out.print(f"written: {target} ({exporter.describes})", highlight=False, markup=False)


@shows_errors
def view_command(
    target: Annotated[Path, typer.Argument(help="HTML file to write.")] = Path("graph.html"),
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
    store: StoreOption = DEFAULT_STORE,
    graph: GraphOption = None,
) -> None:
    """Draw the graph as one HTML file that needs no network: search, filter, click to read the sentence.

    Example:  kg view graph.html && xdg-open graph.html
    """
    target = target / "graph.html" if target.is_dir() else target
    write_view(open_source(store, graph), target, **({"title": title} if title else {}))
    out.print(f"written: {target}", highlight=False, markup=False)


@shows_errors
def validate_command(
    store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False,
) -> None:
    """Check a graph against the ontology's shapes. Exit code 2 when it does not conform.

    Example:  kg validate --graph exports/graph.trig
    """
    report = validate_graphs(named_graphs(open_source(store, graph)))
    if as_json:
        print_json(report)
    else:
        for found in (*report.violations, *report.warnings):
            line = f"{'warning' if found.warning else 'violation'}: {found.focus}: {found.message}"
            out.print(line, found.path, found.value, highlight=False, markup=False)
        out.print("conforms" if report.conforms else f"does not conform: {len(report.violations)} violation(s)")
    if not report.conforms:
        raise typer.Exit(2)
