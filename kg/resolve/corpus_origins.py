"""Independent origins: which articles repeat one text, a wire story or one another's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from datasketch import MinHash, MinHashLSH

from kg.gazetteer import load_publishers
from kg.ids import digest
from kg.model import Document, Origin, ParagraphKind
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_names import fold

__all__ = ["find_origins"]

_QUOTED = re.compile(r"[“\"][^”\"]{1,2000}[”\"]")
_SHINGLE = 5
_FEWEST = 15
"""Fewest shingles of an article's own words on which copying can be told."""
_COPIED = 0.5
"""Share of the shorter text's shingles found in the longer, from which it is a copy."""
_COPIED_FROM_AGENCY = 0.3
"""The same where both texts credit one and the same agency."""
_COMMON_SENTENCE = 60
"""A sentence in more articles than this is a formula and shows nothing."""
_PERMUTATIONS = 64
_SCHEME = "affine32"
"""How datasketch permutes hashes: its default changes between versions."""


@dataclass(frozen=True, slots=True)
class _Text:
    article: str
    shingles: frozenset[str]
    sentences: frozenset[str]
    agencies: frozenset[str]


def find_origins(documents: Sequence[Document]) -> tuple[Origin, ...]:
    """One origin for each independent text, by id; every article belongs to exactly one.

    Quotations are left out of the comparison: two reporters in one room write down the same words, and stay two
    origins unless what stands around the words is the same as well.
    """
    texts = {d.article.id: _text(d) for d in documents}
    clusters = Clusters(dict.fromkeys(texts, ""), lambda a, b: min(a, b) or max(a, b))
    reasons: dict[tuple[str, str], str] = {}
    for a, b in sorted(set(_candidates(texts))):
        reason = _copied(texts[a], texts[b])
        if reason:
            reasons[(a, b)] = reason
            clusters.merge(a, b)
    why: dict[str, set[str]] = defaultdict(set)
    for (a, _), reason in reasons.items():
        why[clusters.find(a)].add(reason)
    found = []
    for group in clusters.groups():
        told = "; ".join(sorted(why.get(clusters.find(group[0]), ())))
        found.append(Origin(f"origin/{digest(group[0], length=12)}", tuple(group), told or "text of its own"))
    return tuple(sorted(found, key=lambda o: o.id))


def _text(document: Document) -> _Text:
    body = [p for p in document.paragraphs if p.kind in {ParagraphKind.BODY, ParagraphKind.BULLET}]
    words: list[str] = []
    sentences = set()
    for paragraph in body:
        own = _QUOTED.sub(" ", paragraph.span.of(document.article.text))
        words += fold(own).split()
        for sentence in re.split(r"(?<=[.!?])\s+", own):
            parts = fold(sentence).split()
            if len(parts) >= 8:
                sentences.add(" ".join(parts))
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return _Text(document.article.id, frozenset(runs), frozenset(sentences), _agencies(document))


def _agencies(document: Document) -> frozenset[str]:
    """The wire service whose text it is: the publisher, else that of the dateline, else the only one credited."""
    publisher = load_publishers().of_name(document.article.publisher or "")
    if publisher is not None and publisher.kind == "agency":
        return frozenset({publisher.name})
    if document.dateline and document.dateline.agency:
        return frozenset({document.dateline.agency})
    return frozenset(document.agencies if len(document.agencies) == 1 else ())


def _candidates(texts: dict[str, _Text]) -> Iterator[tuple[str, str]]:
    """Pairs that share a sentence, or look alike to MinHash."""
    where: dict[str, list[str]] = defaultdict(list)
    for article, text in sorted(texts.items()):
        for sentence in text.sentences:
            where[sentence].append(article)
    for articles in where.values():
        if 1 < len(articles) <= _COMMON_SENTENCE:
            yield from ((articles[0], other) for other in articles[1:])
            yield from pairwise(articles[1:])
    yield from _alike(texts)


def _alike(texts: dict[str, _Text]) -> Iterator[tuple[str, str]]:
    index = MinHashLSH(threshold=0.4, num_perm=_PERMUTATIONS)
    blank = MinHash(num_perm=_PERMUTATIONS, seed=1, scheme=_SCHEME)  # copied, for its permutations are costly to draw
    for article, text in sorted(texts.items()):
        if len(text.shingles) < _FEWEST:
            continue
        sketch = blank.copy()
        sketch.update_batch([s.encode("utf8") for s in sorted(text.shingles)])
        for other in index.query(sketch):
            yield min(article, other), max(article, other)
        index.insert(article, sketch)


def _copied(a: _Text, b: _Text) -> str | None:
    short = min(len(a.shingles), len(b.shingles))
    if short < _FEWEST:
        return None
    share = len(a.shingles & b.shingles) / short
    agency = sorted(a.agencies & b.agencies)
    if share >= _COPIED:
        return f"{share:.0%} of the shorter text is in the longer" + (f"; both credit {agency[0]}" if agency else "")
    if agency and share >= _COPIED_FROM_AGENCY:
        return f"both credit {agency[0]} and share {share:.0%} of the shorter text"
    return None
