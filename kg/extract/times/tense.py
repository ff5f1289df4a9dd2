"""The tense that governs a time expression: whether what is told then is past or still to come."""

from __future__ import annotations

import itertools

from kg.extract.times.values import Tense
from kg.extract.times.wording import wording
from kg.parse import Span, Token

__all__ = ["after_plan", "is_past_happening", "of_known", "of_noun", "of_past", "tense_of"]

_STEPS = 25  # no sentence is deeper


def tense_of(span: Span) -> Tense | None:
    """Tense at the nearest verb above the expression; None where there is no finite verb.

    An infinitive or participle below a word of planning ("is due to travel on Monday", "talks scheduled for May") is
    future, whatever the tense of that word; of a plan that came to nothing ("had planned to travel in March") it may be
    either. What is called off was to come ("cancelled the meeting in March"). Modals are future unless a perfect
    follows ("could have met").
    """
    if _coming(span):
        return Tense.FUTURE
    token, here = span.root, span.root
    for _ in range(_STEPS):
        if token.lemma_.lower() in wording().called_off and here.dep_ in ("dobj", "nsubjpass") and here is not token:
            return Tense.FUTURE
        if token.pos_ in ("VERB", "AUX") and token.i not in range(span.start, span.end):
            tense = _of_verb(token)
            if tense is not None:
                return tense
        elif _plans(token, here):
            return Tense.EITHER if _lapsed(token) else Tense.FUTURE
        if token.head is token:
            return None
        here, token = token, token.head
    return None


def after_plan(span: Span) -> bool:
    """Whether the verb right before the expression is an infinitive of planning ("accepted an invitation to visit in
    the autumn"), wherever the parse hangs the expression."""
    verbs = (token for token in reversed(span.doc[span.sent.start : span.start]) if token.pos_ in ("VERB", "AUX"))
    verb = next(verbs, None)
    if verb is None or verb.tag_ != "VB" or not any(child.lower_ == "to" for child in verb.children):
        return False
    return verb.head.lemma_.lower() in wording().future_heads and not _lapsed(verb.head)


def of_noun(span: Span) -> bool:
    """Whether the expression may date a happening named after the verb ("welcomed the king's visit on April 2")."""
    before = reversed(span.doc[span.sent.start : span.start])
    since_verb = itertools.takewhile(lambda token: token.pos_ not in ("VERB", "AUX"), before)
    return any(token.pos_ == "NOUN" and token.lemma_.lower() in wording().happenings for token in since_verb)


def of_past(span: Span) -> bool:
    """Whether the expression hangs on a noun of what is told only once it has happened ("blames it for the bombing on
    Sunday")."""
    above = span.root.head
    return is_past_happening(above.head if above.pos_ == "ADP" else above)


def of_known(span: Span) -> bool:
    """Whether it hangs on such a noun as the subject of what could, must or should follow ("the expulsion on May 14
    could not go unanswered")."""
    above = span.root.head
    noun = above.head if above.pos_ == "ADP" else above
    modals = {child.lower_ for child in noun.head.children if child.dep_ == "aux"}
    return is_past_happening(noun) and noun.dep_ in ("nsubj", "nsubjpass") and not modals.isdisjoint(wording().duties)


def is_past_happening(noun: Token) -> bool:
    """Whether the noun is one of what is told only once it has happened ("bombing")."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in wording().past_happenings


def _coming(span: Span) -> bool:
    """"ahead of Monday's talks", "the upcoming … in May", "no later than"."""
    before = span.doc[max(0, span.start - 4) : span.start].text.lower()
    return before.endswith(("ahead of", "ahead of the", "upcoming", "forthcoming", "scheduled for", "due on", "due in",
                            "slated for", "planned for", "set for", "expected in", "expected on", "postponed to",
                            "postponed until", "no later than"))


def _plans(token: Token, here: Token) -> bool:
    """A noun or adjective of planning above the expression ("plans to visit in May", "ready to talk on Monday")."""
    return token is not here and token.pos_ in ("NOUN", "ADJ") and token.lemma_.lower() in wording().future_heads \
        and here.dep_ in ("acl", "xcomp", "ccomp", "advcl", "relcl")


def _lapsed(plan: Token) -> bool:
    """A plan told as one that came to nothing: "was originally due to", "had planned to"."""
    around = [*plan.children, *(plan.head.children if plan.pos_ in ("ADJ", "NOUN") else ())]
    marked = any(child.lower_ in wording().lapsed_plan and child.dep_ == "advmod" for child in around)
    return marked or any(child.lower_ == "had" and child.dep_ in ("aux", "auxpass") for child in around)


def _of_verb(verb: Token) -> Tense | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.pos_ == "AUX" and not auxiliaries and verb.tag_ == "MD":
        return Tense.FUTURE
    modal = any(child.tag_ == "MD" and child.lower_ in wording().future_modals for child in auxiliaries)
    perfect = any(child.lower_ in ("have", "had", "has", "'ve") for child in auxiliaries)
    if modal:
        will = any(child.lower_ in ("will", "'ll") for child in auxiliaries)
        return Tense.PAST if perfect and not will else Tense.FUTURE
    if verb.tag_ in ("VB", "VBG", "VBN") and _below_plan(verb):
        return Tense.EITHER if _lapsed(verb.head) or _lapsed(verb) else Tense.FUTURE
    if verb.tag_ == "VBD" or perfect or any(child.tag_ == "VBD" for child in auxiliaries):
        if verb.tag_ == "VBG" and verb.lemma_ == "go" and _infinitive_below(verb):
            return Tense.FUTURE
        return Tense.PAST
    return _present(verb, auxiliaries)


def _below_plan(verb: Token) -> bool:
    """Whether a verb without tense hangs on a word of planning, or is one itself ("talks planned for May")."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and verb.lemma_.lower() in wording().future_heads:
        return True
    head = verb.head
    if verb.dep_ == "xcomp" and head.lemma_ == "be" and any(child.lower_ == "to" for child in verb.children):
        return True  # "the vote is to be held in May"
    linked = verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "pcomp", "conj")
    return linked and head is not verb and head.lemma_.lower() in wording().future_heads and verb.tag_ == "VB"


def _infinitive_below(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)


def _infinitive_after(verb: Token) -> bool:
    """"the next round, in April, is to take place in"."""
    return any(child.dep_ == "xcomp" and child.tag_ == "VB" and any(word.lower_ == "to" for word in child.children)
               and not any(word.dep_ in ("acomp", "attr") for word in verb.children) for child in verb.children)


def _present(verb: Token, auxiliaries: list[Token]) -> Tense | None:
    """A present perfect is past; "is visiting on Monday" is to come; without a finite verb the head decides."""
    finite = [child for child in auxiliaries if child.tag_ in ("VBZ", "VBP")]
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.FUTURE if verb.lemma_ == "be" and _infinitive_after(verb) else Tense.PRESENT
    if finite and verb.tag_ == "VBG":
        return Tense.FUTURE
    if finite and verb.tag_ == "VBN":
        return Tense.FUTURE if verb.lemma_.lower() in wording().future_heads else Tense.PAST
    return None
