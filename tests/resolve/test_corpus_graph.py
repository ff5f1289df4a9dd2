"""Identity as the graph shows it: shared propositions, accounts side by side, what is told and denied."""

from __future__ import annotations

from datetime import date

import pytest
from corpus_builder import Draft
from rdflib import Dataset

from kg.assemble import assemble
from kg.compare import compare_event, find_disputes, position
from kg.gazetteer import Gazetteer
from kg.model import AttributionMode, EntityType, Polarity, Realis, ResolvedDocument
from kg.resolve.corpus import resolve_corpus
from kg.run import RunInfo
from kg.store import memory_dataset

CHAD, PERU, DAY = "state/chad", "state/peru", date(2023, 6, 19)
FIRST = "We came to rebuild the bridges that the war destroyed"
SECOND = "Nobody gains from yet another closed season at sea"


def told(opening: str, *claims: str, realis: Realis = Realis.ACTUAL, day: date = DAY) -> ResolvedDocument:
    """Ada Mbeki and Luz Rojas "met", and what Ada Mbeki said."""
    draft = Draft(f"{opening}\n\n" + " ".join(f"“{words},” she said." for words in claims), DAY)
    mbeki, rojas = (draft.entity(n, acts_for=(s,)) for n, s in (("Ada Mbeki", CHAD), ("Luz Rojas", PERU)))
    draft.event("Meeting", "met", (mbeki, rojas), realis=realis, earliest=day, latest=day)
    for words in claims:
        draft.claim(mbeki, words)
    return draft.done()


def reported(text: str, speaker: str, content: str, polarity: Polarity) -> ResolvedDocument:
    draft = Draft(text, DAY)
    draft.entity("Peru", EntityType.STATE, gazetteer=PERU)
    draft.claim(draft.entity(speaker, acts_for=(CHAD,)), content, mode=AttributionMode.INDIRECT, polarity=polarity)
    return draft.done()


@pytest.fixture(scope="module")
def graph(gazetteer: Gazetteer) -> Dataset:
    documents = (
        told("Ada Mbeki met Luz Rojas.", f"{FIRST}. {SECOND}"),
        told("Luz Rojas was met by Ada Mbeki and 12 deputies.", FIRST, SECOND, day=date(2023, 6, 20)),
        told("It is not true that Ada Mbeki met Luz Rojas.", realis=Realis.NEGATED),
        reported("Omar Deby said that Peru had shelled the ferry.", "Omar Deby", "Peru had shelled the ferry",
                 Polarity.AFFIRMED),
        reported("Zara Idriss denied that Peru shelled the ferry.", "Zara Idriss", "Peru shelled the ferry",
                 Polarity.DENIED),
    )
    run = RunInfo("0", "none", "0")
    pieces = assemble(documents, resolve_corpus(documents, gazetteer), run, gazetteer)
    return memory_dataset(graph for piece in pieces for graph in piece.make())


def test_accounts_with_different_days_are_one_event(graph: Dataset) -> None:
    found = compare_event(graph, "Mbeki Rojas meeting")
    assert found.origins == 2
    assert [d.what for d in found.differences] == ["date"]


def test_disputes_of_words_and_of_deeds(graph: Dataset) -> None:
    statement, *events = find_disputes(graph)
    assert [s.speaker for s in statement.affirmed] == ["Omar Deby"]
    assert [s.speaker for s in statement.denied] == ["Zara Idriss"]
    assert {d.what for e in events for d in e.differences} == {"date", "realis"}


def test_a_quotation_in_two_pieces_is_also_in_the_other_article(graph: Dataset) -> None:
    pieces = [s for s in position(graph, "Ada Mbeki", "bridges") if s.words.rstrip(".") == FIRST]
    assert len(pieces) == 1
    rows = graph.query("SELECT DISTINCT ?c ?p { ?c <https://w3id.org/dipkg/ontology#expresses> ?p . "
                       "?d <https://w3id.org/dipkg/ontology#expresses> ?p . FILTER(?c != ?d) }")
    by_claim: dict[str, int] = {}
    for claim, _ in rows:
        by_claim[str(claim)] = by_claim.get(str(claim), 0) + 1
    assert sorted(by_claim.values()) == [1, 1, 1, 1, 2]


def test_sayings_with_other_figures_are_disputed(gazetteer: Gazetteer) -> None:
    documents = [told("Ada Mbeki met Luz Rojas.", f"At least {n} herders were killed at the bridge on Monday")
                 for n in (35, 38)]
    resolution = resolve_corpus(documents, gazetteer)
    pieces = assemble(documents, resolution, RunInfo("0", "none", "0"), gazetteer)
    disputes = find_disputes(memory_dataset(graph for piece in pieces for graph in piece.make()))
    (dispute,) = [d for d in disputes if d.kind == "statement"]
    assert [(d.what, [value for value, _ in d.values]) for d in dispute.differences] == [
        ("number of herders", ["35 herders", "38 herders"])]


_STORY = ("Ada Mbeki met Luz Rojas today. Hundreds of herders had come to the town hall from the northern wells, some "
          "of them on foot, and waited in the rain until the doors were opened and the pact was read out to them.")


@pytest.mark.parametrize(("text", "days"), [
    (f"{_STORY}\nRead more.", 0), (f"{_STORY[:29]} again.{_STORY[29:]}", 1)])
def test_a_text_printed_again_tells_no_other_day(gazetteer: Gazetteer, text: str, days: int) -> None:
    """Where the sentence is the same word for word; a text of its own tells a day of its own."""
    documents = []
    for words, day in ((_STORY, DAY), (text, date(2023, 6, 21))):
        draft = Draft(words, day)
        mbeki, rojas = (draft.entity(n, acts_for=(s,)) for n, s in (("Ada Mbeki", CHAD), ("Luz Rojas", PERU)))
        draft.event("Meeting", "met", (mbeki, rojas), earliest=day, latest=day)
        documents.append(draft.done())
    resolution = resolve_corpus(documents, gazetteer)
    told = {day for event in resolution.events for day in (event.earliest, event.latest)}
    assert told == ({DAY} if days == 0 else {DAY, date(2023, 6, 21)})
    pieces = assemble(documents, resolution, RunInfo("0", "none", "0"), gazetteer)
    found = find_disputes(memory_dataset(graph for piece in pieces for graph in piece.make()))
    assert [d for dispute in found for d in dispute.differences if d.what == "date"] == []
