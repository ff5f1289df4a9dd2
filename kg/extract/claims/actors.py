"""Who can speak or be spoken of: subjects that are somebody, and mentions of actors by span."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import antecedent
from kg.model import CharSpan, EntityType, Mention, MentionKind
from kg.parse import Token

__all__ = ["Actors", "is_actor", "stands_for_actor"]


def is_actor(scene: Scene, subject: Token) -> bool:
    """Whether a subject is somebody: a personal pronoun, a name, or a noun that stands for an actor or a document."""
    head = antecedent(subject)
    if head.pos_ == "PRON" or head.lower_ in scene.grammar.personal:  # "many of them"
        return head.lower_ in scene.grammar.personal
    bare_capital = head.pos_ == "NOUN" and head.text[0].isupper() and head.left_edge.i == head.i
    if head.pos_ == "PROPN" or bare_capital or head.lemma_ in scene.lexicon.documents:
        return True
    mention = scene.index.at(head) or (scene.index.covering(head) if head.ent_type_ else None)
    if mention is not None:
        return mention.label is not EntityType.PLACE
    people = head.pos_ == "NOUN" and (
        head.lower_.endswith(scene.grammar.many_agents) or head.lemma_ in scene.grammar.people)
    return people or head.ent_type_ in {"PERSON", "NORP"}


class Actors:
    """Mentions that name or stand for actors, in text order, for looking up by span. Pronouns are left out."""

    def __init__(self, scene: Scene) -> None:
        self._mentions = [m for m in scene.index.all() if stands_for_actor(m)]
        self._starts = [m.span.start for m in self._mentions]

    def within(self, spans: Iterable[CharSpan]) -> list[Mention]:
        """Actors inside the spans, in text order."""
        out = []
        for span in spans:
            first = bisect.bisect_left(self._starts, span.start)
            last = bisect.bisect_left(self._starts, span.end)
            out += [m for m in self._mentions[first:last] if m.span.end <= span.end]
        return out


def stands_for_actor(mention: Mention) -> bool:
    return mention.label not in {None, EntityType.PLACE} and mention.kind is not MentionKind.PRONOUN
