"""What is affirmed by one and denied by another, or told with values that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import Dataset

from kg.compare.accounts import accounts_of, find_differences
from kg.compare.lookup import safe_iri, select_rows
from kg.compare.rows import Dispute, Statement
from kg.compare.statements import statements_of

__all__ = ["find_disputes"]


def find_disputes(dataset: Dataset) -> tuple[Dispute, ...]:
    """What is affirmed by one and denied by another, then events whose accounts exclude each other, or that one
    article tells and another denies; by label.
    """
    found = [*_disputed_statements(dataset), *_disputed_events(dataset), *_denied_events(dataset)]
    return tuple(sorted(found, key=lambda d: (d.kind != "statement", d.label, d.subject)))


def _disputed_statements(dataset: Dataset) -> Iterator[Dispute]:
    rows = select_rows(dataset, "SELECT DISTINCT ?p ?label ?claim { ?p dip:disputed true ; rdfs:label ?label . "
                 "?claim dip:expresses ?p }")
    by_claim = {t.statement.claim: t.statement
                for t in statements_of(dataset, "?claim dip:expresses ?p . ?p dip:disputed true .")}
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for row in rows:
        if row["claim"] in by_claim:
            groups[(row["p"], row["label"])].append(by_claim[row["claim"]])
    for (subject, label), statements in sorted(groups.items()):
        ordered = sorted(statements, key=lambda s: (s.when, s.passage, s.claim))
        yield Dispute("statement", subject, label, tuple(s for s in ordered if s.polarity == "affirmed"),
                      tuple(s for s in ordered if s.polarity == "denied"))


def _disputed_events(dataset: Dataset) -> Iterator[Dispute]:
    several = "?event a dip:CanonicalEvent ; dip:articleCount ?n . FILTER(?n > 1)"
    labels = {row["event"]: row["label"] for row in select_rows(
        dataset, f"SELECT DISTINCT ?event ?label {{ {several} ?event rdfs:label ?label }}")}
    for event, accounts in sorted(accounts_of(dataset, several).items()):
        differences = tuple(d for d in find_differences(accounts) if d.what != "realis")
        if differences:
            yield Dispute("event", event, labels.get(event, event), differences=differences)


_DENIED = """
SELECT DISTINCT ?event ?label ?account {
  { ?link dip:linkRule "told-and-denied" ; dip:linkTarget ?event ; dip:linkSource ?account }
  UNION { ?link dip:linkRule "told-and-denied" ; dip:linkTarget ?event . ?account dip:accountOf ?event }
  ?event rdfs:label ?label .
}"""


def _denied_events(dataset: Dataset) -> Iterator[Dispute]:
    """Events that are told as actual by some accounts and as not having happened by others, which stay apart."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in select_rows(dataset, _DENIED):
        groups[(row["event"], row["label"])].add(row["account"])
    for (event, label), mine in sorted(groups.items()):
        values = " ".join(f"<{safe_iri(iri)}>" for iri in sorted(mine))
        told = [a for found in accounts_of(dataset, f"VALUES ?account {{ {values} }}").values() for a in found]
        differences = tuple(d for d in find_differences(told) if d.what == "realis")
        if differences:
            yield Dispute("event", event, label, differences=differences)
