"""The store keeps what it is given, and a broken or missing one says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from kg.errors import InputError, StoreError
from kg.store import load_graph, memory_dataset, named_graphs, open_store, write_store

G, S, P = (URIRef(f"https://example.org/{name}") for name in "gsp")
DAY = Literal("2023-06-19", datatype=XSD.date)
VALUES = [Literal("plain “quotes”\nand lines"), Literal("mot", lang="fr"), Literal(7), DAY, S]
GRAPHS = [(G, [(S, P, value) for value in VALUES])]


def test_memory_and_disk_hold_the_same(tmp_path: Path) -> None:
    write_store(GRAPHS, tmp_path / "store")
    wanted = [(G, sorted(GRAPHS[0][1], key=str))]
    assert named_graphs(memory_dataset(GRAPHS)) == wanted
    assert named_graphs(open_store(tmp_path / "store")) == wanted


def test_a_new_build_replaces_the_store_whole(tmp_path: Path) -> None:
    write_store(GRAPHS, tmp_path / "store")
    write_store([(G, [(S, P, Literal("new"))])], tmp_path / "store")
    assert named_graphs(open_store(tmp_path / "store")) == [(G, [(S, P, Literal("new"))])]
    assert [p.name for p in tmp_path.iterdir()] == ["store"]


def test_a_folder_that_is_no_store_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match="not a kg store"):
        write_store(GRAPHS, folder)
    assert (folder / "letter.txt").read_text() == "dear"


def test_missing_store_and_bad_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "none")
    with pytest.raises(InputError, match="no such file"):
        load_graph(tmp_path / "none.trig")
    (tmp_path / "bad.trig").write_text("<a <b")
    with pytest.raises(InputError, match=r"bad\.trig"):
        load_graph(tmp_path / "bad.trig")
    with pytest.raises(InputError, match="not a graph file"):
        load_graph(tmp_path / "graph.xlsx")
