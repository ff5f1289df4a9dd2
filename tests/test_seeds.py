"""What the graph of the five given articles must hold: people, visits, meetings, quotations; nothing of the menus."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.annotate import DEFAULT_MODEL
from kg.builder import BuildOptions, Prepared, prepare
from kg.model import CanonicalEvent, EntityType, LocalEvent, Realis

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PERSONS = {"Antony Blinken", "Xi Jinping", "Wang Yi", "Wang Xiaohong", "Wang Wenbin", "Qin Gang", "Hua Chunying",
           "Joe Biden", "Bill Gates", "Leila Fadel", "Janet Yellen", "Matthew Miller", "Vladimir Putin"}
JUNE = ("000_a7529d5c472c2cb2.txt", "001_e7564de01d53ded9.txt", "003_e769f51ac687686d.txt", "004_130772d47f6ea11e.txt")
APRIL = "002_89291d4d50dca3d3.txt"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("seeds")
    return prepare(BuildOptions((str(SEEDS),), folder / "out", folder / "store", DEFAULT_MODEL))


def files_of(seeds: Prepared, event: CanonicalEvent) -> set[str]:
    names = {d.document.article.id: d.document.article.source_file for d in seeds.documents}
    return {names[article] for article, _ in event.members}


def accounts(seeds: Prepared, event: CanonicalEvent) -> list[LocalEvent]:
    local = {(d.document.article.id, e.id): e for d in seeds.documents for e in d.events}
    return [local[member] for member in event.members]


def labels(seeds: Prepared) -> dict[tuple[str, str], str]:
    return {member: e.label for e in seeds.resolution.entities for member in e.members}


def actors(seeds: Prepared, event: CanonicalEvent) -> set[str]:
    named = labels(seeds)
    local = {(d.document.article.id, e.id): e for d in seeds.documents for e in d.events}
    return {named[key[0], p.entity] for key in event.members for p in local[key].participants}


def test_the_people_of_the_bodies_and_nobody_else(seeds: Prepared) -> None:
    found = {e.label for e in seeds.resolution.entities if e.type is EntityType.PERSON}
    assert found == PERSONS


def test_one_state_under_all_its_names(seeds: Prepared) -> None:
    states = [e for e in seeds.resolution.entities if e.type is EntityType.STATE]
    china = next(e for e in states if e.label == "China")
    assert len({article for article, _ in china.members}) == 5
    assert len({e.label for e in states}) == len(states)


def test_the_visit_of_june_2023_is_one_event_and_not_that_of_april_2024(seeds: Prepared) -> None:
    visits = [e for e in seeds.resolution.events if e.type == "Visit" and "Antony Blinken" in actors(seeds, e)
              and any(a.realis is Realis.ACTUAL for a in accounts(seeds, e))]
    june = [e for e in visits if files_of(seeds, e) & set(JUNE)]
    april = [e for e in visits if APRIL in files_of(seeds, e)]
    assert max(len(files_of(seeds, e)) for e in june) == 4
    assert april
    assert not {e.id for e in june} & {e.id for e in april}


def test_the_meeting_with_xi_of_19_june(seeds: Prepared) -> None:
    met = [e for e in seeds.resolution.events
           if {"Antony Blinken", "Xi Jinping"} <= actors(seeds, e) and str(e.earliest) == str(e.latest) == "2023-06-19"]
    assert len(met) == 1
    assert len(files_of(seeds, met[0])) >= 2
    assert APRIL not in files_of(seeds, met[0])


def test_planned_postponed_and_not_agreed_are_no_facts(seeds: Prepared) -> None:
    told = {(labels(seeds)[d.document.article.id, p.entity], e.type, e.realis)
            for d in seeds.documents for e in d.events for p in e.participants}
    assert ("Vladimir Putin", "Visit", Realis.PLANNED) in told
    assert ("Vladimir Putin", "Visit", Realis.ACTUAL) not in told
    february = [e for d in seeds.documents for e in d.events if e.type == "Visit" and str(e.earliest) == "2023-02-01"]
    assert [e.realis for e in february] in ([Realis.NEGATED], [Realis.PLANNED, Realis.NEGATED])


def test_quotations_of_two_outlets_are_one_proposition(seeds: Prepared) -> None:
    shared = [p for p in seeds.resolution.propositions if len({article for article, _ in p.members}) > 1]
    texts = " ".join(p.text for p in shared)
    for words in ("competition does not veer into", "stabili", "vehemently"):
        assert words in texts


def test_five_articles_of_five_origins(seeds: Prepared) -> None:
    assert sorted(len(o.articles) for o in seeds.resolution.origins) == [1, 1, 1, 1, 1]


def test_the_balloon_shot_down_is_one_event_of_three_articles(seeds: Prepared) -> None:
    shot = [e for e in seeds.resolution.events
            if e.type == "Assault" and {"China", "United States"} <= actors(seeds, e)]
    assert [files_of(seeds, e) for e in shot] == [{JUNE[0], JUNE[1], JUNE[3]}]
