"""Every error that `kg` raises on purpose.

KgError
├── InputError            an article, folder, glob or manifest that cannot be read
├── ResourceError         a broken or missing data file of kg itself (lang/, ontology/, gazetteer/)
├── ModelError            the spaCy model is missing or not the pinned one
├── StoreError            the quad store cannot be opened, read or written
├── QueryError            a SPARQL query that is malformed, unknown or not allowed
├── LedgerError           a judgement ledger that cannot be parsed or contradicts itself
└── OutputError           a result that cannot be written
"""

from __future__ import annotations

__all__ = [
    "InputError",
    "KgError",
    "LedgerError",
    "ModelError",
    "OutputError",
    "QueryError",
    "ResourceError",
    "StoreError",
]


class KgError(Exception):
    """What went wrong, where, and what to do next.

    >>> str(KgError("no articles found", where="news/", hint="name a folder that holds .txt files"))
    'news/: no articles found (name a folder that holds .txt files)'
    """

    exit_code = 1

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.message, self.where, self.hint = message, where, hint
        super().__init__(f"{where}: {message}" if where else message)

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} ({self.hint})" if self.hint else text


class InputError(KgError):
    """An article, folder, glob or manifest that cannot be read."""

    exit_code = 3


class ResourceError(KgError):
    """A data file of kg itself is missing or broken."""

    exit_code = 4


class ModelError(KgError):
    """The spaCy model is missing or is not the pinned one."""

    exit_code = 5


class StoreError(KgError):
    """The quad store cannot be opened, read or written."""

    exit_code = 6


class QueryError(KgError):
    """A SPARQL query that is malformed, unknown or not allowed."""

    exit_code = 7


class LedgerError(KgError):
    """A judgement ledger that cannot be parsed or contradicts itself."""

    exit_code = 8


class OutputError(KgError):
    """A result that cannot be written."""

    exit_code = 9
