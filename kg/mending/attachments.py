"""What the parser hangs on the wrong word: parties behind a participle, acronyms, pairs of states, where one speaks."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mending.hanging import FINITE, NEAR, SUBJECTS, hangs_on
from kg.mending.words import words
from kg.parse import Token

__all__ = ["mend_attachments"]

_BESIDE, _SIDES = {"compound", "amod", "nmod"}, {"GPE", "NORP", "ORG", "PERSON"}
_OPEN, _CLOSE = {"“", "``"}, {"”", "''"}


def mend_attachments(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes what some tokens hang on (`heads`), and as what. No token comes to hang on what hangs on it."""
    _mend_acronyms(tokens, heads)
    for token in tokens:
        above = tokens[heads[token.i]]
        if token.dep_ == "relcl":
            _mend_victims(token, tokens, heads)
        elif token.dep_ in _BESIDE and token.ent_type_ in _SIDES and token.i + 2 == above.i:
            _mend_pair(token, tokens, heads)
        elif token.dep_ == "prep" and above.dep_ == "acl":
            _mend_parties(token, tokens, heads)
        elif token.dep_ == "ccomp" and token.i > above.i:
            _mend_teller(token, tokens, heads)
        elif token.dep_ == "conj" and token.tag_ == "VB":
            _mend_wish(token, tokens, heads)
        if token.dep_ == "prep" and token.i and tokens[token.i - 1].text in _CLOSE:
            _mend_setting(token, tokens, heads)


def _mend_acronyms(tokens: Sequence[Token], heads: list[int]) -> None:
    """"The World Monuments Fund (WMF)": the name stands where the parser put its acronym."""
    for short in tokens[2:-1]:
        name = tokens[short.i - 2]
        around = (tokens[short.i - 1].text, tokens[short.i + 1].text) == ("(", ")")
        if not around or not short.text.isupper() or heads[name.i] != short.i or name.dep_ not in {"nmod", "compound"}:
            continue
        for token in tokens[max(0, name.i - NEAR) : name.i]:
            if heads[token.i] == short.i:
                heads[token.i] = name.i
        heads[name.i] = heads[short.i] if heads[short.i] != short.i else name.i
        name.dep_, short.dep_, heads[short.i] = short.dep_, "appos", name.i


def _mend_pair(first: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Norway-Peru talks": talks of both, not of a Peru of Norway's."""
    mark, second = tokens[first.i + 1], tokens[heads[first.i]]
    joined = mark.text in {"-", "–"} and not (first.whitespace_ or mark.whitespace_ or mark.ent_type_)
    if joined and second.text[:1].isupper() and second.dep_ in _BESIDE and heads[second.i] > second.i:
        first.dep_, heads[first.i] = second.dep_, heads[second.i]


def _mend_parties(prep: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"A meeting scheduled for Monday with the minister": he is to be at the meeting."""
    participle = tokens[heads[prep.i]]
    noun, known = tokens[heads[participle.i]], words()
    behind = participle.tag_ == "VBN" and participle.lemma_ in known.arranged and noun.i < participle.i < prep.i
    if behind and prep.lower_ in known.parties and noun.pos_ in {"NOUN", "PROPN"}:
        heads[prep.i] = noun.i


def _mend_teller(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Reuters is reporting the rebels have left": who has left is no object of the report."""
    above = tokens[heads[verb.i]]
    first = next((t for t in tokens[above.i + 1 : verb.i + 1] if hangs_on(t.i, verb.i, heads)), verb)
    own = any(t.dep_ in SUBJECTS and heads[t.i] == verb.i for t in tokens[above.i + 1 : verb.i])
    finite = any(t.tag_ in FINITE and (t is verb or heads[t.i] == verb.i) for t in tokens[first.i : verb.i + 1])
    whole = [t for t in tokens[above.i + 1 : first.i] if t.dep_ == "dobj" and heads[t.i] == above.i]
    if own or not finite or len(whole) != 1 or not first.dep_.startswith("aux"):
        return
    if all(hangs_on(t.i, whole[0].i, heads) for t in tokens[whole[0].i : first.i]):
        whole[0].dep_, heads[whole[0].i] = "nsubj", verb.i


def _mend_wish(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Stressed the need of calm, and for the rebels to leave": what they are to do is stressed, and not done."""
    above = tokens[heads[verb.i]]
    marks = {t.lower_ for t in tokens[above.i : verb.i] if heads[t.i] == verb.i and t.dep_ in {"mark", "aux"}}
    thing = next((t for t in tokens[above.i : verb.i] if t.dep_ == "dobj" and heads[t.i] == above.i), None)
    if {"for", "to"} <= marks and above.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} and thing is not None:
        verb.dep_, heads[verb.i] = "acl", thing.i


def _mend_setting(prep: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"She said “we want peace” in a meeting with the king": where she said it is not in what she said."""
    end = prep.i - 1
    begin = next((i for i in range(end - 1, -1, -1) if tokens[i].text in _OPEN), None)
    above = heads[prep.i]
    if begin is None or not begin < above < end:
        return
    while heads[above] != above and begin < above < end:
        above = heads[above]
    if above < begin and tokens[above].pos_ == "VERB":
        heads[prep.i] = above


def _mend_victims(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"The attack on the convoy that killed two": it is the attack that kills."""
    whom, known = tokens[heads[verb.i]], words()
    prep = tokens[heads[whom.i]]
    attack = tokens[heads[prep.i]]
    which = [t.tag_ for t in tokens[whom.i + 1 : verb.i] if heads[t.i] == verb.i and t.dep_ == "nsubj"]
    aimed = whom.dep_ == "pobj" and prep.dep_ == "prep" and attack.lemma_ in known.harms
    if verb.lemma_ in known.harming and aimed and which == ["WDT"]:
        heads[verb.i] = attack.i
