"""The arithmetic of evaluation, and figures on a graph whose faults are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.annotate import DEFAULT_MODEL
from kg.errors import InputError
from kg.evaluate import evaluate_articles, evaluate_attributions
from kg.evaluate.codes import score_codes
from kg.evaluate.gold import read_gold
from kg.evaluate.scores import Counts, Rate, overlap_f1, pair_up, word_starts
from kg.model import CharSpan

TEXT = 'Ana Morales visited Norway on Monday. "We will sign the treaty in May," Morales said in Oslo.'


def test_arithmetic() -> None:
    assert (Counts(3, 1, 2).precision, Counts(3, 1, 2).recall) == (0.75, 0.6)
    assert Counts().f1 == 0.0
    rate = Rate()
    rate.add(True)
    rate.add(False, "why")
    assert (rate.value, rate.misses) == (0.5, ["why"])
    assert overlap_f1(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert word_starts("a bc d", [CharSpan(2, 6)]) == {2, 5}
    assert pair_up([(1.0, "a", 1), (1.0, "b", 1)]) == {"a": 1}


def gold(folder: Path, **more: object) -> Path:
    article = {
        "doc": "x.txt",
        "entities": [{"id": "p1", "type": "Person", "name": "Ana Morales", "mentions": ["Morales"]},
                     {"id": "s1", "type": "State", "name": "Norway", "mentions": ["Norway"]},
                     {"id": "l1", "type": "Place", "name": "Oslo", "mentions": ["Oslo"]}],
        "claims": [{"id": "c1", "speaker": "p1", "kind": "direct", "content": "We will sign the treaty in May,"}],
        "events": [{"id": "v1", "types": ["Visit"], "participants": ["p1", "s1"], "realis": "actual",
                    "evidence": "Ana Morales visited Norway"}], **more}
    (folder / "x.json").write_text(json.dumps(article))
    (folder / "x.txt").write_text(TEXT)
    return folder


def test_articles_are_scored_against_their_annotation(tmp_path: Path) -> None:
    scores = evaluate_articles(gold(tmp_path), tmp_path, DEFAULT_MODEL)
    assert (scores.entities.tp, scores.entities.fn) == (3, 0)
    assert (scores.claims.tp, scores.attributed.tp, scores.mode.value) == (1, 1, 1.0)
    assert (scores.events.tp, scores.participants.tp, scores.realis.value) == (1, 2, 1.0)


def test_what_is_missing_and_what_is_extra_is_counted(tmp_path: Path) -> None:
    folder = gold(tmp_path, entities=[{"id": "p9", "type": "Person", "name": "Nobody Else"}])
    scores = evaluate_articles(folder, folder, DEFAULT_MODEL)
    assert (scores.entities.tp, scores.entities.fp, scores.entities.fn) == (0, 3, 1)
    assert any("Nobody Else" in line for line in scores.errors)


def test_attributions_are_scored_by_offset(tmp_path: Path) -> None:
    gold(tmp_path)
    start, end = TEXT.index("We will"), TEXT.index('" Morales')
    at = TEXT.index("Morales said")
    quote = {"content": [[start, end]], "source": [[at, at + 7]], "source_text": "Morales", "cue_text": "said",
             "type": "direct", "speaker_chain": ["Ana Morales"], "needs_resolution": True}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc_id": "x", "quotes": [quote]}))
    scores = evaluate_attributions(tmp_path / "gold.jsonl", tmp_path, DEFAULT_MODEL, speech_only=True)
    assert (scores.found.tp, scores.attributed.tp, scores.speaker.value, scores.resolved_hard.value) == (1, 1, 1.0, 1.0)
    assert scores.tokens.f1 == 1.0


def test_codes_are_scored_by_type_and_actors() -> None:
    wanted = [{"id": "1", "text": "…", "events": [{"plover": "CONSULT", "source": ["Hungary"], "target": ["Romania"]}]}]
    both = [{"label": "Hungarian", "text": ""}, {"label": "Romania", "text": ""}]
    right = {"1": [{"plover": "CONSULT", "participant": both}]}
    aid = {"plover": "AID", "initiator": [{"label": "Hungary"}], "target": [{"label": "Romania"}]}
    wrong = {"1": [aid, {"plover": "AID"}]}
    assert score_codes(wanted, right).triples.f1 == 1.0
    scores = score_codes(wanted, wrong)
    assert (scores.kind.value, scores.extras, scores.triples.tp, scores.triples.fp) == (0.0, 1.0, 0, 2)


def test_a_broken_annotation_names_file_and_field(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"doc": "x.txt", "claims": [{"id": "c1", "kind": "shouted", "content": ""}]}')
    with pytest.raises(InputError, match=r"x\.json: claims\.0\.kind"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no annotated articles"):
        read_gold(tmp_path / "none")
