"""JSON-LD: one object a graph, one object a subject, prefixed names through a context inside the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from rdflib import Dataset

from kg.export.atomic import write_text
from kg.export.quads import Triple, quads, triples_by_graph
from kg.projection.names import PREFIXES, curie

__all__ = ["write_jsonld"]

_TYPE = f"<{PREFIXES['rdf']}type>"


def write_jsonld(dataset: Dataset, path: Path) -> None:
    """Values keep their lexical form and datatype: no number passes through a float."""
    value = cache(_value)
    members: list[dict[str, Any]] = []
    for name, triples in triples_by_graph(quads(dataset)).items():
        subjects = _subjects(triples, value)
        members += [{"@id": _name(name), "@graph": subjects}] if name else subjects
    document = {"@context": dict(PREFIXES), "@graph": members}
    write_text(path, [json.dumps(document, ensure_ascii=False, indent=1), "\n"])


def _subjects(triples: Iterable[Triple], value: Callable[[str], Any]) -> list[dict[str, Any]]:
    out = []
    for subject, group in groupby(triples, key=itemgetter(0)):
        node: dict[str, Any] = {"@id": _name(subject)}
        for _, predicate, target in group:
            if predicate == _TYPE:
                node.setdefault("@type", []).append(_name(target))
            else:
                node.setdefault(_name(predicate), []).append(value(target))
        out.append(node)
    return out


def _name(term: str) -> str:
    if term.startswith("_:"):
        return term
    iri = str(json.loads(f'"{term[1:-1]}"'))  # N-Quads and JSON share their escapes
    return curie(iri) or iri


def _value(term: str) -> Any:
    if not term.startswith('"'):
        return {"@id": _name(term)}
    cut = term.rindex('"') + 1
    text, suffix = json.loads(term[:cut]), term[cut:]
    if suffix.startswith("@"):
        return {"@value": text, "@language": suffix[1:]}
    return {"@value": text, "@type": _name(suffix[2:])} if suffix else text
