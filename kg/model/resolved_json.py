"""A resolved document as JSON: so builds keep it, and see whether it changed. `kg.model` does not import this, for the
types alone need no pydantic.
"""

from __future__ import annotations

from pydantic import TypeAdapter

from kg.model.resolved import ResolvedDocument

__all__ = ["from_json", "to_json"]

_ADAPTER: TypeAdapter[ResolvedDocument] = TypeAdapter(ResolvedDocument)


def to_json(resolved: ResolvedDocument) -> bytes:
    """The same bytes for equal documents."""
    return _ADAPTER.dump_json(resolved)


def from_json(data: bytes) -> ResolvedDocument:
    """What `to_json` was given; ValueError for bytes that are no such document."""
    return _ADAPTER.validate_json(data)
