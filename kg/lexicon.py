"""The words that make mentions, from the files `titles`, `actors`, `names` and `reference` of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.model import EntityType, Gender
from kg.resources import lang_dir, strict_yaml

__all__ = ["Actors", "Lexicon", "Names", "Reference", "Titles", "clean_name", "load_lexicon"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Titles(_Strict):
    """titles.yaml: honorifics, nouns of office by class, modifiers, which titles a general noun covers."""

    honorifics: dict[str, str]
    heads: dict[str, frozenset[str]]
    modifiers: frozenset[str]
    former: frozenset[str]
    gender: dict[str, frozenset[str]]
    covers: dict[str, tuple[str, ...]]
    ignored: frozenset[str]
    lower_ranks: frozenset[str]
    elected: frozenset[str]
    apposition_openers: frozenset[str]
    offices: frozenset[str]
    tenures: frozenset[str]

    def is_of(self, word: str, classes: frozenset[str]) -> bool:
        """Whether the noun belongs to one of the classes of heads."""
        return any(word in self.heads[name] for name in classes)


class Groups(_Strict):
    states: frozenset[str]
    persons: frozenset[str]
    any: frozenset[str]


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
    states: frozenset[str]
    organizations: frozenset[str]
    international: frozenset[str]
    documents: frozenset[str]
    troops: frozenset[str]
    abstract: frozenset[str]
    encounters: frozenset[str]
    issuing: frozenset[str]
    groups: Groups
    numerals: dict[str, int]
    coalition_modifiers: frozenset[str]
    bare_states: frozenset[str]
    self_names: frozenset[str]
    same_words: frozenset[str]
    issued: frozenset[str]
    general: frozenset[str]
    pairs: frozenset[str]
    counted: frozenset[str]
    publishers: frozenset[str]


class Names(_Strict):
    """names.yaml: how names are built, which words are none, and how a capital's name is read."""

    particles: frozenset[str]
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
    regions: frozenset[str]
    place_of: frozenset[str]
    place_openers: frozenset[str]
    seat_noun: str
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
    of_governments: frozenset[str]
    either_prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The four files together. `heads` are all nouns of office, `person_nouns` those and all other nouns for people."""

    titles: Titles
    actors: Actors
    names: Names
    reference: Reference
    heads: frozenset[str]
    person_nouns: frozenset[str]
    actor_nouns: frozenset[str]

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
    return Lexicon(titles, actors, names, reference, heads, persons, nouns | actors.troops | actors.groups.any)


_JUNK = re.compile(r"[\u200e\u200f\u200b\ufeff]")


def clean_name(text: str) -> str:
    """A name as one reads it: single spaces, no zero-width marks, quotes or possessive ending.

    >>> clean_name("U.S.\\u200e  Secretary\\nBlinken’s")
    'U.S. Secretary Blinken'
    """
    text = re.sub(r"\s+", " ", _JUNK.sub(" ", text)).strip(" \"“”'‘’,;:()[]")
    text = re.sub(r"(?<=\w)- (?=\w)", "-", text)
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", text).strip()
