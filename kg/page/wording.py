"""The wording of boilerplate, read once from the language's data file."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from kg.model import RegionKind
from kg.page.dates import date_pattern
from kg.resources import lang_dir, strict_yaml

__all__ = ["Patterns", "Wording", "english_share", "is_machine_mark", "is_media_mark", "kind_of", "wording", "words_of"]

Patterns = dict[RegionKind, tuple[re.Pattern[str], ...]]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Wording(BaseModel):
    """Patterns by kind; what each part means is told at the head of `boilerplate.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    lines: Patterns
    openers: Patterns
    tails: Patterns
    heads: Patterns
    media_marks: tuple[re.Pattern[str], ...]
    machine_marks: tuple[re.Pattern[str], ...]
    page_date_labels: tuple[str, ...]
    not_places: frozenset[str]
    function_words: frozenset[str]

    @field_validator("lines", "openers", "tails", "heads", "media_marks", "machine_marks", mode="before")
    @classmethod
    def _compiled(cls, value: object) -> object:
        return _compile(value)


def _compile(value: object) -> object:
    if isinstance(value, str):
        return re.compile(value.replace("{DATE}", date_pattern().pattern), re.IGNORECASE)
    if isinstance(value, list):
        return [_compile(item) for item in value]
    if isinstance(value, dict):
        return {key: _compile(item) for key, item in value.items()}
    return value


@cache
def wording(language: str = "en") -> Wording:
    return strict_yaml(lang_dir(language) / "boilerplate.yaml", Wording)


def kind_of(line: str, patterns: Patterns) -> RegionKind | None:
    """The first kind, in the order of the file, one of whose patterns is the whole line.

    >>> kind_of("Copyright 2031 The Daily Planet", wording().lines)
    <RegionKind.COPYRIGHT: 'copyright'>
    """
    for kind, options in patterns.items():
        if any(option.fullmatch(line) for option in options):
            return kind
    return None


def is_machine_mark(line: str) -> bool:
    """Whether the line is one that only republishing sites print."""
    return any(pattern.fullmatch(line) for pattern in wording().machine_marks)


def is_media_mark(line: str) -> bool:
    """Whether the line belongs to a media player."""
    return any(pattern.fullmatch(line) for pattern in wording().media_marks)


def words_of(text: str) -> list[str]:
    """Words in lower case, without figures and marks."""
    return [match[0].lower().replace("’", "'") for match in _WORD.finditer(text)]


def english_share(text: str) -> float:
    """Share of English function words among the words: about .35 in news prose, under .1 in other languages.

    >>> english_share("The minister said that he was in no hurry") > 0.4
    True
    >>> english_share("Der Minister sagte, er habe keine Eile")
    0.0
    """
    words = words_of(text)
    return sum(word in wording().function_words for word in words) / max(1, len(words))
