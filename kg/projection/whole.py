"""All records of a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rdflib import RDFS, Dataset

from kg.collector import collector_paused
from kg.projection.index import GraphIndex
from kg.projection.kept import Kept
from kg.projection.passages import AllSentences
from kg.projection.reading import Reader
from kg.projection.records import Account, ClaimRecord, EventRecord, Records
from kg.vocab import dip

__all__ = ["read_records"]


def read_records(dataset: Dataset, older: Records | None = None, changed: Collection[str] = ()) -> Records:
    """All articles, the entities that are mentioned or play a part, all events and claims.

    They take about 100 kB an article, the sentences included; the graph itself is not held. With the records of an
    `older` state and the subjects that `changed` since, only what these tell of is read: of kg's own graphs alone.
    """
    with collector_paused():
        return _read(dataset, Kept(older, changed))


def _read(dataset: Dataset, kept: Kept) -> Records:
    index = GraphIndex(dataset)
    sentences = AllSentences(index, kept.holds)
    reader = Reader(index, sentences)
    claims = {iri: kept.claims.get(iri) or reader.claim(iri) for iri in index.of_type(dip.Claim)
              if iri in kept.claims or (not kept.holds(iri) and index.iri(iri, dip.reportedBy))}
    events = _events(reader, kept)
    articles = {iri: kept.articles.get(iri) or reader.article(iri) for iri in index.of_type(dip.Article)}
    used = {*sentences.mentioned(), *_playing(claims.values(), events.values())}
    tenures: dict[str, list[str]] = defaultdict(list)
    for tenure, holder in sorted(index.pairs(dip.heldBy)):
        tenures[holder].append(tenure)
    reached = sorted(_reached(used, index))
    found = (reader.entity(iri, tenures.get(iri, ()), kept.passages(iri, sentences.mentioning(iri))) for iri in reached)
    entities = {record.iri: record for record in found if record}
    return Records(articles, entities, events, claims, _propositions(claims, index, kept))


def _events(reader: Reader, kept: Kept) -> dict[str, EventRecord]:
    index = reader.index
    accounts: dict[str, list[Account]] = defaultdict(list)
    for iri in index.subjects_with(dip.realis):
        if iri in kept.accounts:
            event, account = kept.accounts[iri]
            accounts[event].append(account)
        elif not (kept.knows(iri) or kept.holds(iri)) and index.iri(iri, dip.reportedBy):
            accounts[index.iri(iri, dip.accountOf) or iri].append(reader.account(iri))
    return {iri: kept.event(iri, accounts[iri]) or reader.event(iri, tuple(accounts[iri])) for iri in sorted(accounts)}


def _playing(claims: Iterable[ClaimRecord], events: Iterable[EventRecord]) -> Iterable[str]:
    for claim in claims:
        yield from (*claim.speakers, *claim.addressees, *claim.relayed_by, *claim.about, *claim.stance_toward)
    for account in (account for event in events for account in event.accounts):
        yield from account.places
        yield from (entity for _, entity in account.roles)


def _reached(used: set[str], index: GraphIndex) -> set[str]:
    """The used ones and whom they act for or belong to, to any depth."""
    reached, todo = set(used), sorted(used)
    while todo:
        for other in index.iris(todo.pop(), dip.actsFor, dip.territoryOf, dip.capitalOf):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


def _propositions(claims: dict[str, ClaimRecord], index: GraphIndex, kept: Kept) -> dict[str, str]:
    """Text of each proposition: its own, else the longest wording among its claims."""
    wordings: dict[str, list[str]] = defaultdict(list)
    for claim in claims.values():
        wordings[claim.proposition].append(claim.content)
    return {
        iri: kept.propositions.get(iri) or index.text(iri, RDFS.label) or max(sorted(wordings[iri]), key=len)
        for iri in sorted(wordings)
    }
