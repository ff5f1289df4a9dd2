"""A held-out set: stories as wires, state agencies and readouts tell them any day, written without sight of the rules.

The floors are a measured state, not a goal: they lie a little under what was found when the set was first read (events:
precision 0.923, recall 0.279, 100 of 132 places found; claims: 0.900, 0.857, 53 of 54; one pair that must stay apart
joined, sixteen with a side not found). No rule may be made for these stories; who mends a class of error by other
sentences may raise the floors.
"""

from __future__ import annotations

import pytest
from joining import Documents, Place, events_told_by, expected, homes, read, scores, sets_of
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Resolution
from kg.resolve.corpus import resolve_corpus

_SETS = sets_of("heldout")
_APART = [(tuple(a), tuple(b)) for one in _SETS for a, b in one["apart"]]
_FLOORS = {"events": (95, 0.90, 0.26), "claims": (52, 0.88, 0.80)}
_JOINED_TWINS = 1


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
    assert sum(len(cluster) >= 2 for cluster in expected("events", _SETS)) == 50
    assert sum(len(cluster) >= 2 for cluster in expected("claims", _SETS)) == 17
    assert len(_APART) == 30
    texts = {name: told["text"] for one in _SETS for name, told in one["articles"].items()}
    assert len(texts) == 18
    clusters = expected("events", _SETS) + expected("claims", _SETS)
    for name, words in (place for cluster in clusters for place in cluster):
        assert all(texts[name].count(each) == 1 for each in words.split("|")), (name, words)
    events = {place for cluster in expected("events", _SETS) for place in cluster}
    assert all(place in events for pair in _APART for place in pair)


@pytest.mark.parametrize("kind", ["events", "claims"])
def test_accounts_are_joined_as_measured(kind: str, resolution: Resolution, documents: Documents) -> None:
    found = found_at(kind, resolution, documents)
    places_floor, precision_floor, recall_floor = _FLOORS[kind]
    precision, recall, errors = scores(expected(kind, _SETS), found)
    told = "\n".join([f"precision {precision:.3f}, recall {recall:.3f}", *errors])
    assert sum(bool(told_there) for told_there in found.values()) >= places_floor, told
    assert precision >= precision_floor, told
    assert recall >= recall_floor, told


def test_twins_stay_apart_as_measured(resolution: Resolution, documents: Documents) -> None:
    found = found_at("events", resolution, documents)
    joined = [pair for pair in _APART if found[pair[0]] & found[pair[1]]]
    assert len(joined) <= _JOINED_TWINS, "\n".join(map(str, joined))
