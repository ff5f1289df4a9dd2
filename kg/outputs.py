"""Outputs of a build: the files made from the finished graph, all ready before the first is put in place."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from rdflib import Dataset

from kg.collector import collector_paused
from kg.errors import OutputError
from kg.export import EXPORTERS
from kg.model import ResolvedDocument
from kg.projection import Records, load_records, read_records, save_records
from kg.read import Failure
from kg.store import FreshStore
from kg.validate import Quarantined
from kg.view import view_of

__all__ = ["OUTPUTS", "BuildReport", "Found", "write_outputs"]

# Written by a build unless it is told otherwise; N-Quads and JSON-LD hold the same and are for `kg export`.
OUTPUTS = ("trig", "turtle", "graphml", "csv", "html")
# Offsets count in these files themselves; the text of any other kind of input is kept beside the graph.
_TEXT_FILES = {".txt", ".md"}
_RECORD = re.compile(r"\.jsonl[#:]", re.IGNORECASE)  # "wire.jsonl#a.txt" is a line of a file, not a text file
_RENEWED = tuple(name for name in OUTPUTS if name in EXPORTERS and EXPORTERS[name].renew)
_OURS = re.compile(r"texts/[0-9a-f]{16}\.txt|graph\.(trig|ttl|graphml|html)|(entities|events|claims)\.csv")
_RECORDS = "kg-records.json"


@dataclass(frozen=True, slots=True)
class Found:
    """Entities that articles mention and canonical events by type, claims by attribution mode; and what is shared."""

    entities: dict[str, int]
    events: dict[str, int]
    claims: dict[str, int]
    shared_events: int
    shared_propositions: int
    disputed_propositions: int
    origins: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, found, left out and wrote. `cached` articles were resolved by an earlier build.

    absent_judgements   lines of the ledger about articles that are not among these; `warnings` tell how many
    """

    articles: int
    cached: int
    failures: tuple[Failure, ...]
    warnings: tuple[str, ...]
    found: Found
    quarantined: tuple[Quarantined, ...]
    model: str
    run: str
    files: tuple[str, ...]
    absent_judgements: tuple[str, ...] = ()


def write_outputs(
    dataset: Dataset, report: BuildReport, documents: tuple[ResolvedDocument, ...], store: FreshStore, out: Path,
    formats: tuple[str, ...],
) -> BuildReport:
    """Write the files of a build into `out`: all are made before the first is put in place. Those there that are of
    the store before this one are brought up to date where that is quicker than to write them anew.

    `formats` are some of `OUTPUTS`; report.json is always written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as held:
            folder = Path(held)
            renewed = _renew(dataset, folder, store, out, formats)
            wanted = tuple(name for name in formats if name not in renewed)
            _make(dataset, _records(dataset, wanted, store), documents, folder, wanted)
            report = _place(_with_files(report, folder), folder, out)
    except OSError as error:
        raise OutputError(f"cannot write: {error}", where=str(out), hint="name another --out") from error
    store.note_files(path for name in _RENEWED if (path := out / _file_name(name)).is_file())
    return report


def _renew(
    dataset: Dataset, folder: Path, store: FreshStore, out: Path, formats: tuple[str, ...]
) -> set[str]:
    """The formats whose file could be made from the one that is there."""
    made = set()
    for name in {*_RENEWED} & {*formats}:
        file, renew = _file_name(name), EXPORTERS[name].renew
        old = out / file
        if renew and store.made_from_old(old) and renew(dataset, old, store.changes, folder / file):
            made.add(name)
    return made


def _file_name(name: str) -> str:
    return f"graph{EXPORTERS[name].suffix}"


def _records(dataset: Dataset, wanted: tuple[str, ...], store: FreshStore) -> Records:
    """The records that the wanted files are made of; they are kept in the store, so that the next build reads few."""
    if not {"graphml", "csv", "html"} & {*wanted}:
        return Records()
    with collector_paused():
        older = load_records(store.old / _RECORDS) if store.old else None
    records = read_records(dataset, older, {subject for _, subject in store.changes} if older else ())
    save_records(records, store.folder / _RECORDS)
    return records


def _make(
    dataset: Dataset, records: Records, documents: tuple[ResolvedDocument, ...], folder: Path, wanted: tuple[str, ...]
) -> None:
    for name in wanted:
        if name == "html":
            view_of(records, folder / "graph.html")
        else:
            suffix = EXPORTERS[name].suffix
            EXPORTERS[name].write_from(dataset, records, folder / f"graph{suffix}" if suffix else folder)
    for resolved in documents:
        article = resolved.document.article
        if Path(article.source_file).suffix.lower() not in _TEXT_FILES or _RECORD.search(article.source_file):
            (folder / "texts").mkdir(exist_ok=True)
            (folder / "texts" / f"{article.id}.txt").write_bytes(article.text.encode("utf8"))


def _with_files(report: BuildReport, folder: Path) -> BuildReport:
    """The report, itself written into the folder, with the names of the files there."""
    made = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    report = replace(report, files=(*made, "report.json"))
    lines = json.dumps({**asdict(report), "cached": 0}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "report.json").write_text(lines + "\n", encoding="utf8")
    return report


def _place(report: BuildReport, folder: Path, out: Path) -> BuildReport:
    for name in _made_before(out):
        (out / name).unlink(missing_ok=True)
    for name in report.files:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(out / name)
    return report


def _made_before(out: Path) -> list[str]:
    """Files that an earlier build left, by its report: other files in the folder are the user's own."""
    try:
        names = json.loads((out / "report.json").read_text(encoding="utf8"))["files"]
    except (OSError, ValueError, LookupError, TypeError):
        return []
    return [name for name in names if isinstance(name, str) and _OURS.fullmatch(name)]
