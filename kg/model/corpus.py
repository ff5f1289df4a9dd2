"""Identity over all documents: canonical things, and the links that lead from each document's own to them.

A member is named by (article id, id local to that article).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.events import Realis
from kg.model.mentions import EntityType

__all__ = ["CanonicalEntity", "CanonicalEvent", "Link", "Origin", "Proposition", "Resolution"]


@dataclass(frozen=True, slots=True)
class Link:
    """One decision of identity: `local` of `article` belongs to `target`, a canonical id.

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
    links: tuple[Link, ...] = ()
