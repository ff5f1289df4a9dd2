"""One document whose mentions are entities: who is who is decided inside it, and its events and claims follow.

Ids of entities, events and claims are local to the article; `None` or an empty tuple is what the document does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.article import Document
from kg.model.claims import AttributionMode, Certainty, Polarity
from kg.model.events import Realis
from kg.model.mentions import EntityType, Gender, Mention
from kg.model.spans import CharSpan, Evidence, Sentence
from kg.model.times import TimeMention

__all__ = ["Denotation", "LocalClaim", "LocalEntity", "LocalEvent", "LocalTenure", "Participant", "ResolvedDocument"]


@dataclass(frozen=True, slots=True)
class Denotation:
    """What a mention refers to: one local entity, or the members of a group ("both leaders")."""

    mention: str
    entities: tuple[str, ...]
    rule: str
    score: float = 1.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """The mentions of one document that co-refer.

    id         "x<offset of first mention>"; places that only serve as an address of an event have no mention
    name       the fullest name the document gives, or the gazetteer's
    gazetteer  id of a gazetteer entry, only where certain
    acts_for   ids of local entities, or gazetteer entry ids, it acts for
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    gazetteer: str | None = None
    acts_for: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class LocalTenure:
    """An office that the document says an entity holds or held, with the sentence that says so."""

    entity: str
    title: str
    span: CharSpan
    sentence: int
    office: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    role: str
    entity: str
    mention: str


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """One event of the document, told in one or more sentences (`triggers` and `evidence` run in parallel).

    places     ids of local entities (State ids stand for the state's territory)
    also       other words that tell it: "talks" of "held talks", whose trigger is the verb
    """

    id: str
    type: str
    triggers: tuple[CharSpan, ...]
    evidence: tuple[Evidence, ...]
    participants: tuple[Participant, ...]
    realis: Realis
    places: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    times: tuple[str, ...] = ()
    mode: str | None = None
    claimed_in: tuple[str, ...] = ()
    hearsay: bool = False
    parent: str | None = None
    weight: int = 0
    also: tuple[CharSpan, ...] = ()

    @property
    def claimed(self) -> bool:
        """Whether no telling vouches for it: all are within claims or hearsay."""
        return self.hearsay or bool(self.claimed_in)


@dataclass(frozen=True, slots=True)
class LocalClaim:
    """A `Claim` whose people are local entities and whose events are local events; fields as there.

    about_events  ids of the local events told in its content
    responds_to, parent  ids of claims, which keep theirs
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
    about_events: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stance: str | None = None
    stance_toward: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    made_at: str | None = None
    constitutes: str | None = None
    responds_to: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """One document with identity decided inside it."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]
    denotations: tuple[Denotation, ...]
    tenures: tuple[LocalTenure, ...]
    times: tuple[TimeMention, ...]
    events: tuple[LocalEvent, ...]
    claims: tuple[LocalClaim, ...]
