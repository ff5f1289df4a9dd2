"""What happened at a meeting or on a visit: parts of a whole share its day, its place and its hosts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.model import LocalEvent, Participant, Realis

__all__ = ["Ties", "place_in_meetings"]

_NEAR = 3  # sentences
_TALKS = {"Call", "Mediation", "Meeting", "Negotiation", "Consultation"}
_SAID_THERE = {"Accusation", "AgreementConclusion", "Commitment", "Invitation", "Rejection", "Request", "Support",
               "Threat"}


@dataclass(frozen=True, slots=True)
class Ties:
    """What is known of the local entities: who has a name, and the state each is, acts for or lies in."""

    named: frozenset[str]
    states: Mapping[str, str]

    def state(self, entity: str) -> str:
        """The entity's state, or the entity itself where none is known."""
        return self.states.get(entity, entity)


def place_in_meetings(events: Iterable[LocalEvent], ties: Ties) -> list[LocalEvent]:
    """Events with their wholes: a meeting inside a visit, words that one party of a meeting addressed to another.

    Only where one whole fits; a part without a told time has the whole's. Officials without name or country whom a
    visitor meets are his hosts'.
    """
    found = list(events)
    return [_placed(event, found, ties) for event in found]


def _placed(event: LocalEvent, all_events: list[LocalEvent], ties: Ties) -> LocalEvent:
    if event.realis not in {Realis.ACTUAL, Realis.PLANNED}:
        return event
    told = next((w for w in all_events if w.id == event.parent), None)
    if told is not None:
        return _within(event, told, ties)
    wholes = [w for w in all_events if w.id != event.id and w.realis is event.realis and _part(event, w, ties)]
    shared = [w for w in wholes if _grounds(event, ties) & _grounds(w, ties)]
    wholes = shared or [w for w in wholes if _host_met(event, w, ties)] or wholes
    whole = wholes[0] if len(wholes) == 1 else _latest(event, wholes)
    return _within(event, whole, ties) if whole is not None else event


def _host_met(event: LocalEvent, visit: LocalEvent, ties: Ties) -> bool:
    """Somebody of the state visited takes part."""
    hosts = {ties.state(p.entity) for p in visit.participants if p.role == "host"}
    return visit.type == "Visit" and any(ties.state(p.entity) in hosts for p in event.participants)


def _latest(event: LocalEvent, wholes: list[LocalEvent]) -> LocalEvent | None:
    """The one told last before the event, a little before, unless the same word tells several."""
    at, told = event.triggers[0], event.evidence[0].sentence
    before = [w for w in wholes if w.triggers[0] < at and told - w.evidence[0].sentence <= _NEAR]
    last = max((w.triggers[0] for w in before), default=None)
    found = [w for w in before if w.triggers[0] == last]
    return found[0] if len(found) == 1 else None


def _within(event: LocalEvent, whole: LocalEvent, ties: Ties) -> LocalEvent:
    part = replace(event, parent=whole.id, participants=(*event.participants, *_hosts(event, whole, ties)))
    if event.times or not whole.times:
        return part
    return replace(part, earliest=whole.earliest, latest=whole.latest)


def _hosts(event: LocalEvent, visit: LocalEvent, ties: Ties) -> list[Participant]:
    """The hosts of the visit, where the visitor meets nobody else with a name."""
    visitors = {p.entity for p in visit.participants if p.role == "initiator"}
    met = {p.entity for p in event.participants} - visitors
    if visit.type != "Visit" or event.type not in _TALKS or not met or met & ties.named:
        return []
    return [Participant("participant", p.entity, p.mention) for p in visit.participants if p.role == "host"]


def _part(event: LocalEvent, whole: LocalEvent, ties: Ties) -> bool:
    who, there = {p.entity for p in event.participants}, {p.entity for p in whole.participants}
    if event.type in _SAID_THERE and whole.type in _TALKS:
        return len(who) > 1 and who <= there and event.realis is Realis.ACTUAL and not _looked_back(event, whole)
    if event.type in _TALKS - {"Call"} and whole.type == "Visit":
        visitors = {p.entity for p in whole.participants if p.role == "initiator"}
        return bool(visitors & who) and _inside(event, whole, ties)
    return False


def _looked_back(event: LocalEvent, talks: LocalEvent) -> bool:
    """"A first round" told after the accord itself is not where that was reached."""
    return talks.evidence[0].rule.endswith("again") and event.triggers[0] < talks.triggers[0]


def _inside(event: LocalEvent, visit: LocalEvent, ties: Ties) -> bool:
    """In time: overlapping told days; in place: a shared place, or none told."""
    if event.times and visit.times and not (
            (visit.earliest is None or event.latest is None or visit.earliest <= event.latest)
            and (visit.latest is None or event.earliest is None or event.earliest <= visit.latest)):
        return False
    here, there = _grounds(event, ties), _grounds(visit, ties)
    return not here or not there or bool(here & there)


def _grounds(event: LocalEvent, ties: Ties) -> set[str]:
    """Where it is: its places, and for a visit its hosts, each with the state it lies in."""
    hosts = (p.entity for p in event.participants if p.role == "host" and event.type == "Visit")
    found = {*event.places, *hosts}
    return {x for place in found for x in (place, ties.state(place))}
