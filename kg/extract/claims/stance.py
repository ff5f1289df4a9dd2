"""Stance toward an actor, where words show it: by the speech act, or by a word said of the actor."""

from __future__ import annotations

from kg.extract.claims.actors import Actors, stands_for_actor
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.wording import load_stances
from kg.parse import Token

__all__ = ["stance_of"]


def stance_of(scene: Scene, draft: Draft, actors: Actors) -> tuple[str | None, tuple[str, ...]]:
    """Sign and mentions of those it is toward; (None, ()) where no word shows one or it points to nobody."""
    stances = load_stances(scene.annotated.document.article.language)
    sign = stances.acts.sign(draft.cue.act)
    if sign is not None:
        aimed = [scene.index.ensure(t).id for t in draft.addressees if t.pos_ in {"PROPN", "PRON"} or scene.index.at(t)]
        toward = tuple(aimed) or tuple(m.id for m in actors.within(draft.content)[:1])
        return (sign, toward) if toward else (None, ())
    votes: dict[str, str] = {}
    for span in draft.content:
        words = scene.doc.inside(span.start, span.end)
        for token in words if words is not None else ():
            found = stances.words.sign(token.lemma_.lower())
            target = _said_of(scene, token) if found is not None and not _negated(token) else None
            if found is not None and target is not None:
                votes.setdefault(target, found)
    signs = set(votes.values())
    return (signs.pop(), tuple(votes)) if len(signs) == 1 else (None, ())


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in (*token.lefts, *token.head.lefts))


def _said_of(scene: Scene, token: Token) -> str | None:
    """The actor a word is said of: subject of its clause, or the noun it modifies or belongs to."""
    for child in token.children:
        if child.dep_ in {"nsubj", "poss"} and (found := _actor(scene, child)):
            return found
    head = token.head
    if token.dep_ in {"amod", "appos"}:
        return _actor(scene, head)
    if token.dep_ in {"attr", "acomp", "oprd"}:
        return next((m for c in head.lefts if c.dep_ == "nsubj" and (m := _actor(scene, c))), None)
    return None


def _actor(scene: Scene, token: Token) -> str | None:
    mention = scene.index.at(token)
    return mention.id if mention is not None and stands_for_actor(mention) else None
