"""Readings of days, months and years that are named by their calendar names or numbers."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.found import Found
from kg.extract.times.values import (
    Reading,
    Tense,
    Value,
    day,
    fraction,
    month,
    quarter,
    season,
    span,
    year,
)
from kg.extract.times.wording import wording
from kg.page.dates import calendar, make_date, written_date

__all__ = [
    "century", "date_range", "day_of_month", "days_of_month", "decade", "fiscal_year", "full_date", "half_year",
    "iso_month", "month_alone", "month_day", "month_near", "month_of_that_year", "month_of_year", "month_range",
    "month_year", "named_day", "named_decade", "quarter_of", "season_year", "weekday_day", "year_alone", "year_range",
]

PHASES = {"early": (0, 0.5), "late": (0.5, 1), "mid": (0.25, 0.75)}


def fixed(value: Value) -> Reading:
    return Reading(value.timex, fixed=value)


def full_date(found: Found) -> Reading | None:
    """A date with its year. "03/04/2021" has two readings, so nothing is read; a wrong weekday is ignored."""
    at = written_date(found.get("date"))
    return fixed(day(at, found.part())) if at is not None else None


def iso_month(found: Found) -> Reading | None:
    """"2023-06"; "2010-12" is left to the ranges of years, as which news mean it."""
    if int(found.get("month")) > int(found.get("year")) % 100:
        return None
    return fixed(month(int(found.get("year")), int(found.get("month"))))


def month_day(found: Found) -> Reading | None:
    """ "June 19": the latest such day up to writing, the next one after a future verb, else the nearest.

    A weekday beside it decides the year where only one near year fits; "last year" and the like do so always.
    """
    name = "month" if found.get("month") else "month2"
    number = found.number("day") or found.number("day2") or 0
    month_, weekday = found.month(name), found.get("weekday")
    part = f"T{found.part()}" if found.part() else ""
    if make_date(2024, month_, number) is None:  # a leap year holds every day there is
        return None
    offset = {"last": -1, "this": 0, "next": 1}.get(found.get("which"))

    def resolve(anchor: date) -> Value:
        if offset is not None:
            at = make_date(anchor.year + offset, month_, number)
        else:
            at = _near_day(anchor, (month_, number), found.weekday() if weekday else None, found.tense)
        return day(at, found.part()) if at else Value(f"XXXX-{month_:02}-{number:02}")

    return Reading(f"XXXX-{month_:02}-{number:02}{part}", resolve)


def _near_day(anchor: date, of_year: tuple[int, int], weekday: int | None, tense: Tense | None) -> date | None:
    days = [at for offset in (-1, 0, 1) if (at := make_date(anchor.year + offset, *of_year))]
    fitting = [at for at in days if at.isoweekday() == weekday]
    days = fitting or days
    if tense is Tense.PAST:
        days = [at for at in days if at <= anchor] or days
    elif tense is Tense.FUTURE:
        days = [at for at in days if at >= anchor] or days
    return min(days, key=lambda at: abs((at - anchor).days), default=None)


def weekday_day(found: Found) -> Reading | None:
    """"Monday the 19th", "Friday, 3rd": the nearest day that is both."""
    number, weekday = found.number("day") or 0, found.weekday()

    def resolve(anchor: date) -> Value:
        days = [anchor + timedelta(days=offset) for offset in range(-62, 63)]
        near = [at for at in days if at.day == number and at.isoweekday() == weekday and _in_tense(at, anchor, found)]
        return day(min(near, key=lambda at: abs((at - anchor).days))) if near else Value(f"XXXX-XX-{number:02}")

    return Reading(f"XXXX-XX-{number:02}", resolve) if 1 <= number <= 31 else None


def _in_tense(at: date, anchor: date, found: Found) -> bool:
    if found.tense is Tense.PAST:
        return at <= anchor
    return at >= anchor if found.future else True


def day_of_month(found: Found) -> Reading | None:
    """"the 19th": of the month of writing or its neighbour, by tense; "the 19th of next month"."""
    number, which = found.number("day") or 0, found.get("which")
    offset = {"last": -1, "this": 0, "the": 0, "next": 1}.get(which)

    def resolve(anchor: date) -> Value:
        offsets = (offset,) if offset is not None else (-1, 0, 1)
        months = [(anchor.year * 12 + anchor.month - 1 + step) for step in offsets]
        days = [at for index in months if (at := make_date(index // 12, index % 12 + 1, number))]
        days = [at for at in days if offset is not None or _in_tense(at, anchor, found)]
        return day(min(days, key=lambda at: abs((at - anchor).days))) if days else Value(f"XXXX-XX-{number:02}")

    return Reading(f"XXXX-XX-{number:02}", resolve) if 1 <= number <= 31 else None


def named_day(found: Found) -> Reading | None:
    """A feast on a fixed day."""
    of_year = wording().named_days[found.get("name").replace("’", "'")]
    if found.get("year"):
        return fixed(day(date(int(found.get("year")), *of_year)))

    def resolve(anchor: date) -> Value:
        at = _near_day(anchor, of_year, None, found.tense)
        return day(at) if at else Value("XXXX")

    return Reading(f"XXXX-{of_year[0]:02}-{of_year[1]:02}", resolve)


def days_of_month(found: Found) -> Reading | None:
    """"June 18-19", "3 and 5 May 2021"."""
    first, last, month_ = found.number("first") or 0, found.number("last") or 0, found.month()
    if found.get("year"):
        year_ = int(found.get("year"))
        low, high = make_date(year_, month_, first), make_date(year_, month_, last)
        return fixed(span(low, high)) if low and high and low <= high else None
    if not 1 <= first < last or make_date(2024, month_, last) is None:
        return None

    def resolve(anchor: date) -> Value:
        at = _near_day(anchor, (month_, first), None, found.tense)
        end = make_date(at.year, month_, last) if at else None
        return span(at, end) if at and end else Value("XXXX")

    return Reading(f"XXXX-{month_:02}-{first:02}/XXXX-{month_:02}-{last:02}", resolve)


def date_range(found: Found) -> Reading | None:
    """"June 30 to July 2", "3 May - 5 June 2021": a year after the last day holds for both."""
    low, high = found.inner(found.get("first")), found.inner(found.get("last"))
    if low is None or high is None:
        return None
    if high.fixed is not None and high.fixed.earliest is not None and low.fixed is None and low.resolve is not None:
        low = fixed(low.resolve(high.fixed.earliest) if found.tense is Tense.PAST
                    else _before(low, high.fixed.earliest))
    if low.fixed is not None and high.fixed is not None:
        return _fixed_range(low.fixed, high.fixed)
    return Reading(f"{low.open}/{high.open}", lambda anchor: _joined(low, high, anchor))


def _before(low: Reading, last: date) -> Value:
    value = low.resolve(last) if low.resolve else Value(low.open)
    if value.earliest is not None and value.earliest > last:
        earlier = make_date(value.earliest.year - 1, value.earliest.month, value.earliest.day)
        return day(earlier) if earlier else Value(low.open)
    return value


def _fixed_range(low: Value, high: Value) -> Reading | None:
    if low.earliest is None or high.latest is None or low.earliest > high.latest:
        return None
    return fixed(span(low.earliest, high.latest, f"{low.timex}/{high.timex}"))


def _joined(low: Reading, high: Reading, anchor: date) -> Value:
    first, last = (side.fixed or (side.resolve(anchor) if side.resolve else Value(side.open)) for side in (low, high))
    if first.earliest is not None and last.latest is not None and first.earliest > last.latest:
        first = _before(low, last.latest)
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return Value(f"{low.open}/{high.open}")
    return span(first.earliest, last.latest, f"{first.timex}/{last.timex}")


def month_range(found: Found) -> Reading | None:
    """"January to March 2020", "between May and July"."""
    low, high = found.inner(found.get("first")), found.inner(found.get("last"))
    if low is None or high is None:
        return None
    if high.fixed is not None and high.fixed.latest is not None and low.fixed is None:
        name = calendar().months.get(found.get("first").rstrip("."))
        if name is None:
            return None
        year_ = int(high.fixed.timex[:4]) - (name > high.fixed.latest.month)
        low = fixed(month(year_, name))
    if low.fixed is not None and high.fixed is not None:
        return _fixed_range(low.fixed, high.fixed)
    return Reading(f"{low.open}/{high.open}", lambda anchor: _joined(low, high, anchor))


def year_range(found: Found) -> Reading | None:
    """"from 2010 to 2012", "2010-12"."""
    first, last = int(found.get("first")), found.get("last")
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return fixed(span(date(first, 1, 1), date(end, 12, 31), f"{first:04}/{end:04}")) if first < end else None


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
        return _phased(span(date(first, 1, 1), date(first + 99, 12, 31), f"{first // 100}"), found.get("phase"))
    return _phased(span(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10}"), found.get("phase"))


def named_decade(found: Found) -> Reading | None:
    """"the '90s", "the nineties": of the twentieth century."""
    first = 1900 + (found.number("short") or wording().named_decades.get(found.get("name"), 0))
    return _phased(span(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10}"), found.get("phase"))


def century(found: Found) -> Reading | None:
    number = found.number("number") or 0
    if not 1 <= number <= 30:
        return None
    first = 100 * (number - 1) + 1
    return _phased(span(date(first, 1, 1), date(first + 99, 12, 31), f"{number - 1:02}"), found.get("phase"))


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
