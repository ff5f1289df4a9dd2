"""Readings of periods told from the day of writing ("last month", "this spring"), and parts of a time ("early May")."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.found import Found
from kg.extract.times.periods import PHASES, fiscal
from kg.extract.times.values import (
    Reading,
    Tense,
    Value,
    add,
    day,
    fixed,
    fraction,
    month,
    quarter,
    span,
    unit_around,
    week,
    weekend,
    years,
)
from kg.extract.times.wording import unit_of, wording

__all__ = [
    "OPEN", "eve_of", "fiscal_shift", "month_shift", "period_shift", "period_twice", "phase_of", "season_alone",
    "season_shift", "step_period", "told_time", "week_of", "weekend_alone", "year_end",
]

# TIMEX3 values of a day, week, month and year about which nothing is known.
OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_PORTIONS = PHASES | {"middle": (0.25, 0.75), "beginning": (0, 0.34), "start": (0, 0.34), "outset": (0, 0.34),
                      "onset": (0, 0.34), "turn": (0, 0.34), "end": (0.66, 1), "close": (0.66, 1),
                      "first half": (0, 0.5), "second half": (0.5, 1), "first quarter": (0, 0.25),
                      "second quarter": (0.25, 0.5), "third quarter": (0.5, 0.75), "fourth quarter": (0.75, 1),
                      "final quarter": (0.75, 1), "last quarter": (0.75, 1)}


def month_shift(found: Found) -> Reading | None:
    """"last July" (the latest that is over), "next May" (the first not begun), "this May"."""
    number, shift = found.month(), found.get("shift")

    def resolve(anchor: date) -> Value:
        if shift in ("last", "the previous", "this past"):
            return month(anchor.year - (number >= anchor.month), number)
        if shift in ("next", "the following", "this coming"):
            return month(anchor.year + (number <= anchor.month), number)
        return month(anchor.year, number)

    return Reading(f"XXXX-{number:02}", resolve)


def _season_from(year_: int, code: str) -> Value:
    starts = {"SP": (3, 1, 6, 21), "SU": (6, 1, 9, 23), "FA": (9, 1, 12, 21), "WI": (12, 1, 3, 21)}
    m1, d1, m2, d2 = starts[code]
    return span(date(year_, m1, d1), date(year_ + (code == "WI"), m2, d2), f"{year_:04}-{code}")


def _season_near(anchor: date, code: str, way: str) -> Value:
    near = [_season_from(anchor.year + offset, code) for offset in (-2, -1, 0, 1)]
    over = [value for value in near if value.latest and value.latest < anchor]
    begun = [value for value in near if value.earliest and value.earliest <= anchor]
    to_come = [value for value in near if value.earliest and value.earliest > anchor]
    going_on = [value for value in begun if value not in over]
    if way == "last":
        return over[-1]
    if way == "next":
        return to_come[0]
    if way == "this" and not going_on:
        return next(value for value in near if value.timex.startswith(f"{anchor.year:04}"))
    return (going_on or (to_come if way in ("future", "this") else begun[-1:]))[0]


def season_shift(found: Found) -> Reading | None:
    """"last summer" is the latest that is over, "next spring" the first not begun, "this autumn" the year's."""
    code, shift = wording().seasons[found.get("season")], found.get("shift")
    back = any(word in shift for word in ("last", "past", "previous"))
    ahead = any(word in shift for word in ("next", "coming", "following"))
    way = "last" if back else "next" if ahead else "this"
    return Reading(f"XXXX-{code}", lambda anchor: _season_near(anchor, code, way))


def season_alone(found: Found) -> Reading | None:
    """"in the spring": the latest that has begun, or the next one after a future verb."""
    code = wording().seasons[found.get("season")]
    way = "future" if found.future else "past"
    return Reading(f"XXXX-{code}", lambda anchor: _season_near(anchor, code, way))


def fiscal_shift(found: Found) -> Reading | None:
    back, ahead = ("last", "past", "previous"), ("next", "coming", "following")
    step = found.get("shift").endswith(ahead) - found.get("shift").endswith(back)

    def resolve(anchor: date) -> Value:  # nobody says whose fiscal year: the day of writing may be in either of two
        low, high = fiscal(anchor.year + step), fiscal(anchor.year + 1 + step)
        first = low.earliest if low.latest and anchor <= low.latest else high.earliest
        return Value("FYXXXX", first, high.latest)

    return Reading("FYXXXX", resolve)


def around(at: date, period: str) -> Value:
    """The calendar period that holds the date: week, weekend, quarter, decade, century included."""
    if period == "weekend":
        return weekend(at)
    if period == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if period == "decade":
        first = at.year // 10 * 10
        return years(first, first + 9, f"{first // 10}")
    if period == "century":
        first = (at.year - 1) // 100 * 100 + 1
        return years(first, first + 99, f"{first // 100:02}")
    return unit_around(at, unit_of(period).letter)


def step_period(at: date, period: str, step: int) -> Value:
    """The calendar period that many periods away."""
    unit = unit_of(period)
    return around(add(at, step * unit.times, unit.letter), period)


def period_shift(found: Found) -> Reading | None:
    """"last month", "earlier this week", "late next year", "the previous week".

    "this year" with a past verb ends on the day of writing, with a future verb it begins there.
    """
    shift, period = found.get("shift"), found.get("period")
    open_ = OPEN[unit_of(period).letter]
    if shift in ("the past", "the coming"):
        return _running(shift == "the past", period)
    if shift in ("the previous", "the following"):
        step = -1 if "prev" in shift else 1
        return Reading(open_, lambda anchor: step_period(anchor, period, step), by_reference=True)
    step = {"last": -1, "next": 1}.get(shift, 0)
    mod = found.get("mod").split(" ")[-2] if found.get("mod").startswith("in the middle") else found.get("mod")

    def resolve(anchor: date) -> Value:
        if period == "weekend" and step == 0:
            return _near_weekend(anchor, found)
        value = step_period(anchor, period, step)
        return _modified(value, anchor, mod, found, period) if step == 0 else _portion(value, mod)

    return Reading(open_, resolve)


def _running(back: bool, period: str) -> Reading:
    """"the past year", "the coming week": a full unit up to, or from, the day of writing."""
    unit = unit_of(period)
    timex = f"P{unit.times}{unit.letter}"
    if back:
        return Reading(timex, lambda anchor: span(add(anchor, -unit.times, unit.letter), anchor, timex))
    return Reading(timex, lambda anchor: span(anchor, add(anchor, unit.times, unit.letter), timex))


def _portion(value: Value, mod: str) -> Value:
    return fraction(value, *_PORTIONS[mod]) if mod in _PORTIONS else value


def _modified(value: Value, anchor: date, mod: str, found: Found, period: str) -> Value:
    if value.earliest is None or value.latest is None or mod in _PORTIONS:
        return _portion(value, mod)
    if mod == "earlier" or (not mod and found.tense is Tense.PAST):
        first = value.earliest
        if mod == "earlier" and period == "week" and anchor.isoweekday() <= 2:
            first = anchor - timedelta(days=6)  # early in a week the writer means the last days, not this Monday
        return Value(value.timex, min(first, anchor), anchor)
    if mod == "later" or found.future:
        return Value(value.timex, anchor, value.latest)
    return value


def _near_weekend(anchor: date, found: Found) -> Value:
    """The weekend under way, else the last one, or the next after a future verb."""
    if anchor.isoweekday() >= 6 or found.future or found.tense is Tense.PRESENT:
        return weekend(anchor)
    return weekend(anchor - timedelta(days=7))


def weekend_alone(found: Found) -> Reading | None:
    return Reading("XXXX-WXX-WE", lambda anchor: _near_weekend(anchor, found))


def period_twice(found: Found) -> Reading | None:
    """"the week before last", "the year after next"."""
    step = -2 if found.get("way") == "before last" else 2
    period = found.get("period")
    return Reading(OPEN[unit_of(period).letter], lambda anchor: step_period(anchor, period, step))


def phase_of(found: Found) -> Reading | None:
    """"early May", "the end of last year", "mid-2019": a part of what is inside."""
    words, inner_text = found.get("phase").removeprefix("the ").removeprefix("very "), found.get("inner")
    portion = _PORTIONS.get(words.removesuffix(" of"), (0, 1))
    if inner_text.startswith("the ") and inner_text[4:] in ("week", "month", "quarter", "year", "decade", "century"):
        period = inner_text[4:]
        return Reading(OPEN[unit_of(period).letter], lambda anchor: fraction(around(anchor, period), *portion))
    inner = found.inner(found.groups["inner"] or "")
    if inner is None:
        return None
    if inner.fixed is not None:
        return fixed(fraction(inner.fixed, *portion))
    resolve = inner.resolve
    return Reading(inner.open, (lambda anchor: fraction(resolve(anchor), *portion)) if resolve else None,
                   by_reference=inner.by_reference)


def told_time(_: Found) -> Reading | None:
    """"at the time": the one told just before."""
    return Reading("XXXX", by_told=True)


def year_end(found: Found) -> Reading | None:
    """"year's end", "year-end", "month's end": of the period of writing, of the one before after a past verb."""
    period, portion = found.get("period"), _PORTIONS[found.get("end")]

    def resolve(anchor: date) -> Value:
        value = fraction(around(anchor, period), *portion)
        over = found.tense is Tense.PAST and value.earliest is not None and value.earliest > anchor
        return fraction(step_period(anchor, period, -1), *portion) if over else value

    return Reading(OPEN[unit_of(period).letter], resolve)


def week_of(found: Found) -> Reading | None:
    """"the week of June 5"."""
    inner = found.inner(found.groups["inner"] or "")
    if inner is None:
        return None
    if inner.fixed is not None and inner.fixed.earliest is not None:
        return fixed(week(inner.fixed.earliest))

    def resolve(anchor: date) -> Value:
        value = inner.resolve(anchor) if inner.resolve else Value(inner.open)
        return week(value.earliest) if value.earliest else Value("XXXX-WXX")

    return Reading("XXXX-WXX", resolve)


def eve_of(found: Found) -> Reading | None:
    """"the eve of June 18", "the eve of Monday"."""
    inner = found.inner(found.groups["inner"] or "")
    if inner is None:
        return None

    def before(value: Value) -> Value:
        return day(value.earliest - timedelta(days=1)) if value.earliest else Value("XXXX-XX-XX")

    if inner.fixed is not None:
        return fixed(before(inner.fixed))
    resolve = inner.resolve
    return Reading("XXXX-XX-XX", (lambda anchor: before(resolve(anchor))) if resolve else None)
