"""What sets of self-written accounts say belongs together, against what the real stages join."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, CharSpan, PublishedBasis, Resolution, ResolvedDocument
from kg.pipeline import resolve_article

Place = tuple[str, str]
Clusters = list[list[Place]]
Documents = dict[str, ResolvedDocument]
EventsAt = Callable[[ResolvedDocument, str], Iterator[str]]


def sets_of(folder: str) -> list[dict[str, Any]]:
    files = sorted((Path(__file__).parent / folder).glob("*.yaml"))
    return [yaml.safe_load(path.read_text(encoding="utf8")) for path in files]


def expected(kind: str, sets: list[dict[str, Any]]) -> Clusters:
    return [[(article, words) for article, words in cluster] for one in sets for cluster in one[kind]]


def read(sets: list[dict[str, Any]], nlp: Language, gazetteer: Gazetteer) -> Documents:
    found = {}
    for name, told in ((name, told) for one in sets for name, told in one["articles"].items()):
        digest = hashlib.sha256(told["text"].encode("utf8")).hexdigest()
        article = Article(digest[:16], f"{name}.txt", told["text"], digest, told["published"], PublishedBasis.GIVEN,
                          publisher=told.get("publisher"))
        found[name] = resolve_article(article, nlp, gazetteer)
    return found


def spans_of(resolved: ResolvedDocument, words: str) -> list[CharSpan]:
    """Where the words stand; a bar parts several mentions of one thing."""
    text, told = resolved.document.article.text, words.split("|")
    return [CharSpan(text.index(each), text.index(each) + len(each)) for each in told]


def events_of_type(resolved: ResolvedDocument, types: str) -> Iterator[str]:
    yield from (e.id for e in resolved.events if e.type in types.split("|"))


def events_told_by(resolved: ResolvedDocument, words: str) -> Iterator[str]:
    spans = spans_of(resolved, words)
    yield from (e.id for e in resolved.events if any(t.overlaps(s) for t in e.triggers for s in spans))


def claims_with(resolved: ResolvedDocument, words: str) -> Iterator[str]:
    spans = spans_of(resolved, words)
    yield from (c.id for c in resolved.claims if any(part.overlaps(s) for part in c.content for s in spans))


def homes(kind: str, places: Iterable[Place], resolution: Resolution, documents: Documents,
          events_at: EventsAt) -> dict[Place, set[str]]:
    """The canonical ids of what was found at each expected place."""
    canonical = resolution.events if kind == "events" else resolution.propositions
    of: dict[tuple[str, str], set[str]] = {}
    for thing in canonical:
        for member in thing.members:
            of.setdefault(member, set()).add(thing.id)
    at = events_at if kind == "events" else claims_with
    found: dict[Place, set[str]] = {}
    for name, words in places:
        resolved = documents[name]
        found[(name, words)] = {home for local in at(resolved, words)
                                for home in of[(resolved.document.article.id, local)]}
    return found


def scores(clusters: Clusters, found: dict[Place, set[str]]) -> tuple[float, float, list[str]]:
    """Pairwise precision and recall over the expected places, and what went wrong in words."""
    cluster_of = {place: number for number, cluster in enumerate(clusters) for place in cluster}
    right, wrong, missed = 0, [], []
    for a, b in combinations(cluster_of, 2):
        joined, one = bool(found[a] & found[b]), cluster_of[a] == cluster_of[b]
        right += joined and one
        if joined and not one:
            wrong.append(f"wrongly joined: {a} {b}")
        if one and not joined:
            missed.append(f"missed: {a} {b}" + ("" if found[a] and found[b] else " (not both found)"))
    return right / max(1, right + len(wrong)), right / max(1, right + len(missed)), wrong + missed
