"""What the graph knows of one person, state, body or place, gathered under headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Dataset

from kg.projection import ROLES, Reader, find
from kg.vocab import dip, skos

__all__ = ["ClaimRow", "EventRow", "Profile", "profile"]


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
    reader = Reader.of(dataset)
    index = reader.index
    node = find(index, name)
    roles = (*(dip[role] for role in ROLES), dip.takesPlaceIn)
    events = {event for role in roles for event in index.subjects(role, node)}
    articles = index.follow(index.subjects(dip.denotes, node), dip.inArticle)
    return Profile(
        iri=node, label=reader.label(node), types=reader.types(node), other_names=tuple(_names(reader, node)),
        acts_for=tuple(map(reader.label, index.iris(node, dip.actsFor))),
        offices=_offices(reader, node),
        wikidata=index.iri(node, skos.exactMatch) or "",
        files=tuple(sorted({reader.article(article).file for article in articles})),
        events=tuple(sorted((_event(reader, event) for event in events), key=_order)),
        said=_claims(reader, index.subjects(dip.speaker, node)),
        said_about=_claims(reader, index.subjects(dip.aboutActor, node)))


def _names(reader: Reader, node: str) -> list[str]:
    return sorted(reader.index.texts(node, skos.altLabel))


def _offices(reader: Reader, node: str) -> tuple[str, ...]:
    """With their years; an office that an article names without years is left out where the years are known."""
    told = {_office(reader, tenure) for tenure in reader.index.subjects(dip.heldBy, node)}
    return tuple(sorted(office for office in told if not any(other.startswith(f"{office} (") for other in told)))


def _office(reader: Reader, tenure: str) -> str:
    index = reader.index
    position = index.iri(tenure, dip.ofPosition)
    start, end = index.text(tenure, dip.from_) or "", index.text(tenure, dip.until) or ""
    years = f" ({start or '?'}–{end})" if start or end else ""
    former = "former " if index.text(tenure, dip.former) == "true" else ""
    return f"{former}{reader.label(position or tenure)}{years}"


def _event(reader: Reader, iri: str) -> EventRow:
    account = reader.account(iri)
    first = account.passages[0] if account.passages else None
    return EventRow(
        dates=_dates(account.earliest or "", account.latest or ""), label=reader.label(iri), realis=account.realis,
        told="claimed" if account.claimed else "narrated", file=reader.article(first.article).file if first else "",
        sentence=first.text if first else "", iri=iri)


def _order(event: EventRow) -> tuple[str, str, str]:
    """By the last day it may have happened on; undated ones at the end."""
    return event.dates[-10:] or "9999", event.file, event.iri


def _dates(early: str, late: str) -> str:
    """"2023-06-19", "2023-06-18 to 2023-06-19", "by 2023-06-19", "since 2018-01-01" or nothing."""
    if early == late or not late:
        return f"since {early}" if early and not late else early
    return f"{early} to {late}" if early else f"by {late}"


def _claims(reader: Reader, iris: Iterable[str]) -> tuple[ClaimRow, ...]:
    rows = []
    for claim in map(reader.claim, iris):
        file = reader.article(claim.passages[0].article).file if claim.passages else ""
        speaker = ", ".join(map(reader.label, claim.speakers))
        rows.append(
            ClaimRow(speaker, claim.speech_act or "", claim.polarity, claim.mode, claim.content, file, claim.iri))
    return tuple(sorted(rows, key=lambda r: (r.file, r.iri)))
