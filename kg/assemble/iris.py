"""The IRIs of everything in the graph: minted from article id and offsets, or from the canonical id."""

from __future__ import annotations

from rdflib import URIRef

from kg.ids import BASE, digest, slug
from kg.model import CharSpan, Link, LocalTenure

__all__ = ["CANONICAL", "REFERENCE", "RUNS", "ArticleIris", "article_iri", "entity_iri", "link_iri", "position_iri",
           "territory_iri", "topic_iri"]

CANONICAL = URIRef(BASE + "graph/canonical")
REFERENCE = URIRef(BASE + "graph/reference")
RUNS = URIRef(BASE + "graph/runs")


def article_iri(article: str) -> URIRef:
    """The article, and the graph of what it says."""
    return URIRef(f"{BASE}article/{article}")


def entity_iri(canonical: str) -> URIRef:
    """Entities, canonical events, propositions, origins and offices: the canonical id below the base."""
    return URIRef(BASE + canonical)


def territory_iri(state: str) -> URIRef:
    """The Place meant when something happens "in China": "state/china" gives place/territory-of-china."""
    return URIRef(f"{BASE}place/territory-of-{state.split('/', 1)[1]}")


def topic_iri(topic: str) -> URIRef:
    return URIRef(f"{BASE}topic/{topic}")


def position_iri(tenure: LocalTenure) -> URIRef:
    """The office: the gazetteer's where it knows it, else one named by the title."""
    return entity_iri(tenure.office or f"position/{slug(tenure.title)}")


def link_iri(link: Link) -> URIRef:
    return URIRef(f"{BASE}link/{digest(link.article, link.local, link.target, link.rule)}")


class ArticleIris:
    """IRIs below one article; the article's IRI is also the name of its graph."""

    def __init__(self, article: str) -> None:
        self.article = article_iri(article)

    def local(self, kind: str, local: str) -> URIRef:
        """kind: entity, event, claim, mention, time, tenure."""
        return URIRef(f"{self.article}/{kind}/{local}")

    def span(self, span: CharSpan, kind: str = "span") -> URIRef:
        return URIRef(f"{self.article}/{kind}/{span.start}-{span.end}")
