"""Is a graph consistent with the ontology under OWL 2 RL?

    python scripts/check_consistency.py GRAPH.trig …

owlrl computes the closure and notes each contradiction (a member of two disjoint classes, two different values of a
functional property, …) as an error. Labels, characters and offsets carry no meaning in OWL and are left out, which
saves most of the time. owlrl is a development dependency: builds are checked by the shapes.

owlrl 7 forgets the last member of owl:AllDisjointClasses and owl:AllDifferent (`range(i + 1, len(zis) - 1)` in its
OWLRL.py), so both are written out in pairs first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pyoxigraph
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
DIP = "https://w3id.org/dipkg/ontology#"
Triple = tuple[Node, Node, Node]


def contradictions(triples: Iterable[Triple]) -> list[str]:
    """What contradicts the ontology, sorted; empty when the triples are consistent with it."""
    import owlrl

    graph = _axioms()
    for triple in triples:
        if _meaningful(triple):
            graph.add(triple)
    closure = owlrl.CombinedClosure.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    closure.closure()
    return sorted(set(closure.error_messages))


def _axioms() -> Graph:
    """The ontology and its alignments without annotations."""
    graph = Graph()
    for name in ("dip.ttl", "alignments.ttl"):
        for triple in Graph().parse(data=(ROOT / "ontology" / name).read_text(encoding="utf8"), format="turtle"):
            if not isinstance(triple[2], Literal) and triple[1] != RDFS.isDefinedBy:
                graph.add(triple)
    _pair_up(graph, OWL.members, OWL.disjointWith)
    _pair_up(graph, OWL.distinctMembers, OWL.differentFrom)
    return graph


def _pair_up(graph: Graph, listed: URIRef, relation: URIRef) -> None:
    """State the relation between any two members of each list."""
    for head in list(graph.objects(None, listed)):
        for one, other in combinations(list(graph.items(head)), 2):
            graph.add((one, relation, other))


def _meaningful(triple: Triple) -> bool:
    _, prop, value = triple
    return prop in (RDF.type, OWL.sameAs) or (str(prop).startswith(DIP) and isinstance(value, URIRef))


def read(paths: Sequence[Path]) -> list[Triple]:
    """All triples of the files, whatever graph they are in."""
    quads = (q for path in paths for q in pyoxigraph.parse(path=path))
    return [(URIRef(q.subject.value), URIRef(q.predicate.value), _node(q.object)) for q in quads]


def _node(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Node:
    return URIRef(term.value) if isinstance(term, pyoxigraph.NamedNode) else Literal(term.value)


def main() -> int:
    found = contradictions(read([Path(p) for p in sys.argv[1:]]))
    print("\n".join(found) or "consistent")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
