"""Names that the gazetteer knows: states, places, bodies, organizations, demonyms, and persons by full name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.mentions.name import Name, is_capital, is_headline
from kg.gazetteer import Entry, Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType

__all__ = ["known_names"]

_LONGEST = 9  # tokens of the longest name looked up ("United Nations High Commissioner for Refugees" has six)
_PART = re.compile(r"[A-Z][\w.]*")


def known_names(sent: Span, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    """Longest matches from left to right; shorter matches inside a longer one are left out."""
    at = sent.start
    while at < sent.end:
        token = sent.doc[at]
        opens = (is_capital(token) and token.lower_ not in lexicon.reference.articles) or (
            "-" in token.text and any(c.isupper() for c in token.text)
        )
        found = _longest(sent, token, gazetteer, lexicon) if opens else None
        if found is not None:
            name, at = found
            yield name
            yield from _own_state(sent.doc[token.i : at], name, gazetteer, lexicon)
            continue
        yield from _parts(token, gazetteer)
        at += 1


def _own_state(span: Span, name: Name, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    """The state at the start of its body's name: "Syrian" in "Syrian army"."""
    if name.label not in {EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION}:
        return
    state = gazetteer.entry(name.ids[0]).state
    for end in range(min(3, len(span) - 1), 0, -1):
        inner = _look_up(span[:end], gazetteer, lexicon)
        if inner is not None and inner.label is EntityType.STATE and inner.ids[0] == state:
            yield inner
            return


def _longest(sent: Span, first: Token, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Name, int] | None:
    ends, links = lexicon.names.lower_ends, lexicon.reference.in_names
    stops = [first.i + 1] if is_capital(first) else []  # where a name may end: behind a capital or a closing word
    for token in sent.doc[first.i + 1 : min(sent.end, first.i + _LONGEST)]:
        if is_capital(token) or token.lower_ in ends:
            stops.append(token.i + 1)
        elif token.lower_ not in links:
            break
    for last in reversed(stops):
        name = _look_up(sent.doc[first.i : last], gazetteer, lexicon)
        if name is not None:
            return name, last
    return None


def _look_up(span: Span, gazetteer: Gazetteer, lexicon: Lexicon) -> Name | None:
    text = span.text
    entries = [e for e in gazetteer.find(text) if _fits(e, text)]
    if len(span) == 1 and text.lower() in lexicon.names.not_names:
        entries = [e for e in entries if e.type is not EntityType.ORGANIZATION]
    if entries and entries[0].type is EntityType.PLACE and _is_in_treaty(span, lexicon):
        return None
    if not entries and text.isupper() and is_headline(span.sent):
        entries = [e for e in gazetteer.find(text.title()) if _fits(e, text.title())]
    if entries:
        return Name(span.start_char, span.end_char, entries[0].type, "gazetteer", tuple(e.id for e in entries))
    state = gazetteer.demonym(text)
    if state is not None:
        return Name(span.start_char, span.end_char, EntityType.STATE, "demonym", (state,), state)
    return None


def _is_in_treaty(span: Span, lexicon: Lexicon) -> bool:
    """A place that only names a document or process ("Minsk agreements") is not told of."""
    return span.root.dep_ in {"compound", "nmod"} and span.root.head.lemma_.lower() in lexicon.names.treaties


def _fits(entry: Entry, text: str) -> bool:
    """Acronyms only in capitals ("WHO" is not "Who"); persons only by more than one word."""
    if entry.type is EntityType.PERSON:
        return " " in text
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
