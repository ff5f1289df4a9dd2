"""The Oxigraph store behind a dataset: what every reader of a built graph asks, past rdflib's slower terms.

rdflib's terms cost twenty times as much as the engine's own, and a value has one form in the engine only: it knows one
kind of plain string, language tags in lower case, decimals without trailing zeros, and calls every type derived from
xsd:integer that. So a dataset of any other kind is copied into an engine in memory first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph
from rdflib import BNode, Dataset, Literal
from rdflib.term import Node

from kg.errors import InputError

__all__ = ["engine"]

_DEFAULT_GRAPH = "urn:x-rdflib:default"
_SURROGATE = re.compile("[\ud800-\udfff]")


def engine(dataset: Dataset) -> pyoxigraph.Store:
    """The dataset's own store, not a copy, when it is kg's; do not write to it. InputError for what is no RDF."""
    # oxrdflib has no public way to the store that it was given; its own serialisers read this attribute as well.
    own = getattr(dataset.store, "_inner", None)
    if isinstance(own, pyoxigraph.Store):
        return own
    copy = pyoxigraph.Store()
    copy.bulk_extend(_quads(dataset))
    return copy


def _quads(dataset: Dataset) -> Iterator[pyoxigraph.Quad]:
    for s, p, o, g in dataset.quads((None, None, None, None)):
        name = getattr(g, "identifier", g)
        try:
            graph = pyoxigraph.DefaultGraph() if name is None or str(name) == _DEFAULT_GRAPH else _resource(name)
            yield pyoxigraph.Quad(_resource(s), pyoxigraph.NamedNode(str(p)), _term(o), graph)
        except ValueError as error:
            raise InputError(f"no RDF: {error}", where=f"{s} {p} {o}", hint="IRIs must be absolute") from error


def _resource(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode:
    return pyoxigraph.BlankNode(str(node)) if isinstance(node, BNode) else pyoxigraph.NamedNode(str(node))


def _term(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    """Half a surrogate pair, which no encoding can hold, becomes U+FFFD."""
    if not isinstance(node, Literal):
        return _resource(node)
    text = _SURROGATE.sub("\ufffd", str(node))
    if node.language:
        return pyoxigraph.Literal(text, language=node.language)
    return pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(node.datatype) if node.datatype else None)
