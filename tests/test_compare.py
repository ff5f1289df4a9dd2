"""Accounts side by side, disputes and positions, on the ontology's example graph of two invented states."""

from __future__ import annotations

import pytest
from example_graph import example as example_graphs
from rdflib import Dataset, Literal

from kg.compare import AccountRow, Passage, compare_event, find_disputes, position
from kg.compare.accounts import find_differences
from kg.compare.numbers import differing_numbers
from kg.errors import QueryError
from kg.resources import ontology_dir
from kg.store import memory_dataset
from kg.vocab import dip


def test_accounts_of_one_meeting_differ_in_the_day(example: Dataset) -> None:
    found = compare_event(example, "meeting Brandt Keller")
    assert found.label == "Ida Brandt meets Omar Keller"
    assert [a.passages[0].file for a in found.accounts] == ["one.txt", "three.txt", "two.txt"]
    assert {d.what: len(d.values) for d in found.differences} == {"date": 2}
    assert all("Brandt" in p.sentence for a in found.accounts for p in a.passages)


def test_an_event_is_found_by_the_words_that_tell_it_and_others_that_fit_are_named(example: Dataset) -> None:
    assert compare_event(example, "Keller received").label == "Ida Brandt meets Omar Keller"
    found = compare_event(example, "Brandt Alden")
    assert [label for _, label in found.also_fit] == ["Ida Brandt visits Alden"]
    assert compare_event(example, found.event).also_fit == ()


def test_statements_show_their_side_and_who_else_reports_them(example: Dataset) -> None:
    found = compare_event(example, "Brandt Keller")
    assert {s.side for s in found.statements} == {"Norland", "Sudland"}
    shared = [s for s in found.statements if s.words.startswith("Norland will never block")]
    assert len(shared) == 3
    assert all(len(s.also_in) == 2 for s in shared)
    assert {s.words for s in found.only} >= {"Sudland expected apologies", "the tariffs were unlawful"}
    assert not any(s.words.startswith("Norland will never block") for s in found.only)


def test_sentences_are_the_characters_they_name(example: Dataset) -> None:
    for statement in compare_event(example, "Brandt Keller").statements:
        text = (ontology_dir() / "example" / statement.passage.file).read_text(encoding="utf8")
        assert text[statement.passage.begin : statement.passage.end] == statement.passage.sentence


def test_disputes_come_with_both_sides(example: Dataset) -> None:
    statement, event = find_disputes(example)
    assert {s.speaker for s in statement.affirmed} == {"Omar Keller"}
    assert {s.side for s in statement.denied} == {"Norland"}
    assert (event.kind, event.differences[0].what) == ("event", "date")
    assert all(row.passages for row in event.accounts)


@pytest.mark.parametrize(("one", "other", "things"), [
    ("At least 11 civilians and one soldier died.", "Nine civilians died.", ["civilians"]),
    ("It sent 1,200 troops.", "It sent 1200 troops.", []),
    ("It gave aid to 1.5 million people.", "It gave aid to 2 million people.", ["people"]),
    ("They talked for two hours.", "They talked for three hours.", []),
    ("Twelve envoys came.", "12 envoys came, then six more envoys.", []),
    ("It expelled three of its diplomats.", "It expelled two Sudland diplomats.", ["diplomats"]),
    ("It freed two of the sailors.", "It had held 14 sailors.", []),
    ("The three ministers met.", "The two foreign ministers met for an hour.", []),
    ("Three ministers resigned.", "Two ministers resigned.", ["ministers"]),
    ("The 14 sailors came home.", "The 12 sailors came home.", ["sailors"]),
    ("It expelled three Sudland diplomats.", "It expelled two Sudland diplomats.", ["diplomats"]),
    ("A $40 million loan for 3 dams.", "A $50 million loan for three dams.", []),
])
def test_figures_that_differ(one: str, other: str, things: list[str]) -> None:
    found = differing_numbers([(one, "a.txt"), (other, "b.txt")])
    assert [d.what for d in found] == [f"number of {thing}" for thing in things]


def test_each_side_says_that_the_other_acted() -> None:
    def row(acting: str, acted_on: str) -> AccountRow:
        passage = Passage(f"{acting}.txt", "", "", "They fired.", 0, 11)
        return AccountRow(acting, "Assault", "actual", "", "", (), (), (passage,), (acting,), (acted_on,))

    (found,) = find_differences([row("Norland", "Sudland"), row("Sudland", "Norland")])
    assert (found.what, found.values) == (
        "who acts", (("Norland → Sudland", ("Norland.txt",)), ("Sudland → Norland", ("Sudland.txt",))))
    assert list(find_differences([row("Norland", "Sudland"), row("Norland", "Sudland")])) == []
    assert list(find_differences([row("Norland", "Norland"), row("Norland", "Norland")])) == []


@pytest.mark.parametrize(("one", "other", "differing"), [
    (("Porto", "Sudland"), ("Sudland",), []),  # a town of the state that the other tells
    (("Porto", "Sudland"), ("Lima", "Sudland"), ["place"]),
    (("Porto", "Sudland"), ("Norland",), ["place"]),
])
def test_a_town_lies_in_its_state(one: tuple[str, ...], other: tuple[str, ...], differing: list[str]) -> None:
    rows = [AccountRow(w[0], "Meeting", "actual", "", "", (), w[:1], (Passage(w[0], "", "", "They met.", 0, 9),),
                       within=w) for w in (one, other)]
    assert [d.what for d in find_differences(rows)] == differing


TOPICS = ["maritime", "shipping", "Seas and shipping", "strait", "https://w3id.org/dipkg/id/topic/maritime"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_position_in_order_of_time(example: Dataset, topic: str) -> None:
    found = position(example, "Ida Brandt", topic)
    assert [s.when for s in found] == sorted(s.when for s in found)
    assert {s.passage.file for s in found} == {"one.txt", "two.txt", "three.txt", "four.txt"}


def test_a_page_that_was_perhaps_posted_again_dates_no_saying() -> None:
    graphs = [(name, [(s, p, Literal("inferred") if p == dip.publishedBasis else o) for s, p, o in triples
                      if p not in (dip.latestDate, dip.earliestDate)]) for name, triples in example_graphs()]
    found = position(memory_dataset(graphs), "Ida Brandt", "strait")
    assert found
    assert {s.when for s in found} == {""}


def test_what_a_ministry_says_counts_for_its_state(example: Dataset) -> None:
    assert {s.speaker for s in position(example, "Norland", "steel")} >= {"Ministry of Trade of Norland", "Ida Brandt"}


@pytest.mark.parametrize(("call", "message"), [
    (lambda d: compare_event(d, "coronation of nobody"), "no event fits"),
    (lambda d: compare_event(d, "https://w3id.org/dipkg/id/event/none"), "no such event"),
    (lambda d: compare_event(d, "https://w3id.org/> { }"), "not an IRI"),
    (lambda d: position(d, "Nobody At All", "steel"), "is called 'Nobody At All'"),
    (lambda d: position(d, "of Norland", "steel"), "may be any of government-body/"),
])
def test_errors_say_what_to_do(example: Dataset, call, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(QueryError, match=message) as error:
        call(example)
    assert error.value.hint
