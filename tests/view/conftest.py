"""The browser that draws the page: where none is installed, its tests are left out and a line says so."""

from __future__ import annotations

import pytest
from browsers import find_browser

collect_ignore = ["conftest.py"]  # doctests are looked for by module name, and all conftest files share one


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
