"""Events: who did what to whom, where, when, and whether it happened. (Skeleton.)"""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.index import MentionIndex
from kg.model import Claim, Event, TimeMention

__all__ = ["find_events"]


def find_events(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...]
) -> tuple[Event, ...]:
    """Event mentions of the document, by offset of their trigger."""
    return ()
