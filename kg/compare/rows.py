"""What comparisons give back: frozen rows that lead to their sentence."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AccountRow", "Comparison", "Difference", "Dispute", "Passage", "Statement"]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence of an article, with half-open offsets into its text."""

    file: str
    publisher: str
    published: str
    sentence: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What one article tells of the event. `acting` and `acted_on` are the states that act and are acted upon, or
    those who do where no state is behind them; `within` names the places and the states in which they lie."""

    account: str
    type: str
    realis: str
    earliest: str
    latest: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    passages: tuple[Passage, ...]
    acting: tuple[str, ...] = ()
    acted_on: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which accounts differ: the values, each with the files that give it."""

    what: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim. `side` is the state the speaker acts for, else the speaker; `also_in` other files with this content.

    `when` is the day it was made or, if that is not told, published; empty when neither is known.
    """

    claim: str
    speaker: str
    side: str
    polarity: str
    words: str
    when: str
    passage: Passage
    also_in: tuple[str, ...] = ()
    act: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One event as its accounts tell it. `only` are the statements that one article alone reports; `also_fit` IRI and
    label of other events that the words may mean."""

    event: str
    label: str
    origins: int
    accounts: tuple[AccountRow, ...]
    differences: tuple[Difference, ...]
    statements: tuple[Statement, ...]
    also_fit: tuple[tuple[str, str], ...] = ()

    @property
    def only(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if not s.also_in)


@dataclass(frozen=True, slots=True)
class Dispute:
    """kind "statement": affirmed and denied, or with different figures; kind "event": told with values that exclude
    each other."""

    kind: str
    subject: str
    label: str
    affirmed: tuple[Statement, ...] = ()
    denied: tuple[Statement, ...] = ()
    differences: tuple[Difference, ...] = ()
    accounts: tuple[AccountRow, ...] = ()
