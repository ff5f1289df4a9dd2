"""The gazetteer's records: what is known of the world before an article is read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EntityType, Gender

__all__ = ["Entry", "Holding", "Office"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One known entity. `id` is also its IRI path below the base ("state/china", "person/antony-blinken").

    aliases     other names, acronyms and spellings, without demonyms
    qid         Wikidata id
    state       id of the State (or, for its organs, the organization) a body, office or person acts for, or that a
                place lies in
    capital     for a place: whether it is that state's capital or seat of government (its name is then a metonym)
    kind        what sort within its type: "member", "historical" (states), "capital", "city", "sea" (places),
                "agency", "party", "armed group" (organizations), "government", "foreign ministry" (bodies)
    family      a person's family name ("Wang" of Wang Yi, "Blinken", "von der Leyen")
    metonym_of  ids of what its name can stand for, likeliest first: a capital's government, Brussels' EU
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    qid: str | None = None
    state: str | None = None
    capital: bool = False
    gender: Gender | None = None
    kind: str = ""
    metonym_of: tuple[str, ...] = ()
    family: str = ""

    @property
    def agency(self) -> bool:
        """Whether it is a news agency, broadcaster or paper: a publisher rather than a party to events."""
        return self.kind == "agency"


@dataclass(frozen=True, slots=True)
class Office:
    """A position that persons hold ("position/united-states-secretary-of-state").

    aliases   other full names ("US Secretary of State")
    acts_for  the State or organization
    body      the government body it heads or speaks for
    titles    how it is called when the state is clear ("foreign minister"); any case
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    acts_for: str | None = None
    body: str | None = None
    qid: str | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held an office when. Dates are ISO strings as precise as known ("2021-01-26"); None is open or unknown."""

    person: str
    office: str
    start: str | None = None
    end: str | None = None
