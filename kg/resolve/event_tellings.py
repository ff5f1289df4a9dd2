"""What shows that an article tells of two events of one kind, read once from `kg/lang/en/identity/tellings.yaml`."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["Tellings", "tellings"]


class Tellings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    background_days: int
    month_days: int
    counted: list[str]
    single: frozenset[str]
    not_single: frozenset[str]
    vague: dict[str, int]
    earlier: frozenset[str]
    first: str
    recurring: frozenset[str]
    periods: frozenset[str]
    habitual: frozenset[str]
    routine: tuple[str, ...]
    ordinals: frozenset[str]
    once_more: tuple[str, ...]
    beside: list[str]
    further: list[str]
    measures: frozenset[str]
    definite: frozenset[str]
    gatherings: frozenset[str]
    attending: frozenset[str]
    ordered: frozenset[str]
    led: frozenset[str]
    answers: frozenset[str]
    then: frozenset[str]
    pointing: frozenset[str]
    coming: frozenset[str]
    accords: frozenset[str]
    lasting: tuple[str, ...]
    outing: frozenset[str]
    coordinated: frozenset[str]
    several: frozenset[str]


@cache
def tellings(language: str = "en") -> Tellings:
    return strict_yaml(lang_dir(language) / "identity" / "tellings.yaml", Tellings)
