"""The SHACL engine over triples in memory (it is twelve times slower over a store)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, RDFS, BNode, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.graphs import Triple
from kg.resources import ontology_dir
from kg.vocab import dip

__all__ = ["Violation", "find_violations"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One rule broken by one node, in the plain words of the rule; `path` and `value` where the rule has them.

    `wrong_link`: the fault is that the value is not a thing of the class that the property leads to.
    """

    focus: str
    message: str
    path: str = ""
    value: str = ""
    warning: bool = False
    wrong_link: bool = False


def find_violations(triples: Iterable[Triple]) -> list[Violation]:
    """What the shapes find in the triples, with the ontology's classes and values at hand; in no order."""
    data = Graph()
    for triple in (*_classes(), *triples):
        data.add(triple)
    _, results, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True, advanced=False)
    return [_violation(results, node) for node in results.subjects(RDF.type, SH.ValidationResult)]


def _violation(results: Graph, node: Node) -> Violation:
    def text(prop: URIRef) -> str:
        value = results.value(node, prop)
        return "" if value is None or isinstance(value, BNode) else str(value)  # a composed path is a blank node

    warning = results.value(node, SH.resultSeverity) != SH.Violation
    link = results.value(node, SH.sourceConstraintComponent) == SH.ClassConstraintComponent and text(SH.value) != ""
    focus = str(results.value(node, SH.focusNode))
    return Violation(focus, text(SH.resultMessage), text(SH.resultPath), text(SH.value), warning, link)


def _turtle(name: str) -> Graph:
    return Graph().parse(data=(ontology_dir() / name).read_text(encoding="utf8"), format="turtle")


@cache
def _shapes() -> Graph:
    return _turtle("shapes.ttl")


@cache
def _classes() -> tuple[Triple, ...]:
    """The class tree, the individuals of the ontology and the topics: what shapes with sh:class look up."""
    out: set[Triple] = set()
    for file in ("dip.ttl", "topics.ttl"):
        graph = _turtle(file)
        for s, p, o in graph:
            known = p == RDFS.subClassOf or (p == RDF.type and str(o).startswith(dip.namespace))
            named = p == RDFS.label and (s, RDF.type, dip.Topic) in graph
            if (known or named) and isinstance(s, URIRef) and isinstance(p, URIRef):
                out.add((s, p, o))
    return tuple(sorted(out))
