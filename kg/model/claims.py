"""What an article attributes to a speaker, and how surely and in which mode it does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.spans import CharSpan, Evidence

__all__ = ["AttributionMode", "Certainty", "Claim", "Polarity"]


class AttributionMode(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"
    QUESTIONED = "questioned"


class Certainty(StrEnum):
    CERTAIN = "certain"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Claim:
    """Content that the article attributes to a speaker.

    speakers      ids of mentions (several for joint statements)
    speaker_span  the words that name the source, with determiner and title ("a senior U.S. official")
    content       one or more spans without quotation marks, cue and "that"
    relayed_by    ids of mentions of who passes it on ("…, state television reported")
    speech_act    local name of a `dip:` speech act (assert, deny, accuse, demand, …)
    topics        ids of the SKOS topics touched
    stance_toward ids of mentions of actors, with the word-given stance ("positive", "negative")
    parent        id of the claim whose content holds this one
    constitutes   id of the Event that saying it amounts to
    """

    id: str
    speakers: tuple[str, ...]
    content: tuple[CharSpan, ...]
    mode: AttributionMode
    evidence: Evidence
    speaker_span: CharSpan | None = None
    cue: CharSpan | None = None
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    speech_act: str = "assert"
    addressees: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stance: str | None = None
    stance_toward: tuple[str, ...] = ()
    time: str | None = None
    earliest: date | None = None
    latest: date | None = None
    made_at: str | None = None
    constitutes: str | None = None
    responds_to: str | None = None
    parent: str | None = None
