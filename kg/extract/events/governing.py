"""What stands between an event and the word above it tells of its realis: "without", "closer to", "a ban on"."""

from __future__ import annotations

from kg.extract.events.cues import RealisCues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.lemmas import lemma
from kg.extract.events.verb_forms import is_infinitive, is_perfect, own_realis
from kg.model import Realis
from kg.parse import Token

__all__ = ["attends", "barred", "by_helper", "carries_thing", "left_out", "nearing", "refuted", "two_clauses"]


def nearing(prep: Token, cues: RealisCues) -> bool:
    """"moves closer to signing", "is close to a deal"."""
    before = (prep.head, *(c for c in prep.head.children if c.dep_ in {"advmod", "acomp"} and c.i < prep.i))
    return prep.lower_ == "to" and any(t.lower_ in cues.nearing for t in before)


def left_out(prep: Token, cues: RealisCues) -> bool:
    """"left without signing", "instead of signing"."""
    words = (prep.lower_, *(c.lower_ for c in prep.children if c.i < prep.i))
    return any(cues.read("preps", word) == "negated" for word in words)


def barred(verb: Token, above: Token, cues: RealisCues) -> str | None:
    """What a noun says of those who do it: "restrictions on officials travelling to Oman"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or above.dep_ != "pobj" or above.head.lower_ not in cues.about:
        return None
    effect = cues.read("nouns", lemma(above.head.head))
    return effect if effect in {"hypothetical", "negated"} else None


def carries_thing(verb: Token) -> bool:
    """"held talks to reopen the road": what it holds is told, and the infinitive is what that is for."""
    return lemma(verb) in load_lexicon().classes["light"] and any(c.dep_ == "dobj" for c in verb.children)


def refuted(claim: Token, cues: RealisCues) -> bool:
    """"reports that they had signed are false", "rejected the claim that they had signed"."""
    verb = claim.head
    said = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}]
    untrue = any(c.lower_ in cues.untrue for c in said) and not any(c.dep_ == "neg" for c in verb.children)
    if claim.dep_ in {"nsubj", "nsubjpass"} and untrue:
        return True
    return claim.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in cues.refuting


def attends(verb: Token, cues: RealisCues) -> bool:
    """"did not appear at the talks", "is not welcome at the summit": who does not, takes no part in them."""
    words = (verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"}))
    return any(lemma(t) in cues.attending or t.lower_ in cues.attending for t in words)


def two_clauses(above: Token, cues: RealisCues) -> bool:
    """Two clauses of a headline that the parse takes for one: "Ruto blasts inquiry, Kagame denies meddling"."""
    own = any(c.dep_ in {"dobj", "xcomp"} and c.i > above.i for c in above.children)
    return own and cues.read("verbs", lemma(above)) in {"negated", "hypothetical"}


def by_helper(verb: Token, above: Token, cues: RealisCues) -> Realis | None:
    """"has yet to invite", "is to sign", "was to have signed", "has to release", "is going to sign"."""
    if not is_infinitive(verb):
        return None
    word = lemma(above)
    if word == "go" and above.tag_ == "VBG":
        return own_realis(above, cues) or Realis.PLANNED
    if word not in {"be", "have"} or verb.dep_ != "xcomp":
        return None
    if any(c.dep_ == "advmod" and c.lower_ in cues.still for c in above.children):
        return Realis.NEGATED
    if word == "have":
        return own_realis(above, cues) or Realis.HYPOTHETICAL
    return Realis.PLANNED if above.tag_ in {"VBP", "VBZ"} or not is_perfect(verb) else Realis.NEGATED
