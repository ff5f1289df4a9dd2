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
    if cue is None or not _is_answer(scene, verb):
        return None
    answer = _answer(scene, verb)
    first = min(answer)
    pointed = _points_back(scene, verb) is not None and first > 1
    top = verb.doc[first - 2] if pointed else verb.head  # "something" takes up the nearest clause
    while top.dep_ not in _CLAUSES:
        top = top.head
    return cue, Found(subtree(top) - answer, confidence=0.6)


def without_answers(scene: Scene, doc: Sequence[Token], tokens: frozenset[int]) -> frozenset[int]:
    """Tokens of a content without what somebody answers to it."""
    told = [doc[i] for i in tokens if doc[i].dep_ == "relcl" and _is_answer(scene, doc[i])]
    acts = scene.lexicon.acts.of_clauses
    denied = [v for v in told if any(c.act in acts for c in scene.lexicon.verbs.get(v.lemma_, ()))]
    return tokens - frozenset(i for v in denied for i in _answer(scene, v))


def _answer(scene: Scene, verb: Token) -> frozenset[int]:
    """Tokens of the answer, with the noun that it hangs on if that only points back."""
    noun = _points_back(scene, verb)
    return subtree(verb) if noun is None else subtree(verb) | (subtree(noun) if noun == verb.head else frozenset())


def _is_answer(scene: Scene, verb: Token) -> bool:
    """Whether a verb heads ", which X denied" or ", a charge X denied": the pronoun is its object, X its subject."""
    own = own_subject(verb)
    if verb.dep_ != "relcl" or own is None:
        return False
    if _points_back(scene, verb) is not None:
        return own.tag_ not in {"WDT", "WP"}
    which = next((c for c in verb.lefts if c.tag_ == "WDT" and c.dep_ == "dobj"), None)
    return which is not None and 0 < which.i < own.i and verb.doc[which.i - 1].text == ","


def _points_back(scene: Scene, verb: Token) -> Token | None:
    """The noun for what was told, set off by a comma, that a relative clause hangs on ("something X denies").

    The parser may have put it into the name behind it ("a charge Oslo denies").
    """
    noun, own = verb.head, own_subject(verb)
    if noun.lemma_ not in scene.grammar.matters and own is not None:
        noun = next((c for c in own.lefts if c.lemma_ in scene.grammar.matters), noun)
    start = min(noun.left_edge.i, noun.head.left_edge.i) if noun.dep_ == "compound" else noun.left_edge.i
    apart = start > 0 and verb.doc[start - 1].text == ","
    return noun if noun.lemma_ in scene.grammar.matters and noun.dep_ != "nsubj" and apart else None
