"""The day of events told without one: that of what the same paragraph has just told of the same people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.model import CharSpan, Extraction, LocalEvent, Realis
from kg.resolve.event_setting import Ties

__all__ = ["day_from_discourse"]

_SHORT, _VISIT = 1, 14  # days: how wide a told time may be to be handed on
_YEAR = 364  # days from the first to the last of a year
_NARRATED = {"past", "also"}
_TALKS = {"Call", "Meeting", "Negotiation", "Consultation"}
_SAID = {"Support", "Commitment", "Accusation", "Request", "Rejection", "Invitation"}
_LEAD = 2  # sentences, the headline among them, within which an account of talks tells of them
_ALSO = 3  # sentences back to what is told as having happened likewise


@dataclass(frozen=True, slots=True)
class _Told:
    """Something that a main clause dates: where it stands, who takes part, when it was."""

    at: int
    sentence: int
    who: frozenset[str]
    earliest: date
    latest: date
    visit: bool
    talks: bool = False

    @property
    def lasting(self) -> int:
        return (self.latest - self.earliest).days


def day_from_discourse(
    events: Iterable[LocalEvent], extraction: Extraction, denotes: Mapping[str, tuple[str, ...]], ties: Ties
) -> list[LocalEvent]:
    """Events with the day of the latest dated act before them that a main clause tells in the simple past.

    Only what the article itself narrates in the simple past; both stand in one paragraph and share somebody, or "also"
    ties them within a few sentences, where people of the same state suffice. Another day told between is a break.
    """
    found = list(events)
    manner = {e.trigger: e.told for e in extraction.events}
    told = sorted([*_dated_events(found, manner), *_dated_claims(extraction, denotes)], key=lambda t: t.at)
    paragraphs = {s.index: s.paragraph for s in extraction.sentences}
    return [_dated(event, told, manner, paragraphs, ties) for event in found]


def _dated_events(events: Iterable[LocalEvent], manner: Mapping[CharSpan, str]) -> Iterable[_Told]:
    for event in events:
        if not event.times or event.claimed_in or event.realis is not Realis.ACTUAL:
            continue
        if event.earliest is None or event.latest is None:
            continue
        who = frozenset(p.entity for p in event.participants)
        yield from (_Told(trigger.start, evidence.sentence, who, event.earliest, event.latest, event.type == "Visit",
                          event.type in _TALKS and len(who) > 1)
                    for trigger, evidence in zip(event.triggers, event.evidence, strict=True)
                    if manner.get(trigger) in _NARRATED)


def _dated_claims(extraction: Extraction, denotes: Mapping[str, tuple[str, ...]]) -> Iterable[_Told]:
    for claim in extraction.claims:
        if claim.time is None or claim.earliest is None or claim.latest is None or claim.parent or claim.cue is None:
            continue
        who = frozenset(x for m in claim.speakers for x in denotes.get(m, ()))
        yield _Told(claim.cue.start, claim.evidence.sentence, who, claim.earliest, claim.latest, False)


def _has_day(event: LocalEvent) -> bool:
    """Whether it is told when it was, better than by its year ("Summit 2016")."""
    if event.earliest is None or event.latest is None:
        return bool(event.times) or event.earliest is not None
    return (event.latest - event.earliest).days < _YEAR


def _said_there(event: LocalEvent, talks: _Told, told: list[_Told], ties: Ties) -> bool:
    """What an account of talks tells that those who held them said of each other was said there.

    The talks are what the article begins with, and nothing else is dated before.
    """
    since = [t for t in told if t.sentence > talks.sentence and t.at < event.triggers[0].start]
    if not talks.talks or talks.sentence > _LEAD or since:
        return False
    acting = {p.entity for p in event.participants if p.role in {"initiator", "participant"}}
    sides = talks.who | {ties.state(x) for x in talks.who}
    return event.type in _SAID and bool(acting & talks.who) and all(p.entity in sides for p in event.participants)


def _dated(
    event: LocalEvent, told: list[_Told], manner: Mapping[CharSpan, str], paragraphs: Mapping[int, int], ties: Ties
) -> LocalEvent:
    if event.claimed_in or event.realis is not Realis.ACTUAL or _has_day(event):
        return event
    told_at = list(zip(event.triggers, event.evidence, strict=True))
    trigger, evidence = next((t for t in told_at if manner.get(t[0]) in _NARRATED), told_at[0])
    how, sentence = manner.get(trigger, ""), evidence.sentence
    before = [t for t in told if t.at < trigger.start]
    if how not in _NARRATED or not before:
        return event
    last = before[-1]
    near = paragraphs[last.sentence] == paragraphs[sentence] or _said_there(event, last, told, ties)
    also = how == "also" and sentence - last.sentence <= _ALSO
    if not (near or also) or last.lasting > (_VISIT if last.visit else _SHORT):
        return event
    who = {p.entity for p in event.participants}
    if event.times and not ((event.earliest or date.min) <= last.earliest <= last.latest <= (event.latest or date.max)):
        return event
    shared = who & last.who or (also and {ties.state(x) for x in who} & {ties.state(x) for x in last.who})
    return replace(event, earliest=last.earliest, latest=last.latest) if shared else event
