"""Which states an article tells of, which of them is its home, and whether another stands beside somebody."""

from __future__ import annotations

from collections import Counter

from kg.model import EntityType, Mention
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft

__all__ = ["STATE_BODIES", "foreign_around", "homes_of", "state_counts", "told_states"]

STATE_BODIES = {EntityType.STATE, EntityType.GOVERNMENT_BODY}


def homes_of(scene: Discourse) -> list[str]:
    """The state whose agency or ministry published the article, or from whose capital it was written; not of two."""
    homes = {s for s in (scene.own_state, scene.seat) if s is not None}
    return [scene.issuer_state] if scene.issuer_state is not None else sorted(homes) if len(homes) == 1 else []


def told_states(scene: Discourse, *, capitals: bool = False) -> list[str]:
    """The states that the article tells of more than once, by name or through bodies and people, sorted.

    `capitals` counts the names of capitals as well, which may be no more than where something happens.
    """
    return sorted(s for s, count in state_counts(scene, capitals=capitals).items() if count > 1)


def state_counts(scene: Discourse, *, capitals: bool = False) -> Counter[str]:
    """How often the article tells of each state, by name or through bodies and people."""
    counts: Counter[str] = Counter()
    for draft in scene.entities.drafts.values():
        told = draft.type in STATE_BODIES | {EntityType.PERSON} or (capitals and _is_capital(draft, scene))
        state = scene.entities.state_of(draft) if told else None
        counts.update({state: len(draft.mentions)} if state is not None else {})
    return counts


def _is_capital(draft: Draft, scene: Discourse) -> bool:
    place = draft.type is EntityType.PLACE and draft.gazetteer is not None
    return place and bool(scene.entities.gazetteer.entry(draft.gazetteer or "").metonym_of)


def foreign_around(first: Mention, own: str, scene: Discourse) -> bool:
    """Whether the sentence names another state that is nobody's beside the officer, or its place before him.

    What a ministry says of both, its own and another ("Peru and Chile agreed, the Foreign Ministry said"), is no sign.
    """
    beside = scene.in_sentence(first.sentence)
    sides = [m.span for m in beside if m.name.lower().split()[-1] in scene.entities.lexicon.actors.delegations]
    places = scene.entities.lexicon.names.place_nouns  # "the Serbian capital" is there, and nobody's
    owned = {m.acts_for for m in beside if m.name.lower().split()[-1] not in places}
    owned |= {m.id for m in beside if any(s.contains(m.span) for s in sides)}
    states = set()
    for mention in beside:
        draft = scene.entities.of(mention.id)
        if draft is not None and draft.mentions[0] != first and mention.id not in owned:
            set_there = draft.type is EntityType.PLACE and mention.span < first.span
            states |= {scene.entities.state_of(draft)} if set_there or draft.type in STATE_BODIES else set()
    both = own in states and first.id in scene.speakers and first.label is EntityType.GOVERNMENT_BODY
    return bool(states - {None, own}) and not both
