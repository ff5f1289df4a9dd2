"""Denials hung on what they answer: "X accused Y of cheating, which Y denied"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.claims.complements import Found
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import own_subject, subtree
from kg.parse import Token

__all__ = ["answered", "without_answers"]

_CLAUSES = {"pcomp", "ccomp", "xcomp", "ROOT"}


def answered(scene: Scene, verb: Token, cues: Sequence[Cue]) -> tuple[Cue, Found] | None:
    """The denial a relative clause tells, and the clause that it is about."""
    cue = next((c for c in cues if c.act in scene.lexicon.acts.of_clauses and "np" in c.frames), None)
    if cue is None or not _is_answer(verb):
        return None
    top = verb.head
    while top.dep_ not in _CLAUSES:
        top = top.head
    return cue, Found(subtree(top) - subtree(verb), confidence=0.6)


def without_answers(scene: Scene, doc: Sequence[Token], tokens: frozenset[int]) -> frozenset[int]:
    """Tokens of a content without what somebody answers to it."""
    told = [doc[i] for i in tokens if doc[i].dep_ == "relcl" and _is_answer(doc[i])]
    acts = scene.lexicon.acts.of_clauses
    denied = [v for v in told if any(c.act in acts for c in scene.lexicon.verbs.get(v.lemma_, ()))]
    return tokens - frozenset(i for v in denied for i in subtree(v))


def _is_answer(verb: Token) -> bool:
    """Whether a verb heads ", which X denied": the pronoun is its object, somebody else its subject."""
    which = next((c for c in verb.lefts if c.tag_ == "WDT" and c.dep_ == "dobj"), None)
    own = own_subject(verb)
    if verb.dep_ != "relcl" or which is None or own is None or which.i == 0:
        return False
    return which.i < own.i and verb.doc[which.i - 1].text == ","
