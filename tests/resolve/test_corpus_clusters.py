"""Accounts of one event and reports of one statement by several articles, read by the real stages and joined."""

from __future__ import annotations

import pytest
from joining import Documents, events_of_type, expected, homes, read, scores, sets_of
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Resolution
from kg.resolve.corpus import resolve_corpus

_SETS = sets_of("clusters")


@pytest.fixture(scope="module")
def documents(nlp: Language, gazetteer: Gazetteer) -> Documents:
    return read(_SETS, nlp, gazetteer)


@pytest.fixture(scope="module")
def resolution(documents: Documents, gazetteer: Gazetteer) -> Resolution:
    return resolve_corpus(list(documents.values()), gazetteer)


def test_the_set_is_whole() -> None:
    assert sum(len(cluster) >= 3 for cluster in expected("events", _SETS)) >= 10
    assert len(expected("claims", _SETS)) >= 12


@pytest.mark.parametrize("kind", ["events", "claims"])
def test_accounts_are_joined(kind: str, resolution: Resolution, documents: Documents) -> None:
    clusters = expected(kind, _SETS)
    places = (place for cluster in clusters for place in cluster)
    precision, recall, errors = scores(clusters, homes(kind, places, resolution, documents, events_of_type))
    assert precision >= 0.95, errors
    assert recall >= 0.75, errors


def test_the_denial_of_a_reported_statement_is_a_dispute(resolution: Resolution) -> None:
    assert [p.text for p in resolution.propositions if p.disputed]


def test_an_article_taken_away_leaves_no_trace(documents: Documents, gazetteer: Gazetteer) -> None:
    names = sorted(documents)
    kept = [documents[name] for name in names if name != "lima-2"]
    found = resolve_corpus(kept, gazetteer)
    assert found == resolve_corpus(list(reversed(kept)), gazetteer)
    gone = documents["lima-2"].document.article.id
    assert not any(gone in repr(part) for part in (found.entities, found.events, found.propositions, found.links))
