"""The gazetteer's tables: what their rows become, ids unique and every reference resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import ResourceError
from kg.gazetteer.model import Entry, Holding, Office
from kg.gazetteer.rows import Row, read_table, several
from kg.model import EntityType, Gender

__all__ = ["Tables", "load_tables"]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_WORD_USES = ("strip", "prefix", "place", "of", "joint", "envoy")
"""What a word in `title_words` is good for; the file's first line explains each."""


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
        if row["use"] not in _WORD_USES or row.needed("word") in words:
            raise ResourceError(f"{row['word']!r} needs one use, once", where=row.where, hint=", ".join(_WORD_USES))
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
