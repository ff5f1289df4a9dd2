"""Identity inside a document, on self-written texts: one table of cases a phenomenon."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate
from kg.extract.index import MentionIndex
from kg.extract.mentions import find_mentions, find_offices
from kg.gazetteer import Gazetteer
from kg.lexicon import load_lexicon
from kg.model import (
    Argument,
    AttributionMode,
    CharSpan,
    Claim,
    Document,
    EntityType,
    Event,
    Evidence,
    Extraction,
    LocalEntity,
    Mention,
    MentionKind,
    Realis,
    ResolvedDocument,
)
from kg.resolve import resolve_document
from kg.resolve.document_entities import Draft, Entities

FOLDER = Path(__file__).parent / "document"
COUNTS = {"names": 52, "pronouns": 65, "descriptions": 118, "groups": 44, "facts": 105}
Resolve = Callable[[dict[str, Any]], "Reading"]
EVIDENCE = Evidence(0, "test", "test")


@cache
def cases(table: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((FOLDER / f"{table}.yaml").read_text(encoding="utf8"))
    assert len(loaded) == COUNTS[table]
    return list(loaded)


def param(*tables: str) -> list[Any]:
    return [pytest.param(case, id=f"{table}-{i}") for table in tables for i, case in enumerate(cases(table))]


class Reading:
    """A resolved text, looked up by surface: "he" or, for its second occurrence, "he#2"."""

    def __init__(self, text: str, resolved: ResolvedDocument) -> None:
        self.text = text
        self.resolved = resolved
        self.entities = {e.id: e for e in resolved.entities}
        self.denotes = {d.mention: d.entities for d in resolved.denotations}

    def of(self, surface: str) -> list[str]:
        mention = find(self.text, surface, self.resolved.mentions)
        return sorted(self.entities[x].name for x in self.denotes.get(mention.id, ()))

    def keys(self, surface: str) -> tuple[str, ...]:
        return self.denotes.get(find(self.text, surface, self.resolved.mentions).id, ())


def place(text: str, surface: str) -> int:
    word, _, number = surface.partition("#")
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    return starts[int(number or 1) - 1]


def find(text: str, surface: str, mentions: tuple[Mention, ...]) -> Mention:
    start, length = place(text, surface), len(surface.partition("#")[0])
    exact = [m for m in mentions if (m.span.start, m.span.end) == (start, start + length)]
    around = [m for m in mentions if m.span.start <= start and m.span.end >= start + length]
    assert exact or around, f"no mention {surface!r} in {[m.name for m in mentions]}"
    return (exact or sorted(around, key=lambda m: len(m.span)))[0]


@pytest.fixture(scope="session")
def resolve(nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]) -> Resolve:
    def read(case: dict[str, Any]) -> Reading:
        text = case["text"]
        document = make_document(text, published=case.get("published"), publisher=case.get("publisher"))
        annotated = annotate(document, nlp)
        index = MentionIndex(annotated.doc, annotated.sentences, find_mentions(annotated, gazetteer))
        mentions = index.all()
        events = tuple(
            Event(
                f"e{n}",
                "Meeting",
                CharSpan(0, 1),
                0,
                (Argument("participant", find(text, surface, mentions).id),),
                Realis.ACTUAL,
                EVIDENCE,
            )
            for n, surface in enumerate(case.get("uses", ()))
        )
        events += tuple(encounter(n, text, names, mentions) for n, names in enumerate(case.get("met", ())))
        events += tuple(visit(who, text, where, mentions) for who, where in case.get("visits", {}).items())
        events = tuple(sorted(events, key=lambda e: e.trigger))
        claims = tuple(claim_of(n, text, spec, mentions) for n, spec in enumerate(case.get("claims", ())))
        offices = find_offices(annotated, index, gazetteer)
        extraction = Extraction(document, annotated.sentences, mentions, offices, (), events, claims)
        return Reading(text, resolve_document(extraction, gazetteer))

    return read


def encounter(number: int, text: str, names: list[str], mentions: tuple[Mention, ...]) -> Event:
    """They met, as told beside the first name."""
    held = [find(text, name, mentions) for name in names]
    return Event(f"m{number}", "Meeting", held[0].head, held[0].sentence,
                 tuple(Argument("participant", m.id) for m in held), Realis.ACTUAL, EVIDENCE)


def visit(who: str, text: str, where: str, mentions: tuple[Mention, ...]) -> Event:
    visitor, place = find(text, who, mentions), find(text, where, mentions)
    return Event(f"v{visitor.id}", "Visit", visitor.head, visitor.sentence, (Argument("initiator", visitor.id),),
                 Realis.NEGATED, EVIDENCE, places=(place.id,))


def claim_of(number: int, text: str, spec: dict[str, str], mentions: tuple[Mention, ...]) -> Claim:
    start = text.index(spec["content"])
    addressee = (find(text, spec["addressee"], mentions).id,) if "addressee" in spec else ()
    return Claim(
        f"c{number}",
        (find(text, spec["speaker"], mentions).id,),
        (CharSpan(start, start + len(spec["content"])),),
        AttributionMode.DIRECT,
        EVIDENCE,
        addressees=addressee,
    )


@pytest.mark.parametrize("case", param("names"))
def test_names(case: dict[str, Any], resolve: Resolve) -> None:
    reading = resolve(case)
    for group in case.get("same", ()):
        assert all(map(reading.keys, group)), group
        assert len({reading.keys(surface) for surface in group}) == 1, group
    for group in case.get("apart", ()):
        assert len({reading.keys(surface) for surface in group}) == len(group), group
    for kind, field in (("Person", "persons"), ("State", "states")):
        if field in case:
            assert sorted(e.name for e in reading.entities.values() if e.type == kind) == sorted(case[field])


@pytest.mark.parametrize("case", param("pronouns", "descriptions", "groups"))
def test_meanings(case: dict[str, Any], resolve: Resolve, gazetteer: Gazetteer) -> None:
    reading = resolve(case)
    assert {surface: reading.of(surface) for surface in case["means"]} == {
        s: sorted(n) for s, n in case["means"].items()
    }
    for surface, state in case.get("homes", {}).items():
        (held,) = (reading.entities[key] for key in reading.keys(surface))
        assert state in states_of(held, reading, gazetteer) or not (state or held.acts_for)


@pytest.mark.parametrize("case", param("facts"))
def test_facts(case: dict[str, Any], resolve: Resolve, gazetteer: Gazetteer) -> None:
    reading = resolve(case)
    entity = next(e for e in reading.entities.values() if case["entity"] in (e.name, *e.aliases))
    assert "type" not in case or entity.type == case["type"]
    assert "gazetteer" not in case or entity.gazetteer == case["gazetteer"]
    assert "gender" not in case or entity.gender == case["gender"]
    assert "state" not in case or case["state"] in states_of(entity, reading, gazetteer)
    assert "stateless" not in case or not states_of(entity, reading, gazetteer)
    assert "titles" not in case or [*entity.titles] == case["titles"]
    tenures = [t for t in reading.resolved.tenures if t.entity == entity.id]
    assert "office" not in case or case["office"] in [t.office for t in tenures]
    assert "former" not in case or any(t.former for t in tenures)


def states_of(entity: LocalEntity, reading: Reading, gazetteer: Gazetteer) -> set[str | None]:
    out: set[str | None] = set()
    for home in entity.acts_for:
        owner = reading.entities.get(home)
        entry = (
            gazetteer.entry(owner.gazetteer)
            if owner and owner.gazetteer
            else gazetteer.entry(home)
            if not owner
            else None
        )
        out |= {entry.id, entry.state} if entry else (states_of(owner, reading, gazetteer) if owner else set())
    return out


def test_decisions_have_rules_and_are_sorted(resolve: Resolve) -> None:
    reading = resolve({"text": "Antony Blinken met Wang Yi in Rome. He thanked the minister. Both leaders smiled."})
    mentions = {m.id: m for m in reading.resolved.mentions}
    spans = [mentions[d.mention].span for d in reading.resolved.denotations]
    assert spans == sorted(spans)
    assert all(d.rule and 0 < d.score <= 1 for d in reading.resolved.denotations)
    assert all(x in reading.entities for d in reading.resolved.denotations for x in d.entities)


def test_unneeded_descriptions_are_no_entities(resolve: Resolve) -> None:
    reading = resolve({"text": "A farmer from Ghana saw two soldiers and a dog."})
    assert [e.name for e in reading.entities.values()] == ["Ghana"]
    assert all(m.kind is not MentionKind.NAMED or m.id in reading.denotes for m in reading.resolved.mentions)


def test_speakers_are_actors(resolve: Resolve) -> None:
    claim = {"speaker": "Livorno", "content": "the law was unclear"}
    reading = resolve({"text": "Livorno reasoned that the law was unclear.", "claims": [claim]})
    (speaker,) = reading.resolved.claims[0].speakers
    assert reading.entities[speaker].type != "Place"


def test_a_circle_of_those_who_act_for_each_other_has_no_state(gazetteer: Gazetteer) -> None:
    entities = Entities((), gazetteer, load_lexicon())
    red, blue = Draft("x1", EntityType.ORGANIZATION), Draft("x2", EntityType.ORGANIZATION)
    entities.drafts |= {"x1": red, "x2": blue}
    red.home, blue.home = ["x2"], ["x1"]
    assert entities.state_of(red) is None
    blue.home.append("state/peru")
    assert entities.state_of(red) == "state/peru"
