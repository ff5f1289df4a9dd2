"""Sentences that tempt a reader of claims: exactly the claims stated are found, by the speakers stated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate
from kg.extract.claims import find_claims
from kg.extract.index import MentionIndex
from kg.extract.mentions import find_mentions
from kg.gazetteer import Gazetteer
from kg.model import Claim, Document

_CLASSES = yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text(encoding="utf8"))
_CASES = [(f"{name}-{at}", case) for name, cases in _CLASSES.items() for at, case in enumerate(cases)]
_TRAITS = {"mode": "mode", "polarity": "polarity", "certainty": "certainty", "act": "speech_act"}


def test_number_of_traps() -> None:
    assert len(_CASES) == 418
    assert len({case["text"] for _, case in _CASES}) == len(_CASES)


@pytest.mark.parametrize("case", [case for _, case in _CASES], ids=[name for name, _ in _CASES])
def test_trap(
    case: dict[str, Any], nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> None:
    annotated = annotate(make_document(case["text"]), nlp)
    index = MentionIndex(annotated.doc, annotated.sentences, find_mentions(annotated, gazetteer))
    found = list(find_claims(annotated, index))
    for expected in case["claims"]:
        match = next((c for c in found if _is(c, expected, case["text"])), None)
        assert match is not None, (expected, [_told(c, case["text"]) for c in found])
        for trait, field in _TRAITS.items():
            if trait in expected:
                assert str(getattr(match, field)) == expected[trait], (trait, _told(match, case["text"]))
        found.remove(match)
    assert not found, [_told(c, case["text"]) for c in found]


def _is(claim: Claim, expected: dict[str, str], text: str) -> bool:
    who = claim.speaker_span.of(text) if claim.speaker_span else ""
    return expected["who"] in who and any(expected["what"] in part.of(text) for part in claim.content)


def _told(claim: Claim, text: str) -> tuple[str, ...]:
    who = claim.speaker_span.of(text) if claim.speaker_span else ""
    traits = (claim.evidence.rule, claim.speech_act, claim.mode, claim.polarity, claim.certainty)
    return (who, *(part.of(text) for part in claim.content), *traits)


@pytest.mark.parametrize("headline", [case["text"] for name, case in _CASES if name.startswith("topics_of_headlines")])
def test_the_topic_of_a_headline_is_no_part_of_what_is_said(
    headline: str, nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> None:
    annotated = annotate(make_document(headline), nlp)
    index = MentionIndex(annotated.doc, annotated.sentences, find_mentions(annotated, gazetteer))
    behind = headline.index(":") + 2
    assert [c.content[0].start for c in find_claims(annotated, index)] == [behind]
