"""Evidence: the sentences that an item rests on, with the characters that matter in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from kg.projection.index import GraphIndex
from kg.projection.records import Mark, Passage
from kg.vocab import dip, nif

__all__ = ["Passages"]

Span = tuple[int, int]


class Passages:
    """All sentences of a dataset and the mentions in them."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index
        self._article_of: dict[str, str] = {}
        self._sentences: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._mentioned: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for iri in index.of_type(dip.Sentence):
            self._add_sentence(iri)
        for sentences in self._sentences.values():
            sentences.sort()
        for iri in index.subjects_with(dip.denotes):
            self._add_mention(iri)

    def _add_sentence(self, iri: str) -> None:
        article = self._index.iri(iri, dip.inArticle) or self._index.iri(iri, nif.referenceContext)
        if article and (span := self.span(iri)):
            self._article_of[iri] = article
            self._sentences[article].append((*span, self._index.text(iri, nif.anchorOf) or ""))

    def _add_mention(self, iri: str) -> None:
        article, span = self._index.iri(iri, dip.inArticle), self.span(iri)
        if article and span:
            for denoted in self._index.iris(iri, dip.denotes):
                self._mentions[article].append((*span, denoted))
                self._mentioned[denoted].append((article, *span))

    def span(self, iri: str) -> Span | None:
        """Begin and end of a text span, None where the graph lacks either."""
        begin, end = self._index.number(iri, nif.beginIndex), self._index.number(iri, nif.endIndex)
        return (begin, end) if begin is not None and end is not None and 0 <= begin <= end else None

    def of(
        self, article: str, sentences: Iterable[str], marks: Iterable[Mark], named: Iterable[str] = ()
    ) -> tuple[Passage, ...]:
        """The given sentences and those that a mark touches, with marks and with mentions of the named entities."""
        marks, names = sorted(set(marks)), frozenset(named)
        spans = {span for iri in sentences if self._article_of.get(iri) == article and (span := self.span(iri))}
        found = {row for row in self._sentences[article] if (row[0], row[1]) in spans}
        found |= {row for mark in marks for row in self._touched(article, mark)}
        rows = self._mentions[article] if names else ()
        mentions = [Mark(begin, end, "mention") for begin, end, denoted in rows if denoted in names]
        return tuple(
            Passage(article, begin, end, text, _inside([*marks, *mentions], begin, end))
            for begin, end, text in sorted(found)
        )

    def mentioning(self, entity: str) -> tuple[Passage, ...]:
        """Sentences with a mention of the entity, by article and place in it."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for article, begin, end in self._mentioned.get(entity, ()):
            marks[article].append(Mark(begin, end, "mention"))
        return tuple(passage for article in sorted(marks) for passage in self.of(article, (), marks[article]))

    def mentioned(self) -> tuple[str, ...]:
        return tuple(sorted(self._mentioned))

    def _touched(self, article: str, mark: Mark) -> list[tuple[int, int, str]]:
        rows = self._sentences[article]
        last = bisect_right(rows, (mark.end, -1, ""))
        first = max(bisect_right(rows, (mark.begin, 1 << 60, "")) - 1, 0)
        return [row for row in rows[first:last] if row[0] < mark.end and mark.begin < row[1]]


def _inside(marks: Iterable[Mark], begin: int, end: int) -> tuple[Mark, ...]:
    """Marks cut to the sentence; a mark of several sentences highlights its part of each."""
    cut = {Mark(max(m.begin, begin), min(m.end, end), m.kind) for m in marks if m.begin < end and begin < m.end}
    return tuple(sorted(cut))
