"""Datelines and date lines as printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.page.datelines import date_line, find_dateline, place_line

CASES: list[list[Any]] = yaml.safe_load(Path(__file__).with_name("datelines.yaml").read_text(encoding="utf8"))


def test_the_table_is_read_whole() -> None:
    assert len(CASES) == 32


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_dateline(text: str, expected: list[Any] | None) -> None:
    found = find_dateline(text)
    fields = found and [found.place, found.agency, found.month, found.day, found.year]
    assert fields == (expected and [None if part == "-" else part for part in expected])
    if found is not None:
        assert text[found.span.end :].lstrip()[:1].isupper()


def test_year_of_a_dateline_is_the_latest_up_to_publication() -> None:
    found = find_dateline("RIGA, Dec. 30 (AP) — The")
    assert found is not None
    assert found.on(date(2023, 1, 2)) == date(2022, 12, 30)
    assert found.on(date(2023, 12, 31)) == date(2023, 12, 30)
    assert found.on(None) is None


@pytest.mark.parametrize(("line", "day"), [
    ("Friday, August 21, 2015", date(2015, 8, 21)), ("June 18, 2023", date(2023, 6, 18)),
    ("Date:2025-04-12 03:02:51", date(2025, 4, 12)), ("Published: 3 May 2021, 10:02 GMT", date(2021, 5, 3)),
    ("Example Agency | Updated: 2023-06-19 22:10", date(2023, 6, 19)), ("They met on June 18, 2023.", None),
    ("First Published: Jun 05, 2023 10:02 IST", date(2023, 6, 5)), ("03/04/2023", None), ("Doha, 5 June 2023", None)])
def test_date_line(line: str, day: date | None) -> None:
    assert date_line(line) == day


def test_a_line_of_place_and_date() -> None:
    found = place_line("Doha, 5 June 2023")
    assert found is not None
    assert (found.place, found.on(None), found.span.end) == ("Doha", date(2023, 6, 5), 17)
    assert place_line("Friday, August 21, 2015") is None
