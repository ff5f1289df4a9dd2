"""The value of time expressions, by a table of self-written ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times import Anchor, normalise
from kg.extract.times.wording import rules

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


@given(st.sampled_from([case[1] for case in CASES]), st.dates(date(1800, 1, 1), date(2200, 1, 1)),
       st.sampled_from([None, "past", "present", "future", "either"]))
def test_an_interval_never_ends_before_it_begins(text: str, anchor: date, tense: str | None) -> None:
    for known in (Anchor.on(anchor), Anchor(None, anchor), Anchor(date(anchor.year, 1, 1), date(anchor.year, 12, 31))):
        value = normalise(text, known, tense)
        assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@given(st.text(), st.dates())
def test_any_text_has_a_value_or_none(text: str, anchor: date) -> None:
    assert normalise(text, anchor) == normalise(text, anchor)


@pytest.mark.parametrize("text", ["one " * 3000, "1 " * 3000, "June " * 2000, "2001-" * 2000, " " * 9000])
def test_time_grows_with_length_only(text: str) -> None:
    assert sum(1 for rule in rules() for _ in rule.pattern.finditer(text)) >= 0
