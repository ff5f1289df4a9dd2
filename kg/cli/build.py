"""`kg build`: from articles to a graph one can query, export and look at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from kg.annotate import DEFAULT_MODEL
from kg.builder import BuildOptions, BuildReport, build
from kg.cli.console import DEFAULT_STORE, JsonOption, StoreOption, err, out, print_json, shows_errors
from kg.errors import InputError

__all__ = ["build_command"]

CACHE = Path(".kg/cache")


@shows_errors
def build_command(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs, in any order; - reads standard input.")],
    out_dir: Annotated[Path, typer.Option("--out", "-o", help="Folder for the graph files.")] = Path("kg-out"),
    store: StoreOption = DEFAULT_STORE,
    model: Annotated[str, typer.Option(help="spaCy pipeline: an installed package or a folder.")] = DEFAULT_MODEL,
    date: Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of articles that state none.")] = None,
    ledger: Annotated[Path | None, typer.Option(help="Judgements to replay (default: ledger.txt beside the articles).")] = None,
    jobs: Annotated[int, typer.Option(help="Processes; 0 = as many as cores.", min=0)] = 1,
    cache: Annotated[Path | None, typer.Option(help="Where finished articles are kept between builds.")] = CACHE,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every article anew.")] = False,
    strict: Annotated[bool, typer.Option(help="Fail if any article could not be read or any item was quarantined.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Read articles and build their graph.

    Writes graph.trig, graph.ttl, graph.graphml, graph.html, the tables entities.csv, events.csv, claims.csv and
    report.json into the --out folder, and the same graph into the --store that `kg query` reads. Nothing is written
    until everything is ready; a build that is stopped goes on where it was.

    Examples:

      kg build seeds --out exports

      kg build 'news/2024-*.html' wire.jsonl --out graph --jobs 0

      pdftotext report.pdf - | kg build - --date 2024-04-26
    """
    options = BuildOptions(
        paths=tuple(paths), out=out_dir, store=store, model=model, date=_iso(date), ledger=ledger,
        jobs=jobs or os.cpu_count() or 1, cache=None if no_cache else cache)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=as_json or not err.is_terminal) as progress:
        task = progress.add_task("reading", total=None)
        report = build(options, lambda what, done, total: progress.update(task, description=what, completed=done, total=total))
    if as_json:
        print_json(report)
    else:
        _summary(report, options)
    if strict and (report.failures or report.quarantined):
        raise typer.Exit(2)


def _iso(text: str | None) -> str | None:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"{text!r} is not a date", where="--date", hint="write it as 2024-04-26") from error


def _summary(report: BuildReport, options: BuildOptions) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("articles", str(report.articles), _more(report))
    for name, counts in (("entities", report.entities), ("events", report.events), ("claims", report.claims)):
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
        table.add_row(name, str(sum(counts.values())), kinds)
    table.add_row("across articles", "", f"{report.shared_events} events and {report.shared_propositions} propositions "
                  f"told by more than one article; {report.origins} independent origins")
    table.add_row("quarantined", str(len(report.quarantined)), "" if report.quarantined else "everything conforms to the shapes")
    out.print(table)
    for failure in report.failures:
        err.print(f"  not read: {escape(failure.source_file)}: {escape(failure.reason)}", highlight=False)
    for item in report.quarantined:
        err.print(f"  quarantined: {escape(str(item))}", highlight=False)
    for warning in report.warnings:
        err.print(f"  note: {escape(warning)}", highlight=False)
    files = ", ".join(f.name for f in report.files)
    out.print(f"[dim]written to {options.out}/: {files}; store {options.store}; model {report.model}[/]", highlight=False)


def _more(report: BuildReport) -> str:
    return f"{report.cached} from the cache, {len(report.failures)} not read" if report.cached else f"{len(report.failures)} not read"
