"""Fixture: claims of a plain text, with mentions, times and events as the pipeline finds them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import Document, Extraction


@pytest.fixture(scope="session")
def read(nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]) -> Callable[[str], Extraction]:
    """`read(text)`: everything extracted from the text, published on 5 March 2024."""

    def run(text: str) -> Extraction:
        return extract(annotate(make_document(text, date(2024, 3, 5)), nlp), gazetteer)

    return run
