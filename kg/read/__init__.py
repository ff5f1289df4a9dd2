"""Read: articles from text, HTML and JSON Lines files, folders, patterns and standard input."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from kg.gazetteer import load_publishers
from kg.model import Article, PublishedBasis
from kg.page.wording import english_share, words_of
from kg.read.dates import page_date
from kg.read.draft import Draft, Failure, Metadata
from kg.read.files import Source, find_sources, left_aside
from kg.read.manifest import MANIFEST, read_manifest
from kg.read.readers import READERS, sniff

__all__ = ["READERS", "Failure", "ReadResult", "read_articles"]

# English news prose has a third of function words; menus and lists lower it, other languages stay under a tenth.
_ENGLISH_SHARE, _WORDS_TO_JUDGE = 0.12, 40
# Scripts without spaces have few "words"; an English article that quotes names in another script stays far below.
_MOST_FOREIGN_LETTERS = 0.5


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Articles sorted by id; `failures` are files that hold no readable article, `warnings` what was only odd."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()


def read_articles(
    paths: Iterable[Path | str], *, published: date | None = None, stdin: BinaryIO | None = None
) -> ReadResult:
    """The articles of files, folders (with what is below them), patterns and "-", in any order.

    The same text twice is one article: it keeps the first file's name, the others are `also_files`, and their metadata
    fill its gaps. `published` is the date of every article that states none. What a manifest states goes before what
    the file states, and that before what the page shows. Raises InputError for a missing path, an empty folder and a
    broken manifest; an article that cannot be read is a failure in the result.
    """
    paths = tuple(paths)
    sources = find_sources(paths)
    manifests = {folder: read_manifest(folder) for folder in sorted(_manifest_folders(sources))}
    drafts: list[Draft] = []
    failures: list[Failure] = []
    for source in sources:
        for item in _drafts(source, stdin):
            draft = _described(item, source, manifests) if isinstance(item, Draft) else item
            problem = draft if isinstance(draft, Failure) else _problem(draft)
            if problem is not None:
                failures.append(problem)
            elif isinstance(draft, Draft):
                drafts.append(draft)
    warnings = (*_unused_rows(manifests), *_other_kinds(paths))
    return ReadResult(_articles(drafts, published), tuple(failures), warnings)


def _other_kinds(paths: Iterable[Path | str]) -> Iterator[Failure]:
    read = ", ".join(sorted(READERS))
    for folder, kinds in left_aside(paths):
        yield Failure(str(folder), f"other kinds of files are not read ({kinds}); kg reads {read}")


def _manifest_folders(sources: Iterable[Source]) -> set[Path]:
    return {folder for source in sources if source.name != "-" for folder in (source.root, source.path.parent)}


def _drafts(source: Source, stdin: BinaryIO | None) -> Iterator[Draft | Failure]:
    try:
        raw = (stdin or sys.stdin.buffer).read() if source.name == "-" else source.path.read_bytes()
        reader = sniff(raw) if source.name == "-" else READERS.get(source.path.suffix.lower())
        if reader is None:
            yield Failure(source.name, f"unknown kind of file; kg reads {', '.join(sorted(READERS))}")
        else:
            yield from reader(raw, source.name)
    except (OSError, ValueError) as error:  # UnicodeDecodeError is a ValueError
        yield Failure(source.name, str(error))


def _described(draft: Draft, source: Source, manifests: dict[Path, dict[str, Metadata]]) -> Draft:
    """The draft with what a manifest says of it: the one in the file's own folder goes before the one above."""
    near = manifests.get(source.path.parent, {}).get(source.path.name, Metadata())
    above = manifests.get(source.root, {}).get(source.name, Metadata())
    single = draft.source_file == source.name  # the row of a file of many articles describes none of them
    return replace(draft, metadata=near.over(above).over(draft.metadata)) if single else draft


def _problem(draft: Draft) -> Failure | None:
    """Why the draft is no English article, or None."""
    words = words_of(draft.text)
    if not words:
        return Failure(draft.source_file, "the text is empty")
    if any("\ud800" <= char <= "\udfff" for char in draft.text):
        return Failure(draft.source_file, "the text has half a surrogate pair")
    stated = (draft.metadata.language or "en").lower()
    if not stated.startswith("en"):
        return Failure(draft.source_file, f"the language is stated as {stated!r}; kg reads English")
    other_language = len(words) >= _WORDS_TO_JUDGE and english_share(draft.text) < _ENGLISH_SHARE
    if other_language or _foreign_share("".join(words)) > _MOST_FOREIGN_LETTERS:
        return Failure(draft.source_file, "the text is not English")
    return None


def _foreign_share(letters: str) -> float:
    """Share of letters beyond the Latin blocks, which end at U+024F."""
    return sum(char > "\u024f" for char in letters) / len(letters)


def _unused_rows(manifests: dict[Path, dict[str, Metadata]]) -> Iterator[Failure]:
    """Rows for files that are not there."""
    for folder, rows in manifests.items():
        for name in sorted(rows):
            if not (folder / name).is_file():
                yield Failure(str(folder / MANIFEST), f"the row for {name} has no file")


def _articles(drafts: list[Draft], published: date | None) -> tuple[Article, ...]:
    groups: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: d.source_file):
        groups.setdefault(hashlib.sha256(draft.text.encode("utf-8")).hexdigest(), []).append(draft)
    return tuple(_article(key, groups[key], published) for key in sorted(groups))


def _article(sha256: str, copies: list[Draft], published: date | None) -> Article:
    first, metadata = copies[0], Metadata()
    for copy in copies:
        metadata = metadata.over(copy.metadata)
    day, basis = _publication(first.text, metadata, published)
    names = sorted({copy.source_file for copy in copies} - {first.source_file})
    return Article(
        id=sha256[:16], source_file=first.source_file, text=first.text, sha256=sha256, published=day,
        published_basis=basis, title=metadata.title, url=metadata.url,
        publisher=load_publishers().name(metadata.publisher, metadata.url),
        language=re.split("[-_]", (metadata.language or "en").lower())[0], also_files=tuple(names))


def _publication(
    text: str, metadata: Metadata, published: date | None
) -> tuple[date, PublishedBasis] | tuple[None, None]:
    if metadata.published is not None:
        return metadata.published, PublishedBasis.METADATA
    found = page_date(text)
    if published is not None and (found is None or found[1] is PublishedBasis.INFERRED):
        return published, PublishedBasis.GIVEN
    return found or (None, None)
