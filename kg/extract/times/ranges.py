"""Readings of what runs from one date to another: days, months and years that are named, both ends included."""

from __future__ import annotations

from datetime import date

from kg.extract.times.found import Found
from kg.extract.times.values import Reading, Tense, Value, day, fixed, month, span, years
from kg.page.dates import calendar, make_date

__all__ = ["date_range", "month_range", "year_range"]


def date_range(found: Found) -> Reading | None:
    """"June 30 to July 2", "3 May - 5 June 2021": a year after the last day holds for both."""
    low, high = found.inner(found.get("first")), found.inner(found.get("last"))
    if low is None or high is None:
        return None
    if high.fixed is not None and high.fixed.earliest is not None and low.fixed is None and low.resolve is not None:
        low = fixed(low.resolve(high.fixed.earliest) if found.tense is Tense.PAST
                    else _before(low, high.fixed.earliest))
    return _from_to(low, high)


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
    return _from_to(low, high)


def year_range(found: Found) -> Reading | None:
    """"from 2010 to 2012", "2010-12"."""
    first, last = int(found.get("first")), found.get("last")
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return fixed(years(first, end, f"{first:04}/{end:04}")) if first < end else None


def _before(low: Reading, last: date) -> Value:
    value = low.resolve(last) if low.resolve else Value(low.open)
    if value.earliest is not None and value.earliest > last:
        earlier = make_date(value.earliest.year - 1, value.earliest.month, value.earliest.day)
        return day(earlier) if earlier else Value(low.open)
    return value


def _from_to(low: Reading, high: Reading) -> Reading | None:
    if low.fixed is not None and high.fixed is not None:
        return _fixed_range(low.fixed, high.fixed)
    return Reading(f"{low.open}/{high.open}", lambda anchor: _joined(low, high, anchor))


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
