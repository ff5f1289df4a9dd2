"""Accounts of one event and reports of one statement by several articles, read by the real stages and joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, CharSpan, PublishedBasis, Resolution, ResolvedDocument
from kg.pipeline import resolve_article
from kg.resolve.corpus import resolve_corpus

Place = tuple[str, str]
_FILES = sorted((Path(__file__).parent / "clusters").glob("*.yaml"))
_SETS = [yaml.safe_load(path.read_text(encoding="utf8")) for path in _FILES]


def expected(kind: str) -> list[list[Place]]:
    return [[(article, words) for article, words in cluster] for found in _SETS for cluster in found[kind]]


@pytest.fixture(scope="module")
def documents(nlp: Language, gazetteer: Gazetteer) -> dict[str, ResolvedDocument]:
    found = {}
    for name, told in ((name, told) for one in _SETS for name, told in one["articles"].items()):
        text = told["text"]
        digest = hashlib.sha256(text.encode("utf8")).hexdigest()
        article = Article(digest[:16], f"{name}.txt", text, digest, told["published"], PublishedBasis.GIVEN)
        found[name] = resolve_article(article, nlp, gazetteer)
    return found


@pytest.fixture(scope="module")
def resolution(documents: dict[str, ResolvedDocument], gazetteer: Gazetteer) -> Resolution:
    return resolve_corpus(list(documents.values()), gazetteer)


def homes(kind: str, resolution: Resolution, documents: dict[str, ResolvedDocument]) -> dict[Place, set[str]]:
    """The canonical ids of what was found at each expected place."""
    canonical = resolution.events if kind == "events" else resolution.propositions
    of: dict[tuple[str, str], set[str]] = {}
    for thing in canonical:
        for member in thing.members:
            of.setdefault(member, set()).add(thing.id)
    found: dict[Place, set[str]] = {}
    for name, words in (place for cluster in expected(kind) for place in cluster):
        resolved = documents[name]
        found[(name, words)] = {home for local in at(kind, resolved, words)
                                for home in of[(resolved.document.article.id, local)]}
    return found


def at(kind: str, resolved: ResolvedDocument, words: str) -> Iterator[str]:
    if kind == "events":
        yield from (e.id for e in resolved.events if e.type in words.split("|"))
    else:
        start = resolved.document.article.text.index(words)
        span = CharSpan(start, start + len(words))
        yield from (c.id for c in resolved.claims if any(s.overlaps(span) for s in c.content))


def scores(kind: str, resolution: Resolution, documents: dict[str, ResolvedDocument]) -> tuple[float, float, list[str]]:
    """Pairwise precision and recall over the expected places, and what went wrong in words."""
    found, clusters = homes(kind, resolution, documents), expected(kind)
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


def test_the_set_is_whole() -> None:
    assert sum(len(cluster) >= 3 for cluster in expected("events")) >= 10
    assert len(expected("claims")) >= 12


@pytest.mark.parametrize("kind", ["events", "claims"])
def test_accounts_are_joined(kind: str, resolution: Resolution, documents: dict[str, ResolvedDocument]) -> None:
    precision, recall, errors = scores(kind, resolution, documents)
    assert precision >= 0.95, errors
    assert recall >= 0.75, errors


def test_the_denial_of_a_reported_statement_is_a_dispute(resolution: Resolution) -> None:
    assert [p.text for p in resolution.propositions if p.disputed]


def test_an_article_taken_away_leaves_no_trace(documents: dict[str, ResolvedDocument], gazetteer: Gazetteer) -> None:
    names = sorted(documents)
    kept = [documents[name] for name in names if name != "lima-2"]
    found = resolve_corpus(kept, gazetteer)
    assert found == resolve_corpus(list(reversed(kept)), gazetteer)
    gone = documents["lima-2"].document.article.id
    assert not any(gone in repr(part) for part in (found.entities, found.events, found.propositions, found.links))
