"""Canonical entities: which local entities of all documents are one, decided by gazetteer, name and context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.gazetteer import Gazetteer
from kg.model import EntityType, Gender, LocalEntity, MentionKind, ResolvedDocument
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_context import Context, contexts_of, entry_context
from kg.resolve.corpus_entity_match import Decision, Named, decide, decide_single
from kg.resolve.corpus_names import body_words, compare_persons, fold, parse_person, respell
from kg.resolve.corpus_data import name_rules

__all__ = ["EntityClusters", "Key", "cluster_entities"]

Key = tuple[str, str]
"""(article id, local entity id); ("", gazetteer id) stands for a gazetteer entry."""

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


@dataclass(slots=True)
class _Work:
    """Everything the steps share while clusters grow."""

    locals: dict[Key, LocalEntity]
    contexts: dict[Key, Context]
    named: dict[Key, Named]
    members: dict[Key, list[Key]]
    decisions: dict[Key, Decision] = field(default_factory=dict)
    candidates: dict[tuple[Key, Key], Decision] = field(default_factory=dict)


def cluster_entities(
    documents: Sequence[ResolvedDocument], gazetteer: Gazetteer, same: Iterable[tuple[Key, Key]] = (),
    different: Iterable[tuple[Key, Key]] = (),
) -> EntityClusters:
    """Clusters of local entities. `same` and `different` are judgements: they go before every rule.

    Locals that agree in everything a rule looks at are one class from the start, so that rules compare classes, and
    only those that share a block: cost grows with the number of different names, not of articles.
    """
    different = sorted(different)
    work = _classes(documents, gazetteer, {key for pair in different for key in pair})
    clusters = Clusters({k: _summary(n) for k, n in work.named.items()}, _join, _by_class(different, work))
    for a, b in _by_class(sorted(same), work):
        if clusters.merge(a, b, force=True):
            work.decisions[max(a, b)] = Decision(1.0, "ledger-same", "judged to be the same", True)
    _merge_full(work, clusters)
    _merge_single(work, clusters)
    return _result(work, clusters)


# ── classes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _classes(documents: Sequence[ResolvedDocument], gazetteer: Gazetteer, alone: set[Key]) -> _Work:
    """Local entities gathered into classes; those in `alone` are each a class of their own."""
    work = _Work({}, {}, {}, defaultdict(list))
    first: dict[object, Key] = {}
    for resolved in sorted(documents, key=lambda d: d.document.article.id):
        contexts = contexts_of(resolved, gazetteer)
        named = _named_locals(resolved)
        for entity in resolved.entities:
            key = (resolved.document.article.id, entity.id)
            work.locals[key], work.contexts[key] = entity, contexts[entity.id]
            features = _features(key, entity, contexts[entity.id], entity.id in named, gazetteer)
            owner = key if key in alone or not features.mergeable else first.setdefault(features.identity(), key)
            work.named.setdefault(owner, features)
            work.members[owner].append(key)
    _add_entries(work, gazetteer)
    return work


def _named_locals(resolved: ResolvedDocument) -> set[str]:
    """Local entities that at least one mention names; others ("the official") are known in their article only."""
    kinds = {m.id: m.kind for m in resolved.mentions}
    mentioned = {x for d in resolved.denotations for x in d.entities}
    named = {x for d in resolved.denotations if kinds.get(d.mention) is MentionKind.NAMED for x in d.entities}
    return named | ({e.id for e in resolved.entities} - mentioned)


def _features(key: Key, entity: LocalEntity, context: Context, named: bool, gazetteer: Gazetteer) -> Named:
    kind = _KINDS[entity.type]
    words: tuple[str, ...] = ()
    states = context.states
    name = entity.name
    if kind == "body":
        name, extra = _without_state(name, gazetteer)
        states, words = states | extra, body_words(name)
    elif kind in {"state", "place"}:
        words = tuple(fold(name).replace("-", " ").split())
    mergeable = bool(entity.gazetteer) or (kind != "unnamed" and named)
    aliases = tuple(sorted(a for a in entity.aliases if len(a.split()) > 1 or a.isupper())) if kind == "body" else ()
    return Named(key, kind, name, words, Context(states, context.bodies, context.offices, context.titles, context.gender),
                 entity.gazetteer, mergeable, aliases)


_KINDS = {
    EntityType.PERSON: "person", EntityType.STATE: "state", EntityType.PLACE: "place", EntityType.UNNAMED_ACTOR: "unnamed",
    EntityType.GOVERNMENT_BODY: "body", EntityType.INTERNATIONAL_ORGANIZATION: "body", EntityType.ORGANIZATION: "body",
}


def _without_state(name: str, gazetteer: Gazetteer) -> tuple[str, frozenset[str]]:
    """The body's name without the state in it ("Chinese Foreign Ministry", "Ministry of Defence of Chad"), and the state."""
    states = set()
    head, joint, tail = name.rpartition(" of ")
    found = [e.id for e in gazetteer.find(tail.removeprefix("the ")) if e.type is EntityType.STATE] if joint else []
    if found:
        name, states = head, {found[0]}
    words = name.split()
    for size in (2, 1):
        state = gazetteer.demonym(" ".join(words[:size]).removesuffix("'s").removesuffix("’s")) if len(words) > size else None
        if state:
            return " ".join(words[size:]), frozenset(states | {state})
    return name, frozenset(states)


def _add_entries(work: _Work, gazetteer: Gazetteer) -> None:
    """Classes bound to a gazetteer entry move to the key ("", entry id); unbound persons may find one by its names."""
    for key in [k for k, n in work.named.items() if n.entry]:
        entry = work.named[key].entry or ""
        known = Named(("", entry), work.named[key].kind, work.named[key].name, work.named[key].words,
                      _entry_context(entry, gazetteer, work.named[key].context), entry, True, ())
        members = work.members.pop(key)
        del work.named[key]
        work.named.setdefault(("", entry), _official(known, gazetteer))
        work.members[("", entry)] += members


def _entry_context(entry: str, gazetteer: Gazetteer, fallback: Context) -> Context:
    try:
        return entry_context(entry, gazetteer)
    except KeyError:
        return fallback


def _official(known: Named, gazetteer: Gazetteer) -> Named:
    try:
        entry = gazetteer.entry(known.entry or "")
    except KeyError:
        return known
    words = body_words(entry.name) if known.kind == "body" else known.words
    return Named(known.key, known.kind, entry.name, words, known.context, known.entry, True, entry.aliases)


def _by_class(pairs: Iterable[tuple[Key, Key]], work: _Work) -> list[tuple[Key, Key]]:
    owner = {member: key for key, members in work.members.items() for member in members}
    owner |= {key: key for key in work.named}
    return [(owner[a], owner[b]) for a, b in pairs if a in owner and b in owner and owner[a] != owner[b]]


# ── merging ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _summary(named: Named) -> Summary:
    context = named.context
    return Summary(frozenset({named.entry} if named.entry else ()), context.states,
                   frozenset({context.gender} if context.gender else ()), (named.name,) if named.kind == "person" else ())


def _join(a: Summary, b: Summary) -> Summary | None:
    """Both together, or None: two entries, two genders, no common state, or names that exclude each other."""
    entries, genders = a.entries | b.entries, a.genders | b.genders
    if len(entries) > 1 or len(genders) > 1 or (a.states and b.states and not a.states & b.states):
        return None
    if any(compare_persons(x, y) is None for x in a.names for y in b.names):
        return None
    return Summary(entries, a.states | b.states, genders, tuple(sorted({*a.names, *b.names}))[:12])


def _merge_full(work: _Work, clusters: Clusters[Key, Summary]) -> None:
    """Best pairs first; a pair that contradicts what its clusters have become stays a candidate."""
    pairs = {pair: found for pair in _pairs(work) if (found := decide(work.named[pair[0]], work.named[pair[1]]))}
    for (a, b), found in sorted(pairs.items(), key=lambda item: (-item[1].score, item[0])):
        if found.accepted and clusters.merge(a, b):
            _note(work, a, b, found)
        elif clusters.find(a) != clusters.find(b):
            work.candidates[(a, b)] = found


def _note(work: _Work, a: Key, b: Key, found: Decision) -> None:
    """The reason stands with the later of the two, never with a gazetteer entry, and never twice."""
    for key in (max(a, b), min(a, b)):
        if key[0] and key not in work.decisions:
            work.decisions[key] = found
            return


def _pairs(work: _Work) -> Iterator[tuple[Key, Key]]:
    blocks: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, named in work.named.items():
        if named.mergeable:
            for block in _blocks(named):
                blocks[block].append(key)
    seen = set()
    for _, keys in sorted(blocks.items()):
        keys.sort()
        reach = len(keys) if len(keys) <= _BLOCK_LIMIT else _BLOCK_LIMIT // 4
        for place, a in enumerate(keys):
            for b in keys[place + 1 : place + 1 + reach]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _blocks(named: Named) -> set[tuple[str, ...]]:
    """Names that could be one share at least one block: a respelled word of the name with the initial of another."""
    if named.kind != "person":
        names = [named.words, *(body_words(a) for a in named.aliases)] if named.kind == "body" else [named.words]
        return {(named.kind, *words) for words in names if words}
    found = set()
    for name in (named.name, *(named.aliases if named.entry else ())):
        parts = parse_person(name)
        if parts.single:
            continue
        words = [parts.given, *parts.middle, parts.family]
        ends = ((parts.family, parts.given), (parts.given, parts.family), (parts.family, words[-2]), (parts.given, words[1]))
        found |= {("person", _stem(x), _initial(y)) for x, y in ends}
    return found


def _stem(word: str) -> str:
    """The respelled word, vowels of its end gone; variants of one name give one stem."""
    rules = name_rules()
    word = rules.family.get(word, rules.given.get(word, word)).replace("-", "")
    return respell(word)[:6] if len(word) > 3 else word


def _initial(word: str) -> str:
    return respell(name_rules().given.get(word, word))[:1]


def _merge_single(work: _Work, clusters: Clusters[Key, Summary]) -> None:
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
    for key in singles:
        _place_single(key, bearers[parse_person(work.named[key].name).family], work, clusters)


def _place_single(key: Key, bearers: list[Key], work: _Work, clusters: Clusters[Key, Summary]) -> None:
    found: dict[Key, tuple[Key, Decision]] = {}
    for other in bearers[:_BLOCK_LIMIT]:
        decision = decide_single(work.named[key], work.named[other]) if other != key else None
        if decision:
            root = clusters.find(other)
            if root not in found or decision.score > found[root][1].score:
                found[root] = (other, decision)
    accepted = [(o, d) for o, d in found.values() if d.accepted]
    for other, decision in sorted(found.values(), key=lambda item: (-item[1].score, item[0])):
        if decision.accepted and len(accepted) == 1 and clusters.merge(key, other):
            _note(work, key, other, decision) if other[0] == "" else work.decisions.setdefault(key, decision)
        elif clusters.find(key) != clusters.find(other):
            work.candidates[(min(key, other), max(key, other))] = decision


# ── result ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _result(work: _Work, clusters: Clusters[Key, Summary]) -> EntityClusters:
    groups, decisions, entries = [], {}, {}
    for classes in clusters.groups():
        members = sorted(m for owner in classes for m in work.members.get(owner, ()))
        if members:
            groups.append(tuple(members))
        for entry in clusters.summary(classes[0]).entries:
            entries |= dict.fromkeys(members, entry)
        for owner in classes:
            for member in work.members.get(owner, ()):
                decisions[member] = work.decisions.get(owner) or _plain(owner, work.named[owner])
    apart = [(_bearer(a, work), _bearer(b, work), d) for (a, b), d in work.candidates.items()
             if clusters.find(a) != clusters.find(b)]
    return EntityClusters(tuple(sorted(groups)), decisions, tuple(sorted(apart, key=lambda c: (c[0], c[1]))),
                          work.locals, work.contexts, entries)


def _bearer(owner: Key, work: _Work) -> Key:
    members = work.members.get(owner)
    return min(members) if members else owner


def _plain(owner: Key, named: Named) -> Decision:
    if named.entry:
        return Decision(1.0, "gazetteer", named.entry, True)
    if not named.mergeable:
        return Decision(1.0, "article-only", "not named, so known in this article only", True)
    return Decision(1.0, "same-name", named.name, True)
