"""Claims of one document with entities in place of mentions and local events in place of event mentions."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Claim, Extraction, LocalClaim, LocalEvent

__all__ = ["resolve_claims"]


def resolve_claims(
    extraction: Extraction, denotes: Mapping[str, tuple[str, ...]], events: tuple[LocalEvent, ...]
) -> tuple[LocalClaim, ...]:
    """Local claims in the order of the claims. `denotes` maps a mention id to local entity ids."""
    local = {e.id: owner.id for owner in events for e in extraction.events
             if owner.type == e.type and e.trigger in owner.triggers}
    return tuple(_resolve(claim, denotes, local, events) for claim in extraction.claims)


def _resolve(
    claim: Claim, denotes: Mapping[str, tuple[str, ...]], local: Mapping[str, str], events: tuple[LocalEvent, ...]
) -> LocalClaim:
    def entities(mentions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(x for m in mentions for x in denotes.get(m, ())))

    about_events = tuple(e.id for e in events if claim.id in e.claimed_in
                         or any(span.contains(t) for span in claim.content for t in e.triggers))
    return LocalClaim(
        id=claim.id, speakers=entities(claim.speakers), content=claim.content, mode=claim.mode, evidence=claim.evidence,
        speaker_span=claim.speaker_span, speaker_mentions=claim.speakers, cue=claim.cue, polarity=claim.polarity,
        certainty=claim.certainty, speech_act=claim.speech_act, addressees=entities(claim.addressees),
        relayed_by=entities(claim.relayed_by), about=entities(claim.about), about_events=about_events,
        topics=claim.topics, stance=claim.stance, stance_toward=entities(claim.stance_toward), earliest=claim.earliest,
        latest=claim.latest, made_at=local.get(claim.made_at or ""), constitutes=local.get(claim.constitutes or ""),
        responds_to=claim.responds_to, parent=claim.parent)
