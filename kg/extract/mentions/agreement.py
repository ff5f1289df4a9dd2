"""One surface, one kind: what the model found is made to agree with the rest of the document, or dropped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions.name import Name, tokens_of
from kg.extract.mentions.repeats import family_names
from kg.extract.mentions.title_spans import is_head
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Doc, Span

__all__ = ["agree"]


@dataclass(frozen=True, slots=True)
class _Document:
    """What all names of the document say together, so that no name need look through the others.

    surfaces  how often each wording was found
    votes     of the model and of titles, for the kind of a wording
    families  names that persons may be called by alone
    parts     for each word of a person's name, the length of the longest such name
    sure      tokens of names that not only the model found
    places    tokens at which known places begin or go on
    """

    surfaces: Counter[str]
    votes: dict[str, Counter[EntityType]]
    families: frozenset[str]
    parts: dict[str, int]
    sure: frozenset[int]
    places: frozenset[int]


def agree(doc: Doc, found: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    """One surface, one kind: what the model calls by two kinds gets the commoner; a known name its known kind."""
    text, told = doc.text, _told(doc, found, lexicon)
    out = []
    for name in found:
        if name.rule.startswith("model"):
            span, surface = tokens_of(doc, name), text[name.start : name.end]
            label = _kind(span, surface, name.label, told, lexicon, gazetteer)
            name = name if name.label is label else replace(name, label=label)
            if not _is_supported(span, name, told, lexicon, gazetteer):
                continue
        out.append(name)
    return out


def _told(doc: Doc, found: Sequence[Name], lexicon: Lexicon) -> _Document:
    surfaces: Counter[str] = Counter()
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    families: set[str] = set()
    parts: dict[str, int] = {}
    for name in found:
        surface = doc.text[name.start : name.end]
        surfaces[surface] += 1
        if name.rule.startswith("model") or name.rule == "titled":
            votes[surface][name.label] += 1
        if name.label is EntityType.PERSON:
            families.update(family_names(surface, lexicon))
            for part in surface.split():
                parts[part] = max(len(name), parts.get(part, 0))
    sure = {t.i for name in found if not name.rule.startswith("model") for t in tokens_of(doc, name)}
    return _Document(surfaces, votes, frozenset(families), parts, frozenset(sure), frozenset(_places(doc, found)))


def _places(doc: Doc, found: Sequence[Name]) -> Iterator[int]:
    for name in found:
        if name.label is EntityType.PLACE and name.rule in {"gazetteer", "model-GPE"}:
            yield from (t.i for t in tokens_of(doc, name) if t.idx >= name.start)


def _kind(
    span: Span, surface: str, label: EntityType, told: _Document, lexicon: Lexicon, gazetteer: Gazetteer
) -> EntityType:
    if _is_family(span, surface, told, gazetteer):
        return EntityType.PERSON
    known = gazetteer.find(surface) if label is EntityType.PERSON and surface not in told.families else ()
    if known and all(e.type is EntityType.ORGANIZATION for e in known):
        return EntityType.ORGANIZATION
    if len(span) == 1 and label is not EntityType.PLACE and _is_in_company_of_places(span, told, lexicon):
        return EntityType.PLACE
    counts = told.votes[surface]
    return max(counts, key=lambda k: (counts[k], k is EntityType.PERSON, k.value))


def _is_family(span: Span, surface: str, told: _Document, gazetteer: Gazetteer) -> bool:
    """A lone word that is somebody's family name, here or in the gazetteer, and no place or body that is known."""
    if " " in surface or surface.isupper() or gazetteer.find(surface):
        return False
    if surface in told.families:
        return True
    root = span.root
    owning = [t.lower_ for t in span.doc[span.end : span.end + 2]] in (["and", "his"], ["and", "her"])
    if owning and len(span) == 1:  # "Speight and his extremists"
        return True
    acts = root.dep_ in {"nsubj", "nsubjpass", "poss"} or (
        root.dep_ == "pobj" and root.head.lower_ in {"with", "by", "against"}
    )
    return acts and bool(gazetteer.surname(surface))


def _is_in_company_of_places(span: Span, told: _Document, lexicon: Lexicon) -> bool:
    """A one-word name joined by "and" to a known place is a place too ("Aleppo and Daraya")."""
    token = span[0]
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in lexicon.names.place_of:
        return True
    partners = (token.head,) if token.dep_ == "conj" else token.conjuncts if told.places else ()
    return any(partner.i in told.places for partner in partners)


def _is_supported(span: Span, name: Name, told: _Document, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """Whether a lone word that only the model takes for a name is one: somebody acts, or it is told of twice."""
    if len(span) > 1 or span.start in told.sure:
        return not _is_town(span, name, told, gazetteer)
    if _is_in_own_quotes(span):
        return False
    text, role = span.text, span.root.dep_
    again = told.surfaces[text] > 1
    if name.label is not EntityType.PERSON:
        return again or role not in {"compound", "amod", "nmod"} or name.label is EntityType.PLACE or text.isupper()
    if again or role in {"nsubj", "nsubjpass", "poss", "agent"} or told.parts.get(text, 0) > len(name):
        return True
    before = span.doc[max(0, span.start - 3) : span.start]
    title = any(is_head(t, lexicon) or t.lower_.rstrip(".") in lexicon.titles.honorifics for t in before)
    return title or bool(gazetteer.surname(text))


def _is_town(span: Span, name: Name, told: _Document, gazetteer: Gazetteer) -> bool:
    """Whether what the model calls a person is a state or capital by its name, which nobody in the document bears."""
    text = span.text
    if name.label is not EntityType.PERSON or len(span) > 1 or text in told.families:
        return False
    known = gazetteer.find(text)
    state = bool(known) and known[0].type is EntityType.STATE
    if told.parts.get(text, 0) > len(name) or (gazetteer.first_name_gender(text) and not state):
        return False
    titled = span.start > 0 and span.doc[span.start - 1].pos_ == "PROPN"
    capital = bool(known) and known[0].type is EntityType.PLACE and bool(known[0].metonym_of)
    return (state or capital) and not titled


def _is_in_own_quotes(span: Span) -> bool:
    """A word alone in quotation marks is a label, not a name in use."""
    before = span.doc[span.start - 1].text if span.start else ""
    behind = [t.text for t in span.doc[span.end : span.end + 2]]
    return before in {'"', "“"} and any(t in {'"', "”"} for t in behind)
