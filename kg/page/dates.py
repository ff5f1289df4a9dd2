"""Full calendar dates as written: "June 18, 2023", "Friday, 21 August 2015", "2023-06-19"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.model import CharSpan
from kg.resources import lang_dir, strict_yaml

__all__ = ["Calendar", "calendar", "date_pattern", "dates_in", "make_date", "one_of", "written_date"]


class Calendar(BaseModel):
    """Names of months and weekdays in lower case, without full stops."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: dict[str, int]
    weekdays: dict[str, int]


@cache
def calendar(language: str = "en") -> Calendar:
    return strict_yaml(lang_dir(language) / "calendar.yaml", Calendar)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None if there is no such day.

    >>> make_date(2023, 2, 30) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_of(words: Iterable[str]) -> str:
    """Alternatives of a pattern, longest first."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@cache
def date_pattern() -> re.Pattern[str]:
    """One full date with year: groups y1 m1 d1 month first, d2 m2 y2 day first, y3 n3 d3 ISO, a4 b4 y4 in figures."""
    months, days = one_of(calendar().months), one_of(calendar().weekdays)
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:(?:{days})\b\.?,? (?:the )?)?(?:"
        rf"(?P<m1>{months})\b\.? (?P<d1>\d{{1,2}}){ordinal},? (?P<y1>[12]\d{{3}})\b"
        rf"|(?P<d2>\d{{1,2}}){ordinal}(?: of)?[ -](?P<m2>{months})\b\.?,?[ -](?P<y2>[12]\d{{3}})\b"
        rf"|(?P<y3>[12]\d{{3}})(?P<s3>[-/.])(?P<n3>\d{{2}})(?P=s3)(?P<d3>\d{{2}})(?!\d)"
        rf"|(?P<a4>\d{{1,2}})(?P<s4>[/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>[12]\d{{3}})\b)",
        re.IGNORECASE,
    )


def _value(match: re.Match[str]) -> date | None:
    part, months = match.groupdict(), calendar().months
    if part["y1"]:
        return make_date(int(part["y1"]), months[part["m1"].lower()], int(part["d1"]))
    if part["y2"]:
        return make_date(int(part["y2"]), months[part["m2"].lower()], int(part["d2"]))
    if part["y3"]:
        return make_date(int(part["y3"]), int(part["n3"]), int(part["d3"]))
    first, second, year = int(part["a4"]), int(part["b4"]), int(part["y4"])
    readings = {make_date(year, second, first), make_date(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None  # 03/04/2023 has two readings: nobody can know


def dates_in(text: str) -> tuple[tuple[CharSpan, date], ...]:
    """Every full date of the text with its place, in text order; impossible and ambiguous ones are left out.

    >>> [day.isoformat() for _, day in dates_in("From 3 May 2021 to June 4, 2021 (not 03/04/2021)")]
    ['2021-05-03', '2021-06-04']
    """
    found = ((CharSpan(m.start(), m.end()), _value(m)) for m in date_pattern().finditer(text))
    return tuple((span, day) for span, day in found if day is not None)


def written_date(text: str) -> date | None:
    """The one full date that a metadata cell states, whatever time of day follows it.

    >>> written_date("Mon, 19 Jun 2023 10:15:00 GMT")
    datetime.date(2023, 6, 19)
    """
    text = text.strip()
    compact = re.fullmatch(r"([12]\d{3})(\d{2})(\d{2})", text)
    if compact:
        return make_date(*(int(part) for part in compact.groups()))
    found = dates_in(re.sub(r"(?<=\d)T(?=\d)", " ", text))
    return found[0][1] if len({day for _, day in found}) == 1 else None
