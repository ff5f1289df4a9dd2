"""Build: read, run the stages, validate, store and write; everything is ready before anything is written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.cache import DocumentCache
from kg.collector import left_to_stay
from kg.errors import InputError, OutputError
from kg.graphs import Piece
from kg.judgements import check_ledger
from kg.ledger import Ledger, ledger_beside, load_ledger
from kg.model import EntityType, Resolution, ResolvedDocument
from kg.outputs import OUTPUTS, BuildReport, Found, write_outputs
from kg.pipeline import resolve_and_assemble, resolve_articles, run_with
from kg.read import Failure, ReadResult, read_articles
from kg.run import RunInfo
from kg.store import FreshStore, check_place, renewed_store
from kg.validate import Quarantined, Violation, check_pieces, quarantine

__all__ = ["BuildOptions", "Prepared", "Progress", "build", "fill_store", "prepare"]

_MOST_REASONS = 3
Progress = Callable[[str, int, int | None], None]


def _silent(_what: str, _done: int, _total: int | None) -> None:
    """Shows no progress."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to read and where to write. `published` is for articles that state no date; no `cache`: all is read anew.

    `write`: which of `OUTPUTS` are made; report.json and the store always are.
    """

    paths: tuple[str, ...]
    out: Path
    store: Path
    model: str
    published: date | None = None
    ledger: Path | None = None
    jobs: int = 1
    cache: Path | None = None
    write: tuple[str, ...] = OUTPUTS


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a build knows before the graph is checked and written."""

    documents: tuple[ResolvedDocument, ...]
    resolution: Resolution
    pieces: list[Piece]
    ledger: Ledger | None
    run: RunInfo
    cached: int
    failures: tuple[Failure, ...]
    warnings: tuple[str, ...]
    absent_judgements: tuple[str, ...] = ()


def build(options: BuildOptions, progress: Progress = _silent) -> BuildReport:
    """Runs the whole line. InputError when there is nothing to read; a single bad article is only recorded.

    Whether `out` and `store` can be written is asked first: a long build shall not fail at its end.
    """
    _check_out(options.out)
    check_place(options.store)
    ready = prepare(options, progress)
    with left_to_stay(), renewed_store(options.store, ready.pieces) as store:
        quarantined = fill_store(store, ready.pieces, options.jobs, progress)
        report = BuildReport(
            articles=len(ready.documents), cached=ready.cached, failures=ready.failures, warnings=ready.warnings,
            found=_found(ready.documents, ready.resolution), quarantined=quarantined, model=ready.run.model,
            run=ready.run.id, files=(), absent_judgements=ready.absent_judgements)
        progress("writing", 0, None)
        return write_outputs(store.finish(), report, ready.documents, store, options.out, options.write)


def fill_store(
    store: FreshStore, pieces: list[Piece], jobs: int = 1, progress: Progress = _silent
) -> tuple[Quarantined, ...]:
    """Check and put into the store what it does not hold yet; what breaks a rule is taken out again."""
    new = [piece for piece in pieces if not store.holds(piece)]
    done, found = 0, set[Violation]()
    progress("checking", 0, len(new))
    for checked in check_pieces(new, jobs):
        for piece, graphs in checked.pieces:
            store.put(piece, graphs)
        found.update(checked.violations)
        done += len(checked.pieces)
        progress("checking", done, len(new))
    result = quarantine(pieces, sorted(found))
    for piece, graphs in result.left:
        store.replace(piece, graphs)
    return result.taken


def prepare(options: BuildOptions, progress: Progress = _silent) -> Prepared:
    """Read and resolve the articles of `options.paths`, with the ledger replayed; nothing is written but the cache."""
    read = read_articles(options.paths, published=options.published)
    ledger = _ledger(options)
    run = run_with(options.model)
    cache = DocumentCache(options.cache, run) if options.cache else None
    cached = sum(cache.has(a) for a in read.articles) if cache else 0
    documents, failures = _resolve(read, options, cache, progress)
    progress("joining articles", 0, None)
    resolution, pieces = resolve_and_assemble(documents, run, ledger)
    judged = check_ledger(ledger, documents) if ledger else None
    warnings = (*(f"{w.where}: {w.reason}" for w in read.warnings), *(judged.notes if judged else ()))
    absent = judged.absent if judged else ()
    return Prepared(documents, resolution, pieces, ledger, run, cached, failures, warnings, absent)


def _check_out(out: Path) -> None:
    above = next(p for p in (out.absolute(), *out.absolute().parents) if p.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise OutputError(f"cannot write: {above} is no folder that can be written", where=str(out),
                          hint="name another --out")


def _ledger(options: BuildOptions) -> Ledger | None:
    """The ledger that was named, else the one beside the articles."""
    if options.ledger and not options.ledger.exists():
        raise InputError("there is no such ledger", where=str(options.ledger), hint="`kg review` writes one")
    path = options.ledger or ledger_beside(options.paths)
    return load_ledger(path) if path.is_file() else None


def _resolve(
    read: ReadResult, options: BuildOptions, cache: DocumentCache | None, progress: Progress
) -> tuple[tuple[ResolvedDocument, ...], tuple[Failure, ...]]:
    documents: list[ResolvedDocument] = []
    failures = list(read.failures)
    for done, result in enumerate(resolve_articles(read.articles, options.model, cache, options.jobs), start=1):
        progress("reading", done, len(read.articles))
        if isinstance(result, Failure):
            failures.append(result)
        else:
            documents.append(result)
    if not documents:
        raise InputError("no article could be read", where=", ".join(options.paths), hint=_reasons(failures))
    return tuple(documents), tuple(failures)


def _reasons(failures: list[Failure]) -> str:
    shown = [f"{failure.where}: {failure.reason}" for failure in failures[:_MOST_REASONS]]
    more = len(failures) - len(shown)
    return "; ".join([*shown, f"and {more} more"] if more else shown)


def _found(documents: tuple[ResolvedDocument, ...], resolution: Resolution) -> Found:
    mentioned = {(d.document.article.id, x) for d in documents for n in d.denotations for x in n.entities}
    entities = [e for e in resolution.entities if mentioned & set(e.members)]
    return Found(
        entities=_ranked(e.type.value for e in entities if e.type is not EntityType.UNNAMED_ACTOR),
        events=_ranked(e.type for e in resolution.events),
        claims=_ranked(c.mode.value for d in documents for c in d.claims),
        shared_events=sum(len({a for a, _ in e.members}) > 1 for e in resolution.events),
        shared_propositions=sum(len({a for a, _ in p.members}) > 1 for p in resolution.propositions),
        disputed_propositions=sum(p.disputed for p in resolution.propositions),
        origins=len(resolution.origins))


def _ranked(kinds: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(kinds).items(), key=lambda row: (-row[1], row[0])))
