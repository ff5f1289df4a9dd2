"""The pyvis network: drawn nodes with places and sizes, and edges; colours and glyphs are the page's business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyvis.network import Network

from kg.projection import Tie
from kg.view.layout import positions
from kg.view.select import Glyph, radius

__all__ = ["drawing"]

_PULL = {"speaker": 1.0, "actsFor": 0.6, "territoryOf": 0.8, "about": 0.15, "aboutEvent": 0.3, "addressee": 0.15,
         "stanceToward": 0.15, "relayedBy": 0.5, "takesPlaceIn": 0.35, "target": 0.7}  # fmt: skip
"""How strongly an edge draws its ends together; 1 where not named. A claim sits by its speaker, not by its subject."""

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "hideEdgesOnDrag": False, "tooltipDelay": 0,
                    "zoomSpeed": 0.6, "selectConnectedEdges": False},
    "edges": {"smooth": False, "hoverWidth": 0, "selectionWidth": 0},
}  # fmt: skip


def drawing(drawn: Sequence[str], nodes: Mapping[str, Glyph], ties: Iterable[Tie]) -> Network:
    """Nodes are numbered as in `drawn`. The page adds no physics: what is drawn stays where it is put."""
    number = {iri: place for place, iri in enumerate(drawn)}
    sizes = [radius(nodes[iri]) for iri in drawn]
    pairs: dict[tuple[int, int], float] = {}
    for tie in ties:
        if tie.source in number and tie.target in number:
            ends = number[tie.source], number[tie.target]
            pair = min(ends), max(ends)
            pairs[pair] = max(pairs.get(pair, 0.0), _PULL.get(tie.relation, 1.0))
    places = positions([(a, b, pull) for (a, b), pull in sorted(pairs.items())], sizes)
    net = Network(directed=True)
    net.options = dict(_OPTIONS)
    for place, (x, y) in enumerate(places):
        net.add_node(place, label=str(place), x=x, y=y, size=sizes[place])
    for pair in sorted(pairs):
        net.add_edge(*pair)
    return net
