"""Publishers: one name for one outlet, and no name for what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.clean import clean
from kg.errors import ResourceError
from kg.gazetteer import Gazetteer, load_publishers
from kg.gazetteer.publishers import KINDS, read_publishers
from kg.model import EntityType
from kg.read import read_articles
from kg.resources import ontology_dir

CASES = yaml.safe_load((Path(__file__).parent / "publishers.yaml").read_text(encoding="utf8"))
HEADER = "name,kind,state,domains,aliases,local,credits,qid\n"
_PROSE = "The two ministers met for an hour and said that they would meet again before the end of the year.\n"


def test_there_are_cases_enough() -> None:
    assert len(CASES) == 101
    assert sum(c.get("near", False) for c in CASES) == 37


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.get('stated')} {c.get('url', '')}")
def test_one_name(case: dict[str, str | None]) -> None:
    assert load_publishers().name(case.get("stated"), case.get("url")) == case["name"]


def test_the_table() -> None:
    known = load_publishers().all
    assert len(known) == 577
    assert {p.kind for p in known} == set(KINDS)
    assert len({p.state for p in known if p.state}) > 100
    assert [p.name for p in known] == sorted((p.name for p in known), key=str.casefold)
    assert all(load_publishers().name(p.name) == p.name for p in known)


def test_governments_are_the_gazetteers_bodies(gazetteer: Gazetteer) -> None:
    """So that a statement's "we" is that body's state."""
    unknown = []
    for publisher in load_publishers().all:
        found = gazetteer.find(publisher.name) if publisher.kind == "government" else ()
        if publisher.kind == "government" and not any(e.type is EntityType.GOVERNMENT_BODY for e in found):
            unknown.append(publisher.name)
    assert unknown == ["Australian foreign minister's office", "Presidency of Ukraine", "Press Information Bureau",
                       "State Council of China"]


@pytest.mark.parametrize(("row", "problem"), [
    ("Gazette,paper,,,,,,", "unknown kind"),
    ("Gazette,newspaper,state/nowhere,,,,,", "not in the gazetteer"),
    (",newspaper,,,,,,", "is empty"),
    ("Gazette,newspaper,,,Herald,,,\nHerald,newspaper,,,,,,", "is also Gazette's"),
    ("Gazette,newspaper,,a.example,,,,\nHerald,newspaper,,a.example,,,,", "is also Gazette's")])
def test_a_bad_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "states.csv").write_text(
        (ontology_dir() / "gazetteer" / "states.csv").read_text(encoding="utf8"), encoding="utf8")
    (tmp_path / "publishers.csv").write_text(HEADER + row + "\n", encoding="utf8")
    with pytest.raises(ResourceError, match=problem):
        read_publishers(tmp_path)


@pytest.mark.parametrize(("credit", "name"), [
    ("AP", "Associated Press"), ("Reuters", "Reuters"), ("dpa", "Deutsche Presse-Agentur"), ("VOA", "Voice of America"),
    ("BBC", None), ("Calder", None)])
def test_credits(credit: str, name: str | None) -> None:
    assert load_publishers().credited(credit) == name


@pytest.mark.parametrize(("manifest", "publisher"), [
    ("a.txt,bbc.co.uk,", "BBC"), ("a.txt,,https://www.dw.com/en/x", "Deutsche Welle"),
    ("a.txt, Harrowby Post ,", "Harrowby Post"),
    ("a.txt,,", None), ("a.txt,Reuters,https://www.msn.com/x", "Reuters")])
def test_read(tmp_path: Path, manifest: str, publisher: str | None) -> None:
    (tmp_path / "a.txt").write_text(f"Ministers meet\n\n{_PROSE}", encoding="utf8")
    (tmp_path / "manifest.csv").write_text(f"file,publisher,url\n{manifest}\n", encoding="utf8")
    (article,) = read_articles([tmp_path]).articles
    assert article.publisher == publisher


@pytest.mark.parametrize(("text", "publisher"), [
    (f"Ministers meet\n\n{_PROSE}\n© 2023 BBC. All rights reserved.\n", "BBC"),
    (f"Ministers meet\n\n{_PROSE}\nCopyright 2021 The New York Times Company\n", "The New York Times"),
    (f"Ministers meet\n\n{_PROSE}\nCopyright © 2022 Al Jazeera | Terms\n", "Al Jazeera"),
    (f"Ministers meet\n\n{_PROSE}\nCopyright 2023 The Associated Press. All rights reserved.\n", None),
    (f"Ministers meet\nVOA News\n\n{_PROSE}\n", "Voice of America"),
    (f"Ministers meet\nReuters\n\n{_PROSE}\n", None),
    (f"Ministers meet\n\n{_PROSE}The BBC said so.\n", None),
    (f"Harbor deal signed\nBBC News, 11 March 2025\n\n{_PROSE}", "BBC"),
    (f"Harbor deal signed\nThe Guardian | March 11, 2025\n\n{_PROSE}", "The Guardian"),
    (f"Harbor deal signed\nLISBON, March 6, 2025 (Reuters) - {_PROSE}", None),
])
def test_what_the_text_itself_states(tmp_path: Path, text: str, publisher: str | None) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    (article,) = read_articles([tmp_path / "a.txt"]).articles
    assert article.publisher is None
    assert clean(article).article.publisher == publisher
