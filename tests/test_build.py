"""The whole line on the seeds: what it finds, and that the same input always gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rdflib import RDFS, Dataset

from kg.annotate import DEFAULT_MODEL
from kg.assemble.canonical import position_triples
from kg.builder import BuildOptions, build
from kg.errors import InputError, OutputError, StoreError
from kg.model import CharSpan, LocalTenure
from kg.outputs import BuildReport
from kg.projection import GraphIndex, Reader, find
from kg.store import load_graph
from kg.vocab import dip, nif

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def options(paths: list[Path], out: Path, **more: object) -> BuildOptions:
    return BuildOptions(tuple(map(str, paths)), out, out.parent / f"{out.name}-store", DEFAULT_MODEL, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    out = tmp_path_factory.mktemp("built") / "out"
    return out, build(options([SEEDS], out))


@pytest.fixture(scope="module")
def dataset(built: tuple[Path, BuildReport]) -> Dataset:
    return load_graph(built[0] / "graph.trig")


def digests(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_promised_file_is_written(built: tuple[Path, BuildReport]) -> None:
    out, report = built
    promised = {"graph.trig", "graph.ttl", "graph.graphml", "graph.html", "entities.csv", "events.csv", "claims.csv",
                "report.json"}
    assert promised == {p.name for p in out.iterdir()} == set(report.files)


def test_nothing_of_the_seeds_is_quarantined_or_unread(built: tuple[Path, BuildReport]) -> None:
    report = built[1]
    assert (report.articles, report.failures, report.quarantined) == (5, (), ())


def test_every_span_is_the_characters_it_says(dataset: Dataset) -> None:
    index = GraphIndex(dataset)
    files = {article: index.text(article, dip.sourceFile) or "" for article in index.of_type(dip.Article)}
    texts = {article: (SEEDS / file).read_bytes().decode("utf8") for article, file in files.items()}
    spans = {span for span, _ in index.literals(nif.beginIndex)}
    assert len(spans) > 500
    for span in spans:
        begin, end = index.number(span, nif.beginIndex), index.number(span, nif.endIndex)
        assert texts[index.iri(span, dip.inArticle) or ""][begin:end] == index.text(span, nif.anchorOf)


def test_no_triple_is_in_two_graphs(dataset: Dataset) -> None:
    """So that `COUNT(*)` over all graphs counts things."""
    told = [(s, p, o) for s, p, o, _ in dataset.quads((None, None, None, None))]
    assert len(told) == len(set(told)) > 5000


def test_an_office_is_called_as_most_articles_call_it() -> None:
    """Titles of one office that no reference knows: one type and one label, whoever tells them first."""
    told = ["envoy for the Nile", "Envoy for the Nile", "Envoy for the Nile", "Prime Minister"]
    tenures = [LocalTenure("e1", title, CharSpan(0, 5), 0, office="position/pm" if "Prime" in title else None)
               for title in told]
    documents: Any = [SimpleNamespace(tenures=(tenure,)) for tenure in tenures]
    found = [(str(s).rsplit("/", 1)[1], str(o)) for s, p, o in position_triples(documents) if p == RDFS.label]
    assert found == [("envoy-for-the-nile", "Envoy for the Nile")]
    assert list(position_triples(documents)) == list(position_triples(documents[::-1]))


def test_same_bytes_in_any_order_and_with_any_hash_seed(built: tuple[Path, BuildReport], tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"), reverse=True)
    command = [sys.executable, "-m", "kg", "build", *map(str, files), "--no-cache", "--out", str(tmp_path / "again"),
               "--store", str(tmp_path / "store")]
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(command, env=other, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "again") == digests(built[0])


def test_an_article_taken_away_was_never_there(tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    fewer = tmp_path / "fewer"
    fewer.mkdir()
    for file in (*files[:-1], SEEDS / "manifest.csv"):
        shutil.copy(file, fewer)
    cache = tmp_path / "cache"
    build(options([SEEDS], tmp_path / "all", cache=cache))
    after = build(options([fewer], tmp_path / "after", cache=cache))
    build(options([fewer], tmp_path / "never"))
    assert after.cached == 4
    assert digests(tmp_path / "after") == digests(tmp_path / "never")


def test_nothing_to_read_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="empty"):
        build(options([tmp_path / "empty"], tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="file"):
        build(options([SEEDS / "001_e7564de01d53ded9.txt"], tmp_path / "file" / "out"))


STORY = "Foreign Minister Anna Lindqvist of Sweden met Antony Blinken in Oslo on 3 May 2024.\n"


def test_where_to_write_is_asked_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("dear")
    for store in (tmp_path / "a.txt", tmp_path / "a.txt" / "store", tmp_path / "letters"):
        with pytest.raises(StoreError, match="--store"):
            build(BuildOptions((str(tmp_path / "a.txt"),), tmp_path / "out", store, "no_such_model"))
    assert not (tmp_path / "out").exists()


def test_texts_of_records_are_kept_and_files_of_the_user_stay(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps({"id": "a.txt", "text": STORY}) + "\n")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "0123456789abcdef.txt").write_text("mine")
    first = build(options([tmp_path / "wire.jsonl"], tmp_path))
    (kept,) = (f for f in first.files if f.startswith("texts/"))
    assert (tmp_path / kept).read_text() == STORY
    (tmp_path / "wire.jsonl").write_text(json.dumps({"text": STORY * 2}) + "\n")
    build(options([tmp_path / "wire.jsonl"], tmp_path))
    assert not (tmp_path / kept).exists()
    assert (tmp_path / "texts" / "0123456789abcdef.txt").read_text() == "mine"


def test_a_ledger_that_was_named_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(InputError, match="no such ledger"):
        build(options([tmp_path / "a.txt"], tmp_path / "out", ledger=tmp_path / "none.txt"))


def test_a_judged_name_stands_in_place_of_the_gazetteers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "ledger.txt").write_text('relabel entity a.txt:"Sweden" "Kingdom of Sweden"')
    report = build(options([tmp_path / "a.txt"], tmp_path / "out"))
    index = Reader.of(load_graph(tmp_path / "out" / "graph.trig")).index
    assert index.texts(find(index, "state/sweden"), RDFS.label) == ("Kingdom of Sweden",)
    assert report.warnings == ()


def test_a_state_that_is_only_acted_for_is_described(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ATHENS, June 20 - A Greek court said on Tuesday that it had rejected an appeal.\n")
    report = build(options([tmp_path / "a.txt"], tmp_path / "out"))
    reader = Reader.of(load_graph(tmp_path / "out" / "graph.trig"))
    (court,) = reader.index.subjects(dip.actsFor, find(reader.index, "state/greece"))
    assert reader.label(court) == "Greek court"
    assert report.quarantined == ()


def keys(store: Path) -> set[str]:
    return set((store / "kg-pieces.txt").read_text().splitlines())


def test_one_more_article_gives_what_a_new_build_gives(tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    grown, anew = (options(files, tmp_path / name, cache=tmp_path / "cache") for name in ("grown", "anew"))
    build(grown)
    before = keys(grown.store)
    (tmp_path / "one-more.txt").write_text(STORY)
    more = (*grown.paths, str(tmp_path / "one-more.txt"))
    for each in (grown, anew):
        build(replace(each, paths=more))
    assert digests(tmp_path / "grown") == digests(tmp_path / "anew")
    assert keys(grown.store) == keys(anew.store)
    assert sum(line.startswith("a ") for line in before & keys(grown.store)) == 5
    assert len(before - keys(grown.store)) < 10


def test_only_the_files_that_are_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    all_files = build(options([tmp_path / "a.txt"], tmp_path / "out"))
    assert len(all_files.files) == 8
    (tmp_path / "out" / "notes.csv").write_text("mine")
    assert build(options([tmp_path / "a.txt"], tmp_path / "out", write=("csv",))).files == (
        "claims.csv", "entities.csv", "events.csv", "report.json")
    build(options([tmp_path / "a.txt"], tmp_path / "out", write=()))
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["notes.csv", "report.json"]


def test_what_lost_something_to_quarantine_leaves_nothing_when_it_changes_or_goes(tmp_path: Path) -> None:
    """A ledger makes a speaker a place: his claim is taken out. Then the line goes, and then his article does."""
    news = tmp_path / "news"
    news.mkdir()
    shutil.copy(SEEDS / "001_e7564de01d53ded9.txt", news)
    shutil.copy(SEEDS / "004_130772d47f6ea11e.txt", news)
    (news / "a.txt").write_text("OSLO, May 3, 2024 - Anna Lindqvist of Sweden said the talks were over.\n")
    each = options([news], tmp_path / "graph", cache=tmp_path / "cache", write=("trig",))
    for step in ("wrong", "undone", "removed"):
        if step == "wrong":
            (news / "ledger.txt").write_text('retype entity a.txt:"Anna Lindqvist" Place\n')
        elif step == "undone":
            (news / "ledger.txt").unlink()
        else:
            (news / "a.txt").unlink()
        assert bool(build(each).quarantined) is (step == "wrong")
        anew = options([news], tmp_path / step, cache=tmp_path / "cache", write=("trig",))
        build(anew)
        assert (tmp_path / "graph" / "graph.trig").read_bytes() == (tmp_path / step / "graph.trig").read_bytes(), step
