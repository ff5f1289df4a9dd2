"""Offices named beside their holders."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.annotate import Annotated
from kg.extract.mentions.name import tokens_at
from kg.extract.mentions.named import sentence_spans
from kg.extract.mentions.title_spans import Title, title_after, title_before
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon, clean_name, load_lexicon
from kg.model import CharSpan, EntityType, Evidence, Mention, MentionKind, OfficeMention
from kg.parse import Span

if TYPE_CHECKING:  # the index mints nominal mentions with this package
    from kg.extract.index import MentionIndex

__all__ = ["find_offices"]

_EXTRACTOR = "kg.extract.mentions"


def find_offices(annotated: Annotated, index: MentionIndex, gazetteer: Gazetteer) -> tuple[OfficeMention, ...]:
    """Offices named beside their holders, in text order; honorifics ("Mr") and plain roles ("student") are none."""
    lexicon = load_lexicon(annotated.document.article.language)
    spans = sentence_spans(annotated)
    starts = [s.start for s in spans]
    out: list[OfficeMention] = []
    for mention in index.all():
        if mention.kind is not MentionKind.NAMED or mention.label is not EntityType.PERSON:
            continue
        span = tokens_at(annotated.doc, mention.span.start, mention.span.end)
        sent = spans[max(0, bisect_right(starts, span.start) - 1)]
        for title, rule in (
            (title_before(span[0], sent, lexicon, gazetteer), "title-before"),
            (title_after(span[-1], sent, lexicon), "title-after"),
        ):
            if title is not None:
                out += _office(mention, title, rule, index, gazetteer)
    return tuple(out)


def _office(
    mention: Mention, title: Title, rule: str, index: MentionIndex, gazetteer: Gazetteer
) -> Iterator[OfficeMention]:
    lexicon: Lexicon = load_lexicon()
    forms = {title.head.lower_, title.head.lemma_.lower()}
    if not any(lexicon.titles.is_of(form, lexicon.titles.tenures) for form in forms) and "-" not in title.head.text:
        return
    span = _with_tail(title.span, lexicon)
    several = title.head.tag_ in {"NNS", "NNPS"} and mention.titles  # "the presidents of Peru and Chad, X and Y"
    text = mention.titles[0] if several else clean_name(span.text)
    words = text.lower().replace("-", " ").split()
    former = any(word in lexicon.titles.former for word in words[:2])
    in_full = {*text.lower().split(), *words}
    held = in_full.isdisjoint(lexicon.titles.provisional)  # "acting minister" is an office of its own
    office = gazetteer.find_office(_bare(text, lexicon), _state(mention, index)) if held else None
    yield OfficeMention(
        holder=mention.id,
        title=text,
        span=CharSpan(span.start_char, span.end_char),
        office=office.id if office else None,
        former=former,
        evidence=Evidence(mention.sentence, _EXTRACTOR, rule),
    )


def _with_tail(title: Span, lexicon: Lexicon) -> Span:
    """With what is hung on the title or stands before it: "President-elect", "would-be president"."""
    doc, start, end = title.doc, title.start, title.end
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in lexicon.titles.elected:
        end += 2
    if start > 2 and doc[start - 3 : start].text.lower() in lexicon.titles.provisional:
        start -= 3
    return doc[start:end]


def _bare(title: str, lexicon: Lexicon) -> str:
    """The title without "former", "then-"."""
    words = title.replace("then-", "").replace("ex-", "").split()
    while words and words[0].lower() in lexicon.titles.former:
        words = words[1:]
    return " ".join(words)


def _state(mention: Mention, index: MentionIndex) -> str | None:
    if mention.acts_for is None:
        return None
    held = index.get(mention.acts_for)
    return held.candidates[0] if held.candidates else None
