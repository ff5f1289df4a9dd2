"""Sentences that look like events, or whose realis is easily missed: what `kg code` makes of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from spacy.language import Language

from kg.code import code_sentences
from kg.gazetteer import Gazetteer

TRAPS = yaml.safe_load((Path(__file__).parent / "events.yaml").read_text(encoding="utf8"))


def test_there_are_enough() -> None:
    assert sum(len(cases) for cases in TRAPS.values()) == 213


@pytest.mark.parametrize("name", TRAPS)
def test_traps(name: str, nlp: Language, gazetteer: Gazetteer) -> None:
    items = [(case["text"], case["text"], date(2024, 5, 20)) for case in TRAPS[name]]
    got = {line["id"]: [f"{e['type']} {e['realis']}" for e in line["events"]]
           for line in code_sentences(items, nlp, gazetteer)}
    assert got == {case["text"]: case["events"] for case in TRAPS[name]}
