"""The frozen types that stages hand to each other.

Offsets are Unicode code points, half-open, into `Article.text`. Every id here is local to its article and minted
from offsets ("m10-24", "e120-Visit", "c88-140"), so it is the same in every run; only what `corpus` holds has ids of
the whole corpus. Tuples are in text order unless said.
"""

from __future__ import annotations

from kg.model.article import Article, Dateline, Document, Paragraph, ParagraphKind, PublishedBasis, Region, RegionKind
from kg.model.claims import AttributionMode, Certainty, Claim, Polarity
from kg.model.corpus import CanonicalEntity, CanonicalEvent, Link, Origin, Proposition, Resolution
from kg.model.events import Argument, Event, Realis
from kg.model.extraction import Extraction
from kg.model.mentions import EntityType, Gender, Mention, MentionKind, OfficeMention
from kg.model.resolved import (
    Denotation,
    LocalClaim,
    LocalEntity,
    LocalEvent,
    LocalTenure,
    Participant,
    ResolvedDocument,
)
from kg.model.spans import CharSpan, Evidence, Sentence
from kg.model.times import TimeMention

__all__ = [
    "Argument",
    "Article",
    "AttributionMode",
    "CanonicalEntity",
    "CanonicalEvent",
    "Certainty",
    "CharSpan",
    "Claim",
    "Dateline",
    "Denotation",
    "Document",
    "EntityType",
    "Event",
    "Evidence",
    "Extraction",
    "Gender",
    "Link",
    "LocalClaim",
    "LocalEntity",
    "LocalEvent",
    "LocalTenure",
    "Mention",
    "MentionKind",
    "OfficeMention",
    "Origin",
    "Paragraph",
    "ParagraphKind",
    "Participant",
    "Polarity",
    "Proposition",
    "PublishedBasis",
    "Realis",
    "Region",
    "RegionKind",
    "Resolution",
    "ResolvedDocument",
    "Sentence",
    "TimeMention",
]
