"""What the words beside a noun tell of the realis of the event it names: modifiers, and what its verb says of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events.cues import RealisCues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.lemmas import lemma
from kg.extract.events.verb_forms import is_infinitive
from kg.extract.events.voice import is_passive
from kg.model import Realis
from kg.parse import Token

__all__ = ["ahead", "arranged", "chance", "modified", "unmet"]

_LOOSE = {"ROOT", "npadvmod", "dep"}  # an item of a list, governed by no verb


def modified(noun: Token, cues: RealisCues) -> Realis | None:
    """"a planned summit", "no talks", "further talks" in a list of topics."""
    for child in noun.children:
        if child.dep_ == "det" and (effect := cues.read("determiners", child.lower_)):
            return Realis(effect)
        effect = cues.read("modifiers", child.lower_) if child.dep_ in {"amod", "compound"} else None
        if effect == "item":
            effect = "planned" if noun.dep_ in _LOOSE else None
        if effect == "vain":  # failed talks were held, a failed deal was not made
            effect = "negated" if lemma(noun) in load_lexicon().classes["agreement"] else "actual"
        if effect == "lasting":  # "the need for continued talks" is one for talks; continued attacks go on
            effect = None if lemma(noun) in load_lexicon().classes["talks"] else "actual"
        if effect:
            return Realis(effect)
    return None


def arranged(verb: Token, things: Sequence[Token], cues: RealisCues) -> bool:
    """"She has a meeting scheduled for Monday": to have it is not to hold it."""
    behind = (c for noun in things for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")
    return lemma(verb) == "have" and any(cues.read("modifiers", c.lower_) == "planned" for c in behind)


def chance(noun: Token, verb: Token, cues: RealisCues) -> Realis | None:
    """"A veto seemed likely", "the talks are off", "a raid is under consideration"."""
    if noun.dep_ != "nsubj" or verb.pos_ not in {"VERB", "AUX"}:
        return None
    told = [c for c in verb.children if c.dep_ in {"acomp", "oprd"} or (c.dep_ == "advmod" and lemma(verb) == "be")]
    found = next((f for c in told if (f := cues.read("chances", c.lower_))), None)
    under = [t.lower_ for c in verb.children if c.dep_ == "prep" and c.lower_ == "under" for t in c.children]
    found = "hypothetical" if any(word in cues.pondered for word in under) else found
    denied = any(c.dep_ == "neg" for c in verb.children)
    return None if found is None or denied else Realis(found)


def ahead(noun: Token, verb: Token, cues: RealisCues) -> Token | None:
    """The infinitive that tells what is to become of the subject: "is to be held", "are due to begin"."""
    plan = is_passive(verb) and lemma(verb) in cues.passive_plans
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not (plan or lemma(verb) == "be"):
        return None
    below = [c for a in (verb, *verb.children) if a == verb or a.dep_ in {"acomp", "oprd"} for c in a.children]
    return next((c for c in below if c.dep_ in {"xcomp", "advcl"} and is_infinitive(c)), None)


def unmet(verb: Token, cues: RealisCues) -> bool:
    """"will not go unanswered", "could not go without a reply" are said of what happened."""
    return any(c.lower_ in cues.unmet for c in verb.children if c.dep_ in {"acomp", "advmod", "oprd", "prep", "xcomp"})
