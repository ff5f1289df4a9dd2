"""Words by which errors of the parser are known."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["words"]


class _Words(BaseModel):
    """mending.yaml: verbs whose "for" tells the reason, honorifics, decisions, what comes after, attacks and what they
    do, what is arranged and with whom.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    reasoned: frozenset[str]
    styles: frozenset[str]
    intents: frozenset[str]
    sequels: frozenset[str]
    harms: frozenset[str]
    harming: frozenset[str]
    arranged: frozenset[str]
    parties: frozenset[str]


@cache
def words(language: str = "en") -> _Words:
    """The words of a language; every mistake in the file is an error that names it."""
    return strict_yaml(lang_dir(language) / "mending.yaml", _Words)
