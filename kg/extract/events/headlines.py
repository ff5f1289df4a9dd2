"""Verbs of headlines: infinitives that plan, and verbs that the model takes for nouns."""

from __future__ import annotations

from kg.parse import Token

__all__ = ["arrived", "clipped", "disguised", "headlined"]

_NAMED = {"GPE", "ORG", "NORP", "PERSON"}


def disguised(token: Token) -> bool:
    """A verb of a headline that is tagged as a noun: "China, Japan trade barbs", "Berg and Dahl plan to hold"."""
    return token.pos_ == "NOUN" and token.dep_ == "ROOT" and any(
        c.dep_ == "dobj" or (c.dep_ == "nsubj" and c.i < token.i) for c in token.children) and not any(
        c.dep_ == "det" for c in token.children)


def headlined(verb: Token) -> bool:
    """The infinitive of a headline, a plan: "President to visit Oman", "Peru to expel envoy"."""
    head, own = verb.head, [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if verb.dep_ == "ROOT":
        return bool(own)
    below = head.dep_ == "ROOT" and head.pos_ in {"NOUN", "PROPN"} and head.i < verb.i and not own
    return below and verb.dep_ in {"acl", "advcl", "relcl", "xcomp"} and verb.nbor(-1).lower_ == "to"


def arrived(noun: Token) -> Token | None:
    """Who is where the event takes place, in a headline without a verb: "Peru's minister in Oslo for talks"."""
    prep = noun.head
    who = prep.head
    if noun.dep_ != "pobj" or prep.lower_ != "for" or who.dep_ != "ROOT" or who.pos_ not in {"NOUN", "PROPN"}:
        return None
    there = (g for c in who.children if c.dep_ == "prep" and c.lower_ == "in" for g in c.children)
    return who if any(g.dep_ == "pobj" and g.ent_type_ in {"GPE", "LOC"} and g.i < noun.i for g in there) else None


def clipped(verb: Token) -> Token | None:
    """The subject of a headline's verb that is taken for a participle: "Norway scrambled F-35s", not "Iran-backed"."""
    if verb.dep_ != "amod" or verb.i == 0 or verb.head.dep_ != "ROOT" or verb.tag_ not in {"VBN", "VBD"}:
        return None
    before = verb.nbor(-1)
    named = before.dep_ == "npadvmod" and before.head == verb and before.ent_type_ in _NAMED
    return before if named and before.left_edge.is_sent_start and verb.i < verb.head.i else None
