"""What a sentence shows of persons, states, bodies and places, before it is decided who they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.spans import CharSpan, Evidence

__all__ = ["EntityType", "Gender", "Mention", "MentionKind", "OfficeMention"]


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
