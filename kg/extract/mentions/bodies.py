"""Names of bodies built from a country and a common noun: "Indonesian navy", "government of Iraq", "Biden administration"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.name import Name, tokens_of
from kg.gazetteer import Gazetteer
from kg.model import EntityType

__all__ = ["national_bodies", "personal_regimes"]

_MODIFIERS = 2  # words allowed between country and noun ("South Korean puppet military", "Syrian moderate opposition")


def national_bodies(sent: Span, known: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Name]:
    """A state or demonym with the noun of one of its bodies behind ("Syrian army") or before it ("army of Syria")."""
    for name in known:
        if name.label is not EntityType.STATE or not name.ids:
            continue
        span = tokens_of(sent.doc, name)
        if span.start_char == name.start and span.end_char == name.end:
            yield from _behind(sent, span, name, lexicon, gazetteer)
            yield from _before(sent, span, name, lexicon)


def _behind(sent: Span, span: Span, name: Name, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Name]:
    doc, start = sent.doc, span.end
    if start < sent.end and doc[start].text in {"'s", "'"}:
        start += 1
    for skip in range(_MODIFIERS + 1):
        if skip and not (start + skip < sent.end and _is_modifier(doc[start + skip - 1 : start + skip])):
            return
        for length in (3, 2, 1):
            phrase = doc[start + skip : min(sent.end, start + skip + length)]
            if len(phrase) == length and (label := _body_label(phrase, lexicon)):
                text = doc.text[name.start : phrase.end_char]
                ids = tuple(e.id for e in gazetteer.find(text) if e.type is not EntityType.PERSON)
                yield Name(name.start, phrase.end_char, label, "body", ids, name.ids[0])
                return


def _is_modifier(span: Span) -> bool:
    return span[0].pos_ in {"ADJ", "NOUN", "PROPN"} and span[0].dep_ in {"amod", "compound", "nmod", "advmod"} \
        and span[0].ent_type_ != "PERSON"


def _body_label(phrase: Span, lexicon: Lexicon) -> EntityType | None:
    text = phrase.text.lower()
    last = phrase[-1]
    follower = last.nbor() if last.i + 1 < len(last.doc) else None
    if last.dep_ in {"compound", "amod", "nmod"} and last.head.i > last.i or follower is not None and follower.text == "-":
        if follower is None or follower.lower_ not in {"and", "or", ","} and last.head.lemma_.lower() in lexicon.heads:
            return None if not text.endswith(("ministry", "department", "office")) else EntityType.GOVERNMENT_BODY
        return None
    if text in lexicon.actors.national_bodies:
        return EntityType.GOVERNMENT_BODY
    return EntityType.ORGANIZATION if text in lexicon.actors.national_organizations else None


def _before(sent: Span, span: Span, name: Name, lexicon: Lexicon) -> Iterator[Name]:
    doc, at = sent.doc, span.start - 1
    if at >= sent.start and doc[at].lower_ == "the":
        at -= 1
    if at <= sent.start or doc[at].lower_ != "of":
        return
    noun = doc[at - 1]
    word = noun.lemma_.lower()
    start = noun.i - 1 if noun.i > sent.start and f"{doc[noun.i - 1].lower_} {noun.lower_}" in lexicon.actors.national_bodies \
        else noun.i
    text = doc[start : noun.i + 1].text.lower()
    if (text in lexicon.actors.national_bodies or word in lexicon.actors.regimes) and name.rule != "demonym":
        yield Name(doc[start].idx, name.end, EntityType.GOVERNMENT_BODY, "body", (), name.ids[0])


def personal_regimes(sent: Span, people: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """"Biden administration", "Assad's brutal regime": a person's name with the noun of a government behind it."""
    doc = sent.doc
    for name in people:
        at = tokens_of(doc, name).end
        possessive = at < sent.end and doc[at].text in {"'s", "'"}
        at += possessive
        for skip in range(_MODIFIERS if possessive else 1):
            if at + skip < sent.end and doc[at + skip].lower_ in lexicon.actors.regimes and \
                    (not skip or doc[at].pos_ == "ADJ"):
                noun = doc[at + skip]
                yield Name(name.start, noun.idx + len(noun), EntityType.GOVERNMENT_BODY, "regime")
