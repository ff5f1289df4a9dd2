"""One claim for each construction, with speaker, cue, content, addressee and the rest as stated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import Claim, Extraction

_CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "constructs.yaml").read_text(encoding="utf8"))
_TRAITS = {"mode": "mode", "polarity": "polarity", "certainty": "certainty", "act": "speech_act", "stance": "stance"}
_MENTIONS = {"to": "addressees", "via": "relayed_by", "about": "about", "toward": "stance_toward"}


def test_number_of_constructs() -> None:
    assert len(_CASES) == 56


@pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])
def test_construct(case: dict[str, Any], read: Callable[[str], Extraction]) -> None:
    extraction = read(case["text"])
    assert len(extraction.claims) == 1, [c.evidence.rule for c in extraction.claims]
    claim, text = extraction.claims[0], case["text"]
    assert claim.speaker_span is not None
    assert claim.speaker_span.of(text) == case["who"]
    assert [span.of(text) for span in claim.content] == case["what"]
    assert (claim.cue.of(text) if claim.cue else None) == case.get("cue")
    assert len(claim.speakers) == case.get("speakers", 1)
    for key, field in _TRAITS.items():
        assert str(getattr(claim, field)) == case.get(key, str(getattr(claim, field)))
    assert set(case.get("topics", ())) <= set(claim.topics)
    _check_mentions(case, claim, extraction)


def _check_mentions(case: dict[str, Any], claim: Claim, extraction: Extraction) -> None:
    names = {m.id: m.name for m in extraction.mentions}
    assert set(claim.speakers) <= set(names)
    for key, field in _MENTIONS.items():
        if key in case:
            assert case[key] in [names[m] for m in getattr(claim, field)]
