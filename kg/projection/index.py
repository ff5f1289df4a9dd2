"""Look-ups in a built graph by subject and property: the one way in which kg reads its own graphs.

Records (`reading.py`), what is shown of one thing and comparisons are all made from these look-ups. Nothing is read
ahead: an answer about one node costs what the node has, in a store of any size, and reading everything node by node is
no slower than one pass over the store.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import pyoxigraph
from rdflib import RDF, Dataset

from kg.projection.engine import engine

__all__ = ["GraphIndex"]

_Node = pyoxigraph.NamedNode | pyoxigraph.BlankNode
_Values = tuple[dict[str, set[str]], dict[str, set[tuple[str, str]]]]
_KEPT = 1 << 14
"""Nodes that are remembered; those of one article and what they lead to are fewer."""


class GraphIndex:
    """The union of all graphs. Values come sorted; what is unknown or no IRI has none.

    `iris` and `texts` keep IRIs and literals apart, so a literal where an IRI belongs is not taken for one.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._store = engine(dataset)
        self._known: dict[str, _Values] = {}

    def __len__(self) -> int:
        """Quads of all graphs."""
        return len(self._store)

    def knows(self, subject: str) -> bool:
        """Whether the graph says anything of it."""
        return any(self._values(subject))

    def of_type(self, kind: str) -> tuple[str, ...]:
        return self.subjects(RDF.type, kind)

    def subjects(self, prop: str, *values: str) -> tuple[str, ...]:
        """Subjects that have the property with one of the IRIs as value."""
        nodes = [node for value in values if (node := _node(value))]
        return tuple(sorted({_name(quad.subject) for node in nodes for quad in self._quads(prop, node)}))

    def saying(self, prop: str, value: str | bool) -> tuple[str, ...]:
        """Subjects that have the property with that plain text, or truth value."""
        return tuple(sorted({_name(quad.subject) for quad in self._quads(prop, pyoxigraph.Literal(value))}))

    def pairs(self, prop: str) -> Iterator[tuple[str, str]]:
        """All subjects with the IRIs that the property leads to; in no order, and repeated if several graphs say so."""
        found = ((_name(s), value) for s, _, value, _ in self._quads(prop))
        return ((subject, _name(value)) for subject, value in found if not isinstance(value, pyoxigraph.Literal))

    def subjects_with(self, prop: str) -> tuple[str, ...]:
        """Subjects that have the property with an IRI as value."""
        return tuple(sorted({subject for subject, _ in self.pairs(prop)}))

    def literals(self, prop: str) -> Iterator[tuple[str, str]]:
        """All subjects with the texts of the property; in no order, as `pairs`."""
        found = ((_name(s), value) for s, _, value, _ in self._quads(prop))
        return ((subject, value.value) for subject, value in found if isinstance(value, pyoxigraph.Literal))

    def _quads(self, prop: str, value: _Node | pyoxigraph.Literal | None = None) -> Iterator[pyoxigraph.Quad]:
        return self._store.quads_for_pattern(None, pyoxigraph.NamedNode(str(prop)), value, None)

    def iris(self, subject: str, *props: str) -> tuple[str, ...]:
        of = self._values(subject)[0]
        found = {iri for prop in props for iri in of.get(str(prop), ())} if of else ()
        return tuple(sorted(found))

    def follow(self, subjects: Iterable[str], prop: str) -> set[str]:
        """The IRIs that the property leads to from any of them; nothing else of them is read or remembered."""
        predicate = pyoxigraph.NamedNode(str(prop))
        found = (self._store.quads_for_pattern(n, predicate, None, None) for s in subjects if (n := _node(s)))
        return {_name(q.object) for quads in found for q in quads if not isinstance(q.object, pyoxigraph.Literal)}

    def iri(self, subject: str, prop: str) -> str | None:
        found = self._values(subject)[0].get(str(prop))
        return min(found) if found else None

    def texts(self, subject: str, prop: str) -> tuple[str, ...]:
        """Literals, English and untagged ones before those in other languages."""
        found = self._values(subject)[1].get(str(prop), ())
        return tuple(text for _, text in sorted(found, key=_by_language))

    def text(self, subject: str, prop: str) -> str | None:
        found = self._values(subject)[1].get(str(prop))
        return min(found, key=_by_language)[1] if found else None

    def number(self, subject: str, prop: str) -> int | None:
        """The literal as an integer; None when it is missing or is not one."""
        text = self.text(subject, prop)
        return int(text) if text is not None and text.isascii() and text.isdigit() else None

    def word(self, subject: str, prop: str) -> str | None:
        """Local name of an IRI from a small vocabulary (`dip:realis dip:planned` gives "planned"), or the literal."""
        iri = self.iri(subject, prop)
        return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if iri else self.text(subject, prop)

    def _values(self, subject: str) -> _Values:
        found = self._known.get(subject)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[str(subject)] = self._look_up(subject)
        return found

    def _look_up(self, subject: str) -> _Values:
        iris: dict[str, set[str]] = {}
        texts: dict[str, set[tuple[str, str]]] = {}
        node = _node(subject)
        for _, prop, value, _ in self._store.quads_for_pattern(node, None, None, None) if node else ():
            if isinstance(value, pyoxigraph.Literal):
                texts.setdefault(prop.value, set()).add((value.language or "", value.value))
            else:
                iris.setdefault(prop.value, set()).add(_name(value))
        return iris, texts


def _by_language(entry: tuple[str, str]) -> tuple[bool, tuple[str, str]]:
    return entry[0] not in ("", "en"), entry


def _name(node: _Node | pyoxigraph.Triple) -> str:
    return sys.intern(node.value if isinstance(node, pyoxigraph.NamedNode) else str(node))


def _node(name: str) -> _Node | None:
    try:
        return pyoxigraph.BlankNode(name[2:]) if name.startswith("_:") else pyoxigraph.NamedNode(str(name))
    except ValueError:
        return None
