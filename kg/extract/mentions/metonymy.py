"""Whether the name of a capital or a seat of power is meant as the place or as those who govern from it."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.parse import Span, Token

__all__ = ["is_place_use", "is_seat_used_as_place"]


def is_seat_used_as_place(span: Span, lexicon: Lexicon) -> bool:
    """A seat of power is a place only behind a preposition of place or a verb of motion ("at the White House")."""
    head = _first_conjunct(span.root)
    return head.dep_ in {"pobj", "dobj"} and is_place_use(span, lexicon)


def is_place_use(span: Span, lexicon: Lexicon) -> bool:
    """True for the place ("in Beijing", "Beijing's airport"), False for the government ("Beijing said")."""
    if (
        span.start > 1
        and span.doc[span.start - 1].text == "-"
        and span.doc[span.start - 2].lower_ in lexicon.reference.stance_prefixes
    ):
        return False
    head = _first_conjunct(span.root)
    if head.dep_ == "nsubj":
        return head.head.lemma_ in {"be", "lie"} and any(
            c.dep_ == "attr" and c.lemma_ in lexicon.names.place_nouns for c in head.head.children
        )
    if head.dep_ == "nsubjpass":
        return head.head.lemma_ in lexicon.names.motion
    if head.dep_ == "poss":
        return head.head.pos_ == "PROPN" or head.head.lemma_ in lexicon.names.place_nouns
    if head.dep_ in {"dobj", "dative"}:
        return head.head.lemma_.lower() in lexicon.names.motion
    if head.dep_ in {"pobj", "pcomp"}:
        return _place_after(head.head, lexicon)
    return True


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _place_after(preposition: Token, lexicon: Lexicon) -> bool:
    word, above = preposition.lower_, preposition.head
    if word in lexicon.names.place_prepositions:
        return True
    if word in lexicon.names.actor_prepositions or preposition.dep_ == "agent":
        return (
            word in lexicon.reference.either_prepositions
            and above.lemma_.lower() in lexicon.goal_words
        )
    if word == "of":
        return above.lemma_.lower() not in lexicon.reference.of_governments
    around = {above.lemma_.lower(), above.head.lemma_.lower()}
    return bool(around & lexicon.goal_words) or word not in {"to", "from"}
