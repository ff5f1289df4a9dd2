"""From the local things of an article to their canonical names: the resolution, indexed."""

from __future__ import annotations

from kg.model import Resolution

__all__ = ["CanonicalNames"]


class CanonicalNames:
    """Look-up by (article id, local id)."""

    def __init__(self, resolution: Resolution) -> None:
        self._entities = {member: e.id for e in resolution.entities for member in e.members}
        self._events = {member: e for e in resolution.events for member in e.members}
        self._propositions: dict[tuple[str, str], list[str]] = {}
        for proposition in resolution.propositions:
            for member in proposition.members:
                self._propositions.setdefault(member, []).append(proposition.id)

    def entity(self, article: str, local: str) -> str:
        """Canonical entity id; KeyError if the resolution left one out, which is a fault of the resolver."""
        return self._entities[article, local]

    def event(self, article: str, local: str) -> str | None:
        held = self._events.get((article, local))
        return held.id if held else None

    def propositions(self, article: str, local: str) -> list[str]:
        """A claim may hold several that others report one by one."""
        return self._propositions.get((article, local), [])
