"""Which nodes are drawn when there are too many, and how large each is."""

from __future__ import annotations

import math

from kg.projection import Graph

__all__ = ["DRAWN", "LISTED", "radius", "ranked"]

DRAWN = 1500
"""Nodes on the canvas at most: more are neither legible nor quick to lay out."""
LISTED = 6000
"""Nodes in the page at most: those not drawn are still found by search, with their evidence."""

_WEIGHT = {"entity": 1.0, "event": 1.0, "claim": 0.5}


def ranked(graph: Graph) -> list[str]:
    """All nodes, most important first: by edges, and by articles that tell of them; claims count half. Ties by IRI."""

    def score(iri: str) -> float:
        node = graph.nodes[iri]
        return _WEIGHT.get(node["family"], 1.0) * (graph.degree(iri) + 3 * int(node.get("articles", 0)))

    return sorted(graph, key=lambda iri: (-score(iri), iri))


def radius(graph: Graph, iri: str) -> float:
    """Of the drawn glyph, growing with the root of the number of edges."""
    family, degree = graph.nodes[iri]["family"], graph.degree(iri)
    if family == "claim":
        return 6.0
    least, most = (7.0, 15.0) if family == "event" else (7.0, 26.0)
    return round(min(most, least + 1.9 * math.sqrt(max(degree - 1, 0))), 1)
