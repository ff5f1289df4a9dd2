"""The word lists fit the ontology: every speech act and topic they name exists there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import ResourceError
from kg.extract.claims.lexicon import CueFile, load_cues
from kg.extract.claims.wording import load_hedges, load_stances, load_topics
from kg.resources import lang_dir, ontology_dir, strict_yaml


def _declared(file: str, prefix: str, kind: str) -> set[str]:
    text = (ontology_dir() / file).read_text(encoding="utf8")
    return set(re.findall(rf"^{prefix}:([\w-]+) a {kind}", text, re.M))


def test_speech_acts_exist() -> None:
    lexicon = load_cues()
    acts = {cue.act for cues in lexicon.verbs.values() for cue in cues}
    acts |= {cue.act for cue in (*lexicon.nouns.values(), *lexicon.adjectives.values())}
    acts |= lexicon.acts.stated | lexicon.acts.with_infinitive | lexicon.acts.answers
    acts |= load_stances().acts.negative | load_stances().acts.positive
    assert acts - _declared("dip.ttl", "dip", "dip:SpeechAct") == set()


def test_topics_exist_and_all_have_words() -> None:
    known = _declared("topics.ttl", "topic", "dip:Topic")
    assert {slug for slugs in load_topics().by_word.values() for slug in slugs} == known


def test_the_lexicon_is_broad() -> None:
    lexicon = load_cues()
    assert len(lexicon.verbs) > 300
    assert len(lexicon.nouns) > 80


def test_stance_words_have_one_sign() -> None:
    stances = load_stances()
    assert stances.words.negative & stances.words.positive == frozenset()
    assert load_hedges().modals & load_cues().grammar.irrealis == load_hedges().modals


def test_unknown_frame_is_named_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "cues.yaml"
    text = (lang_dir() / "cues.yaml").read_text(encoding="utf8")
    broken.write_text(text.replace("frames: [that, wh, quote, float]", "frames: [thatt]", 1), encoding="utf8")
    with pytest.raises(ResourceError, match=r"verbs\.0\.frames\.0"):
        strict_yaml(broken, CueFile)
