"""Fixtures shared by all tests: model and gazetteer once a session, documents made from text, the example graph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from browsers import find_browser
from rdflib import Dataset
from spacy.language import Language

from kg.annotate import annotate, load_model
from kg.clean import clean
from kg.extract import extract
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.model import Article, Document, PublishedBasis, ResolvedDocument
from kg.resolve import resolve_document
from kg.resources import ontology_dir
from kg.store import load_graph


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """`make_document(text, published=None, publisher=None)`: the text read and cleaned."""

    def make(text: str, published: date | None = None, publisher: str | None = None) -> Document:
        digest = hashlib.sha256(text.encode("utf8")).hexdigest()
        basis = PublishedBasis.GIVEN if published else None
        return clean(Article(digest[:16], "test.txt", text, digest, published, basis, publisher=publisher))

    return make


@pytest.fixture(scope="session")
def resolve(
    nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> Callable[[str], ResolvedDocument]:
    """A text of 20 May 2024, a Monday, resolved."""

    def resolved(text: str) -> ResolvedDocument:
        document = make_document(text, published=date(2024, 5, 20))
        return resolve_document(extract(annotate(document, nlp), gazetteer), gazetteer)

    return resolved


@pytest.fixture(scope="session")
def example() -> Dataset:
    """The ontology's example graph, which uses every class and property."""
    return load_graph(ontology_dir() / "example.trig")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for what could not run, at the end, where it is seen under every runner."""
    if not find_browser():
        terminalreporter.write_line("not run: the browser tests of the HTML view, for Chromium is not installed")
