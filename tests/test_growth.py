"""A corpus that grew, shrank or was edited gives what a build gives that never knew it otherwise, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.annotate import DEFAULT_MODEL
from kg.builder import BuildOptions, build

NEWS = {
    "harbour.txt": "OSLO, May 3, 2024 — Swedish Foreign Minister Anna Lindqvist met Finnish President Eero Rautio in "
    "Oslo on Thursday.\n\n“We will settle the fishing dispute before the harbour freezes,” Lindqvist said.\n",
    "talks.txt": "OSLO, May 4, 2024 — Anna Lindqvist, Sweden's foreign minister, held talks with Eero Rautio in the "
    "Norwegian capital on Thursday.\n\nLindqvist told reporters: “We will settle the fishing dispute before the "
    "harbour freezes.”\n\nNorway welcomed the meeting.\n",
    "tariffs.txt": "NAIROBI, May 9, 2024 — Kenya imposed sanctions on 12 Ugandan companies on Wednesday.\n\n“Nobody "
    "should buy smuggled timber,” Kenyan Trade Minister Grace Otieno said.\n\nUganda denied any part in it.\n",
    "strike.txt": "KHARTOUM, May 9, 2024 — At least 14 people were killed in an attack near Khartoum on Tuesday.\n\n"
    "Egypt condemned the attack. Uganda called for a ceasefire.\n"}
MORE = {
    "retold.txt": "STOCKHOLM, May 4, 2024 — Foreign Minister Anna Lindqvist of Sweden met Finland's Eero Rautio on May "
    "2.\n\nThe fishing dispute must be settled “before the harbour freezes,” she said.\n",
    "visit.txt": "KAMPALA, May 12, 2024 — Grace Otieno visited Uganda on Saturday.\n\n“Nobody should buy smuggled "
    "timber,” Otieno said again.\n"}
LEDGER = 'different event harbour.txt:"met" talks.txt:"talks"\nrelabel entity tariffs.txt:"Grace Otieno" "G. Otieno"\n'


def digests(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def states(news: Path) -> Iterator[str]:
    """The folder as it changes, step by step."""
    yield "the first articles"
    for name in sorted(MORE):
        (news / name).write_text(MORE[name], encoding="utf8")
        yield f"{name} came"
    (news / "talks.txt").write_text(NEWS["talks.txt"].replace("Thursday", "Friday"), encoding="utf8")
    yield "another day is told"
    (news / "ledger.txt").write_text(LEDGER, encoding="utf8")
    yield "two meetings are judged to be different"
    (news / "strike.txt").unlink()
    yield "an article went"
    (news / "ledger.txt").unlink()
    (news / "retold.txt").rename(news / "told-again.txt")
    yield "the judgements went, and a file has another name"
    for name in ("told-again.txt", "visit.txt"):
        (news / name).unlink()
    yield "two articles went"


def test_every_step_gives_what_a_new_build_gives(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, text in NEWS.items():
        (news / name).write_text(text, encoding="utf8")
    grown = BuildOptions((str(news),), tmp_path / "grown", tmp_path / "store", DEFAULT_MODEL, cache=tmp_path / "cache")
    before: dict[str, str] = {}
    for number, state in enumerate(states(news)):
        build(grown)
        assert digests(grown.out) != before, state
        before = digests(grown.out)
        anew = replace(grown, out=tmp_path / f"{number}", store=tmp_path / f"{number}-store")
        build(anew)
        assert before == digests(anew.out), state
        for name in ("kg-pieces.txt", "kg-files.txt", "kg-records.json"):
            assert (grown.store / name).read_text() == (anew.store / name).read_text(), state


def test_files_of_another_hand_are_written_anew(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name, text in NEWS.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf8")
    options = BuildOptions((str(tmp_path / "news"),), tmp_path / "out", tmp_path / "store", DEFAULT_MODEL,
                           cache=tmp_path / "cache", write=("trig", "turtle"))
    build(options)
    first = digests(options.out)
    with (options.out / "graph.trig").open("a", encoding="utf8") as file:
        file.write("# mine\n")
    (options.out / "graph.ttl").unlink()
    build(options)
    assert digests(options.out) == first


@pytest.mark.parametrize("lost", ["kg-files.txt", "kg-pieces.txt", "kg-records.json"])
def test_what_is_noted_may_be_lost(lost: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS["strike.txt"], encoding="utf8")
    options = BuildOptions((str(tmp_path / "a.txt"),), tmp_path / "out", tmp_path / "store", DEFAULT_MODEL)
    build(options)
    first = digests(options.out)
    (options.store / lost).unlink()
    build(options)
    assert digests(options.out) == first
