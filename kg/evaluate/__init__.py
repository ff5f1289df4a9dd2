"""Evaluate: build annotated material and score what was found against it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kg.annotate import load_model
from kg.code import code_sentences
from kg.evaluate.articles import ArticleScores, score_articles
from kg.evaluate.attributions import AttributionScores, read_attributions, score_attributions
from kg.evaluate.codes import CodeScores, looks_like_codes, read_codes, score_codes
from kg.evaluate.gold import read_gold
from kg.gazetteer import load_gazetteer
from kg.model import Resolution, ResolvedDocument
from kg.pipeline import resolve_and_assemble, resolve_articles, run_with
from kg.read import read_articles

__all__ = [
    "ArticleScores", "AttributionScores", "CodeScores", "evaluate_articles", "evaluate_attributions", "evaluate_codes",
    "looks_like_codes",
]


def evaluate_articles(gold: Path, texts: Path, model: str) -> ArticleScores:
    """The articles of `texts` (with their manifest) against the annotations of `gold`."""
    return score_articles(read_gold(gold), *_resolved(texts, model))


def evaluate_attributions(gold: Path, texts: Path, model: str, *, speech_only: bool = False) -> AttributionScores:
    """The claims of the articles in `texts` against attributions."""
    return score_attributions(read_attributions(gold), *_resolved(texts, model), speech_only=speech_only)


def evaluate_codes(gold: Path, model: str) -> CodeScores:
    """The events of single sentences against their PLOVER codes."""
    records = read_codes(gold)
    items: list[tuple[str, str, date | None]] = [(r["id"], r["text"], None) for r in records]
    coded = code_sentences(items, load_model(model), load_gazetteer())
    return score_codes(records, {line["id"]: line["events"] for line in coded})


def _resolved(texts: Path, model: str) -> tuple[tuple[ResolvedDocument, ...], Resolution]:
    read = read_articles([texts])
    results = resolve_articles(read.articles, model)
    documents = tuple(r for r in results if isinstance(r, ResolvedDocument))
    resolution, _ = resolve_and_assemble(documents, run_with(model))
    return documents, resolution
