"""Resolve: decide identity, first inside a document, then over the corpus; every decision is a link with a reason."""

from __future__ import annotations

from kg.resolve.corpus import resolve_corpus
from kg.resolve.document import resolve_document

__all__ = ["resolve_corpus", "resolve_document"]
