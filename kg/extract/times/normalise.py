"""From the words of one time expression to its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from kg.extract.times import amounts, dates, periods, ranges, relative, weekdays
from kg.extract.times.found import Found
from kg.extract.times.values import Anchor, Reading, Tense, Value, settle
from kg.extract.times.wording import Rule, rules

__all__ = ["BOUND", "Expression", "bounded", "normalise", "read_match", "reading_of", "settled"]

READINGS: dict[str, Callable[[Found], Reading | None]] = {
    "ago": amounts.ago, "century": periods.century, "coming_period": amounts.coming_period,
    "date_range": ranges.date_range, "day_of_month": dates.day_of_month, "day_offset": weekdays.day_offset,
    "days_of_month": dates.days_of_month, "decade": periods.decade, "duration": amounts.duration,
    "eve_of": relative.eve_of, "every": amounts.every, "fiscal_shift": relative.fiscal_shift,
    "fiscal_year": periods.fiscal_year, "from_now": amounts.from_now, "from_reference": amounts.from_reference,
    "full_date": dates.full_date, "half_year": periods.half_year,
    "in_amount": amounts.in_amount, "iso_month": periods.iso_month,
    "month_alone": periods.month_alone, "month_day": dates.month_day, "month_of_year": periods.month_of_year,
    "month_of_that_year": periods.month_of_that_year,
    "month_range": ranges.month_range, "month_shift": relative.month_shift, "month_year": periods.month_year,
    "named_day": dates.named_day, "named_decade": periods.named_decade, "near_future": amounts.near_future,
    "past_period": amounts.past_period, "period_shift": relative.period_shift, "period_twice": relative.period_twice,
    "phase_of": relative.phase_of, "quarter_of": periods.quarter_of, "recent": amounts.recent,
    "season_alone": relative.season_alone, "season_shift": relative.season_shift, "season_year": periods.season_year,
    "week_of": relative.week_of, "weekday": weekdays.weekday, "weekday_ago": weekdays.weekday_ago,
    "weekday_of_month": weekdays.weekday_of_month, "told_time": relative.told_time,
    "weekday_day": dates.weekday_day, "weekday_range": weekdays.weekday_range, "weekday_week": weekdays.weekday_week,
    "weekend_alone": relative.weekend_alone, "within": amounts.within, "year_alone": periods.year_alone,
    "year_end": relative.year_end, "year_range": ranges.year_range,
}
# Words before an expression that make it one end of an interval.
BOUND = re.compile(
    r"(?i)\b(?P<word>since|by|before|prior to|until|till|through|up to|no later than|after|from|as of|starting"
    r"|beginning)\s+(?:(?:at least|about|around|sometime in|in|on|late on|early on)\s+)?$")
_NEUTRAL = re.compile(r"(?i)^(?:in|on|at|during|over|throughout|around|about|for|of|dated|as early as|as late as)\s+")


class Expression(NamedTuple):
    """A reading and the name of the rule that gave it."""

    rule: str
    reading: Reading


def reading_of(text: str, tense: Tense | None = None) -> Expression | None:
    """The reading of a text that is one time expression and nothing else."""
    for rule in rules():
        match = rule.pattern.fullmatch(text.strip())
        expression = read_match(rule, match, tense) if match else None
        if expression is not None:
            return expression
    return None


def read_match(rule: Rule, match: re.Match[str], tense: Tense | None) -> Expression | None:
    """The reading of a match of the rule, or None if its figures make no time ("June 31")."""

    def inner(text: str) -> Reading | None:
        found = reading_of(text, tense)
        return found.reading if found else None

    try:
        reading = READINGS[rule.read](Found(match.groupdict(), tense, inner))
    except (OverflowError, ValueError):  # beyond the calendar: "two hundred centuries ago"
        return None
    return Expression(rule.name, reading) if reading is not None else None


def normalise(text: str, anchor: date | Anchor | None = None, tense: Tense | str | None = None) -> Value:
    """TIMEX3 value and first and last day of a time expression, which may begin with a preposition.

    `anchor` is the day of writing, or what is known of it. Without it only absolute expressions get an interval, and
    with the date of a re-post (an `Anchor` without `first`) a time told in the past gets that as its latest day only.
    The interval is as wide as the doubt; a duration has none. Words that are no time give an empty value.

    >>> normalise("earlier this week", date(2023, 6, 22))[1:]
    (datetime.date(2023, 6, 19), datetime.date(2023, 6, 22))
    >>> normalise("on Friday")
    Value(timex='XXXX-WXX-5', earliest=None, latest=None)
    """
    known = anchor if isinstance(anchor, Anchor) else Anchor.on(anchor)
    tense = Tense(tense) if tense else None
    text = re.sub(r"\s+", " ", text).strip()
    expression, bound = reading_of(text, tense), ""
    if expression is None:
        match = re.match(BOUND.pattern.removesuffix("$"), text)
        bound = match["word"].lower() if match else ""
        rest = text[match.end() :] if match else _NEUTRAL.sub("", text)
        expression = reading_of(rest, tense)
    if expression is None:
        return Value("")
    return bounded(bound, settled(expression.reading, known, tense), known, tense)


def settled(reading: Reading, anchor: Anchor, tense: Tense | None) -> Value:
    """`settle`, with no interval for what lies beyond the calendar."""
    try:
        return settle(reading, anchor, tense)
    except (OverflowError, ValueError):
        return Value(reading.open)


def bounded(word: str, value: Value, anchor: Anchor, tense: Tense | None) -> Value:
    """The value as one end of an interval: "since 2018" runs up to the day of writing, "by May" ends with May.

    "before" ends on the day before; the other end is the day of writing where the tense says on which side of it.
    """
    now_first = anchor.first if tense is Tense.FUTURE else None
    now_last = None if tense is Tense.FUTURE else anchor.last
    if not word or (value.earliest is None and value.latest is None):
        return value
    if word == "since":
        now_last = anchor.last
    if word in ("since", "after", "from", "as of", "starting", "beginning"):
        last = max(now_last, value.latest) if now_last and value.latest else now_last
        return Value(value.timex, value.earliest, last)
    if word in ("before", "prior to"):
        last = value.earliest - timedelta(days=1) if value.earliest else None
        return Value(value.timex, now_first if now_first and last and now_first <= last else None, last)
    return Value(value.timex, now_first if now_first and value.latest and now_first <= value.latest else None,
                 value.latest)
