"""Values of time: a TIMEX3 string with the first and last day it can mean, and the arithmetic of the calendar."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "Anchor", "Reading", "Tense", "Value", "add", "day", "fixed", "fraction", "month", "quarter", "season", "settle",
    "span", "unit_around", "week", "weekend", "year", "years",
]


class Tense(StrEnum):
    """When the governing verb puts what it tells, seen from the day of writing; EITHER: on the nearer side."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    EITHER = "either"


class Value(NamedTuple):
    """`timex` is a TIMEX3 value; None bounds are unknown."""

    timex: str
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the day of writing: it lies between `first` and `last`; `reference` is the day told of before,
    `told` any time told just before, `told_year` the year.

    A certain day has both ends equal, a re-posted article only a last one. `year` is the year of the events where no
    day is known: it completes days and months that are written without one, and nothing else.
    """

    first: date | None = None
    last: date | None = None
    year: int | None = None
    reference: Value | None = None
    told_year: int | None = None
    told: Value | None = None

    @classmethod
    def on(cls, day: date | None) -> Anchor:
        return cls(day, day)

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says before the day of writing is known.

    `open` is the TIMEX3 value as far as the words alone give it ("XXXX-WXX-5"); `resolve` gives the value for a day of
    writing, or is None where that adds nothing (durations, full dates: `fixed`).
    """

    open: str
    resolve: Callable[[date], Value] | None = None
    fixed: Value | None = None
    by_reference: bool = False
    by_year: bool = False
    by_told: bool = False


def fixed(value: Value) -> Reading:
    """The reading that has this value whatever the day of writing is."""
    return Reading(value.timex, fixed=value)


def settle(reading: Reading, anchor: Anchor, tense: Tense | None) -> Value:
    """The reading's value, as wide as the doubt about the day of writing.

    With a certain day, the value. With a first and last day, everything between the values of both. With only a last
    day (a re-post), a time told in the past has that as its latest day, and nothing else is known.
    """
    if reading.fixed is not None:
        return reading.fixed
    if reading.by_year and reading.resolve is not None:
        return reading.resolve(date(anchor.told_year, 1, 1)) if anchor.told_year else Value(reading.open)
    if reading.by_told:
        return anchor.told or Value(reading.open)
    if reading.by_reference:
        return _from_reference(reading, anchor)
    if reading.resolve is None or anchor.last is None:
        return Value(reading.open)
    high = reading.resolve(anchor.last)
    if anchor.first is None:
        past = tense is Tense.PAST or (high.latest is not None and high.latest <= anchor.last)
        return Value(reading.open, None, anchor.last if past and tense is not Tense.FUTURE else None)
    low = reading.resolve(anchor.first)
    return high if low == high else Value(reading.open, low.earliest, high.latest)


def _from_reference(reading: Reading, anchor: Anchor) -> Value:
    told = anchor.reference
    if reading.resolve is None or told is None or told.earliest is None or told.latest is None:
        return Value(reading.open)
    low, high = reading.resolve(told.earliest), reading.resolve(told.latest)
    return high if low == high else Value(reading.open, low.earliest, high.latest)


def span(first: date, last: date, timex: str | None = None) -> Value:
    """The days from first to last."""
    return Value(timex or f"{first.isoformat()}/{last.isoformat()}", first, last)


def day(at: date, part: str | None = None) -> Value:
    """One day, perhaps a part of it ("MO")."""
    return Value(at.isoformat() + (f"T{part}" if part else ""), at, at)


def week(at: date) -> Value:
    """The ISO week, Monday to Sunday.

    >>> week(date(2023, 6, 19)).timex
    '2023-W25'
    """
    first = at - timedelta(days=at.weekday())
    number = at.isocalendar()
    return Value(f"{number.year}-W{number.week:02}", first, first + timedelta(days=6))


def weekend(at: date) -> Value:
    """Saturday and Sunday of the ISO week."""
    whole = week(at)
    saturday = at - timedelta(days=at.weekday() - 5)
    return Value(f"{whole.timex}-WE", saturday, saturday + timedelta(days=1))


def month(year_: int, month_: int) -> Value:
    """A calendar month."""
    last = calendar.monthrange(year_, month_)[1]
    return Value(f"{year_:04}-{month_:02}", date(year_, month_, 1), date(year_, month_, last))


def year(year_: int) -> Value:
    """A calendar year."""
    return years(year_, year_, f"{year_:04}")


def years(first: int, last: int, timex: str) -> Value:
    """Whole calendar years."""
    return span(date(first, 1, 1), date(last, 12, 31), timex)


def quarter(year_: int, number: int) -> Value:
    """A calendar quarter."""
    return Value(f"{year_:04}-Q{number}", date(year_, 3 * number - 2, 1), month(year_, 3 * number).latest)


def season(year_: int, code: str) -> Value:
    """A season of the northern half of the world, as wide as meteorologists' and astronomers' seasons together.

    The winter of a year may be the one that it begins in or the one that it ends in: both are inside.
    """
    ends = {"SP": ((0, 3, 1), (0, 6, 21)), "SU": ((0, 6, 1), (0, 9, 23)), "FA": ((0, 9, 1), (0, 12, 21)),
            "WI": ((-1, 12, 1), (1, 3, 21))}
    (before, m1, d1), (after, m2, d2) = ends[code]
    return Value(f"{year_:04}-{code}", date(year_ + before, m1, d1), date(year_ + after, m2, d2))


def add(at: date, number: float, letter: str) -> date:
    """The date that many days, weeks, months or years away; the last of the month where the day does not exist.

    >>> add(date(2024, 2, 29), -1, "Y"), add(date(2023, 1, 31), 1, "M")
    (datetime.date(2023, 2, 28), datetime.date(2023, 2, 28))
    """
    if letter in "DW":
        return at + timedelta(days=round(number * (7 if letter == "W" else 1)))
    months = at.year * 12 + at.month - 1 + round(number * (12 if letter == "Y" else 1))
    year_, month_ = max(1, months // 12), months % 12 + 1
    return date(year_, month_, min(at.day, calendar.monthrange(year_, month_)[1]))


def unit_around(at: date, letter: str) -> Value:
    """The calendar day, week, month or year that holds the date."""
    if letter == "D":
        return day(at)
    if letter == "W":
        return week(at)
    return month(at.year, at.month) if letter == "M" else year(at.year)


def fraction(value: Value, low: float, high: float) -> Value:
    """The part of the interval between two fractions of its length, the TIMEX value kept.

    >>> fraction(month(2023, 6), 0, 0.5)[1:]
    (datetime.date(2023, 6, 1), datetime.date(2023, 6, 16))
    """
    if value.earliest is None or value.latest is None:
        return value
    days = (value.latest - value.earliest).days + 1
    first = value.earliest + timedelta(days=int(days * low))
    last = value.earliest + timedelta(days=min(days - 1, int(days * high)))
    return Value(value.timex, first, last)
