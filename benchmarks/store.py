"""The embedded store against rdflib's own memory store: CPU seconds to load the graph and to answer five questions.

    python benchmarks/store.py [COPIES]        (default 3)

The graph is that of the seed articles, its named graphs repeated COPIES times under other names, as another corpus
would add them. Both stores are asked through rdflib with the same text; the answers must be equal.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from rdflib import Dataset, URIRef

from kg.annotate import DEFAULT_MODEL, load_model
from kg.gazetteer import load_gazetteer
from kg.graphs import NamedGraph, named_graphs_of
from kg.pipeline import resolve_and_assemble, resolve_article, run_with
from kg.query import run_query
from kg.read import read_articles
from kg.store import open_store, write_store

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
QUESTIONS = {
    "persons": "SELECT DISTINCT ?name { ?p a dip:Person ; rdfs:label ?name }",
    "who took part in meetings": "SELECT DISTINCT ?e ?who { ?e a dip:Meeting ; dip:participant ?who }",
    "what was said by whom": "SELECT DISTINCT ?name ?text { ?c dip:speaker ?s ; dip:contentText ?text . "
                             "?s rdfs:label ?name }",
    "mentions by article": "SELECT ?f (COUNT(DISTINCT ?m) AS ?n) { ?m a dip:Mention ; dip:inArticle ?a . "
                           "?a dip:sourceFile ?f } GROUP BY ?f",
    "events with their sentences": "SELECT DISTINCT ?e ?s { ?e dip:evidence ?x ; dip:realis dip:actual . "
                                   "?x nif:anchorOf ?s }",
}
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def seed_graphs(copies: int) -> list[NamedGraph]:
    nlp, gazetteer = load_model(), load_gazetteer()
    documents = tuple(resolve_article(a, nlp, gazetteer) for a in read_articles([SEEDS]).articles)
    _, pieces = resolve_and_assemble(documents, run_with(DEFAULT_MODEL))
    graphs = named_graphs_of(graph for piece in pieces for graph in piece.make())
    return [(URIRef(f"{name}/copy{n}") if n else name, triples) for n in range(copies) for name, triples in graphs]


def in_memory(graphs: list[NamedGraph]) -> Dataset:
    """rdflib's own store, the baseline."""
    dataset = Dataset(default_union=True)
    for name, triples in graphs:
        graph = dataset.graph(name)
        for triple in triples:
            graph.add(triple)
    return dataset


def on_disk(graphs: list[NamedGraph], folder: Path) -> Dataset:
    write_store(graphs, folder)
    return open_store(folder)


def rows(dataset: Dataset, question: str) -> list[str]:
    return sorted(" ".join(map(str, row)) for row in run_query(dataset, question).rows)


def main(copies: int) -> None:
    graphs = seed_graphs(copies)
    print(f"{sum(len(triples) for _, triples in graphs)} quads in {len(graphs)} graphs")
    print(f"{'':32}{'rdflib memory':>15}{'kg store':>12}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        memory, slow = timed(lambda: in_memory(graphs))
        store, fast = timed(lambda: on_disk(graphs, Path(folder) / "store"))
        print(f"{'load':32}{slow:13.3f} s{fast:10.3f} s{slow / fast:8.1f}")
        for name, question in QUESTIONS.items():
            wanted, slow = timed(partial(rows, memory, question))
            found, fast = timed(partial(rows, store, question))
            if wanted != found or not found:
                sys.exit(f"{name}: the two stores differ ({len(wanted)} and {len(found)} rows)")
            print(f"{name:32}{slow:13.3f} s{fast:10.3f} s{slow / fast:8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
