"""Counts of what a graph holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rdflib import RDF, Dataset
from rdflib.term import Node

from kg.facts import Facts
from kg.vocab import dcterms, dip

__all__ = ["ArticleStats", "Stats", "graph_stats"]

_ENTITIES = (dip.Person, dip.State, dip.GovernmentBody, dip.InternationalOrganization, dip.Organization,
             dip.UnnamedActor, dip.Place)


@dataclass(frozen=True, slots=True)
class ArticleStats:
    file: str
    published: str
    publisher: str
    mentions: int
    events: int
    claims: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Entities and canonical events by type, claims by attribution mode; largest first."""

    quads: int
    entities: dict[str, int]
    events: dict[str, int]
    claims: dict[str, int]
    propositions: int
    disputed: int
    origins: int
    articles: tuple[ArticleStats, ...]


def graph_stats(dataset: Dataset) -> Stats:
    """Counts over all named graphs; an entity counts when some mention denotes it."""
    facts = Facts(dataset)
    named = {o for _, _, o, _ in dataset.quads((None, dip.denotes, None, None))}
    entities = Counter(str(kind).rsplit("#", 1)[-1] for kind in _ENTITIES
                       for node in facts.subjects(RDF.type, kind) if node in named)
    events = Counter(kind for node in facts.subjects(RDF.type, dip.CanonicalEvent)
                     for kind in facts.types(node) if kind != "CanonicalEvent")
    claims = Counter(facts.value(c, dip.attributionMode).rsplit("#", 1)[-1]
                     for c in facts.subjects(RDF.type, dip.Claim))
    propositions = facts.subjects(RDF.type, dip.Proposition)
    return Stats(
        quads=sum(1 for _ in dataset.quads((None, None, None, None))), entities=_ranked(entities),
        events=_ranked(events),
        claims=_ranked(claims), propositions=len(propositions),
        disputed=sum(facts.value(p, dip.disputed) == "true" for p in propositions),
        origins=len(facts.subjects(RDF.type, dip.Origin)),
        articles=tuple(_article(facts, a) for a in facts.subjects(RDF.type, dip.Article)))


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _article(facts: Facts, node: Node) -> ArticleStats:
    told = facts.subjects(dip.reportedBy, node)
    claims = sum(dip.Claim in facts.objects(t, RDF.type) for t in told)
    tenures = sum(dip.Tenure in facts.objects(t, RDF.type) for t in told)
    mentions = [m for m in facts.subjects(dip.inArticle, node) if dip.Mention in facts.objects(m, RDF.type)]
    return ArticleStats(
        file=facts.value(node, dip.sourceFile), published=facts.value(node, dip.published),
        publisher=facts.value(node, dcterms.publisher), mentions=len(mentions), events=len(told) - claims - tenures,
        claims=claims)
