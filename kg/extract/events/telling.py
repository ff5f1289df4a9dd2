"""How an event is told: said here and now, or narrated in the past among other things that happened."""

from __future__ import annotations

from kg.extract.events.cues import load_cues
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.parse import Token

__all__ = ["told"]

_CONSULT = {"Meeting", "Visit", "Call", "Negotiation", "Mediation", "Consultation"}
_SPEECH = {"Accusation", "Request", "Support", "Threat", "Commitment", "Rejection"}
_BELOW = {"xcomp", "conj", "pcomp", "prep"}


def _spoken_now(match: Match) -> bool:
    """Said by the text itself in the present tense ("The United States condemns"): it is said on the day of writing.

    What a speaker demands by a modal ("must withdraw") he demands in saying it.
    """
    if match.frame.roles.get("initiator") == ("speaker",):
        return True
    if match.verb is None or match.frame.type not in _SPEECH | _CONSULT or _of_another(match):
        return False
    if match.verb.tag_ == "VBG":
        return any(c.dep_ == "aux" and lemma(c) == "be" and c.tag_ in {"VBZ", "VBP"} for c in match.verb.children)
    top = match.verb
    while top.dep_ == "xcomp" and lemma(top.head) in load_cues().transparent:
        top = top.head
    return match.frame.type in _SPEECH and top.tag_ in {"VBZ", "VBP"}


def _of_another(match: Match) -> bool:
    """"this makes Peru's request remarkable": a noun of somebody else than the subject."""
    owners = (c for c in match.token.children if c.dep_ == "poss") if match.noun else ()
    return any(c.lower_ not in load_grammar().possessives for c in owners)


def told(match: Match) -> str:
    """"spoken" for what is done in saying it; "past" for what a main clause narrates in the simple past; else "".

    "also" is a past told as one more act.
    Words such as "later" or "previously" and clauses of time put the event off the day of what stands around it.
    """
    if _spoken_now(match):
        return "spoken"
    if match.verb is None:
        return ""
    clause = _main_clause(match.verb)
    if clause is None or not _simple_past(clause):
        return ""
    words = {c.lower_ for v in (match.verb, clause) for c in v.children if c.dep_ in {"advmod", "npadvmod"}}
    if words & set(load_grammar().elsewhen):
        return ""
    return "also" if words & set(load_grammar().likewise) else "past"


def _main_clause(verb: Token) -> Token | None:
    """The finite verb of the main statement that the verb is part of; None below a subordinate clause."""
    at = verb
    while at.head != at:
        said = at.dep_ in {"ccomp", "parataxis"} and lemma(at.head) in load_cues().reporting
        beside = at.dep_ == "advcl" and at.tag_ == "VBG" and not any(c.dep_ == "mark" for c in at.children)
        if not (said or beside or at.dep_ in _BELOW):
            return None
        if said and at.tag_ != "VBG":
            return at
        at = at.head
    return at


def _simple_past(clause: Token) -> bool:
    helpers = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    if helpers:
        return helpers <= set(load_grammar().past_helpers)
    return clause.tag_ == "VBD"
