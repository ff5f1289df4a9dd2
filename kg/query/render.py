"""A query's answer as a table for the terminal, as CSV, or as SPARQL results JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Mapping

from rdflib import BNode, Literal
from rdflib.term import Identifier
from rich.table import Table
from rich.text import Text

from kg.query.run import PREFIXES, QueryResult

__all__ = ["to_csv", "to_json", "to_table"]


def to_table(result: QueryResult, title: str | None = None) -> Table:
    """For rich's console. Text comes from articles: it is shown as text, without markup or control characters."""
    table = Table(title=title and Text(title))
    for column in result.columns:
        table.add_column(Text(column), overflow="fold")
    for row in result.rows:
        table.add_row(*(Text(_visible(_short(cell))) for cell in row))
    return table


def _short(term: Identifier | None) -> str:
    """An IRI with its prefix where it has one; the longest namespace that fits wins."""
    if term is None or isinstance(term, Literal):
        return "" if term is None else str(term)
    fits = [(namespace, prefix) for prefix, namespace in PREFIXES.items() if str(term).startswith(namespace)]
    namespace, prefix = max(fits, key=lambda f: len(f[0]), default=("", ""))
    return f"{prefix}:{term.removeprefix(namespace)}" if prefix else str(term)


def _visible(text: str) -> str:
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c in "\n\t" else "�" for c in text)


def to_csv(result: QueryResult) -> str:
    """SPARQL 1.1 results CSV: a header and plain values, lines ended by CR LF.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow(["" if cell is None else _harmless(str(cell), isinstance(cell, Literal)) for cell in row])
    return out.getvalue()


def _harmless(text: str, literal: bool) -> str:
    formula = literal and text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text)
    return f"'{text}" if formula else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def to_json(result: QueryResult) -> str:
    """SPARQL 1.1 query results JSON; an ASK has the form that the recommendation gives it."""
    if result.columns == ("answer",) and len(result.rows) == 1 and isinstance(result.rows[0][0], Literal):
        return json.dumps({"head": {}, "boolean": bool(result.rows[0][0].value)}, indent=1) + "\n"
    rows = [zip(result.columns, row, strict=True) for row in result.rows]
    bindings = [{column: _binding(term) for column, term in row if term is not None} for row in rows]
    body = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def _binding(term: Identifier) -> Mapping[str, str]:
    if not isinstance(term, Literal):
        return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}
    out = {"type": "literal", "value": str(term)}
    if term.language:
        out["xml:lang"] = term.language
    elif term.datatype:
        out["datatype"] = str(term.datatype)
    return out
