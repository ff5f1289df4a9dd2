"""Clusters that grow by merging, and refuse a merge that would join what must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

__all__ = ["Clusters"]

Item = TypeVar("Item", bound="str | tuple[str, str] | tuple[str, str, int]")
Summary = TypeVar("Summary")


class Clusters(Generic[Item, Summary]):
    """Union-find in which every cluster carries a summary of its members.

    `join(a, b)` gives the summary of two clusters together, or None when they contradict each other. `apart` holds
    pairs that may never meet, however they are reached. The result depends on the order of `merge` calls only:
    callers sort them.

    >>> evens = Clusters({"a": 1, "b": 3, "c": 3}, lambda x, y: x + y if (x + y) % 2 == 0 else None)
    >>> evens.merge("a", "b"), evens.merge("a", "c"), evens.groups()
    (True, False, [['a', 'b'], ['c']])
    """

    def __init__(
        self, summaries: Mapping[Item, Summary], join: Callable[[Summary, Summary], Summary | None],
        apart: Iterable[tuple[Item, Item]] = (),
    ) -> None:
        self._parent = {item: item for item in summaries}
        self._size = dict.fromkeys(summaries, 1)
        self._summary = dict(summaries)
        self._join = join
        self._enemies: dict[Item, set[Item]] = defaultdict(set)
        for a, b in apart:
            self._enemies[a].add(b)
            self._enemies[b].add(a)

    def find(self, item: Item) -> Item:
        """The item that stands for the cluster."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def size(self, item: Item) -> int:
        """Members of the item's cluster."""
        return self._size[self.find(item)]

    def summary(self, item: Item) -> Summary:
        return self._summary[self.find(item)]

    def forbidden(self, a: Item, b: Item) -> bool:
        """Whether a judgement keeps the clusters of a and b apart."""
        return self.find(b) in {self.find(enemy) for enemy in self._enemies.get(self.find(a), ())}

    def merge(self, a: Item, b: Item, *, force: bool = False) -> bool:
        """Join the clusters of a and b; False when they contradict each other. `force` overrules the summaries only."""
        one, two = self.find(a), self.find(b)
        if one == two:
            return True
        joined = self._join(self._summary[one], self._summary[two])
        if self.forbidden(one, two) or (joined is None and not force):
            return False
        keep, gone = (one, two) if (self._size[one], two) >= (self._size[two], one) else (two, one)
        self._parent[gone] = keep
        self._size[keep] += self._size[gone]
        self._summary[keep] = joined if joined is not None else self._summary[keep]
        if gone in self._enemies:
            self._enemies[keep] |= self._enemies.pop(gone)
        return True

    def groups(self) -> list[list[Item]]:
        """All clusters, members sorted, clusters by first member."""
        found: dict[Item, list[Item]] = defaultdict(list)
        for item in sorted(self._parent):
            found[self.find(item)].append(item)
        return sorted(found.values())
