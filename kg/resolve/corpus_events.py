"""Which accounts of all documents tell of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model import CanonicalEvent, Link
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account, Interval
from kg.resolve.corpus_event_against import excludes
from kg.resolve.corpus_event_canonical import canonical_events, event_id
from kg.resolve.corpus_event_match import TWOFOLD, EventMatch, match_accounts
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
    twofold = _fitting({pair: m for pair, m in matches.items() if m.rule == TWOFOLD})
    for some in (fitting, _with_last(fitting, matches), twofold):
        _join_lone(some, clusters, reasons)
        _join_pairs(some, clusters, reasons)
    groups = [[known[key] for key in group] for group in clusters.groups()]
    ids = {account.key: event_id(group) for group in groups for account in group}
    events = canonical_events(groups, labels, parents, origin_of)
    return Events(tuple(events), tuple(_links(ids, clusters, reasons, matches)))


Fitting = Mapping[Key, Mapping[Key, EventMatch]]


def _fitting(matches: Mapping[tuple[Key, Key], EventMatch]) -> Fitting:
    """The accounts that could be of one event if there is no other that fits, both ways."""
    fitting: dict[Key, dict[Key, EventMatch]] = defaultdict(dict)
    for (a, b), match in sorted(matches.items()):
        if match.lone or match.accepted:
            fitting[a][b] = fitting[b][a] = match
    return fitting


def _with_last(fitting: Fitting, matches: Mapping[tuple[Key, Key], EventMatch]) -> Fitting:
    """Those that fit, and those of which neither article tells another one of the kind."""
    told: Counter[tuple[Key, str]] = Counter()
    last = {pair: m for pair, m in matches.items() if m.last and not m.lone and not m.accepted}
    for a, b in (*last, *((a, b) for a, others in fitting.items() for b in others if a < b)):
        told.update(((a, b[0]), (b, a[0])))
    alone = {(a, b): replace(m, lone=True) for (a, b), m in last.items() if told[a, b[0]] == told[b, a[0]] == 1}
    return _fitting(alone | {(a, b): m for a, others in fitting.items() for b, m in others.items() if a < b})


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
