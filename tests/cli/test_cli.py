"""The command line as a user meets it: results, help that teaches, errors with exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
run = CliRunner()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    done = run.invoke(app, ["build", str(SEEDS), "--out", str(folder / "out"), "--store", str(folder / "store"),
                            "--cache", str(folder / "cache")])
    assert done.exit_code == 0, done.output
    assert "quarantined" in done.output
    return folder


def ask(built: Path, *words: str) -> str:
    done = run.invoke(app, [*words, "--store", str(built / "store")])
    assert done.exit_code == 0, done.output
    return done.output


def test_build_again_uses_the_cache_and_reports_as_json(built: Path) -> None:
    done = run.invoke(app, ["build", str(SEEDS), "--out", str(built / "again"), "--store", str(built / "store2"),
                            "--cache", str(built / "cache"), "--json"])
    report = json.loads(done.stdout)
    assert (report["articles"], report["cached"]) == (5, 5)
    assert (built / "again" / "graph.trig").read_bytes() == (built / "out" / "graph.trig").read_bytes()


def test_query_by_name_by_file_and_as_text(built: Path, tmp_path: Path) -> None:
    assert "Antony Blinken" in ask(built, "query", "who-met-whom", "--param", "person=Xi Jinping")
    sparql = "SELECT DISTINCT ?name { ?p a dip:Person ; rdfs:label ?name } ORDER BY ?name"
    (tmp_path / "q.rq").write_text(sparql)
    assert ask(built, "query", sparql, "--format", "csv") == ask(built, "query", str(tmp_path / "q.rq"), "-f", "csv")
    names = [b["name"]["value"] for b in json.loads(ask(built, "query", sparql, "--json"))["results"]["bindings"]]
    assert {"Wang Yi", "Wang Xiaohong", "Wang Wenbin"} <= set(names)


def test_all_22_questions_are_listed_and_run(built: Path) -> None:
    listed = json.loads(run.invoke(app, ["query", "--list", "--json"]).stdout)
    assert len(listed) >= 22
    for question in listed:
        ask(built, "query", question["name"], "--json")


def test_show_explain_and_stats(built: Path) -> None:
    assert "Wang Yi" in ask(built, "show", "Wang Yi")
    found = json.loads(ask(built, "explain", "person/xi-jinping", "--json"))
    assert found["evidence"]
    assert all(e["sentence"] for e in found["evidence"])
    places = [(e["file"], e["begin"]) for e in found["evidence"]]
    assert len(places) == len(set(places)), "a sentence is shown once"


def test_what_explain_shows_of_a_place_is_what_the_ledger_reads(built: Path) -> None:
    """An entity, an event, a claim: rejected by the anchors shown, they are gone."""
    names = ("person/bill-gates", "Meeting: Antony Blinken – Xi Jinping, 2023-06-19")
    claim = run.invoke(app, ["query", "what-said", "-p", "speaker=Hua Chunying", "-f", "csv", "--store",
                             str(built / "store")]).stdout.splitlines()[1].rsplit(",", 1)[1]
    shown = [json.loads(ask(built, "explain", name, "--json"))["evidence"][0]["anchors"] for name in (*names, claim)]
    lines = [f"reject {anchor}" for anchors in shown for anchor in anchors]
    assert {line.split()[1] for line in lines} == {"entity", "event", "claim"}
    (built / "ledger.txt").write_text("\n".join(lines), encoding="utf8")
    done = run.invoke(app, ["build", str(SEEDS), "--out", str(built / "less"), "--store", str(built / "store3"),
                            "--cache", str(built / "cache"), "--ledger", str(built / "ledger.txt"), "--json"])
    assert json.loads(done.stdout)["warnings"] == []
    assert "Hua Chunying" not in run.invoke(
        app, ["query", "what-said", "-f", "csv", "--store", str(built / "store3")]).stdout


def test_stats(built: Path) -> None:
    assert len(json.loads(ask(built, "stats", "--json"))["articles"]) == 5


def test_export_view_and_validate(built: Path, tmp_path: Path) -> None:
    ask(built, "export", str(tmp_path / "graph.trig"))
    assert (tmp_path / "graph.trig").read_bytes() == (built / "out" / "graph.trig").read_bytes()
    ask(built, "view", str(tmp_path / "graph.html"))
    assert "<html" in (tmp_path / "graph.html").read_text(encoding="utf8")
    assert "conforms" in ask(built, "validate")
    ask(built, "view", str(tmp_path))
    assert "<html" in (tmp_path / "graph.html").read_text(encoding="utf8")


def test_a_term_that_the_ontology_lacks_is_noted_beside_the_answer(built: Path) -> None:
    query = 'SELECT ?p { ?p a dip:Persn . FILTER(STR(?p) != "dip:Nobody") } # dip:Nowhere'
    done = run.invoke(app, ["query", query, "--store", str(built / "store"), "--json"])
    assert json.loads(done.stdout)["results"]["bindings"] == []
    assert done.stderr.strip() == "note: the ontology has no dip:Persn (did you mean 'Person'?)"
    for question in json.loads(run.invoke(app, ["query", "--list", "--json"]).stdout):
        assert "note:" not in run.invoke(app, ["query", question["name"], "--store", str(built / "store")]).stderr


def test_code_a_sentence() -> None:
    done = run.invoke(app, ["code", "France expelled two Russian diplomats on Monday.", "--date", "2024-04-26"])
    event = json.loads(done.stdout)["events"][0]
    assert (event["type"], event["plover"], event["initiator"][0]["label"]) == ("Expulsion", "SANCTION", "France")


ERRORS = [
    (["build", "no-such-folder"], 3, "no-such-folder"),
    (["build", "seeds", "--date", "yesterday"], 3, "2024-04-26"),
    (["build", "seeds", "--model", "no_such_model"], 5, "no_such_model"),
    (["query", "who-met-who", "--graph", "exports/graph.trig"], 7, "did you mean"),
    (["query", "SELECT ?x { ?x", "--graph", "exports/graph.trig"], 7, "error"),
    (["query", "SELECT * { SERVICE <http://a.org/> { ?s ?p ?o } }", "--graph", "exports/graph.trig"], 7, "SERVICE"),
    (["query", "who-met-whom", "--param", "person", "--graph", "exports/graph.trig"], 7, "person="),
    (["query", "who-met-whom", "--graph", "none.trig"], 3, "none.trig"),
    (["query", "who-met-whom", "--store", "no-store"], 6, "kg build"),
    (["show", "Nobody At All", "--graph", "exports/graph.trig"], 7, "Nobody At All"),
    (["explain", "event/none", "--graph", "exports/graph.trig"], 7, "event/none"),
    (["export", "graph.xlsx", "--graph", "exports/graph.trig"], 9, "xlsx"),
    (["evaluate", "nothing-here"], 3, "nothing-here"),
    (["code", "--jsonl", "none.jsonl"], 3, "none.jsonl"),
    (["code", "--jsonl", "tests/cli/number.jsonl"], 3, "number.jsonl:1"),
    (["code", "sentences.txt"], 3, "no such file"),
    (["code", "news/sentences"], 3, "no such file"),
    (["export", "tables.csv", "--graph", "exports/graph.trig"], 9, "kg export tables --format csv"),
    (["query", "--param", "person=Xi Jinping"], 7, "kg query NAME"),
]


@pytest.mark.parametrize(("words", "code", "said"), ERRORS, ids=[" ".join(e[0][:3]) for e in ERRORS])
def test_errors_say_what_where_and_what_next(
    words: list[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    done = run.invoke(app, words)
    assert done.exit_code == code, done.output
    assert said in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.output


COMMANDS = ["build", "query", "show", "explain", "export", "view", "validate", "evaluate", "code", "stats", "compare",
            "disputes", "position", "review"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str) -> None:
    done = run.invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert done.output.count(f"kg {command}") > 1  # once is the line of usage


def test_nothing_in_a_file_steers_the_terminal(tmp_path: Path) -> None:
    story = "Foreign Minister Anna Lindqvist of Sweden met Antony Blinken in Oslo on 3 May 2024.\n"
    (tmp_path / "a\x1b[31m.txt").write_text(story)
    (tmp_path / "[red]b\u202e.txt").write_text("")
    done = run.invoke(app, ["build", str(tmp_path), "--out", str(tmp_path / "out"), "--store", str(tmp_path / "s"),
                            "--no-cache", "--strict"])
    assert done.exit_code == 2, done.output
    assert "[red]b\ufffd.txt" in done.stderr
    shown = run.invoke(app, ["show", "Anna Lindqvist", "--store", str(tmp_path / "s")])
    assert "a\ufffd[31m.txt" in shown.stdout
    assert "\x1b" not in shown.stdout


@pytest.mark.parametrize(("query", "said"), [
    ("DESCRIBE <https://x/", "not valid SPARQL"), ("SELECT ?x { ?x", "expected"),
    ("SELECT ?x { ?x a o:p }", "prefix is not declared"), ("pyproject.toml", ".rq"), ("", "--list")])
def test_what_is_wrong_with_a_query_fits_on_a_screen(
    query: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    done = run.invoke(app, ["query", query, "--graph", "ontology/example.trig"])
    assert done.exit_code == 7, done.output
    assert said in done.stderr
    assert len(done.stderr) < 500
