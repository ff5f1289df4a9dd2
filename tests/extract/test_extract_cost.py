"""Extraction stays linear in the length of the text, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import Document

EXTRACT = Path(__file__).resolve().parents[2] / "kg" / "extract"


def test_no_extractor_joins_the_tokens_of_the_document_again() -> None:
    """`Doc.text` is built anew at each call: inside a loop over names it makes extraction quadratic."""
    found = [f.name for f in sorted(EXTRACT.rglob("*.py")) if re.search(r"\bdoc\.text\b", f.read_text(encoding="utf8"))]
    assert found == []


@pytest.mark.parametrize("text", [
    "A" * 30_000 + " said.", "(" * 30_000 + " said Ada Ng.", '"' * 5_000 + " said Ada Ng.", "\n" * 30_000 + "Oslo."],
    ids=["long word", "brackets", "quotation marks", "blank lines"])
def test_noise_ends(
    text: str, make_document: Callable[..., Document], nlp: Language, gazetteer: Gazetteer
) -> None:
    """Without care these take minutes to years: the test then does not end."""
    found = extract(annotate(make_document(text), nlp), gazetteer)
    assert found.events == ()
