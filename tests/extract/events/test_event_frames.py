"""Every event type by its case file: active, passive, nominal, negated, planned, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.extract.events.frames import load_lexicon
from kg.gazetteer import Gazetteer
from kg.model import CharSpan, Document, Extraction, Paragraph, ParagraphKind

CASES = {path.stem: yaml.safe_load(path.read_text(encoding="utf8"))
         for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))}
KINDS = {"active": 3, "passive": 3, "nominal": 3, "negated": 3, "planned": 3, "miss": 3}  # at least so many cases


@pytest.fixture(scope="module")
def read(nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]) -> Callable[[str], Extraction]:
    """Extraction of one sentence."""

    def extraction(text: str) -> Extraction:
        article = make_document(text).article
        document = Document(article, (Paragraph(CharSpan(0, len(text)), ParagraphKind.BODY),), ())
        return extract(annotate(document, nlp), gazetteer)

    return extraction


def test_every_type_has_a_case_file() -> None:
    assert sorted(file["type"] for file in CASES.values()) == list(load_lexicon().types())
    assert sum(len(file["cases"]) for file in CASES.values()) >= 930


@pytest.mark.parametrize("name", CASES)
def test_every_type_is_told_in_every_way(name: str) -> None:
    cases = CASES[name]["cases"]
    for kind, least in KINDS.items():
        of_kind = [case for case in cases if case["kind"] == kind]
        assert len(of_kind) >= least, f"{name} has {len(of_kind)} {kind}"
        assert all(("realis" in case) == (kind != "miss") for case in of_kind)
        assert kind not in {"negated", "planned"} or {case["realis"] for case in of_kind} == {kind}
    assert len({case["text"] for case in cases}) == len(cases)


def test_every_frame_can_fill_what_it_needs() -> None:
    """A frame whose paths lead to none of the roles it needs would never hold."""
    lexicon = load_lexicon()
    tables = (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.modals)
    frames = {typed.rule: typed for table in tables for found in table.values() for _, typed in found}
    dead = [rule for rule, typed in frames.items() if typed.needs and not typed.frame.heir and not any(
        set(typed.noun_roles if typed.frame.nouns else typed.roles) | ({"participant"} if typed.frame.mutual else set())
        >= set(need.split("&")) for need in typed.needs)]
    assert dead == []


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str, read: Callable[[str], Extraction]) -> None:
    kind = CASES[name]["type"]
    wrong = [problem for case in CASES[name]["cases"] if (problem := _problem(kind, case, read(case["text"])))]
    assert not wrong, "\n".join(wrong)


def _problem(kind: str, case: dict[str, Any], found: Extraction) -> str | None:
    events = [e for e in found.events if e.type == kind]
    if "realis" not in case:
        return f"{case['text']}: there is none" if events else None
    names = {m.id: m.text for m in found.mentions}
    events = [e for e in events if e.hearsay is case.get("hearsay", e.hearsay)]
    told = [(e.realis.value, {(a.role, names[a.mention]) for a in e.arguments}) for e in events]
    wanted = [(role, name) for role, people in case.get("roles", {}).items() for name in people]
    behind = [{names[a.behind] for a in e.arguments if a.behind} for e in events]
    for (realis, people), states in zip(told, behind, strict=True):
        filled = all(any(r == role and name in n for r, n in people) for role, name in wanted)
        others = any(name in n for name in case.get("never", ()) for n in (*states, *(n for _, n in people)))
        if realis == case["realis"] and filled and not others and states >= set(case.get("behind", ())):
            return None
    return f"{case['text']}: {told or [e.type for e in found.events]}"


@pytest.mark.parametrize(("text", "realis"), [
    ("President Ruto meets the emir of Qatar on Saturday.", "planned"),
    ("President Ruto met the emir of Qatar on Saturday.", "actual")])
def test_what_lies_ahead_is_planned(
    text: str, realis: str, nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> None:
    """The article is of a Friday."""
    article = make_document(text, date(2024, 5, 17)).article
    document = Document(article, (Paragraph(CharSpan(0, len(text)), ParagraphKind.BODY),), ())
    assert [e.realis.value for e in extract(annotate(document, nlp), gazetteer).events] == [realis]


@pytest.mark.parametrize("text", [
    "The army shelled the town of Bana, killing ten people.", "Gunmen opened fire on a bus in Quetta, killing eight."])
def test_what_an_attack_led_to_is_the_attack(text: str, read: Callable[[str], Extraction]) -> None:
    assert [e.type for e in read(text).events] == ["Assault"]


DAYS = yaml.safe_load((Path(__file__).parent / "event_days.yaml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", DAYS, ids=[f"{case['type']}: {case['text'][:50]}" for case in DAYS])
def test_days_of_events(
    case: dict[str, Any], nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> None:
    article = make_document(case["text"], date(2026, 3, 3)).article
    document = Document(article, (Paragraph(CharSpan(0, len(case["text"])), ParagraphKind.BODY),), ())
    found = [e for e in extract(annotate(document, nlp), gazetteer).events if e.type == case["type"]]
    wanted = [None if day == "-" else day for day in case["days"]]
    assert found
    assert (any if case.get("any") else all)([e.earliest, e.latest] == wanted for e in found)
