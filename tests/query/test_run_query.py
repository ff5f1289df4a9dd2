"""Queries from outside: what is answered, what is refused and where, and how answers are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from example_graph import ID, example
from rdflib import Dataset
from rich.console import Console

from kg.errors import QueryError
from kg.query import QueryResult, run_query, to_csv, to_json, to_table
from kg.store import memory_dataset, open_store, write_store


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return memory_dataset(example())


REFUSED = [
    ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "query:1:12: not allowed: SERVICE"),
    ("SELECT * {\n service silent<http://e.org/> { ?s ?p ?o } }", "query:2:2: not allowed: SERVICE"),
    ("SELECT * { ?s ?p true.SERVICE<http://e.org/> { } }", "SERVICE"),
    ("SELECT * { ?s ?p trueSERVICE <http://e.org/> { } }", "SERVICE"),
    ("PREFIX : <http://e.org/> SELECT * { SERVICE:x { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { \\u0053ERVICE <http://e.org/> { } }", "SERVICE"),
    ("SELECT * { S\\U00000045RVICE <http://e.org/> { } }", "SERVICE"),
    ("SELECT * { ?s ?p \"\\\"\" . SERVICE <http://e.org/> { } }", "SERVICE"),
    ("SELECT * { ?s ?p '''it's''' . SERVICE <http://e.org/> { } }", "SERVICE"),
    ("SELECT * { FILTER(?a < 1) SERVICE <http://e.org/> { } FILTER(2 > ?b) }", "SERVICE"),
    ("# <\nSELECT * { SERVICE <http://e.org/> { } } # >", "query:2:12"),
    ("LOAD <file:///etc/passwd>", "query:1:1: not allowed: LOAD changes the graph"),
    ("PREFIX a: <a:> INSERT DATA { a:b a:b a:b }", "query:1:16: not allowed: INSERT"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE changes the graph"),
    ("DROP ALL", "DROP"), ("CLEAR DEFAULT", "CLEAR"), ("WITH <g:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
    ("SELECT * { ?s ?p ?o } ; LOAD <http://e.org/>", "LOAD"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
     "query:1:15: not allowed: FROM <file:///etc/passwd> may name a file"),
    ("BASE <file:///etc/> SELECT * FROM NAMED <passwd> { ?s ?p ?o }", "may name a file"),
    ("PREFIX f: <file:///> SELECT * FROM f:x { ?s ?p ?o }", "may name a file"),
    ("SELECT * FROM <https://example.org/no> { ?s ?p ?o }", "there is no such graph"),
    ("SELECT ?s WHERE {\n  ?s ?p\n}", "query:3:2: not valid SPARQL"),
    ("SELECT ?s WHERE { ?s unknown:p ?o }", "not valid SPARQL"),
    ("", "not valid SPARQL"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str, dataset: Dataset) -> None:
    with pytest.raises(QueryError) as error:
        run_query(dataset, text)
    assert message in str(error.value)
    assert error.value.hint


ALLOWED = [
    ("SELECT ?service { ?service ?load ?from } LIMIT 1", 1),
    ("SELECT ?x { BIND(\"SERVICE <http://e.org/> { }\" AS ?x) }", 1),
    ("# LOAD, INSERT and SERVICE\nSELECT ?x { BIND('# drop' AS ?x) }", 1),
    ("SELECT DISTINCT ?p { ?p a dip:Person }", 3),
    (f"SELECT DISTINCT ?e FROM <{ID}graph/canonical> {{ ?e a dip:CanonicalEvent }}", 2),
    ("ASK { ?s a dip:Claim }", 1),
    ("CONSTRUCT { ?s a dip:Visit } WHERE { ?s a dip:Visit }", 3),
    ("SELECT ?o { VALUES ?o { <http://example.org/#service> } }", 1),
]


@pytest.mark.parametrize(("text", "rows"), ALLOWED)
def test_allowed(text: str, rows: int, dataset: Dataset) -> None:
    assert len(run_query(dataset, text).rows) == rows


def test_time_out(dataset: Dataset, tmp_path: Path) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(QueryError, match=r"more than 0\.3 s"):
        run_query(dataset, heavy, timeout=0.3)
    text = "SELECT ?s ?l ?none { ?s a dip:State ; rdfs:label ?l } ORDER BY ?l ?s"
    assert run_query(dataset, text, timeout=20) == run_query(dataset, text)
    with pytest.raises(QueryError, match="query:1:12: not valid SPARQL"):
        run_query(dataset, "SELECT ?s {", timeout=20)
    write_store(example(), tmp_path / "store")
    on_disk = open_store(tmp_path / "store")
    assert run_query(on_disk, text, timeout=20) == run_query(dataset, text)


def test_order_of_construct(dataset: Dataset) -> None:
    rows = run_query(dataset, "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a dip:Person ; rdfs:label ?l }").rows
    assert [str(r[2]) for r in rows] == ["Ada Lind", "Ida Brandt", "Omar Keller"]


def ask(dataset: Dataset, text: str) -> QueryResult:
    return run_query(dataset, text)


def test_json(dataset: Dataset) -> None:
    text = "SELECT ?s ?n ?w { BIND(id:state/x AS ?s) }".replace("id:state/x", f"<{ID}state/x>")
    assert json.loads(to_json(ask(dataset, text))) == {
        "head": {"vars": ["s", "n", "w"]}, "results": {"bindings": [{"s": {"type": "uri", "value": ID + "state/x"}}]}}
    assert json.loads(to_json(ask(dataset, "ASK { ?s a dip:Nothing }"))) == {"head": {}, "boolean": False}
    result = ask(dataset, 'SELECT ?a ?b { BIND("hi"@en AS ?a) BIND("2031-01-01"^^xsd:date AS ?b) }')
    assert json.loads(to_json(result))["results"]["bindings"] == [{
        "a": {"type": "literal", "value": "hi", "xml:lang": "en"},
        "b": {"type": "literal", "value": "2031-01-01", "datatype": "http://www.w3.org/2001/XMLSchema#date"}}]


def test_csv(dataset: Dataset) -> None:
    result = ask(dataset, """SELECT ?a ?b ?c ?d { BIND('say "hi", all' AS ?a) BIND(-5 AS ?b) BIND("=1+1" AS ?c) }""")
    assert to_csv(result) == 'a,b,c,d\r\n"say ""hi"", all",-5,\'=1+1,\r\n'


def test_table_shows_hostile_text_as_text(dataset: Dataset) -> None:
    result = ask(dataset, 'SELECT ?x ?s { BIND("[red]a[/red] \\u001b[31m" AS ?x) BIND(dip:Visit AS ?s) }')
    console = Console(width=80, record=True, color_system=None, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    with console.file:
        console.print(to_table(result, title="[b]t"))
        shown = console.export_text()
    assert "[red]a[/red]" in shown
    assert "\x1b" not in shown
    assert "dip:Visit" in shown
    assert "[b]t" in shown
