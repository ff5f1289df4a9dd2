"""Canonical entities: which local entities of all documents are one, decided by gazetteer, name and context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.gazetteer import Gazetteer
from kg.model import Gender, LocalEntity, ResolvedDocument
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_context import Context
from kg.resolve.corpus_entity_classes import Classes, Key, blocks, classes_of, in_classes
from kg.resolve.corpus_entity_match import Decision, Named, decide, decide_single
from kg.resolve.corpus_names import compare_persons, parse_person
from kg.resolve.corpus_story import Stories

__all__ = ["EntityClusters", "Key", "cluster_entities"]

JudgedPairs = tuple[Iterable[tuple[Key, Key]], Iterable[tuple[Key, Key]]]
_BLOCK_LIMIT = 400
"""Most names in a block that are compared each with each; larger blocks are compared with neighbours in order only."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a cluster may not contradict."""

    entries: frozenset[str]
    states: frozenset[str]
    genders: frozenset[Gender]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityClusters:
    """groups: members of each canonical entity; decisions: why a member is in; candidates: pairs that stay apart;
    entries: gazetteer id of members of a bound group."""

    groups: tuple[tuple[Key, ...], ...]
    decisions: Mapping[Key, Decision]
    candidates: tuple[tuple[Key, Key, Decision], ...] = ()
    locals: Mapping[Key, LocalEntity] = field(default_factory=dict)
    contexts: Mapping[Key, Context] = field(default_factory=dict)
    entries: Mapping[Key, str] = field(default_factory=dict)


def cluster_entities(
    documents: Sequence[ResolvedDocument], gazetteer: Gazetteer, judged: JudgedPairs, copied: Mapping[str, str],
    stories: Stories,
) -> EntityClusters:
    """Clusters of local entities. `judged` are pairs that are the same and pairs that differ: they go before every
    rule. `copied` gives the origin of articles that have copies.

    Locals that agree in everything a rule looks at are one class from the start, so that rules compare classes, and
    only those that share a block: cost grows with the number of different names, not of articles.
    """
    same, different = sorted(judged[0]), sorted(judged[1])
    work = classes_of(documents, gazetteer, (same, different), copied, stories.scenery)
    clusters = Clusters({k: _summary(n) for k, n in work.named.items()}, _join, in_classes(different, work))
    for a, b in in_classes(same, work):
        if clusters.merge(a, b, force=True):
            _note(work, a, b, Decision(1.0, "ledger-same", "judged to be the same", True))
    _merge_full(work, clusters)
    _merge_single(work, clusters, stories.beside())
    return _result(work, clusters)


# ── merging ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _summary(named: Named) -> Summary:
    context, names = named.context, (named.name,) if named.kind == "person" else ()
    genders = frozenset({context.gender} if context.gender else ())
    return Summary(frozenset({named.entry} if named.entry else ()), context.states, genders, names)


def _join(a: Summary, b: Summary) -> Summary | None:
    """Both together, or None: two entries, two genders, no common state, or names that exclude each other."""
    entries, genders = a.entries | b.entries, a.genders | b.genders
    if len(entries) > 1 or len(genders) > 1 or (a.states and b.states and not a.states & b.states):
        return None
    if any(compare_persons(x, y) is None for x in a.names for y in b.names):
        return None
    return Summary(entries, a.states | b.states, genders, tuple(sorted({*a.names, *b.names}))[:12])


def _merge_full(work: Classes, clusters: Clusters[Key, Summary]) -> None:
    """Best pairs first; a pair that contradicts what its clusters have become stays a candidate."""
    pairs = {pair: found for pair in _pairs(work) if (found := decide(work.named[pair[0]], work.named[pair[1]]))}
    for (a, b), found in sorted(pairs.items(), key=lambda item: (-item[1].score, item[0])):
        if found.accepted and clusters.merge(a, b):
            _note(work, a, b, found)
        elif clusters.find(a) != clusters.find(b):
            work.candidates[(a, b)] = found


def _note(work: Classes, a: Key, b: Key, found: Decision) -> None:
    """The reason stands with the later of the two, never with a gazetteer entry, and never twice."""
    for key in (max(a, b), min(a, b)):
        if key[0] and key not in work.decisions:
            work.decisions[key] = found
            return


def _pairs(work: Classes) -> Iterator[tuple[Key, Key]]:
    shared: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, named in work.named.items():
        if named.mergeable:
            for block in blocks(named):
                shared[block].append(key)
    seen = set()
    for _, keys in sorted(shared.items()):
        keys.sort()
        reach = len(keys) if len(keys) <= _BLOCK_LIMIT else _BLOCK_LIMIT // 4
        for place, a in enumerate(keys):
            for b in keys[place + 1 : place + 1 + reach]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _merge_single(work: Classes, clusters: Clusters[Key, Summary], beside: Mapping[str, frozenset[str]]) -> None:
    """A person known by one name only joins the one cluster that bears it and shares the office, or stays apart."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    singles = []
    for key, named in sorted(work.named.items()):
        if named.kind != "person" or not named.mergeable:
            continue
        parts = parse_person(named.name)
        if parts.single and not named.entry:
            singles.append(key)
        for word in {parts.family, parts.given} if parts.turned else {parts.family}:
            bearers[word].append(key)
    told_in = cache(lambda k: frozenset(article for article, _ in work.members.get(k, ())))
    for key in singles:
        near = frozenset().union(*(beside.get(article, frozenset()) for article, _ in work.members.get(key, ())))
        others = [k for k in bearers[parse_person(work.named[key].name).family][:_BLOCK_LIMIT] if k != key]
        _place_single(key, {k: not near.isdisjoint(told_in(k)) for k in others}, work, clusters)


def _place_single(key: Key, bearers: Mapping[Key, bool], work: Classes, clusters: Clusters[Key, Summary]) -> None:
    """`bearers`: who bears the name, with whether another article of the story tells of them."""
    found: dict[Key, tuple[Key, Decision]] = {}
    for other, in_story in bearers.items():
        decision = decide_single(work.named[key], work.named[other], in_story=in_story)
        if decision:
            root = clusters.find(other)
            if root not in found or decision.score > found[root][1].score:
                found[root] = (other, decision)
    accepted = [root for root, (_, d) in found.items() if d.accepted]
    accepted = [root for root in accepted if not _alone(clusters.summary(root))] or accepted
    for root, (other, decision) in sorted(found.items(), key=lambda item: (-item[1][1].score, item[1][0])):
        if accepted == [root] and clusters.merge(key, other):
            _note(work, key, other, decision) if other[0] == "" else work.decisions.setdefault(key, decision)
        elif clusters.find(key) != clusters.find(other):
            work.candidates[(min(key, other), max(key, other))] = decision


def _alone(summary: Summary) -> bool:
    """Whether all in it are called by one name only: they are as unsure of who they are."""
    return all(parse_person(name).single for name in summary.names)


# ── result ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _result(work: Classes, clusters: Clusters[Key, Summary]) -> EntityClusters:
    groups: list[tuple[Key, ...]] = []
    decisions: dict[Key, Decision] = {}
    entries: dict[Key, str] = {}
    for classes in clusters.groups():
        members = sorted(m for owner in classes for m in work.members.get(owner, ()))
        if members:
            groups.append(tuple(members))
        for entry in clusters.summary(classes[0]).entries:
            entries |= dict.fromkeys(members, entry)
        for owner in classes:
            for member in work.members.get(owner, ()):
                decisions[member] = work.decisions.get(owner) or _plain(work.named[owner])
    apart = [(_bearer(a, work), _bearer(b, work), d) for (a, b), d in work.candidates.items()
             if clusters.find(a) != clusters.find(b)]
    return EntityClusters(tuple(sorted(groups)), decisions, tuple(sorted(apart, key=lambda c: (c[0], c[1]))),
                          work.locals, work.contexts, entries)


def _bearer(owner: Key, work: Classes) -> Key:
    members = work.members.get(owner)
    return min(members) if members else owner


def _plain(named: Named) -> Decision:
    if named.entry:
        return Decision(1.0, "gazetteer", named.entry, True)
    if not named.mergeable:
        return Decision(1.0, "article-only", "not named, so known in this article only", True)
    return Decision(1.0, "same-name", named.name, True)
