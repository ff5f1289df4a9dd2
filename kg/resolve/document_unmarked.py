"""Officers beside whose title no state stands ("Prime Minister X"): which state an article plainly means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft

__all__ = ["link_unmarked"]

_SUBJECT = {"nsubj", "nsubjpass"}
_BODIES = {EntityType.STATE, EntityType.GOVERNMENT_BODY}


def link_unmarked(scene: Discourse) -> None:
    """Give each the state whose body speaks of him, of which alone the article tells, or whose agency it is.

    Nobody gets a state where somebody else holds the same office, and of two with one office neither does, unless the
    article tells of two states only and the other officer is of the one.
    """
    loose = [d for d in scene.people() if d.titles and not d.home and d.gazetteer is None]
    for draft in loose:
        for state in dict.fromkeys(_states(draft, scene)):
            office = _office(draft, state, scene)
            if office is not None and not _is_taken(draft, office, state, scene, issuer=state == scene.issuer_state):
                draft.home = [state]
                break


def _states(draft: Draft, scene: Discourse) -> Iterator[str]:
    """States the officer may act for, the surest first."""
    first = min((m for m in draft.mentions if m.kind is MentionKind.NAMED), key=lambda m: m.span)
    told = _told(scene)
    speaking = {s for m in scene.in_sentence(first.sentence) if m.span != first.span and (s := _voice(m, scene))}
    yield from speaking if len(speaking) == 1 else ()
    if len(told) == 1:
        yield from told
    if len(told) == 2:
        yield from (a for a, b in (told, told[::-1]) if _has_peer(draft, b, scene))
    own = scene.own_state
    if own is not None and not _foreign_around(first, own, scene):
        yield own


def _told(scene: Discourse) -> list[str]:
    """The states that the article tells of more than once, by name or through bodies and people, sorted."""
    drafts = scene.entities.drafts.values()
    counts: Counter[str] = Counter()
    for draft in drafts:
        state = scene.entities.state_of(draft) if draft.type in _BODIES | {EntityType.PERSON} else None
        counts.update({state: len(draft.mentions)} if state is not None else {})
    return sorted(s for s, count in counts.items() if count > 1)


def _voice(mention: Mention, scene: Discourse) -> str | None:
    """The state of a state or its body that speaks in the sentence."""
    draft = scene.entities.of(mention.id)
    speaks = mention.id in scene.speakers and mention.role in _SUBJECT
    return scene.entities.state_of(draft) if draft is not None and speaks and draft.type in _BODIES else None


def _has_peer(draft: Draft, state: str, scene: Discourse) -> bool:
    """Whether somebody is known to hold that office for the state: his counterpart is of the other one."""
    office = _office(draft, state, scene)
    return office is not None and _is_taken(draft, office, state, scene)


def _office(draft: Draft, state: str, scene: Discourse) -> str | None:
    """Gazetteer id of the state's office that one of the officer's titles names."""
    gazetteer = scene.entities.gazetteer
    for title in draft.titles:
        found = gazetteer.find_office(title, state)
        holder = gazetteer.entry(found.acts_for) if found is not None and found.acts_for else None
        if found is not None and holder is not None and state in {holder.id, holder.state}:
            return found.id
    return None


def _is_taken(draft: Draft, office: str, state: str, scene: Discourse, *, issuer: bool = False) -> bool:
    """Whether another officer of the article is of that state, or of none yet, with the same office.

    A ministry (`issuer`) tells of its own minister first: who comes later with no state does not count.
    """
    for other in scene.people():
        home = scene.entities.state_of(other)
        later = issuer and other.mentions[0].span > draft.mentions[0].span
        rival = other is not draft and (home == state or (home is None and not later))
        if rival and _office(other, state, scene) == office:
            return True
    return False


def _foreign_around(first: Mention, own: str, scene: Discourse) -> bool:
    """Whether the sentence names another state that is nobody's beside the officer, or its place before him."""
    beside = scene.in_sentence(first.sentence)
    owned = {m.acts_for for m in beside}
    for mention in beside:
        draft = scene.entities.of(mention.id)
        set_there = draft is not None and draft.type is EntityType.PLACE and mention.span < first.span
        named = draft is not None and (set_there or draft.type in _BODIES) and mention.id not in owned
        if draft is not None and named and scene.entities.state_of(draft) not in {None, own}:
            return True
    return False
