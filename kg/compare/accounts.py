"""Accounts of events as articles tell them, and the points on which they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rdflib import Dataset

from kg.compare.lookup import local_name, passage_of, select_rows
from kg.compare.rows import AccountRow, Difference

__all__ = ["accounts_of", "find_differences"]

_ACCOUNT = """
SELECT DISTINCT ?event ?account ?type ?realis ?earliest ?latest ?file ?publisher ?published ?sentence ?begin ?end {
  %s
  ?account dip:accountOf ?event ; dip:realis ?realis ; a ?type ; dip:evidence ?span ; dip:reportedBy ?article .
  ?article dip:sourceFile ?file . ?span nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
  OPTIONAL { ?article dcterms:publisher ?publisher } OPTIONAL { ?article dip:published ?published }
  OPTIONAL { ?account dip:earliestDate ?earliest } OPTIONAL { ?account dip:latestDate ?latest }
}"""
_ACTORS = """
SELECT DISTINCT ?account ?role ?name {
  %s
  ?account dip:accountOf ?event ; ?prop ?who . ?who rdfs:label ?name .
  VALUES (?prop ?role) { (dip:initiator "actor") (dip:target "actor") (dip:participant "actor") (dip:host "actor")
                         (dip:mediator "actor") (dip:takesPlaceIn "place") }
}"""


def accounts_of(dataset: Dataset, events: str) -> dict[str, list[AccountRow]]:
    """Accounts by event, in order of article and of text."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in select_rows(dataset, _ACTORS % events):
        names[(row["account"], row["role"])].add(row["name"])
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in select_rows(dataset, _ACCOUNT % events):
        rows[(row["event"], row["account"])].append(row)
    found: dict[str, list[AccountRow]] = defaultdict(list)
    for (event, account), mine in sorted(rows.items()):
        first = mine[0]
        types = sorted(local_name(row["type"]) for row in mine)
        passages = tuple(sorted({passage_of(row) for row in mine}))
        found[event].append(AccountRow(
            account, types[0], local_name(first["realis"]), first["earliest"], first["latest"],
            tuple(sorted(names[(account, "actor")])), tuple(sorted(names[(account, "place")])), passages))
    return {event: sorted(mine, key=lambda a: (a.passages, a.account)) for event, mine in found.items()}


def find_differences(accounts: Sequence[AccountRow]) -> Iterator[Difference]:
    dated = [a for a in accounts if a.earliest and a.latest]
    if any(a.latest < b.earliest or b.latest < a.earliest for a in dated for b in dated):
        yield _difference("date", ((f"{a.earliest}/{a.latest}", a) for a in dated))
    placed = [a for a in accounts if a.places]
    if any(not set(a.places) & set(b.places) for a in placed for b in placed):
        yield _difference("place", ((", ".join(a.places), a) for a in placed))
    if len({a.realis for a in accounts}) > 1:
        yield _difference("realis", ((a.realis, a) for a in accounts))
    yield from _numbers(accounts)


def _difference(what: str, values: Iterable[tuple[str, AccountRow]]) -> Difference:
    files: dict[str, set[str]] = defaultdict(set)
    for value, account in values:
        files[value] |= {p.file for p in account.passages}
    return Difference(what, tuple((value, tuple(sorted(files[value]))) for value in sorted(files)))


_NUMBER = re.compile(
    r"(?<![\w.,$€£-])(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s+((?:[a-z]+\s+)?[a-z]{3,}s|people|men|women)\b")


def _numbers(accounts: Sequence[AccountRow]) -> Iterator[Difference]:
    """Different figures for things of one name ("12 soldiers", "15 soldiers") in two accounts' sentences."""
    told: dict[str, list[tuple[str, AccountRow]]] = defaultdict(list)
    for account in accounts:
        for passage in account.passages:
            for number, things in _NUMBER.findall(passage.sentence):
                told[things.split()[-1]].append((f"{number.replace(',', '')} {things}", account))
    for things, values in sorted(told.items()):
        by_file: dict[str, set[str]] = defaultdict(set)
        for value, account in values:
            for passage in account.passages:
                by_file[passage.file].add(value.split()[0])
        if any(not a & b for a in by_file.values() for b in by_file.values()):
            yield _difference(f"number of {things}", values)
