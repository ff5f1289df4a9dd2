"""What one more article costs: CPU seconds of each step of a build of N articles, of the next build with one more, and
of one with the same.

    python benchmarks/increment.py [FOLDER] [COPIES]        (default: seeds, 20)
    python benchmarks/increment.py --made N [WORK]          (N short articles made by rule)

The corpus is the folder's articles, each in COPIES variants that begin at another paragraph and tell other numbers, so
that no two are the same article; or the articles of `made_articles.py`. 10,000 of those take half an hour; what is read
stays in the folder WORK, if it is named, so that it is read once. "Joining" is all that goes over the whole corpus
before the graph is checked. The baseline is the first build, side by side in one run.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from made_articles import write_articles
from pipeline import SEEDS, variants

from kg.annotate import DEFAULT_MODEL, load_model
from kg.builder import BuildOptions, build
from kg.cache import DocumentCache
from kg.gazetteer import load_gazetteer
from kg.pipeline import resolve_articles, run_with
from kg.read import read_articles

STEPS = {"": "finding and loading", "joining articles": "joining articles", "checking": "checking, storing",
         "writing": "writing the files"}
READING = "reading, extracting"


def timed_build(articles: Path, folder: Path, cache: Path) -> dict[str, float]:
    """CPU seconds of each step."""
    spent: dict[str, float] = defaultdict(float)
    at, last = "", time.process_time()

    def step(what: str, _done: int = 0, _total: int | None = None) -> None:
        nonlocal at, last
        now = time.process_time()
        spent[at] += now - last
        at, last = "" if what == "reading" else what, now

    build(BuildOptions((str(articles),), folder / "out", folder / "store", DEFAULT_MODEL, cache=cache), step)
    step("")
    return {name: spent[step] for step, name in STEPS.items()}


def read(articles: Sequence[Path], cache: Path) -> float:
    """CPU seconds that it takes to read what is not in the cache, as a build would; for what is, its share of them."""
    kept = DocumentCache(cache, run_with(DEFAULT_MODEL))
    found = read_articles(articles).articles
    todo = sum(not kept.has(article) for article in found)
    start = time.process_time()
    for _ in resolve_articles([article for article in found if not kept.has(article)], DEFAULT_MODEL, kept):
        pass
    spent = time.process_time() - start
    known = cache / "seconds-an-article.txt"
    if todo > len(found) // 2:
        known.write_text(str(spent / todo), encoding="utf8")
    return spent + (len(found) - todo) * (float(known.read_text(encoding="utf8")) if todo < len(found) else 0.0)


def copies_of(source: Path, copies: int, folder: Path) -> list[Path]:
    folder.mkdir()
    paths = []
    for article in variants(copies, source):
        paths.append(folder / article.source_file)
        paths[-1].write_text(article.text, encoding="utf8")
    return paths


def measure(corpus: list[Path], work: Path, cache: Path) -> list[dict[str, float]]:
    """The first build, without the last article; with it; and again."""
    news = work / "news"
    news.mkdir()
    for path in corpus[:-1]:
        shutil.copy(path, news)
    rows = [{READING: read(corpus[:-1], cache)} | timed_build(news, work, cache)]
    shutil.copy(corpus[-1], news)
    rows.append({READING: read(corpus[-1:], cache)} | timed_build(news, work, cache))
    return [*rows, {READING: 0.0} | timed_build(news, work, cache)]


def show(count: int, rows: list[dict[str, float]]) -> None:
    for row in rows:
        row["all"] = sum(row.values())
    first, more, same = rows
    print(f"{'CPU seconds':22}{count:>7} articles{'ms each':>10}{'one more':>12}{'the same':>12}{'one more/first':>18}")
    for name in first:
        each = 1000 * first[name] / count
        share = more[name] / first[name] if first[name] else 0.0
        print(f"{name:22}{first[name]:16.2f}{each:10.2f}{more[name]:12.2f}{same[name]:12.2f}{share:18.3f}")
    print(f"one more, of all of the first build: {more['all'] / first['all']:.1%}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main(words: list[str]) -> None:
    load_model(), load_gazetteer()
    with tempfile.TemporaryDirectory() as held:
        work = Path(held)
        if words[:1] == ["--made"]:
            keep = Path(words[2]) if len(words) > 2 else work
            corpus = write_articles(int(words[1]) + 1, work / "all")
        else:
            keep, copies = work, int(words[1]) if len(words) > 1 else 20
            corpus = copies_of(Path(words[0]) if words else SEEDS, copies, work / "all")
        show(len(corpus) - 1, measure(corpus, work, keep / "cache"))


if __name__ == "__main__":
    main(sys.argv[1:])
