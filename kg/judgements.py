"""The ledger replayed: judgements in terms of what was extracted this time, and what of them no longer applies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.ledger import KINDS, Anchor, Judgement, Ledger
from kg.model import CharSpan, EntityType, LocalClaim, LocalEntity, LocalEvent, ResolvedDocument

__all__ = ["Judged", "LedgerReport", "anchor_judgements", "apply_ledger", "check_ledger"]

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """applied and stale judgements (a stale one matches nothing any more), and conflicts in words."""

    applied: tuple[Judgement, ...]
    stale: tuple[Judgement, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements in terms of locals: pairs by kind ("entity", "event", "claim"), labels, and the matched judgements."""

    same: Mapping[str, list[tuple[Key, Key]]] = field(default_factory=lambda: defaultdict(list))
    different: Mapping[str, list[tuple[Key, Key]]] = field(default_factory=lambda: defaultdict(list))
    labels: Mapping[Key, str] = field(default_factory=dict)
    applied: tuple[Judgement, ...] = ()

    def of(self, kind: str) -> tuple[list[tuple[Key, Key]], list[tuple[Key, Key]]]:
        """Pairs of that kind that are the same, and pairs that differ."""
        return self.same.get(kind, []), self.different.get(kind, [])


def anchor_judgements(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> Judged:
    """Pairs and labels for `resolve_corpus`: the locals that the anchors hit; what hits nothing is left out."""
    finder = _Finder(documents)
    same: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    different: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    labels: dict[Key, str] = {}
    applied = []
    for judgement in ledger.judgements:
        keys = [finder.find(anchor, judgement.kind) for anchor in judgement.anchors]
        if not all(keys):
            continue
        applied.append(judgement)
        firsts = [found[0] for found in keys]
        if judgement.verb in {"same", "accept"}:
            same[judgement.kind].append((firsts[0], firsts[1]))
        elif judgement.verb == "different":
            different[judgement.kind].append((firsts[0], firsts[1]))
        elif judgement.verb == "relabel":
            labels[firsts[0]] = judgement.value
    return Judged(same, different, labels, tuple(applied))


def apply_ledger(documents: Sequence[ResolvedDocument], ledger: Ledger) -> tuple[ResolvedDocument, ...]:
    """The documents without what was rejected, and with what was retyped; call it before `resolve_corpus`."""
    finder = _Finder(documents)
    gone: dict[str, set[Key]] = defaultdict(set)
    types: dict[Key, EntityType] = {}
    for judgement in ledger.judgements:
        keys = finder.find(judgement.anchors[0], judgement.kind)
        if judgement.verb == "reject":
            gone[judgement.kind] |= set(keys[:1])
        elif judgement.verb == "retype":
            types |= dict.fromkeys(keys[:1], EntityType(judgement.value))
    return tuple(_without(_retyped(d, types), gone) for d in documents)


def _retyped(resolved: ResolvedDocument, types: Mapping[Key, EntityType]) -> ResolvedDocument:
    article = resolved.document.article.id

    def changed(entity: LocalEntity) -> LocalEntity:
        kind = types.get((article, entity.id))
        return replace(entity, type=kind, gazetteer=None) if kind else entity

    return replace(resolved, entities=tuple(changed(e) for e in resolved.entities)) if types else resolved


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


def check_ledger(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> LedgerReport:
    """What was applied, what matches nothing any more, and which judgements contradict each other by way of others."""
    judged = anchor_judgements(ledger, documents)
    applied = set(judged.applied)
    stale = tuple(j for j in ledger.judgements if j not in applied)
    return LedgerReport(judged.applied, stale, tuple(_conflicts(judged)))


def _conflicts(judged: Judged) -> list[str]:
    found = []
    for kind in KINDS:
        groups: dict[Key, set[Key]] = {}
        for a, b in judged.same[kind]:
            joined = groups.get(a, {a}) | groups.get(b, {b})
            groups |= dict.fromkeys(joined, joined)
        found += [f"{kind} {a[1]} of {a[0]} and {b[1]} of {b[0]} are judged different, yet the same by way of others: "
                  "different holds" for a, b in judged.different[kind] if b in groups.get(a, ())]
    return found


class _Finder:
    """Finds the locals that an anchor means."""

    def __init__(self, documents: Sequence[ResolvedDocument]) -> None:
        self._by_prefix: dict[str, list[ResolvedDocument]] = defaultdict(list)
        for resolved in sorted(documents, key=lambda d: d.document.article.id):
            self._by_prefix[resolved.document.article.sha256[:8]].append(resolved)

    def find(self, anchor: Anchor, kind: str) -> list[Key]:
        """The best first; empty when the article is not there, its words changed, or nothing was found at them."""
        if not anchor.article:
            return [("", anchor.words)]
        found = []
        for resolved in self._by_prefix[anchor.article[:8]]:
            article = resolved.document.article
            if article.sha256.startswith(anchor.article):
                for span in _places(anchor, article.text):
                    found += [(article.id, local) for local in _hits(resolved, span, kind)]
        return list(dict.fromkeys(found))


def _places(anchor: Anchor, text: str) -> list[CharSpan]:
    if anchor.at is not None:
        end = anchor.at + len(anchor.words)
        return [CharSpan(anchor.at, end)] if text[anchor.at : end] == anchor.words else []
    found = re.finditer(re.escape(anchor.words), text) if anchor.words else ()
    return [CharSpan(m.start(), m.end()) for m in found]


def _hits(resolved: ResolvedDocument, span: CharSpan, kind: str) -> list[str]:
    """Locals at the span, those whose words fit it most closely first."""
    if kind == "entity":
        spans = {m.id: m.span for m in resolved.mentions}
        placed = [(spans[d.mention], x) for d in resolved.denotations for x in d.entities if d.mention in spans]
    elif kind == "event":
        placed = [(t, e.id) for e in resolved.events for t in e.triggers]
    else:
        placed = [(s, c.id) for c in resolved.claims for s in c.content]
    near = [(abs(s.start - span.start) + abs(s.end - span.end), local) for s, local in placed if s.overlaps(span)]
    return [local for _, local in sorted(near)]
