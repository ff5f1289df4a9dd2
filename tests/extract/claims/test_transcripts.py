"""Transcripts and interviews: who speaks in which turn, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction, Polarity

Read = Callable[[str], Extraction]
_BRIEFING = (
    "Foreign Ministry Spokesperson Mao Ning's Regular Press Conference",
    "Xinhua: What is your comment on the visit of the prime minister of Norway?",
    "Mao Ning: The visit will deepen our ties. We hope that Norway will work with us.",
    "The New York Times: The United States fined two firms on Monday. What is your response?",
    "Mao Ning: We firmly oppose such fines.",
    "We will defend our firms.")


def turns(found: Extraction, text: str) -> list[tuple[str, str]]:
    """Speaker and first words of each claim that a turn makes."""
    names = {m.id: m.name for m in found.mentions}
    return [(names[c.speakers[0]], c.content[0].of(text).split(".")[0]) for c in found.claims
            if c.evidence.rule == "layout/turn"]


def told(read: Read, *paragraphs: str) -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    return turns(read(text), text)


def test_names_in_small_letters_and_turns_of_several_paragraphs(read: Read) -> None:
    assert told(read, *_BRIEFING) == [
        ("Xinhua", "What is your comment on the visit of the prime minister of Norway?"),
        ("Mao Ning", "The visit will deepen our ties"),
        ("New York Times", "The United States fined two firms on Monday"),
        ("Mao Ning", "We firmly oppose such fines"),
        ("Mao Ning", "We will defend our firms")]


def test_questions_of_an_outlet_are_asked_not_said(read: Read) -> None:
    asked = [c for c in read("\n\n".join(_BRIEFING)).claims if c.polarity is Polarity.QUESTIONED]
    assert [c.speech_act for c in asked] == ["ask", "ask"]


_ASKED = ("Q: What did you discuss?", "A: We discussed trade.", "Q: Will you visit Oslo?", "A: I will go in July.")


@pytest.mark.parametrize(("head", "who"), [
    (("Interview with Wang Yi",), "Wang Yi"),
    (("Foreign minister talks trade", "Laura Beck of Norway gave an interview to state television."), "Laura Beck"),
    (("Laura Beck’s interview with Tom Berg of the Harrowby Gazette",), "Laura Beck"),
    (("Harrowby Gazette", "Tom Berg interviews Norwegian Foreign Minister Laura Beck in Oslo."), "Laura Beck"),
    (("A talk in Oslo", "Laura Beck was interviewed by Tom Berg."), "Laura Beck"),
    (("Remarks by Foreign Minister Wang Yi to the Press",), "Wang Yi"),
    (("Norway and China", "Tom Berg met Laura Beck in Oslo."), "A")])
def test_who_answers_is_who_is_interviewed(head: tuple[str, ...], who: str, read: Read) -> None:
    said = told(read, *head, *_ASKED)
    assert [name for name, _ in said] == ["Q", who, "Q", who]


@pytest.mark.parametrize("paragraphs", [
    ("Key figures in the talks", "Wang Yi: the Chinese foreign minister since 2013.",
     "Antony Blinken: the US secretary of state, who flew to Beijing."),
    ("What to know", "Background: What happened in May? The army left.", "Trade: Will tariffs rise? Nobody knows."),
    ("The week", "Monday: We open in Oslo.", "Tuesday: We go on to Bergen."),
    ("Reactions", "Norway: the pact is dead.", "Peru: the pact is alive."),
    ("Laura Beck spoke in Oslo.", "Laura Beck: We welcome the pact.", "The crowd went home.")])
def test_lists_with_colons_are_no_transcripts(paragraphs: tuple[str, ...], read: Read) -> None:
    assert told(read, *paragraphs) == []


def test_the_narrator_takes_over_after_the_last_turn(read: Read) -> None:
    said = told(read, "Interview with Wang Yi", *_ASKED, "The minister then left for Bergen.")
    assert len(said) == 4


def test_the_genre_before_a_headline_says_nothing(read: Read) -> None:
    assert read("Transcript: Wang Yi meets the press in Oslo\n\nThe road is open.").claims == ()
