"""Errors of the parser that words themselves give away, mended before anything reads the parse."""

from __future__ import annotations

from collections.abc import Sequence

from kg.parse import Token

__all__ = ["mend"]

_DAYS = {"DATE", "TIME"}
_CLAUSES = {"conj", "ROOT", "ccomp", "advcl", "relcl", "pcomp"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def mend(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes what some tokens hang on (`heads`), and as what.

    "Norway recalled its envoy on Friday and Chad expelled two diplomats": a day and an actor are no two of a kind, and
    the verb behind them has no subject of its own. The actor is its subject, and the clauses are what "and" joins.
    """
    for token in tokens:
        day = tokens[heads[token.i]]
        if token.dep_ == "conj" and day.ent_type_ in _DAYS and _may_act(token) and day.i < token.i:
            verb = _verb_behind(token, tokens, heads)
            if verb is not None:
                joint = next((t for t in tokens[day.i + 1 : token.i] if t.dep_ == "cc" and heads[t.i] == day.i), None)
                if joint is not None:
                    heads[joint.i] = heads[verb.i] if verb.dep_ == "conj" else verb.i
                    token.dep_, heads[token.i] = "nsubj", verb.i


def _may_act(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN", "PRON"} and token.ent_type_ not in _DAYS


def _verb_behind(actor: Token, tokens: Sequence[Token], heads: Sequence[int]) -> Token | None:
    """The finite verb of a clause without a subject that follows the actor and what hangs on it at once."""
    at = actor.i + 1
    while at < len(tokens) and _hangs_on(at, actor.i, heads):
        at += 1
    head = at
    while head < len(tokens) and tokens[head].dep_ in {"aux", "auxpass", "advmod", "neg"} and heads[head] > head:
        head = heads[head]
    if head >= len(tokens) or tokens[head].pos_ not in {"VERB", "AUX"} or tokens[head].dep_ not in _CLAUSES:
        return None
    finite = any(tokens[i].tag_ in _FINITE for i in range(at, head + 1))
    own = any(heads[i] == head and tokens[i].dep_ in _SUBJECTS for i in range(actor.i, head))
    return tokens[head] if finite and not own else None


def _hangs_on(token: int, above: int, heads: Sequence[int]) -> bool:
    while heads[token] != token and token != above:
        token = heads[token]
    return token == above
