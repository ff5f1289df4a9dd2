"""Named mentions: every name with its type, gazetteer candidates, titles, and who it acts for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.annotate import Annotated
from kg.extract.mentions.metonymy import is_place_use, is_seat_used_as_place
from kg.extract.mentions.name import Name, mention_id, tokens_of, word_before
from kg.extract.mentions.title_spans import Title, title_after, title_before
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon, clean_name
from kg.model import CharSpan, EntityType, Gender, Mention, MentionKind
from kg.parse import Doc, Span, Token

__all__ = ["Context", "named_mentions", "quoted_tokens", "sentence_spans", "title_of", "with_acronyms"]

_QUOTE = re.compile("[\"“”]|''|``")


@dataclass(frozen=True, slots=True)
class Context:
    """What every part of mention finding needs of a document.

    starts  offsets of the sentences
    quoted  indices of quoted tokens
    titles  in front of the names that begin at a token, as they are asked for
    """

    doc: Doc
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    quoted: frozenset[int]
    lexicon: Lexicon
    gazetteer: Gazetteer
    titles: dict[int, Title | None] = field(default_factory=dict)

    def sentence(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def sent(self, offset: int) -> Span:
        return self.spans[self.sentence(offset)]


def sentence_spans(annotated: Annotated) -> tuple[Span, ...]:
    """The annotated sentences as spans of the parsed document, in order."""
    spans = (annotated.doc.touched(s.span.start, s.span.end) for s in annotated.sentences)
    return tuple(s for s in spans if s is not None)


def named_mentions(names: Sequence[Name], context: Context) -> list[Mention]:
    """A mention for every name, in text order."""
    return [_mention(name, context) for name in names]


def _mention(name: Name, context: Context) -> Mention:
    span = tokens_of(context.doc, name)
    root = _root(span)
    label, candidates = _meaning(name, span, context)
    chars = CharSpan(name.start, name.end)
    titles = _titles(span, context) if label is EntityType.PERSON else ()
    loose = (
        name.rule == "body"
        and label is EntityType.GOVERNMENT_BODY
        and not candidates
        and _is_loose(span, context.lexicon)
    ) or _is_owned(span, label, candidates)
    return Mention(
        id=mention_id(chars),
        span=chars,
        head=CharSpan(root.idx, root.idx + len(root)),
        text=chars.of(context.doc.text),
        name=_plain_name(name, context),
        kind=MentionKind.NOMINAL if loose else MentionKind.NAMED,
        sentence=context.sentence(name.start),
        label=label,
        candidates=candidates,
        titles=titles,
        gender=_gender(span, titles, label, context),
        plural=loose and root.tag_ in {"NNS", "NNPS"},
        role=root.dep_,
        governor=root.head.lemma_,
        quoted=root.i in context.quoted,
    )


def _plain_name(name: Name, context: Context) -> str:
    """The name, without the noun that tells what it is the name of ("the CNDD-FDD party")."""
    text = context.doc.text[name.start : name.end]
    if name.rule == "lettered":
        words, names = text.split(), context.lexicon.names
        while words[-1] in names.party_nouns | names.party_kinds:
            words.pop()
        text = " ".join(words)
    return clean_name(text)


def _is_loose(span: Span, lexicon: Lexicon) -> bool:
    """ "Iraqi forces" says who acts but names no body, unlike "Iraqi security forces"."""
    return (
        span[-1].lower_ in lexicon.actors.loose_bodies and span[-2:].text.lower() not in lexicon.actors.national_bodies
    )


def _is_owned(span: Span, label: EntityType, candidates: Sequence[str]) -> bool:
    """ "Its Foreign Ministry": the name of a body that every state has, told by whose it is."""
    owned = span.start > 0 and span.doc[span.start - 1].tag_ == "PRP$"
    return owned and label is EntityType.GOVERNMENT_BODY and not candidates


def _root(span: Span) -> Token:
    """Syntactic head; for "Biden's administration" the noun, which the parser always makes the head."""
    return span.root


def _meaning(name: Name, span: Span, context: Context) -> tuple[EntityType, tuple[str, ...]]:
    """Type and candidates, with capitals and seats of power read as state, body or place by their syntax."""
    if name.rule != "gazetteer" or not name.ids:
        return name.label, name.ids or _known_ids(name, span, context)
    entry = context.gazetteer.entry(name.ids[0])
    if entry.type is EntityType.PLACE and entry.metonym_of and not is_place_use(span, context.lexicon):
        meant = context.gazetteer.entry(entry.metonym_of[0])
        return meant.type, (meant.id,)
    seat = clean_name(span.text).lower().removeprefix("the ") in context.lexicon.names.seats
    if seat and entry.type is not EntityType.PLACE and is_seat_used_as_place(span, context.lexicon):
        return EntityType.PLACE, ()
    return name.label, name.ids


_COARSE = dict.fromkeys(
    (EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION, EntityType.ORGANIZATION), "organization"
)


def _known_ids(name: Name, span: Span, context: Context) -> tuple[str, ...]:
    """Gazetteer entries for a name the model found, of its own kind; persons by more than one word."""
    text = clean_name(context.doc.text[name.start : name.end])
    if name.rule == "demonym" or (name.label is EntityType.PERSON and " " not in text) or len(span) > 9:
        return ()
    kind = _COARSE.get(name.label, name.label)
    return tuple(e.id for e in context.gazetteer.find(text) if _COARSE.get(e.type, e.type) == kind)


def _titles(span: Span, context: Context) -> tuple[str, ...]:
    """Title in front, title behind, and honorific, as written; each at most once."""
    sent, lexicon = context.sent(span.start_char), context.lexicon
    found = [
        title_of(span, context),
        title_after(span[-1], sent, lexicon),
    ]
    out = [clean_name(t.span.text) for t in found if t is not None]
    if span.start > sent.start:
        word = word_before(span.doc, span.start)
        if word.lower_.rstrip(".") in lexicon.titles.honorifics and word.text not in out:
            out.append(word.text)
    return tuple(dict.fromkeys(out))


def _gender(span: Span, titles: Sequence[str], label: EntityType, context: Context) -> Gender | None:
    if label is not EntityType.PERSON:
        return Gender.NEUTER
    told = [g for title in titles for word in title.split() if (g := context.lexicon.gender_of(word))]
    if told:
        return told[-1]
    if len(span) < 2:
        return None
    known = context.gazetteer.first_name_gender(_given_name(span, context.lexicon))
    return Gender(known) if known else None


def _given_name(span: Span, lexicon: Lexicon) -> str:
    """First word that is no initial, or the word after a family name that leads."""
    words = [t.text for t in span if not t.is_punct]
    while len(words) > 2 and len(words[0].rstrip(".")) == 1:  # "S Vikram Malhotra"
        words = words[1:]
    if len(words) > 1 and words[0].lower() in lexicon.names.family_first and len(words) <= 3:
        return words[1]
    return words[0] if words else ""


def with_acronyms(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """An acronym in brackets behind a name is tied to it: "World Monuments Fund (WMF)"."""
    out: list[Mention] = []
    for mention in mentions:
        short = mention.name.isupper() and len(mention.name) >= 2
        before = [m for m in out[-3:] if short and text[m.span.end : mention.span.start].strip() in {"(", "["}]
        held = before[0] if before else None  # the whole name, not the country's in it
        if held is not None and held.label is not EntityType.PERSON:
            label = held.label if mention.label is not EntityType.STATE else mention.label
            mention = replace(mention, same_as=held.id, label=label)
        out.append(mention)
    return out


def title_of(span: Span, context: Context) -> Title | None:
    """The title in front of a name."""
    if span.start not in context.titles:
        sent = context.sent(span.start_char)
        context.titles[span.start] = title_before(span[0], sent, context.lexicon, context.gazetteer)
    return context.titles[span.start]


def quoted_tokens(doc: Doc, spans: Sequence[Span]) -> frozenset[int]:
    """Tokens inside quotation marks. Marks pair within a paragraph; one left open runs to the paragraph's end."""
    quoted: set[int] = set()
    is_open, end = False, 0
    text = doc.text
    for span in spans:
        if "\n" in text[end : span.start_char]:
            is_open = False
        end = span.end_char
        if _QUOTE.search(text, span.start_char, span.end_char) is None:
            quoted.update(range(span.start, span.end) if is_open else ())
            continue
        for at in range(span.start, span.end):
            if _QUOTE.search(doc.texts[at]):
                is_open = not is_open if doc.texts[at] not in {"“", "”"} else doc.texts[at] == "“"
            elif is_open:
                quoted.add(at)
    return frozenset(quoted)
