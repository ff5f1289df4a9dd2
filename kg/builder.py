"""Build: read, run the stages, validate, store, export and draw. (First version; validation, exports and view follow.)"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from kg.cache import DocumentCache
from kg.model import ResolvedDocument
from kg.pipeline import resolve_and_assemble, resolve_articles, run_with
from kg.read import read_articles
from kg.store import memory_dataset


def build(paths: tuple[str, ...], out: Path, model: str) -> None:
    read = read_articles([Path(p) for p in paths])
    articles = getattr(read, "articles", read)
    run = run_with(model)
    cache = DocumentCache(Path(".kg/cache"), run)
    documents = []
    for result in resolve_articles(articles, model, cache):
        if isinstance(result, ResolvedDocument):
            documents.append(result)
        else:
            print("not read:", result)
    resolution, graphs = resolve_and_assemble(tuple(documents), run)
    out.mkdir(parents=True, exist_ok=True)
    dataset = memory_dataset(graphs)
    dataset.store._inner.dump(str(out / "graph.trig"), pyoxigraph.RdfFormat.TRIG)
    print(len(documents), "articles", len(resolution.entities), "entities", sum(len(d.claims) for d in documents), "claims",
          sum(len(d.events) for d in documents), "events")
