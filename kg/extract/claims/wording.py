"""Topics, hedges and words of stance of a language, read strictly and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, RootModel

from kg.resources import lang_dir, strict_yaml

__all__ = ["Hedges", "Stances", "Topics", "load_hedges", "load_stances", "load_topics"]


class Hedges(BaseModel):
    """Words that weaken what is said, as in hedges.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    modals: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    cues: frozenset[str]
    conditions: frozenset[str]


class _Signs(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    negative: frozenset[str]
    positive: frozenset[str]

    def sign(self, word: str) -> Literal["negative", "positive"] | None:
        if word in self.negative:
            return "negative"
        return "positive" if word in self.positive else None


class Stances(BaseModel):
    """Speech acts and words that speak for or against somebody, as in stance.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    acts: _Signs
    words: _Signs


class _TopicFile(RootModel[dict[str, tuple[str, ...]]]):
    pass


@dataclass(frozen=True, slots=True)
class Topics:
    """Trigger words compiled into one pattern; `slugs` in the order of their groups."""

    pattern: re.Pattern[str]
    by_word: dict[str, tuple[str, ...]]

    def of(self, text: str) -> tuple[str, ...]:
        """Topics a text touches, sorted.

        >>> load_topics().of("new sanctions against Taiwan")
        ('sanctions', 'taiwan')
        """
        found = {slug for m in self.pattern.finditer(text.lower()) for slug in self.by_word[m.group()]}
        return tuple(sorted(found))


@cache
def load_hedges(language: str = "en") -> Hedges:
    return strict_yaml(lang_dir(language) / "hedges.yaml", Hedges)


@cache
def load_stances(language: str = "en") -> Stances:
    return strict_yaml(lang_dir(language) / "stance.yaml", Stances)


@cache
def load_topics(language: str = "en") -> Topics:
    """The topics of a language; of two triggers that begin at one place the longer is read."""
    by_word: dict[str, set[str]] = {}
    whole: set[str] = set()
    for slug, words in strict_yaml(lang_dir(language) / "topics.yaml", _TopicFile).root.items():
        for word in words:
            by_word.setdefault(word.removesuffix("$"), set()).add(slug)
            whole |= {word.removesuffix("$")} if word.endswith("$") else set()
    parts = [re.escape(w) + (r"\b" if w in whole else "") for w in sorted(by_word, key=lambda w: (-len(w), w))]
    return Topics(re.compile(r"\b(?:" + "|".join(parts) + ")"), {w: tuple(sorted(s)) for w, s in by_word.items()})
