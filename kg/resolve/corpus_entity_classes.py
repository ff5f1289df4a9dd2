"""Local entities gathered into classes that no rule could tell apart, and the blocks in which classes are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.gazetteer import Gazetteer
from kg.model import EntityType, LocalEntity, MentionKind, ResolvedDocument
from kg.resolve.corpus_context import Context, contexts_of, entry_context
from kg.resolve.corpus_data import name_rules
from kg.resolve.corpus_entity_match import Decision, Named, decide
from kg.resolve.corpus_names import body_words, fold, parse_person, respell

__all__ = ["Classes", "Key", "blocks", "classes_of", "gazetteer_has", "in_classes"]

Key = tuple[str, str]
"""(article id, local entity id); ("", gazetteer id) stands for a gazetteer entry."""


@dataclass(slots=True)
class Classes:
    """Classes by the key of their first member; what is decided while clusters grow is noted here as well."""

    locals: dict[Key, LocalEntity]
    contexts: dict[Key, Context]
    named: dict[Key, Named]
    members: dict[Key, list[Key]]
    decisions: dict[Key, Decision] = field(default_factory=dict)
    candidates: dict[tuple[Key, Key], Decision] = field(default_factory=dict)


Pairs = Sequence[tuple[Key, Key]]


def classes_of(
    documents: Sequence[ResolvedDocument], gazetteer: Gazetteer, judged: tuple[Pairs, Pairs], copied: Mapping[str, str],
    scenery: Mapping[str, Mapping[str, float]],
) -> Classes:
    """Local entities gathered into classes. `judged` are pairs that are the same and pairs that differ; `copied` gives
    the origin of articles that have copies, `scenery` what `Stories` has.

    A local that was judged to differ from another is a class of its own, without its gazetteer entry: the entry may
    be what was wrong.
    """
    same, different = judged
    alone = {key for pair in different for key in pair}
    work = Classes({}, {}, {}, defaultdict(list))
    first: dict[object, Key] = {}
    for resolved in sorted(documents, key=lambda d: d.document.article.id):
        article = resolved.document.article.id
        contexts = contexts_of(resolved, gazetteer, copied.get(article, ""), scenery[article])
        named = _named_locals(resolved)
        for entity in resolved.entities:
            key = (article, entity.id)
            work.locals[key], work.contexts[key] = entity, contexts[entity.id]
            features = _features(key, entity, contexts[entity.id], entity.id in named, gazetteer)
            features = replace(features, entry=None) if key in alone else features
            owner = key if key in alone or not features.mergeable else first.setdefault(features.identity(), key)
            work.named.setdefault(owner, features)
            work.members[owner].append(key)
    _bind(work, gazetteer)
    _add_entries(work, gazetteer, {b for pair in (*same, *different) for a, b in (pair, pair[::-1]) if not b[0]})
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
    known = replace(context, states=states)
    return Named(key, kind, name, words, known, entity.gazetteer, mergeable, aliases)


_KINDS = {
    EntityType.PERSON: "person", EntityType.STATE: "state", EntityType.PLACE: "place",
    EntityType.UNNAMED_ACTOR: "unnamed", EntityType.GOVERNMENT_BODY: "body", EntityType.ORGANIZATION: "body",
    EntityType.INTERNATIONAL_ORGANIZATION: "body",
}


def _without_state(name: str, gazetteer: Gazetteer) -> tuple[str, frozenset[str]]:
    """The body's name without the state ("Chinese Foreign Ministry", "Ministry of Defence of Chad"), and the state."""
    states = set()
    head, joint, tail = name.rpartition(" of ")
    found = [e.id for e in gazetteer.find(tail.removeprefix("the ")) if e.type is EntityType.STATE] if joint else []
    if found:
        name, states = head, {found[0]}
    words = name.split()
    for size in (2, 1):
        owner = _state_named(" ".join(words[:size]), gazetteer) if len(words) > size else None
        if owner:
            return " ".join(words[size:]), frozenset(states | {owner})
    return name, frozenset(states)


def _state_named(words: str, gazetteer: Gazetteer) -> str | None:
    """The state an adjective or a possessive names ("Chinese", "China's")."""
    owner = words.replace("’", "'").removesuffix("'s").removesuffix("'")
    known = [e.id for e in gazetteer.find(owner) if e.type is EntityType.STATE] if owner != words else []
    return gazetteer.demonym(words) or (known[0] if known else None)


def _bind(work: Classes, gazetteer: Gazetteer) -> None:
    """Classes bound to a gazetteer entry move to the key ("", entry id)."""
    for key in [k for k, n in work.named.items() if n.entry]:
        named = work.named.pop(key)
        owner = ("", named.entry or "")
        work.named.setdefault(owner, replace(_official(named, gazetteer), told_of=True))
        work.members[owner] += work.members.pop(key)


def _add_entries(work: Classes, gazetteer: Gazetteer, judged: set[Key]) -> None:
    """Entries that nothing was bound to, yet a judgement names, or a person's name and context fit."""
    index = _persons_by_block(gazetteer)
    wanted = {key[1] for key in judged}
    for named in [n for n in work.named.values() if n.kind == "person" and not n.entry and n.mergeable]:
        for entry in sorted({entry for block in blocks(named) for entry in index.get(block, ())}):
            found = decide(named, _entry_named(entry, gazetteer))
            if found and found.accepted:
                wanted.add(entry)
    for entry in sorted(wanted):
        if gazetteer_has(entry, gazetteer):
            work.named.setdefault(("", entry), _entry_named(entry, gazetteer))


@lru_cache(maxsize=4)
def _persons_by_block(gazetteer: Gazetteer) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in gazetteer.entries():
        if entry.type is EntityType.PERSON:
            named = Named(("", entry.id), "person", entry.name, entry=entry.id, aliases=entry.aliases)
            for block in blocks(named):
                found[block].append(entry.id)
    return {block: tuple(entries) for block, entries in found.items()}


def gazetteer_has(entry: str, gazetteer: Gazetteer) -> bool:
    """Whether the id is an entry's."""
    try:
        gazetteer.entry(entry)
    except KeyError:
        return False
    return True


def _entry_named(entry_id: str, gazetteer: Gazetteer) -> Named:
    entry = gazetteer.entry(entry_id)
    kind = _KINDS[entry.type]
    words = body_words(entry.name) if kind == "body" else tuple(fold(entry.name).replace("-", " ").split())
    context = entry_context(entry_id, gazetteer)
    return Named(("", entry_id), kind, entry.name, words, context, entry_id, True, entry.aliases)


def _official(named: Named, gazetteer: Gazetteer) -> Named:
    """The bound class as the gazetteer has it; as the article has it when the entry is gone."""
    if gazetteer_has(named.entry or "", gazetteer):
        return _entry_named(named.entry or "", gazetteer)
    return replace(named, key=("", named.entry or ""))


def in_classes(pairs: Iterable[tuple[Key, Key]], work: Classes) -> list[tuple[Key, Key]]:
    owner = {member: key for key, members in work.members.items() for member in members}
    owner |= {key: key for key in work.named}
    return [(owner[a], owner[b]) for a, b in pairs if a in owner and b in owner and owner[a] != owner[b]]


def blocks(named: Named) -> set[tuple[str, ...]]:
    """Names that could be one share at least one block: a respelled word of the name with the initial of another."""
    if named.kind != "person":
        names = [named.words, *(body_words(a) for a in named.aliases)] if named.kind == "body" else [named.words]
        return {(named.kind, *words) for words in names if words}
    found: set[tuple[str, ...]] = set()
    for name in (named.name, *(named.aliases if named.entry else ())):
        parts = parse_person(name)
        if parts.single:
            continue
        words = [parts.given, *parts.middle, parts.family]
        ends = [(words[-1], words[0]), (words[0], words[-1]), (words[-1], words[-2]), (words[0], words[1])]
        found |= {("person", _stem(x), _initial(y)) for x, y in ends}
    return found


def _stem(word: str) -> str:
    """The respelled word, vowels of its end gone; variants of one name give one stem."""
    rules = name_rules()
    word = rules.family.get(word, rules.given.get(word, word)).replace("-", "")
    return respell(word)[:6] if len(word) > 3 else word


def _initial(word: str) -> str:
    return respell(name_rules().given.get(word, word))[:1]
