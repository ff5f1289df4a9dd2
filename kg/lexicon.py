"""The words that make mentions, from the files `titles`, `actors`, `names` and `reference` of a language."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.model import EntityType, Gender
from kg.resources import lang_dir, strict_yaml

__all__ = ["Actors", "Lexicon", "Names", "Pronoun", "Reference", "Titles", "clean_name", "load_lexicon"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Titles(_Strict):
    """titles.yaml: honorifics, nouns of office by class, modifiers, which titles a general noun covers."""

    honorifics: dict[str, str]
    styles: frozenset[str]
    heads: dict[str, frozenset[str]]
    modifiers: frozenset[str]
    former: frozenset[str]
    provisional: frozenset[str]
    gender: dict[str, frozenset[str]]
    covers: dict[str, tuple[str, ...]]
    ignored: frozenset[str]
    lower_ranks: frozenset[str]
    portfolios: tuple[frozenset[str], ...]
    peers: frozenset[str]
    peerage: frozenset[str]
    regnal: frozenset[str]
    envoys: frozenset[str]
    recalling: frozenset[str]
    outsiders: frozenset[str]
    short: dict[str, str]
    elected: frozenset[str]
    apposition_openers: frozenset[str]
    offices: frozenset[str]
    chief: frozenset[str]
    anybodys: frozenset[str]
    tenures: frozenset[str]

    def is_of(self, word: str, classes: frozenset[str]) -> bool:
        """Whether the noun belongs to one of the classes of heads."""
        return any(word in self.heads[name] for name in classes)

    @property
    def others(self) -> frozenset[str]:
        """Nouns that name somebody by what he is to another, of whose state he need not be ("her host")."""
        return self.heads["relation"] | self.outsiders

    def in_full(self, title: str) -> str:
        """The title with its short forms written out: "PS for Trade" is a principal secretary."""
        return " ".join(self.short.get(word, word) for word in title.split())

    def portfolios_in(self, words: Collection[str]) -> frozenset[int]:
        """Numbers of the portfolios that a title's words name ("foreign" and "external" are one)."""
        return frozenset(n for n, same in enumerate(self.portfolios) if not same.isdisjoint(words))


class Groups(_Strict):
    states: frozenset[str]
    persons: frozenset[str]
    any: frozenset[str]
    forces: frozenset[str]
    officers: frozenset[str]
    definite: frozenset[str]
    joint: frozenset[str]


class Actors(_Strict):
    """actors.yaml: common nouns that stand for actors."""

    persons: dict[str, str]
    bodies: frozenset[str]
    national_bodies: frozenset[str]
    loose_bodies: frozenset[str]
    national_organizations: frozenset[str]
    regimes: frozenset[str]
    regime_head: frozenset[str]
    administration_head: frozenset[str]
    timed: frozenset[str]
    states: frozenset[str]
    organizations: frozenset[str]
    international: frozenset[str]
    documents: frozenset[str]
    troops: frozenset[str]
    abstract: frozenset[str]
    encounters: frozenset[str]
    travelling: frozenset[str]
    issuing: frozenset[str]
    thanking: frozenset[str]
    groups: Groups
    numerals: dict[str, int]
    coalition_modifiers: frozenset[str]
    bare_states: frozenset[str]
    styled_states: frozenset[str]
    sides: frozenset[str]
    delegations: frozenset[str]
    leading: frozenset[str]
    bare_bodies: frozenset[str]
    self_names: frozenset[str]
    same_words: frozenset[str]
    issued: frozenset[str]
    signed: frozenset[str]
    general: frozenset[str]
    pairs: frozenset[str]
    chiefly: frozenset[str]
    parties: frozenset[str]
    counted: frozenset[str]
    publishers: frozenset[str]


class Names(_Strict):
    """names.yaml: how names are built, which words are none, and how a capital's name is read."""

    particles: frozenset[str]
    patronymics: frozenset[str]
    askers: frozenset[str]
    suffixes: frozenset[str]
    family_first: frozenset[str]
    not_names: frozenset[str]
    event_heads: frozenset[str]
    seats: frozenset[str]
    kinds: dict[EntityType, frozenset[str]]
    government_words: frozenset[str]
    international_words: frozenset[str]
    media_words: frozenset[str]
    compass: dict[str, tuple[str, ...]]
    place_prepositions: frozenset[str]
    actor_prepositions: frozenset[str]
    motion: frozenset[str]
    place_nouns: frozenset[str]
    lower_ends: frozenset[str]
    treaties: frozenset[str]
    directions: frozenset[str]
    continental: frozenset[str]
    regions: frozenset[str]
    grounds: frozenset[str]
    before_grounds: frozenset[str]
    selves: dict[EntityType, frozenset[str]]
    place_of: frozenset[str]
    place_openers: frozenset[str]
    dated: frozenset[str]
    party_nouns: frozenset[str]
    party_kinds: frozenset[str]
    calls: frozenset[str]
    quarters: frozenset[str]
    presidencies: frozenset[str]
    seat_noun: str
    ships: frozenset[str]
    ship_marks: frozenset[str]
    shared_bodies: frozenset[str]
    likenesses: frozenset[str]
    rebel_words: frozenset[str]
    party_marks: frozenset[str]
    alliances: frozenset[str]
    oppositions: frozenset[str]


class Pronoun(_Strict):
    person: int = 3
    plural: bool = False
    gender: Gender | None = None


class Reference(_Strict):
    """reference.yaml: closed classes that show what a noun phrase refers to."""

    pronouns: dict[str, Pronoun]
    relatives: frozenset[str]
    reflexives: frozenset[str]
    determiners: tuple[str, ...]
    another: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]
    copulas: frozenset[str]
    impersonal: frozenset[str]
    of_office: frozenset[str]
    of_employer: frozenset[str]
    complements: frozenset[str]
    in_titles: frozenset[str]
    in_names: frozenset[str]
    small: frozenset[str]
    before_names: frozenset[str]
    after_names: frozenset[str]
    stance_prefixes: frozenset[str]
    backing: frozenset[str]
    of_governments: frozenset[str]
    either_prepositions: frozenset[str]
    fronts: frozenset[str]
    unrelated: tuple[str, ...]
    worldwide: frozenset[str]
    worldwide_states: frozenset[str]
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns over a name in small letters with a space at either end; an international word must open the name."""

    media: re.Pattern[str]
    government: re.Pattern[str]
    international: re.Pattern[str]

    @classmethod
    def of(cls, names: Names) -> Phrases:
        several = frozenset(phrase for phrase in names.international_words if " " in phrase)
        opening, inside = _any_of(names.international_words), _any_of(several)
        return cls(re.compile(f" {_any_of(names.media_words)} "), re.compile(f" {_any_of(names.government_words)} "),
                   re.compile(f"^ {opening} | {inside} "))


def _any_of(words: frozenset[str]) -> str:
    """Alternatives of a pattern; nothing matches an empty set."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words))})" if words else "(?!)"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The four files together, and sets of their words that are asked for at every word.

    heads         all nouns of office
    person_nouns  those and all other nouns for people
    actor_nouns   all nouns for actors
    title_words   nouns of office, their modifiers, and honorifics
    thing_words   words that no person's name begins with: events, and kinds of bodies and places
    group_nouns   alliances and oppositions
    goal_words    verbs of motion and nouns of place
    phrases       what tells the kind of a body inside its name
    """

    titles: Titles
    actors: Actors
    names: Names
    reference: Reference
    heads: frozenset[str]
    person_nouns: frozenset[str]
    actor_nouns: frozenset[str]
    title_words: frozenset[str]
    thing_words: frozenset[str]
    group_nouns: frozenset[str]
    goal_words: frozenset[str]
    phrases: Phrases

    def gender_of(self, noun: str) -> Gender | None:
        """Gender a noun or honorific tells ("spokeswoman", "mr").

        >>> load_lexicon().gender_of("spokeswoman").value, load_lexicon().gender_of("official")
        ('female', None)
        """
        word = noun.lower().rstrip(".")
        for gender in (Gender.FEMALE, Gender.MALE):
            if word in self.titles.gender[gender.value] or gender.value in (
                self.titles.honorifics.get(word),
                self.actors.persons.get(word),
            ):
                return gender
        return None


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """The word lists of a language, read once and checked."""
    folder = lang_dir(language)
    titles = strict_yaml(folder / "titles.yaml", Titles)
    actors = strict_yaml(folder / "actors.yaml", Actors)
    names = strict_yaml(folder / "names.yaml", Names)
    reference = strict_yaml(folder / "reference.yaml", Reference)
    heads = frozenset(word for words in titles.heads.values() for word in words)
    persons = heads | frozenset(actors.persons)
    nouns = persons | actors.bodies | actors.states | actors.organizations | actors.international | actors.documents
    return Lexicon(
        titles, actors, names, reference, heads, persons, nouns | actors.troops | actors.groups.any,
        title_words=heads | titles.modifiers | titles.honorifics.keys(),
        thing_words=names.event_heads.union(*names.kinds.values()),
        group_nouns=names.alliances | names.oppositions,
        goal_words=names.motion | names.place_nouns, phrases=Phrases.of(names))


_CLEAN = re.compile(r"[\w.]+(?:[ -][\w.]+)*")  # nothing to do, as for most names
_JUNK = re.compile(r"[\[\]\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_SPLIT_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


def clean_name(text: str) -> str:
    """A name as one reads it: single spaces, no zero-width or direction marks, brackets, quotes or possessive ending.

    >>> clean_name("U.S.\\u200e  Secretary\\nBlinken’s")
    'U.S. Secretary Blinken'
    """
    if _CLEAN.fullmatch(text):
        return text
    text = _SPACES.sub(" ", _JUNK.sub(" ", text)).strip(" \"“”'‘’,;:()[]")
    return _POSSESSIVE.sub("", _SPLIT_HYPHEN.sub("-", text)).strip()
