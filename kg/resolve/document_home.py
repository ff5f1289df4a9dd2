"""Where an article is at home: the body or agency that published it, the capital in its line of place and date."""

from __future__ import annotations

import re

from kg.gazetteer import Gazetteer, load_publishers
from kg.model import EntityType
from kg.resolve.document_entities import Entities

__all__ = ["agency_state", "capital_state", "dateline_state", "issuer_of"]

_NATIONAL = {"agency", "broadcaster", "newspaper", "magazine", "website", "portal"}
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


def issuer_of(publisher: str | None, entities: Entities) -> tuple[str | None, str | None]:
    """Gazetteer ids of the government body that published the article and of its state, if one did."""
    name = re.sub(r"\s*\([^)]*\)", "", publisher or "").strip()
    for entry in entities.gazetteer.find(name) if name else ():
        if entry.type is EntityType.GOVERNMENT_BODY:
            return entry.id, entry.state
    for word in (*_states_behind(name), *name.split()):
        state = entities.gazetteer.demonym(word) or next(
            (e.id for e in entities.gazetteer.find(word) if e.type is EntityType.STATE), None
        )
        if state and entities.lexicon.actors.publishers & set(name.lower().replace(",", " ").split()):
            return _ministry(name, state, entities.gazetteer), state
    return None, None


def _states_behind(name: str) -> list[str]:
    """What stands behind the last "of" or comma: "Ministry of Trade of the Republic of Peru", "… Trade, Oman"."""
    behind = re.search(r"^.*(?:,| of) (?:the )?([A-Z].*)$", name)
    whole = re.search(r" of (?:the )?((?:\w+ )?(?:Republic|Kingdom|State|Federation)(?: of .+)?)$", name)
    return [m[1] for m in (whole, behind) if m is not None]


def _ministry(name: str, state: str, gazetteer: Gazetteer) -> str | None:
    """The register's body of a ministry whose state stands before it, behind it or behind a comma."""
    own = gazetteer.entry(state)
    for called in sorted({own.name, *own.aliases, *_states_behind(name)}, key=len, reverse=True):
        words = re.sub(rf"(?:,| of)? (?:the )?{re.escape(called)}$", "", name).removeprefix("The ")
        words = words.removeprefix(f"{gazetteer.adjective(state)} ").removeprefix(f"{own.name}'s ")
        told = (f"{own.name}'s {words}", f"{gazetteer.adjective(state)} {words}")
        for entry in (e for own_name in told for e in gazetteer.find(own_name)):
            if entry.type is EntityType.GOVERNMENT_BODY and entry.state == state:
                return entry.id
    return None


def agency_state(stated: str | None, entities: Entities) -> str | None:
    """The state of a national news agency or paper; those that report for the whole world have none."""
    reference, gazetteer = entities.lexicon.reference, entities.gazetteer
    known = load_publishers().of_name(stated) if stated else None
    if known is not None:
        abroad = known.name.lower() in reference.worldwide or (
            known.kind != "agency" and known.state in reference.worldwide_states)
        return None if abroad or known.kind not in _NATIONAL else known.state
    words = (stated or "").split()
    if len(words) < 2 or words[-1].lower() not in reference.agencies:
        return None
    names = (" ".join(words[:-2]), " ".join(words[:-1]))  # "Rwanda News Agency", "Azerbaijani Agency"
    states = [gazetteer.demonym(n) or next((e.id for e in gazetteer.find(n) if e.type is EntityType.STATE), None)
              for n in names if n]
    return next((s for s in states if s), None)
