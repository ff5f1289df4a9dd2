"""Why is this in the graph: the sentences it rests on, the rule that found it, and the links that joined it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, Dataset

from kg.projection import Passage, Reader, find
from kg.vocab import dip, prov

__all__ = ["EvidenceText", "Explanation", "IdentityReason", "explain"]

MOST_MENTIONS = 40


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """A sentence of an article. `highlights` are half-open offsets into `sentence` of the words that matter."""

    article: str
    file: str
    title: str
    publisher: str
    published: str
    url: str
    begin: int
    sentence: str
    highlights: tuple[tuple[int, int], ...] = ()


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
    reader = Reader.of(dataset)
    index = reader.index
    node = find(index, name)
    rests_on = [node, *_accounts(reader, node)]
    passages = dict.fromkeys(passage for item in rests_on for passage in reader.evidence(item))
    rules = dict.fromkeys(rule for item in rests_on for rule in index.texts(item, dip.rule))
    runs = (run for passage in passages for run in index.iris(passage.article, prov.wasGeneratedBy))
    return Explanation(
        iri=node, label=reader.label(node), types=reader.types(node), rules=tuple(rules),
        confidence=index.text(node, dip.confidence) or "",
        evidence=tuple(_evidence_text(reader, passage) for passage in passages), identity=_identity(reader, node),
        run=tuple(dict.fromkeys(map(reader.label, runs))))


def _accounts(reader: Reader, node: str) -> list[str]:
    subjects = reader.index.subjects
    mentions = subjects(dip.denotes, node)[:MOST_MENTIONS]
    return [*subjects(dip.accountOf, node), *subjects(dip.expresses, node), *mentions]


def _evidence_text(reader: Reader, passage: Passage) -> EvidenceText:
    article = reader.article(passage.article)
    marked = sorted({(mark.begin - passage.begin, mark.end - passage.begin) for mark in passage.marks})
    return EvidenceText(
        article=article.iri, file=article.file, title=article.title or "", publisher=article.publisher or "",
        published=article.published or "", url=article.url or "", begin=passage.begin, sentence=passage.text,
        highlights=tuple(marked))


def _identity(reader: Reader, node: str) -> tuple[IdentityReason, ...]:
    index = reader.index
    links = {*index.subjects(dip.linkTarget, node), *index.subjects(dip.linkSource, node)}
    rows = [
        IdentityReason(
            source=index.iri(link, dip.linkSource) or "", target=index.iri(link, dip.linkTarget) or "",
            score=index.text(link, dip.score) or "", rule=index.text(link, dip.linkRule) or "",
            detail=index.text(link, dip.linkDetail) or "", accepted=index.text(link, dip.accepted) == "true")
        for link in sorted(links) if str(dip.IdentityLink) in index.iris(link, RDF.type)]
    return tuple(sorted(rows, key=lambda r: (not r.accepted, r.source, r.target)))
