"""A text as all systems see it: the parse that `kg` works on, and look-ups by character span."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.language import Language

from kg.annotate import Annotated, annotate
from kg.clean import clean
from kg.model import Article, CharSpan
from kg.parse import Span, Token

__all__ = ["Text", "parsed"]


@dataclass(frozen=True)
class Text:
    """`name` is the file name without its ending; all offsets are those of the article's text."""

    name: str
    annotated: Annotated

    @property
    def words(self) -> str:
        return self.annotated.document.article.text

    def root(self, span: CharSpan) -> Token | None:
        """The syntactic head of the words of a span; None where the span is boilerplate, which is not parsed."""
        found = self.annotated.doc.touched(span.start, span.end)
        return found.root if found is not None and found.text.strip() else None

    @cached_property
    def names(self) -> list[Span]:
        """Names of people, bodies and states, as the model recognizes them, in order."""
        return [e for e in self.annotated.doc.ents if e.label_ in {"PERSON", "ORG", "GPE", "NORP"}]


def parsed(article: Article, nlp: Language) -> Text:
    """clean ► annotate, as the pipeline does it."""
    return Text(Path(article.source_file).stem, annotate(clean(article), nlp))
