"""Assemble: from resolved documents to quads, by the contract of the ontology. The first stage that knows RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef
from rdflib.term import Node

from kg.assemble.article import article_triples
from kg.assemble.canonical import canonical_triples
from kg.assemble.iris import CANONICAL, REFERENCE, RUNS, article_iri
from kg.assemble.names import CanonicalNames
from kg.assemble.reference import reference_triples, run_triples
from kg.gazetteer import Gazetteer
from kg.model import Resolution, ResolvedDocument
from kg.run import RunInfo

__all__ = ["Triple", "article_iri", "assemble"]

Triple = tuple[URIRef, URIRef, Node]


def assemble(
    documents: tuple[ResolvedDocument, ...], resolution: Resolution, run: RunInfo, gazetteer: Gazetteer
) -> Iterator[tuple[URIRef, list[Triple]]]:
    """Named graphs with their triples, each triple once: articles by id, then canonical, reference and runs."""
    names = CanonicalNames(resolution)
    for resolved in documents:
        yield article_iri(resolved.document.article.id), _once(article_triples(resolved, names, run))
    yield CANONICAL, _once(canonical_triples(resolution, documents))
    yield REFERENCE, _once(reference_triples(resolution, documents, gazetteer))
    yield RUNS, _once(run_triples(run))


def _once(triples: Iterable[Triple]) -> list[Triple]:
    return list(dict.fromkeys(triples))

