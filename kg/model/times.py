"""Time expressions, normalised: a TIMEX3 value and the days it can lie between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.spans import CharSpan

__all__ = ["TimeMention"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, normalised against the anchor. `timex` is a TIMEX3 value ("2023-06-19", "2023-W25", "P2D").

    earliest/latest are None when nothing can be known; the interval is as wide as the doubt.
    """

    id: str
    span: CharSpan
    text: str
    timex: str
    sentence: int
    earliest: date | None = None
    latest: date | None = None
    rule: str = ""
