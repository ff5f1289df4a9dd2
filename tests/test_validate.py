"""Validate: a sound graph passes, each broken rule is found in plain words, and what breaks one is taken out whole."""

from __future__ import annotations

import pytest
from example_graph import ID, example, texts
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.graphs import NamedGraph, named_graphs_of, pieces_of
from kg.validate import Quarantined, check_pieces, quarantine, validate_graph, validate_graphs
from kg.vocab import dip, nif

NORLAND, ALDEN = URIRef(ID + "state/norland"), URIRef(ID + "place/alden")


def first(kind: URIRef, having: URIRef | None = None) -> tuple[URIRef, URIRef]:
    """Graph and node of the first instance of a class (with a given property)."""
    for name, triples in example():
        for s, p, o in triples:
            if p == RDF.type and o == kind and (having is None or any(t[:2] == (s, having) for t in triples)):
                return name, s
    raise AssertionError(kind)


def without(node: URIRef, prop: URIRef) -> list[NamedGraph]:
    return [(n, [t for t in ts if t[:2] != (node, prop)]) for n, ts in example()]


def exchanged(graphs: list[NamedGraph], node: URIRef, prop: URIRef, value: URIRef | Literal) -> list[NamedGraph]:
    """The graphs with another value of a property of the node, in the graph that says what the node is."""
    out: list[NamedGraph] = []
    for name, triples in graphs:
        kept = [t for t in triples if t[:2] != (node, prop)]
        out.append((name, [*kept, (node, prop, value)] if any(t[:2] == (node, RDF.type) for t in kept) else kept))
    return out


def split_quarantined(
    graphs: list[NamedGraph], words: dict[URIRef, str] | None = None
) -> tuple[list[NamedGraph], tuple[Quarantined, ...]]:
    """What is kept of the graphs, and what was taken out."""
    pieces = pieces_of(graphs, words)
    result = quarantine(pieces, [v for checked in check_pieces(pieces) for v in checked.violations])
    left = {(p.is_article, p.name): graphs for p, graphs in result.left}
    kept = (graph for p in pieces for graph in left.get((p.is_article, p.name), p.make()))
    return sorted((name, sorted(triples)) for name, triples in named_graphs_of(kept)), result.taken


def test_example_conforms() -> None:
    assert len(texts()) == 5
    report = validate_graphs(example(), texts())
    assert report.conforms, report.violations
    assert not report.warnings
    assert split_quarantined(example(), texts()) == (example(), ())


MISSING = [
    (dip.Article, dip.textSha256, "an article must carry the SHA-256 of its text, 64 hexadecimal digits"),
    (dip.Article, dip.sourceFile, "an article must name the file it was read from"),
    (dip.Article, dip.publishedBasis, "a publication date needs its basis"),
    (dip.Mention, dip.denotes, "a mention must denote something that the graph describes"),
    (dip.Mention, dip.inSentence, "a mention must lie in exactly one sentence"),
    (dip.Mention, nif.anchorOf, "a text span must carry its characters"),
    (dip.Sentence, nif.beginIndex, "a text span must begin at one character offset, and before it ends"),
    (dip.Sentence, dip.inArticle, "a text span must lie in exactly one article"),
    (dip.TimeMention, dip.timex, "a time expression must carry its TIMEX value"),
    (dip.Visit, dip.reportedBy, "an event must lead to the article that tells it"),
    (dip.Visit, dip.evidence, "an event, claim or tenure must rest on a sentence of its article"),
    (dip.Visit, dip.triggerSpan, "an event must point to the words that name it"),
    (dip.Visit, dip.realis, "an event is either actual, planned, hypothetical or negated"),
    (dip.Visit, dip.attestation, "an event must say whether the article itself tells it or only someone it quotes"),
    (dip.Visit, dip.rule, "an event must name the rule that found it"),
    (dip.Claim, dip.reportedBy, "a claim must lead to the article that reports it"),
    (dip.Claim, dip.speaker, "a claim must have a speaker, and the speaker must be an actor"),
    (dip.Claim, dip.contentSpan, "a claim must point to the characters of its content"),
    (dip.Claim, dip.contentText, "a claim must carry the words of its content"),
    (dip.Claim, dip.attributionMode, "a claim is either direct, indirect or mixed"),
    (dip.Claim, dip.polarity, "a claim is either affirmed, denied or questioned"),
    (dip.Claim, dip.speechAct, "a claim must name a speech act of the ontology"),
    (dip.CanonicalEvent, dip.originCount,
     "a canonical event has at least one origin, and not more origins than articles"),
    (dip.Proposition, dip.disputed, "a proposition must say whether it is disputed"),
    (dip.State, RDFS.label, "an actor, place, office or topic must have a name"),
    (dip.Tenure, dip.heldBy, "a tenure is one person's"),
    (dip.Tenure, dip.ofPosition, "a tenure is of one office"),
    (dip.IdentityLink, dip.score, "a link has one score from 0 to 1"),
    (dip.ExtractionRun, dip.languageModel, "a run must name its language model"),
    (dip.QuarantineRecord, dip.reason, "a quarantine record must say why"),
]


def test_missing_cases_are_all_there() -> None:
    assert len(MISSING) == 30


@pytest.mark.parametrize(("kind", "prop", "message"), MISSING)
def test_missing_property(kind: URIRef, prop: URIRef, message: str) -> None:
    _, node = first(kind, prop)
    report = validate_graphs(without(node, prop))
    assert (str(node), message) in {(v.focus, v.message) for v in report.violations}


def test_wrong_values() -> None:
    _, visit = first(dip.Visit, dip.latestDate)
    _, claim = first(dip.Claim)
    _, span = first(dip.Mention)
    wrong = [
        (visit, dip.takesPlaceIn, NORLAND, "an event happens in a place, not in an actor"),
        (visit, dip.initiator, ALDEN, "the initiator of an event must be an actor"),
        (visit, dip.earliestDate, Literal("2099-01-01", datatype=XSD.date),
         "the earliest date is one day, not after the latest date"),
        (visit, dip.realis, dip.affirmed, "an event is either actual, planned, hypothetical or negated"),
        (visit, dip.weight, Literal("-11.0", datatype=XSD.decimal), "the weight is one number from -10 to +10"),
        (visit, dip.confidence, Literal("1.5", datatype=XSD.decimal), "confidence is one number from 0 to 1"),
        (claim, dip.speaker, ALDEN, "a claim must have a speaker, and the speaker must be an actor"),
        (claim, dip.speechAct, dip.direct, "a claim must name a speech act of the ontology"),
        (span, nif.endIndex, Literal("0", datatype=XSD.integer),
         "a text span must begin at one character offset, and before it ends"),
    ]
    graphs = example()
    for node, prop, value, _ in wrong:
        graphs = exchanged(graphs, node, prop, value)
    found = {(v.focus, v.message) for v in validate_graphs(graphs).violations}
    assert {(str(node), message) for node, _, _, message in wrong} <= found


def test_claimed_event_may_not_stand_as_told() -> None:
    _, event = first(dip.Meeting, dip.claimedIn)
    report = validate_graphs(exchanged(example(), event, dip.attestation, dip.narrated))
    assert [v.message for v in report.violations if v.focus == str(event)] == [
        "an event that is told only inside a claim must not stand as told by the article"]


def test_two_names_are_a_warning_only() -> None:
    graphs = [(n, [*ts, (NORLAND, RDFS.label, Literal("Norlandia"))] if (NORLAND, RDF.type, dip.State) in ts else ts)
              for n, ts in example()]
    report = validate_graphs(graphs)
    assert report.conforms
    assert [v.focus for v in report.warnings] == [str(NORLAND)]


def test_quarantine_takes_the_item_and_what_leans_on_it() -> None:
    name, claim = first(dip.Claim, dip.speaker)
    kept, taken = split_quarantined(without(claim, dip.speaker))
    assert [(q.article, q.item, q.kind, q.reason) for q in taken if q.item == str(claim)] == [
        (str(name), str(claim), "Claim", "a claim must have a speaker, and the speaker must be an actor")]
    assert not [t for _, ts in kept for t in ts if claim in (t[0], t[2])]
    assert validate_graphs(kept).conforms
    assert all(q.triples > 0 for q in taken)


def test_quarantine_cascades_and_drops_links() -> None:
    _, mention = first(dip.Mention)
    span = next(URIRef(o) for _, ts in example() for s, p, o in ts if (s, p) == (mention, dip.inSentence))
    kept, taken = split_quarantined(without(span, nif.anchorOf))
    kinds = {q.kind for q in taken}
    assert {"Sentence", "Mention"} <= kinds
    assert "IdentityLink" not in kinds
    assert validate_graphs(kept).conforms


def test_a_shared_thing_loses_only_the_wrong_statement() -> None:
    brandt = URIRef(ID + "person/ida-brandt")
    kept, taken = split_quarantined(exchanged(example(), brandt, dip.actsFor, ALDEN))
    assert [(q.item, q.kind, q.triples) for q in taken] == [(str(brandt), "statement", 1)]
    assert taken[0].reason == f"one acts for a state or an organization: {dip.actsFor} {ALDEN}"
    before, after = ({t for _, ts in graphs for t in ts} for graphs in (example(), kept))
    assert before - after == {(brandt, dip.actsFor, NORLAND)}


def test_quarantine_of_an_article_undoes_it() -> None:
    name, _ = first(dip.Article)
    kept, taken = split_quarantined(without(name, dip.textSha256))
    assert str(name) in {q.item for q in taken}
    assert not [t for _, ts in kept for t in ts if str(t[0]).startswith(name) or str(t[2]).startswith(name)]
    assert validate_graphs(kept).conforms


def test_characters_must_be_the_articles() -> None:
    _, span = first(dip.Mention)
    graphs = exchanged(example(), span, nif.anchorOf, Literal("something else"))
    assert validate_graphs(graphs).conforms
    assert [v.message for v in validate_graphs(graphs, texts()).violations] == [
        "the characters of a text span must be those of its article"]
    _, taken = split_quarantined(graphs, texts())
    assert str(span) in {q.item for q in taken}


def test_plain_graph() -> None:
    union = Graph()
    for _, triples in example():
        for triple in triples:
            union.add(triple)
    size = len(union)
    assert validate_graph(union).conforms
    assert len(union) == size
    union.add((ALDEN, RDF.type, dip.Person))
    assert "a place is never an actor" in {v.message for v in validate_graph(union).violations}
