"""What one more article costs: CPU seconds of each step of a build of N articles, and of the next build with one more.

    python benchmarks/increment.py [FOLDER] [COPIES]        (default: seeds, 20)

The corpus is the folder's articles, each in COPIES variants that begin at another paragraph and tell other numbers, so
that no two are the same article. The baseline is the first build, side by side in one run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from pipeline import SEEDS, variants

from kg.annotate import DEFAULT_MODEL, load_model
from kg.builder import BuildOptions, build
from kg.gazetteer import load_gazetteer

STEPS = {"": "finding the files", "reading": "reading, extracting", "joining articles": "joining articles",
         "checking": "checking, storing", "writing": "writing the files"}


def timed_build(articles: Path, folder: Path) -> dict[str, float]:
    """CPU seconds of each step, and of all."""
    spent: dict[str, float] = defaultdict(float)
    at, last = "", time.process_time()

    def step(what: str, _done: int = 0, _total: int | None = None) -> None:
        nonlocal at, last
        now = time.process_time()
        spent[at] += now - last
        at, last = what, now

    build(BuildOptions((str(articles),), folder / "out", folder / "store", DEFAULT_MODEL, cache=folder / "cache"), step)
    step("")
    return {name: spent[step] for step, name in STEPS.items()} | {"all": sum(spent.values())}


def main(source: Path, copies: int) -> None:
    load_model(), load_gazetteer()
    corpus = variants(copies, source)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        (folder / "news").mkdir()
        for article in corpus[:-1]:
            (folder / "news" / article.source_file).write_text(article.text, encoding="utf8")
        first = timed_build(folder / "news", folder)
        (folder / "news" / corpus[-1].source_file).write_text(corpus[-1].text, encoding="utf8")
        second = timed_build(folder / "news", folder)
        third = timed_build(folder / "news", folder)
    print(f"{'CPU seconds':22}{len(corpus) - 1:>7} articles{'one more':>12}{'the same':>12}{'one more/first':>18}")
    for name in first:
        print(f"{name:22}{first[name]:16.2f}{second[name]:12.2f}{third[name]:12.2f}{second[name] / first[name]:18.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS, int(sys.argv[2]) if len(sys.argv) > 2 else 20)
