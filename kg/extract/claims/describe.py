"""Drafts become claims: speaker mentions, mode, polarity, addressee, nesting."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import antecedent, conjuncts, source_span
from kg.model import AttributionMode, Claim, Evidence

__all__ = ["describe"]


def describe(scene: Scene, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """Claims in text order of their content; of two with the same content and speaker the surer is kept."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.content, draft.source.i if draft.source is not None else -1)
        if key not in best or best[key].confidence < draft.confidence:
            best[key] = draft
    ordered = sorted(best.values(), key=lambda d: (d.content[0], d.anchor.i))
    return tuple(_claim(scene, draft) for draft in ordered)


def _claim(scene: Scene, draft: Draft) -> Claim:
    index, source = scene.index, draft.source
    speakers = tuple(index.ensure(t).id for t in conjuncts(antecedent(source))) if source is not None else ()
    first = draft.content[0]
    return Claim(
        id=f"c{first.start}-{draft.content[-1].end}", speakers=speakers, content=draft.content, mode=_mode(scene, draft),
        evidence=Evidence(index.sentence_of(draft.anchor.idx), "claims", draft.rule, draft.confidence),
        speaker_span=source_span(source) if source is not None else None, cue=draft.cue_span,
        speech_act=draft.cue.act, addressees=tuple(index.ensure(t).id for t in draft.addressees))


def _mode(scene: Scene, draft: Draft) -> AttributionMode:
    inside = [any(q.outer.contains(span) for q in scene.quotes) for span in draft.content]
    if all(inside):
        return AttributionMode.DIRECT
    if any(span.overlaps(q.inner) for span in draft.content for q in scene.quotes):
        return AttributionMode.MIXED
    return AttributionMode.INDIRECT
