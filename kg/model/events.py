"""What a sentence tells that somebody did, does or may do, with the mentions that take part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.spans import CharSpan, Evidence

__all__ = ["Argument", "Event", "Realis"]


class Realis(StrEnum):
    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Argument:
    """role: local name of a `dip:` role property (initiator, target, participant, host, mediator).

    behind: mention of the body or state that unnamed participants belong to ("ministers of the coalition")
    """

    role: str
    mention: str
    behind: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an event in one sentence. `type` is the local name of a `dip:` class.

    places      ids of mentions of places
    time        id of a TimeMention, with earliest/latest copied from it (wider if tense tells less)
    hearsay     told as what others are said to say ("reportedly", "is believed to have")
    claimed_in  id of the claim within whose content alone the event is told
    parent      id of the event mention it is part of
    weight      position in the sentence's importance: 0 is the main event
    also        other words of the sentence that tell it: "talks" of "held talks", whose trigger is the verb
    told        "spoken" if it is done in saying it, "past" if its main clause narrates it in the simple past, "also" if
                as one more act, "again" if a noun takes up what was told before ("the attack killed"); else ""
    """

    id: str
    type: str
    trigger: CharSpan
    sentence: int
    arguments: tuple[Argument, ...]
    realis: Realis
    evidence: Evidence
    places: tuple[str, ...] = ()
    time: str | None = None
    earliest: date | None = None
    latest: date | None = None
    mode: str | None = None
    claimed_in: str | None = None
    hearsay: bool = False
    parent: str | None = None
    weight: int = 0
    told: str = ""
    also: tuple[CharSpan, ...] = ()
