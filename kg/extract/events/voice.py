"""Whether a verb is passive, and the particle it goes with."""

from __future__ import annotations

from kg.extract.events.grammar import load_grammar
from kg.extract.events.headlines import clipped
from kg.extract.events.lemmas import lemma
from kg.extract.events.nouns import homeward, kept
from kg.parse import Token

__all__ = ["is_passive", "particle"]

_VERBY = {"VERB", "AUX"}
_PASSIVE, _ACTIVE = {"auxpass", "nsubjpass", "csubjpass"}, {"aux", "nsubj", "dobj"}


def is_passive(verb: Token) -> bool:
    """Passive by its auxiliary, or a bare participle after a noun ("troops deployed by")."""
    return bool(kept(verb, _passive))


def _passive(verb: Token) -> tuple[Token, ...]:
    """The verb itself if it is passive: what `kept` can keep."""
    labels = {c.dep_ for c in verb.children}
    if not labels.isdisjoint(_PASSIVE):
        return (verb,)
    agent = "agent" in labels
    bare = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "acl" and agent)  # "promised by", read as a past
    if verb.dep_ == "ROOT" and verb.tag_ in {"VBN", "VBD"} and "nsubj" in labels and _headed(verb, labels):
        return (verb,)
    if verb.dep_ == "conj" and lemma(verb) in load_grammar().handing and _handed(verb):
        bare = True
        labels.discard("dobj")
    if clipped(verb) is not None or not bare or not labels.isdisjoint(_ACTIVE):
        return ()
    if verb.dep_ == "conj" and verb.head.pos_ in _VERBY:
        return _passive(verb.head)
    return (verb,) if verb.dep_ in {"acl", "advcl", "amod"} or agent else ()


def _handed(verb: Token) -> bool:
    """"was summoned and handed a note", but not "was summoned and handed a note to the minister"."""
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed"))
    return participle and not any(c.lower_ == "to" and c.dep_ in {"prep", "dative"} for c in verb.children)


def _headed(verb: Token, labels: set[str]) -> bool:
    """A headline's passive, "Envoys expelled from Oslo": verbs that always have an object have none."""
    bare = not labels & {"aux", "dobj", "ccomp", "xcomp", "oprd", "dative"}
    return bare and lemma(verb) in load_grammar().objectless and verb.sent[-1].text not in load_grammar().stops


def particle(verb: Token) -> str:
    """The verb's particle ("off", "back", "called its envoy home"), or ""."""
    for child in verb.children:
        bare = child.i == verb.i + 1 and child.pos_ in {"ADP", "ADV", "SCONJ"} and (
            not child.children or child.lower_ in load_grammar().object_particles)
        if child.dep_ == "prt" or (child.dep_ in {"advmod", "prep"} and bare) or homeward(child):
            return child.lower_
    if verb.i + 1 < len(verb.doc) and (after := verb.nbor()).dep_ == "quantmod" and after.tag_ == "RP":
        return after.lower_  # "handed over three hostages"
    hung = [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "advmod" and g.i < c.i]
    return next((g.lower_ for g in hung if g.lower_ in load_grammar().adverb_particles), "")  # "brought them back to"
