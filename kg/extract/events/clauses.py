"""Which clauses share their time: what hangs on a plan, what happens where or when the clause above does."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.cues import load_cues
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.parse import Token

__all__ = ["along", "carriers", "clause_of", "hung_on"]

_HELPERS = {"aux", "auxpass"}


def carriers(clause: Token) -> set[int]:
    """Verbs whose time is also the clause's: "tomorrow he plans to meet", "returns, visiting", "flew to visit"."""
    out, at = set(_below(clause)), clause
    while at.head != at and (_carried(at) or along(at)):
        at = at.head if not (at.dep_ == "relcl" and along(at)) else clause_of(at.head)
        if at.i in out:
            break
        out.add(at.i)
    return out


def _carried(at: Token) -> bool:
    after = at.dep_ == "pcomp" and at.head.lower_ in {*load_grammar().since, *load_grammar().until}
    return at.dep_ == "xcomp" or (at.dep_ in {"advcl", "pcomp"} and at.tag_ == "VBG" and not after) or (
        at.dep_ == "advcl" and at.tag_ == "VB" and load_cues().read("verbs", lemma(at.head)) == "through") or (
        at.dep_ == "conj" and at.tag_ in {"VBG", "VBD"} and at.head.tag_ == at.tag_)


def along(verb: Token, *, alone: bool = False) -> bool:
    """What happens where or when the clause above does: "met in May in Oslo, where they signed", "died as it fell".

    With `alone` the clause above may be told otherwise: "has been at odds since May, when it fell".
    """
    words = load_grammar().alongside
    near = [c for c in verb.children if c.i < verb.i and c.dep_ in {"advmod", "mark", "prep"}]
    if verb.dep_ == "advcl" and verb.head.pos_ == "VERB":
        return any(c.lower_ in words for c in near) and (alone or _mood(verb) == _mood(verb.head))
    if verb.dep_ != "relcl":
        return False
    led = [c.lower_ for c in near if c.dep_ == "prep" and any(g.lower_ in load_grammar().relatives for g in c.children)]
    told = any(c.lower_ in words for c in near if c.dep_ == "advmod") or any(w in load_grammar().during for w in led)
    return told and (alone or _mood(verb) == _mood(clause_of(verb.head)))


def _below(clause: Token) -> Iterator[int]:
    """"were killed when drones struck on Tuesday": the clause that tells how gives the day."""
    return (c.i for c in clause.children if c.dep_ == "advcl" and c.tag_ in {"VBD", "VBN"} and along(c))


def _mood(verb: Token) -> tuple[bool, bool]:
    """Whether it is told as having happened before, and as yet to come."""
    helpers = [c for c in verb.children if c.dep_ in _HELPERS]
    return any(c.lower_ in {"had", "has", "have"} for c in helpers), any(c.tag_ in {"MD", "TO"} for c in helpers)


def hung_on(token: Token) -> Token:
    """What a time expression hangs on, over its preposition."""
    at = token.head
    while at.pos_ == "ADP" and at.head != at:
        at = at.head
    return at


def clause_of(token: Token) -> Token:
    """The verb of the clause that the token stands in."""
    at = token
    while at.head != at and at.pos_ not in {"VERB", "AUX"}:
        at = at.head
    while at.dep_ in _HELPERS:
        at = at.head
    return at
