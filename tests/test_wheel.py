"""The wheel holds everything that `kg` reads when it is installed elsewhere, and nothing of the workshop."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def below(folder: Path, inside: str) -> set[str]:
    files = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {f"{inside}/{p.relative_to(folder).as_posix()}" for p in files}


def test_package_with_word_lists_and_the_view_page(names: set[str]) -> None:
    wanted = below(ROOT / "kg", "kg")
    assert wanted <= names
    assert {"kg/py.typed", "kg/lang/en/cues.yaml", "kg/view/page/page.html"} <= names


def test_ontology_gazetteer_and_queries(names: set[str]) -> None:
    assert below(ROOT / "ontology", "kg/_ontology") <= names
    assert {"kg/_ontology/dip.ttl", "kg/_ontology/gazetteer/states.csv"} <= names
    assert sum(n.startswith("kg/_ontology/queries/") for n in names) >= 22


def test_nothing_else(names: set[str]) -> None:
    assert {n.split("/")[0] for n in names if ".dist-info/" not in n} == {"kg"}
    assert any(n.endswith("licenses/LICENSE") for n in names)
