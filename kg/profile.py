"""What the graph knows of one person, state, body or place, gathered under headings."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Dataset
from rdflib.term import Node

from kg.facts import Facts
from kg.vocab import dip, skos

__all__ = ["ClaimRow", "EventRow", "Profile", "profile"]

_ROLES = (dip.initiator, dip.target, dip.participant, dip.host, dip.mediator)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as one article tells it. `dates` says as much as is known of when."""

    dates: str
    label: str
    realis: str
    told: str
    file: str
    sentence: str
    iri: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim by or about the entity."""

    speaker: str
    act: str
    polarity: str
    mode: str
    content: str
    file: str
    iri: str


@dataclass(frozen=True, slots=True)
class Profile:
    iri: str
    label: str
    types: tuple[str, ...]
    other_names: tuple[str, ...]
    acts_for: tuple[str, ...]
    offices: tuple[str, ...]
    wikidata: str
    files: tuple[str, ...]
    events: tuple[EventRow, ...]
    said: tuple[ClaimRow, ...]
    said_about: tuple[ClaimRow, ...]


def profile(dataset: Dataset, name: str) -> Profile:
    """The entity with that name. Events by date, claims by article and offset. QueryError if unknown or ambiguous."""
    facts = Facts(dataset)
    node = facts.find(name)
    events = {e for role in _ROLES for e in facts.subjects(role, node)} | set(facts.subjects(dip.takesPlaceIn, node))
    articles = {a for m in facts.subjects(dip.denotes, node) for a in facts.objects(m, dip.inArticle)}
    files = {facts.value(a, dip.sourceFile) for a in articles}
    return Profile(
        iri=str(node), label=facts.label(node), types=tuple(facts.types(node)),
        other_names=tuple(str(n) for n in facts.objects(node, skos.altLabel)),
        acts_for=tuple(facts.label(a) for a in facts.objects(node, dip.actsFor)),
        offices=tuple(sorted({_office(facts, t) for t in facts.subjects(dip.heldBy, node)})),
        wikidata=facts.value(node, skos.exactMatch), files=tuple(sorted(files)),
        events=tuple(sorted((_event(facts, e) for e in events), key=_order)),
        said=_claims(facts, facts.subjects(dip.speaker, node)),
        said_about=_claims(facts, facts.subjects(dip.aboutActor, node)))


def _office(facts: Facts, tenure: Node) -> str:
    position = next(iter(facts.objects(tenure, dip.ofPosition)))
    start, end = facts.value(tenure, dip["from"]), facts.value(tenure, dip.until)
    years = f" ({start or '?'}–{end})" if start or end else ""
    former = "former " if facts.value(tenure, dip.former) == "true" else ""
    return f"{former}{facts.label(position)}{years}"


def _event(facts: Facts, node: Node) -> EventRow:
    early, late = facts.value(node, dip.earliestDate), facts.value(node, dip.latestDate)
    evidence = facts.evidence(node)
    return EventRow(
        dates=_dates(early, late), label=facts.label(node),
        realis=_local(facts.value(node, dip.realis)), told=_local(facts.value(node, dip.attestation)),
        file=evidence[0].file if evidence else "", sentence=evidence[0].sentence if evidence else "", iri=str(node))


def _order(event: EventRow) -> tuple[str, str, str]:
    """By the last day it may have happened on; undated ones at the end."""
    return event.dates[-10:] or "9999", event.file, event.iri


def _dates(early: str, late: str) -> str:
    """"2023-06-19", "2023-06-18 to 2023-06-19", "by 2023-06-19", "since 2018-01-01" or nothing."""
    if early == late or not late:
        return f"since {early}" if early and not late else early
    return f"{early} to {late}" if early else f"by {late}"


def _claims(facts: Facts, nodes: list[Node]) -> tuple[ClaimRow, ...]:
    rows = [
        ClaimRow(
            speaker=", ".join(facts.label(s) for s in facts.objects(node, dip.speaker)),
            act=_local(facts.value(node, dip.speechAct)), polarity=_local(facts.value(node, dip.polarity)),
            mode=_local(facts.value(node, dip.attributionMode)), content=facts.value(node, dip.contentText),
            file=next((e.file for e in facts.evidence(node)), ""), iri=str(node))
        for node in nodes]
    return tuple(sorted(rows, key=lambda r: (r.file, r.iri)))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
