"""Claims over several sentences and paragraphs, nesting, and links to times, events and other claims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.model import AttributionMode, Claim, Extraction

Read = Callable[[str], Extraction]


def _words(claims: tuple[Claim, ...], text: str) -> list[list[str]]:
    return [[span.of(text) for span in c.content] for c in claims]


def _speakers(extraction: Extraction) -> list[list[str]]:
    names = {m.id: m.name for m in extraction.mentions}
    return [[names[m] for m in c.speakers] for c in extraction.claims]


def test_quote_over_paragraphs_is_one_claim_a_paragraph(read: Read) -> None:
    text = "Laura Beck said: “The road is open.\n\n“We built it together.”"
    found = read(text)
    assert _words(found.claims, text) == [["The road is open."], ["We built it together."]]
    assert _speakers(found) == [["Laura Beck"], ["Laura Beck"]]


def test_paragraph_of_quote_alone_goes_on_with_the_last_speaker(read: Read) -> None:
    text = "“The road is open,” Laura Beck said.\n\n“We built it together with our neighbors.”"
    assert _speakers(read(text)) == [["Laura Beck"], ["Laura Beck"]]


def test_block_statement_without_marks(read: Read) -> None:
    text = ("Following the visit, the minister said:\n\nThe road is open to all of us.\n\n"
            "We built it with our friends.\n\nThe minister will return on Friday.")
    found = read(text)
    assert _words(found.claims, text) == [["The road is open to all of us."], ["We built it with our friends."]]
    assert {c.mode for c in found.claims} == {AttributionMode.DIRECT}


def test_turns_of_a_transcript(read: Read) -> None:
    text = "QUESTION: Is the road open to trucks?\n\nMR PRICE: It has been open since May."
    assert _words(read(text).claims, text) == [["Is the road open to trucks?"], ["It has been open since May"]]


def test_nested_claim_has_parent_and_relay(read: Read) -> None:
    text = "The agency said that Abara had warned that the dam would burst."
    found = read(text)
    outer, inner = found.claims
    assert inner.parent == outer.id
    assert inner.relayed_by == outer.speakers
    assert _speakers(found)[1] == ["Abara"]


def test_colon_does_not_make_a_country_speak(read: Read) -> None:
    assert read("China: Minister attends talks in the capital\n\nThe visit lasted two days.").claims == ()


def test_time_of_saying_is_not_the_time_said(read: Read) -> None:
    found = read("Abara said on Monday that the road would open in May.")
    assert [(c.earliest, c.latest) for c in found.claims] == [(date(2024, 3, 4), date(2024, 3, 4))]


def test_claim_made_at_a_meeting(read: Read) -> None:
    found = read("Antony Blinken met Wang Yi in Beijing. During the talks, Blinken said that the road was open.")
    events = {e.id: e.type for e in found.events}
    assert [events.get(c.made_at or "") for c in found.claims] == ["Meeting"]


def test_content_of_a_claim_is_not_where_it_was_made(read: Read) -> None:
    found = read("Antony Blinken met Wang Yi in Beijing. Blinken said that nobody had shouted during the talks.")
    assert [c.made_at for c in found.claims] == [None]


def test_accusation_constitutes_its_event(read: Read) -> None:
    found = read("China accused Japan of violating the treaty.")
    events = {e.id: e.type for e in found.events}
    assert [events.get(c.constitutes or "") for c in found.claims] == ["Accusation"]


def test_reply_responds_to_what_was_said_before(read: Read) -> None:
    found = read("Abara said that the road was closed. Kessler replied that the road was open.")
    said, replied = found.claims
    assert replied.responds_to == said.id
    assert said.responds_to is None


def test_ids_are_unique_where_two_say_the_same_words(read: Read) -> None:
    found = read("The police said the driver said the brakes had failed.")
    assert len({c.id for c in found.claims}) == len(found.claims)


def test_day_at_the_end_of_a_demand_is_its_own(read: Read) -> None:
    text = "Norway demanded the release of the sailor on Sunday. Peru demanded fresh talks next week."
    day = date(2024, 3, 3)
    assert [(c.content[0].of(text), c.earliest, c.latest) for c in read(text).claims] == [
        ("the release of the sailor", day, day), ("fresh talks", date(2024, 3, 11), date(2024, 3, 17))]


def test_speaker_without_the_day_beside_him(read: Read) -> None:
    text = "Norwegian leaders on Sunday vowed to open the road. Norwegian clerks for their part said that it was shut."
    spans = [c.speaker_span for c in read(text).claims]
    assert [s.of(text) for s in spans if s] == ["Norwegian leaders", "Norwegian clerks"]


def test_who_quotes_passes_on(read: Read) -> None:
    found = read("Laura Beck was quoted by the Harrowby Gazette as saying that the road was open.")
    names = {m.id: m.name for m in found.mentions}
    assert [[names[m] for m in c.relayed_by] for c in found.claims] == [["Harrowby Gazette"]]


def test_day_in_a_quotation_is_not_that_of_what_follows(read: Read) -> None:
    found = read(
        "“Ten years ago, the road was shut,” said Laura Beck.\n\n“They opened it for us and our friends.”")
    assert [(c.earliest, c.latest) for c in found.claims] == [(None, None), (None, None)]
