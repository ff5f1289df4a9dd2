"""The triples of a dataset as sorted strings in canonical N-Triples form, by graph or united.

The engine writes them, one graph after the other, and only as much as fits into memory is sorted at once, so the size
of a graph is bounded by the disk alone. Sorting whole lines sorts subjects, then predicates, then objects: no term is
the beginning of another but a literal, and what may follow it there (`@`, `^`) comes after a space.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph
from rdflib import Dataset

from kg.export.atomic import write_text
from kg.export.runs import Runs
from kg.projection.engine import engine

__all__ = ["Quads", "Triple", "write_sorted"]

Triple = tuple[str, str, str]
_GraphName = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph


class _BlankNodesError(Exception):
    """A blank node was met: the store must be relabelled first."""


class Quads:
    """The quads of a store; `scratch` is a folder for what does not fit into memory."""

    def __init__(self, store: pyoxigraph.Store, scratch: Path) -> None:
        self._store, self._scratch = store, scratch

    def by_graph(self) -> Iterator[tuple[str, Iterator[Triple]]]:
        """Graphs by name with their triples, which must be read before the next graph; the default graph is ""."""
        names: list[_GraphName] = sorted(self._store.named_graphs(), key=str)
        for name in (pyoxigraph.DefaultGraph(), *names):
            triples = self._triples([name])
            first = next(triples, None)
            if first is not None:
                yield "" if isinstance(name, pyoxigraph.DefaultGraph) else _checked(str(name)), _chain(first, triples)

    def united(self) -> Iterator[Triple]:
        """The triples of all graphs: what several graphs hold comes once."""
        return self._triples([pyoxigraph.DefaultGraph(), *self._store.named_graphs()])

    def _triples(self, graphs: Iterable[_GraphName]) -> Iterator[Triple]:
        runs = Runs(self._scratch)
        for graph in graphs:
            # of a file it needs `write` and `flush` alone
            self._store.dump(cast(IO[bytes], runs), pyoxigraph.RdfFormat.N_TRIPLES, from_graph=graph)
        for line in runs.lines():
            subject, predicate, value = line.split(" ", 2)
            if value[0] == "_" or subject[0] == "_":
                raise _BlankNodesError
            yield subject, predicate, value[:-2]


def _chain(first: Triple, others: Iterator[Triple]) -> Iterator[Triple]:
    yield first
    yield from others


def _checked(name: str) -> str:
    if name.startswith("_:"):
        raise _BlankNodesError
    return name


def write_sorted(dataset: Dataset, path: Path, parts: Callable[[Quads], Iterator[str]]) -> None:
    """Write what `parts` makes of the quads. Blank nodes (the graph contract has none) are named by content."""
    store = engine(dataset)
    try:
        write_text(path, parts(Quads(store, path.parent)))
    except _BlankNodesError:
        write_text(path, parts(_Labelled(store, path.parent)))


class _Labelled(Quads):
    """With blank nodes named by RDFC-1.0, as their labels differ from load to load. All of it is held in memory."""

    def __init__(self, store: pyoxigraph.Store, scratch: Path) -> None:
        whole: Any = pyoxigraph.Dataset(store)
        whole.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
        super().__init__(store, scratch)
        self._lines: dict[str, list[Triple]] = {}
        for quad in whole:
            graph = "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else str(quad.graph_name)
            self._lines.setdefault(graph, []).append((str(quad.subject), str(quad.predicate), str(quad.object)))

    def by_graph(self) -> Iterator[tuple[str, Iterator[Triple]]]:
        return ((name, iter(sorted(self._lines[name]))) for name in sorted(self._lines))

    def united(self) -> Iterator[Triple]:
        return iter(sorted({triple for triples in self._lines.values() for triple in triples}))
