"""Times: expressions and their values. (Skeleton.)"""

from __future__ import annotations

from kg.annotate import Annotated
from kg.model import TimeMention

__all__ = ["find_times"]


def find_times(annotated: Annotated) -> tuple[TimeMention, ...]:
    """Every time expression of the document, normalised against its dateline or publication date."""
    return ()
