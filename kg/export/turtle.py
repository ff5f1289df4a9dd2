"""Turtle and TriG, sorted: graphs, subjects and objects by IRI or value, type and label before other properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from rdflib import Dataset

from kg.export.atomic import header_last
from kg.export.quads import Quads, Triple, write_sorted
from kg.ids import BASE
from kg.projection.names import PREFIXES, curie, relative

__all__ = ["Terms", "subject_blocks", "write_trig", "write_turtle"]

_TYPE = f"<{PREFIXES['rdf']}type>"
_FIRST = (_TYPE, f"<{PREFIXES['rdfs']}label>")
_BARE = re.compile(
    r'"(?:([+-]?[0-9]+)"\^\^<{0}integer|([+-]?[0-9]+\.[0-9]+)"\^\^<{0}decimal|(true|false)"\^\^<{0}boolean)>'.replace(
        "{0}", re.escape(PREFIXES["xsd"])
    )
)
_KEPT = 1 << 16  # terms whose form is remembered


def write_turtle(dataset: Dataset, path: Path) -> None:
    """All graphs united: a triple that several articles state is written once."""

    def parts(quads: Quads) -> Iterator[str]:
        terms = Terms()
        return header_last(terms.header, subject_blocks(quads.united(), terms, ""), path.parent)

    write_sorted(dataset, path, parts)


def write_trig(dataset: Dataset, path: Path) -> None:
    """Each named graph in braces, the default graph (empty by the graph contract) first without a name."""

    def parts(quads: Quads) -> Iterator[str]:
        terms = Terms()
        return header_last(terms.header, _graphs(quads, terms), path.parent)

    write_sorted(dataset, path, parts)


def _graphs(quads: Quads, terms: Terms) -> Iterator[str]:
    for name, triples in quads.by_graph():
        yield f"\n{terms.iri(name)} {{\n" if name else "\n{\n"
        yield from subject_blocks(triples, terms, "    ")
        yield "}\n"


def subject_blocks(triples: Iterable[Triple], terms: Terms, indent: str) -> Iterator[str]:
    """What sorted triples say of each subject, with an empty line before it."""
    for subject, group in groupby(triples, key=itemgetter(0)):
        by_predicate: dict[str, list[str]] = {}
        for _, predicate, value in group:
            by_predicate.setdefault(predicate, []).append(terms.value(value))
        first = [predicate for predicate in _FIRST if predicate in by_predicate]
        lines = [
            f"{terms.verb(predicate)} {', '.join(by_predicate[predicate])}"
            for predicate in (*first, *(p for p in by_predicate if p not in _FIRST))
        ]
        yield f"\n{indent}{terms.iri(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


class Terms:
    """Terms in canonical N-Triples form as Turtle, and what the header must declare for them."""

    def __init__(self) -> None:
        self.prefixes: set[str] = set()
        self.base = False
        self.iri: Callable[[str], str] = lru_cache(_KEPT)(self._iri)
        self._typed: Callable[[str], str] = lru_cache(_KEPT)(self._literal)

    def header(self) -> Iterator[str]:
        """Only the prefixes that are used, so that the header does not promise what is not there."""
        if self.base:
            yield f"@base <{BASE}> .\n"
        yield from (f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self.prefixes))

    def verb(self, term: str) -> str:
        name = self.iri(term)
        return "a" if term == _TYPE else name

    def value(self, term: str) -> str:
        if term[0] != '"':
            return self.iri(term)
        return self._typed(term) if term[-1] == ">" else term

    def _iri(self, term: str) -> str:
        if term[0] == "_":
            return term
        iri = term[1:-1]
        short = curie(iri)
        if short:
            self.prefixes.add(short.split(":", 1)[0])
        if below := relative(iri):
            self.base = True
            return f"<{below}>"
        return short or term

    def _literal(self, term: str) -> str:
        cut = term.rindex("<")
        datatype = self.iri(term[cut:])
        short = _BARE.fullmatch(term)
        return short[short.lastindex or 0] if short else term[:cut] + datatype
