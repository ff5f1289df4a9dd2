"""Clean: paragraphs and boilerplate of an article, without touching an offset. (Skeleton.)"""

from __future__ import annotations

import re

from kg.model import Article, CharSpan, Document, Paragraph, ParagraphKind

__all__ = ["clean"]


def clean(article: Article) -> Document:
    """Divide the article's text into content paragraphs and boilerplate regions."""
    spans = [CharSpan(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", article.text)]
    return Document(article, tuple(Paragraph(s, ParagraphKind.BODY) for s in spans), ())
