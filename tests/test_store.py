"""The store keeps what it is given, and a broken or missing one says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from kg.errors import InputError, StoreError
from kg.graphs import Piece, triples_key
from kg.store import load_graph, memory_dataset, named_graphs, open_store, renewed_store, write_store

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


def piece(name: str, *values: str, article: bool = False) -> Piece:
    node = URIRef(f"https://example.org/{name}")
    graph = node if article else URIRef("https://example.org/shared")
    triples = [(node, P, Literal(value)) for value in values]
    return Piece(node, triples_key("", triples), lambda: ((graph, triples),), is_article=article)


def renew(path: Path, pieces: list[Piece]) -> list[Piece]:
    """The pieces that the old store did not hold."""
    with renewed_store(path, pieces) as store:
        new = [p for p in pieces if not store.holds(p)]
        for p in new:
            store.put(p, p.make())
        store.finish()
    return new


def test_only_what_changed_is_put_in_again(tmp_path: Path) -> None:
    first, second, third = piece("1", "one", article=True), piece("2", "two", article=True), piece("3", "three", "drei")
    assert renew(tmp_path / "store", [first, second, third]) == [first, second, third]
    changed, added = piece("3", "three", "trois"), piece("4", "four", article=True)
    assert renew(tmp_path / "store", [first, second, changed, added]) == [changed, added]
    assert renew(tmp_path / "store", [first, changed, added]) == []
    renew(tmp_path / "anew", [first, changed, added])
    held, wanted = (named_graphs(open_store(tmp_path / name)) for name in ("store", "anew"))
    assert held == wanted
    assert [len(triples) for _, triples in held] == [1, 1, 2]


def test_what_lost_something_is_made_anew_by_the_next_build(tmp_path: Path) -> None:
    first, second, third = piece("1", "one", article=True), piece("2", "two", "zwei"), piece("3", "three")
    with renewed_store(tmp_path / "store", [first, second, third]) as store:
        for p in (first, second, third):
            store.put(p, p.make())
        store.replace(second, [(graph, triples[:1]) for graph, triples in second.make()])
        store.finish()
    assert [len(triples) for _, triples in named_graphs(open_store(tmp_path / "store"))] == [1, 2]
    assert renew(tmp_path / "store", [first, second, third]) == [second]
    assert [len(triples) for _, triples in named_graphs(open_store(tmp_path / "store"))] == [1, 3]


def test_a_block_that_fails_leaves_the_old_store(tmp_path: Path) -> None:
    write_store(GRAPHS, tmp_path / "store")
    with pytest.raises(InputError), renewed_store(tmp_path / "store", []):
        raise InputError("no")
    assert len(named_graphs(open_store(tmp_path / "store"))) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["store"]


def test_a_broken_store_is_made_anew(tmp_path: Path) -> None:
    pieces = [piece("1", "one", article=True), piece("2", "two", article=True)]
    renew(tmp_path / "store", pieces)
    for manifest in (tmp_path / "store").glob("MANIFEST*"):
        manifest.write_bytes(b"broken")
    assert renew(tmp_path / "store", pieces) == pieces
    assert len(named_graphs(open_store(tmp_path / "store"))) == 2
    (tmp_path / "store" / "kg-pieces.txt").write_text("no digests here\n\n")
    assert renew(tmp_path / "store", pieces) == pieces
