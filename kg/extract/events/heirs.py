"""Event nouns that name nobody and take up an event told before: "the attack", "a third round", "their meeting"."""

from __future__ import annotations

from kg.extract.events.carriers import coming
from kg.extract.events.frames import load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.extract.events.nouns import MODIFIERS, preps
from kg.extract.events.syntax import surface_subjects
from kg.parse import Token

__all__ = ["retold", "takes_up"]

_TALKS = {"Call", "Meeting", "Negotiation"}
_TYPES = {*_TALKS, "Assault", "Retreat", "Visit"}


def takes_up(match: Match) -> bool:
    """The noun is a subject or tells when, and is definite or counted in a row; who takes part the document tells."""
    if _signed(match) or _in_force(match):
        return True
    noun = match.token
    if not match.noun or match.frame.type not in _TYPES or any("&" in need for need in match.frame.needs):
        return False  # a frame that asks for two is not content with none
    if lemma(noun) in load_lexicon().classes["war"]:  # "the war ended in 1945"
        return False
    if match.frame.type == "Retreat" and not match.frame.frame.heir:
        return False
    if match.frame.frame.heir and any(word == "of" for word, _ in preps(noun)):  # the round's talks tell it
        return False
    top = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in load_grammar().rounds:
        top = noun.head.head  # "the next round of talks"
    idle = top.head.pos_ == "AUX" and lemma(top) not in load_grammar().rounds  # "the talks are difficult" tells nothing
    idle &= coming(top) is None
    idle |= lemma(top.head) == "take" and any(  # "the truce took them by surprise"
        c.dep_ == "dobj" and lemma(c) not in load_grammar().taken for c in top.head.children)
    if top.dep_ == "pobj" and top.head.lower_ == "of" and lemma(top.head.head) in load_grammar().days:
        return top.head.head.dep_ in {"pobj", "appos", "npadvmod"} and _known(top)  # "on the first day of the visit"
    if top.dep_ == "pobj" and match.frame.type == "Assault" and top.head.lower_ in load_grammar().amid:
        span = top.head.head.ent_type_ in {"TIME", "DATE"}  # "hours before the raid"
        return span and not top.rights and _known(top)
    if top.dep_ == "pobj" and match.frame.type in _TALKS:  # "during the talks", "after the meeting"
        return top.head.lower_ in load_grammar().amid and top.head.head.pos_ == "VERB" and _known(top)
    return top.dep_ in {"nsubj", "nsubjpass"} and not idle and _known(top)


def _signed(match: Match) -> bool:
    """"the accord was signed in Doha", "the treaty, signed in 1994": by whom was told before."""
    if match.frame.type != "AgreementConclusion" or match.noun or match.frame.frame.passive != "only":
        return False
    return len(match.objects) == 1 and match.objects[0].pos_ == "NOUN" and _known(match.objects[0])


def _in_force(match: Match) -> bool:
    """"the truce took effect", "the duties will be lifted in May": of whom was told before."""
    if match.noun or not match.frame.frame.heir:
        return False
    if any(word in load_grammar().between for word, _ in preps(match.token, *match.objects)):
        return False
    return any(t.pos_ == "NOUN" and not _owned(t) for t in surface_subjects(match.token))


def _owned(noun: Token) -> bool:
    """The noun tells whose it is: "U.S. tariffs", "the truce between"."""
    named = any(c.dep_ == "poss" or c.ent_type_ in {"GPE", "NORP", "ORG"} for c in noun.children)
    return named or any(word in load_grammar().between for word, _ in preps(noun))


def retold(match: Match) -> bool:
    """What was told before does what the verb says: "the attack killed 15 fighters"."""
    if match.noun or match.frame.type != "Assault" or match.verb is None:
        return False
    attacks = load_lexicon().classes["attack"]
    own = [c for c in match.verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
    return any(lemma(c) in attacks and _known(c) for c in own)


def _known(noun: Token) -> bool:
    words, grammar = {c.lower_ for c in noun.children if c.dep_ in {"det", *MODIFIERS}}, load_grammar()
    owned = [c for c in noun.children if c.dep_ == "poss" and c.ent_type_ != "DATE"]  # but "this week's summit"
    dated = any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in noun.children)
    if any(c.lower_ not in grammar.possessives for c in owned):
        return False
    if words & set(grammar.before_this):  # another than the one told
        return False
    if lemma(noun) in grammar.rounds and not dated:
        return bool(words & {*grammar.in_a_row, *grammar.definite})
    return bool(owned) or dated or bool(words & set(grammar.definite))
