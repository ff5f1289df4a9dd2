"""Which drafts stay: no claim twice, no mere attitude inside what somebody else says."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.claims.around import Around
from kg.extract.claims.scene import Draft, Scene

__all__ = ["select"]

_SURE = 0.75
_NOUN, _OBJECT = "noun/clause", "verb/np"


def select(scene: Scene, drafts: Iterable[Draft], around: Iterable[Draft] | None = None) -> list[Draft]:
    """The drafts without what a speaker tells of his own views and plans, in the order given.

    Inside another claim only a second speaker who is named makes a claim of his own ("said that Lavrov had warned…").
    `around`: the claims whose insides are judged, all by default.
    """
    drafts = list(drafts)
    voiced = {(d.anchor.head, d.source) for d in drafts if d.rule == _NOUN and d.anchor.dep_ == "dobj"}
    drafts = [d for d in drafts if d.rule != _OBJECT or (d.anchor, d.source) not in voiced]  # "voiced the hope that A"
    outer = drafts if around is None else list(around)
    held = Around(d.content for d in outer)
    return [d for d in drafts if _stays(scene, d, [outer[n] for n in held.at(d.anchor.idx) if outer[n] is not d])]


def _stays(scene: Scene, draft: Draft, around: list[Draft]) -> bool:
    """Whether a draft told inside others is a claim of its own: not one that the same words call the speaker's, too."""
    if not around:
        return True
    again = scene.quoted(draft.anchor) and any(d.source == draft.source for d in around)
    return not again and _independent(scene, draft)


def _independent(scene: Scene, draft: Draft) -> bool:
    source = draft.source
    if source is None or draft.cue.kind == "finding" or source.pos_ == "PRON":
        return False
    named = source.pos_ in {"PROPN", "NOUN"}
    sure = draft.confidence >= _SURE or draft.cue.act in scene.lexicon.acts.stated
    if scene.quoted(draft.anchor) or draft.cue.kind != "speech":
        return source.pos_ == "PROPN" and sure
    return named and (sure or source.pos_ == "PROPN") and draft.rule not in _WEAK


_WEAK = {"noun/clause", "verb/to", "adjective/that"}
