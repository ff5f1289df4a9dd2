"""Which claims hold an offset, without asking each of them."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from kg.model import CharSpan

__all__ = ["Around"]


class Around:
    """Contents by position; `at` gives the numbers of those that hold an offset, ascending."""

    def __init__(self, contents: Iterable[Sequence[CharSpan]]) -> None:
        spans = sorted((s.start, s.end, n) for n, content in enumerate(contents) for s in content)
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._reach = list(accumulate((end for _, end, _ in spans), max))

    def at(self, offset: int) -> list[int]:
        """Numbers of the contents with a span around the offset."""
        return sorted(set(self._holding(offset)))

    def _holding(self, offset: int) -> Iterator[int]:
        i = bisect.bisect_right(self._starts, offset) - 1
        while i >= 0 and self._reach[i] > offset:
            if self._spans[i][1] > offset:
                yield self._spans[i][2]
            i -= 1
