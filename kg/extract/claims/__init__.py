"""Claims: who said what to whom. (Skeleton.)"""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.index import MentionIndex
from kg.model import Claim, Event, TimeMention

__all__ = ["find_claims", "link_claims"]


def find_claims(annotated: Annotated, index: MentionIndex) -> tuple[Claim, ...]:
    """Claims of the document, by offset of their content."""
    return ()


def link_claims(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...],
    events: tuple[Event, ...],
) -> tuple[Claim, ...]:
    """The same claims with `constitutes`, `made_at` and dates filled in."""
    return claims
