"""Sentence borders that the parser must keep to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.model import Document

SENTENCES = {
    "The Canadian Trade Minister Ada Okereke and the Chinese Commerce Minister Gao Weiming shook hands in a hotel.": 1,
    "Indonesia and Kuwait signed an agreement on the protection of migrant workers on Tuesday.": 1,
    "He spoke in the U.S. The minister did not.": 2,
    "The boats were delivered by Malta Ambassador to Fiji H.E Rosa Pace Friday 7th March 2014 and then painted.": 1,
    "Gen. Idriss Abakar of the U.S. Army spoke. He left.": 2,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_no_sentence_begins_right_behind_a_word(
    text: str, nlp: Language, make_document: Callable[..., Document]
) -> None:
    assert len(annotate(make_document(text), nlp).sentences) == SENTENCES[text]
