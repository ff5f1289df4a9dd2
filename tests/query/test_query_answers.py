"""What an analyst counts: who acts upon whom, when, and whether it was said or denied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from example_graph import graphs_of
from rdflib import Dataset

from kg.query import bind, named_query, run_query
from kg.store import memory_dataset

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "two_sides.yaml").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return memory_dataset(list(graphs_of(HERE / "two_sides.trig")))


def test_count() -> None:
    assert len(CASES) == 14


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['query']} {' '.join(c['params'].values())}")
def test_all_rows(case: dict[str, Any], dataset: Dataset) -> None:
    result = run_query(dataset, bind(named_query(case["query"]), case["params"], dataset))
    places = [result.columns.index(column) for column in case["columns"]]
    rows = [["" if row[place] is None else str(row[place]) for place in places] for row in result.rows]
    assert rows == case["rows"]
