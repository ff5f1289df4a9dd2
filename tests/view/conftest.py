"""Datasets to draw, and the browser: where none is installed, its tests are left out and a line says so."""

from __future__ import annotations

import shutil

import pytest
from rdflib import Dataset

from kg.resources import ontology_dir
from kg.store import load_graph

collect_ignore = ["conftest.py"]  # doctests are looked for by module name, and all conftest files share one

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    needing = [item for item in items if item.get_closest_marker("browser")]
    if needing and not find_browser():
        items[:] = [item for item in items if item not in needing]
        config.hook.pytest_deselected(items=needing)


@pytest.fixture(scope="session")
def browser() -> str:
    path = find_browser()
    assert path, "tests marked `browser` are left out where there is none"
    return path


@pytest.fixture(scope="session")
def example() -> Dataset:
    return load_graph(ontology_dir() / "example.trig")
