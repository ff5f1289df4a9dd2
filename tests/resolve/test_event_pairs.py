"""What two reports of one story tell, each in its own words: the same event, or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, PublishedBasis
from kg.pipeline import resolve_article
from kg.resolve.corpus import resolve_corpus

TOLD = yaml.safe_load((Path(__file__).parent / "event_pairs.yaml").read_text(encoding="utf8"))
CASES = 45


def test_the_cases_are_whole() -> None:
    assert len(TOLD["cases"]) == CASES


@pytest.mark.parametrize("case", TOLD["cases"], ids=lambda case: f"{case['kind']}: {case['other']}")
def test_two_reports(case: dict[str, Any], nlp: Language, gazetteer: Gazetteer) -> None:
    first = case.get("published", TOLD["published"])
    documents = [resolve_article(
        Article(str(n) * 16, f"{n}.txt", TOLD["head"] + case[name], str(n) * 64, published, PublishedBasis.GIVEN), nlp,
        gazetteer) for n, (name, published) in enumerate((("one", first), ("other", case.get("later", first))))]
    kinds = {case["kind"]} if isinstance(case["kind"], str) else {*case["kind"]}
    assert all(kinds & {e.type for e in d.events} for d in documents), [d.events for d in documents]
    both = [e for e in resolve_corpus(documents, gazetteer).events
            if e.type in kinds and len({article for article, _ in e.members}) > 1]
    assert len(both) == case["both"]
