"""What is affirmed by one and denied by another, or told with values that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import RDF, RDFS, Dataset

from kg.compare.accounts import account_row, accounts_of, find_differences
from kg.compare.rows import Dispute
from kg.compare.statements import statements_of
from kg.projection import Reader
from kg.vocab import dip

__all__ = ["find_disputes"]


def find_disputes(dataset: Dataset) -> tuple[Dispute, ...]:
    """What is affirmed by one and denied by another, then events whose accounts exclude each other, or that one
    article tells and another denies; by label.
    """
    reader = Reader.of(dataset)
    found = [*_disputed_statements(reader), *_disputed_events(reader), *_denied_events(reader)]
    return tuple(sorted(found, key=lambda d: (d.kind != "statement", d.label, d.subject)))


def _disputed_statements(reader: Reader) -> Iterator[Dispute]:
    for subject in reader.index.saying(dip.disputed, True):
        claims = reader.index.subjects(dip.expresses, subject)
        ordered = sorted(statements_of(reader, claims), key=lambda s: (s.when, s.passage, s.claim))
        if ordered:
            yield Dispute("statement", subject, reader.label(subject),
                          tuple(s for s in ordered if s.polarity == "affirmed"),
                          tuple(s for s in ordered if s.polarity == "denied"))


def _disputed_events(reader: Reader) -> Iterator[Dispute]:
    counts = sorted(set(reader.index.literals(dip.articleCount)))
    several = [iri for iri, count in counts if count.isdigit() and int(count) > 1]
    for event in several:
        if str(dip.CanonicalEvent) not in reader.index.iris(event, RDF.type):
            continue
        differences = tuple(d for d in find_differences(accounts_of(reader, event)) if d.what != "realis")
        if differences:
            label = reader.index.text(event, RDFS.label)
            yield Dispute("event", event, label or event, differences=differences)


def _denied_events(reader: Reader) -> Iterator[Dispute]:
    """Events that are told as actual by some accounts and as not having happened by others, which stay apart."""
    index = reader.index
    told: dict[str, set[str]] = defaultdict(set)
    for link in index.saying(dip.linkRule, "told-and-denied"):
        for event in index.iris(link, dip.linkTarget):
            told[event] |= {*index.iris(link, dip.linkSource), *index.subjects(dip.accountOf, event)}
    for event in sorted(told):
        label = index.text(event, RDFS.label)
        accounts = (account_row(reader, iri) for iri in sorted(told[event]) if index.iri(iri, dip.accountOf))
        rows = sorted((a for a in accounts if a.passages), key=lambda a: (a.passages, a.account))
        differences = tuple(d for d in find_differences(rows) if d.what == "realis")
        if label and differences:
            yield Dispute("event", event, label, differences=differences)
