"""All words of a sentence that tell an event are its words, and those of another are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import CharSpan, Document, Paragraph, ParagraphKind

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("event_wordings.yaml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_wordings(
    case: dict[str, Any], nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> None:
    text = case["text"]
    document = Document(make_document(text).article, (Paragraph(CharSpan(0, len(text)), ParagraphKind.BODY),), ())
    found = {e.trigger.of(text): [span.of(text) for span in e.also]
             for e in extract(annotate(document, nlp), gazetteer).events}
    assert {word: found.get(word) for word in case["words"]} == case["words"]
    assert not {w for words in found.values() for w in words} & set(case.get("never", ()))


def test_count() -> None:
    assert len(CASES) == 17
