"""The publication date that a page itself shows, and how far it can be trusted."""

from __future__ import annotations

import re
from datetime import date

from kg.model import PublishedBasis
from kg.page.datelines import date_line, find_dateline, place_line
from kg.page.dates import dates_in
from kg.page.wording import is_machine_mark, wording

__all__ = ["page_date"]

_TOP = 12  # non-blank lines in which a page prints its date
_BODY = 80  # a paragraph is at least this long
# A time of day to the second is written by a program when it makes the page, not by an editor.
_MACHINE_TIME = re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b")
_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)|copyright)\D{0,30}\b(20\d\d|19\d\d)\b")


def page_date(text: str) -> tuple[date, PublishedBasis] | None:
    """The day of a dateline with a year, else of a date that stands by itself near the top.

    The basis is INFERRED when the stamp may be that of a re-post: it has a time to the second, the page has marks that
    only republishing sites print, or its copyright notice names another year.

    >>> page_date("Talks end\\n\\nJune 18, 2023\\n\\nThe ministers left Oslo.")
    (datetime.date(2023, 6, 18), <PublishedBasis.PAGE: 'page'>)
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in [line for line in lines if len(line) >= _BODY][:3]:
        found = find_dateline(line)
        day = found.on(None) if found is not None else None
        if day is not None:
            return day, PublishedBasis.DATELINE
    for line in lines[:_TOP]:
        placed = place_line(line)
        day = date_line(line) or (placed.on(None) if placed else None) or _labelled_head(line) or _long_head(line)
        if day is not None:
            return day, PublishedBasis.INFERRED if _doubtful(line, day, lines) else PublishedBasis.PAGE
    return None


def _labelled_head(line: str) -> date | None:
    """ "date 2023-06-19 Ministers meet": a label and the date before the headline."""
    found = dates_in(line)
    label = line[: found[0][0].start].strip(" :").lower() if found else ""
    return found[0][1] if label in wording().page_date_labels else None


def _long_head(line: str) -> date | None:
    """"Thursday, May 7, 2015 On Tuesday, …": a date with its weekday glued before the first sentence."""
    found = dates_in(line)
    if not found or found[0][0].start > 0 or not line[:1].isalpha() or "," not in line[: found[0][0].end]:
        return None
    after = line[found[0][0].end :]
    return found[0][1] if re.match(r" +[A-Z]", after) and line[:3].isalpha() and line[0].isupper() else None


def _doubtful(line: str, day: date, lines: list[str]) -> bool:
    years = {int(match[1]) for other in lines for match in _COPYRIGHT.finditer(other)}
    marks = any(is_machine_mark(other) for other in lines)
    return marks or _MACHINE_TIME.search(line) is not None or (bool(years) and day.year > max(years))
