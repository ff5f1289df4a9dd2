"""Verbs and adjectives that only carry an event noun: "hold talks", "talks are to begin", "made aid available"."""

from __future__ import annotations

from kg.extract.events.cues import load_cues
from kg.extract.events.frames import Lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.headlines import arrived
from kg.extract.events.lemmas import lemma
from kg.extract.events.nouns import measured
from kg.extract.events.syntax import governor
from kg.extract.events.voice import particle
from kg.parse import Token

__all__ = ["coming", "light_verb", "made_so", "stage"]


def made_so(token: Token) -> list[Token]:
    """What is made to be as the adjective says: "made 20 million euros available"."""
    if token.dep_ == "amod" and token.i > token.head.i and token.head.dep_ == "dobj":
        return [token.head]
    own = [c for c in token.children if c.dep_ == "nsubj"]
    return own if token.dep_ == "ccomp" and token.head.pos_ == "VERB" else []


def coming(noun: Token) -> Token | None:
    """What is to become of a subject: "begin" in "the talks are expected to begin"."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or lemma(verb) not in {"be", *load_cues().passive_plans}:
        return None
    below = (c for a in (verb, *(g for g in verb.children if g.dep_ == "acomp")) for c in a.children)
    return next((c for c in below if c.dep_ == "xcomp" and c.tag_ == "VB"), None)


def stage(noun: Token) -> tuple[Token, ...]:
    """The verb by which an event takes place, whose phrases are the event's: "talks took place between", with "place".

    A headline does without: "Minister in Oslo for talks".
    """
    comer = arrived(noun)
    if comer is not None:
        return (comer,)
    verb = coming(noun) or noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or lemma(verb) not in load_cues().occurring:
        return ()
    return (verb, *(c for c in verb.children if c.dep_ == "dobj" and not any(g.dep_ != "prep" for g in c.children)))


def light_verb(token: Token, lexicon: Lexicon) -> Token | None:
    """The verb that only carries an event noun: "hold talks", "are in talks", "took part in talks"."""
    token = chain = measured(token, lexicon.classes["measure"])  # "is on the first leg of a tour"
    while chain.dep_ == "conj":
        chain = chain.head
    above = governor(token)
    if above is not None and above.dep_ == "dobj" and chain.dep_ == "pobj":
        words = f"{lemma(above.head)} {lemma(above)} {chain.head.lower_}"
        return above.head if words in lexicon.classes["light_prep"] else None
    if above is None or above.pos_ not in {"VERB", "AUX"}:
        return None
    if f"{lemma(above)} {particle(above)}" in load_grammar().apart:  # "broke up a rally"
        return None
    if chain.dep_ in {"dobj", "nsubjpass"} and any(c.dep_ == "oprd" for c in above.children):  # "called it a crime"
        return None
    if chain.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and lemma(above) in lexicon.classes["light"]:
        return above
    if chain.dep_ == "pobj" and f"{lemma(above)} {chain.head.lower_}" in lexicon.classes["light_prep"]:
        return above
    return None
