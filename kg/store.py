"""Store: quads behind the rdflib API, in an embedded on-disk store or in memory.

The engine is Oxigraph. It commits one bulk load at a time and is safe only after a flush, so a build makes a new store
beside the old one, flushes it and swaps the folders: a killed build leaves the old store whole. The new store begins as
a copy of the old one, and only the pieces of the graph that changed are taken out and put in; their digests are kept in
a file beside the engine's own.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from rdflib import XSD, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.errors import InputError, StoreError
from kg.graphs import NamedGraph, Piece

__all__ = ["FreshStore", "check_place", "load_graph", "memory_dataset", "named_graphs", "open_store", "renewed_store",
           "write_store"]

_KEYS, _FILES = "kg-pieces.txt", "kg-files.txt"
_ARTICLE, _SHARED = "a ", "s "
_NOT_WHOLE = "-"  # no piece's key
_BROKEN = (OSError, RuntimeError)  # the engine tells of damaged files by the latter
_LOAD = 500_000  # quads loaded at once: a larger load is quicker and takes more memory (about 300 MB)


def memory_dataset(graphs: Iterable[NamedGraph]) -> Dataset:
    """A dataset in memory holding the named graphs; its default graph is the union of them all."""
    store = pyoxigraph.Store()
    store.bulk_extend(_quads(graphs))
    return _dataset(store)


def named_graphs(dataset: Dataset) -> list[tuple[URIRef, list[tuple[URIRef, URIRef, Node]]]]:
    """The dataset's named graphs with their triples, both sorted."""
    found: dict[str, list[tuple[URIRef, URIRef, Node]]] = {}
    for subject, prop, value, graph in dataset.quads((None, None, None, None)):
        # The store gives every plain string the datatype xsd:string, which rdflib takes for another literal.
        plain = Literal(str(value)) if isinstance(value, Literal) and value.datatype == XSD.string else value
        found.setdefault(str(graph), []).append((URIRef(str(subject)), URIRef(str(prop)), plain))
    return [(URIRef(name), sorted(found[name], key=str)) for name in sorted(found)]


def _quads(graphs: Iterable[NamedGraph]) -> Iterator[pyoxigraph.Quad]:
    for name, triples in graphs:
        graph = pyoxigraph.NamedNode(name)
        for subject, prop, value in triples:
            yield pyoxigraph.Quad(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(prop), _term(value), graph)


def _term(value: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if isinstance(value, Literal):
        if value.language:
            return pyoxigraph.Literal(str(value), language=value.language)
        return pyoxigraph.Literal(str(value), datatype=pyoxigraph.NamedNode(value.datatype) if value.datatype else None)
    return pyoxigraph.NamedNode(str(value))


def write_store(graphs: Iterable[NamedGraph], path: Path) -> None:
    """Replace the on-disk store at `path` by one that holds exactly the named graphs."""
    with renewed_store(path, ()) as store:
        store.add(graphs)
        store.finish()


@contextmanager
def renewed_store(path: Path, pieces: Collection[Piece]) -> Iterator[FreshStore]:
    """A new state of the store at `path`, for the block to fill and finish; it takes the old one's place at the end.

    If the old store holds at least half of the `pieces` as they are, the new one is a copy of it without the others.
    The files of a store never change once written, so a copy is made of links and costs no time.
    """
    check_place(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    except OSError as error:
        raise StoreError(f"cannot write the store: {error}", where=str(path), hint="name another --store") from error
    try:
        yield FreshStore(path, beside / "store", pieces)
        _swap(beside / "store", path)
    except OSError as error:
        raise StoreError(f"cannot write the store: {error}", where=str(path), hint="is the disk full?") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


class FreshStore:
    """A store in the making."""

    def __init__(self, old: Path, folder: Path, pieces: Collection[Piece]) -> None:
        self._old, self._folder = old, folder
        keys = _read_pairs(old / _KEYS)
        self._keys = {id: key for piece in pieces if keys.get(id := _id(piece)) == (key := piece.key)}
        self._anew = not self._keys or 2 * len(self._keys) < len(pieces) or not _copy(old, folder)
        self._store = pyoxigraph.Store(str(folder))
        self._changes: set[tuple[str, str]] = set()
        self._files = {} if self._anew else _read_pairs(old / _FILES)
        if self._anew:
            self._keys = {}
        else:
            self._remove(keys)
        self._waiting: list[pyoxigraph.Quad] = []

    @property
    def changes(self) -> frozenset[tuple[str, str]]:
        """Graph and subject of every triple that came or went since the old store; nothing if this one is no copy."""
        return frozenset(self._changes)

    @property
    def old(self) -> Path | None:
        """The store of which this one is a copy."""
        return None if self._anew else self._old

    @property
    def folder(self) -> Path:
        """Where this store is until it takes the old one's place; what is put there, beside its own files, goes along.
        """
        return self._folder

    def made_from_old(self, file: Path) -> bool:
        """Whether the file is, to the letter, one that was made from the old store, of which this one is a copy."""
        return file.name in self._files and self._files[file.name] == _digest(file)

    def note_files(self, files: Iterable[Path]) -> None:
        """The files that were made from this store; after `finish`."""
        lines = (f"{file.name} {_digest(file)}\n" for file in sorted(files))
        (self._folder / _FILES).write_text("".join(lines), encoding="utf8")

    def holds(self, piece: Piece) -> bool:
        """Whether the old store had just this: it was checked when it was put there."""
        return self._keys.get(_id(piece)) == piece.key

    def put(self, piece: Piece, graphs: Iterable[NamedGraph]) -> None:
        """All that the piece says; the next build goes on from it."""
        self.add(graphs)
        self._keys[_id(piece)] = piece.key

    def replace(self, piece: Piece, graphs: Iterable[NamedGraph]) -> None:
        """What is left of a piece that lost something; the next build makes it anew."""
        self._load()
        self._remove({_id(piece): self._keys.pop(_id(piece), "")})
        self._keys[_id(piece)] = _NOT_WHOLE  # it is listed, so that the next build takes it out before it is made anew
        self.add(graphs)

    def add(self, graphs: Iterable[NamedGraph]) -> None:
        """Triples that belong to no piece."""
        for quad in _quads(graphs):
            self._note(quad)
            self._waiting.append(quad)
            if len(self._waiting) >= _LOAD:
                self._load()

    def finish(self) -> Dataset:
        """All that was put is on the disk; the dataset, read-only, is for what is made of it before the block ends."""
        self._load()
        self._store.flush()
        if self._anew:
            self._store.optimize()  # a third less time to read it all; of a copy all would be written again
        del self._store
        lines = (f"{id} {key}\n" for id, key in sorted(self._keys.items()))
        (self._folder / _KEYS).write_text("".join(lines), encoding="utf8")
        return open_store(self._folder)

    def _load(self) -> None:
        self._store.bulk_extend(self._waiting)
        self._waiting = []

    def _note(self, quad: pyoxigraph.Quad) -> None:
        if not self._anew:
            self._changes.add((str(quad.graph_name)[1:-1], str(quad.subject)[1:-1]))

    def _remove(self, keys: Mapping[str, str]) -> None:
        """Take out the pieces of `keys` that are not kept."""
        articles = {id[2:] for id in (*keys, *self._keys) if id.startswith(_ARTICLE)}
        shared = [g for g in self._store.named_graphs() if g.value not in articles]
        for id in sorted(keys.keys() - self._keys.keys()):
            name = pyoxigraph.NamedNode(id[2:])
            if id.startswith(_ARTICLE):
                for quad in self._store.quads_for_pattern(None, None, None, name):
                    self._note(quad)
                self._store.remove_graph(name)
                continue
            for graph in shared:
                told = self._store.quads_for_pattern(name, None, None, graph)
                led = self._store.quads_for_pattern(None, None, name, graph)
                for quad in [*told, *(q for q in led if str(q.subject)[1:-1] in articles)]:
                    self._note(quad)
                    self._store.remove(quad)


def _copy(old: Path, folder: Path) -> bool:
    """Whether the store could be copied; one that is broken, or of another version of the engine, is made anew."""
    try:
        pyoxigraph.Store.read_only(str(old)).backup(str(folder))
    except _BROKEN:
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _id(piece: Piece) -> str:
    return f"{_ARTICLE if piece.is_article else _SHARED}{piece.name}"


def _digest(file: Path) -> str:
    """Of the characters of the file; "" if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "blake2b").hexdigest()[:32]
    except OSError:
        return ""


def _read_pairs(path: Path) -> dict[str, str]:
    """Digests of pieces by kind and name, or of files by name; none if the list is not there or is not whole."""
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {id: key for id, _, key in (line.rpartition(" ") for line in lines)}


def check_place(path: Path) -> None:
    """StoreError if a store cannot go to `path`: something else is there, or the folder above cannot be written."""
    if path.exists() and not path.is_dir():
        raise StoreError("there is a file of that name", where=str(path), hint="name another --store")
    if path.is_dir() and any(path.iterdir()) and not (path / "CURRENT").exists():
        raise StoreError("the folder exists and is not a kg store", where=str(path), hint="name another --store")
    above = next((p for p in path.absolute().parents if p.exists()), Path("/"))
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise StoreError(f"{above} is no folder that can be written", where=str(path), hint="name another --store")


def _swap(fresh: Path, path: Path) -> None:
    if path.exists():
        old = path.with_name(f".{path.name}-old")
        shutil.rmtree(old, ignore_errors=True)
        path.rename(old)
        fresh.rename(path)
        shutil.rmtree(old, ignore_errors=True)
    else:
        fresh.rename(path)


def open_store(path: Path) -> Dataset:
    """The on-disk store at `path`, read-only, as an rdflib Dataset whose default graph is the union of all graphs."""
    if not (path / "CURRENT").exists():
        raise StoreError("there is no store here", where=str(path), hint="run `kg build`, or name --graph FILE.trig")
    try:
        return _dataset(pyoxigraph.Store.read_only(str(path)))
    except _BROKEN as error:
        raise StoreError(f"cannot open the store: {error}", where=str(path), hint="`kg build` makes it anew") from error


_FORMATS = {
    ".trig": pyoxigraph.RdfFormat.TRIG, ".nq": pyoxigraph.RdfFormat.N_QUADS, ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES, ".jsonld": pyoxigraph.RdfFormat.JSON_LD}


def load_graph(path: Path) -> Dataset:
    """An exported graph file (.trig, .nq, .ttl, .nt, .jsonld) in memory."""
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise InputError("not a graph file", where=str(path), hint=f"one of {', '.join(sorted(_FORMATS))}")
    store = pyoxigraph.Store()
    try:
        store.bulk_load(path=str(path), format=kind)
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), hint="run `kg build` first") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"cannot be read as {kind.name}: {error}", where=str(path)) from error
    return _dataset(store)


def _dataset(store: pyoxigraph.Store) -> Dataset:
    from oxrdflib import OxigraphStore  # its import registers rdflib plugins, wanted only where a store is opened

    return Dataset(store=OxigraphStore(store=store), default_union=True)
