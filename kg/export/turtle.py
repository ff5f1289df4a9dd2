"""Turtle and TriG, sorted: graphs, subjects and objects by IRI or value, type and label before other properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from rdflib import Dataset

from kg.export.atomic import write_text
from kg.export.quads import Triple, quads, triples_by_graph
from kg.ids import BASE
from kg.projection.names import PREFIXES, curie, relative

__all__ = ["write_trig", "write_turtle"]

Render = Callable[[str], str]
_TYPE = f"<{PREFIXES['rdf']}type>"
_FIRST = {_TYPE: "0", f"<{PREFIXES['rdfs']}label>": "1"}
_INTEGER = re.compile(r'"([+-]?[0-9]+)"\^\^<' + re.escape(PREFIXES["xsd"]) + "integer>")
_DECIMAL = re.compile(r'"([+-]?[0-9]+\.[0-9]+)"\^\^<' + re.escape(PREFIXES["xsd"]) + "decimal>")
_BOOLEAN = re.compile(r'"(true|false)"\^\^<' + re.escape(PREFIXES["xsd"]) + "boolean>")


def write_turtle(dataset: Dataset, path: Path) -> None:
    """All graphs united: a triple that several articles state is written once."""
    united = sorted({(s, p, o) for _, s, p, o in quads(dataset)})
    render = cache(_render)
    body = list(_subjects(united, render, ""))
    write_text(path, [*_header(united, ()), *body])


def write_trig(dataset: Dataset, path: Path) -> None:
    """Each named graph in braces, the default graph (empty by the graph contract) first without a name."""
    graphs = triples_by_graph(quads(dataset))
    render = cache(_render)
    parts = [*_header((triple for triples in graphs.values() for triple in triples), graphs)]
    for name, triples in graphs.items():
        parts.append(f"\n{render(name)} {{\n" if name else "\n{\n")
        parts += _subjects(triples, render, "    ")
        parts.append("}\n")
    write_text(path, parts)


def _header(triples: Iterable[Triple], graphs: Iterable[str]) -> Iterator[str]:
    """Only the prefixes that are used, so that the header does not promise what is not there."""
    terms = {part for triple in triples for part in triple} | set(graphs)
    iris = {term[1:-1] for term in terms if term.startswith("<")}
    iris |= {term[term.rindex("<") + 1 : -1] for term in terms if term.startswith('"') and term.endswith(">")}
    used = {name.split(":", 1)[0] for name in map(curie, iris) if name}
    if any(map(relative, iris)):
        yield f"@base <{BASE}> .\n"
    yield from (f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))


def _subjects(triples: Iterable[Triple], render: Render, indent: str) -> Iterator[str]:
    for subject, group in groupby(triples, key=itemgetter(0)):
        by_predicate: dict[str, list[str]] = {}
        for _, predicate, value in group:
            by_predicate.setdefault(predicate, []).append(value)
        lines = [
            f"{'a' if predicate == _TYPE else render(predicate)} {', '.join(map(render, by_predicate[predicate]))}"
            for predicate in sorted(by_predicate, key=lambda p: _FIRST.get(p, p))
        ]
        yield f"\n{indent}{render(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _render(term: str) -> str:
    """A term in canonical N-Quads form as Turtle."""
    if term.startswith("<"):
        return _iri(term[1:-1])
    if short := _INTEGER.fullmatch(term) or _DECIMAL.fullmatch(term) or _BOOLEAN.fullmatch(term):
        return short[1]
    if term.startswith('"') and term.endswith(">"):
        cut = term.rindex("<")
        return term[:cut] + _iri(term[cut + 1 : -1])
    return term


def _iri(iri: str) -> str:
    below = relative(iri)
    return f"<{below}>" if below else curie(iri) or f"<{iri}>"
