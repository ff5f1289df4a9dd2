"""Who takes part where a noun names nobody: "the attack", "a third round", "their meeting" take up what was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import LocalEvent, Realis

__all__ = ["inherit"]

_TALKS = {"Call", "Consultation", "Meeting", "Negotiation"}
_SOON = 2  # sentences within which "the attack" is the one just told
# What a truce or a duty that takes effect, or is lifted, takes up, likeliest first: who called, signed or promised it.
_IN_FORCE = {"Retreat": ("Retreat", "AgreementConclusion", "Commitment"), "Sanction": ("Sanction",),
             "lifted": ("Retreat", "Sanction")}
_TOLD = {Realis.ACTUAL, Realis.PLANNED}
_ROW = 60  # sentences within which "the next round" belongs to the talks told


def inherit(
    events: Sequence[LocalEvent], theirs: frozenset[str], again: frozenset[str], text: str
) -> list[LocalEvent]:
    """Events by their first trigger; who takes part in heirs is who took part in the latest event of the kind.

    Heirs are `again`, which tell nobody named and keep those they tell beside, and `theirs`, held by "their" alone:
    these keep whom the pronoun stood for if there is nothing to take up. What an heir adds (day, place, number) is
    compared as for any telling.
    """
    out: list[LocalEvent] = []
    for event in sorted(events, key=lambda e: e.triggers[0]):
        before = _taken_up(event, out, text) if event.id in theirs | again else None
        if before is not None:
            known = {p.entity for p in before.participants}
            own = [p for p in event.participants if p.entity not in known and event.id in again]
            out.append(replace(event, participants=(*before.participants, *own)))
        elif event.participants or event.id not in theirs | again:
            out.append(event)
    return out


def _taken_up(event: LocalEvent, before: Sequence[LocalEvent], text: str) -> LocalEvent | None:
    """The latest event of the kind that happened and has its parties; far off, only one of the very type or noun."""
    if event.type == "Negotiation" and event.evidence[0].rule.endswith("again"):
        kinds: tuple[str, ...] = ("Negotiation", "AgreementConclusion")  # a round of the talks that an accord came of
        found = (h for kind in kinds for h in reversed(before) if h.type == kind and h.realis is Realis.ACTUAL)
        return next((h for h in found if len(h.participants) > 1), None)
    if event.type in _IN_FORCE:
        return _put_in_force(event, before)
    far = event.type in _TALKS and (bool(event.times) or event.realis is Realis.PLANNED)
    for held in reversed(before):
        if event.evidence[0].sentence - held.evidence[0].sentence > (_ROW if far else _SOON):
            return None
        kin = held.type == event.type or {held.type, event.type} <= _TALKS
        if far and not (held.type == event.type == "Negotiation" or _word(event, text) in _words(held, text)):
            continue
        if kin and held.realis is Realis.ACTUAL and len(held.participants) > (event.type != "Visit"):
            return held
    return None


def _put_in_force(event: LocalEvent, before: Sequence[LocalEvent]) -> LocalEvent | None:
    """The latest measure of the kind that was taken or announced, however far off, with who took it against whom."""
    lifted = event.evidence[0].rule.endswith("lifted-again")
    for kind in _IN_FORCE["lifted" if lifted else event.type]:
        told = (h for h in reversed(before) if h.type == kind and h.realis in _TOLD and len(h.participants) > 1)
        found = next((h for h in told if kind != "Retreat" or h.mode == event.mode), None)
        if found is not None:
            return found
    return None


def _word(event: LocalEvent, text: str) -> str:
    return event.triggers[0].of(text).lower()


def _words(event: LocalEvent, text: str) -> set[str]:
    return {trigger.of(text).lower() for trigger in event.triggers}
