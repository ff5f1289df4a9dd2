"""Lists of which the parser makes something else: names, offices, hosts, deeds in a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.mending.hanging import NEAR, SUBJECTS, hangs_on
from kg.parse import Token

__all__ = ["mend_lists"]

_STANDS = {"nsubj", "nsubjpass", "dobj", "pobj"}
_BEFORE = {"amod", "nmod", "compound"}
_LONGEST = 12  # words from the first name to the last


def mend_lists(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes what items of lists hang on (`heads`), and as what."""
    _mend_names(tokens, heads)
    _mend_items(tokens, heads)


def _mend_names(tokens: Sequence[Token], heads: list[int]) -> None:
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


def _mend_items(tokens: Sequence[Token], heads: list[int]) -> None:
    """Lists of which the parser gives the later items to another verb."""
    for token in tokens:
        if token.dep_ == "nsubj" and tokens[heads[token.i]].tag_ == "VB":
            _mend_hosts(token, tokens, heads)
        elif token.dep_ == "conj" and token.tag_ == "VBD" and tokens[heads[token.i]].tag_ == "VBN":
            _mend_deeds(token, tokens, heads)
        elif token.dep_ == "appos" and token.ent_type_ == tokens[heads[token.i]].ent_type_ == "PERSON":
            _mend_company(token, tokens, heads)
        elif token.dep_ == "appos" and token.tag_ == "NNP" and not token.ent_type_:
            _mend_offices(token, tokens, heads)
        elif token.dep_ == "appos" and token.pos_ == "NOUN":
            _mend_colleague(token, tokens, heads)


def _mend_hosts(item: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"He visited Peru, Chad and Mali to urge restraint": an infinitive has no subject without "for"."""
    verb = tokens[heads[item.i]]
    to = next((t for t in tokens[item.i + 1 : verb.i] if t.lower_ == "to" and heads[t.i] == verb.i), None)
    before = tokens[max(0, item.i - NEAR) : item.i]
    first = next((t.i for t in before if hangs_on(t.i, item.i, heads)), item.i)
    if to is None or first < 2 or tokens[first - 1].text != ",":
        return
    other = tokens[first - 2]
    above = tokens[heads[other.i]]
    joined = any(t.dep_ == "cc" and heads[t.i] == item.i for t in tokens[item.i + 1 : to.i])
    if other.dep_ == "dobj" and above.pos_ == "VERB" and above.i < other.i and joined:
        _lift(above.i, verb.i, tokens, heads)
        item.dep_, heads[item.i] = "conj", other.i
        verb.dep_, heads[verb.i] = "advcl", above.i


def _lift(token: int, above: int, tokens: Sequence[Token], heads: list[int]) -> None:
    """Where the token hangs on `above`, the branch that holds it takes the place of `above`."""
    if not hangs_on(token, above, heads):
        return
    while heads[token] != above:
        token = heads[token]
    root = heads[above] == above
    heads[token] = token if root else heads[above]
    tokens[token].dep_ = "ROOT" if root else tokens[token].dep_


def _mend_deeds(second: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"They have fined Peru since it closed the port, jailed two crews and shot at a third": a past tense is joined to
    the past tense before it, not to "have fined".
    """
    above = tokens[heads[second.i]]
    before, between = tokens[max(0, above.i - NEAR) : above.i], tokens[above.i + 1 : second.i]
    auxiliary = any(t.dep_ == "aux" and heads[t.i] == above.i and t.lemma_ == "have" for t in before)
    inner = [t for t in between if t.tag_ == "VBD" and t.dep_ == "advcl" and heads[t.i] == above.i]
    own = any(t.dep_ in SUBJECTS and heads[t.i] == second.i for t in between)
    if auxiliary and inner and not own:
        heads[second.i] = inner[-1].i


def _mend_colleague(second: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Chad's minister Ada Lund and her Peruvian counterpart met": behind "and" nobody is the same once more."""
    first = tokens[heads[second.i]]
    left = next((t.i for t in tokens[first.i + 1 : second.i + 1] if hangs_on(t.i, second.i, heads)), second.i)
    joint = tokens[left - 1]
    beside = heads[joint.i] == first.i or heads[heads[joint.i]] == first.i
    if first.i < second.i and joint.dep_ == "cc" and joint.i > first.i and beside:
        second.dep_ = "conj"


def _mend_offices(second: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"She saw the President, Chief Justice and the Mayor": offices in a row are as many people."""
    first, behind = tokens[heads[second.i]], tokens[second.i + 1 : second.i + NEAR]
    joined = {t.dep_ for t in behind if heads[t.i] == second.i} >= {"cc", "conj"}
    row = first.tag_ == "NNP" and not first.ent_type_ and first.i < second.i and tokens[first.i + 1].text == ","
    if joined and row and any(t.dep_ == "det" and heads[t.i] == first.i for t in tokens[max(0, first.i - 3) : first.i]):
        second.dep_ = "conj"


def _mend_company(second: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"She met Ada Lund, Defence Secretary Ted Moss and others": who has a title of his own is not the same."""
    first = tokens[heads[second.i]]
    opening = next((t for t in tokens[first.i + 1 : second.i + 1] if hangs_on(t.i, second.i, heads)), second)
    titled = opening.pos_ == "PROPN" and opening.ent_type_ != "PERSON" and opening.text[:1].isupper()
    if first.i < second.i and titled and tokens[opening.i - 1].text == ",":
        second.dep_ = "conj"
