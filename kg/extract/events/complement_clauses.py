"""What a word has below it as a clause: what is demanded, refused, agreed, insisted on, and to what end."""

from __future__ import annotations

from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.nouns import preps
from kg.extract.events.voice import is_passive
from kg.parse import Token

__all__ = ["aims", "clauses", "complement_holds", "predicated"]

_SPANS = {"DATE", "TIME"}


def complement_holds(token: Token, comp: str) -> bool:
    if not comp:
        return True
    kinds = {_kind(c) for c in clauses(token)}
    if comp == "alone" and any(_kind(c) == "to" or word == "for" for word, t in preps(token)
                               for c in (t, *t.children) if word == "for" or c.dep_ in {"acl", "relcl"}):
        return False
    if comp in {"none", "alone"}:
        own = {c.dep_ for c in token.children}
        return not kinds and not {"dobj", "oprd"} <= own and not {"nsubjpass", "oprd"} <= own
    if comp == "wish":
        return any(_wished(c) for c in clauses(token))
    return bool(kinds) if comp == "any" else comp in kinds


def aims(token: Token) -> list[Token]:
    """"called the emir on Sunday to explain"."""
    return [c for c in token.children if c.dep_ == "advcl" and c.i > token.i and _kind(c) == "to"]


def predicated(token: Token) -> list[Token]:
    """"declared three envoys personae non gratae": the noun, read as a clause with those it is said of as subject."""
    return [c for c in token.children if c.dep_ == "ccomp" and c.pos_ not in {"VERB", "AUX"} and c.i > token.i]


def _kind(clause: Token) -> str:
    return "to" if any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children) else "that"


def _wished(clause: Token) -> bool:
    """Whether a clause tells what shall be: "that she resign", "that he must go", "on going"."""
    obliging, helpers = load_grammar().obliging, [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" for c in helpers):
        return any(c.lower_ in obliging for c in helpers)
    if lemma(clause) in obliging and any(c.dep_ == "xcomp" for c in clause.children):  # "has to go"
        return True
    first = helpers[0].lower_ if helpers else ""
    return clause.tag_ == "VBG" or first == "be" or (clause.tag_ == "VB" and first in {"", "to"})


def clauses(token: Token) -> list[Token]:
    """Heads of the complement clauses of a word: "demanded that", "its refusal to", "insist on going"."""
    out = [c for c in token.children if c.dep_ in {"xcomp", "ccomp"} and c.i > token.i and c.pos_ in {"VERB", "AUX"}]
    out += [c for c in token.children if c.dep_ == "acl"
            and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)]
    loose = token.pos_ != "VERB" or is_passive(token)  # "have been called upon by the Council to stop"
    out += [c for c in token.children if c.dep_ in {"acl", "advcl"} and c.i > token.i and _kind(c) == "to"
            and (loose or any(m.dep_ == "mark" and m.lower_ == "for" for m in c.children))]
    out += [g for c in token.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp" and g.pos_ == "VERB"
            and (g.tag_ == "VBG" or c.lower_ != "for")]  # not "met for what one called"
    spans = [c for c in token.children if c.dep_ == "npadvmod" or (c.dep_ == "dobj" and c.ent_type_ in _SPANS)]
    out += [g for c in spans for g in c.children  # "gave the envoys a week to leave", "has a week to leave"
            if g.dep_ in {"acl", "relcl"} and _kind(g) == "to"]
    if not out and token.dep_ == "acomp":  # "it is essential that": the clause hangs on the copula
        out = [c for c in token.head.children if c.dep_ == "ccomp" and c.i > token.i]
    return sorted(out, key=lambda t: t.i)
