"""Doubtful links for a person to judge: both sentences side by side, and the line that records the judgement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.judgements import anchor_judgements
from kg.ledger import Anchor, Judgement, Ledger
from kg.model import CharSpan, Link, Resolution, ResolvedDocument

__all__ = ["Doubt", "Side", "decide_doubt", "find_doubts"]

Key = tuple[str, str]
_SURE = 0.95
"""Accepted links from this score on are not asked about."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the words, their anchor for the ledger, and the sentence they stand in."""

    file: str
    words: str
    sentence: str
    begin: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Doubt:
    """kind: entity, event or claim; `joined` tells what the build decided, by `rule`, for the reason in `detail`."""

    kind: str
    first: Side
    second: Side
    joined: bool
    score: float
    rule: str
    detail: str


def find_doubts(
    documents: Sequence[ResolvedDocument], resolution: Resolution, ledger: Ledger | None = None
) -> tuple[Doubt, ...]:
    """Candidates that were left apart and merges that were not sure, most doubtful (score nearest .75) first.

    Pairs that the ledger has judged are left out.
    """
    sides = _Sides(documents)
    members = {e.id: e.members for e in resolution.entities} | {e.id: e.members for e in resolution.events}
    members |= {p.id: p.members for p in resolution.propositions}
    judged = _judged(ledger, documents) if ledger else set()
    found = []
    for link in resolution.links:
        doubt = _doubt(link, members.get(link.target, ()), sides)
        if doubt and _pair(doubt) not in judged:
            found.append(doubt)
    found.sort(key=lambda d: (abs(d.score - 0.75), d.kind, str(d.first.anchor), str(d.second.anchor)))
    return tuple({_pair(doubt): doubt for doubt in reversed(found)}.values())[::-1]  # a pair is asked about once


def decide_doubt(doubt: Doubt, verb: str, *, day: str = "", who: str = "", why: str = "") -> Judgement:
    """The judgement to append to the ledger; `verb` is same, different or accept."""
    return Judgement(verb, doubt.kind, (doubt.first.anchor, doubt.second.anchor), "", day, who, why)


def _pair(doubt: Doubt) -> frozenset[str]:
    return frozenset((str(doubt.first.anchor), str(doubt.second.anchor)))


def _doubt(link: Link, members: Sequence[Key], sides: _Sides) -> Doubt | None:
    """The link's own local against a member of the target that it may be one with; None without one to show."""
    own = (link.article, link.local)
    other = next((m for m in members if m != own and m[0] != link.article and m in sides), None)
    if own not in sides or other is None or (link.accepted and link.score >= _SURE):
        return None
    kind, first = sides.of(own)
    _, second = sides.of(other)
    if str(second.anchor) < str(first.anchor):
        first, second = second, first
    return Doubt(kind, first, second, link.accepted, link.score, link.rule, link.detail)


def _judged(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> set[frozenset[str]]:
    sides = _Sides(documents)
    judged = anchor_judgements(ledger, documents)
    pairs = [pair for table in (judged.same, judged.different) for found in table.values() for pair in found]
    return {frozenset(str(sides.of(key)[1].anchor) for key in pair) for pair in pairs if all(k in sides for k in pair)}


def _telling(text: str, span: CharSpan, sentence: CharSpan) -> str:
    """The words of the span, with as many of those behind as no other place of the article has: an edit elsewhere in
    the article then leaves them found."""
    end = span.end
    for word in re.finditer(r"\w+", text[span.end : sentence.end]):
        if text.count(text[span.start : end]) == 1:
            break
        end = span.end + word.end()
    return text[span.start : end]


class _Sides:
    """Where each local stands in its article."""

    def __init__(self, documents: Sequence[ResolvedDocument]) -> None:
        self._documents = {d.document.article.id: d for d in documents}
        self._spans: dict[Key, tuple[str, CharSpan]] = {}
        for article, resolved in self._documents.items():
            spans = {m.id: m.span for m in resolved.mentions}
            for denotation in reversed(resolved.denotations):
                for local in denotation.entities:
                    self._spans[(article, local)] = ("entity", spans[denotation.mention])
            self._spans |= {(article, e.id): ("event", e.triggers[0]) for e in resolved.events}
            self._spans |= {(article, c.id): ("claim", c.content[0]) for c in resolved.claims}

    def __contains__(self, key: object) -> bool:
        return key in self._spans

    def of(self, key: Key) -> tuple[str, Side]:
        kind, span = self._spans[key]
        resolved = self._documents[key[0]]
        article = resolved.document.article
        sentence = next((s.span for s in resolved.sentences if s.span.overlaps(span)), span)
        anchor = Anchor(article.sha256[:16], _telling(article.text, span, sentence), span.start, article.source_file)
        return kind, Side(article.source_file, span.of(article.text), sentence.of(article.text), sentence.start, anchor)
