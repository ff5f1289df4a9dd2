"""Subjects that the parse coordinates with the name before them: "after talks hosted by Oman, Chad and Mali agreed"."""

from __future__ import annotations

from kg.parse import Token

__all__ = ["stray_subject", "strayed"]

_FINITE = {"VBD", "VBZ", "VBP"}
_NAMES = {"GPE", "ORG", "PERSON", "NORP"}
_OWN = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
_BEFORE = {"aux", "auxpass", "neg", "advmod"}
_FRONT = {"prep", "advcl", "pcomp"}
_DEPTH = 8


def stray_subject(verb: Token) -> Token | None:
    """The first of the names right before a finite main verb without subject, behind a comma in a phrase in front."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in {"ROOT", "ccomp"} or verb.i == verb.sent.start:
        return None
    near = [c for c in verb.children if c.i < verb.i]
    finite = verb.tag_ in _FINITE or any(c.dep_ in {"aux", "auxpass"} for c in near)
    if not finite or any(c.dep_ in _OWN for c in verb.children) or not any(c.dep_ in _FRONT for c in near):
        return None
    first = verb.i
    while first > verb.sent.start and verb.doc[first - 1].dep_ in _BEFORE and verb.doc[first - 1].head == verb:
        first -= 1
    return _behind_comma(verb.doc[first - 1], verb) if first > verb.sent.start else None


def _behind_comma(last: Token, verb: Token) -> Token | None:
    """From the last name up the chain to the first one behind a comma."""
    at, found = last, None
    for _ in range(_DEPTH):
        if at.dep_ not in {"conj", "appos"} or at.ent_type_ not in _NAMES:
            break
        edge = at.left_edge.i
        if edge > 1 and at.doc[edge - 1].text == "," and at.doc[edge - 2].pos_ in {"NOUN", "PROPN"}:
            found = at
        at = at.head
    return found if found is not None and verb.is_ancestor(found) else None


def strayed(token: Token) -> bool:
    """The name begins the subject of a verb after it, and is not coordinated with its head."""
    if token.dep_ not in {"conj", "appos"} or token.ent_type_ not in _NAMES or token.i < 2:
        return False
    edge = token.left_edge.i
    if edge == 0 or token.doc[edge - 1].text != ",":
        return False
    verb = next((t for t in token.ancestors if t.i > token.i and t.dep_ in {"ROOT", "ccomp"}), None)
    return verb is not None and stray_subject(verb) == token
