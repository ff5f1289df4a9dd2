"""Claims of one document with entities in place of mentions and local events in place of event mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from kg.model import Claim, Extraction, LocalClaim, LocalEvent

__all__ = ["resolve_claims"]


def resolve_claims(
    extraction: Extraction, denotes: Mapping[str, tuple[str, ...]], events: tuple[LocalEvent, ...]
) -> tuple[LocalClaim, ...]:
    """Local claims in the order of the claims. `denotes` maps a mention id to local entity ids."""
    owners = {(owner.type, trigger): owner.id for owner in events for trigger in owner.triggers}
    local = {e.id: owners[e.type, e.trigger] for e in extraction.events if (e.type, e.trigger) in owners}
    return tuple(_resolve(claim, denotes, local, about)
                 for claim, about in zip(extraction.claims, _told(extraction.claims, events), strict=True))


def _told(claims: tuple[Claim, ...], events: tuple[LocalEvent, ...]) -> Iterator[tuple[str, ...]]:
    """For each claim the events told in it, in the order of the events."""
    triggers = sorted((t.start, t.end, place) for place, event in enumerate(events) for t in event.triggers)
    inside: dict[str, set[int]] = {claim.id: set() for claim in claims}
    for place, event in enumerate(events):
        for claim_id in event.claimed_in:
            inside.setdefault(claim_id, set()).add(place)
    for claim in claims:
        for span in claim.content:
            some = triggers[bisect_left(triggers, (span.start,)) : bisect_left(triggers, (span.end,))]
            inside[claim.id].update(place for _, end, place in some if end <= span.end)
        yield tuple(events[place].id for place in sorted(inside[claim.id]))


def _resolve(
    claim: Claim, denotes: Mapping[str, tuple[str, ...]], local: Mapping[str, str], about_events: tuple[str, ...]
) -> LocalClaim:
    def entities(mentions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(x for m in mentions for x in denotes.get(m, ())))

    speakers = entities(claim.speakers)
    relays = tuple(e for e in entities(claim.relayed_by) if e not in speakers)
    heard = tuple(e for e in entities(claim.addressees) if e not in speakers)  # nobody is told of who tells himself
    return LocalClaim(
        id=claim.id, speakers=speakers, content=claim.content, mode=claim.mode, evidence=claim.evidence,
        speaker_span=claim.speaker_span, cue=claim.cue, polarity=claim.polarity, certainty=claim.certainty,
        speech_act=claim.speech_act, addressees=heard,
        relayed_by=relays, about=entities(claim.about), about_events=about_events,
        topics=claim.topics, stance=claim.stance, stance_toward=entities(claim.stance_toward), earliest=claim.earliest,
        latest=claim.latest, made_at=local.get(claim.made_at or ""), constitutes=local.get(claim.constitutes or ""),
        responds_to=claim.responds_to, parent=claim.parent)
