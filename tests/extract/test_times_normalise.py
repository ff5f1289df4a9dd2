"""The value of time expressions, by a table of self-written ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract.times import Anchor, normalise

TABLE: dict[Any, list[list[Any]]] = yaml.safe_load(
    Path(__file__).with_name("times_normalise.yaml").read_text(encoding="utf8"))
CASES = [(anchor if isinstance(anchor, date) else None, *row) for anchor, rows in TABLE.items() for row in rows]


def test_the_table_is_read_whole() -> None:
    assert len(CASES) >= 200
    assert len({(case[0], case[1], case[2]) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_value(case: tuple[Any, ...]) -> None:
    anchor, text, tense, timex, earliest, latest = (None if part == "-" else part for part in case)
    assert normalise(text, anchor, tense) == (timex, earliest, latest)


def test_a_reposted_article_gives_only_a_last_day() -> None:
    anchor = Anchor(first=None, last=date(2025, 4, 12))
    assert normalise("on Friday", anchor, "past") == ("XXXX-WXX-5", None, date(2025, 4, 12))
    assert normalise("in May", anchor, "future") == ("XXXX-05", None, None)
    assert normalise("in May 2024", anchor, "future") == ("2024-05", date(2024, 5, 1), date(2024, 5, 31))


def test_a_year_of_writing_widens() -> None:
    anchor = Anchor(date(2023, 1, 1), date(2023, 12, 31), 2023)
    assert normalise("last month", anchor, "past") == ("XXXX-XX", date(2022, 12, 1), date(2023, 11, 30))
    assert normalise("this year", anchor).timex == "2023"


def test_a_time_told_before_is_what_others_count_from() -> None:
    anchor = Anchor(date(2023, 6, 19), date(2023, 6, 19), reference=normalise("June 5", date(2023, 6, 19), "past"))
    assert normalise("a day earlier", anchor, "past").timex == "2023-06-04"
    assert normalise("two weeks later", anchor, "past").timex == "2023-W25"
    assert normalise("the next day", anchor, "past").timex == "2023-06-06"
    assert normalise("that month", anchor, "past").timex == "2023-06"
