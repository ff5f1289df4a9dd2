"""What the parser hangs on the wrong word: items of lists, parties behind a participle, acronyms, where one speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.parse import Token
from kg.resources import lang_dir, strict_yaml

__all__ = ["hangs_on", "mend_attachments"]

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_BESIDE, _SIDES = {"compound", "amod", "nmod"}, {"GPE", "NORP", "ORG", "PERSON"}
_NEAR = 20  # tokens in front of a word that are looked at for what hangs on it
_OPEN, _CLOSE = {"“", "``"}, {"”", "''"}


class _Words(BaseModel):
    """attachments.yaml: attacks and what they do, what is arranged and with whom."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    harms: frozenset[str]
    harming: frozenset[str]
    arranged: frozenset[str]
    parties: frozenset[str]


@cache
def _words(language: str = "en") -> _Words:
    return strict_yaml(lang_dir(language) / "attachments.yaml", _Words)


def mend_attachments(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes what some tokens hang on (`heads`), and as what. No token comes to hang on what hangs on it."""
    _mend_acronyms(tokens, heads)
    _mend_lists(tokens, heads)
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


def hangs_on(token: int, above: int, heads: Sequence[int]) -> bool:
    """Whether a token is the other one or hangs on it."""
    while heads[token] != token and token != above:
        token = heads[token]
    return token == above


def _mend_acronyms(tokens: Sequence[Token], heads: list[int]) -> None:
    """"The World Monuments Fund (WMF)": the name stands where the parser put its acronym."""
    for short in tokens[2:-1]:
        name = tokens[short.i - 2]
        around = (tokens[short.i - 1].text, tokens[short.i + 1].text) == ("(", ")")
        if not around or not short.text.isupper() or heads[name.i] != short.i or name.dep_ not in {"nmod", "compound"}:
            continue
        for token in tokens[max(0, name.i - _NEAR) : name.i]:
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
    noun, words = tokens[heads[participle.i]], _words()
    behind = participle.tag_ == "VBN" and participle.lemma_ in words.arranged and noun.i < participle.i < prep.i
    if behind and prep.lower_ in words.parties and noun.pos_ in {"NOUN", "PROPN"}:
        heads[prep.i] = noun.i


def _mend_teller(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"Reuters is reporting the rebels have left": who has left is no object of the report."""
    above = tokens[heads[verb.i]]
    first = next((t for t in tokens[above.i + 1 : verb.i + 1] if hangs_on(t.i, verb.i, heads)), verb)
    own = any(t.dep_ in _SUBJECTS and heads[t.i] == verb.i for t in tokens[above.i + 1 : verb.i])
    finite = any(t.tag_ in _FINITE and (t is verb or heads[t.i] == verb.i) for t in tokens[first.i : verb.i + 1])
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
    whom, words = tokens[heads[verb.i]], _words()
    prep = tokens[heads[whom.i]]
    attack = tokens[heads[prep.i]]
    which = [t.tag_ for t in tokens[whom.i + 1 : verb.i] if heads[t.i] == verb.i and t.dep_ == "nsubj"]
    aimed = whom.dep_ == "pobj" and prep.dep_ == "prep" and attack.lemma_ in words.harms
    if verb.lemma_ in words.harming and aimed and which == ["WDT"]:
        heads[verb.i] = attack.i


def _mend_lists(tokens: Sequence[Token], heads: list[int]) -> None:
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


def _mend_hosts(item: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"He visited Peru, Chad and Mali to urge restraint": an infinitive has no subject without "for"."""
    verb = tokens[heads[item.i]]
    to = next((t for t in tokens[item.i + 1 : verb.i] if t.lower_ == "to" and heads[t.i] == verb.i), None)
    before = tokens[max(0, item.i - _NEAR) : item.i]
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
    before, between = tokens[max(0, above.i - _NEAR) : above.i], tokens[above.i + 1 : second.i]
    auxiliary = any(t.dep_ == "aux" and heads[t.i] == above.i and t.lemma_ == "have" for t in before)
    inner = [t for t in between if t.tag_ == "VBD" and t.dep_ == "advcl" and heads[t.i] == above.i]
    own = any(t.dep_ in _SUBJECTS and heads[t.i] == second.i for t in between)
    if auxiliary and inner and not own:
        heads[second.i] = inner[-1].i


def _mend_offices(second: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """"She met the President, Prime Minister and the Mayor": offices in a row are as many people."""
    first, behind = tokens[heads[second.i]], tokens[second.i + 1 : second.i + _NEAR]
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
