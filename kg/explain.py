"""Why is this in the graph: the sentences it rests on, the rule that found it, and the links that joined it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import RDF, Dataset

from kg.ledger import Anchor
from kg.projection import Passage, Reader, find
from kg.vocab import dip, prov

__all__ = ["EvidenceText", "Explanation", "IdentityReason", "explain"]

MOST_MENTIONS = 40
# A thing of an article is named by where it stands: article/…/entity/x120, …/event/e88-Meeting, …/claim/c310-340
_LOCAL = re.compile(r"(?P<article>.*)/(?:entity|event|claim)/[a-z]+(?P<begin>\d+)")
_JUDGED = {"mention": "entity", "trigger": "event", "content": "claim"}


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """A sentence of an article. `highlights` are half-open offsets into `sentence` of the words that matter; `anchors`
    name those that a line of the ledger can judge."""

    article: str
    file: str
    title: str
    publisher: str
    published: str
    url: str
    begin: int
    sentence: str
    highlights: tuple[tuple[int, int], ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityReason:
    """One link of identity: which local thing, by which rule, how sure. `file` and `begin` are where the article
    tells of `source`."""

    source: str
    target: str
    score: str
    rule: str
    detail: str
    accepted: bool
    file: str = ""
    begin: int | None = None


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
    passages = _once(passage for item in rests_on for passage in reader.evidence(item))
    rules = dict.fromkeys(rule for item in rests_on for rule in index.texts(item, dip.rule))
    runs = (run for passage in passages for run in index.iris(passage.article, prov.wasGeneratedBy))
    return Explanation(
        iri=node, label=reader.label(node), types=reader.types(node), rules=tuple(rules),
        confidence=index.text(node, dip.confidence) or "",
        evidence=tuple(_evidence_text(reader, passage) for passage in passages), identity=_identity(reader, node),
        run=tuple(dict.fromkeys(map(reader.label, runs))))


def _once(passages: Iterable[Passage]) -> list[Passage]:
    """Each sentence once, with all that is marked in it."""
    found: dict[tuple[str, int, int], Passage] = {}
    for passage in passages:
        place = passage.article, passage.begin, passage.end
        marks = {*passage.marks, *(found[place].marks if place in found else ())}
        found[place] = replace(passage, marks=tuple(sorted(marks)))
    return list(found.values())


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
        highlights=tuple(marked), anchors=tuple(_anchors(reader, passage, article.file)))


def _anchors(reader: Reader, passage: Passage, file: str) -> Iterator[str]:
    """Mentions, triggers and contents: what a ledger finds entities, events and claims by."""
    digest = (reader.index.text(passage.article, dip.textSha256) or "")[:8]
    for mark in sorted(passage.marks):
        words = passage.text[max(mark.begin - passage.begin, 0) : mark.end - passage.begin]
        if mark.kind in _JUDGED:
            yield f"{_JUDGED[mark.kind]} {Anchor(digest, words, mark.begin, file)}"


def _identity(reader: Reader, node: str) -> tuple[IdentityReason, ...]:
    """Links to the node, from it, and those by which what was joined in it might be of another."""
    index = reader.index
    links = {*index.subjects(dip.linkTarget, node), *index.subjects(dip.linkSource, node)}
    accepted = (link for link in links if index.text(link, dip.accepted) == "true")
    others = index.subjects(dip.linkSource, *{own for link in accepted for own in index.iris(link, dip.linkSource)})
    links.update(link for link in others if index.text(link, dip.accepted) == "false")
    rows = [_reason(reader, link) for link in links if str(dip.IdentityLink) in index.iris(link, RDF.type)]
    return tuple(sorted(rows, key=lambda r: (not r.accepted, r.file, r.begin or 0, r.source, r.target, r.rule)))


def _reason(reader: Reader, link: str) -> IdentityReason:
    index = reader.index
    source = index.iri(link, dip.linkSource) or ""
    place = _LOCAL.match(source)
    return IdentityReason(
        source=source, target=index.iri(link, dip.linkTarget) or "",
        score=index.text(link, dip.score) or "", rule=index.text(link, dip.linkRule) or "",
        detail=index.text(link, dip.linkDetail) or "", accepted=index.text(link, dip.accepted) == "true",
        file=reader.article(place["article"]).file if place else "", begin=int(place["begin"]) if place else None)
