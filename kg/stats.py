"""Counts of what a graph holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import Dataset

from kg.projection import Reader, local_name
from kg.vocab import dip

__all__ = ["ArticleStats", "Stats", "graph_stats"]

_ENTITIES = ("Person", "State", "GovernmentBody", "InternationalOrganization", "Organization", "UnnamedActor", "Place")


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
    reader = Reader.of(dataset)
    index = reader.index
    named = {entity for _, entity in index.pairs(dip.denotes)}
    entities = {kind: len(named.intersection(index.of_type(dip[kind]))) for kind in _ENTITIES}
    events = Counter(kind for event in index.of_type(dip.CanonicalEvent)
                     for kind in reader.types(event) if kind != "CanonicalEvent")
    modes = dict(index.pairs(dip.attributionMode))
    claims = Counter(local_name(modes.get(claim, "")) for claim in index.of_type(dip.Claim))
    propositions, disputed = index.of_type(dip.Proposition), frozenset(index.saying(dip.disputed, True))
    return Stats(
        quads=len(index), entities=_ranked(entities), events=_ranked(events), claims=_ranked(claims),
        propositions=len(propositions), disputed=len(disputed.intersection(propositions)),
        origins=len(index.of_type(dip.Origin)), articles=tuple(_articles(reader)))


def _ranked(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(((kind, n) for kind, n in counts.items() if n), key=lambda row: (-row[1], row[0])))


def _articles(reader: Reader) -> Iterator[ArticleStats]:
    """By IRI."""
    index = reader.index
    claims, tenures, mentions = (frozenset(index.of_type(kind)) for kind in (dip.Claim, dip.Tenure, dip.Mention))
    told = _by_article(index.pairs(dip.reportedBy))
    mentioned = Counter(article for mention, article in set(index.pairs(dip.inArticle)) if mention in mentions)
    for iri in index.of_type(dip.Article):
        article, items = reader.article(iri), told.get(iri, set())
        said = len(items & claims)
        yield ArticleStats(
            file=article.file, published=article.published or "", publisher=article.publisher or "",
            mentions=mentioned[iri], events=len(items) - said - len(items & tenures), claims=said)


def _by_article(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for item, article in pairs:
        out.setdefault(article, set()).add(item)
    return out
