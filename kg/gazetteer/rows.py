"""Rows of the gazetteer's CSV files, read strictly: a wrong header or an empty cell names file and line.

A file `bodies.csv` may have companions `bodies-*.csv` (generated or by source); together they are one table. Lines that
begin with "#" are comments (source and licence). Cells with several values separate them by ";".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ResourceError

__all__ = ["COLUMNS", "Row", "read_table", "several"]

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
