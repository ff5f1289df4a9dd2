"""What is affirmed by one and denied by another, or told with values that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import RDF, RDFS, Dataset, URIRef

from kg.compare.accounts import account_row, accounts_of, find_differences
from kg.compare.numbers import differing_numbers
from kg.compare.rows import Dispute, Statement
from kg.compare.statements import in_order, statements_of
from kg.projection import Reader
from kg.vocab import dip

__all__ = ["find_disputes"]


def find_disputes(dataset: Dataset) -> tuple[Dispute, ...]:
    """What is affirmed by one and denied by another or told with other figures, then events whose accounts exclude
    each other, that one article tells and another denies, or of which each side says that the other acted; by label.
    """
    reader = Reader.of(dataset)
    found = [*_disputed_statements(reader), *_counted_statements(reader), *_otherwise_counted(reader),
             *_disputed_events(reader), *_events_apart(reader, "told-and-denied", "realis"),
             *_events_apart(reader, "sides-turned", "who acts")]
    once = {(dispute.subject, dispute.differences): dispute for dispute in found}.values()
    return tuple(sorted(once, key=lambda d: (d.kind != "statement", d.label, d.subject)))


def _disputed_statements(reader: Reader) -> Iterator[Dispute]:
    for subject in reader.index.saying(dip.disputed, True):
        ordered = _statements(reader, subject)
        if ordered:
            yield Dispute("statement", subject, reader.label(subject),
                          tuple(s for s in ordered if s.polarity == "affirmed"),
                          tuple(s for s in ordered if s.polarity == "denied"))


def _counted_statements(reader: Reader) -> Iterator[Dispute]:
    for subject in _told_by_several(reader, dip.Proposition):
        ordered = _statements(reader, subject)
        differences = tuple(differing_numbers((s.words, s.passage.file) for s in ordered))
        if differences:
            yield Dispute("statement", subject, reader.label(subject), tuple(ordered), differences=differences)


def _otherwise_counted(reader: Reader) -> Iterator[Dispute]:
    """Propositions that would be one but for a figure in them; each with what is told otherwise."""
    index = reader.index
    told: dict[str, set[str]] = defaultdict(set)
    for link in index.saying(dip.linkRule, "other-figures"):
        for subject in index.iris(link, dip.linkTarget):
            told[subject] |= {*index.iris(link, dip.linkSource), *index.subjects(dip.expresses, subject)}
    seen = set()
    for subject in sorted(told):
        ordered = sorted(statements_of(reader, sorted(told[subject])), key=in_order)
        differences = tuple(differing_numbers((s.words, s.passage.file) for s in ordered))
        if differences and differences not in seen:
            seen.add(differences)
            yield Dispute("statement", subject, reader.label(subject), tuple(ordered), differences=differences)


def _statements(reader: Reader, subject: str) -> list[Statement]:
    return sorted(statements_of(reader, reader.index.subjects(dip.expresses, subject)), key=in_order)


def _told_by_several(reader: Reader, kind: URIRef) -> list[str]:
    counts = sorted(set(reader.index.literals(dip.articleCount)))
    several = [iri for iri, count in counts if count.isdigit() and int(count) > 1]
    return [iri for iri in several if str(kind) in reader.index.iris(iri, RDF.type)]


def _disputed_events(reader: Reader) -> Iterator[Dispute]:
    for event in _told_by_several(reader, dip.CanonicalEvent):
        accounts = accounts_of(reader, event)
        differences = tuple(d for d in find_differences(accounts) if d.what != "realis")
        if differences:
            label = reader.index.text(event, RDFS.label)
            yield Dispute("event", event, label or event, differences=differences, accounts=tuple(accounts))


def _events_apart(reader: Reader, rule: str, what: str) -> Iterator[Dispute]:
    """Events that stay apart: one article tells what another denies, or turns who acts and who is acted upon."""
    index = reader.index
    told: dict[str, set[str]] = defaultdict(set)
    for link in index.saying(dip.linkRule, rule):
        for event in index.iris(link, dip.linkTarget):
            told[event] |= {*index.iris(link, dip.linkSource), *index.subjects(dip.accountOf, event)}
    for event in sorted(told):
        label = index.text(event, RDFS.label)
        accounts = (account_row(reader, iri) for iri in sorted(told[event]) if index.iri(iri, dip.accountOf))
        rows = sorted((a for a in accounts if a.passages), key=lambda a: (a.passages, a.account))
        differences = tuple(d for d in find_differences(rows) if d.what == what)
        if label and differences:
            yield Dispute("event", event, label, differences=differences, accounts=tuple(rows))
