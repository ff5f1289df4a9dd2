"""Check pieces of a graph in batches, each with the context of its pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context

from rdflib import RDF

from kg.graphs import NamedGraph, Piece, Triple
from kg.validate.shacl import Violation, find_violations
from kg.vocab import nif

__all__ = ["Checked", "check_pieces"]

_BATCH = 40_000  # triples; larger batches cost memory, smaller ones repeat the reading of the shapes (0.1 s each)


@dataclass(frozen=True, slots=True)
class Checked:
    """Pieces of one batch with the triples they had, and what was found in them, warnings included; sorted."""

    pieces: tuple[tuple[Piece, Sequence[NamedGraph]], ...]
    violations: tuple[Violation, ...]


def check_pieces(pieces: Iterable[Piece], jobs: int = 1) -> Iterator[Checked]:
    """Each piece once, in order, in as many processes as `jobs`."""
    if jobs == 1:
        yield from map(_check, _batches(pieces))
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = []
        for batch in _batches(pieces):
            waiting.append((batch, pool.submit(find_violations, list(_seen(batch)))))
            if len(waiting) > jobs:  # no more batches in memory than are worked at
                held, found = waiting.pop(0)
                yield _judged(held, found.result())
        for held, found in waiting:
            yield _judged(held, found.result())


Batch = list[tuple[Piece, Sequence[NamedGraph]]]


def _batches(pieces: Iterable[Piece]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for piece in pieces:
        graphs = piece.make()
        batch.append((piece, graphs))
        size += sum(len(triples) for _, triples in graphs)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _seen(batch: Batch) -> Iterator[Triple]:
    for piece, graphs in batch:
        yield from piece.context
        yield from chain.from_iterable(triples for _, triples in graphs)


def _check(batch: Batch) -> Checked:
    return _judged(batch, find_violations(_seen(batch)))


def _judged(batch: Batch, found: list[Violation]) -> Checked:
    """What is found in what the pieces themselves describe: their context is judged with its own piece."""
    own = set().union(*(_subjects(piece, graphs) for piece, graphs in batch))
    characters = chain.from_iterable(_wrong_characters(graphs, p.text) for p, graphs in batch if p.text is not None)
    return Checked(tuple(batch), tuple(sorted({*(v for v in found if v.focus in own), *characters})))


def _subjects(piece: Piece, graphs: Sequence[NamedGraph]) -> set[str]:
    if not piece.is_article:
        return {str(piece.name)}
    others = {s for s, p, _ in piece.context if p == RDF.type}
    return {str(s) for _, triples in graphs for s, _, _ in triples if s not in others}


def _wrong_characters(graphs: Sequence[NamedGraph], text: str) -> Iterator[Violation]:
    """Spans whose nif:anchorOf is not text[begin:end]."""
    values = {(s, p): str(o) for _, triples in graphs for s, p, o in triples
              if p in (nif.beginIndex, nif.endIndex, nif.anchorOf)}
    for (span, prop), anchor in values.items():
        begin, end = values.get((span, nif.beginIndex), ""), values.get((span, nif.endIndex), "")
        whole = prop == nif.anchorOf and begin.isdigit() and end.isdigit()
        if whole and text[int(begin) : int(end)] != anchor:
            message = "the characters of a text span must be those of its article"
            yield Violation(str(span), message, str(nif.anchorOf), anchor)
