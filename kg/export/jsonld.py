"""JSON-LD: one object a graph, one object a subject, prefixed names through a context inside the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from rdflib import Dataset

from kg.export.quads import Quads, Triple, write_sorted
from kg.projection.names import PREFIXES, curie

__all__ = ["write_jsonld"]

_TYPE = f"<{PREFIXES['rdf']}type>"
_KEPT = 1 << 16  # names that are remembered
Name = Callable[[str], str]


def write_jsonld(dataset: Dataset, path: Path) -> None:
    """Values keep their lexical form and datatype: no number passes through a float."""
    write_sorted(dataset, path, _document)


def _document(quads: Quads) -> Iterator[str]:
    """What `json.dumps` with an indent of 1 makes of {"@context": …, "@graph": […]}, one subject at a time."""
    yield f'{{\n "@context": {_indented(dict(PREFIXES), 1)},\n "@graph": '
    yield from _array(_members(quads), 1)
    yield "\n}\n"


def _members(quads: Quads) -> Iterator[Iterable[str]]:
    """Each named graph with its subjects, and each subject of the default graph, as pieces of text."""
    name: Name = lru_cache(_KEPT)(_name)
    for graph, triples in quads.by_graph():
        if graph:
            head = f'{{\n   "@id": {json.dumps(name(graph), ensure_ascii=False)},\n   "@graph": '
            yield chain([head], _array(([_indented(s, 4)] for s in _subjects(triples, name)), 3), ["\n  }"])
        else:
            yield from ([_indented(subject, 2)] for subject in _subjects(triples, name))


def _array(members: Iterable[Iterable[str]], depth: int) -> Iterator[str]:
    before, after = "[", "[]"
    for member in members:
        yield f"{before}\n{' ' * (depth + 1)}"
        yield from member
        before, after = ",", f"\n{' ' * depth}]"
    yield after


def _indented(value: Any, depth: int) -> str:
    """Line feeds inside of texts are escaped, so every one begins a line of its own."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _subjects(triples: Iterable[Triple], name: Name) -> Iterator[dict[str, Any]]:
    for subject, group in groupby(triples, key=itemgetter(0)):
        node: dict[str, Any] = {"@id": name(subject)}
        for _, predicate, target in group:
            if predicate == _TYPE:
                node.setdefault("@type", []).append(name(target))
            else:
                node.setdefault(name(predicate), []).append(_value(target, name))
        yield node


def _name(term: str) -> str:
    if term.startswith("_:"):
        return term
    iri = term[1:-1] if "\\" not in term else str(json.loads(f'"{term[1:-1]}"'))  # N-Quads and JSON share escapes
    return curie(iri) or iri


def _value(term: str, name: Name) -> Any:
    if term[0] != '"':
        return {"@id": name(term)}
    cut = term.rindex('"') + 1
    text, suffix = json.loads(term[:cut]), term[cut:]
    if suffix.startswith("@"):
        return {"@value": text, "@language": suffix[1:]}
    return {"@value": text, "@type": name(suffix[2:])} if suffix else text
