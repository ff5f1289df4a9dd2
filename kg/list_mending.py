"""Lists of names whose first ones the parser takes for adjectives of the last: "Soto, Vega and President Rojas"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.parse import Token

__all__ = ["mend_lists"]

_STANDS = {"nsubj", "nsubjpass", "dobj", "pobj"}
_BEFORE = {"amod", "nmod", "compound"}
_LONGEST = 12  # words from the first name to the last


def mend_lists(tokens: Sequence[Token], heads: list[int]) -> None:
    """The first name stands where the last one did, and each of the others hangs on the one before it."""
    for first in tokens[:-2]:
        if first.ent_type_ != "PERSON" or first.dep_ not in _BEFORE or tokens[first.i + 1].text != ",":
            continue
        last = tokens[heads[first.i]]
        names = _listed(first, last, tokens)
        if len(names) > 1 and last.pos_ == "PROPN" and last.dep_ in _STANDS:
            first.dep_, heads[first.i] = last.dep_, heads[last.i]
            _chain(names, tokens, heads)


def _listed(first: Token, last: Token, tokens: Sequence[Token]) -> list[Token]:
    """The last words of the names from the first to the last, if nothing stands between them but titles."""
    between = tokens[first.i + 1 : last.i]
    joined = any(t.lower_ == "and" for t in between)
    plain = all(t.text in {",", "'s"} or t.lower_ == "and" or t.text[:1].isupper() or t.pos_ == "ADJ" for t in between)
    if not (joined and plain and 1 < last.i - first.i <= _LONGEST and last.ent_type_ == "PERSON"):
        return []
    ends = [t for t in between if t.text[:1].isupper() and tokens[t.i + 1].text in {",", "and"}]
    return [first, *ends, last]


def _chain(names: Sequence[Token], tokens: Sequence[Token], heads: list[int]) -> None:
    for before, name in pairwise(names):
        for between in tokens[before.i + 1 : name.i]:
            if between.text == "," or between.lower_ == "and":
                between.dep_, heads[between.i] = ("punct" if between.text == "," else "cc"), before.i
            elif heads[between.i] < name.i:
                between.dep_, heads[between.i] = between.dep_ if between.dep_ == "amod" else "compound", name.i
        name.dep_, heads[name.i] = "conj", before.i
    for name in names[:-1]:
        name.pos_, name.tag_ = "PROPN", "NNP"
