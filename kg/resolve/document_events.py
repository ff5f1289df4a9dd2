"""Events of one document: arguments to entities, and several tellings of one event to one event. (Skeleton.)"""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Extraction, LocalEvent, Participant

__all__ = ["resolve_events"]


def resolve_events(extraction: Extraction, denotes: Mapping[str, tuple[str, ...]]) -> tuple[LocalEvent, ...]:
    """Local events by offset of their first trigger. `denotes` maps a mention id to local entity ids."""
    return tuple(
        LocalEvent(
            id=event.id, type=event.type, triggers=(event.trigger,), evidence=(event.evidence,),
            participants=tuple(Participant(a.role, x, a.mention) for a in event.arguments for x in denotes.get(a.mention, ())),
            realis=event.realis, places=tuple(x for p in event.places for x in denotes.get(p, ())),
            earliest=event.earliest, latest=event.latest, times=(event.time,) if event.time else (), mode=event.mode,
            claimed_in=(event.claimed_in,) if event.claimed_in else (), parent=event.parent, weight=event.weight)
        for event in extraction.events)
