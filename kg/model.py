"""The frozen types that stages hand to each other.

Offsets are Unicode code points, half-open, into `Article.text`. Every id here is local to its article and minted
from offsets ("m10-24", "e120-Visit", "c88-140"), so it is the same in every run. Tuples are in text order unless said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "Argument",
    "Article",
    "AttributionMode",
    "CanonicalEntity",
    "CanonicalEvent",
    "Certainty",
    "CharSpan",
    "Claim",
    "Dateline",
    "Denotation",
    "Document",
    "EntityType",
    "Event",
    "Evidence",
    "Extraction",
    "Gender",
    "Link",
    "LocalClaim",
    "LocalEntity",
    "LocalEvent",
    "LocalTenure",
    "Mention",
    "MentionKind",
    "OfficeMention",
    "Origin",
    "Paragraph",
    "ParagraphKind",
    "Participant",
    "Polarity",
    "Proposition",
    "PublishedBasis",
    "Realis",
    "Region",
    "RegionKind",
    "Resolution",
    "ResolvedDocument",
    "Sentence",
    "TimeMention",
]


class EntityType(StrEnum):
    """Local names of the `dip:` classes an entity can have."""

    PERSON = "Person"
    STATE = "State"
    GOVERNMENT_BODY = "GovernmentBody"
    INTERNATIONAL_ORGANIZATION = "InternationalOrganization"
    ORGANIZATION = "Organization"
    UNNAMED_ACTOR = "UnnamedActor"
    PLACE = "Place"


class MentionKind(StrEnum):
    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    NEUTER = "neuter"


class Realis(StrEnum):
    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


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


class PublishedBasis(StrEnum):
    """How the publication date is known; `INFERRED` marks a date that may be a re-post's."""

    METADATA = "metadata"
    DATELINE = "dateline"
    PAGE = "page"
    GIVEN = "given"
    INFERRED = "inferred"


class ParagraphKind(StrEnum):
    """What kind of content a paragraph is; boilerplate is a `Region`, never a paragraph."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BULLET = "bullet"


class RegionKind(StrEnum):
    """Why a stretch of text is boilerplate."""

    NAVIGATION = "navigation"
    BYLINE = "byline"
    CREDIT = "credit"
    SHARE = "share"
    RELATED = "related"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    PROMOTION = "promotion"
    DATESTAMP = "datestamp"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, order=True)
class CharSpan:
    """Half-open span of code points in the article's text.

    >>> CharSpan(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"bad span {self.start}-{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def contains(self, other: CharSpan) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: CharSpan) -> bool:
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


# ── read ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Article:
    """One text to be read, with the metadata its source states. `id` is the first 16 hex digits of `sha256`."""

    id: str
    source_file: str
    text: str
    sha256: str
    published: date | None = None
    published_basis: PublishedBasis | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    also_files: tuple[str, ...] = ()


# ── clean ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: CharSpan
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of boilerplate. Nothing in it reaches the graph."""

    span: CharSpan
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line such as "BEIJING, June 19 (AP) —" at the head of a body: place name, date and agency as far as stated."""

    span: CharSpan
    place: str | None = None
    day: date | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article whose text is divided into paragraphs (content) and boilerplate; white space belongs to neither.

    `agencies` are the wire services credited anywhere in the text ("(AP, AFP, Reuters)"), normalised, sorted.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    boilerplate: tuple[Region, ...]
    dateline: Dateline | None = None
    agencies: tuple[str, ...] = ()


# ── extract ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sentence:
    index: int
    span: CharSpan
    paragraph: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Support of one item: the sentence it rests on and what found it (`rule` is a stable id, `confidence` 0–1)."""

    sentence: int
    extractor: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or refers. What it refers to is decided in `resolve`; here is what the sentence shows.

    span        the words to highlight: a name with its title stripped ("Antony Blinken"), a nominal noun phrase without
                its determiner ("top US diplomat"), a pronoun
    head        the syntactic head token
    name        the span's text normalised: white space, possessive 's, quotes and zero-width marks gone
    label       type as far as the sentence or the gazetteer shows, else None
    candidates  gazetteer entry ids, best first
    titles      titles and honorifics in front or in apposition, as written ("US Secretary of State", "Mr")
    role        spaCy dependency label of the head ("nsubj", "pobj", …)
    governor    lemma of the head's syntactic head ("say", "in")
    quoted      inside quotation marks
    acts_for    id of the mention of the state or body it speaks or acts for ("Chinese" in "Chinese officials")
    same_as     id of a mention it is tied to by syntax: apposition, defined acronym, relative pronoun, copula
    """

    id: str
    span: CharSpan
    head: CharSpan
    text: str
    name: str
    kind: MentionKind
    sentence: int
    label: EntityType | None = None
    candidates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    gender: Gender | None = None
    plural: bool = False
    person: int = 3
    role: str = ""
    governor: str = ""
    quoted: bool = False
    acts_for: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office named beside its holder ("US Secretary of State Antony Blinken"), as read in one sentence."""

    holder: str
    title: str
    span: CharSpan
    office: str | None = None
    former: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, normalised against the anchor. `timex` is a TIMEX3 value ("2023-06-19", "2023-W25", "P2D").

    earliest/latest are None when nothing can be known; the interval is as wide as the doubt.
    """

    id: str
    span: CharSpan
    text: str
    timex: str
    sentence: int
    earliest: date | None = None
    latest: date | None = None
    rule: str = ""


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
    claimed_in  id of the claim within whose content alone the event is told
    parent      id of the event mention it is part of
    weight      position in the sentence's importance: 0 is the main event
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
    parent: str | None = None
    weight: int = 0
    told: str = ""


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


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document, before identity is decided."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[OfficeMention, ...]
    times: tuple[TimeMention, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]


# ── resolve: one document ───────────────────────────────────────────────────────────────────────────────────────────


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
    parent: str | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class LocalClaim:
    """A `Claim` whose people are entities and whose events are local events. Fields as there."""

    id: str
    speakers: tuple[str, ...]
    content: tuple[CharSpan, ...]
    mode: AttributionMode
    evidence: Evidence
    speaker_span: CharSpan | None = None
    speaker_mentions: tuple[str, ...] = ()
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


# ── resolve: the corpus ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Link:
    """One decision of identity: `source` (article id, local id) belongs to `target` (canonical id).

    rule says which rule decided, detail what it saw; a candidate that was not merged has `accepted=False`.
    """

    article: str
    local: str
    target: str
    score: float
    rule: str
    detail: str = ""
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class CanonicalEntity:
    """id is the IRI path below the base ("person/antony-blinken"); members are (article id, local entity id)."""

    id: str
    type: EntityType
    label: str
    alt_labels: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    gazetteer: str | None = None
    qid: str | None = None
    acts_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CanonicalEvent:
    """One event that one or more articles tell of; the accounts keep their own dates, places and numbers."""

    id: str
    type: str
    label: str
    members: tuple[tuple[str, str], ...]
    realis: Realis
    earliest: date | None = None
    latest: date | None = None
    parent: str | None = None
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Proposition:
    """What claims with the same content say. `text` is the longest wording among the members (article id, claim id)."""

    id: str
    text: str
    members: tuple[tuple[str, str], ...]
    origins: int = 1
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """The independent text behind copies: articles that repeat one wire story or one another."""

    id: str
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Identity decided over all documents. Sorted by id; a merge adds a link, it overwrites nothing."""

    entities: tuple[CanonicalEntity, ...]
    events: tuple[CanonicalEvent, ...]
    propositions: tuple[Proposition, ...]
    origins: tuple[Origin, ...]
    links: tuple[Link, ...] = field(default=())
