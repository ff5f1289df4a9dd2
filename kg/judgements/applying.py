"""What was rejected taken out of the documents, and what was retyped changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.judgements.matching import Finder, Key
from kg.judgements.retyping import retyped
from kg.ledger import KINDS, Ledger
from kg.model import LocalClaim, LocalEvent, ResolvedDocument

__all__ = ["apply_ledger"]


def apply_ledger(documents: Sequence[ResolvedDocument], ledger: Ledger) -> tuple[ResolvedDocument, ...]:
    """The documents without what was rejected, and with what was retyped; call it before `resolve_corpus`."""
    finder = Finder(documents)
    gone: dict[str, set[Key]] = defaultdict(set)
    types: dict[Key, str] = {}
    for judgement in ledger.judgements:
        keys = finder.find(judgement.anchors[0], judgement.kind)[:1]
        if judgement.verb == "reject":
            gone[judgement.kind] |= set(keys)
        elif judgement.verb == "retype":
            types |= dict.fromkeys(keys, judgement.value)
    return tuple(_without(d, gone) for d in retyped(documents, types))


def _without(resolved: ResolvedDocument, gone: Mapping[str, set[Key]]) -> ResolvedDocument:
    """Rejected events and claims go with what refers to them; a rejected entity goes with its mentions and roles."""
    article = resolved.document.article.id
    entities, events, claims = ({i for a, i in gone.get(kind, ()) if a == article} for kind in KINDS)
    if not (entities or events or claims):
        return resolved

    left = replace(
        resolved, events=tuple(_event_without(e, events, claims) for e in resolved.events if e.id not in events),
        claims=tuple(_claim_without(c, events, claims) for c in resolved.claims if c.id not in claims))
    return _without_entities(left, entities) if entities else left


def _left(ids: Iterable[str], gone: set[str]) -> tuple[str, ...]:
    return tuple(i for i in ids if i not in gone)


def _or_none(item: str | None, gone: set[str]) -> str | None:
    return None if item in gone else item


def _event_without(event: LocalEvent, events: set[str], claims: set[str]) -> LocalEvent:
    return replace(event, claimed_in=_left(event.claimed_in, claims), parent=_or_none(event.parent, events))


def _claim_without(claim: LocalClaim, events: set[str], claims: set[str]) -> LocalClaim:
    return replace(
        claim, about_events=_left(claim.about_events, events), made_at=_or_none(claim.made_at, events),
        constitutes=_or_none(claim.constitutes, events), responds_to=_or_none(claim.responds_to, claims),
        parent=_or_none(claim.parent, claims))


def _without_entities(resolved: ResolvedDocument, gone: set[str]) -> ResolvedDocument:
    """Without the entities; a claim that no speaker is left of goes with them."""
    events = tuple(
        replace(e, participants=tuple(p for p in e.participants if p.entity not in gone), places=_left(e.places, gone))
        for e in resolved.events)
    claims = tuple(
        replace(c, speakers=_left(c.speakers, gone), addressees=_left(c.addressees, gone),
                relayed_by=_left(c.relayed_by, gone), about=_left(c.about, gone),
                stance_toward=_left(c.stance_toward, gone))
        for c in resolved.claims if not c.speakers or _left(c.speakers, gone))
    denotations = tuple(replace(d, entities=_left(d.entities, gone)) for d in resolved.denotations)
    return replace(
        resolved, events=events, claims=claims, denotations=tuple(d for d in denotations if d.entities),
        entities=tuple(replace(e, acts_for=_left(e.acts_for, gone)) for e in resolved.entities if e.id not in gone),
        tenures=tuple(t for t in resolved.tenures if t.entity not in gone))
