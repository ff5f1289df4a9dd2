"""Clauses, decisions, reasons and what came before, where the parser ties them to the wrong word."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mending.hanging import FINITE, SUBJECTS, hangs_on
from kg.mending.words import words
from kg.parse import Token

__all__ = ["mend_clauses"]

_DAYS = {"DATE", "TIME"}
_OBJECTS = {"dobj", "pobj"}
_CLAUSES = {"conj", "ROOT", "ccomp", "advcl", "relcl", "pcomp"}
# What may stand between a decision and what was decided.
_BETWEEN = {"npadvmod", "amod", "advmod", "det", "punct", "nummod", "prep", "pobj", "acl", "agent", "compound", "poss",
            "case", "nmod"}


def mend_clauses(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes what some tokens hang on (`heads`), and as what."""
    _mend_decisions(tokens, heads)
    _mend_sequels(tokens, heads)
    _mend_joined(tokens, heads)
    _mend_reasons(tokens, heads)
    _mend_styles(tokens, heads)


def _mend_styles(tokens: Sequence[Token], heads: list[int]) -> None:
    """"Held talks with Hon. Maria Reyes": the name stands where the parser put its honorific."""
    for style in tokens[:-2]:
        if style.lower_ not in words().styles or tokens[style.i + 1].text != "." or style.dep_ == "compound":
            continue
        name = tokens[style.i + 2]
        while heads[name.i] > name.i and name.dep_ == "compound":
            name = tokens[heads[name.i]]
        if name.pos_ == "PROPN" and heads[style.i] < style.i and not tokens[style.i + 2].is_sent_start:
            name.dep_, heads[name.i] = style.dep_, heads[style.i]
            style.dep_, heads[style.i] = "compound", name.i


def _mend_reasons(tokens: Sequence[Token], heads: list[int]) -> None:
    """"Thanked the president for Norway's help": the reason hangs on the verb; "the minister for trade" is a title."""
    for prep in tokens:
        whom = tokens[heads[prep.i]]
        if prep.lower_ != "for" or prep.dep_ != "prep" or whom.dep_ != "dobj":
            continue
        verb = tokens[heads[whom.i]]
        if verb.lemma_ in words().reasoned and _is_reason(prep, tokens, heads):
            heads[prep.i] = verb.i


def _is_reason(prep: Token, tokens: Sequence[Token], heads: Sequence[int]) -> bool:
    """Somebody's doing ("for Oslo's help", "for her work", "for opening the border"), not a portfolio."""
    below = [t for t in tokens[prep.i + 1 : prep.i + 12] if heads[t.i] == prep.i]
    if any(t.dep_ == "pcomp" for t in below):
        return True
    return any(t.dep_ == "poss" and tokens[heads[t.i]] in below for t in tokens[prep.i + 1 : prep.i + 12])


def _mend_joined(tokens: Sequence[Token], heads: list[int]) -> None:
    """Clauses joined by "and" of which the second has lost its subject, and asides that have lost their verb."""
    for token in tokens:
        if token.dep_ == "conj":
            _mend_clause(token, tokens, heads)
        elif token.dep_ in {"dobj", "npadvmod"} and token.pos_ == "NOUN" and token.ent_type_ not in _DAYS:
            _mend_aside(token, tokens, heads)


def _mend_clause(actor: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Norway recalled its envoy on Friday and Chad expelled two diplomats": a day and an actor are no two of a kind,
    and the verb behind them has no subject of its own. The actor is its subject, and the clauses are what "and" joins.
    So is a name behind an object, where nothing else joins the verb to the first one: "fired on Norway and Chad fired
    back".
    """
    first = tokens[heads[actor.i]]
    day = first.ent_type_ in _DAYS
    if first.i > actor.i or not _may_act(actor) or not (day or (first.dep_ in _OBJECTS and actor.pos_ == "PROPN")):
        return
    verb = _verb_behind(actor, tokens, heads)
    if verb is None or not (day or _is_loose(verb, tokens, heads)):
        return
    joint = next((t for t in tokens[first.i + 1 : actor.i] if t.dep_ == "cc" and heads[t.i] == first.i), None)
    if joint is not None:
        heads[joint.i] = heads[verb.i] if verb.dep_ == "conj" else verb.i
        actor.dep_, heads[actor.i] = "nsubj", verb.i


def _is_loose(verb: Token, tokens: Sequence[Token], heads: Sequence[int]) -> bool:
    """Whether a verb that was taken for a second one of the same subject has none of its own, nor an "and"."""
    above = heads[verb.i]
    between = tokens[above + 1 : verb.i]
    joined = any(t.dep_ in {"cc", *SUBJECTS} and heads[t.i] in {verb.i, above} for t in between)
    return verb.dep_ == "conj" and verb.tag_ in FINITE and above < verb.i and not joined


def _mend_aside(noun: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Peru will meet Chad, it said on Monday, the first talks since May": the talks are no object of what is said, but
    say what the clause before tells.
    """
    verb = tokens[heads[noun.i]]
    before = tokens[: verb.i]
    clause = next((t for t in before if t.dep_ == "ccomp" and heads[t.i] == verb.i and t.pos_ == "VERB"), None)
    comma = any(t.text == "," and heads[t.i] == verb.i for t in tokens[verb.i + 1 : noun.i])
    if clause is not None and comma:
        noun.dep_, heads[noun.i] = "dobj", clause.i


def _mend_decisions(tokens: Sequence[Token], heads: list[int]) -> None:
    """"The reason was Norway's decision last week to sell": the infinitive tells the decision, not the verb above."""
    for token in tokens:
        above = tokens[heads[token.i]]
        bare = token.tag_ == "VB" and token.dep_ in {"xcomp", "advcl"} and token.i and token.i > above.i
        if not bare or tokens[token.i - 1].lower_ != "to":
            continue
        if above.lemma_ == "be" and above.pos_ == "AUX":
            noun = next((t for t in tokens[above.i : token.i] if heads[t.i] == above.i and t.dep_ == "attr"), None)
        elif above.tag_ == "VBN" and above.dep_ == "acl":
            noun = tokens[heads[above.i]]
        else:
            last = tokens[token.i - 2] if token.i > 1 else token
            days = last.ent_type_ in _DAYS  # "called Norway's decision last week to sell unwise"
            noun = next((t for t in tokens[above.i : token.i] if heads[t.i] == above.i and t.dep_ == "dobj"
                         and days), None)
        if noun is None or noun.lemma_ not in words().intents or noun.i > token.i:
            continue
        if all(t.dep_ in _BETWEEN for t in tokens[noun.i + 1 : token.i - 1]):
            token.dep_, heads[token.i] = "acl", noun.i


def _mend_sequels(tokens: Sequence[Token], heads: list[int]) -> None:
    """"signed a protocol on fishing after talks in Oslo": what came before goes with the verb, not with the fishing."""
    for token in tokens:
        noun = tokens[heads[token.i]]
        if token.lower_ not in words().sequels or token.dep_ != "prep" or noun.pos_ not in {"NOUN", "PROPN"} \
                or noun.ent_type_ in _DAYS:  # "the day after"
            continue
        at = noun
        while at.dep_ in {"prep", "pobj", "dobj", "conj"} and heads[at.i] != at.i and heads[at.i] < at.i:
            if at.dep_ == "dobj" and tokens[heads[at.i]].pos_ == "VERB":
                heads[token.i] = heads[at.i]
                break
            at = tokens[heads[at.i]]


def _may_act(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN", "PRON"} and token.ent_type_ not in _DAYS


def _verb_behind(actor: Token, tokens: Sequence[Token], heads: Sequence[int]) -> Token | None:
    """The finite verb of a clause without a subject that follows the actor and what hangs on it at once."""
    at = actor.i + 1
    while at < len(tokens) and hangs_on(at, actor.i, heads):
        at += 1
    head = at
    while head < len(tokens) and tokens[head].dep_ in {"aux", "auxpass", "advmod", "neg"} and heads[head] > head:
        head = heads[head]
    if head >= len(tokens) or tokens[head].pos_ not in {"VERB", "AUX"} or tokens[head].dep_ not in _CLAUSES:
        return None
    finite = any(tokens[i].tag_ in FINITE for i in range(at, head + 1))
    own = any(heads[i] == head and tokens[i].dep_ in SUBJECTS for i in range(actor.i, head))
    return tokens[head] if finite and not own else None
