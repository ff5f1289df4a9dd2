"""Identity inside one document. (Skeleton.)"""

from __future__ import annotations

from collections import defaultdict

from kg.gazetteer import Gazetteer
from kg.model import Denotation, EntityType, Extraction, LocalEntity, ResolvedDocument
from kg.resolve.document_claims import resolve_claims
from kg.resolve.document_events import resolve_events

__all__ = ["resolve_document"]


def resolve_document(extraction: Extraction, gazetteer: Gazetteer) -> ResolvedDocument:
    """Mentions to local entities, then claims and events with entities in place of mentions."""
    groups = defaultdict(list)
    for mention in extraction.mentions:
        groups[mention.name if mention.label else mention.id].append(mention)
    entities, denotations = [], []
    for name, members in sorted(groups.items(), key=lambda g: g[1][0].span):
        key = f"x{members[0].span.start}"
        entities.append(LocalEntity(key, members[0].label or EntityType.UNNAMED_ACTOR, name))
        denotations += [Denotation(m.id, (key,), "skeleton") for m in members]
    denotes = {d.mention: d.entities for d in denotations}
    events = resolve_events(extraction, denotes)
    claims = resolve_claims(extraction, denotes, events)
    return ResolvedDocument(
        document=extraction.document, sentences=extraction.sentences, mentions=extraction.mentions,
        entities=tuple(entities), denotations=tuple(denotations), tenures=(), times=extraction.times, events=events,
        claims=claims)
