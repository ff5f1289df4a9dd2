"""How an act of its kind is done, as far as the words that tell it show: an envoy is summoned, a note is handed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_wording import content_words

__all__ = ["manners_of", "of_two_manners"]


def manners_of(kind: str, words: Iterable[str]) -> frozenset[int]:
    """Numbers of the lines of manners in `events.yaml` in which the levelled words stand; none for other words.

    >>> manners_of("Accusation", ["summon"]) == manners_of("Accusation", ["denounc"]), manners_of("Accusation", ["say"])
    (False, frozenset())
    """
    lines = _lines_of(event_rules().group.get(kind, kind))
    return frozenset(lines[word] for word in words if word in lines)


def of_two_manners(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether both are told, and not in one manner."""
    return bool(one and other and not one & other)


@cache
def _lines_of(group: str) -> dict[str, int]:
    """Levelled word → number of the line of manners in which it stands."""
    told = event_rules().manners.get(group, [])
    return {levelled: n for n, line in enumerate(told) for word in line for levelled in content_words(word)}
