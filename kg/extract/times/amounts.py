"""Readings of amounts of time: durations, "five years ago", "the past two years", "a day earlier"."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from kg.extract.times.found import Found
from kg.extract.times.relative import OPEN, step_period
from kg.extract.times.values import Reading, Tense, Value, add, day, month, span, unit_around, year
from kg.extract.times.wording import Unit, number, unit_of

__all__ = [
    "ago", "coming_period", "duration", "every", "from_now", "from_reference", "in_amount", "near_future",
    "past_period", "recent", "within",
]

_MORE = ("more than", "at least", "over", "well over", "just over")
_LESS = ("less than", "fewer than", "under", "at most", "up to", "just under")
_BACK = ("earlier", "before", "beforehand", "previous")
_SAME = ("same", "that", "that same", "the same", "the")


def period(count: float | None, unit: Unit) -> str:
    """TIMEX3 value of a duration.

    >>> period(2.5, unit_of("years")), period(35, unit_of("minute")), period(None, unit_of("months"))
    ('P2.5Y', 'PT35M', 'PXM')
    """
    amount = "X" if count is None else f"{count * unit.times:g}"
    return f"P{'T' if unit.clock else ''}{amount}{unit.letter}"


def _count(found: Found) -> float | None:
    """The number said; one where only the unit is said, None where it is left vague."""
    if found.get("vague"):
        return None
    words = found.get("n")
    return number(words) if words else 1.0


def duration(found: Found) -> Reading | None:
    unit = unit_of(found.get("unit"))
    bare = not found.get("n") and found.get("unit").endswith("s")
    return Reading(period(None if bare else _count(found), unit))


def every(found: Found) -> Reading | None:
    """"every day": a set, so no interval."""
    return Reading(period(_count(found), unit_of(found.get("unit"))))


def recent(found: Found) -> Reading | None:
    """"recent months": up to the day of writing, from nobody knows when."""
    timex = period(None, unit_of(found.get("unit")))
    return Reading(timex, lambda anchor: Value(timex, None, anchor))


def _days(count: float, unit: Unit, at: date, sign: int) -> date:
    """The date a count of units away; hours are rounded up to days."""
    if unit.clock:
        hours = count if unit.letter == "H" else 1.0
        return at + timedelta(days=sign * ceil(hours / 24))
    return add(at, sign * count * unit.times, unit.letter)


def past_period(found: Found) -> Reading | None:
    """"the past two years", "the last couple of weeks": up to the day of writing."""
    unit, plural = unit_of(found.get("unit")), found.get("unit").endswith("s")
    count = None if plural and not found.get("n") else _count(found)
    timex = period(count, unit)
    return Reading(timex, lambda anchor: Value(timex, _days(count, unit, anchor, -1) if count else None, anchor))


def coming_period(found: Found) -> Reading | None:
    """"the next three weeks", "the coming months": from the day of writing on; a mere duration after a past verb."""
    unit, plural = unit_of(found.get("unit")), found.get("unit").endswith("s")
    count = None if plural and not found.get("n") else _count(found)
    timex = period(count, unit)
    if found.tense is Tense.PAST:
        return Reading(timex)
    return Reading(timex, lambda anchor: Value(timex, anchor, _days(count, unit, anchor, 1) if count else None))


def near_future(_: Found) -> Reading | None:
    return Reading("FUTURE_REF", lambda anchor: Value("FUTURE_REF", anchor, None))


def in_amount(found: Found) -> Reading | None:
    """"in two weeks": from the day of writing after a future verb, else a mere duration."""
    return from_now(found) if found.future else duration(found)


def within(found: Found) -> Reading | None:
    """"within 48 hours" after a future verb ends that long after the day of writing; else it is a mere duration."""
    unit, count = unit_of(found.get("unit")), _count(found)
    timex = period(count, unit)
    if not found.future:
        return Reading(timex)
    return Reading(timex, lambda anchor: Value(timex, anchor, _days(count, unit, anchor, 1) if count else None))


def ago(found: Found) -> Reading | None:
    """"five years ago": the calendar unit that far back, wider for fractions, decades, "about" and hours.

    "more than" leaves the first day open, "less than" reaches up to the day of writing; "years ago" is at least one.
    """
    unit, count = unit_of(found.get("unit")), _count(found)
    if not found.get("n") and not found.get("vague"):
        count = None
    if count is None:
        timex, back = period(None, unit), 0 if unit.clock else -1
        return Reading(timex, lambda anchor: Value(timex, None, _days(1, unit, anchor, back)))
    return Reading(_open(unit), lambda anchor: _bounded(_away(count, unit, anchor, -1), found, (count, unit, anchor)))


def _open(unit: Unit) -> str:
    return OPEN["D" if unit.clock else unit.letter]


def _bounded(value: Value, found: Found, told: tuple[float, Unit, date]) -> Value:
    about, (count, unit, anchor) = found.get("about"), told
    if about in _MORE:
        return Value(value.timex, None, value.latest)
    if about in _LESS:
        return Value(value.timex, _days(count, unit, anchor, -1), anchor)
    if about and unit.letter == "D" and count >= 5 and value.earliest and value.latest:
        return Value(value.timex, value.earliest - timedelta(days=2), value.latest + timedelta(days=2))
    return value


def _away(count: float, unit: Unit, anchor: date, sign: int) -> Value:
    """The calendar unit that many units away, as wide as such counts are rounded."""
    if unit.clock:
        far = _days(count, unit, anchor, sign)
        near = anchor + timedelta(days=sign * int(count // 24)) if unit.letter == "H" else anchor
        return Value(day(far if far == near else near).timex, min(far, near), max(far, near))
    at = _days(count, unit, anchor, sign)
    if unit.letter == "Y" and unit.times < 10 and count != int(count):  # "two and a half years"
        low, high = add(at, -3, "M"), add(at, 3, "M")
        return span(low.replace(day=1), high, month(at.year, at.month).timex)
    if unit.times >= 10:
        slack = max(1, round(unit.times * count / 10))
        return span(date(at.year - slack, 1, 1), date(at.year + slack, 12, 31), year(at.year).timex)
    return unit_around(at, unit.letter)


def from_now(found: Found) -> Reading | None:
    """"three weeks from now", "in two years' time"."""
    unit, count = unit_of(found.get("unit")), _count(found)
    return Reading(_open(unit), lambda anchor: _away(count or 1, unit, anchor, 1))


def from_reference(found: Found) -> Reading | None:
    """"a day earlier", "two weeks later", "the next day", "that month": counted from the time told of before."""
    way, word = found.get("way"), found.get("unit")
    unit = unit_of(word) if word not in ("morning", "afternoon", "evening", "night") else unit_of("day")
    sign = 0 if way in _SAME else -1 if way in _BACK else 1
    if unit.clock:
        count = _count(found) or 1
        return Reading("XXXX-XX-XX", lambda told: _away(count, unit, told, sign), by_reference=True)
    if sign and (found.get("n") or word not in ("week", "weekend")):
        count = _count(found) or 1
        return Reading(_open(unit), lambda told: _away(count, unit, told, sign), by_reference=True)
    return Reading(_open(unit), lambda told: step_period(told, word if unit.letter != "D" else "day", sign),
                   by_reference=True)
