"""What extraction hands to resolution: one document with all that was read in it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.article import Document
from kg.model.claims import Claim
from kg.model.events import Event
from kg.model.mentions import Mention, OfficeMention
from kg.model.spans import Sentence
from kg.model.times import TimeMention

__all__ = ["Extraction"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document, before identity is decided."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[OfficeMention, ...]
    times: tuple[TimeMention, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
