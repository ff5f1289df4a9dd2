"""Evidence: the sentences that an item rests on, with the characters that matter in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.projection.index import GraphIndex
from kg.projection.records import Mark, Passage
from kg.vocab import dip, nif

__all__ = ["AllSentences", "Sentences"]

Span = tuple[int, int]
Row = tuple[int, int, str]


class Sentences:
    """The sentences that an item names as its evidence: enough to answer about one item."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index

    def span(self, iri: str) -> Span | None:
        """Begin and end of a text span, None where the graph lacks either."""
        begin, end = self._index.number(iri, nif.beginIndex), self._index.number(iri, nif.endIndex)
        return (begin, end) if begin is not None and end is not None and 0 <= begin <= end else None

    def marks(self, spans: Iterable[str], kind: str) -> list[Mark]:
        return [Mark(*span, kind) for iri in spans if (span := self.span(iri)) and span[0] < span[1]]

    def sentence(self, iri: str) -> tuple[str, Row] | None:
        """Article, offsets and text of a sentence."""
        article = self._index.iri(iri, dip.inArticle) or self._index.iri(iri, nif.referenceContext)
        span = self.span(iri)
        return (article, (*span, self._index.text(iri, nif.anchorOf) or "")) if article and span else None

    def of(
        self, article: str, sentences: Iterable[str], marks: Iterable[Mark], _named: Iterable[str] = ()
    ) -> tuple[Passage, ...]:
        """The given sentences of the article in text order, with the marks that lie in them."""
        rows = {found[1] for iri in sentences if (found := self.sentence(iri)) and found[0] == article}
        return tuple(Passage(article, *row, _inside(marks, row[0], row[1])) for row in sorted(rows))


class AllSentences(Sentences):
    """All sentences of a dataset and the mentions in them: passages also hold what a mark touches, and who is named.

    Of what is `known`, by its IRI, nothing is read but whom its mentions denote.
    """

    def __init__(self, index: GraphIndex, known: Callable[[str], bool] = lambda _: False) -> None:
        super().__init__(index)
        self._sentence: dict[str, tuple[str, Row]] = {}
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._mentions: dict[tuple[str, Row], list[tuple[str, Mark]]] = defaultdict(list)
        self._mentioned: dict[str, list[tuple[str, Mark]]] = defaultdict(list)
        for iri in index.of_type(dip.Sentence):
            if not known(iri) and (found := super().sentence(iri)):
                self._sentence[iri] = found
                self._rows[found[0]].append(found[1])
        for rows in self._rows.values():
            rows.sort()
        mentions = set()
        for iri, denoted in index.pairs(dip.denotes):
            if known(iri):
                self._mentioned[denoted]
            else:
                mentions.add(iri)
        for iri in sorted(mentions):
            self._add_mention(iri)

    def _add_mention(self, iri: str) -> None:
        article, span = self._index.iri(iri, dip.inArticle), self.span(iri)
        if article and span:
            mark = Mark(*span, "mention")
            rows = self._touched(article, mark)
            for denoted in self._index.iris(iri, dip.denotes):
                self._mentioned[denoted].append((article, mark))
                for row in rows:
                    self._mentions[article, row].append((denoted, mark))

    def sentence(self, iri: str) -> tuple[str, Row] | None:
        return self._sentence.get(iri)

    def of(
        self, article: str, sentences: Iterable[str], marks: Iterable[Mark], named: Iterable[str] = ()
    ) -> tuple[Passage, ...]:
        """The given sentences and those that a mark touches, with marks and with mentions of the named entities."""
        marks, names = list(marks), frozenset(named)
        rows = {found[1] for iri in sentences if (found := self.sentence(iri)) and found[0] == article}
        rows |= {row for mark in marks for row in self._touched(article, mark)}
        passages = []
        for row in sorted(rows):
            mentions = [mark for who, mark in self._mentions[article, row] if who in names] if names else ()
            passages.append(Passage(article, *row, _inside([*marks, *mentions], row[0], row[1])))
        return tuple(passages)

    def mentioning(self, entity: str) -> tuple[Passage, ...]:
        """Sentences with a mention of the entity, by article and place in it."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for article, mark in self._mentioned.get(entity, ()):
            marks[article].append(mark)
        return tuple(passage for article in sorted(marks) for passage in self.of(article, (), marks[article]))

    def mentioned(self) -> tuple[str, ...]:
        return tuple(sorted(self._mentioned))

    def _touched(self, article: str, mark: Mark) -> list[Row]:
        rows = self._rows[article]
        last = bisect_right(rows, (mark.end, -1, ""))
        first = max(bisect_right(rows, (mark.begin, 1 << 60, "")) - 1, 0)
        return [row for row in rows[first:last] if row[0] < mark.end and mark.begin < row[1]]


def _inside(marks: Iterable[Mark], begin: int, end: int) -> tuple[Mark, ...]:
    """Marks cut to the sentence; a mark of several sentences highlights its part of each."""
    inside = [m for m in marks if m.begin < end and begin < m.end]
    if all(begin <= m.begin and m.end <= end for m in inside):
        return tuple(sorted(set(inside)))
    return tuple(sorted({Mark(max(m.begin, begin), min(m.end, end), m.kind) for m in inside}))
