"""The example graph of the ontology, read once for the tests that need it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph
from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from kg.graphs import NamedGraph, Triple
from kg.resources import ontology_dir
from kg.vocab import dip

ID = "https://w3id.org/dipkg/id/"


@cache
def _example() -> tuple[NamedGraph, ...]:
    return graphs_of(ontology_dir() / "example.trig")


def graphs_of(file: Path) -> tuple[NamedGraph, ...]:
    """The named graphs of a TriG file with their triples, sorted."""
    graphs: dict[URIRef, list[Triple]] = {}
    for quad in pyoxigraph.parse(path=file):
        triple = (URIRef(quad.subject.value), URIRef(quad.predicate.value), _term(quad.object))
        graphs.setdefault(URIRef(quad.graph_name.value), []).append(triple)
    return tuple(sorted((name, sorted(triples)) for name, triples in graphs.items()))


def _term(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    plain = term.language or term.datatype.value == str(XSD.string)
    return Literal(term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value))


def example() -> list[NamedGraph]:
    """Named graphs with their triples, sorted."""
    return list(_example())


def texts() -> dict[URIRef, str]:
    """Text of each article of the example, by the article's IRI."""
    files = {str(o): s for _, ts in example() for s, p, o in ts if p == dip.sourceFile}
    return {files[f.name]: f.read_bytes().decode("utf8") for f in sorted((ontology_dir() / "example").glob("*.txt"))}
