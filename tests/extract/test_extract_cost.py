"""Extraction stays linear in the length of the text, whatever the text is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import Document


@pytest.mark.parametrize("text", [
    "A" * 30_000 + " said.", "(" * 30_000 + " said Ada Ng.", '"' * 5_000 + " said Ada Ng.", "\n" * 30_000 + "Oslo."],
    ids=["long word", "brackets", "quotation marks", "blank lines"])
def test_noise_ends(
    text: str, make_document: Callable[..., Document], nlp: Language, gazetteer: Gazetteer
) -> None:
    """Without care these take minutes to years: the test then does not end."""
    found = extract(annotate(make_document(text), nlp), gazetteer)
    assert found.events == ()
