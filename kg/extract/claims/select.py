"""Which drafts stay: no claim twice, no mere attitude inside what somebody else says."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.claims.scene import Draft, Scene

__all__ = ["select"]

_SURE = 0.75


def select(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without attitudes, findings and doubtful objects told inside another claim, in the order given."""
    drafts = list(drafts)
    out = []
    for draft in drafts:
        inside = any(other is not draft and any(
            span.start <= draft.anchor.idx < span.end for span in other.content) for other in drafts)
        if inside and (draft.cue.kind != "speech" or draft.confidence < _SURE):
            continue
        out.append(draft)
    return out
