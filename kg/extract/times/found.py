"""A matched expression on its way to a reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.extract.times.values import Reading, Tense
from kg.extract.times.wording import wording
from kg.page.dates import calendar

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """The named groups of a pattern, the tense of the governing verb, and how an expression inside is read."""

    groups: Mapping[str, str | None]
    tense: Tense | None
    inner: Callable[[str], Reading | None]

    def get(self, name: str) -> str:
        """The group in lower case with single spaces, "" if it is not there."""
        return re.sub(r"\s+", " ", self.groups.get(name) or "").strip().lower()

    def number(self, name: str) -> int | None:
        """The figures of the group ("3rd")."""
        figures = re.match(r"\d+", self.get(name))
        return int(figures[0]) if figures else None

    def month(self, name: str = "month") -> int:
        return calendar().months[self.get(name).rstrip(".")]

    def weekday(self, name: str = "weekday") -> int:
        return calendar().weekdays[self.get(name).rstrip(".")]

    def part(self) -> str | None:
        """TIMEX3 code of the part of the day."""
        return wording().day_parts.get(self.get("part"))

    @property
    def future(self) -> bool:
        return self.tense is Tense.FUTURE
