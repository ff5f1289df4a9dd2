"""The gazetteer's records: what is known of the world before an article is read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EntityType, Gender

__all__ = ["Entry", "Holding", "Office"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One known entity. `id` is also its IRI path below the base ("state/china", "person/antony-blinken").

    aliases   other names, acronyms and spellings, without demonyms
    qid       Wikidata id
    state     id of the State a body, office or person acts for, or that a place lies in
    capital   for a place: whether it is that state's capital or seat of government (its name is then a metonym)
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    qid: str | None = None
    state: str | None = None
    capital: bool = False
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A position that persons hold ("position/us-secretary-of-state"). `acts_for` is the State or organization."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    acts_for: str | None = None
    body: str | None = None
    qid: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held an office when. Dates are ISO strings as precise as known ("2021", "2021-01-26"); None is open or unknown."""

    person: str
    office: str
    start: str | None = None
    end: str | None = None
