"""What an event takes from the text around it: its day, its hosts, and those for whom somebody speaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import ResolvedDocument

CASES = yaml.safe_load((Path(__file__).parent / "event_settings.yaml").read_text(encoding="utf8"))


def test_there_are_enough() -> None:
    assert (len(CASES["days"]), len(CASES["people"]), len(CASES["nothing"])) == (17, 18, 3)


@pytest.mark.parametrize("case", CASES["days"], ids=lambda c: c["text"])
def test_days(case: dict[str, Any], resolve: Callable[[str], ResolvedDocument]) -> None:
    (event,) = [e for e in resolve(case["text"]).events if e.type == case["type"]]
    assert [event.earliest, event.latest] == [day or None for day in case["days"]]


@pytest.mark.parametrize("case", CASES["people"], ids=lambda c: c["text"])
def test_people(case: dict[str, Any], resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve(case["text"])
    names = {e.id: e.name for e in found.entities}
    event = [e for e in found.events if e.type == case["type"]][-1]
    people = {names[p.entity] for p in event.participants}
    assert set(case["with"]) <= people
    assert not people & set(case.get("without", ()))


@pytest.mark.parametrize("text", CASES["nothing"])
def test_private_people_make_no_event(text: str, resolve: Callable[[str], ResolvedDocument]) -> None:
    assert resolve(text).events == ()


@pytest.mark.parametrize("case", CASES["homes"], ids=lambda c: c["text"])
def test_homes(case: dict[str, Any], resolve: Callable[[str], ResolvedDocument]) -> None:
    entities = resolve(case["text"]).entities
    keys = {e.id: e for e in entities}
    who = next(e for e in entities if e.name == case["who"])
    state = case["state"]
    assert [keys[a].name if a in keys else a for a in who.acts_for] in ([state], [f"state/{state.lower()}"])
