"""Titles beside a person's name: in front ("US Secretary of State X") and in apposition ("X, the envoy to Y")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.mentions.name import is_capital
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.parse import Span, Token

__all__ = ["Title", "is_head", "title_after", "title_before"]

_COMPLEMENT = 12  # tokens between a head noun and the name ("Ambassador to the Republic of …")
_STOP_TAGS = {"VBD", "VBZ", "VBP", "VB", "MD", "DT", "IN", "CC", "PRP", "PRP$", "TO", "WDT", "WP"}
_HYPHENS = re.compile(r"[-–]")


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens of a title beside a name and its head noun; `comma` when it stands apart from the name by a comma."""

    span: Span
    head: Token
    comma: bool = False


def is_head(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is a noun of office or role ("Secretary", "co-founder", "then-Speaker")."""
    word, heads = token.lower_.rstrip("."), lexicon.heads
    if token.text in lexicon.titles.short:
        return True
    if word in heads or token.lemma_.lower() in heads or word.removesuffix("s") in heads:
        return True
    if word.endswith("ies") and word[:-3] + "y" in heads:
        return True
    parts = _HYPHENS.split(word)
    return len(parts) > 1 and parts[-1] in heads


def title_before(first: Token, sent: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> Title | None:
    """The title that ends right before the name's first token, or before a comma there."""
    doc, end = sent.doc, first.i
    while end > sent.start and (
        doc[end - 1].is_space or (_is_honorific(doc[end - 1], lexicon) and not is_head(doc[end - 1], lexicon))
        or (doc[end - 1].text == "." and end - 1 > sent.start and _is_honorific(doc[end - 2], lexicon))  # "Hon."
    ):
        end -= 1
    comma = end > sent.start + 1 and doc[end - 1].text == ","
    while comma and end > sent.start + 1 and doc[end - 1].lower_ in {",", "a.i."}:
        end -= 1
    if end > sent.start + 2 and doc[end - 1].lower_ in lexicon.titles.elected and doc[end - 2].text == "-":
        end -= 2
    head = _head_before(end, sent, lexicon)
    if head is None or (comma and (head.i + 1 == end and not _opens_apposition(head, end, sent))):
        return None
    if comma and head.lower_ not in lexicon.titles.heads["relation"] and any(
            token.ent_type_ == "PERSON" or token.text in lexicon.titles.styles for token in doc[head.i + 1 : end]):
        return None  # "in talks with Secretary of State Ada Lund, Berg said"
    start = _modifiers_start(head, sent, lexicon, gazetteer)
    return Title(doc[start:end], head, comma)


def _opens_apposition(head: Token, end: int, sent: Span) -> bool:
    """A title before ", Name" is beside that name only if the parser or a second comma says so."""
    name = sent.doc[end + 1] if end + 1 < sent.end else None
    if name is None:
        return False
    around = {head.head, *head.ancestors, *head.children}
    top = name
    while top.dep_ in {"compound", "nmod", "amod"} and top.head.i > top.i:
        top = top.head
    return (top in around and top.dep_ in {"appos", "nsubj", "nsubjpass", "pobj", "dobj"}) or top.head is head


def _is_honorific(token: Token, lexicon: Lexicon) -> bool:
    """A word of address, or "His" before one."""
    if token.is_alpha and token.lower_ in lexicon.reference.before_names and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token.lower_.rstrip(".") in lexicon.titles.honorifics and is_capital(token)


def _head_before(end: int, sent: Span, lexicon: Lexicon) -> Token | None:
    """Nearest head noun whose complement, if any, runs up to `end`."""
    doc, at = sent.doc, end - 1
    if end > sent.start and (
        doc[end - 1].lower_ in lexicon.reference.of_office
        or doc[end - 1].lower_ in lexicon.reference.articles | {"and"}
    ):
        return None  # "daughter of Aung San": the name is the complement
    while at >= max(sent.start, end - _COMPLEMENT):
        token = doc[at]
        if (
            is_head(token, lexicon)
            and token.lower_ not in lexicon.titles.modifiers
            and (at == end - 1 or doc[at + 1].lower_ in lexicon.reference.of_office)
        ) or (at == end - 1 and is_head(token, lexicon)):
            return _whole_office(token, sent, lexicon)
        if token.tag_ in {"VBD", "VBZ", "VBP"} and not is_capital(token):  # "officials in Oslo elected Mr Berg"
            return None
        if not (
            is_capital(token) or token.lower_ in lexicon.reference.in_titles or token.lower_ in lexicon.titles.modifiers
        ):
            return None
        at -= 1
    return None


def _whole_office(head: Token, sent: Span, lexicon: Lexicon) -> Token:
    """The "Minister" of "Minister of Justice X": a judge's title may be a portfolio as well."""
    before = sent.doc[max(sent.start, head.i - 2) : head.i]
    of_office = len(before) > 1 and before[1].lower_ in lexicon.reference.of_office and is_head(before[0], lexicon)
    return before[0] if of_office and lexicon.titles.portfolios_in({head.lower_}) else head


def _modifiers_start(head: Token, sent: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> int:
    doc, at = sent.doc, head.i
    while at > sent.start and _is_modifier(doc[at - 1], head, lexicon, gazetteer):
        at -= 1
    while at < head.i and doc[at].lower_ in {"and", "'s", ",", "-", "&"}:
        at += 1
    return at


def _is_modifier(token: Token, head: Token, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    word = token.lower_.rstrip(".")
    if token.text in {"'s", "-", "&"} or word in lexicon.titles.modifiers or word in lexicon.titles.former:
        return True
    if word == "and":
        return token.nbor(-1).lower_ in lexicon.titles.modifiers and token.nbor().lower_ in lexicon.titles.modifiers
    if is_head(token, lexicon):
        hyphened = token.i + 2 == head.i and token.nbor().text == "-"  # "Secretary-General" is three tokens
        return hyphened or token.i + 1 == head.i
    if token.text in lexicon.titles.styles:
        return False
    if gazetteer.demonym(token.text) is not None or any(p in lexicon.titles.former for p in _HYPHENS.split(word)):
        return True
    if token.pos_ == "NOUN" and token.dep_ in {"compound", "nmod"} and token.head.i >= head.i:
        return True
    return (
        is_capital(token)
        and token.tag_ not in _STOP_TAGS
        and token.pos_ in {"PROPN", "NOUN", "ADJ"}
        and not _is_honorific(token, lexicon)
        and _leads_to(token, head)
    )


def _leads_to(token: Token, head: Token) -> bool:
    """Capitalised modifiers count where the parser puts them under the head noun or the name behind it."""
    above = {token, *token.ancestors}
    return head in above or head.head in above or any(a.i > head.i for a in above)


def title_after(last: Token, sent: Span, lexicon: Lexicon) -> Title | None:
    """The title in apposition behind the name: ", the foreign minister," ", editor at large at the Gazette,"."""
    doc, at = sent.doc, last.i + 1
    if at >= sent.end or doc[at].text not in {",", "(", "-", "–", "—"}:
        return None
    at += 1
    if at < sent.end and doc[at].like_num and at + 1 < sent.end and doc[at + 1].text == ",":  # "Blinken, 61, the …"
        at += 2
    while at < sent.end and doc[at].lower_ in lexicon.titles.apposition_openers:
        if doc[at].tag_ == "VBD":
            return None
        at += 1
    if at < sent.end and doc[at].tag_ in {"IN", "TO"}:  # "greetings of the envoy, X, to the minister"
        return None
    for head in doc[at : min(sent.end, at + 7)]:
        if is_head(head, lexicon) and head.pos_ in {"NOUN", "PROPN"} and head.dep_ not in {"nsubj", "nsubjpass"}:
            follower = head.nbor() if head.i + 1 < len(doc) else head
            if follower.text in {"'s", "'"}:  # "one of the president's advisers"
                continue
            if is_head(follower, lexicon) or (follower.pos_ == "PROPN" and follower.ent_type_ == "PERSON"):
                continue
            return Title(doc[at : _complement_end(head, sent, lexicon)], head, True)
        if (head.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} and head.tag_ != "VBG") or head.text in {",", ".", "and"}:
            return None
    return None


def _complement_end(head: Token, sent: Span, lexicon: Lexicon) -> int:
    """End of "of/for/to …" behind the head noun; stops at punctuation, a verb, or a relative clause."""
    doc, at, inner = sent.doc, head.i + 1, lexicon.reference.in_titles - {",", "with"}
    if at >= sent.end or doc[at].lower_ not in lexicon.reference.of_office:
        return at
    while at < sent.end and (is_capital(doc[at]) or doc[at].lower_ in inner or doc[at].pos_ in {"ADJ", "NOUN"}):
        at += 1
    while at > head.i + 1 and doc[at - 1].lower_ in inner:
        at -= 1
    return at
