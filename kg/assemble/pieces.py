"""The graph of a corpus in pieces: one an article, one for each thing that articles share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from rdflib import URIRef

from kg.assemble.article import article_triples
from kg.assemble.canonical import canonical_triples, link_triples, position_triples
from kg.assemble.iris import (
    CANONICAL,
    REFERENCE,
    RUNS,
    ArticleIris,
    article_iri,
    entity_iri,
    link_iri,
    position_iri,
    territory_iri,
    topic_iri,
)
from kg.assemble.names import CanonicalNames
from kg.assemble.reference import reference_triples, run_triples
from kg.gazetteer import Gazetteer
from kg.graphs import NamedGraph, Piece, SharedThings, Triple, triples_key
from kg.ids import digest
from kg.model import EntityType, Link, Resolution, ResolvedDocument
from kg.model.resolved_json import to_json
from kg.run import RunInfo, code_digest
from kg.vocab import dip

__all__ = ["assemble"]


def assemble(
    documents: tuple[ResolvedDocument, ...], resolution: Resolution, run: RunInfo, gazetteer: Gazetteer
) -> Iterator[Piece]:
    """Articles in the order of the documents, shared things by IRI, links; each triple once, in one graph, so that
    what a query counts over all graphs is right.

    The triples of an article are made only when they are asked for: its key is a digest of the document and of the
    canonical names that its things have, so that a corpus in which nothing changed is not made anew. So are those of
    the links, most of what is shared; a link is right or wrong by itself.
    """
    names = CanonicalNames(resolution)
    rules = digest(run.id, code_digest())
    canonical = _once(chain(canonical_triples(resolution), position_triples(documents)))
    told = set(canonical)
    shared: list[NamedGraph] = [
        (CANONICAL, canonical),
        (REFERENCE, [t for t in _once(reference_triples(resolution, documents, gazetteer)) if t not in told]),
        (RUNS, _once(run_triples(run)))]
    articles = {article_iri(d.document.article.id) for d in documents}
    things = SharedThings(shared, articles, _leading_up(resolution))
    for resolved in documents:
        yield _article(resolved, names, things, run, rules)
    yield from things.pieces(rules)
    kinds = {(d.document.article.id, e.id): "event" for d in documents for e in d.events}
    kinds |= {(d.document.article.id, c.id): "claim" for d in documents for c in d.claims}
    for link in resolution.links:
        kind = kinds.get((link.article, link.local), "entity")
        ends = (str(ArticleIris(link.article).local(kind, link.local)), str(entity_iri(link.target)))
        yield Piece(link_iri(link), digest(rules, kind, repr(link), length=32), partial(_linked, link, kind), ends=ends)


def _linked(link: Link, kind: str) -> tuple[NamedGraph, ...]:
    return ((CANONICAL, list(link_triples(link, kind))),)


def _article(
    resolved: ResolvedDocument, names: CanonicalNames, things: SharedThings, run: RunInfo, rules: str
) -> Piece:
    article = resolved.document.article
    name = article_iri(article.id)
    led = tuple(_leads_to(resolved, names))
    context = things.context((*led, entity_iri(f"run/{run.id}")), name)
    content = to_json(resolved).decode()
    key = triples_key(digest(rules, content, *led, length=32), (), context)
    return Piece(name, key, partial(_made, resolved, names, run), context, is_article=True, text=article.text)


def _made(resolved: ResolvedDocument, names: CanonicalNames, run: RunInfo) -> tuple[NamedGraph, ...]:
    return ((article_iri(resolved.document.article.id), _once(article_triples(resolved, names, run))),)


def _leads_to(resolved: ResolvedDocument, names: CanonicalNames) -> Iterator[URIRef]:
    """The canonical names of all that the article speaks of, thing by thing, so that they also tell which is which."""
    article = resolved.document.article.id
    for entity in resolved.entities:
        canonical = names.entity(article, entity.id)
        yield territory_iri(canonical) if entity.type is EntityType.STATE else entity_iri(canonical)
        yield entity_iri(canonical)
    for event in resolved.events:
        yield entity_iri(names.event(article, event.id) or "none")
    for claim in resolved.claims:
        yield from (entity_iri(proposition) for proposition in (*names.propositions(article, claim.id), "none"))
        yield from map(topic_iri, claim.topics)
    yield from map(position_iri, resolved.tenures)


def _leading_up(resolution: Resolution) -> Iterator[Triple]:
    for event in resolution.events:
        for article, local in event.members:
            yield ArticleIris(article).local("event", local), dip.accountOf, entity_iri(event.id)
    for proposition in resolution.propositions:
        for article, local in proposition.members:
            yield ArticleIris(article).local("claim", local), dip.expresses, entity_iri(proposition.id)


def _once(triples: Iterable[Triple]) -> list[Triple]:
    return list(dict.fromkeys(triples))
