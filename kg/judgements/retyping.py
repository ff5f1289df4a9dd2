"""Entities and events that a judgement gives another type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.event_types import event_weight
from kg.gazetteer.keys import name_key
from kg.judgements.matching import Key
from kg.model import EntityType, LocalEntity, LocalEvent, ResolvedDocument

__all__ = ["retyped"]

Named = tuple[str, EntityType]


def retyped(documents: Sequence[ResolvedDocument], types: Mapping[Key, str]) -> tuple[ResolvedDocument, ...]:
    """The documents with the types of these locals changed.

    One judgement does for an unknown name: its namesakes of the same type in other articles change with it. A name of
    the gazetteer is somebody elsewhere, so it changes in the article that was named only.
    """
    if not types:
        return tuple(documents)
    alike = {_named(e): types[d.document.article.id, e.id] for d in documents for e in d.entities
             if not e.gazetteer and (d.document.article.id, e.id) in types}
    return tuple(_document(d, types, alike) for d in documents)


def _named(entity: LocalEntity) -> Named:
    return name_key(entity.name), entity.type


def _document(resolved: ResolvedDocument, types: Mapping[Key, str], alike: Mapping[Named, str]) -> ResolvedDocument:
    article = resolved.document.article.id
    new = {e.id: kind for e in resolved.entities
           if (kind := types.get((article, e.id)) or (None if e.gazetteer else alike.get(_named(e))))}
    told = {e.id: kind for e in resolved.events if (kind := types.get((article, e.id)))}
    if not (new or told):
        return resolved
    entities = tuple(
        replace(e, type=EntityType(new[e.id]), gazetteer=None) if e.id in new else e for e in resolved.entities)
    events = (_event(e, told.get(e.id, e.type)) for e in resolved.events)
    return replace(resolved, entities=entities, events=tuple(_moved(e, new) for e in events))


def _event(event: LocalEvent, kind: str) -> LocalEvent:
    if kind == event.type:
        return event
    return replace(event, type=kind, mode=None, weight=int(event_weight(kind) or 0))


def _moved(event: LocalEvent, new: Mapping[str, str]) -> LocalEvent:
    """What has become a place takes no part, but is where it was; what has become an actor is no place."""
    places = {entity for entity, kind in new.items() if kind == EntityType.PLACE.value}
    took = tuple(p.entity for p in event.participants if p.entity in places)
    where = tuple(p for p in event.places if p not in new or p in places)
    return replace(event, participants=tuple(p for p in event.participants if p.entity not in places),
                   places=tuple(dict.fromkeys((*where, *took))))
