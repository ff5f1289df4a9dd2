"""Accounts of events as articles tell them, and the points on which they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rdflib import RDF, RDFS

from kg import projection
from kg.compare.numbers import differing_numbers
from kg.compare.rows import AccountRow, Difference, Passage
from kg.projection import Reader
from kg.vocab import dip

__all__ = ["account_row", "accounts_of", "find_differences", "names_of", "quoted", "states_of"]


def accounts_of(reader: Reader, event: str) -> list[AccountRow]:
    """What articles tell of the event, in order of article and of text; accounts without evidence are left out."""
    found = (account_row(reader, iri) for iri in reader.index.subjects(dip.accountOf, event))
    return sorted((row for row in found if row.passages), key=lambda a: (a.passages, a.account))


def account_row(reader: Reader, iri: str) -> AccountRow:
    account = reader.account(iri)
    return AccountRow(
        iri, next(iter(reader.types(iri)), ""), account.realis, account.earliest or "", account.latest or "",
        names_of(reader, (entity for _, entity in account.roles)), names_of(reader, account.places),
        tuple(sorted({quoted(reader, passage) for passage in account.passages})),
        acting=_sides(reader, account.roles, "initiator"), acted_on=_sides(reader, account.roles, "target"),
        within=names_of(reader, (x for place in account.places for x in (place, *_territory(reader, place)))))


def _territory(reader: Reader, place: str) -> Iterator[str]:
    """The states in which a place lies."""
    yield from (x for property in (dip.territoryOf, dip.capitalOf) for x in reader.index.iris(place, property))


def _sides(reader: Reader, roles: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    """The states behind those who have the role, or themselves where no state is."""
    found = [entity for role, entity in roles if role == wanted]
    return names_of(reader, (side for entity in found for side in [*states_of(reader, entity)] or [entity]))


def states_of(reader: Reader, actor: str) -> Iterator[str]:
    """The state that it is, or those that it acts for, directly or through other bodies."""
    reached, todo = {actor}, [actor]
    while todo:
        iri = todo.pop()
        if str(dip.State) in reader.index.iris(iri, RDF.type):
            yield iri
        new = set(reader.index.iris(iri, dip.actsFor)) - reached
        reached |= new
        todo += sorted(new)


def names_of(reader: Reader, entities: Iterable[str]) -> tuple[str, ...]:
    """All labels, sorted."""
    return tuple(sorted({name for entity in entities for name in reader.index.texts(entity, RDFS.label)}))


def quoted(reader: Reader, passage: projection.Passage) -> Passage:
    """A sentence with what is known of its article."""
    article = reader.article(passage.article)
    return Passage(article.file, article.publisher or "", article.published or "", passage.text, passage.begin,
                   passage.end)


def find_differences(accounts: Sequence[AccountRow]) -> Iterator[Difference]:
    dated = [a for a in _first_told(accounts) if a.earliest and a.latest]
    if any(a.latest < b.earliest or b.latest < a.earliest for a in dated for b in dated):
        yield _difference("date", ((_days(a.earliest, a.latest), a) for a in dated))
    placed = [a for a in accounts if a.places]
    if any(set(a.places).isdisjoint(b.within) and set(b.places).isdisjoint(a.within) for a in placed for b in placed):
        yield _difference("place", ((", ".join(a.places), a) for a in placed))
    if len({a.realis for a in accounts}) > 1:
        yield _difference("realis", ((a.realis, a) for a in accounts))
    if any(_turned(a, b) for a in accounts for b in accounts):
        yield _difference("who acts", ((f"{', '.join(a.acting)} → {', '.join(a.acted_on)}", a) for a in accounts
                                       if a.acting and a.acted_on))
    yield from differing_numbers((p.sentence, p.file) for a in accounts for p in a.passages)


def _days(earliest: str, latest: str) -> str:
    return earliest if earliest == latest else f"{earliest}/{latest}"


def _first_told(accounts: Sequence[AccountRow]) -> list[AccountRow]:
    """Without those in the same words as an earlier article's: "today" in a text printed again is no other day."""
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    for account in accounts:
        words = tuple(sorted(" ".join(p.sentence.split()) for p in account.passages))
        told = min((p.published or "9", account.account) for p in account.passages)
        first[words] = min(first.get(words, told), told)
    kept = {account for _, account in first.values()}
    return [a for a in accounts if a.account in kept]


def _turned(a: AccountRow, b: AccountRow) -> bool:
    """Whether each says that the other side acted; what is mutual is told both ways by one account."""
    told = bool(a.acting) and bool(a.acted_on) and a.acting != a.acted_on
    return told and (a.acting, a.acted_on) == (b.acted_on, b.acting)


def _difference(what: str, values: Iterable[tuple[str, AccountRow]]) -> Difference:
    files: dict[str, set[str]] = defaultdict(set)
    for value, account in values:
        files[value] |= {p.file for p in account.passages}
    return Difference(what, tuple((value, tuple(sorted(files[value]))) for value in sorted(files)))
