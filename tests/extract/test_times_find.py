"""Time expressions found in sentences: which, with what value, in which tense, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate
from kg.extract.times import find_times
from kg.extract.times.wording import rules, rules_for, stretches
from kg.model import Document, PublishedBasis, TimeMention

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("times_found.yaml").read_text(encoding="utf8"))
MakeDocument = Callable[..., Document]


def found(document: Document, nlp: Language) -> tuple[TimeMention, ...]:
    return find_times(annotate(document, nlp))


def test_the_table_is_read_whole() -> None:
    assert len(CASES) == 49


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_found(case: dict[str, Any], nlp: Language, make_document: MakeDocument) -> None:
    published = case["published"] if isinstance(case["published"], date) else None
    times = found(make_document(case["text"], published), nlp)
    expected = [tuple(None if part == "-" else part for part in row) for row in case["times"]]
    assert [(time.text, time.timex, time.earliest, time.latest) for time in times] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_only_rules_that_cannot_match_are_left_out(case: dict[str, Any]) -> None:
    offered = {rule.pattern for _, rule in rules_for(case["text"])}
    assert [rule.name for rule in rules() if rule.pattern.search(case["text"]) and rule.pattern not in offered] == []
    assert len(offered) < len(rules()) / 2


def test_no_expression_crosses_the_border_of_a_stretch() -> None:
    text = " ".join([*(case["text"] for case in CASES), "from sept. 3 to tues. the 5 sept. 2021 or Thurs. 2 June"])
    parts = list(stretches(text, 3, len(text)))
    assert len(parts) > len(CASES) / 2
    assert [parts[0][0], *(end for _, end in parts)] == [*(start for start, _ in parts), len(text)]
    for rule in rules():
        whole = [match.span() for match in rule.pattern.finditer(text, 3)]
        assert [match.span() for part in parts for match in rule.pattern.finditer(text, *part)] == whole


def test_mentions_lie_in_their_sentences(nlp: Language, make_document: MakeDocument) -> None:
    document = make_document("They met on Monday.\n\nThey will meet in May.\n\nIt rained.", date(2023, 6, 20))
    annotated = annotate(document, nlp)
    times = find_times(annotated)
    assert [time.sentence for time in times] == [0, 1]
    for time in times:
        assert annotated.sentences[time.sentence].span.contains(time.span)
        assert time.span.of(document.article.text) == time.text
        assert time.id == f"t{time.span.start}-{time.span.end}"


def test_a_repost_invents_no_day(nlp: Language, make_document: MakeDocument) -> None:
    document = make_document("The ministers met on Friday and spoke in May 2024.", date(2025, 4, 12))
    article = replace(document.article, published_basis=PublishedBasis.INFERRED)
    times = found(replace(document, article=article), nlp)
    assert [(time.timex, time.earliest, time.latest) for time in times] == [
        ("XXXX-WXX-5", None, date(2025, 4, 12)), ("2024-05", date(2024, 5, 1), date(2024, 5, 31))]
