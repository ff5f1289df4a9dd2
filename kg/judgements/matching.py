"""What the places that a ledger names are this time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.gazetteer import load_gazetteer
from kg.ledger import Anchor, Judgement, Ledger
from kg.model import Article, CharSpan, ResolvedDocument

__all__ = ["Finder", "Judged", "Key", "anchor_judgements"]

Key = tuple[str, str]
Found = tuple[list[Key], str]
_MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements in terms of locals: pairs by kind ("entity", "event", "claim"), labels, and the matched judgements."""

    same: Mapping[str, list[tuple[Key, Key]]] = field(default_factory=lambda: defaultdict(list))
    different: Mapping[str, list[tuple[Key, Key]]] = field(default_factory=lambda: defaultdict(list))
    labels: Mapping[Key, str] = field(default_factory=dict)
    applied: tuple[Judgement, ...] = ()

    def of(self, kind: str) -> tuple[list[tuple[Key, Key]], list[tuple[Key, Key]]]:
        """Pairs of that kind that are the same, and pairs that differ."""
        return self.same.get(kind, []), self.different.get(kind, [])


def anchor_judgements(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> Judged:
    """Pairs and labels for `resolve_corpus`: the locals that the anchors hit; what hits nothing is left out."""
    finder = Finder(documents)
    same: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    different: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    labels: dict[Key, str] = {}
    applied = []
    for judgement in ledger.judgements:
        keys = [finder.find(anchor, judgement.kind) for anchor in judgement.anchors]
        if not all(keys):
            continue
        applied.append(judgement)
        firsts = [found[0] for found in keys]
        if judgement.verb in {"same", "accept"}:
            same[judgement.kind].append((firsts[0], firsts[1]))
        elif judgement.verb == "different":
            different[judgement.kind].append((firsts[0], firsts[1]))
        elif judgement.verb == "relabel":
            labels[firsts[0]] = judgement.value
    return Judged(same, different, labels, tuple(applied))


class Finder:
    """Finds the locals that an anchor means."""

    def __init__(self, documents: Sequence[ResolvedDocument]) -> None:
        self._by_prefix: dict[str, list[ResolvedDocument]] = defaultdict(list)
        self._by_file: dict[str, list[ResolvedDocument]] = defaultdict(list)
        for resolved in sorted(documents, key=lambda d: d.document.article.id):
            article = resolved.document.article
            self._by_prefix[article.sha256[:8]].append(resolved)
            for file in (article.source_file, *article.also_files):
                self._by_file[file].append(resolved)

    def find(self, anchor: Anchor, kind: str) -> list[Key]:
        """The best first; empty when the article is not there, its words changed, or nothing was found at them."""
        return self._look(anchor, kind)[0]

    def missing(self, judgement: Judgement) -> str:
        """Why the first of its anchors that finds nothing does not."""
        told = (self._look(anchor, judgement.kind) for anchor in judgement.anchors)
        return next((why for found, why in told if not found), "")

    def absent(self, judgement: Judgement) -> bool:
        """Whether it is about an article that is not among these."""
        return any(anchor.placed and not (self._of_hash(anchor) or self._by_file.get(anchor.file))
                   for anchor in judgement.anchors)

    def _of_hash(self, anchor: Anchor) -> list[ResolvedDocument]:
        held = self._by_prefix[anchor.article[:8]] if anchor.article else ()
        return [d for d in held if d.document.article.sha256.startswith(anchor.article)]

    def _look(self, anchor: Anchor, kind: str) -> Found:
        if not anchor.placed:
            known = _in_gazetteer(anchor.words)
            why = f"the gazetteer has no {anchor.words}; name a place in an article (`kg explain` prints it)"
            return ([("", anchor.words)], "") if known else ([], why)
        held = self._of_hash(anchor)
        if held:
            return _exact(anchor, held, kind)
        named = self._by_file.get(anchor.file, [])
        if not named:
            return [], f"no article {anchor.where()} is among these"
        return _exact(anchor, named, kind) if anchor.at is None and not anchor.article else _moved(anchor, named, kind)


def _in_gazetteer(entry: str) -> bool:
    try:
        load_gazetteer().entry(entry)
    except KeyError:
        return False
    return True


def _exact(anchor: Anchor, documents: Sequence[ResolvedDocument], kind: str) -> Found:
    """Where the anchor says, else the first place where such a thing is."""
    found: dict[Key, None] = {}
    for resolved in documents:
        for span in _places(anchor, resolved.document.article, anchor.at):
            found |= dict.fromkeys(_hits(resolved, span, kind))
    return list(found), "" if found else _why(anchor, documents, kind)


def _moved(anchor: Anchor, documents: Sequence[ResolvedDocument], kind: str) -> Found:
    """In a text that was edited: the same place if the words still stand there, else the only one where they do."""
    there = _exact(anchor, documents, kind) if anchor.at is not None else ([], "")
    if there[0]:
        return there
    hits = [hit for d in documents for span in _places(anchor, d.document.article, None)
            if (hit := _hits(d, span, kind)[:1])]
    if len({hit[0] for hit in hits}) == 1:
        return hits[0], ""
    if not hits or not anchor.article:
        return [], _why(anchor, documents, kind)
    return [], f"{anchor.where()} has changed and has {anchor.words!r} at {_told(anchor, documents)}: name one place"


def _places(anchor: Anchor, article: Article, at: int | None) -> list[CharSpan]:
    text = article.text
    if at is not None:
        end = at + len(anchor.words)
        return [CharSpan(at, end)] if text[at:end] == anchor.words else []
    found = re.finditer(re.escape(anchor.words), text) if anchor.words else ()
    return [CharSpan(m.start(), m.end()) for m in found]


def _why(anchor: Anchor, documents: Sequence[ResolvedDocument], kind: str) -> str:
    told = _told(anchor, documents)
    if not told:
        return f"{anchor.words!r} does not stand in {anchor.where()}"
    if anchor.at is not None and not any(_places(anchor, d.document.article, anchor.at) for d in documents):
        return f"{anchor.words!r} does not begin at {anchor.at} of {anchor.where()}, but at {told}"
    return f"no {kind} was found at {anchor.words!r} in {anchor.where()}"


def _told(anchor: Anchor, documents: Sequence[ResolvedDocument]) -> str:
    places = [f"@{span.start}" for d in documents for span in _places(anchor, d.document.article, None)]
    return ", ".join([*places[:_MOST_PLACES], *["…"][: len(places) > _MOST_PLACES]])


def _hits(resolved: ResolvedDocument, span: CharSpan, kind: str) -> list[Key]:
    """Locals at the span: those that are just that first, then those that begin there, then those that fit it best."""
    if kind == "entity":
        spans = {m.id: m.span for m in resolved.mentions}
        placed = [(spans[d.mention], x) for d in resolved.denotations for x in d.entities if d.mention in spans]
    elif kind == "event":
        placed = [(t, e.id) for e in resolved.events for t in e.triggers]
    else:
        placed = [(s, c.id) for c in resolved.claims for s in c.content]
    near = [(abs(s.start - span.start), abs(s.end - span.end), local) for s, local in placed if s.overlaps(span)]
    return [(resolved.document.article.id, local) for *_, local in sorted(near)]
