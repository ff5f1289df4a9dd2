"""The records as a NetworkX graph of entities, events and propositions: for network analysis, GraphML and the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.projection.records import ClaimRecord, EntityRecord, EventRecord, Passage, Records

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Attributes", "Graph", "Tie", "edge_row", "network", "node_rows", "ties"]

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Attributes: TypeAlias = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge. It runs as the sentence does: who acts → what is done → to whom, where; who says → what → of whom."""

    source: str
    relation: str
    target: str
    passages: tuple[Passage, ...] = ()
    articles: tuple[str, ...] = ()


_INWARD = ("initiator", "participant", "host", "mediator")


def ties(records: Records) -> tuple[Tie, ...]:
    """All edges, one for each source, relation and target, with the evidence of all articles; sorted."""
    merged: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in (*_event_ties(records), *_claim_ties(records), *_entity_ties(records)):
        if tie.source != tie.target and _known(tie.source, records) and _known(tie.target, records):
            merged.setdefault((tie.source, tie.relation, tie.target), []).append(tie)
    return tuple(_merge(key, group) for key, group in sorted(merged.items()))


def _known(iri: str, records: Records) -> bool:
    return iri in records.entities or iri in records.events or iri in records.propositions


def _merge(key: tuple[str, str, str], group: list[Tie]) -> Tie:
    passages = sorted({passage for tie in group for passage in tie.passages})
    return Tie(*key, tuple(passages), tuple(sorted({article for tie in group for article in tie.articles})))


def _event_ties(records: Records) -> Iterator[Tie]:
    for event in records.events.values():
        yield from (Tie(event.iri, "subEventOf", parent) for parent in event.parents)
        for account in event.accounts:
            support = (account.passages, (account.article,))
            for role, entity in account.roles:
                ends = (entity, role, event.iri) if role in _INWARD else (event.iri, role, entity)
                yield Tie(*ends, *support)
            for place in account.places:
                yield Tie(event.iri, "takesPlaceIn", place, *support)


def _claim_ties(records: Records) -> Iterator[Tie]:
    for claim in records.claims.values():
        what, support = claim.proposition, (claim.passages, (claim.article,))
        inward = {"speaker": claim.speakers, "relayedBy": claim.relayed_by}
        for relation, sources in inward.items():
            yield from (Tie(source, relation, what, *support) for source in sources)
        for relation, targets in _claim_targets(claim, records).items():
            yield from (Tie(what, relation, target, *support) for target in targets)


def _claim_targets(claim: ClaimRecord, records: Records) -> dict[str, Iterable[str]]:
    answered = [records.claims[iri].proposition for iri in claim.responds_to if iri in records.claims]
    return {
        "addressee": claim.addressees,
        "about": claim.about,
        "stanceToward": claim.stance_toward,
        "aboutEvent": claim.about_events,
        "madeAt": claim.made_at,
        "constitutes": claim.constitutes,
        "respondsTo": answered,
    }


def _entity_ties(records: Records) -> Iterator[Tie]:
    for entity in records.entities.values():
        yield from (Tie(entity.iri, "actsFor", body) for body in entity.acts_for)
        yield from (Tie(entity.iri, "territoryOf", state) for state in entity.territory_of)


def network(records: Records, *, articles: bool = False) -> Graph:
    """Nodes and edges with plain attributes (str and int alone, absent where unknown), in sorted order.

    Claims of the same content are one node, the proposition. With `articles`, each article is a node too, and a
    "reportedIn" edge leads to it from what it tells.
    """
    import networkx as nx  # takes a while, and is wanted for analysis alone

    graph: Graph = nx.MultiDiGraph()
    for iri, attributes in node_rows(records):
        graph.add_node(iri, **attributes)
    edges = ties(records)
    if articles:
        edges += tuple(_add_articles(graph, records))
    for number, tie in enumerate(edges):
        graph.add_edge(tie.source, tie.target, **edge_row(number, tie, records))
    return graph


def node_rows(records: Records) -> Iterator[tuple[str, Attributes]]:
    """Nodes with their attributes, by IRI, each made when it is asked for."""
    claims: dict[str, list[ClaimRecord]] = {}
    for claim in records.claims.values():
        claims.setdefault(claim.proposition, []).append(claim)
    for iri in sorted([*records.entities, *records.events, *records.propositions]):
        if entity := records.entities.get(iri):
            yield iri, _entity_node(entity, records)
        elif event := records.events.get(iri):
            yield iri, _event_node(event, records)
        else:
            yield iri, _claim_node(records.propositions[iri], claims[iri], records)


def edge_row(number: int, tie: Tie, records: Records) -> Attributes:
    """Attributes of the edge; `number` is its place among all."""
    name, weight = f"e{number}", max(len(tie.articles), 1)
    plain: Attributes = {"edge_id": name, "relation": tie.relation, "label": tie.relation, "weight": weight}
    return plain | _evidence(tie.passages, records)


def _add_articles(graph: Graph, records: Records) -> Iterator[Tie]:
    told = {e.iri: {a.article for a in e.accounts} for e in records.events.values()}
    for claim in records.claims.values():
        told.setdefault(claim.proposition, set()).add(claim.article)
    for article in sorted(records.articles):
        record = records.articles[article]
        graph.add_node(article, family="article", kind="Article", label=record.name, **_dates(record.published, None))
    for iri in sorted(told):
        for article in sorted(told[iri] & set(records.articles)):
            yield Tie(iri, "reportedIn", article, (), (article,))


def _entity_node(entity: EntityRecord, records: Records) -> Attributes:
    told = {passage.article for passage in entity.passages}
    return {
        "family": "entity",
        "kind": entity.type,
        "label": entity.label,
        "articles": len(told),
        "origins": len({_origin(article, records) for article in told}),
        "mentions": sum(mark.kind == "mention" for passage in entity.passages for mark in passage.marks),
        **_evidence(entity.passages, records),
    }


def _event_node(event: EventRecord, records: Records) -> Attributes:
    return {
        "family": "event",
        "kind": event.type,
        "label": event.label,
        "realis": event.realis,
        "articles": len({account.article for account in event.accounts}),
        "origins": event.origins,
        "accounts": len(event.accounts),
        **_dates(event.earliest, event.latest),
        **_evidence(_event_passages(event), records),
    }


def _claim_node(text: str, claims: list[ClaimRecord], records: Records) -> Attributes:
    told = {claim.article for claim in claims}
    speakers = {speaker for claim in claims for speaker in claim.speakers}
    return {
        "family": "claim",
        "kind": "Claim",
        "label": text,
        "speaker": "; ".join(sorted({records.label(speaker) for speaker in speakers})),
        "mode": " ".join(sorted({claim.mode for claim in claims})),
        "polarity": " ".join(sorted({claim.polarity for claim in claims})),
        "articles": len(told),
        "origins": len({_origin(article, records) for article in told}),
        "accounts": len(claims),
        **_dates(min((c.earliest for c in claims if c.earliest), default=None),
                 max((c.latest for c in claims if c.latest), default=None)),
        **_evidence([passage for claim in claims for passage in claim.passages], records),
    }  # fmt: skip


def _event_passages(event: EventRecord) -> list[Passage]:
    return [passage for account in event.accounts for passage in account.passages]


def _origin(article: str, records: Records) -> str:
    record = records.articles.get(article)
    return (record.origin if record else None) or article


def _dates(earliest: str | None, latest: str | None) -> Attributes:
    return {name: day for name, day in (("earliest", earliest), ("latest", latest)) if day}


def _evidence(passages: Iterable[Passage], records: Records) -> Attributes:
    """The first sentence with its place, for readers of the network file; the page shows them all."""
    passage = next(iter(passages), None)
    if passage is None:
        return {}
    record = records.articles.get(passage.article)
    source = record.name if record else passage.article
    return {"sentence": passage.text, "article": source, "begin": passage.begin, "end": passage.end}
