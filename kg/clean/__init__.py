"""Clean: paragraphs and boilerplate of an article, without touching an offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.clean.lines import Line, split_lines
from kg.clean.parts import head_stamp
from kg.clean.publisher import stated_publisher
from kg.clean.rules import RULES, Mark, Marks, Page
from kg.gazetteer import load_publishers
from kg.model import (
    Article,
    CharSpan,
    Dateline,
    Document,
    Paragraph,
    ParagraphKind,
    PublishedBasis,
    Region,
    RegionKind,
)
from kg.page.datelines import RawDateline, date_line, find_dateline, place_line
from kg.page.dates import dates_in

__all__ = ["clean"]

_DATELINE_WITHIN = 3  # a dateline stands at the head of one of the first running paragraphs


def clean(article: Article) -> Document:
    """Divide the article's text into content paragraphs and boilerplate regions.

    Every character is in exactly one paragraph, in exactly one region, or is white space. A dateline and a date stamp
    are regions (`DATESTAMP`), so the first sentence begins after them; `Document.dateline` keeps what they say.
    Photo credits do not count as `agencies`: they tell where the picture came from, not the text.
    """
    page = Page.of(article, split_lines(article.text))
    marks: Marks = {}
    for rule in RULES:
        marks = rule(page, marks) | marks
    raw = _dateline(page, marks)
    parts = [part for line in page.lines for part in _parts(page, line, marks[line.index], raw)]
    paragraphs = tuple(Paragraph(span, kind) for span, kind in parts if isinstance(kind, ParagraphKind))
    regions = tuple(Region(span, kind) for span, kind in parts if isinstance(kind, RegionKind))
    return Document(_published(article, paragraphs, regions), paragraphs, regions,
                    _described(article, raw) or _date_stamp(article, regions), _agencies(article.text, regions, raw))


def _published(article: Article, paragraphs: tuple[Paragraph, ...], regions: tuple[Region, ...]) -> Article:
    """The article with the publisher that its own text states, where nothing else does."""
    if article.publisher is not None:
        return article
    body = next((p.span.start for p in paragraphs if p.kind is ParagraphKind.BODY), 0)
    return replace(article, publisher=stated_publisher(article.text, regions, body))


def _parts(page: Page, line: Line, kind: Mark, raw: RawDateline | None) -> Iterator[tuple[CharSpan, Mark]]:
    """The line as paragraph or region, with the stamp, dateline and credit at its ends taken off."""
    start, end = line.span.start, line.span.end
    stamp = head_stamp(line, page.article.text) if line.index < 4 and isinstance(kind, ParagraphKind) else None
    if stamp is not None and line.span.contains(stamp):
        yield stamp, RegionKind.DATESTAMP
        start = stamp.end
    elif raw is not None and raw.span.start == start and raw.span.end < end:
        yield raw.span, RegionKind.DATESTAMP
        start = raw.span.end
    credit = page.credits.get(line.index)
    if credit is not None and kind is not RegionKind.CREDIT and credit.start > start:
        end = credit.start
    own = _stripped(page.article.text, start, end)
    if own is not None:
        yield own, kind
    if end < line.span.end:
        yield CharSpan(end, line.span.end), RegionKind.CREDIT


def _stripped(text: str, start: int, end: int) -> CharSpan | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return CharSpan(start, end) if start < end else None


def _dateline(page: Page, marks: Marks) -> RawDateline | None:
    body = [line for line in page.lines if marks[line.index] is ParagraphKind.BODY]
    for line in body[:_DATELINE_WITHIN]:
        raw = find_dateline(page.article.text, line.span.start)
        if raw is not None and raw.span.end < line.span.end:
            return raw
    return None


def _described(article: Article, raw: RawDateline | None) -> Dateline | None:
    """The dateline in full. A day without a year takes it from the publication date, unless that may be a re-post's."""
    if raw is None:
        return None
    published = None if article.published_basis is PublishedBasis.INFERRED else article.published
    place = raw.place.title() if raw.place.isupper() else raw.place
    return Dateline(raw.span, place, raw.on(published), _agency(raw))


def _date_stamp(article: Article, regions: tuple[Region, ...]) -> Dateline | None:
    """A line that is only a date, as Wikinews prints above each story; one that a machine stamped does not count."""
    if article.published_basis is PublishedBasis.INFERRED:
        return None
    for region in regions:
        words = region.span.of(article.text)
        if region.kind is RegionKind.DATESTAMP and len(dates_in(words)) == 1:
            placed = place_line(words)
            if placed is not None:
                return Dateline(region.span, placed.place, placed.on(None))
            if date_line(words) is not None:
                return Dateline(region.span, None, date_line(words))
    return None


def _agencies(text: str, regions: tuple[Region, ...], raw: RawDateline | None) -> tuple[str, ...]:
    found = {_agency(raw)} if raw and raw.agency else set()
    for region in regions:
        if region.kind in (RegionKind.BYLINE, RegionKind.COPYRIGHT):
            words = re.findall(r"[^,/()&;.:]+", region.span.of(text))
            found |= {load_publishers().credited(word) for word in words}
    return tuple(sorted(name for name in found if name))


def _agency(raw: RawDateline) -> str | None:
    """The dateline's agency by its one name; an unknown one as printed."""
    return (load_publishers().credited(raw.agency) or raw.agency) if raw.agency else None
