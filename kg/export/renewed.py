"""A sorted Turtle or TriG file brought up to date: what the graph now says of subjects that changed is put in place of
what it said, all else is copied from the old file. The result is what would be written anew, byte for byte.
"""

from __future__ import annotations

import mmap
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

from kg.export.atomic import write_bytes
from kg.export.quads import Triple
from kg.export.turtle import Terms, subject_blocks
from kg.ids import BASE
from kg.projection.engine import engine
from kg.projection.names import PREFIXES

__all__ = ["Changes", "renew_trig", "renew_turtle"]

Changes = Collection[tuple[str, str]]
"""(graph, subject) of every triple that came or went; IRIs."""
_Block = tuple[int, int]
_NAME = re.compile(rb"\n *([^ ]+) ")
_HIDDEN = {"rdf": (b" a ",), "xsd": (b"true", b"false", *(b"%d" % digit for digit in range(10)))}
"""What is written without the prefix it needs: rdf:type, numbers and truth values."""
_PREFIX = re.compile(rb"@prefix ([a-z]+): ")


def renew_turtle(dataset: Dataset, old: Path, changes: Changes, path: Path) -> bool:
    """Make `path` from the `old` file; False, and nothing written, if only all of the graph tells what to write."""

    def body(text: _Text, terms: Terms) -> Iterator[_Part]:
        subjects = {f"<{subject}>": _triples(dataset, subject) for _, subject in changes}
        return _renewed(text, (text.body, len(text)), _blocks(subjects, terms, ""))

    return _write(old, path, body)


def renew_trig(dataset: Dataset, old: Path, changes: Changes, path: Path) -> bool:
    """The same for a file of named graphs."""

    def body(text: _Text, terms: Terms) -> Iterator[_Part]:
        graphs: dict[str, dict[str, list[Triple]]] = defaultdict(dict)
        for graph, subject in changes:
            graphs[f"<{graph}>"][f"<{subject}>"] = _triples(dataset, subject, graph)
        blocks = {graph: _blocks(subjects, terms, "    ") for graph, subjects in graphs.items()}
        return _renewed_graphs(text, blocks, terms)

    return _write(old, path, body)


_Part = bytes | tuple[_Block, bool]
"""New text; or a range of the old one, and whether it stays."""


class _Text:
    """The old file: where its parts are, found by halving, for blocks are sorted by subject and graphs by name."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.body = data.find(b"\n\n") + 1
        self.prefixes = {match.decode() for match in _PREFIX.findall(data[: self.body])}
        self.base = data[: self.body].startswith(b"@base")

    def __len__(self) -> int:
        return len(self.data)

    def name(self, at: int) -> bytes:
        """The subject or graph whose block begins there, as it is sorted by."""
        match = _NAME.match(self.data, at)
        return _iri(match[1].decode()).encode() if match else b""

    def block(self, within: _Block, name: bytes) -> _Block:
        """Where the subject's block is, or would be (it is empty then)."""
        low, high = within
        while low < high:
            middle = (low + high) // 2
            start = self.data.rfind(b"\n\n", low - 1, middle + 1) + 1
            end = self.data.find(b"\n\n", middle, high) + 1 or high
            found = self.name(start)
            if found == name:
                return start, end
            low, high = (end, high) if found < name else (low, start)
        return low, low

    def graphs(self) -> Iterator[tuple[bytes, _Block, _Block]]:
        """Name, range and range of the subjects' blocks of each graph."""
        start = self.body
        while start < len(self):
            inner = self.data.find(b" {\n", start) + 3
            end = self.data.find(b"\n}\n", inner - 1) + 3
            yield self.name(start), (start, end), (inner, end - 2)
            start = end


def _iri(term: str) -> str:
    if not term.startswith("<"):
        prefix, _, local = term.partition(":")
        return f"<{PREFIXES[prefix]}{local}>"
    return term if ":" in term else f"<{BASE}{term[1:]}"


def _triples(dataset: Dataset, subject: str, graph: str | None = None) -> list[Triple]:
    """What the graph, or any graph, says of the subject: sorted, each once, as in N-Triples."""
    where = pyoxigraph.NamedNode(graph) if graph else None
    quads = engine(dataset).quads_for_pattern(pyoxigraph.NamedNode(subject), None, None, where)
    return sorted({(str(q.subject), str(q.predicate), str(q.object)) for q in quads})


def _blocks(subjects: Mapping[str, list[Triple]], terms: Terms, indent: str) -> dict[bytes, bytes]:
    """The text of each subject, empty where nothing is said of it any more; in order."""
    return {name.encode(): "".join(subject_blocks(subjects[name], terms, indent)).encode() for name in sorted(subjects)}


def _renewed(text: _Text, within: _Block, blocks: Mapping[bytes, bytes]) -> Iterator[_Part]:
    low, high = within
    for name, block in blocks.items():
        start, end = text.block((low, high), name)
        yield (low, start), True
        yield (start, end), False
        yield block
        low = end
    yield (low, high), True


def _renewed_graphs(text: _Text, graphs: Mapping[str, Mapping[bytes, bytes]], terms: Terms) -> Iterator[_Part]:
    waiting = sorted((graph.encode(), graph) for graph in graphs)
    for name, whole, inner in text.graphs():
        while waiting and waiting[0][0] < name:
            yield from _new_graph(waiting[0][1], graphs[waiting.pop(0)[1]].values(), terms)
        if not waiting or waiting[0][0] != name:
            yield whole, True
            continue
        parts = list(_renewed(text, inner, graphs[waiting.pop(0)[1]]))
        stays = any(part if isinstance(part, bytes) else part[1] and part[0][0] < part[0][1] for part in parts)
        yield (whole[0], inner[0]), stays
        yield from parts
        yield (inner[1], whole[1]), stays
    for _, graph in waiting:
        yield from _new_graph(graph, graphs[graph].values(), terms)


def _new_graph(name: str, blocks: Iterable[bytes], terms: Terms) -> Iterator[bytes]:
    inner = b"".join(blocks)
    if inner:
        yield f"\n{terms.iri(name)} {{\n".encode() + inner + b"}\n"


def _write(old: Path, path: Path, body: Callable[[_Text, Terms], Iterator[_Part]]) -> bool:
    with old.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        text, terms = _Text(data), Terms()
        parts = list(body(text, terms))
        if not _header_known(text, terms, parts):
            return False
        with memoryview(data) as view:
            write_bytes(path, _bytes(view, parts, "".join(terms.header()).encode()))
    return True


def _bytes(view: memoryview, parts: Iterable[_Part], header: bytes) -> Iterator[bytes | memoryview]:
    yield header
    for part in parts:
        if isinstance(part, bytes):
            yield part
        elif part[1]:
            with view[part[0][0] : part[0][1]] as kept:
                yield kept


def _header_known(text: _Text, terms: Terms, parts: list[_Part]) -> bool:
    """Whether the header is certain, with its prefixes noted in `terms`: one of the old header that stood in what went
    must be needed by what is new, or be found in what stays.
    """
    gone = b"".join(text.data[p[0][0] : p[0][1]] for p in parts if not isinstance(p, bytes) and not p[1])
    kept = [p[0] for p in parts if not isinstance(p, bytes) and p[1] and p[0][0] < p[0][1]]
    for prefix in text.prefixes - terms.prefixes:
        stood = f"{prefix}:".encode() in gone or any(form in gone for form in _HIDDEN.get(prefix, ()))
        if stood and not _stands(prefix, text.data, kept):
            return False
        terms.prefixes.add(prefix)
    terms.base = terms.base or text.base
    return bool(kept)


def _stands(prefix: str, data: mmap.mmap, kept: Iterable[_Block]) -> bool:
    """Whether the prefix is needed by what stays, as far as can be seen outside of texts: before the first text of
    a line, or in the type of a value. "a" stands for rdf:type.
    """
    name = prefix.encode() + b":"
    term = b"(?:%b|a )" % name if prefix == "rdf" else name
    needed = re.compile(rb'\n *(?:[^ "\n]+ ){0,9}%b|[^\\]"\^\^%b' % (term, name))
    return any(needed.search(data, *block) for block in kept)
