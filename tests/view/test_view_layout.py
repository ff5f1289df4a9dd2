"""The layout: the same integers each time, no node on another, unconnected parts apart."""

from __future__ import annotations

import hashlib
import math

import pytest

from kg.view.layout import positions

STAR = [(0, leaf, 1.0) for leaf in range(1, 20)]
CHAIN = [(node, node + 1, 0.5) for node in range(30, 40)]


def test_places_are_fixed() -> None:
    """Golden: another processor or numpy must give these very numbers. A change of the forces changes them."""
    assert positions([(0, 1, 1.0), (1, 2, 1.0)], [10.0, 10.0, 10.0]) == [(135, 0), (66, 37), (0, 82)]
    digest = hashlib.sha256(repr(positions(STAR + CHAIN, [8.0] * 41)).encode()).hexdigest()
    assert digest == "242b1a7cdaf72fe6a9252bc7badfa8b06fbd403440526d743ab101838820a3a0"


@pytest.mark.parametrize("count", [0, 1, 2, 41])
def test_each_node_has_its_place(count: int) -> None:
    edges = STAR + CHAIN if count == 41 else []
    places = positions(edges, [8.0] * count)
    assert len(places) == count
    assert len(set(places)) == count


def test_no_node_lies_on_another() -> None:
    radii = [20.0] + [7.0] * 40
    places = positions(STAR + CHAIN, radii)
    for i, one in enumerate(places):
        for j, other in enumerate(places[:i]):
            assert math.dist(one, other) >= radii[i] + radii[j] - 1


def test_unconnected_parts_stand_apart() -> None:
    places = positions(STAR + CHAIN, [8.0] * 41)
    star, chain = places[:20], places[30:]
    assert max(y for _, y in star) < min(y for _, y in chain)
