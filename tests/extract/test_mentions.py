"""Mentions found in self-written sentences, one table of cases a phenomenon."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate, plain
from kg.extract.index import MentionIndex
from kg.extract.mentions import find_mentions, find_offices
from kg.extract.mentions.name import tokens_at
from kg.extract.mentions.title_spans import is_head
from kg.gazetteer import Gazetteer
from kg.lexicon import load_lexicon
from kg.model import Document, Mention, MentionKind, OfficeMention

FOLDER = Path(__file__).parent / "mentions"
COUNTS = {"names": 96, "bodies": 23, "metonymy": 24, "titles": 32, "nominals": 23, "pronouns": 8, "respective": 17}
Read = Callable[[str], tuple[list[Mention], tuple[OfficeMention, ...]]]


@cache
def cases(table: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((FOLDER / f"{table}.yaml").read_text(encoding="utf8"))
    assert len(loaded) == COUNTS[table]
    return list(loaded)


def param(table: str) -> list[Any]:
    return [pytest.param(case, id=f"{i}-{case['text'][:40]}") for i, case in enumerate(cases(table))]


@pytest.fixture(scope="session")
def read(nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]) -> Read:
    def mentions_of(text: str) -> tuple[list[Mention], tuple[OfficeMention, ...]]:
        annotated = annotate(make_document(text), nlp)
        index = MentionIndex(annotated.doc, annotated.sentences, find_mentions(annotated, gazetteer))
        return list(index.all()), find_offices(annotated, index, gazetteer)

    return mentions_of


@pytest.mark.parametrize("case", [*param("names"), *param("bodies")])
def test_named(case: dict[str, Any], read: Read) -> None:
    mentions, _ = read(case["text"])
    named = {m.name: m.label.value for m in mentions if m.kind is MentionKind.NAMED and m.label}
    assert named == case["named"]


@pytest.mark.parametrize("case", param("metonymy"))
def test_metonymy(case: dict[str, Any], read: Read) -> None:
    (mention,) = [m for m in read(case["text"])[0] if m.name == case["word"]]
    assert mention.label == case["type"]


@pytest.mark.parametrize("case", param("titles"))
def test_titles(case: dict[str, Any], read: Read) -> None:
    mentions, offices = read(case["text"])
    (person,) = [m for m in mentions if m.name == case["person"]]
    assert sorted(person.titles) == sorted(case["titles"])
    held = [o for o in offices if o.holder == person.id]
    assert [o.title for o in held] == ([case["office"]] if "office" in case else [])
    assert any(o.former for o in held) == case.get("former", False)


@pytest.mark.parametrize(("text", "title", "office"), [
    ("Norwegian Prime Minister Laura Beck spoke.", "Norwegian Prime Minister", "position/prime-minister-of-norway"),
    ("Acting Norwegian Prime Minister Laura Beck spoke.", "Acting Norwegian Prime Minister", None),
    ("Norway's interim prime minister, Laura Beck, spoke.", "Norway's interim prime minister", None),
    ("Laura Beck, the acting prime minister of Norway, spoke.", "acting prime minister of Norway", None),
    ("Prime Minister-designate Laura Beck of Norway spoke.", "Prime Minister-designate", None),
    ("President-elect Ana Ruiz of Peru spoke.", "President-elect", None),
    ("President Ana Ruiz of Peru, newly elected, spoke.", "President", "position/president-of-peru"),
    ("Peru's incoming foreign minister, Luis Vega, spoke.", "Peru's incoming foreign minister", None),
    ("Peru's outgoing foreign minister, Luis Vega, spoke.", "Peru's outgoing foreign minister",
     "position/minister-of-foreign-affairs-of-peru")])
def test_who_acts_for_a_holder_is_not_told_to_hold_the_office(text: str, title: str, office: str | None,
                                                              read: Read) -> None:
    assert [(o.title, o.office) for o in read(text)[1]] == [(title, office)]


@pytest.mark.parametrize("case", param("nominals"))
def test_nominals(case: dict[str, Any], read: Read) -> None:
    mentions, _ = read(case["text"])
    (mention,) = [m for m in mentions if m.name == case["name"]]
    by_id = {m.id: m.name for m in mentions}
    assert mention.kind is MentionKind.NOMINAL
    assert mention.plural == case.get("plural", mention.plural)
    assert by_id.get(mention.acts_for or "") == case.get("acts_for")
    assert by_id.get(mention.same_as or "") == case.get("same_as")
    if "gender" in case:
        assert mention.gender == case["gender"]


@pytest.mark.parametrize("case", param("respective"))
def test_respective(case: dict[str, Any], read: Read) -> None:
    mentions, _ = read(case["text"])
    people, by_id = {m.name: m for m in mentions}, {m.id: m.name for m in mentions}
    assert {name: by_id.get(people[name].acts_for or "", "") for name in case["states"]} == case["states"]
    assert {name: list(people[name].titles) for name in case["titles"]} == case["titles"]


@pytest.mark.parametrize("case", param("pronouns"))
def test_pronouns(case: dict[str, Any], read: Read) -> None:
    found = [m.name.lower() for m in read(case["text"])[0] if m.kind is MentionKind.PRONOUN]
    assert found == case["pronouns"]


def test_plural_heads_are_heads_and_cut_words_are_none(nlp: Language) -> None:
    """"allies" and "deputies" are nouns of office in the plural, "all" is no "ally" without its end."""
    doc = plain(nlp("All the allies, deputies and envoys of the duchies agreed."))
    assert [t.text for t in doc if is_head(t, load_lexicon())] == ["allies", "deputies", "envoys"]


def test_words_are_the_tokens(nlp: Language) -> None:
    doc = plain(nlp("The anti-Pyongyang camp met  in 2019 (with U.S.-China envoys)."))
    assert (doc.texts, doc.lowers) == (tuple(t.text for t in doc), tuple(t.lower_ for t in doc))
    assert [doc.texts[i] for i in doc.capitals] == ["The", "Pyongyang", "2019", "U.S.-China"]
    assert all(tokens_at(doc, t.idx, t.idx + len(t))[:] == doc[t.i : t.i + 1] for t in doc)
    assert tokens_at(doc, doc[-4].idx + 5, doc[-4].idx + 10).text == "U.S.-China"
