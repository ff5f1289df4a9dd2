"""Extract: mentions, times, claims and events of one annotated document. No spaCy object leaves this package."""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.claims import find_claims, link_claims
from kg.extract.events import find_events
from kg.extract.index import MentionIndex
from kg.extract.mentions import find_mentions, find_offices
from kg.extract.times import find_times
from kg.gazetteer import Gazetteer
from kg.model import Extraction

__all__ = ["extract"]


def extract(annotated: Annotated, gazetteer: Gazetteer) -> Extraction:
    """Everything the document says, before identity is decided.

    Claims come before events because an event told only inside a claim is not a fact of the article; afterwards claims
    are linked to the events they constitute, were made at or are about.
    """
    index = MentionIndex(annotated.doc, annotated.sentences, find_mentions(annotated, gazetteer))
    times = find_times(annotated)
    claims = find_claims(annotated, index)
    events = find_events(annotated, index, times, claims)
    claims = link_claims(annotated, index, times, claims, events)
    offices = find_offices(annotated, index, gazetteer)
    return Extraction(annotated.document, annotated.sentences, index.all(), offices, times, events, claims)
