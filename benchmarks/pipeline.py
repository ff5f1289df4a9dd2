"""What `kg` costs on top of spaCy: CPU seconds and words a second of each part of the line, side by side in one run.

    python benchmarks/pipeline.py [COPIES]        (default 4)

The text is the seed articles, each in COPIES variants that begin at another paragraph and tell other numbers, so that
no two are the same article. The baseline is the spaCy pipeline alone over the same texts; models and word lists are
loaded before the clock starts.
"""

from __future__ import annotations

import hashlib
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg.annotate import DEFAULT_MODEL, load_model
from kg.builder import fill_store
from kg.gazetteer import load_gazetteer
from kg.model import Article, ResolvedDocument
from kg.pipeline import resolve_and_assemble, resolve_article, run_with
from kg.read import read_articles
from kg.store import renewed_store

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
T = TypeVar("T")


def variants(copies: int, folder: Path = SEEDS) -> list[Article]:
    """Every article of the folder in `copies` forms."""
    return [_variant(a, number) for a in read_articles([folder]).articles for number in range(copies)]


def _variant(article: Article, number: int) -> Article:
    lines = article.text.split("\n")
    turned = "\n".join(lines[number:] + lines[:number])
    text = re.sub(r"\b\d{2}\b", lambda m: f"{10 + (int(m[0]) + number) % 90}", turned)
    sha = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    return Article(sha[:16], f"{number}-{article.source_file}", text, sha, article.published, article.published_basis)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def finish(documents: tuple[ResolvedDocument, ...]) -> None:
    """Identity over the corpus, RDF, validation, store."""
    _, pieces = resolve_and_assemble(documents, run_with(DEFAULT_MODEL))
    with tempfile.TemporaryDirectory() as folder, renewed_store(Path(folder) / "store", pieces) as store:
        fill_store(store, pieces)
        store.finish()


def main(copies: int) -> None:
    nlp, gazetteer, articles = load_model(), load_gazetteer(), variants(copies)
    resolve_article(articles[0], nlp, gazetteer)  # loads the word lists
    words = sum(len(a.text.split()) for a in articles)
    print(f"{len(articles)} articles, {words} words")
    _, baseline = timed(lambda: [nlp(a.text) for a in articles])
    documents, line = timed(lambda: tuple(resolve_article(a, nlp, gazetteer) for a in articles))
    _, rest = timed(lambda: finish(documents))
    print(f"{'':44}{'CPU s':>8}{'words/s':>10}{'ratio':>8}")
    for name, seconds in (("spaCy pipeline alone (baseline)", baseline), ("clean, annotate, extract, resolve", line),
                          ("join articles, assemble, validate, store", rest), ("all of kg", line + rest)):
        print(f"{name:44}{seconds:8.2f}{words / seconds:10.0f}{seconds / baseline:8.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
