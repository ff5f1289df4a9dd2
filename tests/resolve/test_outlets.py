"""A blind set: whole articles in the manner of several outlets, written without sight of the rules, read and joined."""

from __future__ import annotations

import pytest
from joining import Documents, Place, events_told_by, expected, homes, read, scores, sets_of
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Resolution
from kg.resolve.corpus import resolve_corpus

_SETS = sets_of("outlets")
_APART = [(tuple(a), tuple(b)) for one in _SETS for a, b in one["apart"]]


@pytest.fixture(scope="module")
def documents(nlp: Language, gazetteer: Gazetteer) -> Documents:
    return read(_SETS, nlp, gazetteer)


@pytest.fixture(scope="module")
def resolution(documents: Documents, gazetteer: Gazetteer) -> Resolution:
    return resolve_corpus(list(documents.values()), gazetteer)


def found_at(kind: str, resolution: Resolution, documents: Documents) -> dict[Place, set[str]]:
    places = (place for cluster in expected(kind, _SETS) for place in cluster)
    return homes(kind, places, resolution, documents, events_told_by)


def test_the_set_is_whole() -> None:
    assert sum(len(cluster) >= 2 for cluster in expected("events", _SETS)) >= 25
    assert sum(len(cluster) >= 2 for cluster in expected("claims", _SETS)) >= 12
    assert len(_APART) >= 15
    texts = {name: told["text"] for one in _SETS for name, told in one["articles"].items()}
    clusters = expected("events", _SETS) + expected("claims", _SETS)
    for name, words in (place for cluster in clusters for place in cluster):
        assert all(texts[name].count(each) == 1 for each in words.split("|")), (name, words)
    events = {place for cluster in expected("events", _SETS) for place in cluster}
    assert all(place in events for pair in _APART for place in pair)


@pytest.mark.parametrize("kind", ["events", "claims"])
def test_accounts_are_joined(kind: str, resolution: Resolution, documents: Documents) -> None:
    precision, recall, errors = scores(expected(kind, _SETS), found_at(kind, resolution, documents))
    told = "\n".join([f"precision {precision:.3f}, recall {recall:.3f}", *errors])
    assert precision >= 0.95, told
    assert recall >= 0.75, told


def test_twins_stay_apart(resolution: Resolution, documents: Documents) -> None:
    found = found_at("events", resolution, documents)
    joined = [pair for pair in _APART if found[pair[0]] & found[pair[1]]]
    assert not joined, "\n".join(map(str, joined))
