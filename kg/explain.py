"""Why is this in the graph: the sentences it rests on, the rule that found it, and the links that joined it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, Dataset, URIRef
from rdflib.term import Node

from kg.facts import EvidenceText, Facts
from kg.vocab import dip, prov

__all__ = ["Explanation", "IdentityReason", "explain"]

MOST_MENTIONS = 40


@dataclass(frozen=True, slots=True)
class IdentityReason:
    """One link of identity: which local thing, by which rule, how sure."""

    source: str
    target: str
    score: str
    rule: str
    detail: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that leads to one node. `rules` name what found it; `run` is the build's record."""

    iri: str
    label: str
    types: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: str
    evidence: tuple[EvidenceText, ...]
    identity: tuple[IdentityReason, ...]
    run: tuple[str, ...]


def explain(dataset: Dataset, name: str) -> Explanation:
    """The node with that IRI, path or name. Evidence of an entity are its mentions (the first 40), of a canonical event
    its accounts, of a proposition the claims that express it. QueryError when there is no such node."""
    facts = Facts(dataset)
    node = facts.find(name)
    rests_on = [node, *_accounts(facts, node)]
    evidence = tuple(dict.fromkeys(e for item in rests_on for e in facts.evidence(item)))
    rules = dict.fromkeys(str(r) for item in rests_on for r in facts.objects(item, dip.rule))
    articles = dict.fromkeys(URIRef(e.article) for e in evidence)
    runs = dict.fromkeys(facts.label(r) for a in articles for r in facts.objects(a, prov.wasGeneratedBy))
    return Explanation(
        iri=str(node), label=facts.label(node), types=tuple(facts.types(node)), rules=tuple(rules),
        confidence=facts.value(node, dip.confidence), evidence=evidence, identity=tuple(_identity(facts, node)),
        run=tuple(runs))


def _accounts(facts: Facts, node: Node) -> list[Node]:
    mentions = facts.subjects(dip.denotes, node)[:MOST_MENTIONS]
    return [*facts.subjects(dip.accountOf, node), *facts.subjects(dip.expresses, node), *mentions]


def _identity(facts: Facts, node: Node) -> list[IdentityReason]:
    links = {*facts.subjects(dip.linkTarget, node), *facts.subjects(dip.linkSource, node)}
    rows = [
        IdentityReason(
            source=facts.value(link, dip.linkSource), target=facts.value(link, dip.linkTarget),
            score=facts.value(link, dip.score), rule=facts.value(link, dip.linkRule),
            detail=facts.value(link, dip.linkDetail), accepted=facts.value(link, dip.accepted) == "true")
        for link in links if dip.IdentityLink in facts.objects(link, RDF.type)]
    return sorted(rows, key=lambda r: (not r.accepted, r.source, r.target))
