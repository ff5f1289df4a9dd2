"""Which nodes are drawn when there are too many, and how large each is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.projection import Records, Tie

__all__ = ["DRAWN", "LISTED", "Glyph", "glyphs", "radius", "ranked"]

DRAWN = 1500
"""Nodes on the canvas at most: more are neither legible nor quick to lay out."""
LISTED = 6000
"""Nodes in the page at most: those not drawn are still found by search, with their evidence."""

_WEIGHT = {"entity": 1.0, "event": 1.0, "claim": 0.5}


@dataclass(frozen=True, slots=True)
class Glyph:
    """What makes a node important: its edges, and the articles that tell of it."""

    family: str
    edges: int
    articles: int


def glyphs(records: Records, ties: Sequence[Tie]) -> dict[str, Glyph]:
    """Of every node."""
    edges = Counter(end for tie in ties for end in (tie.source, tie.target))
    return {iri: Glyph(family, edges[iri], len(told)) for iri, family, told in _told(records)}


def _told(records: Records) -> Iterator[tuple[str, str, set[str]]]:
    for entity in records.entities.values():
        yield entity.iri, "entity", {passage.article for passage in entity.passages}
    for event in records.events.values():
        yield event.iri, "event", {account.article for account in event.accounts}
    propositions: dict[str, set[str]] = defaultdict(set)
    for claim in records.claims.values():
        propositions[claim.proposition].add(claim.article)
    yield from ((iri, "claim", told) for iri, told in propositions.items())


def ranked(nodes: Mapping[str, Glyph]) -> list[str]:
    """All nodes, most important first: by edges, and by articles that tell of them; claims count half. Ties by IRI."""

    def score(glyph: Glyph) -> float:
        return _WEIGHT[glyph.family] * (glyph.edges + 3 * glyph.articles)

    return sorted(nodes, key=lambda iri: (-score(nodes[iri]), iri))


def radius(glyph: Glyph) -> float:
    """Of the drawn glyph, growing with the root of the number of edges."""
    if glyph.family == "claim":
        return 6.0
    least, most = (7.0, 15.0) if glyph.family == "event" else (7.0, 26.0)
    return round(min(most, least + 1.9 * math.sqrt(max(glyph.edges - 1, 0))), 1)
