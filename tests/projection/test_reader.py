"""Names lead to one thing of the graph, or to what may have been meant; what is read of one thing is what all is."""

from __future__ import annotations

import pytest
from example_graph import ID, example
from rdflib import RDFS, XSD, Dataset, Literal, URIRef

from kg.errors import QueryError
from kg.projection import GraphIndex, Reader, find, read_records
from kg.store import memory_dataset
from kg.vocab import dip, nif


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return memory_dataset(example())


@pytest.fixture(scope="module")
def reader(dataset: Dataset) -> Reader:
    return Reader.of(dataset)


def test_a_thing_is_found_by_name_path_and_iri(reader: Reader) -> None:
    person = reader.index.of_type(dip.Person)[0]
    name = reader.label(person)
    path = person.removeprefix(str(ID))
    part = name.split()[-1]
    assert {find(reader.index, x) for x in (name, name.upper(), f"  {name} ", part, person, path, f"id:{path}")} == {
        person}


@pytest.mark.parametrize("name", [
    "", "   ", "Nobody At All", "a/b c<>", "https://example.org/x y", 'a\nb"\\\'', "person/none", "[bold]", "x" * 5000,
    "_:b0"])
def test_what_is_not_there_is_a_query_error(name: str, reader: Reader) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        find(reader.index, name)


def test_part_of_a_name_and_a_slip_get_a_hint(reader: Reader) -> None:
    name = next(n for p in reader.index.of_type(dip.Person) if len((n := reader.label(p)).split()) > 1)
    part = name.split()[0]
    with pytest.raises(QueryError) as slip:
        find(reader.index, name[:-1] + "zz")
    assert "did you mean" in (slip.value.hint or "")
    assert part in str(slip.value)


def test_marked_words_are_those_of_the_spans(reader: Reader) -> None:
    seen = 0
    for mention in reader.index.of_type(dip.Mention):
        for found in reader.evidence(mention):
            words = [found.text[mark.begin - found.begin : mark.end - found.begin] for mark in found.marks]
            assert words == [reader.index.text(mention, nif.anchorOf)]
            seen += 1
    assert seen > 5


def test_one_thing_alone_reads_as_among_all(dataset: Dataset, reader: Reader) -> None:
    """But for passages, which among all also hold what is only touched, and who is named."""
    records = read_records(dataset)
    accounts = [account for event in records.events.values() for account in event.accounts]
    assert len(records.claims) + len(accounts) > 30
    for whole, alone in [(c, reader.claim(c.iri)) for c in records.claims.values()] + [
            (a, reader.account(a.iri)) for a in accounts]:
        fields = [name for name in type(whole).__slots__ if name != "passages"]
        assert [getattr(whole, name) for name in fields] == [getattr(alone, name) for name in fields]
        assert {(p.begin, p.text) for p in alone.passages} <= {(p.begin, p.text) for p in whole.passages}
    assert {iri: reader.article(iri) for iri in records.articles} == records.articles


def test_values_are_the_same_from_any_store() -> None:
    plain, node = Dataset(), URIRef("urn:x")
    for value in (Literal("Ж", lang="ru"), Literal("b"), Literal("a", lang="EN"), Literal("half \ud83d")):
        plain.graph(URIRef("urn:g")).add((node, RDFS.label, value))
    plain.graph(URIRef("urn:g")).add((node, dip.score, Literal("0.90", datatype=XSD.decimal)))
    plain.graph(URIRef("urn:h")).add((node, dip.score, Literal("0.9", datatype=XSD.decimal)))
    plain.graph(URIRef("urn:h")).add((node, dip.articleCount, Literal("007", datatype=XSD.positiveInteger)))
    plain.graph(URIRef("urn:h")).add((node, dip.disputed, Literal(True)))
    index = GraphIndex(plain)
    assert index.texts("urn:x", RDFS.label) == ("b", "half \ufffd", "a", "Ж")
    assert index.texts("urn:x", dip.score) == ("0.9",)
    assert index.number("urn:x", dip.articleCount) == 7
    assert index.saying(dip.disputed, True) == ("urn:x",)
    assert (index.iris("urn:x", RDFS.label), index.iri("no iri", dip.speaker), index.knows("urn:x")) == ((), None, True)
