"""What decisions of identity know of names, spellings and kinds of events, read once from `kg/lang/en/identity/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["EventRules", "NameRules", "Story", "WordRules", "event_rules", "name_rules", "word_rules"]

Rewrite = tuple[re.Pattern[str], str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Names(_Strict):
    given_variants: list[list[str]]
    family_variants: list[list[str]]
    family_first: list[str]
    frequent_family: list[str]
    particles: list[str]
    articles: list[str]
    generations: list[str]
    honorifics: list[str]
    title_noise: list[str]
    bygone: list[str]
    respelled_states: list[str]
    respellings: list[tuple[str, str]]
    body_noise: list[str]
    body_synonyms: list[list[str]]
    body_general: list[str]


class _Spelling(_Strict):
    rules: list[tuple[str, str]]
    exceptions: list[str]
    stop_words: list[str]
    negations: list[str]
    endings: list[str]
    irregular: list[str]
    synonyms: list[str]
    clause_heads: list[str]
    contracted: list[str]
    contracted_negations: list[str]


class _Group(_Strict):
    types: list[str]
    gap: int
    strict: bool
    directed: bool


class Story(_Strict):
    """When two articles are of one story."""

    days: int
    enough: float
    beside: float
    alike: float
    gain: float
    weights: dict[str, float]


class _Events(_Strict):
    groups: list[_Group]
    kin: dict[str, str]
    twofold: list[tuple[str, str]]
    contained: list[str]
    placed: frozenset[str]
    promised: frozenset[str]
    worded: frozenset[str]
    once: frozenset[str]
    rare: frozenset[str]
    window_before: int
    window_after: int
    news: int
    story: Story
    manners: dict[str, list[list[str]]]
    things: dict[str, list[list[str]]]
    same: list[str]
    plain: list[str]


@dataclass(frozen=True, slots=True)
class NameRules:
    """Fields as in `names.yaml`; variants map every spelling to the first of its line."""

    given: dict[str, str]
    family: dict[str, str]
    family_first: frozenset[str]
    frequent: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    generations: frozenset[str]
    honorifics: frozenset[str]
    title_noise: frozenset[str]
    bygone: frozenset[str]
    respelled_states: frozenset[str]
    respellings: tuple[Rewrite, ...]
    body_noise: frozenset[str]
    body_synonyms: dict[str, str]
    body_general: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordRules:
    """Fields as in `spelling.yaml`; `clause_end` parts a sentence before the clause heads, `contracted` and
    `negating` are ends of words ("we've", "didn't")."""

    rules: tuple[Rewrite, ...]
    exceptions: frozenset[str]
    stop_words: frozenset[str]
    negations: frozenset[str]
    endings: tuple[str, ...]
    irregular: dict[str, str]
    synonyms: tuple[tuple[str, ...], ...]
    clause_end: re.Pattern[str]
    contracted: re.Pattern[str]
    negating: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class EventRules:
    """Fields as in `events.yaml`; `group` maps a type to the first type of its line."""

    group: dict[str, str]
    gap: dict[str, int]
    strict: frozenset[str]
    directed: frozenset[str]
    kin: dict[str, str]
    twofold: frozenset[frozenset[str]]
    contained: frozenset[str]
    placed: frozenset[str]
    promised: frozenset[str]
    worded: frozenset[str]
    once: frozenset[str]
    rare: frozenset[str]
    before: int
    after: int
    news: int
    story: Story
    manners: dict[str, list[list[str]]]
    things: dict[str, list[list[str]]]
    same: tuple[tuple[str, ...], ...]
    plain: frozenset[str]


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def _first_of(lines: list[list[str]]) -> dict[str, str]:
    return {word: line[0] for line in lines for word in line}


def _compiled(rules: list[tuple[str, str]]) -> tuple[Rewrite, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


def _ending(parts: list[str]) -> re.Pattern[str]:
    """A word's contracted end, with either apostrophe."""
    return re.compile(f"(?i:{'|'.join(parts)})$".replace("'", "['’]"))


def _clause_end(heads: list[str]) -> re.Pattern[str]:
    """A comma before such a word, a semicolon, colon or dash."""
    return re.compile(rf",\s+(?=(?i:{'|'.join(heads)})\b)|[;:]\s+|\s+[–—]\s+")


@cache
def name_rules(language: str = "en") -> NameRules:
    """How names are compared."""
    raw = strict_yaml(lang_dir(language) / "identity" / "names.yaml", _Names)
    synonyms = _first_of(raw.body_synonyms)
    general = frozenset(synonyms.get(word, word) for word in _words(raw.body_general))
    return NameRules(
        _first_of(raw.given_variants), _first_of(raw.family_variants), _words(raw.family_first),
        _words(raw.frequent_family), _words(raw.particles), _words(raw.articles), _words(raw.generations),
        _words(raw.honorifics), _words(raw.title_noise), frozenset(raw.bygone), _words(raw.respelled_states),
        _compiled(raw.respellings), _words(raw.body_noise), synonyms, general)


@cache
def word_rules(language: str = "en") -> WordRules:
    """How wordings are compared."""
    raw = strict_yaml(lang_dir(language) / "identity" / "spelling.yaml", _Spelling)
    return WordRules(_compiled(raw.rules), frozenset(raw.exceptions), _words(raw.stop_words),
                     frozenset(raw.negations), tuple(raw.endings),
                     _first_of([line.split() for line in raw.irregular]),
                     tuple(tuple(line.split()) for line in raw.synonyms), _clause_end(raw.clause_heads),
                     _ending([*raw.contracted, *raw.contracted_negations]), _ending(raw.contracted_negations))


@cache
def event_rules(language: str = "en") -> EventRules:
    """How accounts of events are compared."""
    raw = strict_yaml(lang_dir(language) / "identity" / "events.yaml", _Events)
    return EventRules(
        {name: g.types[0] for g in raw.groups for name in g.types}, {g.types[0]: g.gap for g in raw.groups},
        frozenset(g.types[0] for g in raw.groups if g.strict), frozenset(g.types[0] for g in raw.groups if g.directed),
        raw.kin, frozenset(map(frozenset, raw.twofold)), frozenset(raw.contained), raw.placed, raw.promised, raw.worded,
        raw.once, raw.rare, raw.window_before, raw.window_after, raw.news, raw.story, raw.manners, raw.things,
        tuple(tuple(line.split()) for line in raw.same), frozenset(raw.plain))
