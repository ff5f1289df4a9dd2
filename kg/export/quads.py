"""The quads of a dataset as sorted strings in canonical N-Quads form: the one form that no store changes.

Stores differ in how they hold a plain string (`xsd:string` or no datatype), the case of a language tag, trailing zeros
of a decimal and the types derived from xsd:integer (Oxigraph keeps the value and calls it xsd:integer). All are the
same value, so one form of each is written: the one that the embedded store gives back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pyoxigraph
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.projection.index import plain_decimal

__all__ = ["Quad", "Triple", "quads", "term", "triples_by_graph"]

Quad = tuple[str, str, str, str]
Triple = tuple[str, str, str]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DEFAULT_GRAPH = "urn:x-rdflib:default"
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_INTEGERS = frozenset(
    _XSD + name
    for name in (
        "integer", "positiveInteger", "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte",
        "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
_IN_LITERAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def quads(dataset: Dataset) -> list[Quad]:
    """(graph, subject, predicate, object), sorted; graph is "" for the default graph. A quad told twice is one."""
    write: Callable[[Node], str] = cache(term)
    found = {
        ("" if g is None or str(g) == _DEFAULT_GRAPH else write(g), write(s), write(p), write(o))
        for s, p, o, g in _all(dataset)
    }
    if any(part.startswith("_:") for quad in found for part in quad):
        found = set(_canonical_blanks(found))
    return sorted(found)


def _all(dataset: Dataset) -> Iterable[tuple[Node, Node, Node, Node | None]]:
    return ((s, p, o, getattr(g, "identifier", g)) for s, p, o, g in dataset.quads((None, None, None, None)))


def triples_by_graph(found: Iterable[Quad]) -> dict[str, list[Triple]]:
    """Quads as lists of triples under their graph, order kept."""
    graphs: dict[str, list[Triple]] = {}
    for graph, *triple in found:
        graphs.setdefault(graph, []).append((triple[0], triple[1], triple[2]))
    return graphs


def term(node: Node) -> str:
    """One term in canonical N-Quads form.

    >>> term(Literal("1.50", datatype=URIRef(_XSD + "decimal"))), term(Literal('a "b"', lang="EN"))
    ('"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"a \\\\"b\\\\""@en')
    """
    if isinstance(node, Literal):
        return _literal(node)
    if isinstance(node, BNode):
        return f"_:{node}"
    return f"<{_IN_IRI.sub(_escape, str(node))}>"


def _literal(literal: Literal) -> str:
    datatype = str(literal.datatype or "")
    datatype = _XSD + "integer" if datatype in _INTEGERS else datatype
    text = _IN_LITERAL.sub(_escape, plain_decimal(str(literal)) if datatype == _XSD + "decimal" else str(literal))
    if literal.language:
        return f'"{text}"@{literal.language.lower()}'
    return f'"{text}"' if datatype in ("", _XSD + "string") else f'"{text}"^^{term(URIRef(datatype))}'


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _canonical_blanks(found: set[Quad]) -> Iterable[Quad]:
    """Blank nodes named by content (RDFC-1.0): their labels differ from load to load. The graph contract has none."""
    lines = "".join(f"{s} {p} {o}{' ' if g else ''}{g} .\n" for g, s, p, o in sorted(found))
    parsed: Any = pyoxigraph.Dataset(pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_QUADS))
    parsed.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in parsed:
        graph = "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else str(quad.graph_name)
        yield graph, str(quad.subject), str(quad.predicate), str(quad.object)
