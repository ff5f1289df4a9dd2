"""The state from whose capital an article is written, as its line of place and date shows."""

from __future__ import annotations

import re

from kg.gazetteer import Gazetteer
from kg.model import EntityType

__all__ = ["capital_state", "dateline_state"]

_LINES = 5  # lines at the head of an article among which the dateline stands (title, author, dateline)
_DATE = r"(?:\d[\d./]*(?:st|nd|rd|th)?|[A-Z][a-z]{2,8}\.?)"
_DASH = r"\s*(?:[–—]|\s-{1,2}\s)"
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][^\W\d_]+(?:[ '’.-]{1,2}[A-Z]?[^\W\d_]+){0,3}?)"
    r"(?:,\s+[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)??"
    rf"(?P<date>(?:,\s*|\s+(?=\d)){_DATE}(?:,?\s+{_DATE}){{0,3}})??[.,]?"
    rf"(?:{_DASH}|(?P<agency>\s*[(/\[][^()/\[\]\n]{{2,40}}[)/\]])[.,:]?(?:\s|[–—]|$)|(?P<end>\s*$))")


def dateline_state(text: str, gazetteer: Gazetteer) -> str | None:
    """Gazetteer id of the state whose capital stands in the dateline; None without one.

    A line of place is shown by a dash ("HANOI, March 15 (Reuters) -", "BERGEN —"), an agency in brackets or strokes, or
    a date that ends the line ("Dhaka, 20 February 2024").
    """
    lines = [line for line in text.split("\n") if line.strip()][:_LINES]
    for line in lines:
        found = _DATELINE.match(line)
        if found is not None and (found["end"] is None or any(map(str.isdigit, found["date"] or ""))):
            place = found["place"].strip()
            return capital_state(place.title() if place.isupper() else place, gazetteer)
    return None


def capital_state(place: str, gazetteer: Gazetteer) -> str | None:
    """Gazetteer id of the state whose government the place's name may stand for.

    >>> from kg.gazetteer import load_gazetteer
    >>> [capital_state(name, load_gazetteer()) for name in ("Hanoi", "Bergen", "Vietnam")]
    ['state/vietnam', None, None]
    """
    for entry in gazetteer.find(place):
        if entry.type is EntityType.PLACE and entry.metonym_of:
            return entry.state
    return None
