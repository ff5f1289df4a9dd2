"""Coding of single sentences: fields, codes of intentions, order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from spacy.language import Language

from kg.code import code_sentences
from kg.gazetteer import Gazetteer

FIELDS = {"type", "plover", "cameo", "initiator", "target", "participant", "host", "mediator", "place", "earliest",
          "latest", "realis", "trigger"}


@pytest.fixture(scope="module")
def code(nlp: Language, gazetteer: Gazetteer) -> Any:
    """Events of one sentence written on Monday, 20 May 2024."""

    def events(text: str) -> list[dict[str, Any]]:
        return next(code_sentences([("1", text, date(2024, 5, 20))], nlp, gazetteer))["events"]

    return events


def test_fields(code: Any) -> None:
    (event,) = code("The Polish president visited Lithuania on Friday.")
    assert set(event) == FIELDS
    assert (event["type"], event["plover"], event["cameo"], event["realis"]) == ("Visit", "CONSULT", "04", "actual")
    assert event["initiator"][0]["text"] == "The Polish president"
    assert event["host"] == [{"label": "Lithuania", "text": "Lithuania"}]
    assert (event["earliest"], event["latest"]) == ("2024-05-17", "2024-05-17")


# (text, class, PLOVER, CAMEO root): what is intended has its own codes, the class stays
INTENTIONS = [
    ("Poland will send tanks to Ukraine.", "Aid", "AGREE", "03"),
    ("Britain will impose sanctions on Belarus.", "Sanction", "THREATEN", "13"),
    ("Syria will not release the prisoners.", "Retreat", "REJECT", "12"),
    ("Poland sent tanks to Ukraine.", "Aid", "AID", "07"),
    ("Norway and Chile agreed to cooperate.", "Commitment", "AGREE", "03"),
]


@pytest.mark.parametrize(("text", "kind", "plover", "cameo"), INTENTIONS)
def test_codes_of_intentions(code: Any, text: str, kind: str, plover: str, cameo: str) -> None:
    assert [(e["type"], e["plover"], e["cameo"]) for e in code(text)] == [(kind, plover, cameo)]


def test_main_statement_first_and_alone(code: Any) -> None:
    events = code("Kenya condemned Rwanda after rebels attacked a convoy of the United Nations.")
    assert [e["type"] for e in events] == ["Accusation"]


def test_an_event_aimed_at_a_place_names_its_state(code: Any) -> None:
    (event,) = code("Turkey imposed a curfew in Ankara.")
    assert event["place"][0]["label"] == "Ankara"
    assert event["target"]


def test_nothing_to_code(nlp: Language, gazetteer: Gazetteer) -> None:
    lines = list(code_sentences([("a", "It rained in Lisbon.", None), ("b", "The sun shone.", None)], nlp, gazetteer))
    assert lines == [{"id": "a", "events": []}, {"id": "b", "events": []}]
