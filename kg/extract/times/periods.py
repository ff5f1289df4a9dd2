"""Readings of months, quarters, seasons, years, decades and centuries named by the calendar."""

from __future__ import annotations

from datetime import date

from kg.extract.times.found import Found
from kg.extract.times.values import Reading, Tense, Value, fixed, fraction, month, quarter, season, year, years
from kg.extract.times.wording import wording

__all__ = [
    "PHASES", "century", "decade", "fiscal", "fiscal_year", "half_year", "iso_month", "month_alone",
    "month_of_that_year", "month_of_year", "month_year", "named_decade", "quarter_of", "season_year", "year_alone",
]

PHASES = {"early": (0, 0.5), "late": (0.5, 1), "mid": (0.25, 0.75)}


def iso_month(found: Found) -> Reading | None:
    """"2023-06"; "2010-12" is left to the ranges of years, as which news mean it."""
    if int(found.get("month")) > int(found.get("year")) % 100:
        return None
    return fixed(month(int(found.get("year")), int(found.get("month"))))


def month_year(found: Found) -> Reading | None:
    return fixed(month(int(found.get("year")), found.month()))


def month_of_year(found: Found) -> Reading | None:
    """"March last year"."""
    offset = {"last": -1, "this": 0, "next": 1}[found.get("which")]
    return Reading(f"XXXX-{found.month():02}", lambda anchor: month(anchor.year + offset, found.month()))


def month_of_that_year(found: Found) -> Reading | None:
    """"September of that year": of the year told before."""
    return Reading(f"XXXX-{found.month():02}", lambda told: month(told.year, found.month()), by_year=True)


def month_near(anchor: date, number: int, *, future: bool) -> Value:
    """The latest such month that has begun, or the next that is not over."""
    if future:
        return month(anchor.year + (number < anchor.month), number)
    return month(anchor.year - (number > anchor.month), number)


def month_alone(found: Found) -> Reading | None:
    """"in February": the latest that has begun; after a future verb the next not over; in the present the nearest."""
    number = found.month()

    def resolve(anchor: date) -> Value:
        near = found.tense in (Tense.PRESENT, Tense.EITHER) and (number - anchor.month) % 12 <= 6
        return month_near(anchor, number, future=found.future or near)

    return Reading(f"XXXX-{number:02}", resolve)


def year_alone(found: Found) -> Reading | None:
    return fixed(year(int(found.get("year"))))


def _phased(value: Value, phase: str) -> Reading:
    return fixed(fraction(value, *PHASES[phase]) if phase else value)


def decade(found: Found) -> Reading | None:
    first = int(found.get("decade"))
    if first % 100 == 0 and first < 2000:  # "the 1900s" are a century to most
        return _phased(years(first, first + 99, f"{first // 100}"), found.get("phase"))
    return _phased(years(first, first + 9, f"{first // 10}"), found.get("phase"))


def named_decade(found: Found) -> Reading | None:
    """"the '90s", "the nineties": of the twentieth century."""
    first = 1900 + (found.number("short") or wording().named_decades.get(found.get("name"), 0))
    return _phased(years(first, first + 9, f"{first // 10}"), found.get("phase"))


def century(found: Found) -> Reading | None:
    number = found.number("number") or 0
    if not 1 <= number <= 30:
        return None
    first = 100 * (number - 1) + 1
    return _phased(years(first, first + 99, f"{number - 1:02}"), found.get("phase"))


def season_year(found: Found) -> Reading | None:
    return _phased(season(int(found.get("year")), wording().seasons[found.get("season")]), found.get("phase"))


def _year_reading(found: Found, timex: str, step: int) -> Reading:
    """A part of a year, of the year named or of the one meant by "last", "this", "next"."""
    number = int(timex[1:])
    make = quarter if timex[0] == "Q" else half
    if found.get("year"):
        return fixed(make(int(found.get("year")), number))
    return Reading(f"XXXX-{timex}", lambda anchor: make(anchor.year + step, number))


def half(year_: int, number: int) -> Value:
    """First or second half of a calendar year."""
    first = date(year_, 6 * number - 5, 1)
    last = date(year_, 6, 30) if number == 1 else date(year_, 12, 31)
    return Value(f"{year_:04}-H{number}", first, last)


def quarter_of(found: Found) -> Reading | None:
    """"Q3 2022"; "the first quarter" is the latest that has begun, or the next after a future verb."""
    number = found.number("number") or wording().ordinals[found.get("ordinal")]
    step = {"last": -1, "next": 1}.get(found.get("which"), 0)
    if found.get("year") or found.get("which"):
        return _year_reading(found, f"Q{number}", step)

    def resolve(anchor: date) -> Value:
        now = (anchor.month + 2) // 3
        return quarter(anchor.year + (number < now) if found.future else anchor.year - (number > now), number)

    return Reading(f"XXXX-Q{number}", resolve)


def half_year(found: Found) -> Reading | None:
    number = found.number("number") or {"first": 1}.get(found.get("ordinal"), 2)
    return _year_reading(found, f"H{number}", {"last": -1, "next": 1}.get(found.get("which"), 0))


def fiscal_year(found: Found) -> Reading | None:
    """Fiscal years begin between July of the year before (Australia) and April of the named one (Japan)."""
    name = found.get("year")
    year_ = int(name) if len(name) == 4 else 2000 + int(name)
    if found.get("end"):  # "2023-24" names both years, so it begins in the first
        return fixed(Value(f"FY{year_}/{year_ + 1}", date(year_, 4, 1), date(year_ + 1, 9, 30)))
    return fixed(fiscal(year_))


def fiscal(year_: int) -> Value:
    return Value(f"FY{year_:04}", date(year_ - 1, 7, 1), date(year_ + 1, 3, 31))
