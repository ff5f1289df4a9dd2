"""Time of one article by its length: `python benchmarks/length.py [FOLDER] [KB ...]` (default: seeds, 20 to 320 kB).

One long article is made of the folder's paragraphs over and over, each with a running number so that none repeats
another. CPU milliseconds a kB of each stage: where the column stays level, the stage is linear. The same again with a
quotation mark that is never closed: one at the head of the text, and one in every paragraph.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from kg.annotate import annotate, load_model
from kg.clean import clean
from kg.extract import extract
from kg.gazetteer import load_gazetteer
from kg.model import Article
from kg.read import read_articles
from kg.resolve import resolve_document

_SIZES = (20, 40, 80, 160, 320)
_STAGES = ("clean", "annotate", "extract", "resolve")
T = TypeVar("T")


def main(folder: Path, sizes: tuple[int, ...]) -> None:
    """Print a table for each way of quoting."""
    articles = read_articles([folder]).articles
    paragraphs = [p.span.of(a.text) for a in articles for p in clean(a).paragraphs]
    _stages(_long(articles[0], paragraphs, 20, ""), 20)  # what is loaded once is not counted
    for told, quoting in (("as it is", ""), ("one “ never closed", "first"), ("“ in every paragraph", "all")):
        print(f"{told:24}{'kB':>6}" + "".join(f"{name:>10}" for name in (*_STAGES, "all")) + "   ms a kB")
        for size in sizes:
            spent = _stages(_long(articles[0], paragraphs, size, quoting), size)
            print(f"{'':24}{size:6}" + "".join(f"{ms:10.2f}" for ms in (*spent, sum(spent))), flush=True)


def _long(model: Article, paragraphs: list[str], size: int, quoting: str) -> Article:
    """An article of `size` kB; `quoting` says which paragraphs begin with an opening mark."""
    parts: list[str] = []
    length = 0
    for number, paragraph in enumerate(cycle(paragraphs)):
        if length >= size * 1000:
            break
        mark = "“" if quoting == "all" or (quoting == "first" and not number) else ""
        parts.append(f"{mark}{paragraph} That was part {number}.")
        length += len(parts[-1]) + 2
    text = "\n\n".join(parts)
    return replace(model, id=f"long-{size}{quoting}", source_file="long.txt", text=text, title=None)


def _stages(article: Article, size: int) -> list[float]:
    """CPU milliseconds a kB, stage by stage."""
    nlp, gazetteer, spent = load_model(), load_gazetteer(), []

    def timed(step: Callable[[], T]) -> T:
        start = time.process_time()
        result = step()
        spent.append((time.process_time() - start) * 1000 / size)
        return result

    document = timed(lambda: clean(article))
    annotated = timed(lambda: annotate(document, nlp))
    extraction = timed(lambda: extract(annotated, gazetteer))
    timed(lambda: resolve_document(extraction, gazetteer))
    return spent


if __name__ == "__main__":
    named = sys.argv[1:2]
    main(Path(named[0]) if named else Path(__file__).resolve().parent.parent / "seeds",
         tuple(int(size) for size in sys.argv[2:]) or _SIZES)
