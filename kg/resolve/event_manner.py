"""How an act of its kind is done and with what, as far as words show: an envoy is summoned, a note is handed; a
ballistic missile is no cruise missile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_wording import content_words

__all__ = ["manners_of", "of_two", "things_of"]


def manners_of(kind: str, words: Iterable[str]) -> frozenset[int]:
    """Numbers of the lines of manners in `events.yaml` in which the levelled words of triggers stand.

    >>> manners_of("Accusation", ["summon"]) == manners_of("Accusation", ["denounc"]), manners_of("Accusation", ["say"])
    (False, frozenset())
    >>> of_two(manners_of("Commitment", ["settl"]), manners_of("Commitment", ["renew"]))
    True
    """
    return _lines(_manner_lines(_group(kind)), words)


def things_of(kind: str, words: Iterable[str]) -> frozenset[int]:
    """The same of the lines of things, for the levelled words beside the triggers.

    >>> things_of("Mobilization", ["missil", "ballistic"]) == things_of("Mobilization", ["cruis", "missil"])
    False
    """
    return _lines(_thing_lines(_group(kind)), words)


def of_two(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether both are told, and have none in common."""
    return bool(one and other and not one & other)


def _group(kind: str) -> str:
    return event_rules().group.get(kind, kind)


def _lines(lines: dict[str, set[int]], words: Iterable[str]) -> frozenset[int]:
    return frozenset(number for word in words for number in lines.get(word, ()))


@cache
def _manner_lines(group: str) -> dict[str, set[int]]:
    return _levelled(event_rules().manners.get(group, []))


@cache
def _thing_lines(group: str) -> dict[str, set[int]]:
    return _levelled(event_rules().things.get(group, []))


def _levelled(told: list[list[str]]) -> dict[str, set[int]]:
    """Levelled word → numbers of the lines in which it stands."""
    lines: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(told):
        for word in line:
            for levelled in content_words(word):
                lines[levelled].add(number)
    return lines
