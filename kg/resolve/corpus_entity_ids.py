"""Names and IRIs of canonical entities, minted from what the cluster says and never from a count."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.gazetteer import Entry, Gazetteer
from kg.ids import digest, slug
from kg.model import CanonicalEntity, EntityType, Link, LocalEntity
from kg.resolve.corpus_entities import EntityClusters
from kg.resolve.corpus_entity_classes import Key, gazetteer_has
from kg.resolve.corpus_names import fold

__all__ = ["canonical_entities"]


def canonical_entities(
    clusters: EntityClusters, gazetteer: Gazetteer, labels: Mapping[Key, str]
) -> tuple[tuple[CanonicalEntity, ...], dict[Key, str], tuple[Link, ...]]:
    """Entities by id, the canonical id of every local, and a link for every decision. `labels` are judgements."""
    drafts = [_draft(group, clusters, gazetteer, labels) for group in clusters.groups]
    ids = _ids(drafts, clusters, gazetteer)
    home = {member: ids[draft.members] for draft in drafts for member in draft.members}
    entities = [_entity(draft, ids[draft.members], clusters, home, gazetteer) for draft in drafts]
    return tuple(sorted(entities, key=lambda e: e.id)), home, tuple(_links(clusters, home))


def _entry(group: tuple[Key, ...], clusters: EntityClusters, gazetteer: Gazetteer) -> Entry | None:
    bound = clusters.entries.get(group[0])
    return gazetteer.entry(bound) if bound and gazetteer_has(bound, gazetteer) else None


def _draft(
    group: tuple[Key, ...], clusters: EntityClusters, gazetteer: Gazetteer, labels: Mapping[Key, str]
) -> CanonicalEntity:
    """The entity but for its id and whom it acts for."""
    members = [clusters.locals[key] for key in group]
    entry = _entry(group, clusters, gazetteer)
    judged = sorted({labels[key] for key in group if key in labels})
    kind = entry.type if entry else _type(members)
    label = judged[0] if judged else entry.name if entry else _label(members, kind)
    names = {name for m in members for name in (m.name, *m.aliases)} - {label, ""}
    return CanonicalEntity(clusters.entries.get(group[0]) or "", kind, label, tuple(sorted(names)), group,
                           clusters.entries.get(group[0]), entry.qid if entry else None)


def _type(members: list[LocalEntity]) -> EntityType:
    counts = Counter(m.type for m in members)
    return max(counts, key=lambda t: (counts[t], -list(EntityType).index(t)))


def _label(members: list[LocalEntity], kind: EntityType) -> str:
    """The name most articles use; of a person a single name only for want of a fuller; ties by length, alphabet."""
    counts = Counter(m.name for m in members)
    full = {n: len(n.split()) > 1 or kind is not EntityType.PERSON for n in counts}
    return min(counts, key=lambda n: (not full[n], -counts[n], -len(n), n))


def _ids(drafts: list[CanonicalEntity], clusters: EntityClusters, gazetteer: Gazetteer) -> dict[tuple[Key, ...], str]:
    """Type and name; homonyms all add their state, office or article, so that no id depends on who came first."""
    named: dict[str, list[CanonicalEntity]] = defaultdict(list)
    ids = {}
    for draft in drafts:
        if draft.gazetteer:
            ids[draft.members] = draft.gazetteer
        elif draft.type is EntityType.UNNAMED_ACTOR or _article_only(draft, clusters):
            ids[draft.members] = _article_id(draft)
        else:
            named[f"{_prefix(draft.type)}/{slug(draft.label)}"].append(draft)
    for path, sharing in named.items():
        alone = len(sharing) == 1 and not gazetteer_has(path, gazetteer)
        for draft, name in zip(sharing, [path] if alone else _distinct(path, sharing, clusters), strict=True):
            ids[draft.members] = name
    return ids


def _distinct(path: str, sharing: list[CanonicalEntity], clusters: EntityClusters) -> list[str]:
    marks = [_mark(draft, clusters) for draft in sharing]
    return [f"{path}-{mark}" if mark and marks.count(mark) == 1
            else f"{path}-{digest(*draft.members[0], length=8)}" for mark, draft in zip(marks, sharing, strict=True)]


def _mark(draft: CanonicalEntity, clusters: EntityClusters) -> str:
    contexts = [clusters.contexts[m] for m in draft.members]
    for found in ({s for c in contexts for s in c.states}, {o for c in contexts for o in c.offices}):
        if found:
            return slug(sorted(found)[0].rpartition("/")[2])
    return ""


def _prefix(kind: EntityType) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.value).lower()


def _article_only(draft: CanonicalEntity, clusters: EntityClusters) -> bool:
    return all(clusters.decisions[m].rule == "article-only" for m in draft.members)


def _article_id(draft: CanonicalEntity) -> str:
    article, local = draft.members[0]
    return f"{_prefix(draft.type)}/{slug(fold(draft.label))[:40]}-{digest(article, local, length=10)}"


def _entity(
    draft: CanonicalEntity, entity_id: str, clusters: EntityClusters, home: Mapping[Key, str], gazetteer: Gazetteer
) -> CanonicalEntity:
    entry = _entry(draft.members, clusters, gazetteer)
    actors = {entry.state} if entry and entry.state and draft.type is not EntityType.PLACE else set()
    for article, local in draft.members:
        for owner in clusters.locals[(article, local)].acts_for:
            actors.add(home.get((article, owner), owner if "/" in owner else ""))
    if entry and draft.type is EntityType.ORGANIZATION:  # a party or armed group of a state does not act for it
        actors.discard(entry.state or "")
    found = sorted(a for a in actors if a and a != entity_id)
    return replace(draft, id=entity_id, acts_for=tuple(found))


def _links(clusters: EntityClusters, home: Mapping[Key, str]) -> list[Link]:
    """Accepted links by article and local id; then candidates, at most three for one local."""
    links = [Link(*member, home[member], d.score, d.rule, d.detail) for member, d in sorted(clusters.decisions.items())]
    shown: Counter[Key] = Counter()
    for a, b, found in sorted(clusters.candidates, key=lambda c: (-c[2].score, c[0], c[1])):
        local, other = (a, b) if a[0] else (b, a)
        target = home.get(other) or (other[1] if not other[0] else None)
        if local in home and target and target != home[local] and shown[local] < 3:
            shown[local] += 1
            links.append(Link(*local, target, found.score, found.rule, found.detail, accepted=False))
    return links
