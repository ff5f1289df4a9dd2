"""Where each node is drawn: a force layout that gives the same integers on every machine.

Libraries' layouts use BLAS, random starts or vectorised logarithms, whose last bits differ between processors and grow
to another picture. Here are only operations that IEEE 754 rounds exactly (+ - × ÷ √), summed in a fixed order.
Forces after Fruchterman and Reingold (1991), with a pull to the centre that keeps unconnected parts near, and a last
phase that moves overlapping nodes apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["positions"]

Array = NDArray[np.float64]
Edge = tuple[int, int, float]
Relax = Callable[[int, tuple[Edge, ...]], tuple[Array, Array]]
Strength = Callable[[Array, Array, Array], None]
_GOLDEN_ANGLE = 2.399963229728653
_IDEAL = 70.0
"""Wished length of an edge in canvas units, which are pixels at zoom 1."""
_GRAVITY = 0.035
_PADDING = 7.0
_WIDTH = 128
_MARGIN = 60.0
"""Between parts that are not connected."""


def positions(edges: Sequence[Edge], radii: Sequence[float]) -> list[tuple[int, int]]:
    """Coordinates of nodes 0…n-1, most important first; edges are (node, node, weight). Time grows with n².

    >>> positions([(0, 1, 1.0)], [5.0, 5.0]) == positions([(0, 1, 1.0)], [5.0, 5.0])
    True
    """
    count = len(radii)
    if count < 2:
        return [(0, 0)] * count
    places: dict[int, tuple[float, float]] = {}
    relax: Relax = cache(_relaxed)
    parts = []
    for members, inside in _components(count, edges):
        x, y = _part(members, inside, radii, relax)
        parts.append((members, x, y))
    for (members, x, y), (left, top) in zip(parts, _shelves([_extent(x, y) for _, x, y in parts]), strict=True):
        dx, dy = left - float(x.min()), top - float(y.min())
        places |= {node: (float(a) + dx, float(b) + dy) for node, a, b in zip(members, x, y, strict=True)}
    return [(round(places[node][0]), round(places[node][1])) for node in range(count)]


def _components(count: int, edges: Sequence[Edge]) -> list[tuple[list[int], list[Edge]]]:
    """Connected parts with their edges, largest first, then by their most important node; nodes in order."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((a, b) for a, b, _ in edges)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    inside: list[list[Edge]] = [[] for _ in parts]
    for edge in edges:
        inside[part_of[edge[0]]].append(edge)
    return list(zip(parts, inside, strict=True))


def _part(
    members: list[int], edges: Sequence[Edge], radii: Sequence[float], relax: Relax
) -> tuple[Array, Array]:
    """One connected part by itself, around its own centre."""
    local = {node: place for place, node in enumerate(members)}
    inside = tuple((local[a], local[b], weight) for a, b, weight in edges)
    x, y = relax(len(members), inside)
    return _separate(x, y, np.array([radii[node] for node in members], dtype=np.float64))


def _extent(x: Array, y: Array) -> tuple[float, float]:
    return float(x.max() - x.min()), float(y.max() - y.min())


def _shelves(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Left upper corner of each box: the first on top, the others in rows below it, no row wider than the first."""
    widest = max(sizes[0][0], 8 * _MARGIN)
    corners, left, top, row = [], 0.0, 0.0, 0.0
    for width, height in sizes:
        if left > 0 and left + width > widest:
            left, top, row = 0.0, top + row + _MARGIN, 0.0
        corners.append((left, top))
        left, row = left + width + 2 * _MARGIN, max(row, height)
    return corners


def _spiral(count: int) -> tuple[Array, Array]:
    """A sunflower: evenly spread, important nodes in the middle. Rounded, as sine and cosine differ in the last bit."""
    angles = [(math.sqrt(i + 0.5) * _IDEAL * 0.9, i * _GOLDEN_ANGLE) for i in range(count)]
    x = np.array([round(r * math.cos(a), 3) for r, a in angles])
    y = np.array([round(r * math.sin(a), 3) for r, a in angles])
    return x, y


def _relaxed(count: int, edges: tuple[Edge, ...]) -> tuple[Array, Array]:
    """Places of a part by the forces alone, which many small parts have in common."""
    x, y = _spiral(count)
    ends = np.array([(a, b) for a, b, _ in edges], dtype=np.intp).reshape(-1, 2)
    weights = np.array([w for *_, w in edges], dtype=np.float64)
    return _relax(x, y, ends, weights, steps=max(90, min(400, 240_000 // count)))


def _relax(x: Array, y: Array, ends: NDArray[np.intp], weights: Array, *, steps: int) -> tuple[Array, Array]:
    count = len(x)
    degree = np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    mass = np.sqrt(1.0 + degree)
    mass = mass * np.sqrt(mass) * 0.8  # hubs keep each other at a distance
    pairs = _Pairs((_IDEAL * _IDEAL) * 0.55 * mass[:, None] * mass[None, :])
    for step in range(steps):
        fx, fy = pairs.sums(x, y, _repulsion)
        ax, ay = _attract(x, y, ends, weights)
        fx += ax - _GRAVITY * mass * x * _IDEAL / 10
        fy += ay - _GRAVITY * mass * y * _IDEAL / 10
        length = np.sqrt(fx * fx + fy * fy) + 1e-9
        heat = _IDEAL * 2.0 * (1.0 - step / steps) + 0.5
        scale = np.minimum(length, heat) / length
        x, y = x + fx * scale, y + fy * scale
    return x, y


class _Pairs:
    """Sums over all pairs of nodes, some columns at a time: what fits into the processor's cache is done in place.

    Sums run along the first axis, which numpy adds row by row: no blocking that depends on the processor. A block is
    never one column wide, which numpy would add up pairwise.
    """

    def __init__(self, matrix: Array) -> None:
        count = len(matrix)
        starts = [*range(0, count - 1, _WIDTH)] or [0]
        self._blocks = [
            (start, stop, np.ascontiguousarray(matrix[:, start:stop]))
            for start, stop in zip(starts, [*starts[1:], count], strict=True)
        ]
        self._buffers = {
            stop - start: tuple(np.empty((count, stop - start)) for _ in range(4)) for start, stop, _ in self._blocks
        }

    def sums(self, x: Array, y: Array, strength: Strength) -> tuple[Array, Array]:
        """For each node the sum over all others of strength times distance, along x and along y."""
        fx, fy = np.empty_like(x), np.empty_like(y)
        for start, stop, block in self._blocks:
            dx, dy, force, scratch = self._buffers[stop - start]
            np.subtract(x[None, start:stop], x[:, None], out=dx)
            np.subtract(y[None, start:stop], y[:, None], out=dy)
            np.multiply(dx, dx, out=force)
            np.multiply(dy, dy, out=scratch)
            np.add(force, scratch, out=force)
            strength(force, block, scratch)
            for distance, total in ((dx, fx), (dy, fy)):
                np.multiply(force, distance, out=scratch)
                np.add.reduce(scratch, axis=0, out=total[start:stop])
        return fx, fy


def _repulsion(squares: Array, strength: Array, _scratch: Array) -> None:
    """In place of the squared distances: strength falls with the square."""
    np.add(squares, 1.0, out=squares)
    np.divide(strength, squares, out=squares)


def _overlap(squares: Array, wanted: Array, scratch: Array) -> None:
    """In place of the squared distances: half of what lacks of the wanted distance, as part of the distance."""
    np.sqrt(squares, out=squares)
    np.add(squares, 1e-6, out=squares)
    np.subtract(wanted, squares, out=scratch)
    np.maximum(scratch, 0.0, out=scratch)
    np.divide(scratch, squares, out=squares)
    np.multiply(squares, 0.5, out=squares)


def _attract(x: Array, y: Array, ends: NDArray[np.intp], weights: Array) -> tuple[Array, Array]:
    fx, fy = np.zeros_like(x), np.zeros_like(y)
    if not len(ends):
        return fx, fy
    a, b = ends[:, 0], ends[:, 1]
    dx, dy = x[b] - x[a], y[b] - y[a]
    pull = weights * np.sqrt(dx * dx + dy * dy) / _IDEAL
    for target, sign in ((a, 1.0), (b, -1.0)):
        np.add.at(fx, target, sign * pull * dx)
        np.add.at(fy, target, sign * pull * dy)
    return fx, fy


def _separate(x: Array, y: Array, radii: Array) -> tuple[Array, Array]:
    """Push overlapping nodes apart by half their overlap each, until none is left or the rounds are over."""
    wanted = radii[:, None] + radii[None, :] + _PADDING
    np.fill_diagonal(wanted, 0.0)
    pairs = _Pairs(wanted)
    for _ in range(80):
        px, py = pairs.sums(x, y, _overlap)
        if not (px.any() or py.any()):
            break
        x, y = x + px, y + py
    return x, y
