"""The gazetteer's CSV files, read strictly: a wrong header, an empty cell or a doubled id names file and line.

A file `bodies.csv` may have companions `bodies-*.csv` (generated or by source); together they are one table. Lines that
begin with "#" are comments (source and licence). Cells with several values separate them by ";".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import ResourceError
from kg.gazetteer.model import Entry, Holding, Office
from kg.model import EntityType, Gender

__all__ = ["Row", "Tables", "load_tables", "read_table", "several"]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
COLUMNS = {
    "states": ("id", "name", "official_name", "alpha2", "alpha3", "qid", "kind", "aliases"),
    "demonyms": ("word", "state", "kind"),
    "places": ("id", "name", "kind", "state", "aliases", "metonym_of", "qid"),
    "organizations": ("id", "type", "name", "kind", "state", "aliases", "qid"),
    "bodies": ("id", "name", "kind", "state", "aliases", "qid"),
    "aliases": ("id", "aliases"),
    "offices": ("id", "name", "titles", "solo", "acts_for", "body", "aliases", "qid"),
    "persons": ("id", "name", "family", "aliases", "state", "gender", "qid"),
    "holdings": ("person", "office", "start", "end"),
    "first_names": ("name", "gender"),
    "title_words": ("word", "use"),
    "publishers": ("name", "kind", "state", "domains", "aliases", "local", "credits", "qid"),
}
"""Table → columns, in the order in which the header must name them."""
WORD_USES = ("strip", "prefix", "place", "of", "joint", "envoy")
"""What a word in `title_words` is good for; the file's first line explains each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One data line with its place, for error messages."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def needed(self, column: str) -> str:
        """The cell; ResourceError when it is empty."""
        if not self.cells[column]:
            raise ResourceError(f"column {column!r} is empty", where=self.where, hint="fill it or drop the row")
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables read and checked. `solo` maps a title to the one office it means without a state."""

    entries: dict[str, Entry]
    offices: dict[str, Office]
    holdings: tuple[Holding, ...]
    demonyms: tuple[tuple[str, str, str], ...]
    solo: tuple[tuple[str, str], ...]
    first_names: dict[str, Gender]
    title_words: dict[str, str]


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell, in order.

    >>> several("US; U.S.;USA")
    ('US', 'U.S.', 'USA')
    """
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if cell else ()


def read_table(folder: Path, table: str) -> Iterator[Row]:
    """All rows of `table` in its file and companions, files in order of name; ResourceError on a malformed line."""
    paths = sorted([*folder.glob(f"{table}.csv"), *folder.glob(f"{table}-*.csv")])
    if not paths:
        raise ResourceError("file is missing", where=str(folder / f"{table}.csv"), hint="reinstall kg")
    for path in paths:
        yield from _read_file(path, COLUMNS[table])


def _read_file(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    lines = path.read_text(encoding="utf8").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not numbered or tuple(numbered[0][1].split(",")) != columns:
        raise ResourceError(f"the header must be {','.join(columns)}", where=str(path))
    numbers = [number for number, _ in numbered[1:]]
    for number, cells in zip(numbers, csv.reader(line for _, line in numbered[1:]), strict=True):
        where = f"{path}:{number}"
        if len(cells) != len(columns):
            raise ResourceError(f"{len(cells)} cells where {len(columns)} are due", where=where, hint="quote commas")
        yield Row(dict(zip(columns, cells, strict=True)), where)


def _state(row: Row) -> Entry:
    names = (row["official_name"], *several(row["aliases"]))
    aliases = tuple(n for n in dict.fromkeys(names) if n and n != row["name"])
    return Entry(row["id"], EntityType.STATE, row.needed("name"), aliases, row["qid"] or None, kind=row.needed("kind"))


def _place(row: Row) -> Entry:
    return Entry(
        row["id"],
        EntityType.PLACE,
        row.needed("name"),
        several(row["aliases"]),
        row["qid"] or None,
        row["state"] or None,
        capital=row["kind"] in ("capital", "seat"),
        kind=row.needed("kind"),
        metonym_of=several(row["metonym_of"]),
    )


def _organization(row: Row) -> Entry:
    try:
        kind = EntityType(row["type"])
    except ValueError as error:
        raise ResourceError(f"unknown type {row['type']!r}", where=row.where) from error
    return Entry(
        row["id"],
        kind,
        row.needed("name"),
        several(row["aliases"]),
        row["qid"] or None,
        row["state"] or None,
        kind=row["kind"],
    )


def _body(row: Row) -> Entry:
    return Entry(
        row["id"],
        EntityType.GOVERNMENT_BODY,
        row.needed("name"),
        several(row["aliases"]),
        row["qid"] or None,
        row.needed("state"),
        kind=row["kind"],
    )


def _gender(row: Row) -> Gender | None:
    if row["gender"] not in ("", "female", "male"):
        raise ResourceError(f"unknown gender {row['gender']!r}", where=row.where, hint="female, male or empty")
    return Gender(row["gender"]) if row["gender"] else None


def _person(row: Row) -> Entry:
    return Entry(
        row["id"],
        EntityType.PERSON,
        row.needed("name"),
        several(row["aliases"]),
        row["qid"] or None,
        row["state"] or None,
        gender=_gender(row),
        family=row.needed("family"),
    )


_MAKERS: dict[str, tuple[str, Callable[[Row], Entry]]] = {
    "states": ("state/", _state),
    "places": ("place/", _place),
    "organizations": ("organization/", _organization),
    "bodies": ("body/", _body),
    "persons": ("person/", _person),
}
"""Table → (prefix that its ids must have, how a row becomes an entry)."""


def _check_id(row: Row, prefix: str, seen: dict[str, str]) -> None:
    if not row["id"].startswith(prefix) or not row["id"].removeprefix(prefix):
        raise ResourceError(f"id {row['id']!r} must begin with {prefix!r}", where=row.where)
    if row["id"] in seen:
        raise ResourceError(f"id {row['id']!r} again", where=row.where, hint=f"first at {seen[row['id']]}")
    seen[row["id"]] = row.where


def _known(row: Row, column: str, known: dict[str, str]) -> None:
    for value in several(row[column]):
        if value not in known:
            raise ResourceError(
                f"{column} {value!r} is not in the gazetteer", where=row.where, hint="add it or mend the id"
            )


def _entries(folder: Path, seen: dict[str, str]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    rows: list[Row] = []
    for table, (prefix, make) in _MAKERS.items():
        for row in read_table(folder, table):
            _check_id(row, prefix, seen)
            entries[row["id"]] = make(row)
            rows.append(row)
    for row in rows:
        for column in ("state", "metonym_of"):
            if row.cells.get(column):
                _known(row, column, seen)
    return entries


def _with_aliases(folder: Path, entries: dict[str, Entry], seen: dict[str, str]) -> dict[str, Entry]:
    """The entries with the aliases that table `aliases` adds."""
    added: dict[str, list[str]] = {}
    for row in read_table(folder, "aliases"):
        _known(row, "id", seen)
        added.setdefault(row["id"], []).extend(several(row.needed("aliases")))
    for entry_id, names in added.items():
        old = entries[entry_id]
        merged = tuple(n for n in dict.fromkeys((*old.aliases, *names)) if n != old.name)
        entries[entry_id] = replace(old, aliases=merged)
    return entries


def _offices(folder: Path, seen: dict[str, str]) -> tuple[dict[str, Office], tuple[tuple[str, str], ...]]:
    offices: dict[str, Office] = {}
    solo: list[tuple[str, str]] = []
    for row in read_table(folder, "offices"):
        _check_id(row, "position/", seen)
        for column in ("acts_for", "body"):
            _known(row, column, seen)
        offices[row["id"]] = Office(
            row["id"],
            row.needed("name"),
            several(row["aliases"]),
            row["acts_for"] or None,
            row["body"] or None,
            row["qid"] or None,
            several(row["titles"]),
        )
        solo += [(title, row["id"]) for title in several(row["solo"])]
    return offices, tuple(solo)


def _check_dates(row: Row) -> None:
    for column in ("start", "end"):
        if row[column] and not _DATE.fullmatch(row[column]):
            raise ResourceError(
                f"{row[column]!r} is not an ISO date", where=row.where, hint="2021, 2021-01 or 2021-01-26"
            )
    if row["start"] and row["end"] and row["end"] < row["start"][: len(row["end"])]:
        raise ResourceError(f"ends {row['end']} before it starts {row['start']}", where=row.where)


def _holdings(folder: Path, seen: dict[str, str]) -> tuple[Holding, ...]:
    found: dict[tuple[str, str, str], str] = {}
    holdings = []
    for row in read_table(folder, "holdings"):
        _known(row, "person", seen)
        _known(row, "office", seen)
        _check_dates(row)
        identity = (row.needed("person"), row.needed("office"), row["start"])
        if identity in found:
            raise ResourceError("this holding again", where=row.where, hint=f"first at {found[identity]}")
        found[identity] = row.where
        holdings.append(Holding(row["person"], row["office"], row["start"] or None, row["end"] or None))
    return tuple(holdings)


def _demonyms(folder: Path, seen: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    rows = []
    for row in read_table(folder, "demonyms"):
        _known(row, "state", seen)
        rows.append((row.needed("word"), row.needed("state"), row.needed("kind")))
    return tuple(rows)


def _first_names(folder: Path) -> dict[str, Gender]:
    names: dict[str, Gender] = {}
    for row in read_table(folder, "first_names"):
        gender = _gender(row)
        if gender is None or row["name"] in names:
            raise ResourceError(f"{row['name']!r} needs one gender, once", where=row.where)
        names[row["name"]] = gender
    return names


def _title_words(folder: Path) -> dict[str, str]:
    words: dict[str, str] = {}
    for row in read_table(folder, "title_words"):
        if row["use"] not in WORD_USES or row.needed("word") in words:
            raise ResourceError(f"{row['word']!r} needs one use, once", where=row.where, hint=", ".join(WORD_USES))
        words[row["word"]] = row["use"]
    return words


def load_tables(folder: Path) -> Tables:
    """Every table in `folder`, ids unique and all references resolved; ResourceError names the first fault."""
    seen: dict[str, str] = {}
    entries = _with_aliases(folder, _entries(folder, seen), seen)
    offices, solo = _offices(folder, seen)
    return Tables(
        entries,
        offices,
        _holdings(folder, seen),
        _demonyms(folder, seen),
        solo,
        _first_names(folder),
        _title_words(folder),
    )
