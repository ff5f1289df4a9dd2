"""All claims of a text: what its words give, and where they give none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import Claim, Extraction

_CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "told.yaml").read_text(encoding="utf8"))
_TRAITS = {"act": "speech_act", "polarity": "polarity"}
_BODY = "\n\nThe talks in Harrowby ended on Monday after two long days of quarrels over fish and trade."


def test_number_of_texts() -> None:
    assert len(_CASES) == 70


@pytest.mark.parametrize("case", _CASES, ids=[case.get("text", case.get("headline")) for case in _CASES])
def test_told(case: dict[str, Any], read: Callable[[str], Extraction]) -> None:
    text = case["text"] if "text" in case else case["headline"] + _BODY
    found = read(text)
    assert sorted(_told(c, found, text) for c in found.claims) == sorted(
        (sorted(c["who"]), c["what"]) for c in case["claims"])
    for want in case["claims"]:
        claim = next(c for c in found.claims if _told(c, found, text) == (sorted(want["who"]), want["what"]))
        for key, field in _TRAITS.items():
            assert str(getattr(claim, field)) == want.get(key, str(getattr(claim, field)))
        heard = {m.name for m in found.mentions if m.id in claim.addressees}
        assert {want["to"]} <= heard if "to" in want else True


def _told(claim: Claim, found: Extraction, text: str) -> tuple[list[str], list[str]]:
    names = {m.id: m.name for m in found.mentions}
    return sorted(names[m] for m in claim.speakers), [span.of(text) for span in claim.content]
