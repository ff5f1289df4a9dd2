"""Words of negation that deny nothing: "had no choice but to leave", "nothing short of a war", "not only"."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["affirming_phrases", "without_affirming"]


class _Negation(BaseModel):
    model_config = ConfigDict(extra="forbid")

    affirming: list[str]


@cache
def _affirming(language: str = "en") -> re.Pattern[str]:
    return re.compile("|".join(strict_yaml(lang_dir(language) / "negation.yaml", _Negation).affirming), re.I)


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
