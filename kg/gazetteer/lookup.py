"""Look-ups in the gazetteer: names, demonyms, offices and who held them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.gazetteer.keys import case_fits, name_key
from kg.gazetteer.model import Entry, Holding, Office
from kg.gazetteer.tables import Tables, load_tables
from kg.gazetteer.titles import TitleIndex
from kg.model import EntityType
from kg.resources import ontology_dir

__all__ = ["Gazetteer", "load_gazetteer"]

_RANKS = {
    EntityType.STATE: 0, EntityType.INTERNATIONAL_ORGANIZATION: 2, EntityType.GOVERNMENT_BODY: 3,
    EntityType.ORGANIZATION: 4, EntityType.PLACE: 5, EntityType.PERSON: 6,
}  # fmt: skip


def _rank(entry: Entry) -> int:
    """Rank among namesakes: a capital goes before all but states, a former or minor entry last."""
    if entry.kind in ("historical", "minor"):
        return 9
    return 1 if entry.capital else _RANKS[entry.type]


class Gazetteer:
    """Read-only, in memory. All results are sorted so that the best known entry comes first."""

    def __init__(self, tables: Tables) -> None:
        self._entries = dict(sorted(tables.entries.items()))
        self._names: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        self._surnames: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entry in self._entries.values():
            self._file(entry)
        self._demonyms: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, state, _ in tables.demonyms:
            self._demonyms[name_key(word)].append((word, state))
        self._adjectives = {state: word for word, state, kind in reversed(tables.demonyms) if kind == "adjective"}
        self._first_names = {name_key(name): gender for name, gender in tables.first_names.items()}
        self._titles = TitleIndex(tables.offices, tables.solo, tables.title_words, self._entries, self._owners)
        self._place_words = frozenset(word for word, use in tables.title_words.items() if use == "place")
        self._by_office, self._by_person = _index_holdings(tables.holdings)
        self._openers = frozenset(key.partition(" ")[0] for key in (*self._names, *self._demonyms))
        self.find = lru_cache(maxsize=16384)(self._find)  # type: ignore[method-assign]
        self._all_demonyms = lru_cache(maxsize=16384)(self._states_of)
        self.may_open = lru_cache(maxsize=16384)(self._may_open)  # type: ignore[method-assign]
        self.find_office = lru_cache(maxsize=4096)(self._find_office)  # type: ignore[method-assign]

    def _file(self, entry: Entry) -> None:
        for place, name in enumerate((entry.name, *entry.aliases)):
            self._names[name_key(name)].append((entry.id, place, name))
        for family in _families(entry) if entry.family else ():
            self._surnames[name_key(family)].append((entry.id, family))

    def entry(self, entry_id: str) -> Entry:
        """The entry; KeyError when unknown."""
        return self._entries[entry_id]

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries with that name or alias, compared without case, articles, dots, hyphens and diacritics.

        Namesakes are all returned: states before capitals, organizations, bodies, other places, persons; an entry whose
        proper name or earlier alias it is before others; then by id. A name all in lower case finds nothing, except
        what the gazetteer itself lists in lower case. "Anbar Province" is the place Anbar.
        """
        return self._find(name)

    def may_open(self, word: str) -> bool:
        """Whether a name or demonym of more or no more words can begin with the word, as written before a space.

        Most capitals of a text begin no known name; this saves looking up all that they may begin.
        """
        return self._may_open(word)

    def _may_open(self, word: str) -> bool:
        keys = (name_key(word), name_key(f"{word} x"))  # alone, a possessive is dropped; "St." before a word is "saint"
        return any(not key or key.partition(" ")[0] in self._openers for key in keys)

    def _find(self, name: str) -> tuple[Entry, ...]:
        found = self._namesakes(name)
        head, _, last = name.rpartition(" ")
        if found or last.casefold() not in self._place_words:
            return found
        return tuple(e for e in self._namesakes(head) if e.type is EntityType.PLACE)

    def _namesakes(self, name: str) -> tuple[Entry, ...]:
        fitting: dict[str, int] = {}
        for entry_id, place, alias in self._names.get(name_key(name), ()):
            if entry_id not in fitting and case_fits(name, alias):
                fitting[entry_id] = place
        entries = (self._entries[entry_id] for entry_id in fitting)
        return tuple(sorted(entries, key=lambda e: (_rank(e), fitting[e.id], e.id)))

    def demonym(self, word: str) -> str | None:
        """State id for an adjective or people name ("Chinese", "Americans", "Franco" is not one)."""
        states = self.demonyms(word)
        return states[0] if states else None

    def demonyms(self, word: str) -> tuple[str, ...]:
        """All states the word can mean, likeliest first ("Korean": South, North)."""
        return self._all_demonyms(word)

    def _states_of(self, word: str) -> tuple[str, ...]:
        return tuple(s for form, s in self._demonyms.get(name_key(word), ()) if case_fits(word, form))

    def adjective(self, state_id: str) -> str | None:
        """The state's usual adjective ("Chinese")."""
        return self._adjectives.get(state_id)

    def _owners(self, words: str) -> tuple[str, ...]:
        """Ids that words in front of a title may mean: a demonym, else names of actors and capitals."""
        kinds = (
            EntityType.STATE,
            EntityType.INTERNATIONAL_ORGANIZATION,
            EntityType.GOVERNMENT_BODY,
            EntityType.ORGANIZATION,
        )
        named = [e.id for e in self._find(words) if e.type in kinds]
        return tuple(dict.fromkeys((*self.demonyms(words), *named)))

    def office(self, office_id: str) -> Office:
        """The office; KeyError when unknown."""
        return self._titles.office(office_id)

    def find_office(self, title: str, acts_for: str | None = None) -> Office | None:
        """The office a title names, given the State or organization it is of when the title itself does not say.

        A state in the title ("Chinese …", "… of Iraq") goes before `acts_for`. Without either only titles that are one
        state's own ("Foreign Secretary", "Taoiseach", "Secretary of State") are found.
        """
        return self._find_office(title, acts_for)

    def _find_office(self, title: str, acts_for: str | None = None) -> Office | None:
        found = self.find_offices(title, acts_for)
        return found[0] if found else None

    def find_offices(self, title: str, acts_for: str | None = None) -> tuple[Office, ...]:
        """All offices of a title that joins several ("State Councilor and Foreign Minister"), in its order."""
        return tuple(self._titles.office(office) for office in self._titles.find_all(title, acts_for))

    def holders(self, office_id: str, on: str | None = None) -> tuple[Holding, ...]:
        """Who held the office, latest first; only those who may have held it on the ISO date `on` when given."""
        return _covering(self._by_office.get(office_id, ()), on)

    def holdings(self, person_id: str, on: str | None = None) -> tuple[Holding, ...]:
        """Offices the person held, latest first; only those that may cover the ISO date `on` when given."""
        return _covering(self._by_person.get(person_id, ()), on)

    def surname(self, name: str) -> tuple[Entry, ...]:
        """Persons whose family name it is ("Wang", "Blinken", "von der Leyen"), by id."""
        found = {i for i, family in self._surnames.get(name_key(name), ()) if case_fits(name, family)}
        return tuple(self._entries[i] for i in sorted(found))

    def first_name_gender(self, name: str) -> str | None:
        """ "female" or "male" for a given name where usage is clear, else None."""
        return self._first_names.get(name_key(name))

    def entries(self) -> tuple[Entry, ...]:
        """All entries, sorted by id."""
        return tuple(self._entries.values())


def _families(entry: Entry) -> tuple[str, ...]:
    """The family name, and its other spellings in full aliases ("Volodymyr Zelenskyy") when it comes last."""
    if not entry.name.endswith(entry.family):
        return (entry.family,)
    spellings = (alias.split()[-1] for alias in entry.aliases if len(alias.split()) > 1 and " of " not in alias)
    return tuple(dict.fromkeys((entry.family, *spellings)))


def _not_after(one: str, other: str) -> bool:
    """Whether the date may be on or before the other, compared to the precision of the coarser one."""
    length = min(len(one), len(other))
    return one[:length] <= other[:length]


def _covering(holdings: Iterable[Holding], on: str | None) -> tuple[Holding, ...]:
    if on is None:
        return tuple(holdings)
    return tuple(h for h in holdings if _not_after(h.start or on, on) and _not_after(on, h.end or on))


def _index_holdings(holdings: tuple[Holding, ...]) -> tuple[dict[str, list[Holding]], dict[str, list[Holding]]]:
    by_office: dict[str, list[Holding]] = defaultdict(list)
    by_person: dict[str, list[Holding]] = defaultdict(list)
    ordered = sorted(holdings, key=lambda h: (h.person, h.office))
    for holding in sorted(ordered, key=lambda h: (h.start or "", h.end or "9"), reverse=True):
        by_office[holding.office].append(holding)
        by_person[holding.person].append(holding)
    return by_office, by_person


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of `ontology/gazetteer/`, read once."""
    return Gazetteer(load_tables(ontology_dir() / "gazetteer"))
