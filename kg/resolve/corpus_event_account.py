"""What one article tells of one event, so that it can be compared with what others tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Realis
from kg.resolve.corpus_data import event_rules

__all__ = ["Account", "Interval"]

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of one event, in canonical terms.

    sides   state (or actor without one) to the persons and bodies that stand for it; empty when only the state is named
    places  canonical ids of places and of the states they lie in
    when    the dates told, as far as they can be trusted
    around  where the event may lie when no date is told: some days around publication, or around articles with the same
            quotations
    said    propositions that telling it amounts to (of speech acts)
    initiators, targets  the known sides that act, where one acts on another, and those acted on that do not act
    telling  origin, trigger and sentence, where the article has copies: the same words there tell the same event
    manners, things  how it is done and with what, where words show that (numbers of the lines in events.yaml)
    triggers, deed  the words that tell it, and the words around them other than names
    names   what is named around them, states aside, unless it stands beside many acts of the article
    bounds  days before or after which it cannot lie, when no date is told
    numbers  how many are expelled, listed …, where told
    row     told as what is done again and again
    struck  the persons who are attacked, seized, released, named to an office, expelled
    led     told only as what led to the news of its article
    beside  told as standing beside a larger event
    placed  nobody who is known takes part: its side is the state in which it happened
    news  dated, or told at the head of its article; else it may be background of any time
    """

    key: tuple[str, str]
    type: str
    sides: Mapping[str, frozenset[str]]
    places: frozenset[str]
    realis: Realis
    when: Interval | None = None
    around: Interval | None = None
    said: frozenset[str] = frozenset()
    claimed: bool = False
    published: date | None = None
    initiators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    bounds: tuple[date | None, date | None] = (None, None)
    telling: str = ""
    deed: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    manners: frozenset[int] = frozenset()
    things: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    row: bool = False
    beside: bool = False
    led: bool = False
    struck: frozenset[str] = frozenset()
    news: bool = True
    names: frozenset[str] = frozenset()
    placed: bool = False

    @property
    def group(self) -> str:
        """The most general of the types by which one event may be told."""
        return event_rules().group.get(self.type, self.type)

    @property
    def towns(self) -> frozenset[str]:
        """Its places without the states they lie in."""
        return frozenset(place for place in self.places if not place.startswith("state/"))

    def common_words(self, other: Account) -> int:
        """How many words and names around the act both have, and whether it is told in one word, not the plain one of
        its kind ("accused"), or is of one rare kind.
        """
        rare = self.type == other.type and self.type in event_rules().rare
        plainly = bool(self.triggers & other.triggers - event_rules().plain)
        return len(self.deed & other.deed) + len(self.names & other.names - self.cast - other.cast) + (rare or plainly)

    @property
    def cast(self) -> frozenset[str]:
        """The sides and who stands for them."""
        return frozenset(self.sides).union(*self.sides.values())

    @property
    def strict(self) -> bool:
        """Of a kind that happens often between two."""
        return self.group in event_rules().strict
