"""What happened at a meeting or on a visit: parts of a whole share its day and place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import LocalEvent, Realis

__all__ = ["place_in_meetings"]

_TALKS = {"Call", "Mediation", "Meeting", "Negotiation", "Consultation"}
_SAID_THERE = {"Accusation", "AgreementConclusion", "Commitment", "Invitation", "Rejection", "Request", "Support",
               "Threat"}


def place_in_meetings(events: Iterable[LocalEvent]) -> list[LocalEvent]:
    """Events with their wholes: a meeting inside a visit, words that one party of a meeting addressed to another.

    Only where one whole fits; a part without a told time has the whole's.
    """
    found = list(events)
    return [_placed(event, found) for event in found]


def _placed(event: LocalEvent, all_events: list[LocalEvent]) -> LocalEvent:
    if event.realis is not Realis.ACTUAL:
        return event
    told = next((w for w in all_events if w.id == event.parent), None)
    if told is not None:
        return _within(event, told)
    wholes = [w for w in all_events if w.id != event.id and w.realis is Realis.ACTUAL and _part(event, w)]
    shared = [w for w in wholes if set(event.places) & _grounds(w)]
    wholes = shared or wholes
    if len(wholes) != 1:
        return event
    return _within(event, wholes[0])


def _within(event: LocalEvent, whole: LocalEvent) -> LocalEvent:
    if event.times or not whole.times:
        return replace(event, parent=whole.id)
    return replace(event, parent=whole.id, earliest=whole.earliest, latest=whole.latest)


def _part(event: LocalEvent, whole: LocalEvent) -> bool:
    who, there = {p.entity for p in event.participants}, {p.entity for p in whole.participants}
    if event.type in _SAID_THERE and whole.type in _TALKS:
        return len(who) > 1 and who <= there
    if event.type in _TALKS and whole.type == "Visit":
        visitors = {p.entity for p in whole.participants if p.role == "initiator"}
        return bool(visitors & who) and _inside(event, whole)
    return False


def _inside(event: LocalEvent, visit: LocalEvent) -> bool:
    """In time: overlapping told days; in place: a shared place, or none told."""
    if event.times and visit.times and not (
            (visit.earliest is None or event.latest is None or visit.earliest <= event.latest)
            and (visit.latest is None or event.earliest is None or event.earliest <= visit.latest)):
        return False
    return not event.places or not _grounds(visit) or bool(set(event.places) & _grounds(visit))


def _grounds(visit: LocalEvent) -> set[str]:
    return {*visit.places, *(p.entity for p in visit.participants if p.role == "host")}
