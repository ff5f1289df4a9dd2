"""Assemble: from resolved documents to quads, by the contract of the ontology. The first stage that knows RDF."""

from __future__ import annotations

from kg.assemble.iris import article_iri
from kg.assemble.pieces import assemble

__all__ = ["article_iri", "assemble"]
