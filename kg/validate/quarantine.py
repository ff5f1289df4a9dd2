"""Quarantine: what breaks a rule is taken out whole, with all that leans on it, until what is left conforms.

An item that breaks a rule goes with every triple that leads to or from it; what thereby loses something it needs goes
too. Only a shared thing (a person, a state) with a statement that leads to a wrong thing loses just that statement, for
many articles lean on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rdflib import RDF, URIRef
from rdflib.term import Node

from kg.graphs import NamedGraph, Piece, Triple
from kg.validate.check import check_pieces
from kg.validate.shacl import Violation
from kg.vocab import dip

__all__ = ["Quarantine", "Quarantined", "quarantine"]

_Statement = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Quarantined:
    """Something taken out of the graph: its article ("" for what several share), IRI, class, reason, triples lost."""

    article: str
    item: str
    kind: str
    reason: str
    triples: int = 0

    def __str__(self) -> str:
        return f"{self.kind} {self.item}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Quarantine:
    """What was taken out, sorted, and what is left of each piece that lost something (of some, nothing)."""

    taken: tuple[Quarantined, ...]
    left: tuple[tuple[Piece, Sequence[NamedGraph]], ...]


def quarantine(pieces: Sequence[Piece], found: Iterable[Violation]) -> Quarantine:
    """Take out what `check_pieces` found wrong in any of the pieces. `pieces` are all of the graph, so that what leans
    on it is found, whether it was checked now or in an earlier build."""
    work = _Work(pieces)
    violations = [v for v in found if not v.warning]
    taken: list[Quarantined] = []
    while violations:
        taken += work.take_out(violations)
        violations = [v for v in work.check_again() if not v.warning]
    return Quarantine(tuple(sorted(taken)), tuple(work.left.values()))


class _Work:
    """The pieces with what is left of those that lost something, by name."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = {(p.is_article, p.name): p for p in pieces}
        self.left: dict[tuple[bool, URIRef], tuple[Piece, Sequence[NamedGraph]]] = {}
        self.doubtful: list[tuple[bool, URIRef]] = []
        self._order = {key: place for place, key in enumerate(self.pieces)}
        self._speaking: dict[str, list[tuple[bool, URIRef]]] = {}

    def take_out(self, violations: Sequence[Violation]) -> list[Quarantined]:
        """What is taken out because of the violations; `left` and `doubtful` are brought up to date."""
        wrong = {(v.focus, v.path, v.value) for v in violations if v.wrong_link and self._is_shared(v.focus)}
        whole = [v for v in violations if (v.focus, v.path, v.value) not in wrong]
        single = [Quarantined("", v.focus, "statement", f"{v.message}: {v.path} {v.value}", 1) for v in violations
                  if (v.focus, v.path, v.value) in wrong]
        taken = single + self._records(whole)
        self._remove(self._with_dependents({URIRef(v.focus) for v in whole}), wrong)
        return taken

    def check_again(self) -> Iterator[Violation]:
        """Violations in the pieces that lost something themselves or in their context."""
        again = [self._now(key) for key in self.doubtful]
        return (v for checked in check_pieces(again) for v in checked.violations)

    def _is_shared(self, node: str) -> bool:
        return (False, URIRef(node)) in self.pieces and (True, URIRef(node)) not in self.pieces

    def _graphs(self, key: tuple[bool, URIRef]) -> Sequence[NamedGraph]:
        return self.left[key][1] if key in self.left else self.pieces[key].make()

    def _now(self, key: tuple[bool, URIRef]) -> Piece:
        graphs = self._graphs(key)
        return replace(self.pieces[key], make=lambda: graphs)

    def _touched(self, nodes: set[Node]) -> Iterator[tuple[tuple[bool, URIRef], Sequence[NamedGraph]]]:
        """The pieces that speak of one of the nodes or see it in their context, with their triples."""
        homes = {(True, home) for node in nodes for home in _above(node)} & self.pieces.keys()
        speaking = self._index() if nodes else {}
        found = homes.union(*(speaking.get(str(node), ()) for node in nodes))
        for key in sorted(found, key=self._order.__getitem__):
            seen = key in homes or any(s in nodes or o in nodes for s, _, o in self.pieces[key].context)
            if seen or (not key[0] and any(s in nodes or o in nodes for _, ts in self._graphs(key) for s, _, o in ts)):
                yield key, self._graphs(key)

    def _index(self) -> dict[str, list[tuple[bool, URIRef]]]:
        """The pieces by what they speak of or see, but for what articles tell; of no use before a fault is found."""
        if not self._speaking:
            found: dict[str, list[tuple[bool, URIRef]]] = defaultdict(list)
            for key, piece in self.pieces.items():
                for node in _iris(piece.context) | _spoken_of(piece):
                    found[node].append(key)
            self._speaking = found
        return self._speaking

    def _records(self, violations: Sequence[Violation]) -> list[Quarantined]:
        """One record for each node, with all its reasons, and how many triples go."""
        reasons: dict[str, set[str]] = defaultdict(set)
        for violation in violations:
            reasons[violation.focus].add(violation.message)
        touching: dict[str, int] = defaultdict(int)
        kinds: dict[str, set[str]] = defaultdict(set)
        home: dict[str, str] = {}
        for (is_article, name), graphs in self._touched({URIRef(node) for node in reasons}):
            for s, p, o in (triple for _, triples in graphs for triple in triples):
                for node in {str(s), str(o)} & reasons.keys():
                    touching[node] += 1
                if p == RDF.type and str(s) in reasons:
                    kinds[str(s)].add(str(o).removeprefix(dip.namespace))
                    if is_article:
                        home.setdefault(str(s), str(name))
        return [Quarantined(home.get(node, ""), node, "/".join(sorted(kinds[node])), "; ".join(sorted(reasons[node])),
                            touching[node]) for node in sorted(reasons)]

    def _with_dependents(self, gone: set[URIRef]) -> set[Node]:
        """What is gone, all that lies in an article that is gone, and the links that start or end there."""
        out: set[Node] = {*gone}
        for key in ((True, name) for name in gone if (True, name) in self.pieces):
            others = {s for s, p, _ in self.pieces[key].context if p == RDF.type}
            out |= {s for _, triples in self._graphs(key) for s, _, _ in triples if s not in others}
        links = (t for (is_article, _), graphs in self._touched(out) if not is_article for _, ts in graphs for t in ts)
        return out | {s for s, p, o in links if p in (dip.linkSource, dip.linkTarget) and o in out}

    def _remove(self, gone: set[Node], wrong: set[_Statement]) -> None:
        self.doubtful = []
        for key, graphs in list(self._touched(gone | {URIRef(focus) for focus, _, _ in wrong})):
            kept = [(name, [t for t in triples if not _goes(t, gone, wrong)]) for name, triples in graphs]
            piece = self.pieces[key]
            context = tuple(t for t in piece.context if not _goes(t, gone, wrong))
            if sum(map(_size, kept)) != sum(map(_size, graphs)):
                self.left[key] = (piece, [graph for graph in kept if graph[1]])
            elif len(context) == len(piece.context):
                continue
            self.pieces[key] = replace(piece, context=context)
            self.doubtful.append(key)


def _spoken_of(piece: Piece) -> set[str]:
    if piece.ends is not None or piece.is_article:
        return {str(piece.name), *(piece.ends or ())}
    return _iris(piece.triples())


def _iris(triples: Iterable[Triple]) -> set[str]:
    return {str(node) for subject, _, value in triples for node in (subject, value) if isinstance(node, URIRef)}


def _size(graph: NamedGraph) -> int:
    return len(graph[1])


def _goes(triple: Triple, gone: set[Node], wrong: set[_Statement]) -> bool:
    subject, prop, value = triple
    return subject in gone or value in gone or (str(subject), str(prop), str(value)) in wrong


def _above(node: Node) -> Iterator[URIRef]:
    """The node and all that its path lies below: an article's IRI is above those of what it tells."""
    parts = str(node).split("/")
    return (URIRef("/".join(parts[:n])) for n in range(len(parts), 3, -1))
