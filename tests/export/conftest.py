"""The ontology's example graph, which uses every class and property, in both kinds of store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

from kg.resources import ontology_dir
from kg.store import load_graph

collect_ignore = ["conftest.py"]  # doctests are looked for by module name, and all conftest files share one


@pytest.fixture(scope="session")
def example() -> Dataset:
    return load_graph(ontology_dir() / "example.trig")


@pytest.fixture(scope="session")
def in_memory() -> Callable[[Dataset], Dataset]:
    """Copies a dataset into rdflib's own store, last quads first."""

    def copy(dataset: Dataset) -> Dataset:
        plain = Dataset()
        for s, p, o, g in sorted(dataset.quads((None, None, None, None)), key=str, reverse=True):
            plain.graph(getattr(g, "identifier", g)).add((s, p, o))
        return plain

    return copy
