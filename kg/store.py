"""Store: quads behind the rdflib API, in an embedded on-disk store or in memory.

The engine is Oxigraph. It commits one bulk load at a time and is safe only after a flush, so a build writes a new store
beside the old one, flushes it and swaps the folders: a killed build leaves the old store whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from rdflib import XSD, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.errors import InputError, StoreError

__all__ = ["check_place", "load_graph", "memory_dataset", "named_graphs", "open_store", "write_store"]


NamedGraph = tuple[URIRef, Iterable[tuple[URIRef, URIRef, Node]]]


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
    check_place(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    except OSError as error:
        raise StoreError(f"cannot write the store: {error}", where=str(path), hint="name another --store") from error
    try:
        store = pyoxigraph.Store(str(fresh))
        store.bulk_extend(_quads(graphs))
        store.flush()
        del store
        _swap(fresh, path)
    except OSError as error:
        raise StoreError(f"cannot write the store: {error}", where=str(path), hint="is the disk full?") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


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
    except OSError as error:
        raise StoreError(f"cannot open the store: {error}", where=str(path)) from error


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
