"""The analysts' questions on the example graph: each runs, answers, and takes its parameters safely."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from example_graph import ID, example
from rdflib import RDFS, Dataset, Literal, URIRef

from kg.errors import QueryError, ResourceError
from kg.query import NamedQuery, bind, load_named_queries, named_query, run_query
from kg.query.named import parse_named_query
from kg.store import memory_dataset

CASES = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf8"))
QUERIES = load_named_queries()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return memory_dataset(example())


def test_every_question_is_there_and_has_a_case() -> None:
    assert len(QUERIES) == 24
    assert {q.name for q in QUERIES} == {c["query"] for c in CASES}
    assert len(CASES) == 31
    assert named_query("1").name == "who-met-whom"


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['query']} {' '.join(c['params'].values())}")
def test_answer(case: dict[str, Any], dataset: Dataset) -> None:
    result = run_query(dataset, bind(named_query(case["query"]), case["params"], dataset))
    rows = [{c: "" if v is None else str(v) for c, v in zip(result.columns, row, strict=True)} for row in result.rows]
    assert len(rows) == case["rows"]
    assert not case["row"] or any(case["row"].items() <= row.items() for row in rows), rows


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_query_is_whole(query: NamedQuery, dataset: Dataset) -> None:
    """Valid as it stands, without repeated rows, in one order; its own example works; each parameter is used."""
    result = run_query(dataset, query.text)
    assert result.rows
    assert len(set(result.rows)) == len(result.rows)
    assert result == run_query(dataset, query.text)
    words = shlex.split(query.example)
    assert words[:3] == ["kg", "query", query.name]
    values = dict(word.split("=", 1) for word in words[3:] if word != "--param")
    assert run_query(dataset, bind(query, values, dataset)).rows
    for parameter in query.parameters:
        assert f"?{parameter.name}" in query.text.split("#PARAMS")[1], parameter


def test_text_is_bound_as_a_term(dataset: Dataset) -> None:
    evil = 'x") } INSERT DATA { <a:b> <a:b> <a:b> } # \\ " \n SERVICE <http://example.org/> { ?s ?p ?o'
    assert run_query(dataset, bind(named_query("claim-evidence"), {"words": evil}, dataset)).rows == ()
    with pytest.raises(QueryError, match="nothing of type actor in the graph is called"):
        bind(named_query("who-met-whom"), {"person": evil}, dataset)


@pytest.mark.parametrize(("values", "message"), [
    ({"persn": "x"}, "has no parameter 'persn' .did you mean 'person'"),
    ({"person": "Ida Brant"}, "did you mean 'Ida Brandt'"),
    ({"after": "last week"}, "'last week' is not a day .write it as 2024-04-26"),
])
def test_wrong_parameter(values: dict[str, str], message: str, dataset: Dataset) -> None:
    with pytest.raises(QueryError, match=message):
        bind(named_query("who-met-whom"), values, dataset)


@pytest.mark.parametrize("name", ["Ida Brandt", "a <b>", 'x"y', "a\\b {c}", "no/such place", "http://a b"])
def test_a_name_is_not_taken_for_an_iri(name: str, dataset: Dataset, caplog: pytest.LogCaptureFixture) -> None:
    """rdflib logs a warning when an IRI is made of what is none."""
    query = named_query("who-met-whom")
    if name == "Ida Brandt":
        assert f"<{ID}person/ida-brandt>" in bind(query, {"person": name}, dataset)
    else:
        with pytest.raises(QueryError, match="is called"):
            bind(query, {"person": name}, dataset)
    assert caplog.records == []


@pytest.mark.parametrize(("kind", "value", "node"), [
    ("actor", "Brandt", "person/ida-brandt"), ("actor", "id:person/ida-brandt", "person/ida-brandt"),
    ("actor", "Great Britain", "state/united-kingdom"), ("office", "Iranian foreign minister",
                                                        "position/minister-of-foreign-affairs-of-iran")])
def test_a_part_of_a_name_and_what_the_gazetteer_calls_so(kind: str, value: str, node: str) -> None:
    known = [(URIRef(ID + iri), RDFS.label, Literal("x")) for iri in
             ("state/united-kingdom", "position/minister-of-foreign-affairs-of-iran")]
    graphs = memory_dataset([*example(), (URIRef("urn:more"), known)])
    query = parse_named_query("x", f"# title: T\n# question: Q?\n# param it ({kind}): it\nASK {{ #PARAMS\n }}")
    assert f"{{ <{ID}{node}> }}" in bind(query, {"it": value}, graphs)


def test_unknown_query() -> None:
    with pytest.raises(QueryError, match="did you mean 'who-met-whom'"):
        named_query("who-meets-whom")


def test_default_value() -> None:
    head = "# title: T\n# question: Q?\n# param day (date) = 2031-01-01: a day\n"
    query = parse_named_query("x", head + "ASK { #PARAMS\n }")
    assert query.parameters[0].default == "2031-01-01"
    assert "VALUES ?day" in bind(query, {}, Dataset())


def test_bad_header() -> None:
    with pytest.raises(ResourceError, match=r"bad\.rq:2: header line not understood"):
        parse_named_query("x", "# title: T\n# quest: Q?\nASK {}", "bad.rq")
