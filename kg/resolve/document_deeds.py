"""Who does what in a document, as its events tell it: what that shows of whom a mention can mean."""

from __future__ import annotations

from kg.model import Extraction, Mention
from kg.resolve.document_entities import Draft, Entities

__all__ = ["Deeds"]

_OBJECTS = {"dobj", "pobj", "dative"}


class Deeds:
    """Look-ups over the events of one document, for mentions and the entities found so far."""

    def __init__(self, extraction: Extraction, entities: Entities) -> None:
        self._sentences = extraction.sentences
        self._entities = entities
        self._agents = _agents(extraction)
        self._doing = _doing(extraction)
        self._visited = {a.mention: [*e.places, *(b.mention for b in e.arguments if b.role == "host")]
                         for e in extraction.events if e.type == "Visit" for a in e.arguments if a.role == "initiator"}

    def acts_on(self, mention: Mention, draft: Draft) -> bool:
        """The entity acts on what the object pronoun stands for ("A called B and urged him"): they are two."""
        return mention.role in _OBJECTS and any(
            found is draft for agent in self._agents.get(mention.id, ()) for found in self._entities.all_of(agent))

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


def _doing(extraction: Extraction) -> dict[str, list[tuple[str, str]]]:
    """Subject → type and manner of telling of the events of which it is."""
    out: dict[str, list[tuple[str, str]]] = {}
    subjects = {m.id for m in extraction.mentions if m.role == "nsubj"}
    for event in extraction.events:
        for argument in event.arguments:
            if argument.mention in subjects:
                out.setdefault(argument.mention, []).append((event.type, event.told))
    return out
