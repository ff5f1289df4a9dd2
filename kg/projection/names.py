"""Prefixes, and IRIs as prefixed names where that is safe."""

from __future__ import annotations

import re

from kg.ids import BASE

__all__ = ["PREFIXES", "curie", "relative"]

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "dip": "https://w3id.org/dipkg/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_SPLIT = re.compile(r"(.+[/#])([A-Za-z_][A-Za-z0-9_-]*)")
_BELOW_BASE = re.compile(r"[a-z][a-z0-9-]*(/[A-Za-z0-9_-]+)*")


def curie(iri: str) -> str | None:
    """Prefixed name, or None where no prefix fits or the local part would need escapes.

    >>> curie("https://w3id.org/dipkg/ontology#Meeting"), curie("https://w3id.org/dipkg/id/state/china")
    ('dip:Meeting', None)
    """
    match = _SPLIT.fullmatch(iri)
    prefix = _PREFIX_OF.get(match[1]) if match else None
    return f"{prefix}:{match[2]}" if match and prefix else None


def relative(iri: str) -> str | None:
    """Path below kg's base IRI, or None where resolving it again might give another IRI.

    >>> relative("https://w3id.org/dipkg/id/state/china"), relative("https://w3id.org/dipkg/id/../x")
    ('state/china', None)
    """
    path = iri.removeprefix(BASE)
    return path if path != iri and _BELOW_BASE.fullmatch(path) else None
