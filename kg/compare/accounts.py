"""Accounts of events as articles tell them, and the points on which they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rdflib import RDFS

from kg import projection
from kg.compare.rows import AccountRow, Difference, Passage
from kg.projection import Reader
from kg.vocab import dip

__all__ = ["account_row", "accounts_of", "find_differences", "names_of", "quoted"]

def accounts_of(reader: Reader, event: str) -> list[AccountRow]:
    """What articles tell of the event, in order of article and of text; accounts without evidence are left out."""
    found = (account_row(reader, iri) for iri in reader.index.subjects(dip.accountOf, event))
    return sorted((row for row in found if row.passages), key=lambda a: (a.passages, a.account))


def account_row(reader: Reader, iri: str) -> AccountRow:
    account = reader.account(iri)
    return AccountRow(
        iri, next(iter(reader.types(iri)), ""), account.realis, account.earliest or "", account.latest or "",
        names_of(reader, (entity for _, entity in account.roles)), names_of(reader, account.places),
        tuple(sorted({quoted(reader, passage) for passage in account.passages})))


def names_of(reader: Reader, entities: Iterable[str]) -> tuple[str, ...]:
    """All labels, sorted."""
    return tuple(sorted({name for entity in entities for name in reader.index.texts(entity, RDFS.label)}))


def quoted(reader: Reader, passage: projection.Passage) -> Passage:
    """A sentence with what is known of its article."""
    article = reader.article(passage.article)
    return Passage(article.file, article.publisher or "", article.published or "", passage.text, passage.begin,
                   passage.end)


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
