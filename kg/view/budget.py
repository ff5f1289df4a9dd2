"""How much evidence the page holds: of a large corpus a fair share for each item, so that its size is bounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

__all__ = ["EVIDENCE", "fair_share", "spread"]

Item = TypeVar("Item")
EVIDENCE = 60_000
"""Sentences of entities and relations, accounts of events and reports of claims in the page, all together: about 13 MB.
A corpus of five hundred articles has less."""


def fair_share(sizes: Iterable[int], budget: int = EVIDENCE) -> int | None:
    """The largest number that each may have at most for all together to fit, at least 1; None when all fit whole.

    >>> fair_share([2, 3, 100], budget=15), fair_share([2, 3, 10], budget=15), fair_share([5, 5], budget=1)
    (10, None, 1)
    """
    ordered = sorted(sizes)
    left = budget
    for place, size in enumerate(ordered):
        share = left // (len(ordered) - place)
        if size > share:
            return max(share, 1)
        left -= size
    return None


def spread(items: Sequence[Item], most: int | None) -> Sequence[Item]:
    """At most so many of the items, evenly over their order, the first and the last among them.

    >>> spread("abcdefg", 3), spread("abc", None), spread("abc", 1)
    (['a', 'd', 'g'], 'abc', ['a'])
    """
    if most is None or len(items) <= most:
        return items
    return [items[number * (len(items) - 1) // max(most - 1, 1)] for number in range(most)]
