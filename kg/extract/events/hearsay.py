"""Whether an event is told as what others say, and nobody vouches for it: "reportedly", "is said to have"."""

from __future__ import annotations

from kg.extract.events.cues import load_cues
from kg.extract.events.lemmas import lemma
from kg.extract.events.verb_forms import is_finite, is_infinitive
from kg.extract.events.voice import is_passive
from kg.parse import Token

__all__ = ["is_hearsay"]


def is_hearsay(token: Token, verb: Token | None) -> bool:
    """`token` tells the event, its participants hang on `verb` (a light verb, or the token itself; None of a noun)."""
    if any(c.lower_ in load_cues().rumoured for c in token.children if c.dep_ == "amod"):  # "a reported raid"
        return True
    at = verb
    while at is not None:
        if any(c.lower_ in load_cues().hearsay for c in at.children if c.dep_ == "advmod"):
            return True
        if at.dep_ in {"acl", "relcl"} and is_finite(at) and lemma(at.head) in load_cues().claiming:
            return True
        if at.dep_ == "xcomp" and is_infinitive(at) and is_passive(at.head) and lemma(at.head) in load_cues().rumouring:
            return True
        at = at.head if at.dep_ in {"conj", "xcomp"} and not _has_subject(at) else None
    return False


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
