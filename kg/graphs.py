"""The graph in pieces: what is checked and stored as one, so that what did not change is not done again.

A piece is what one article says, or what the graphs that articles share say of one thing. Whether it conforms depends
on its own triples and on little else: the classes of the shared things that it leads to, and whether anything leads to
it. That is its context. Two pieces of equal key have equal triples and an equal context.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rdflib import RDF, Literal, URIRef
from rdflib.term import Node

from kg.vocab import dip

__all__ = ["NamedGraph", "Piece", "SharedThings", "Triple", "named_graphs_of", "pieces_of", "triples_key"]

Triple = tuple[URIRef, URIRef, Node]
NamedGraph = tuple[URIRef, Sequence[Triple]]
_LEADS_UP = (dip.accountOf, dip.expresses)  # from what an article tells to the shared event or proposition


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """`name`: the article, or the shared thing. `make` gives the triples by graph; it may cost, so it is not kept.

    `context`: triples of others that the check needs to see. `text`: the article's, to compare characters with; None
    where it is not at hand. `ends`: IRIs of what it speaks of besides itself, where that is known without making it.
    """

    name: URIRef
    key: str
    make: Callable[[], Sequence[NamedGraph]]
    context: tuple[Triple, ...] = ()
    is_article: bool = False
    text: str | None = None
    ends: tuple[str, ...] | None = None

    def triples(self) -> list[Triple]:
        return [triple for _, triples in self.make() for triple in triples]


class SharedThings:
    """What the shared graphs say, by the thing they say it of; what they say of an article goes with what it leads to.

    `leading_up`: the triples by which articles lead to shared events and propositions.
    """

    def __init__(self, graphs: Sequence[NamedGraph], articles: set[URIRef], leading_up: Iterable[Triple]) -> None:
        self._graphs: dict[URIRef, dict[URIRef, list[Triple]]] = defaultdict(dict)
        self._types: dict[Node, list[Triple]] = defaultdict(list)
        self._of_article: dict[URIRef, list[Triple]] = defaultdict(list)
        self._leading_up: dict[Node, list[Triple]] = defaultdict(list)
        for name, triples in graphs:
            for triple in triples:
                self._add(name, triple, articles)
        for triple in leading_up:
            self._leading_up[triple[2]].append(triple)

    def _add(self, graph: URIRef, triple: Triple, articles: set[URIRef]) -> None:
        subject, prop, value = triple
        thing = subject
        if subject in articles:
            self._of_article[subject].append(triple)
            thing = value if isinstance(value, URIRef) else graph
        elif prop == RDF.type:
            self._types[subject].append(triple)
        self._graphs[thing].setdefault(graph, []).append(triple)

    def context(self, leads_to: Iterable[Node], article: URIRef | None = None) -> tuple[Triple, ...]:
        """The classes of the things that are led to, and what the shared graphs say of the article itself."""
        own = self._of_article.get(article, []) if article else []
        nodes = dict.fromkeys([*leads_to, *(value for _, _, value in own)])
        return (*own, *(triple for node in nodes for triple in self._types.get(node, ())))

    def pieces(self, rules: str) -> Iterator[Piece]:
        """One piece a thing, by IRI. `rules`: digest of what the check goes by."""
        for thing in sorted(self._graphs):
            graphs = tuple(self._graphs[thing].items())
            own = [triple for _, triples in graphs for triple in triples]
            leads_to = (value for _, _, value in own if isinstance(value, URIRef) and value != thing)
            context = (*self.context(leads_to), *self._leading_up.get(thing, ()))
            key = triples_key(rules, [t for name, ts in graphs for t in ((name, RDF.type, name), *ts)], context)
            yield Piece(thing, key, partial(tuple, graphs), context)


def pieces_of(graphs: Sequence[NamedGraph], texts: Mapping[URIRef, str] | None = None) -> list[Piece]:
    """A graph that is all at hand, in pieces: articles by IRI, then what they share."""
    articles = {name: (name, triples) for name, triples in graphs if any(_tells(name, t) for t in triples)}
    shared = [graph for graph in graphs if graph[0] not in articles]
    leading_up = [t for _, triples in articles.values() for t in triples if t[1] in _LEADS_UP]
    things = SharedThings(shared, set(articles), leading_up)
    out = []
    for name in sorted(articles):
        triples = articles[name][1]
        context = things.context((node for triple in triples for node in (triple[0], triple[2])), name)
        out.append(Piece(name, triples_key("", triples, context), partial(tuple, (articles[name],)), context, True,
                         (texts or {}).get(name)))
    return [*out, *things.pieces("")]


def _tells(name: URIRef, triple: Triple) -> bool:
    return triple == (name, RDF.type, dip.Article)


def named_graphs_of(graphs: Iterable[NamedGraph]) -> list[NamedGraph]:
    """The triples of graphs that come in parts, each graph once, in the order of first coming; none empty."""
    out: dict[URIRef, list[Triple]] = {}
    for name, triples in graphs:
        if triples:
            out.setdefault(name, []).extend(triples)
    return list(out.items())


def triples_key(rules: str, triples: Iterable[Triple], context: Iterable[Triple] = ()) -> str:
    """Digest of rules, triples and context; the order of triples counts."""
    total = hashlib.blake2b(rules.encode(), digest_size=16)
    for part in (triples, context):
        for subject, prop, value in part:
            kind = f"{value.datatype}@{value.language}" if isinstance(value, Literal) else ""
            total.update(f"{subject}\x1f{prop}\x1f{value}\x1f{kind}\x1e".encode())
        total.update(b"\x1d")
    return total.hexdigest()
