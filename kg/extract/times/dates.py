"""Readings of days that are named by the calendar: "June 19", "Monday the 19th", "the 3rd", "Christmas Day"."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.found import Found
from kg.extract.times.values import Reading, Tense, Value, day, fixed, span
from kg.extract.times.wording import wording
from kg.page.dates import make_date, written_date

__all__ = ["day_of_month", "days_of_month", "full_date", "month_day", "named_day", "weekday_day"]


def full_date(found: Found) -> Reading | None:
    """A date with its year. "03/04/2021" has two readings, so nothing is read; a wrong weekday is ignored."""
    at = written_date(found.get("date"))
    return fixed(day(at, found.part())) if at is not None else None


def month_day(found: Found) -> Reading | None:
    """"June 19": the latest such day up to writing, the next one after a future verb, else the nearest.

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
