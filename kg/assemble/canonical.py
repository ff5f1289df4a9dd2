"""The graph of identity: canonical entities, events, propositions, origins; and the links that lead to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.assemble.iris import ArticleIris, entity_iri, link_iri, position_iri
from kg.graphs import Triple
from kg.model import (
    CanonicalEntity,
    CanonicalEvent,
    EntityType,
    Link,
    Origin,
    Proposition,
    Resolution,
    ResolvedDocument,
)
from kg.vocab import dip, skos

__all__ = ["canonical_triples", "link_triples", "position_triples"]

WIKIDATA = "http://www.wikidata.org/entity/"


def canonical_triples(resolution: Resolution) -> Iterator[Triple]:
    """All triples of the canonical graph but those of links."""
    for entity in resolution.entities:
        yield from _entity(entity)
    for event in resolution.events:
        yield from _event(event)
    for proposition in resolution.propositions:
        yield from _proposition(proposition)
    for origin in resolution.origins:
        yield from _origin(origin)


def _entity(entity: CanonicalEntity) -> Iterator[Triple]:
    node = entity_iri(entity.id)
    yield node, RDF.type, dip[entity.type.value]
    yield node, RDFS.label, Literal(entity.label)
    for name in entity.alt_labels:
        yield node, skos.altLabel, Literal(name)
    if entity.qid:
        yield node, skos.exactMatch, URIRef(WIKIDATA + entity.qid)
    for actor in entity.acts_for if entity.type is not EntityType.PLACE else ():
        yield node, dip.actsFor, entity_iri(actor)
    yield node, dip.articleCount, _count(len({article for article, _ in entity.members}))


def _event(event: CanonicalEvent) -> Iterator[Triple]:
    node = entity_iri(event.id)
    yield node, RDF.type, dip[event.type]
    yield node, RDF.type, dip.CanonicalEvent
    yield node, RDFS.label, Literal(event.label)
    yield node, dip.realis, dip[event.realis.value]
    for prop, day in ((dip.earliestDate, event.earliest), (dip.latestDate, event.latest)):
        if day:
            yield node, prop, Literal(day.isoformat(), datatype=XSD.date)
    if event.parent:
        yield node, dip.subEventOf, entity_iri(event.parent)
    yield node, dip.articleCount, _count(len({article for article, _ in event.members}))
    yield node, dip.originCount, _count(event.origins)


def _proposition(proposition: Proposition) -> Iterator[Triple]:
    node = entity_iri(proposition.id)
    yield node, RDF.type, dip.Proposition
    yield node, RDFS.label, Literal(proposition.text)
    yield node, dip.disputed, Literal(proposition.disputed)
    yield node, dip.articleCount, _count(len({article for article, _ in proposition.members}))
    yield node, dip.originCount, _count(proposition.origins)


def _origin(origin: Origin) -> Iterator[Triple]:
    node = entity_iri(origin.id)
    yield node, RDF.type, dip.Origin
    yield node, RDFS.label, Literal(origin.reason)
    for article in origin.articles:
        yield ArticleIris(article).article, dip.origin, node


def position_triples(documents: Iterable[ResolvedDocument]) -> Iterator[Triple]:
    """Offices that only articles know, by IRI; each called as most articles call it."""
    titles: dict[URIRef, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for tenure in document.tenures:
            if not tenure.office:
                titles[position_iri(tenure)][tenure.title] += 1
    for node, told in sorted(titles.items()):
        yield node, RDF.type, dip.Position
        yield node, RDFS.label, Literal(min(told, key=lambda title: (-told[title], title)))


def link_triples(link: Link, kind: str) -> Iterator[Triple]:
    """A link of an article's `kind` ("entity", "event" or "claim") to the canonical one."""
    node = link_iri(link)
    yield node, RDF.type, dip.IdentityLink
    if not link.accepted:
        yield node, RDF.type, dip.CandidateLink
    yield node, dip.linkSource, ArticleIris(link.article).local(kind, link.local)
    yield node, dip.linkTarget, entity_iri(link.target)
    yield node, dip.score, Literal(f"{link.score:.2f}", datatype=XSD.decimal)
    yield node, dip.linkRule, Literal(link.rule)
    if link.detail:
        yield node, dip.linkDetail, Literal(link.detail)
    yield node, dip.accepted, Literal(link.accepted)


def _count(value: int) -> Literal:
    return Literal(value, datatype=XSD.integer)
