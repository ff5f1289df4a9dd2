"""Canonical events: what the accounts of one event make, and which event holds another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.ids import digest
from kg.model import CanonicalEvent, Realis
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account

__all__ = ["canonical_events", "event_id"]

Key = tuple[str, str]


def canonical_events(
    groups: Sequence[Sequence[Account]], labels: Mapping[str, str], parents: Mapping[Key, Key],
    origin_of: Mapping[str, str],
) -> list[CanonicalEvent]:
    """One event for each group of accounts, by id. `labels` name entities, `parents` are the articles' sub-events."""
    ids = {account.key: event_id(group) for group in groups for account in group}
    drafts = [_event(group, ids[group[0].key], labels, origin_of) for group in groups]
    holders = _holders(groups, ids, parents)
    return sorted((replace(event, parent=holders.get(event.id)) for event in drafts), key=lambda e: e.id)


def event_id(group: Sequence[Account]) -> str:
    """From the first account: the earliest published, then by article; later articles do not change it."""
    first = min(group, key=lambda a: (a.published or date.max, a.key))
    return f"event/{first.type.lower()}-{digest(*first.key, length=12)}"


def _event(
    group: Sequence[Account], event_id: str, labels: Mapping[str, str], origin_of: Mapping[str, str]
) -> CanonicalEvent:
    counts = Counter(a.type for a in group)
    general = group[0].group
    kind = min(counts, key=lambda t: (t == general and len(counts) > 1, -counts[t], t))
    earliest, latest = _dates(group)
    origins = {origin_of.get(a.key[0], a.key[0]) for a in group}
    label = _label(kind, group, labels, (earliest, latest))
    return CanonicalEvent(event_id, kind, label, tuple(sorted(a.key for a in group)), _realis(group), earliest, latest,
                          None, len(origins))


def _dates(group: Sequence[Account]) -> tuple[date | None, date | None]:
    """The days all dated accounts have in common; without any, from the first told to the last."""
    firm = [a.when for a in group if a.when and a.realis is not Realis.HYPOTHETICAL]
    told = firm or [a.when for a in group if a.when]
    if not told:
        return _bounds(group)
    first, last = max(t[0] for t in told), min(t[1] for t in told)
    return (first, last) if first <= last else (min(t[0] for t in told), max(t[1] for t in told))


def _bounds(group: Sequence[Account]) -> tuple[date | None, date | None]:
    """The latest of the first days and the earliest of the last ones, where they leave room for the event."""
    earliest = max((a.bounds[0] for a in group if a.bounds[0]), default=None)
    latest = min((a.bounds[1] for a in group if a.bounds[1]), default=None)
    return (None, None) if earliest and latest and earliest > latest else (earliest, latest)


def _realis(group: Sequence[Account]) -> Realis:
    """What the articles themselves tell goes before what speakers claim, actual before planned before hypothetical."""
    told = [a.realis for a in group if not a.claimed]
    if not told:
        told = [Realis.HYPOTHETICAL if a.realis is Realis.ACTUAL else a.realis for a in group]
    return min(told, key=[Realis.ACTUAL, Realis.PLANNED, Realis.HYPOTHETICAL, Realis.NEGATED].index)


def _label(
    kind: str, group: Sequence[Account], labels: Mapping[str, str], dates: tuple[date | None, date | None]
) -> str:
    """By who takes part; where no report tells that, by the town: "Assault in Sumy, 2024-05"."""
    sides: dict[str, set[str]] = defaultdict(set)
    for account in (a for a in group if not a.placed):
        for side, people in account.sides.items():
            sides[side] |= people
    towns = sorted({labels.get(p, p) for a in group for p in a.places if a.placed and not p.startswith("state/")})
    parts = [" and ".join(sorted(labels.get(p, p) for p in people)) or labels.get(side, side)
             for side, people in sorted(sides.items())]
    when = f", {told}" if (told := _told(*dates)) else ""
    if not parts:
        return f"{kind} in {' and '.join(towns)}{when}" if towns else f"{kind}{when}"
    return f"{kind}: {' – '.join(sorted(parts))}{when}"


def _told(earliest: date | None, latest: date | None) -> str:
    """The day, month or year in which the dates lie, as far as they lie in one.

    >>> _told(date(2023, 6, 13), date(2023, 6, 19)), _told(date(2023, 1, 1), date(2023, 6, 19)), _told(None, None)
    ('2023-06', '2023', '')
    """
    if earliest is None or latest is None:
        return ""
    if earliest == latest:
        return earliest.isoformat()
    if earliest.year != latest.year:
        return ""
    return f"{earliest:%Y-%m}" if earliest.month == latest.month else str(earliest.year)


def _holders(groups: Sequence[Sequence[Account]], ids: Mapping[Key, str], parents: Mapping[Key, Key]) -> dict[str, str]:
    """The event each event is part of: as an article says, or the one visit whose visitor, dates and place hold it."""
    holders: dict[str, str] = {}
    for child, parent in sorted(parents.items()):
        if child in ids and parent in ids and ids[child] != ids[parent]:
            holders.setdefault(ids[child], ids[parent])
    visits: dict[str, list[Sequence[Account]]] = defaultdict(list)
    for group in groups:
        if any(a.type == "Visit" for a in group):
            for person in sorted({p for a in group for people in a.sides.values() for p in people}):
                visits[person].append(group)
    for group in groups:
        event = ids[group[0].key]
        if event not in holders and group[0].type in event_rules().contained:
            near = {ids[v[0].key] for a in group for people in a.sides.values() for p in people
                    for v in visits.get(p, ()) if _holds(v, group)}
            if len(near) == 1:
                holders[event] = near.pop()
    return {child: parent for child, parent in holders.items() if holders.get(parent) != child}


def _holds(visit: Sequence[Account], inner: Sequence[Account]) -> bool:
    """Dates within the visit's or, if it has none, near its telling; sides among the visit's; no other place."""
    outer, inside = _dates(visit), _dates(inner)
    around = [a.around for a in visit if a.around]
    if not (outer[0] and outer[1]) and around:
        outer = max(w[0] for w in around), min(w[1] for w in around)
    if not (outer[0] and outer[1] and inside[0] and inside[1]):
        return False
    day = timedelta(days=1)
    if inside[0] < outer[0] - day or inside[1] > outer[1] + day:
        return False
    sides = {s for a in visit for s in a.sides}
    there, here = {p for a in visit for p in a.places}, {p for a in inner for p in a.places}
    if _realis(visit) is Realis.ACTUAL and _realis(inner) is Realis.NEGATED:
        return False
    return all(set(a.sides) <= sides for a in inner) and (not there or not here or bool(there & here))
