"""Readings of days told from the day of writing: "yesterday", "last Monday", "from Monday to Wednesday"."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.found import Found
from kg.extract.times.values import Reading, Tense, Value, day, fixed, span

__all__ = ["day_offset", "weekday", "weekday_ago", "weekday_of_month", "weekday_range", "weekday_week"]

_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_OFFSETS = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
            "the day before yesterday": -2, "the day after tomorrow": 2}


def day_offset(found: Found) -> Reading | None:
    """"today", "yesterday evening", "this morning", "last night"."""
    offset = _OFFSETS[found.get("word")]
    part = "NI" if found.get("word") == "tonight" else found.part()
    if part == "NI" and offset == -1:  # the night after yesterday is over only this morning
        return Reading("XXXX-XX-XXTNI", lambda anchor: Value(
            f"{anchor - timedelta(days=1)}TNI", anchor - timedelta(days=1), anchor))
    return Reading("XXXX-XX-XX" + (f"T{part}" if part else ""),
                   lambda anchor: day(anchor + timedelta(days=offset), part))


def _weekday_before(anchor: date, number: int, *, strictly: bool) -> date:
    back = (anchor.isoweekday() - number) % 7
    return anchor - timedelta(days=7 if strictly and back == 0 else back)


def _weekday_after(anchor: date, number: int, *, strictly: bool) -> date:
    ahead = (number - anchor.isoweekday()) % 7
    return anchor + timedelta(days=7 if strictly and ahead == 0 else ahead)


def weekday(found: Found) -> Reading | None:
    """The latest such day up to the day of writing, itself included; the next one after a future verb.

    "last" and "next" leave the day of writing out. A present tense ("he visits on Monday") looks ahead. What happened
    on the morning of the day after was written where it was still the day before ("took effect early Friday morning").
    """
    number, shift = found.weekday(), found.get("shift")
    part = f"T{found.part()}" if found.part() else ""
    open_ = f"XXXX-WXX-{number}{part}"
    if shift in ("every", "each"):
        return Reading(open_)

    def resolve(anchor: date) -> Value:
        ahead = "next" in shift or "coming" in shift or "following" in shift
        back = "last" in shift or "past" in shift or "previous" in shift
        days = (number - anchor.isoweekday()) % 7
        near = (found.tense is Tense.EITHER and 1 <= days <= 3) or (
            found.tense is Tense.PAST and days == 1 and found.part() == "MO")
        forward = ahead or (not back and (near or found.tense in (Tense.FUTURE, Tense.PRESENT)))
        strictly = ahead or (back and shift != "this past")
        turn = _weekday_after if forward else _weekday_before
        return day(turn(anchor, number, strictly=strictly), found.part())

    return Reading(open_, resolve, by_reference=shift in ("the following", "the previous", "the same"))


def weekday_week(found: Found) -> Reading | None:
    """"Tuesday of last week"."""
    offset = {"last": -7, "this": 0, "next": 7}[found.get("which")]
    number = found.weekday()

    def resolve(anchor: date) -> Value:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=offset)
        return day(monday + timedelta(days=number - 1))

    return Reading(f"XXXX-WXX-{number}", resolve)


def weekday_ago(found: Found) -> Reading | None:
    """"a week ago Tuesday", "a week from Tuesday"."""
    number, past = found.weekday(), found.get("way") == "ago"

    def resolve(anchor: date) -> Value:
        near = (_weekday_before if past else _weekday_after)(anchor, number, strictly=False)
        return day(near + timedelta(days=-7 if past else 7))

    return Reading(f"XXXX-WXX-{number}", resolve)


def weekday_of_month(found: Found) -> Reading | None:
    """"the first Monday of May", "the last Saturday in July"."""
    inner, number, ordinal = found.inner(found.groups["inner"] or ""), found.weekday(), found.get("ordinal")

    def within(value: Value) -> Value:
        if value.earliest is None or value.latest is None:
            return Value(f"XXXX-WXX-{number}")
        first = _weekday_after(value.earliest, number, strictly=False) + timedelta(days=7 * _ORDINALS.get(ordinal, 0))
        at = _weekday_before(value.latest, number, strictly=False) if ordinal == "last" else first
        return day(at, found.part())

    if inner is None:
        return None
    if inner.fixed is not None:
        return fixed(within(inner.fixed))
    resolve = inner.resolve
    return Reading(f"XXXX-WXX-{number}", (lambda anchor: within(resolve(anchor))) if resolve else None)


def weekday_range(found: Found) -> Reading | None:
    """"from Monday to Wednesday": the first such day by tense, and the last one after it."""
    first, last = found.weekday("first"), found.weekday("last")
    length = (last - first) % 7

    def resolve(anchor: date) -> Value:
        if found.future:
            start = _weekday_after(anchor, first, strictly=False)
        else:
            start = _weekday_before(anchor, last, strictly=False) - timedelta(days=length)
        return span(start, start + timedelta(days=length))

    return Reading(f"XXXX-WXX-{first}/XXXX-WXX-{last}", resolve) if length else None
