"""Who does what in a document, as its events tell it: what that shows of whom a mention can mean."""

from __future__ import annotations

from kg.model import Extraction, Mention, MentionKind
from kg.resolve.document_entities import Draft, Entities

__all__ = ["Deeds"]

_OBJECTS = {"dobj", "pobj", "dative"}


class Deeds:
    """Look-ups over the events of one document, for mentions and the entities found so far."""

    def __init__(self, extraction: Extraction, entities: Entities) -> None:
        self._sentences = extraction.sentences
        self._entities = entities
        self._agents = _agents(extraction)
        self._expelling = _expelling(extraction)
        self._doing = _doing(extraction)
        self._visited = {a.mention: [*e.places, *(b.mention for b in e.arguments if b.role == "host")]
                         for e in extraction.events if e.type == "Visit" for a in e.arguments if a.role == "initiator"}

    def acts_on(self, mention: Mention, draft: Draft) -> bool:
        """The entity acts on what the pronoun stands for ("A called B and urged him", "A hit its soil"), or expels whom
        it sent ("A expelled two of its envoys"): they are two."""
        agents = [*self._agents.get(mention.id, ())] if mention.role in {*_OBJECTS, "poss"} else []
        agents += self._expelling.get(mention.id, ())
        return any(found is draft for agent in agents for found in self._entities.all_of(agent))

    def does_also(self, mention: Mention, other: Mention) -> bool:
        """Whether the one does once more what the other did in the paragraph ("A met B. … He also met C")."""
        sentences = self._sentences
        if sentences[mention.sentence].paragraph != sentences[other.sentence].paragraph:
            return False
        again = {kind for kind, told in self._doing.get(mention.id, ()) if told == "also"}
        return any(kind in again for kind, _ in self._doing.get(other.id, ()))

    def destinations(self, mention: Mention) -> set[str]:
        """Gazetteer ids of the states, and keys of the bodies, to which the mention's visit leads."""
        found = [d for m in self._visited.get(mention.id, ()) for d in self._entities.all_of(m)]
        return {d.key for d in found} | {s for d in found if (s := self._entities.state_of(d)) is not None}


def _agents(extraction: Extraction) -> dict[str, list[str]]:
    """Mention that an event is aimed at → mentions of who aims it."""
    out: dict[str, list[str]] = {}
    for event in extraction.events:
        agents = [a.mention for a in event.arguments if a.role == "initiator"]
        for argument in event.arguments:
            if argument.role == "target":
                out.setdefault(argument.mention, []).extend(agents)
    return out


def _expelling(extraction: Extraction) -> dict[str, list[str]]:
    """Possessive before who is expelled → mentions of who expels: nobody expels his own."""
    text = extraction.document.article.text
    out: dict[str, list[str]] = {}
    owners = [m for m in extraction.mentions if m.kind is MentionKind.PRONOUN and m.role == "poss"]
    expelled = {a.mention: e for e in extraction.events if e.type == "Expulsion" for a in e.arguments
                if a.role == "target"}
    for target in (m for m in extraction.mentions if m.id in expelled):
        for owner in owners:
            if owner.span.end < target.span.start and not text[owner.span.end : target.span.start].strip():
                agents = [a.mention for a in expelled[target.id].arguments if a.role == "initiator"]
                out.setdefault(owner.id, []).extend(agents)
    return out


def _doing(extraction: Extraction) -> dict[str, list[tuple[str, str]]]:
    """Subject → type and manner of telling of the events of which it is."""
    out: dict[str, list[tuple[str, str]]] = {}
    subjects = {m.id for m in extraction.mentions if m.role == "nsubj"}
    for event in extraction.events:
        for argument in event.arguments:
            if argument.mention in subjects:
                out.setdefault(argument.mention, []).append((event.type, event.told))
    return out
