"""The files that paths, folders and patterns stand for."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.read.manifest import MANIFEST
from kg.read.readers import READERS

__all__ = ["Source", "find_sources", "left_aside"]

_LEDGER = "ledger.txt"  # judgements that `kg review` writes beside the articles
# Papers that lie beside articles in a folder; named directly, they are read like any other file.
_PAPERS = ("readme", "license", "licence", "attribution", "notice", "copying", "changelog", "contributing")


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read. `name` is its path below the folder that was named, or its bare name; `-` is standard input."""

    name: str
    path: Path
    root: Path


def find_sources(paths: Iterable[Path | str]) -> tuple[Source, ...]:
    """The files to read, each once, sorted by name. Raises InputError for a path that is missing or has no article."""
    found: dict[Path, Source] = {}
    for path in paths:
        for source in _expand(str(path)):
            found.setdefault(source.path if source.name == "-" else source.path.resolve(), source)
    if not found:
        raise InputError("no articles given", hint="name a file or a folder that holds .txt, .html or .jsonl files")
    return tuple(sorted(found.values()))


def _written(name: str) -> str:
    """A file name that can be written as UTF-8: bytes that are none become `\\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _source(name: str, path: Path, root: Path) -> Source:
    return Source(_written(name), path, root)


def _expand(path: str) -> Iterator[Source]:
    place = Path(path)
    if not path.strip():
        raise InputError("a path is empty", hint="name files or folders; a variable of the shell may be unset")
    if path == "-":
        yield Source("-", place, place)
    elif place.is_dir():
        yield from _in_folder(place)
    elif place.exists():
        yield from _named(place)
    elif glob.has_magic(path):
        matches = [Path(match) for match in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207  (the pattern may be absolute)
        if not matches:
            raise InputError("no file matches the pattern", where=path, hint="check the folder's name and the quoting")
        for match in matches:
            yield from _in_folder(match) if match.is_dir() else _named(match)
    else:
        raise InputError("no such file or folder", where=path, hint="check the spelling; '-' reads standard input")


def _named(file: Path) -> Iterator[Source]:
    """The file, unless it is one of those that belong to a folder of articles: `news/*` names them too."""
    if file.name not in (MANIFEST, _LEDGER):
        yield _source(file.name, file, file.parent)


def _in_folder(folder: Path) -> Iterator[Source]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_article(path, folder)]
    if not files:
        raise InputError("no articles found in the folder", where=str(folder),
                         hint=f"kg reads {', '.join(sorted(READERS))} files")
    for path in files:
        yield _source(path.relative_to(folder).as_posix(), path, folder)


def left_aside(paths: Iterable[Path | str]) -> Iterator[tuple[Path, str]]:
    """Folders that hold files of a kind that is not read, and how many of which kind: "2 .pdf, 1 .docx"."""
    for folder in sorted({Path(path) for path in paths if str(path) != "-" and Path(path).is_dir()}):
        kinds = Counter(path.suffix.lower() or "without an ending" for path in folder.rglob("*")
                        if path.is_file() and _may_be_article(path, folder) and path.suffix.lower() not in READERS)
        if kinds:
            yield folder, ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda k: (-k[1], k[0])))


def _is_article(path: Path, folder: Path) -> bool:
    return path.suffix.lower() in READERS and _may_be_article(path, folder)


def _may_be_article(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and not path.stem.lower().startswith(_PAPERS) and path.name not in (MANIFEST, _LEDGER)
