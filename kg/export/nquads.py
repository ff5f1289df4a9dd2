"""N-Quads: one quad a line, sorted by graph, subject, predicate, object."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import Dataset

from kg.export.quads import Quads, write_sorted

__all__ = ["write_nquads"]


def write_nquads(dataset: Dataset, path: Path) -> None:
    write_sorted(dataset, path, _lines)


def _lines(quads: Quads) -> Iterator[str]:
    for graph, triples in quads.by_graph():
        yield from (f"{s} {p} {o}{' ' if graph else ''}{graph} .\n" for s, p, o in triples)
