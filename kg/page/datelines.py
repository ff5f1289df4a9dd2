"""Datelines: "BEIJING, June 19 (AP) —", "Beijing —", "MOSCOW, May 3. /TASS/.", and lines that are only a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from kg.model import CharSpan
from kg.page.dates import calendar, date_pattern, make_date, one_of, written_date
from kg.page.wording import wording

__all__ = ["RawDateline", "date_line", "find_dateline", "place_line"]

# What parts a dateline from the first sentence; some pages print the agency hard against it ("(CNN)North Korea")
_GAP = r"(?:(?:[—–―]|--) ?|- |(?<=[A-Z]): |(?<=[)/])\.(?: ?[-—–―]+)? |(?<=\))(?=[A-Z\"“‘]))"
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+"
_TITLE = r"[A-ZÀ-Þ][\w.'’]+"


@dataclass(frozen=True, slots=True)
class RawDateline:
    """A dateline as printed, the agency too; the day has month and day of month, and a year only if one is printed."""

    span: CharSpan
    place: str
    agency: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None

    def on(self, published: date | None) -> date | None:
        """The day: with the printed year, else the latest such day up to publication."""
        if self.month is None or self.day is None:
            return None
        if self.year is not None:
            return make_date(self.year, self.month, self.day)
        years = (published.year, published.year - 1) if published else ()
        days = (make_date(year, self.month, self.day) for year in years)
        return next((day for day in days if day and published and day <= published), None)


@cache
def _pattern() -> re.Pattern[str]:
    months = one_of(calendar().months)
    place = rf"(?P<place>{_UPPER}(?:[ /-]{_UPPER}){{0,3}}|{_TITLE}(?:[ /-]{_TITLE}){{0,2}})\.?"
    region = rf"(?:, (?!(?:(?i:{months}))\b)(?P<region>[A-Z][\w.]+(?: [A-Z][\w.]+)*))?"
    day = (r"(?:,? (?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>[12]\d{3})|"
           rf",? \(?(?:(?i:(?P<m1>{months}))\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
           rf" (?i:(?P<m2>{months}))\.?)(?:,? (?P<year>[12]\d{{3}}))?\)?)?")
    agency = r"(?:,? \((?P<agency>[^()]{2,40})\)|[.,]? ?/(?P<slashed>[A-Z][\w -]{1,30})/(?=[. ]))?"
    return re.compile(rf"{place}{region}{day}{agency}(?P<gap> ?)(?P<mark>{_GAP})")


def find_dateline(text: str, start: int = 0) -> RawDateline | None:
    """The dateline that the paragraph beginning at `start` begins with, or None.

    A place in small letters needs a long dash before a new sentence, or an agency or a day: "Smith - who left - said"
    begins with no dateline.

    >>> line = find_dateline("KYIV, Ukraine, May 3 (AP) — Shelling went on.")
    >>> line.place, line.agency, line.month, line.day
    ('KYIV', 'AP', 5, 3)
    >>> find_dateline("MOSCOW, May 21. /TASS/. Russia has answered.").agency
    'TASS'
    >>> find_dateline("DUSHANBE, 08.05.2020 /NIAT Khovar/. The envoys met.").on(None)
    datetime.date(2020, 5, 8)
    """
    match = _pattern().match(text, start)
    if match is None or not _plausible(match, text):
        return None
    part, months = match.groupdict(), calendar().months
    agency = part["agency"] or part["slashed"]
    month, day = part["m1"] or part["m2"], part["d1"] or part["d2"] or part["d3"]
    numbered, year = part["m3"], part["year"] or part["y3"]
    return RawDateline(
        span=CharSpan(start, len(text[: match.end()].rstrip())),
        place=_plain(part["place"]), agency=agency.strip() if agency else None,
        month=months[month.lower()] if month else int(numbered) if numbered else None,
        day=int(day) if day else None, year=int(year) if year else None)


def _plain(place: str) -> str:
    """Without the full stop of "MOSCOW. June 5", which is not that of an abbreviation."""
    return place[:-1] if place.endswith(".") and place.count(".") == 1 else place


def _plausible(match: re.Match[str], text: str) -> bool:
    place, after = match["place"], text[match.end() : match.end() + 2].lstrip("\"“'‘[(")
    if not after or after[0].islower():
        return False
    if match["agency"] or match["slashed"] or match["d1"] or match["d2"] or match["d3"]:
        return True
    if match["mark"] == "- " and not match["gap"]:
        return False
    words = re.split(r"[ /.-]+", place.lower())
    if place.isupper():
        # An acronym is written in capitals elsewhere too, and a transcript names its speakers again.
        again = len(re.findall(rf"\b{re.escape(place)}\b", text)) > 1
        return len(place) > 3 and not again and wording().not_places.isdisjoint(words)
    if match["mark"] == "- ":
        return bool(match["region"])
    long_dash = match["mark"].startswith(("—", "–", "―", "--"))
    return long_dash and place.split()[0].lower() not in wording().function_words and not _surname_alone(place, text)


def _surname_alone(place: str, text: str) -> bool:
    """Whether the last of two words is used without the first: persons are named so, places are not."""
    first, _, last = place.rpartition(" ")
    return bool(first) and len(re.findall(rf"\b{re.escape(last)}\b", text)) > text.count(place)


_IN_BRACKETS = re.compile(r" ?\([^()]*\)")


def place_line(line: str) -> RawDateline | None:
    """A line that is only a place and a full date, as letters and statements have it.

    >>> found = place_line("Doha, 5 June 2023")
    >>> found and (found.place, found.year)
    ('Doha', 2023)
    >>> found = place_line("The Standard (Kenya), 5 June 2023")
    >>> found and (found.place, found.span.end)
    ('The Standard', 33)
    """
    plain = _IN_BRACKETS.sub("", line)
    found = find_dateline(f"{plain} — X") if len(line) <= 60 and date_line(line) is None else None
    complete = found is not None and found.year is not None and found.span.end == len(plain) + 2
    return replace(found, span=CharSpan(0, len(line))) if found is not None and complete else None


def date_line(line: str) -> date | None:
    """The day of a line that holds nothing but a full date, perhaps labelled ("Published: 3 May 2021, 10:02 GMT").

    >>> date_line("Friday, August 21, 2015"), date_line("On August 21, 2015 they met.")
    (datetime.date(2015, 8, 21), None)
    """
    match = date_pattern().search(line)
    if match is None or len(line) > 80:
        return None
    label = re.split(r"[|•·]", line[: match.start()].strip(" :|-•*"))[-1].strip().lower()
    after = re.sub(r"\b[A-Z]{2,4}\b|(?i:\b(?:at|[ap]\.?m\.?|updated)\b)", "", line[match.end() :])
    plain = re.sub(r"[\d:.,|()/+TZ\s-]", "", date_pattern().sub("", after))
    if (label and label not in wording().page_date_labels) or plain:
        return None
    return written_date(match[0])
