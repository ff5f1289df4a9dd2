"""Names that the gazetteer knows: states, places, bodies, organizations, demonyms, and persons by full name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.mentions.name import Name, is_capital_word, is_headline, is_numeral
from kg.gazetteer import Entry, Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Doc, Span, Token

__all__ = ["known_names"]

_LONGEST = 11  # tokens of the longest name looked up ("Organisation for Security and Co-operation in Europe" has nine)
_PART = re.compile(r"[A-Z][\w.]*")


def known_names(sent: Span, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    """Longest matches from left to right; shorter matches inside a longer one are left out."""
    doc, behind = sent.doc, sent.start
    for at in doc.capitals[bisect_left(doc.capitals, sent.start) : bisect_left(doc.capitals, sent.end)]:
        if at < behind:
            continue
        found = _longest(sent, at, gazetteer, lexicon) if _may_open(doc, at, gazetteer, lexicon) else None
        if found is None:
            yield from _parts(doc[at], gazetteer)
            continue
        name, behind = found
        yield name
        yield from _own_state(doc, (at, behind), name, gazetteer, lexicon)


def _may_open(doc: Doc, at: int, gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    """Whether a known name may begin with the token; what is glued to a mark ("People's") is always tried."""
    if doc.lowers[at] in lexicon.reference.articles:
        return False
    return not doc[at].whitespace_ or gazetteer.may_open(doc.texts[at])


def _own_state(
    doc: Doc, tokens: tuple[int, int], name: Name, gazetteer: Gazetteer, lexicon: Lexicon
) -> Iterator[Name]:
    """The state at the start of its body's name: "Syrian" in "Syrian army"."""
    if name.label not in {EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION}:
        return
    state, (first, last) = gazetteer.entry(name.ids[0]).state, tokens
    for end in range(min(first + 3, last - 1), first, -1):
        inner = _look_up(doc, first, end, gazetteer, lexicon)
        if inner is not None and inner.label is EntityType.STATE and inner.ids[0] == state:
            yield inner
            return


def _longest(sent: Span, first: int, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Name, int] | None:
    doc, ends, links = sent.doc, lexicon.names.lower_ends, lexicon.reference.in_names
    # where a name may end: behind a capital or a closing word
    stops = [first + 1] if is_capital_word(doc.texts[first]) else []
    for at in range(first + 1, min(sent.end, first + _LONGEST)):
        region = at == first + 1 and doc.lowers[at] == "region" and doc.texts[first].isupper()  # "MENA region"
        if is_capital_word(doc.texts[at]) or doc.lowers[at] in ends or region:
            stops.append(at + 1)
        elif _is_glued(doc, at):  # "Co-operation"
            stops += [at + 1] if doc.texts[at] != "-" else []
        elif doc.lowers[at] not in links:
            break
    for last in reversed(stops):
        name = _look_up(doc, first, last, gazetteer, lexicon)
        if name is not None:
            return name, last
    return None


def _is_glued(doc: Doc, at: int) -> bool:
    """Whether the token is a hyphen within a word, or what such a hyphen joins to the word."""
    hyphen = at if doc.texts[at] == "-" else at - 1
    return doc.texts[hyphen] == "-" and not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_


def _look_up(doc: Doc, first: int, last: int, gazetteer: Gazetteer, lexicon: Lexicon) -> Name | None:
    """The known name that the tokens [first, last) are."""
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    text = doc.text[start:end]
    entries = [e for e in gazetteer.find(text) if _fits(e, text)]
    if first > 1 and doc.texts[first - 1] == "-" and _is_glued(doc, first) and not gazetteer.find(doc.texts[first - 2]):
        entries = [e for e in entries if e.type not in {EntityType.ORGANIZATION, EntityType.PLACE}]  # "Euro-Atlantic"
    if last < len(doc) and is_numeral(doc.texts[last]):  # "Pope Benedict XIV" is no other Benedict
        entries = [e for e in entries if e.type is not EntityType.PERSON]
    if last - first == 1 and text.lower() in lexicon.names.not_names:
        entries = [e for e in entries if e.type is not EntityType.ORGANIZATION]
    if last - first == 1 and entries and _wants_article(doc, first, entries[0]):
        return None
    if entries and entries[0].type is EntityType.PLACE and _is_in_treaty(Span(doc, first, last), lexicon):
        return None
    if not entries and text.isupper() and is_headline(doc[first].sent):
        entries = [e for e in gazetteer.find(text.title()) if _fits(e, text.title())]
    if entries:
        return Name(start, end, entries[0].type, "gazetteer", tuple(e.id for e in entries))
    if first and doc.lowers[first - 1] in lexicon.names.continental:  # "Latin American"
        return None
    state = gazetteer.demonym(text)
    return Name(start, end, EntityType.STATE, "demonym", (state,), state) if state is not None else None


def _wants_article(doc: Doc, at: int, entry: Entry) -> bool:
    """ "A Hindu temple" is none of The Hindu's: a paper that is called by "The" and a word."""
    if entry.type is not EntityType.ORGANIZATION or not entry.name.startswith("The "):
        return False
    describes = doc[at].dep_ in {"amod", "compound"} and doc[at].ent_type_ == "NORP"
    return describes or at == 0 or doc.lowers[at - 1] != "the"


def _is_in_treaty(span: Span, lexicon: Lexicon) -> bool:
    """A place that only names a document or process ("Minsk agreements") is not told of."""
    return span.root.dep_ in {"compound", "nmod"} and span.root.head.lemma_.lower() in lexicon.names.treaties


def _fits(entry: Entry, text: str) -> bool:
    """Acronyms only in capitals ("SANA" is not "Sana"), but those of states ("Nato"); persons only by several words."""
    if entry.type is EntityType.PERSON:
        return " " in text
    if entry.type is EntityType.INTERNATIONAL_ORGANIZATION and text[:1].isupper():
        return True
    if text.isupper() or not text.isalpha() or len(text) > 5:
        return True
    same = [name for name in (entry.name, *entry.aliases) if name.lower() == text.lower()]
    return not same or any(name == text or name[1:].islower() for name in same)


def _parts(token: Token, gazetteer: Gazetteer) -> Iterator[Name]:
    """States and demonyms joined into one token: "U.S.-China", "Sino-Russian" (one part), "anti-Pyongyang"."""
    if "-" not in token.text or not any(c.isupper() for c in token.text):
        return
    for match in _PART.finditer(token.text):
        start = token.idx + match.start()
        entries = [e for e in gazetteer.find(match.group()) if e.type is EntityType.STATE and _fits(e, match.group())]
        state = entries[0].id if entries else gazetteer.demonym(match.group())
        if state is not None:
            rule = "gazetteer" if entries else "demonym"
            yield Name(start, start + len(match.group()), EntityType.STATE, rule, (state,), None if entries else state)
