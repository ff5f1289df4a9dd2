"""Events: who did what to whom, where, when, and whether it happened."""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.events.reading import read_events
from kg.extract.index import MentionIndex
from kg.model import Claim, Event, TimeMention

__all__ = ["find_events"]


def find_events(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...]
) -> tuple[Event, ...]:
    """Event mentions of the document, by offset of their trigger.

    An event whose trigger lies inside the content of a claim has `claimed_in`; its realis is still that of the telling.
    """
    return tuple(read_events(annotated, index, times, claims))
