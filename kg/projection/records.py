"""What the graph says, as plain records: one for each article, entity, event with its accounts, and claim.

Dates are ISO strings as the graph holds them; IRIs are strings; every tuple is sorted unless said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Account", "ArticleRecord", "ClaimRecord", "EntityRecord", "EventRecord", "Mark", "Passage", "Records"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters of the article to highlight; kind: trigger, mention, speaker, cue or content."""

    begin: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence of an article, with offsets into the article's text."""

    article: str
    begin: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    iri: str
    file: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    basis: str | None = None
    url: str | None = None
    origin: str | None = None

    @property
    def name(self) -> str:
        return self.title or self.file


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """`offices` are (name of the office, from, until), "" where the graph does not say."""

    iri: str
    type: str
    label: str
    alt_labels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    acts_for: tuple[str, ...] = ()
    territory_of: tuple[str, ...] = ()
    offices: tuple[tuple[str, str, str], ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says of an event. `roles` are (role, entity); `claimed` means told only inside a claim."""

    iri: str
    article: str
    realis: str
    roles: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    confidence: str | None = None
    rule: str | None = None
    claimed: bool = False
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event, told by one or more articles. Realis: the canonical event's own, else the firmest of the accounts."""

    iri: str
    type: str
    label: str
    realis: str
    accounts: tuple[Account, ...]
    parents: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    origins: int = 1


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim in one article. Claims with the same content share `proposition`; one that has none stands for itself.

    `about` holds actors, `about_events` canonical events; `content` is the stored text of the content spans.
    """

    iri: str
    proposition: str
    article: str
    speakers: tuple[str, ...]
    content: str
    mode: str = ""
    polarity: str = "affirmed"
    certainty: str | None = None
    speech_act: str | None = None
    speaker_text: str | None = None
    cue: str | None = None
    addressees: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    about_events: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stance: str | None = None
    stance_toward: tuple[str, ...] = ()
    made_at: tuple[str, ...] = ()
    constitutes: tuple[str, ...] = ()
    responds_to: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    confidence: str | None = None
    rule: str | None = None
    content_spans: tuple[tuple[int, int], ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    articles: dict[str, ArticleRecord] = field(default_factory=dict)
    entities: dict[str, EntityRecord] = field(default_factory=dict)
    events: dict[str, EventRecord] = field(default_factory=dict)
    claims: dict[str, ClaimRecord] = field(default_factory=dict)
    propositions: dict[str, str] = field(default_factory=dict)

    def label(self, iri: str) -> str:
        """Label of an entity or event, text of a proposition; the last part of the IRI for anything else."""
        if record := self.entities.get(iri) or self.events.get(iri):
            return record.label
        return self.propositions.get(iri) or iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
