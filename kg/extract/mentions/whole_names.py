"""Where a name begins and ends that the statistical model has cut or run on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.mentions.name import is_capital, is_numeral
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.parse import Span, Token

__all__ = ["is_title_word", "whole_names"]


def whole_names(sent: Span, ents: Sequence[Span], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Span]:
    """Entities; two unknown one-word places side by side are one person ("Alia" + "Salem"), "X of the Y" is whole."""
    skip = -1
    for number, ent in enumerate(ents):
        follower = ents[number + 1] if number + 1 < len(ents) else None
        if number == skip:
            continue
        if follower is not None and (_is_supplied(ent, follower) or _is_parted(ent, follower, gazetteer)):
            skip = number + 1
            yield Span(sent.doc, ent.start, follower.end, "PERSON")
        elif (
            ent.label_ == "PERSON"
            and ent[-1].lower_ in lexicon.names.particles
            and ent.end < sent.end
            and is_capital(sent.doc[ent.end])
        ):
            yield Span(sent.doc, ent.start, ent.end + 1, "PERSON")
        elif ent.label_ == "PERSON" and _is_cut_at_hyphen(ent):
            yield Span(sent.doc, ent.start, ent.end + 1 + (ent[-1].text != "-"), "PERSON")
        elif ent.label_ == "PERSON" and (start := _from_honorific(ent, sent, lexicon)) < ent.start:
            yield Span(sent.doc, start, ent.end, "PERSON")
        elif ent.label_ == "PERSON" and ent.end < sent.end and is_numeral(sent.doc[ent.end].text):
            yield Span(sent.doc, ent.start, ent.end + 1, "PERSON")
        elif ent.label_ in {"ORG", "FAC"}:
            yield _widened(ent, sent, lexicon)
        else:
            yield ent


def _is_supplied(ent: Span, follower: Span) -> bool:
    """ "[Asif] Noorani": an editor put the given name into what somebody said."""
    doc, end = ent.doc, ent.end
    marks = ent.start > 0 and doc[ent.start - 1].text == "[" and follower.start == end + 1 and doc[end].text == "]"
    return marks and follower.label_ == "PERSON" and len(ent) == 1 and is_capital(ent[0])


def _is_parted(ent: Span, follower: Span, gazetteer: Gazetteer) -> bool:
    """ "Alia" and "Salem", each taken for a place."""
    alone = len(ent) == len(follower) == 1 and follower.start == ent.end
    unknown = not gazetteer.find(ent.text) and not gazetteer.demonym(ent.text)
    return alone and ent.label_ == follower.label_ == "GPE" and unknown


def _from_honorific(ent: Span, sent: Span, lexicon: Lexicon) -> int:
    """Where the name begins behind its honorific: "Hon Cader Sayed", of which the model sees "Sayed" alone."""
    doc, at = ent.doc, ent.start
    while at > sent.start and ent.start - at < 3 and _is_given(doc[at - 1], ent, lexicon):
        at -= 1
    before = at - 1 - (at > sent.start and doc[at - 1].text == ".")
    told = before >= sent.start and doc[before].lower_.rstrip(".") in lexicon.titles.honorifics
    return at if told and is_capital(doc[before]) else ent.start


def _is_given(token: Token, ent: Span, lexicon: Lexicon) -> bool:
    inside = ent.start <= token.head.i < ent.end
    plain = is_capital(token) and token.is_alpha and not is_title_word(token, lexicon)
    return plain and inside and token.dep_ in {"compound", "nmod"}


def _is_cut_at_hyphen(ent: Span) -> bool:
    """ "Han Jae" or "Han Jae-" of "Han Jae-won"."""
    at = ent.end - (ent[-1].text == "-")
    rest = ent.doc[at : at + 2]
    joined = at > ent.start and not (ent.doc[at - 1].whitespace_ or (rest and rest[0].whitespace_))
    return joined and len(rest) == 2 and rest[0].text == "-" and rest[1].is_alpha


def _widened(ent: Span, sent: Span, lexicon: Lexicon) -> Span:
    """ "Daughters of the American Revolution" where the model begins at "the American"; a place behind a university."""
    start, end, doc = ent.start, ent.end, sent.doc
    at = start - 1 - (start > sent.start and doc[start - 1].lower_ == "the")
    if (
        at > sent.start
        and doc[at].lower_ == "of"
        and doc[at - 1].pos_ == "PROPN"
        and doc[at - 1].ent_type_ != "PERSON"  # "Ada Lund of Amnesty International"
        and not _opens_no_name(doc[at - 1], lexicon)
    ):
        start = at - 1
    if (
        doc[end - 1].lower_ == "university"
        and end + 1 < sent.end
        and doc[end].lower_ in {"in", "of", "at"}
        and is_capital(doc[end + 1])
    ):
        end += 2
    for at in range(start + 1, end):
        if doc[at].lower_ in {"on", "over"} and at > start:
            end = at
            break
    return Span(doc, start, end, ent.label_)


def _opens_no_name(token: Token, lexicon: Lexicon) -> bool:
    return (
        lexicon.titles.is_of(token.lower_, lexicon.titles.offices)
        or {token.lower_, token.lower_.removesuffix("s")} & lexicon.titles.heads["civil"] != set()
    )


def is_title_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is one of titles and honorifics, and no name here."""
    word = token.lower_.rstrip(".")
    if word in lexicon.names.particles or _has_father(token, lexicon) or _is_joined(token):
        return False  # "de facto leader", but "Ms de la Cruz", "Amir-Abdollahian"
    titles = lexicon.titles
    return word in titles.honorifics or word in lexicon.heads or word in titles.modifiers or token.text in titles.short


def _is_joined(token: Token) -> bool:
    """Whether a hyphen joins it to a name."""
    doc, behind = token.doc, token.i + 1
    return not token.whitespace_ and behind + 1 < len(doc) and doc[behind].text == "-" and is_capital(doc[behind + 1])


def _has_father(token: Token, lexicon: Lexicon) -> bool:
    """Whether a title is a given name: "Sultan" in "Sheikh Sultan bin Rashid"."""
    doc, names = token.doc, lexicon.names
    if not 0 < token.i < len(doc) - 1 or doc[token.i + 1].lower_ not in names.patronymics:
        return False
    return doc[token.i - 1].lower_.rstrip(".") in lexicon.titles.honorifics
