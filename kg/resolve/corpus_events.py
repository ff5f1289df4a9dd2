"""Canonical events: which accounts of all documents tell of one event, and which event holds another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from kg.ids import digest
from kg.model import CanonicalEvent, Link, Realis
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account, Interval
from kg.resolve.corpus_event_match import TWOFOLD, EventMatch, excludes, match_accounts
from kg.resolve.corpus_event_pairs import pairs
from kg.resolve.corpus_story import NO_STORIES, Stories

__all__ = ["Events", "find_events"]

Key = tuple[str, str]
_SHOWN_CANDIDATES = 3
_PLAINLY = 2  # words more in common than a rival of the same article has
_COMPARED = 8  # accounts of an event with which another one is compared


@dataclass(frozen=True, slots=True)
class Events:
    events: tuple[CanonicalEvent, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Summary:
    """A cluster's accounts, as far as they tell different things, their dates' hull, and the articles that tell it."""

    told: tuple[Account, ...]
    hull: Interval | None
    articles: frozenset[str]


def find_events(
    accounts: Sequence[Account], labels: Mapping[str, str], parents: Mapping[Key, Key], origin_of: Mapping[str, str],
    judged: tuple[Iterable[tuple[Key, Key]], Iterable[tuple[Key, Key]]] = ((), ()), stories: Stories = NO_STORIES,
) -> Events:
    """Every account belongs to exactly one event. `labels` name entities, `parents` are the articles' own sub-events.
    """
    known = {a.key: a for a in accounts}
    same, different = (sorted(pairs) for pairs in judged)
    clusters = Clusters({a.key: _summary(a) for a in accounts}, _join, different)
    reasons: dict[Key, EventMatch] = {}
    for a, b in same:
        if a in known and b in known and clusters.merge(a, b, force=True):
            reasons[max(a, b)] = EventMatch(1.0, "ledger-same", "judged to be the same", True)
    matches = {(a, b): m for a, b in pairs(known, stories)
               if (m := match_accounts(known[a], known[b], one_story=stories.one(a[0], b[0])))}
    fitting = _fitting({pair: m for pair, m in matches.items() if m.rule != TWOFOLD})
    for (a, b), match in sorted(matches.items(), key=lambda m: (-m[1].score, m[0])):
        copies = match.rule == "same-text"
        if known[a].strict and match.accepted and not copies and not _is_plain(a, b, fitting):
            continue
        if match.accepted and clusters.find(a) != clusters.find(b) and clusters.merge(a, b, force=copies):
            reasons.setdefault(b if a in reasons or b not in reasons else a, match)
    for some in (fitting, _fitting({pair: m for pair, m in matches.items() if m.rule == TWOFOLD})):
        _join_lone(some, clusters, reasons)
        _join_pairs(some, clusters, reasons)
    return _events(known, clusters, (labels, parents, origin_of), (reasons, matches))


Fitting = Mapping[Key, Mapping[Key, EventMatch]]


def _fitting(matches: Mapping[tuple[Key, Key], EventMatch]) -> Fitting:
    """The accounts that could be of one event if there is no other that fits, both ways."""
    fitting: dict[Key, dict[Key, EventMatch]] = defaultdict(dict)
    for (a, b), match in sorted(matches.items()):
        if match.lone or match.accepted:
            fitting[a][b] = fitting[b][a] = match
    return fitting


def _join_lone(fitting: Fitting, clusters: Clusters[Key, _Summary], reasons: dict[Key, EventMatch]) -> None:
    """An account that stands alone joins the event that it fits, if there is but one, or if all that fit are one; else
    if all are one that have plainly more words in common than what fits beside them.
    """
    for key in sorted(fitting, key=lambda k: (-max(m.score for m in fitting[k].values()), k)):
        others = sorted(fitting[key], key=lambda other: (-fitting[key][other].score, other))
        if not _one(others, fitting, clusters):
            others = [other for other in others if _is_plain(key, other, fitting)]
        if clusters.size(key) > 1 or not _one(others, fitting, clusters):
            continue
        for other in others:
            if clusters.find(key) != clusters.find(other) and clusters.merge(key, other):
                reasons.setdefault(other if key in reasons else key, _only(fitting[key][other]))


def _is_plain(key: Key, other: Key, fitting: Fitting) -> bool:
    """Whether the two have plainly more words in common than either has with another that fits, of the same article."""
    words = fitting[key][other].words
    rivals = [m for k, m in fitting[key].items() if k != other and k[0] == other[0]]
    rivals += [m for k, m in fitting[other].items() if k != key and k[0] == key[0]]
    return all(words >= rival.words + _PLAINLY for rival in rivals)


def _join_pairs(fitting: Fitting, clusters: Clusters[Key, _Summary], reasons: dict[Key, EventMatch]) -> None:
    """Two events of several accounts are one if each is the only one that the other fits."""
    links: dict[tuple[Key, Key], tuple[float, Key, Key]] = {}
    beside: dict[Key, set[Key]] = defaultdict(set)
    for key, others in sorted(fitting.items()):
        for other, match in sorted(others.items()):
            one, two = clusters.find(key), clusters.find(other)
            if one < two:
                beside[one].add(two)
                beside[two].add(one)
                links[one, two] = max(links.get((one, two), (0.0, key, other)), (match.score, key, other))
    for (one, two), (_, key, other) in sorted(links.items()):
        if beside[one] == {two} and beside[two] == {one} and clusters.merge(one, two):
            reasons.setdefault(other if key in reasons else key, _only(fitting[key][other]))


def _only(match: EventMatch) -> EventMatch:
    return replace(match, rule="only-one-that-fits", accepted=True)


def _one(keys: Sequence[Key], fitting: Fitting, clusters: Clusters[Key, _Summary]) -> bool:
    """Whether the accounts are of one cluster, or of clusters that fit each other."""
    roots = sorted({clusters.find(key) for key in keys})
    linked = {frozenset((clusters.find(a), clusters.find(b))) for a in keys for b in fitting[a]}
    return len(roots) <= 4 and all(frozenset(pair) in linked for pair in combinations(roots, 2))


def _summary(account: Account) -> _Summary:
    return _Summary((account,), account.when, frozenset({account.key[0]}))


def _join(a: _Summary, b: _Summary) -> _Summary | None:
    """None when an article told the two apart, when any two accounts exclude each other, or the dates drift apart."""
    if a.articles & b.articles or any(excludes(x, y) for x in a.told for y in b.told):
        return None
    hull = a.hull or b.hull
    if a.hull and b.hull:
        apart, gap = max((a.hull[0] - b.hull[1]).days, (b.hull[0] - a.hull[1]).days), event_rules().gap
        if apart > gap.get(a.told[0].group, 1):
            return None
        hull = min(a.hull[0], b.hull[0]), max(a.hull[1], b.hull[1])
    return _Summary((*a.told, *b.told)[:_COMPARED], hull, a.articles | b.articles)


# ── result ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _events(
    known: Mapping[Key, Account], clusters: Clusters[Key, _Summary],
    names: tuple[Mapping[str, str], Mapping[Key, Key], Mapping[str, str]],
    found: tuple[Mapping[Key, EventMatch], Mapping[tuple[Key, Key], EventMatch]],
) -> Events:
    labels, parents, origin_of = names
    groups = [[known[key] for key in group] for group in clusters.groups()]
    ids = {account.key: _event_id(group) for group in groups for account in group}
    drafts = [_event(group, ids[group[0].key], labels, origin_of) for group in groups]
    holders = _holders(groups, ids, parents)
    events = [replace(event, parent=holders.get(event.id)) for event in drafts]
    return Events(tuple(sorted(events, key=lambda e: e.id)), tuple(_links(ids, clusters, *found)))


def _event_id(group: Sequence[Account]) -> str:
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


def _links(
    ids: Mapping[Key, str], clusters: Clusters[Key, _Summary], reasons: Mapping[Key, EventMatch],
    matches: Mapping[tuple[Key, Key], EventMatch],
) -> Iterator[Link]:
    for key in sorted(ids):
        found = reasons.get(key)
        rule, score, detail = (found.rule, found.score, found.detail) if found else ("own-account", 1.0, "")
        yield Link(*key, ids[key], score, rule, detail)
    shown: Counter[Key] = Counter()
    for (a, b), match in sorted(matches.items(), key=lambda m: (-m[1].score, m[0])):
        if clusters.find(a) != clusters.find(b) and shown[a] < _SHOWN_CANDIDATES and match.score >= 0.6:
            shown[a] += 1
            yield Link(*a, ids[b], match.score, match.rule, match.detail, accepted=False)
