"""Names lead to one thing of the graph, or to what may have been meant; sentences come with the right words marked."""

from __future__ import annotations

import pytest
from example_graph import ID, example
from rdflib import RDF, Dataset

from kg.errors import QueryError
from kg.facts import Facts
from kg.store import memory_dataset
from kg.vocab import dip, nif


@pytest.fixture(scope="module")
def facts() -> Facts:
    dataset: Dataset = memory_dataset(example())
    return Facts(dataset)


def test_a_thing_is_found_by_name_path_and_iri(facts: Facts) -> None:
    person = facts.subjects(RDF.type, dip.Person)[0]
    name = facts.label(person)
    path = str(person).removeprefix(str(ID))
    assert {facts.find(x) for x in (name, name.upper(), f"  {name} ", str(person), path)} == {person}


@pytest.mark.parametrize("name", [
    "", "   ", "Nobody At All", "a/b c<>", "https://example.org/x y", 'a\nb"\\\'', "person/none", "[bold]", "x" * 5000])
def test_what_is_not_there_is_a_query_error(name: str, facts: Facts) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        facts.find(name)


def test_part_of_a_name_and_a_slip_get_a_hint(facts: Facts) -> None:
    name = next(n for p in facts.subjects(RDF.type, dip.Person) if len((n := facts.label(p)).split()) > 1)
    part = name.split()[0]
    with pytest.raises(QueryError) as slip:
        facts.find(name[:-1] + "zz")
    assert "did you mean" in (slip.value.hint or "")
    assert part in str(slip.value)


def test_marked_words_are_those_of_the_spans(facts: Facts) -> None:
    seen = 0
    for mention in facts.subjects(RDF.type, dip.Mention):
        for found in facts.evidence(mention):
            words = [found.sentence[a:b] for a, b in found.highlights]
            assert words == [facts.value(mention, nif.anchorOf)]
            seen += 1
    assert seen > 5
