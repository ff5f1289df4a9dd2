"""GraphML with typed attributes, for Gephi, yEd, igraph and NetworkX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rdflib import Dataset

from kg.export.atomic import header_last, write_text
from kg.projection import Attributes, Records, Tie, edge_row, node_rows, read_records, ties

__all__ = ["graphml_of", "write_graphml"]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OPENING = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(dataset: Dataset, path: Path) -> None:
    """Every edge has an id of its own (yEd and Gephi drop repeats); characters that XML forbids become U+FFFD."""
    graphml_of(read_records(dataset), path)


def graphml_of(records: Records, path: Path) -> None:
    """The same from records that are at hand. One element at a time: the file may be larger than memory."""
    keys = _Keys()
    write_text(path, header_last(lambda: _header(keys), _graph(records, keys), path.parent))


def _header(keys: _Keys) -> Iterator[str]:
    yield _OPENING
    yield from keys.declared()


def _graph(records: Records, keys: _Keys) -> Iterator[str]:
    yield '  <graph edgedefault="directed">\n'
    for iri, attributes in node_rows(records):
        yield f"    <node id={_quoted(iri)}>\n{keys.data('node', attributes)}    </node>\n"
    for number, tie in _by_ends(ties(records)):
        row = edge_row(number, tie, records)
        ends = f'source={_quoted(tie.source)} target={_quoted(tie.target)} id="{row["edge_id"]}"'
        yield f"    <edge {ends}>\n{keys.data('edge', row)}    </edge>\n"
    yield "  </graph>\n</graphml>\n\n"


def _by_ends(edges: Sequence[Tie]) -> Iterator[tuple[int, Tie]]:
    """Numbered; edges between the same two nodes together, as NetworkX lists them."""
    for _, out in groupby(enumerate(edges), key=lambda row: row[1].source):
        by_target: dict[str, list[tuple[int, Tie]]] = {}
        for number, tie in out:
            by_target.setdefault(tie.target, []).append((number, tie))
        for rows in by_target.values():
            yield from rows


class _Keys:
    """Attributes met so far, numbered: what the head of the file must declare."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str, str], str] = {}

    def data(self, scope: str, attributes: Attributes) -> str:
        return "".join(self._data(scope, name, value) for name, value in attributes.items())

    def _data(self, scope: str, name: str, value: str | int) -> str:
        kind = "string" if isinstance(value, str) else "long"
        key = self._names.setdefault((name, kind, scope), f"d{len(self._names)}")
        text = escape(_NOT_XML.sub("\ufffd", str(value)))
        return f'      <data key="{key}">{text}</data>\n' if text else f'      <data key="{key}" />\n'

    def declared(self) -> Iterator[str]:
        for (name, kind, scope), key in reversed(self._names.items()):
            yield f'  <key id="{key}" for="{scope}" attr.name="{name}" attr.type="{kind}" />\n'


def _quoted(text: str) -> str:
    return '"' + escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;"}) + '"'
