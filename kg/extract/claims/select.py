"""Which drafts stay: no claim twice, no mere attitude inside what somebody else says."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.claims.scene import Draft, Scene

__all__ = ["select"]

_SURE = 0.75


def select(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without attitudes, findings and doubtful objects told inside another claim, in the order given."""
    drafts = list(drafts)
    return [d for d in drafts if not (_doubtful(scene, d) and _inside(d, drafts))]


def _doubtful(scene: Scene, draft: Draft) -> bool:
    if draft.cue.kind != "speech":
        return scene.quoted(draft.anchor) or draft.cue.kind == "finding"
    return draft.confidence < _SURE and draft.cue.act not in _STATED


def _inside(draft: Draft, drafts: list[Draft]) -> bool:
    at = draft.anchor.idx
    return any(other is not draft and any(s.start <= at < s.end for s in other.content) for other in drafts)


_STATED = {"emphasize", "reiterate", "condemn", "welcome", "reject", "deny", "demand", "urge"}
