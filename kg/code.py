"""Code single sentences: the events of each as plain data, most central first, with PLOVER and CAMEO codes.

PLOVER has one code for a future cooperative act (AGREE), a future hostile one (THREATEN) and a cooperative act that
somebody will not do (REJECT): manual, sections "Auxiliary modes" and "AGREE" (Open Event Data Alliance, CC BY-SA 4.0),
and the CAMEO families 03, 12 and 13. So `plover` and `cameo` can differ from those of the event's class in the graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from spacy.language import Language

from kg.annotate import annotate
from kg.event_types import EVENT_TYPES
from kg.extract import extract
from kg.extract.events.phrases import full_phrases
from kg.gazetteer import Gazetteer
from kg.model import (
    Article,
    CharSpan,
    Document,
    EntityType,
    Event,
    Extraction,
    LocalEntity,
    Mention,
    Paragraph,
    ParagraphKind,
    PublishedBasis,
    Realis,
)
from kg.resolve import resolve_document

__all__ = ["code_sentences"]

Item = tuple[str, str, date | None]
Actor = dict[str, str]

_ROLES = ("initiator", "target", "participant", "host", "mediator")
_COOPERATIVE = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"}
_HOSTILE = {"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"}
_INTENDED = {"AGREE": "03", "REJECT": "12", "THREATEN": "13"}
_REMOTE = 6  # where the extractor puts events of conditions
_CENTRAL = 1  # clause borders between an event and the main statement, at most, for it to be printed beside another


def code_sentences(items: Iterable[Item], nlp: Language, gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """One line a sentence: {"id", "events": [...]}, in the order of the items (id, text, day of writing or None).

    Only events of the main statement are given, and the most central one if there is none; ties in text order.
    """
    for key, text, day in items:
        yield {"id": key, "events": _code(text, day, nlp, gazetteer)}


def _code(text: str, day: date | None, nlp: Language, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    digest = hashlib.sha256(text.encode("utf8")).hexdigest()
    basis = PublishedBasis.GIVEN if day else None
    article = Article(digest[:16], "sentence", text, digest, published=day, published_basis=basis)
    annotated = annotate(Document(article, (Paragraph(CharSpan(0, len(text)), ParagraphKind.BODY),), ()), nlp)
    found = extract(annotated, gazetteer)
    cast = _Cast(found, gazetteer, full_phrases(annotated, found.mentions))
    order = sorted(found.events, key=lambda e: (e.weight, e.trigger))
    return [_line(event, text, cast) for event in _central(order)]


def _central(order: list[Event]) -> list[Event]:
    """Events of the main statement, and the most central one if it is not that of a condition."""
    return [e for i, e in enumerate(order) if e.weight <= _CENTRAL or (i == 0 and e.weight < _REMOTE)]


class _Cast:
    """Participants of one text as they are printed."""

    def __init__(self, found: Extraction, gazetteer: Gazetteer, phrases: Mapping[str, str]) -> None:
        resolved = resolve_document(found, gazetteer)
        self._mentions: dict[str, Mention] = {m.id: m for m in (*found.mentions, *resolved.mentions)}
        self._entities: dict[str, LocalEntity] = {e.id: e for e in resolved.entities}
        self._denotes = {d.mention: d.entities for d in resolved.denotations}
        self._phrases = phrases
        self._gazetteer = gazetteer

    def shown(self, mention: str) -> list[Actor]:
        """One entry for each entity the mention denotes; the mention's own words where nobody knows it."""
        text = self._phrases.get(mention, self._mentions[mention].text)
        names = [self._entities[x].name for x in self._denotes.get(mention, ())]
        return [{"label": name, "text": text} for name in names or [self._mentions[mention].name]]

    def same(self, one: str, other: str) -> bool:
        return one == other or bool(set(self._denotes.get(one, ())) & set(self._denotes.get(other, ())))

    def state_of(self, place: str) -> Actor | None:
        """The state that a place belongs to, for events that are aimed at a place."""
        for entity in (self._entities[x] for x in self._denotes.get(place, ())):
            entry = self._gazetteer.entry(entity.gazetteer) if entity.gazetteer else None
            if entity.type is EntityType.PLACE and entry is not None and entry.state:
                return {"label": self._gazetteer.entry(entry.state).name, "text": self._phrases.get(place, entity.name)}
        return None


def _line(event: Event, text: str, cast: _Cast) -> dict[str, Any]:
    plover, cameo = _codes(event)
    roles = {role: list(dict.fromkeys(a.mention for a in event.arguments if a.role == role)) for role in _ROLES}
    roles["target"] = [t for t in roles["target"] if not any(cast.same(t, i) for i in roles["initiator"])]
    out: dict[str, Any] = {"type": event.type, "plover": plover, "cameo": cameo}
    out |= {role: [actor for m in mentions for actor in cast.shown(m)] for role, mentions in roles.items()}
    if not (out["target"] or out["host"] or out["participant"]):
        states = [actor for p in event.places if (actor := cast.state_of(p)) is not None]
        out["target"] = states or [actor for p in event.places for actor in cast.shown(p)]
    out["place"] = [actor for p in event.places for actor in cast.shown(p)]
    return out | {
        "earliest": event.earliest.isoformat() if event.earliest else None,
        "latest": event.latest.isoformat() if event.latest else None, "realis": event.realis.value,
        "trigger": event.trigger.of(text)}


def _codes(event: Event) -> tuple[str | None, str | None]:
    """PLOVER and CAMEO root codes of the event as told."""
    kind = EVENT_TYPES[event.type]
    intended = None
    if event.realis is Realis.PLANNED:
        intended = "AGREE" if kind.plover in _COOPERATIVE else "THREATEN" if kind.plover in _HOSTILE else None
    elif event.realis is Realis.NEGATED and kind.plover in {*_COOPERATIVE, "AGREE"}:
        intended = "REJECT"
    return (intended, _INTENDED[intended]) if intended else (kind.plover, kind.cameo)
