"""What names nobody takes up who was told before, or nothing."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, PublishedBasis, ResolvedDocument
from kg.pipeline import resolve_article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("event_heirs.yaml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-40:])
def test_heirs(case: dict[str, Any], nlp: Language, gazetteer: Gazetteer) -> None:
    text = case["text"]
    digest = hashlib.sha256(text.encode("utf8")).hexdigest()
    article = Article(digest[:16], "test.txt", text, digest, date(2024, 6, 12), PublishedBasis.GIVEN)
    told = _told(resolve_article(article, nlp, gazetteer))
    for each in case.get("found", ()):
        wanted = (each["type"], each["realis"], each["trigger"])
        parties = [people for *what, people in told if tuple(what) == wanted]
        assert any(people >= set(each["parties"]) for people in parties), (wanted, told)
    assert not {trigger for _, _, trigger, _ in told} & set(case.get("absent", ())), told


def test_count() -> None:
    assert len(CASES) == 11


def _told(resolved: ResolvedDocument) -> list[tuple[str, str, str, set[str]]]:
    text, names = resolved.document.article.text, {e.id: e.name for e in resolved.entities}
    return [(e.type, e.realis.value, trigger.of(text), {names[p.entity] for p in e.participants})
            for e in resolved.events for trigger in e.triggers]
