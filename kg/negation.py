"""Words of negation, and turns of phrase in which they deny nothing: "had no choice but to leave", "not only"."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["affirming_phrases", "sign_of", "without_affirming"]


class _Negation(BaseModel):
    model_config = ConfigDict(extra="forbid")

    affirming: list[str]
    words: list[str]


@cache
def _lists(language: str) -> _Negation:
    return strict_yaml(lang_dir(language) / "negation.yaml", _Negation)


@cache
def _affirming(language: str = "en") -> re.Pattern[str]:
    return re.compile("|".join(_lists(language).affirming), re.I)


@cache
def _negators(language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _lists(language).words))})\b|n['’]t\b", re.I)


def affirming_phrases(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Where such turns of phrase begin and end in the text.

    >>> affirming_phrases("They could not but leave."), affirming_phrases("They could not leave, but we did.")
    (((5, 18),), ())
    """
    return tuple(match.span() for match in _affirming(language).finditer(text))


def without_affirming(text: str, language: str = "en") -> str:
    """The text without them.

    >>> without_affirming("It is nothing but a ruse.")
    'It is   a ruse.'
    """
    return _affirming(language).sub(" ", text)


def sign_of(polarity: str, words: str, act: str = "", mode: str = "", language: str = "en") -> str:
    """What a reader has to be told beside a claim's words: "denied" or "questioned" where they alone say otherwise.

    Who said "We will never sign" denies, but shown as denied it would read as its opposite; of "denied that shots were
    fired" the words alone affirm.

    >>> sign_of("denied", "shots were fired", "deny"), sign_of("denied", "We will never sign.", "say", "direct")
    ('denied', '')
    >>> sign_of("questioned", "the ships had sailed"), sign_of("questioned", "Who gave the order?")
    ('questioned', '')
    """
    if polarity == "denied":
        negated = _negators(language).search(without_affirming(words, language)) is not None
        return "" if negated and (act != "deny" or mode == "direct") else polarity
    return polarity if polarity == "questioned" and not words.rstrip(" \"”’'").endswith("?") else ""
