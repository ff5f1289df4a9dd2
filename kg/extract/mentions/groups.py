"""Names of parties, movements and campaigns that the model does not see: "April 6 Movement", "the CNDD-FDD party"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.mentions.name import Name, tokens_at, tokens_of
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon, load_lexicon
from kg.model import EntityType
from kg.page.dates import calendar
from kg.parse import Span

__all__ = ["campaigns", "dated_groups", "hyphened_groups", "lettered_groups"]

_HYPHENED = re.compile(r"(?<![\w-])[A-Z]{3,}(?:-[A-Z]{2,})+(?![\w-])")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORDS = r"(?:[A-Z][\w'’-]+ ){0,3}"


@cache
def _dated() -> re.Pattern[str]:
    nouns = "|".join(sorted(word.capitalize() for word in load_lexicon().names.dated))
    month = "|".join(sorted(word.capitalize() for word in calendar().months))
    return re.compile(rf"\b(?:(?:{month}) {_DAY}|{_DAY}(?: of)? (?:{month})) {_WORDS}(?:{nouns})\b")


@cache
def _lettered() -> re.Pattern[str]:
    """Letters, or a foreign name before "opposition coalition", with the small noun behind them."""
    names = load_lexicon().names
    nouns, kinds = "|".join(sorted(names.party_nouns)), "|".join(sorted(names.party_kinds))
    letters = r"[A-Z]{2}[A-Z0-9]+(?:-[A-Z][\w]*)*|[A-Z]{2,}-[A-Z][\w]*"
    foreign = r"[A-Z][\w'’-]+(?: [\w'’-]+){0,3}?"
    return re.compile(
        rf"\b(?P<letters>{letters})(?= (?:{nouns})\b)|\bthe (?P<words>{foreign})(?= (?:{kinds}) (?:{nouns})\b)")


def dated_groups(sent: Span) -> Iterator[Name]:
    """Groups that are called after a day: "November 17 Movement", "20 February Movement"."""
    for found in _dated().finditer(sent.doc.text, sent.start_char, sent.end_char):
        yield Name(found.start(), found.end(), EntityType.ORGANIZATION, "campaign")


def lettered_groups(sent: Span, known: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Name]:
    """Parties by their letters or in another language, with the noun behind them: "the CNDD-FDD party"."""
    doc = sent.doc
    for found in _lettered().finditer(doc.text, sent.start_char, sent.end_char):
        start, end = found.span(found.lastgroup or 0)
        inside = tokens_at(doc, start, end)
        foreign = any(t.text[0].islower() and t.text not in lexicon.reference.in_names for t in inside)
        if not (found["letters"] or foreign) or gazetteer.demonym(inside[0].text) is not None:
            continue
        if not any(n.start < end and start < n.end for n in known):
            nouns = (t for t in tokens_at(doc, end, sent.end_char) if t.lower_ in lexicon.names.party_nouns)
            last = next(t for t in nouns if t.idx > end)
            yield Name(start, last.idx + len(last), EntityType.ORGANIZATION, "lettered")


def hyphened_groups(sent: Span, gazetteer: Gazetteer) -> Iterator[Name]:
    """A group whose letters are parted by a hyphen, which is another than the one of the first letters: "SPLM-IO"."""
    for found in _HYPHENED.finditer(sent.doc.text, sent.start_char, sent.end_char):
        first, *rest = found[0].split("-")
        if not any(gazetteer.find(part) for part in rest) and gazetteer.demonym(first) is None:
            yield Name(found.start(), found.end(), EntityType.ORGANIZATION, "lettered")


def campaigns(sent: Span, known: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Charities whose name is a call: "Heal Africa", "Save Darfur asked for help", "the Save Darfur Coalition"."""
    doc, kinds = sent.doc, lexicon.names.kinds
    groups = kinds[EntityType.ORGANIZATION] | kinds[EntityType.INTERNATIONAL_ORGANIZATION]
    for name in known:
        at = tokens_of(doc, name)
        if name.label not in {EntityType.PLACE, EntityType.STATE} or at.start == sent.start or at.end >= sent.end:
            continue
        call = doc[at.start - 1]
        if not call.text.istitle() or call.lower_ not in lexicon.names.calls:
            continue
        if call.i > sent.start or doc[at.end].tag_ in {"VBD", "VBZ", "MD"}:
            behind = doc[at.end]
            whole = behind.text.istitle() and behind.lower_ in groups
            end = behind.idx + len(behind) if whole else name.end
            yield Name(call.idx, end, EntityType.ORGANIZATION, "campaign")
