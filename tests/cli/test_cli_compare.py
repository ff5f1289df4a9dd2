"""Comparing and judging from the command line: reports side by side, and judgements that the next build honours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli import app

FIRST = """\
BAMAKO, May 3, 2024 - Foreign Minister Oumar Diarra of Mali met Minister Kofi Asare of Ghana in Accra on Thursday.

"We agreed to reopen the border," Diarra said after the meeting. Asare said Ghana supports new talks on trade.
"""
SECOND = """\
ACCRA, May 4, 2024 - Malian Foreign Minister O. Diarra met his Ghanaian counterpart Kofi Asare in Accra on May 2.

Diarra denied that Mali had closed the border. Ghana will host a summit in June, Asare told reporters.
"""
run = CliRunner()


def invoke(*words: str, code: int = 0, answers: str | None = None) -> str:
    done = run.invoke(app, list(words), input=answers)
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.stderr


def written(tmp_path: Path, **articles: str) -> Path:
    """A folder of articles, by the names of their files."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf8")
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return written(tmp_path, first=FIRST, second=SECOND)


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the cache of `kg review` lies below the working folder


def build(news: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(invoke(
        "build", str(news), "--out", "out", "--store", "store", "--json"))
    return report


@pytest.mark.usefixtures("at_work")
def test_compare_disputes_and_position(news: Path) -> None:
    build(news)
    found = json.loads(invoke("compare", "Diarra Asare", "--store", "store", "--json"))
    assert {p["file"] for row in found["accounts"] for p in row["passages"]} == {"first.txt", "second.txt"}
    assert "Oumar Diarra" in invoke("compare", "Diarra Asare", "--store", "store")
    assert isinstance(json.loads(invoke("disputes", "--store", "store", "--json")), list)
    said = json.loads(invoke("position", "Mali", "border", "--store", "store", "--json"))
    assert any("reopen the border" in s["words"] for s in said)
    assert "reopen the border" in invoke("position", "Mali", "border", "--store", "store")
    none = run.invoke(app, ["position", "Mali", "submarines", "--store", "store"])
    assert (none.exit_code, none.stdout.strip()) == (0, "no statements of Mali on submarines in this graph")
    assert none.stderr.startswith("topics of its statements: ")


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize(("words", "said"), [
    (("compare", "Nobody Nowhere"), "Nobody Nowhere"), (("compare", "a b<c>"), "a b<c>"),
    (("compare", ""), "error"), (("position", "Nobody At All", "trade"), "Nobody At All")])
def test_what_is_not_there_is_said(words: tuple[str, ...], said: str, news: Path) -> None:
    build(news)
    assert said in invoke(*words, "--store", "store", code=7)


def doubts(news: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(invoke("review", str(news), "--json"))
    return found


def joined(doubt: dict[str, Any]) -> tuple[str, bool]:
    return doubt["doubt"]["kind"], doubt["doubt"]["joined"]


@pytest.mark.usefixtures("at_work")
def test_a_judgement_holds_at_the_next_build_and_its_line_undoes_it(news: Path) -> None:
    before = build(news)
    graph = Path("out/graph.trig").read_bytes()
    listed = doubts(news)
    assert listed, "the two spellings of one name are a doubt"
    doubt = listed[0]
    verb = "--different" if doubt["doubt"]["joined"] else "--same"
    invoke("review", str(news), verb, doubt["number"], "--why", "two # men: one name")
    ledger = news / "ledger.txt"
    (line,) = ledger.read_text(encoding="utf8").splitlines()
    assert line.startswith(f"{verb[2:]} {doubt['doubt']['kind']} ")
    assert doubt["number"] not in {d["number"] for d in doubts(news)}
    after = build(news)
    assert Path("out/graph.trig").read_bytes() != graph
    assert (after["articles"], after["warnings"]) == (before["articles"], [])
    ledger.write_text("", encoding="utf8")
    build(news)
    assert Path("out/graph.trig").read_bytes() == graph


@pytest.mark.usefixtures("at_work")
def test_questions_stop_where_answers_end_and_are_not_asked_twice(news: Path) -> None:
    first, *others = doubts(news)
    shown = invoke("review", str(news), "--ask", answers="what?\nd\n")
    assert shown.count(first["number"]) == 1
    assert all(doubt["number"] in shown for doubt in others[:1])
    assert (news / "ledger.txt").read_text(encoding="utf8").startswith(f"different {first['doubt']['kind']} first.txt#")
    files = [str(file) for file in sorted(news.glob("*st.txt"))] + [str(news / "second.txt")]
    assert first["number"] not in invoke("review", *files, "--ask", answers="q")
    assert json.loads(invoke("build", *map(str, sorted(news.iterdir())), "--store", "store", "--json"))["articles"] == 2


@pytest.mark.usefixtures("at_work")
def test_two_ledgers_are_one_too_many(news: Path) -> None:
    for name in ("a", "b"):
        (news / name).mkdir()
        (news / name / "ledger.txt").write_text("", encoding="utf8")
    assert "name it with --ledger" in invoke("review", str(news / "a"), str(news / "b"), code=8)


@pytest.mark.usefixtures("at_work")
def test_an_unknown_doubt_and_a_broken_ledger_are_errors(news: Path) -> None:
    assert "there is no doubt" in invoke("review", str(news), "--same", "00000000", code=8)
    (news / "ledger.txt").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in invoke("review", str(news), code=8)


DENIALS = """\
OSLO, May 3, 2024 - Norway will never sign the pact, Foreign Minister Espen Barth Eide said on Friday.

Sweden denied that its navy had fired on the trawler. Denmark asked whether the talks would resume.
"""


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize(("actor", "words", "shown"), [
    ("Norway", "pact", "Espen Barth Eide for Norway: Norway will never sign the pact"),
    ("Sweden", "trawler", "Sweden [denied]: its navy had fired on the trawler"),
    ("Denmark", "talks", "Denmark [questioned]: whether the talks would resume")])
def test_a_denial_is_marked_where_the_words_alone_affirm(actor: str, words: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(DENIALS, encoding="utf8")
    build(tmp_path / "news")
    assert shown in " ".join(invoke("position", actor, words, "--store", "store").split())
    assert shown.split(": ")[1] in " ".join(invoke("show", actor, "--store", "store").split())


SHOTS = """\
TUNIS, March 6, 2024 - Two Tunisian officials said shots had been fired at the trawler Amal, wounding a sailor.

The boat belongs to Hedi Mabrouki of Zarzis.
"""
NO_SHOTS = """\
VALLETTA, March 7, 2024 - Malta's Foreign Minister Ian Borg spoke of the trawler Amal of Hedi Mabrouki on Thursday.

He denied that shots had been fired at the trawler. Tunisia should calm down, Borg said.
"""


@pytest.mark.usefixtures("at_work")
def test_a_denial_of_part_of_what_others_say_is_a_dispute_and_no_repetition(tmp_path: Path) -> None:
    build(written(tmp_path, said=SHOTS, denied=NO_SHOTS))
    (dispute,) = json.loads(invoke("disputes", "--store", "store", "--json"))
    assert [s["passage"]["file"] for s in dispute["affirmed"]] == ["said.txt"]
    assert [s["passage"]["file"] for s in dispute["denied"]] == ["denied.txt"]
    assert "Ian Borg for Malta [denied]: shots had been fired at the trawler" in " ".join(
        invoke("disputes", "--store", "store").split())


NAMESAKES = """\
LIMA, May 3, 2024 - Foreign Minister Rosa Quispe of Peru said the border was open.

"We are ready," Quispe told reporters.
"""
ELSEWHERE = """\
OSLO, March 1, 2023 - A street was named after Quispe. "It is a short street," Quispe said.
"""


@pytest.mark.usefixtures("at_work")
def test_a_family_name_is_nobody_s_own_and_the_choices_are_told_apart(tmp_path: Path) -> None:
    build(written(tmp_path, one=NAMESAKES, two=ELSEWHERE))
    for words in (("show", "Quispe"), ("explain", "quispe"), ("position", "Quispe", "street")):
        message = " ".join(invoke(*words, "--store", "store", code=7).split())
        assert "person/rosa-quispe (Rosa Quispe, Peru)" in message
        assert "(Quispe, in two.txt)" in message
    assert "Rosa Quispe" in invoke("show", "Rosa Quispe", "--store", "store")


@pytest.mark.usefixtures("at_work")
def test_links_are_explained_by_file_and_place(news: Path) -> None:
    build(news)
    found = json.loads(invoke("explain", "person/oumar-diarra", "--store", "store", "--json"))
    places = [(link["file"], link["begin"]) for link in found["identity"] if link["accepted"]]
    assert places == [("first.txt", FIRST.index("Oumar")), ("second.txt", SECOND.index("O. Diarra"))]
    shown = invoke("explain", "person/oumar-diarra", "--store", "store")
    assert f"joined: second.txt, offset {SECOND.index('O. Diarra')} → person/oumar-diarra" in shown


@pytest.mark.usefixtures("at_work")
def test_an_event_is_called_by_names_though_no_article_names_the_side(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    story = "BRUSSELS, May 3, 2024 - The European Commission urged Peru to show restraint on Friday.\n"
    (tmp_path / "news" / "one.txt").write_text(story, encoding="utf8")
    build(tmp_path / "news")
    assert "Request: European Union – Peru" in invoke("compare", "European Union Peru", "--store", "store")


@pytest.mark.usefixtures("at_work")
def test_an_armed_group_does_not_speak_for_the_state_it_fights_in(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    story = "NAIROBI, May 3, 2024 - Al-Shabaab said the border was open. Somalia said the border was shut.\n"
    (tmp_path / "news" / "one.txt").write_text(story, encoding="utf8")
    build(tmp_path / "news")
    said = json.loads(invoke("position", "Somalia", "border", "--store", "store", "--json"))
    assert [s["words"] for s in said] == ["the border was shut"]
    (own,) = json.loads(invoke("position", "al-Shabaab", "border", "--store", "store", "--json"))
    assert (own["side"], own["words"]) == ("al-Shabaab", "the border was open")
