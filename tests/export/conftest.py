"""Datasets in rdflib's own store, beside those in kg's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

collect_ignore = ["conftest.py"]  # doctests are looked for by module name, and all conftest files share one


@pytest.fixture(scope="session")
def in_memory() -> Callable[[Dataset], Dataset]:
    """Copies a dataset into rdflib's own store, last quads first."""

    def copy(dataset: Dataset) -> Dataset:
        plain = Dataset()
        for s, p, o, g in sorted(dataset.quads((None, None, None, None)), key=str, reverse=True):
            plain.graph(getattr(g, "identifier", g)).add((s, p, o))
        return plain

    return copy
