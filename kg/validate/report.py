"""A report on a graph that is all at hand; nothing is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Graph, URIRef

from kg.graphs import NamedGraph, pieces_of
from kg.validate.check import check_pieces
from kg.validate.shacl import Violation, find_violations

__all__ = ["Report", "validate_graph", "validate_graphs"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, sorted by node. Warnings do not keep a graph from conforming."""

    violations: tuple[Violation, ...]
    warnings: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        return not self.violations


def validate_graph(graph: Graph) -> Report:
    """Check one plain graph that holds all it speaks of. The graph is not changed."""
    return _report(find_violations((s, p, o) for s, p, o in graph if isinstance(s, URIRef) and isinstance(p, URIRef)))


def validate_graphs(graphs: Sequence[NamedGraph], texts: Mapping[URIRef, str] | None = None) -> Report:
    """Check named graphs; with `texts` (by article IRI) also that each span's characters are those of its article."""
    return _report(v for checked in check_pieces(pieces_of(graphs, texts)) for v in checked.violations)


def _report(found: Iterable[Violation]) -> Report:
    unique = sorted(set(found))
    return Report(tuple(v for v in unique if not v.warning), tuple(v for v in unique if v.warning))
