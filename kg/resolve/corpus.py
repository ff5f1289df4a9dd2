"""Identity over all documents. (Skeleton.)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.gazetteer import Gazetteer
from kg.ids import slug
from kg.model import CanonicalEntity, Link, Resolution, ResolvedDocument

__all__ = ["resolve_corpus"]


def resolve_corpus(documents: Sequence[ResolvedDocument], gazetteer: Gazetteer) -> Resolution:
    """Canonical entities, events and propositions, and the independent origins of articles."""
    members = defaultdict(list)
    for resolved in documents:
        for entity in resolved.entities:
            members[entity.gazetteer or f"{entity.type.value.lower()}/{slug(entity.name)}"].append((resolved, entity))
    entities, links = [], []
    for key, group in sorted(members.items()):
        first = group[0][1]
        ids = tuple((r.document.article.id, e.id) for r, e in group)
        entities.append(CanonicalEntity(key, first.type, first.name, (), ids, first.gazetteer))
        links += [Link(article, local, key, 1.0, "skeleton") for article, local in ids]
    return Resolution(tuple(entities), (), (), (), tuple(links))
