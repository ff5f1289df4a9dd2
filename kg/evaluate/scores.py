"""Counts and rates, one-to-one matching, and overlap of words: the arithmetic of evaluation."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from kg.model import CharSpan

__all__ = ["Counts", "Rate", "overlap_f1", "pair_up", "word_starts"]

A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)


@dataclass(slots=True)
class Counts:
    """True positives, false positives, false negatives.

    >>> Counts(3, 1, 2).f1
    0.667
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        return _ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)


@dataclass(slots=True)
class Rate:
    """How many of how many; `misses` describe the wrong ones."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, right: bool, miss: str = "") -> None:
        self.right += right
        self.total += 1
        if not right and miss:
            self.misses.append(miss)

    @property
    def value(self) -> float:
        return _ratio(self.right, self.total)


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def pair_up(scored: Iterable[tuple[float, A, B]]) -> dict[A, B]:
    """Greedy one-to-one pairs, best score first; ties in the order given.

    >>> pair_up([(1.0, "a", 1), (2.0, "b", 1), (1.5, "a", 2)])
    {'b': 1, 'a': 2}
    """
    left: dict[A, B] = {}
    taken: set[B] = set()
    for _, one, other in sorted(scored, key=lambda row: -row[0]):
        if one not in left and other not in taken:
            left[one] = other
            taken.add(other)
    return left


def word_starts(text: str, spans: Iterable[CharSpan]) -> frozenset[int]:
    """Offsets at which the words inside the spans start."""
    return frozenset(s.start + m.start() for s in spans for m in re.finditer(r"\w+", s.of(text)))


def overlap_f1(one: frozenset[int], other: frozenset[int]) -> float:
    """F1 of two sets of word offsets."""
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0
