"""SPARQL answers as plain rows of text, and the parts of them that comparisons share."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rdflib import Dataset

from kg.compare.rows import Passage
from kg.errors import QueryError
from kg.ids import BASE
from kg.query import run_query

__all__ = ["local_name", "passage_of", "safe_iri", "select_rows"]


def safe_iri(iri: str) -> str:
    if re.search(r"[\s<>\"{}|\\^`]", iri):
        raise QueryError("not an IRI", where=iri, hint=f"it begins with {BASE}")
    return iri


def select_rows(dataset: Dataset, query: str) -> list[dict[str, str]]:
    """Rows as text, "" where nothing is bound, sorted."""
    result = run_query(dataset, query)
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in result.rows]
    return [dict(zip(result.columns, row, strict=True)) for row in sorted(rows)]


def passage_of(row: Mapping[str, str]) -> Passage:
    return Passage(row["file"], row["publisher"], row["published"], row["sentence"], int(row["begin"]), int(row["end"]))


def local_name(iri: str) -> str:
    return iri.rpartition("#")[2] or iri
