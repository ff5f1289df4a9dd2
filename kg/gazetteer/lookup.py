"""Look-ups in the gazetteer. (Skeleton: the gazetteer work fills it; the signatures are what other stages rely on.)"""

from __future__ import annotations

from functools import cache

from kg.gazetteer.model import Entry, Holding, Office

__all__ = ["Gazetteer", "load_gazetteer"]


class Gazetteer:
    """Read-only, in memory. All results are sorted so that the best known entry comes first."""

    def entry(self, entry_id: str) -> Entry:
        """The entry; KeyError when unknown."""
        raise KeyError(entry_id)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries with that name or alias, compared without case of all-lower words, articles, dots, hyphens, diacritics."""
        return ()

    def demonym(self, word: str) -> str | None:
        """State id for an adjective or people name ("Chinese", "Americans", "Franco" is not one)."""
        return None

    def office(self, office_id: str) -> Office:
        raise KeyError(office_id)

    def find_office(self, title: str, acts_for: str | None = None) -> Office | None:
        """The office a title names, given the State or organization it is of when the title itself does not say."""
        return None

    def holders(self, office_id: str, on: str | None = None) -> tuple[Holding, ...]:
        """Who held the office, latest first; only those who may have held it on the ISO date `on` when given."""
        return ()

    def holdings(self, person_id: str, on: str | None = None) -> tuple[Holding, ...]:
        """Offices the person held, latest first; only those that may cover the ISO date `on` when given."""
        return ()

    def first_name_gender(self, name: str) -> str | None:
        """"female" or "male" for a given name where usage is clear, else None."""
        return None

    def entries(self) -> tuple[Entry, ...]:
        """All entries, sorted by id."""
        return ()


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of `ontology/gazetteer/`, read once."""
    return Gazetteer()
