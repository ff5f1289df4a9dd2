"""Records of an older state of the same store, as far as nothing that they tell of has changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kg.ids import BASE
from kg.projection.records import Account, EventRecord, Passage, Records

__all__ = ["Kept", "load_records", "save_records"]

_ADAPTER: TypeAdapter[Records] = TypeAdapter(Records)
_ARTICLES = f"{BASE}article/"


class Kept:
    """What need not be read again. `changed` are the subjects of triples that came or went: an article in which there
    is one is read anew, and so is a shared thing that is one.
    """

    def __init__(self, older: Records | None = None, changed: Collection[str] = ()) -> None:
        older = older or Records()
        gone = {_article(iri) for iri in changed}
        self.articles = {iri: record for iri, record in older.articles.items() if iri not in gone}
        self.claims = {iri: claim for iri, claim in older.claims.items() if claim.article in self.articles}
        self.propositions = {iri: text for iri, text in older.propositions.items() if iri not in changed}
        self.accounts: dict[str, tuple[str, Account]] = {
            account.iri: (event, account) for event, record in older.events.items() for account in record.accounts
            if account.article in self.articles}
        self._events = older.events
        self._entities = older.entities
        self._changed = changed

    def holds(self, iri: str) -> bool:
        """Whether it is of an article in which nothing changed."""
        return _article(iri) in self.articles

    def knows(self, event: str) -> bool:
        """Whether it is a canonical event that was there."""
        return event in self._events

    def event(self, iri: str, accounts: Sequence[Account]) -> EventRecord | None:
        """The event as it was, if all of its accounts are what they were."""
        record = self._events.get(iri)
        same = record and iri not in self._changed and all(account.iri in self.accounts for account in accounts)
        return record if record and same and len(record.accounts) == len(accounts) else None

    def passages(self, entity: str, new: Sequence[Passage]) -> tuple[Passage, ...]:
        """The sentences that mention the entity, those of new articles among the others."""
        record = self._entities.get(entity)
        old = [passage for passage in record.passages if passage.article in self.articles] if record else []
        return tuple(sorted([*old, *new], key=lambda passage: passage.article)) if old else tuple(new)


def _article(iri: str) -> str:
    """The article that the IRI is of; "" if it is of none."""
    if not iri.startswith(_ARTICLES):
        return ""
    end = iri.find("/", len(_ARTICLES))
    return iri if end < 0 else iri[:end]


def save_records(records: Records, path: Path) -> None:
    path.write_bytes(_ADAPTER.dump_json(records))


def load_records(path: Path) -> Records | None:
    """What was saved, or None if it is not there or not whole."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
