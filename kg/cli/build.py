"""`kg build`: from articles to a graph one can query, export and look at."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich import progress as bar
from rich.table import Table

from kg.annotate import DEFAULT_MODEL
from kg.builder import BuildOptions, Progress, build
from kg.cli.console import DEFAULT_STORE, JsonOption, StoreOption, err, out, print_json, shows_errors
from kg.errors import InputError
from kg.outputs import OUTPUTS, BuildReport
from kg.resources import did_you_mean

__all__ = ["CACHE", "build_command"]

CACHE = Path(".kg/cache")


@shows_errors
def build_command(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs, in any order; - reads standard input.")],
    out_dir: Annotated[Path, typer.Option("--out", "-o", help="Folder for the graph files.")] = Path("kg-out"),
    store: StoreOption = DEFAULT_STORE,
    model: Annotated[str, typer.Option(help="spaCy pipeline: an installed package or a folder.")] = DEFAULT_MODEL,
    date: Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of articles that state none.")] = None,
    ledger: Annotated[
        Path | None, typer.Option(help="Judgements to replay (default: ledger.txt in the articles' folder).")
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes; 0 = as many as cores.", min=0)] = 1,
    cache: Annotated[Path | None, typer.Option(help="Where finished articles are kept between builds.")] = CACHE,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every article anew.")] = False,
    write: Annotated[
        str, typer.Option(help=f"Files to make, of {', '.join(OUTPUTS)}; `none` keeps a large corpus quick.")
    ] = ",".join(OUTPUTS),
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 2 if an article was not read or an item quarantined.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read articles and build their graph.

    Writes graph.trig, graph.ttl, graph.graphml, graph.html, the tables entities.csv, events.csv, claims.csv and
    report.json into the --out folder, and the same graph into the --store that `kg query` reads. Nothing is written
    until everything is ready; a build that is stopped goes on where it was, and one more article costs one article:
    what did not change is neither read nor checked nor stored again.

    Examples:

      kg build seeds --out exports

      kg build 'news/2024-*.html' wire.jsonl --out graph --jobs 0

      kg build archive/ --jobs 0 --write html,csv

      pdftotext report.pdf - | kg build - --date 2024-04-26
    """
    options = BuildOptions(
        paths=tuple(paths), out=out_dir, store=store, model=model, published=_day(date), ledger=ledger,
        jobs=jobs or os.cpu_count() or 1, cache=None if no_cache else cache,
        write=_outputs(write))
    columns = (bar.TextColumn("{task.description}"), bar.BarColumn(), bar.MofNCompleteColumn(),
               bar.TimeRemainingColumn())
    with bar.Progress(*columns, console=err, transient=True, disable=as_json or not err.is_terminal) as progress:
        task = progress.add_task("reading", total=None)

        def show(what: str, done: int, total: int | None) -> None:
            progress.update(task, description=what, completed=done, total=total)

        report = _stoppable(options, show)
    if as_json:
        print_json(report)
    else:
        _summary(report, options)
    if strict and (report.failures or report.quarantined):
        raise typer.Exit(2)


def _outputs(text: str) -> tuple[str, ...]:
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in OUTPUTS and name != "none":
            raise InputError(f"{name!r} is none of the files a build makes", where="--write",
                             hint=did_you_mean(name, list(OUTPUTS)) or f"any of {', '.join(OUTPUTS)}, or none")
    return tuple(name for name in OUTPUTS if name in names)


def _stoppable(options: BuildOptions, show: Progress) -> BuildReport:
    try:
        return build(options, show)
    except KeyboardInterrupt:
        if options.cache:
            err.print("articles finished so far are kept: the same command goes on from there")
        raise


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is not a date", where="--date", hint="write it as 2024-04-26") from error


def _summary(report: BuildReport, options: BuildOptions) -> None:
    found = report.found
    table = Table(box=None, show_header=False, pad_edge=False)
    cached = f"{report.cached} from the cache, " if report.cached else ""
    table.add_row("articles", str(report.articles), f"{cached}{len(report.failures)} not read")
    for name, counts in (("entities", found.entities), ("events", found.events), ("claims", found.claims)):
        kinds = ", ".join(f"{n} {kind}" for kind, n in counts.items())
        table.add_row(name, str(sum(counts.values())), kinds)
    shared = f"{found.shared_events} events and {found.shared_propositions} propositions told by several articles"
    joined = f"{shared}; {found.disputed_propositions} disputed; {found.origins} independent origins"
    table.add_row("joined", "", joined)
    kept = "everything conforms to the shapes" if not report.quarantined else "reasons below and in report.json"
    table.add_row("quarantined", str(len(report.quarantined)), kept)
    out.print(table)
    for line in _problems(report):
        err.print(f"  {line}", highlight=False, markup=False)
    texts = [f for f in report.files if f.startswith("texts/")]
    files = [f for f in report.files if f not in texts] + ([f"texts/ ({len(texts)} files)"] if texts else [])
    for line in (f"written to {options.out}/: {', '.join(files)}",
                 f"store {options.store}; model {report.model}; run {report.run}"):
        out.print(line, highlight=False, markup=False, style="dim")


def _problems(report: BuildReport) -> Iterator[str]:
    for failure in report.failures:
        yield f"not read: {failure.where}: {failure.reason}"
    for item in report.quarantined:
        yield f"quarantined: {item.kind} {item.item}: {item.reason}"
    for warning in report.warnings:
        yield f"note: {warning}"
