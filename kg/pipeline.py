"""The order of the stages; nobody else knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language

from kg.annotate import annotate
from kg.clean import clean
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import Article, Extraction, ResolvedDocument
from kg.resolve import resolve_document

__all__ = ["extract_article", "resolve_articles"]


def extract_article(article: Article, nlp: Language, gazetteer: Gazetteer) -> Extraction:
    """clean ► annotate ► extract."""
    return extract(annotate(clean(article), nlp), gazetteer)


def resolve_articles(articles: Iterable[Article], nlp: Language, gazetteer: Gazetteer) -> Iterator[ResolvedDocument]:
    """Each article resolved by itself, in order."""
    for article in articles:
        yield resolve_document(extract_article(article, nlp, gazetteer), gazetteer)
