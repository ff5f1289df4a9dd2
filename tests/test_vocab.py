"""The constants are those of the ontology."""

from __future__ import annotations

import re

import pytest
from project_scripts import script
from rdflib import URIRef

from kg.event_types import EVENT_TYPES, PLOVER_WEIGHTS, event_weight
from kg.vocab import dip, schema


def test_generated_files_are_fresh() -> None:
    generated = script("generate_vocab").generated()
    assert len(generated) == 2
    for path, text in generated.items():
        assert path.read_text(encoding="utf8") == text, f"{path.name} is stale: run scripts/generate_vocab.py"


def test_look_up_by_name() -> None:
    assert dip["Visit"] == dip.Visit == URIRef("https://w3id.org/dipkg/ontology#Visit")
    assert dip["from"] == dip.from_
    assert dip["assert"] == dip.assert_
    with pytest.raises(KeyError, match="dip:Vissit is not declared"):
        dip["Vissit"]


def test_schema_is_https() -> None:
    assert schema.namespace == "https://schema.org/"


def test_event_types() -> None:
    assert len(EVENT_TYPES) == 27
    assert EVENT_TYPES["Expulsion"].parent == "Sanction"
    assert all(kind.parent in EVENT_TYPES for kind in EVENT_TYPES.values() if kind.parent)
    coded = {name for name, kind in EVENT_TYPES.items() if kind.plover}
    assert set(EVENT_TYPES) - coded == {"Event", "Appointment"}
    for kind in EVENT_TYPES.values():
        if kind.plover:
            assert re.fullmatch(r"0[1-9]|1\d|20", kind.cameo or "")
            assert event_weight(kind.name, kind.mode) == kind.weight == PLOVER_WEIGHTS[
                f"{kind.plover}:{kind.mode}" if kind.mode else kind.plover]
    assert {kind.plover for kind in EVENT_TYPES.values() if kind.plover} == {c for c in PLOVER_WEIGHTS if ":" not in c}
    assert len(PLOVER_WEIGHTS) == 82
