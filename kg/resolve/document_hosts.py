"""Actors whose state only what they do tells: whom a visitor meets where he visits, the other party of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial

from kg.model import EntityType, Event, Mention, MentionKind, Realis
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_told import told_states
from kg.resolve.document_unmarked import office_of, posted

__all__ = ["home_titled", "link_hosts"]

_MET = {"Meeting", "Negotiation", "Consultation", "AgreementConclusion"}
_AGAINST = {"Accusation", "Expulsion", "Protest", "ReducedRelations"}
_ACTORS = {EntityType.PERSON, EntityType.GOVERNMENT_BODY, EntityType.UNNAMED_ACTOR}


def link_hosts(scene: Discourse) -> None:
    """Give states to actors without one, after all mentions have their entities.

    Officers whom a visitor meets are of the one state that he visits, an envoy who is recalled is of who recalls him;
    of a protest between actors of two states, of which alone the article tells, each is of another one.
    """
    visits = _visits(scene)
    for event in scene.extraction.events:
        if event.type in _MET and event.realis is not Realis.HYPOTHETICAL:
            _link_met(event, visits, scene)
    _link_recalled(scene)
    two = told_states(scene, capitals=True)
    for claim in scene.extraction.claims if len(two) == 2 else ():
        _oppose(claim.speakers, claim.addressees, two, scene)
    for event in scene.extraction.events:
        if event.type in _AGAINST and len(two) == 2:
            _oppose(_of_role(event, "initiator"), _of_role(event, "target"), two, scene)


def home_titled(pronoun: Mention, scene: Discourse) -> None:
    """Whom "its spokeswoman" names is of whom "its" means, from where that is known."""
    whose = scene.entities.of(pronoun.id)
    state = scene.entities.state_of(whose) if whose is not None else None
    for named in (n for n, owner in scene.titled_owners.items() if owner == pronoun.id):
        person = scene.entities.of(named)
        if person is not None and state is not None and not person.home and person.gazetteer is None:
            person.home = [state]


def _visits(scene: Discourse) -> dict[str, set[str]]:
    """Person → states that he visits or visited, not his own."""
    out: dict[str, set[str]] = defaultdict(set)
    for event in scene.extraction.events:
        if event.type != "Visit" or event.realis is Realis.HYPOTHETICAL:
            continue
        hosts = [m for a in event.arguments if a.role == "host" for m in (a.mention, a.behind) if m]
        there = {s for m in (*event.places, *hosts) for s in _states(scene.entities.all_of(m), scene)}
        for draft in (d for m in _of_role(event, "initiator") for d in scene.entities.all_of(m)):
            if draft.type is EntityType.PERSON:
                out[draft.key] |= there - {scene.entities.state_of(draft)}
    return out


def _of_role(event: Event, role: str) -> list[str]:
    return [a.mention for a in event.arguments if a.role == role]


def _states(drafts: Iterable[Draft], scene: Discourse) -> list[str]:
    return [s for d in drafts if (s := scene.entities.state_of(d)) is not None]


def _link_met(event: Event, visits: Mapping[str, set[str]], scene: Discourse) -> None:
    """An officer who meets a visitor is of the state visited, if it has his office and nobody else holds that."""
    present = [d for a in event.arguments for d in scene.entities.all_of(a.mention)]
    visited = {s for d in present for s in visits.get(d.key, ())}
    state = visited.pop() if len(visited) == 1 else None
    for draft in present:
        if state is None or not _is_loose(draft) or draft.key in visits or not draft.titles:
            continue
        office = office_of(draft, state, scene)
        rivals = [d for d in scene.people() if d is not draft and scene.entities.state_of(d) == state]
        hosting = any(t.lower().split()[-1:] == ["host"] for t in draft.titles)  # "her host, X"
        if hosting or (office is not None and all(office_of(d, state, scene) != office for d in rivals)):
            draft.home = [state]


def _link_recalled(scene: Discourse) -> None:
    """"Peru recalled Ambassador X from Colombia": X is Peru's, wherever the sentence hangs "from"."""
    recalling = scene.entities.lexicon.titles.recalling
    for event in scene.extraction.events:
        if event.type != "ReducedRelations":
            continue
        states = set(_states((d for m in _of_role(event, "initiator") for d in scene.entities.all_of(m)), scene))
        for mention in scene.in_sentence(event.sentence):
            draft = scene.entities.of(mention.id)
            if draft is None or draft.gazetteer is not None or mention.role != "dobj" or len(states) != 1:
                continue
            if mention.governor in recalling and _is_envoy(draft, scene):
                draft.home = sorted(states)


def _is_loose(draft: Draft) -> bool:
    return draft.type in _ACTORS and not draft.home and draft.gazetteer is None


def _oppose(doing: Iterable[str], suffering: Iterable[str], two: list[str], scene: Discourse) -> None:
    """The foreign ministry that summons the ambassador of the one state is the other's; an ambassador likewise."""
    agents = [d for m in doing for d in scene.entities.all_of(m)]
    targets = [d for m in suffering for d in scene.entities.all_of(m)]
    for ones, others in ((agents, targets), (targets, agents)):
        known = set(_states(others, scene))
        if len(known) != 1 or not known <= set(two):
            continue
        other = next(s for s in two if s not in known)
        for draft in filter(_is_loose, ones):
            if ones is targets and _is_envoy(draft, scene) and other not in posted(draft, scene):
                draft.home = [other]
            elif ones is agents and any(map(partial(_is_envoy, scene=scene), others)) and _is_ministry(draft, scene):
                scene.give_body(draft, other)


def _is_envoy(draft: Draft, scene: Discourse) -> bool:
    envoys = scene.entities.lexicon.titles.envoys
    told = draft.titles if draft.type is EntityType.PERSON else [m.name for m in draft.mentions[:1]]
    return any(not envoys.isdisjoint(t.lower().split()) for t in told)


def _is_ministry(draft: Draft, scene: Discourse) -> bool:
    """A ministry told without its state, by its name or as "the ministry"."""
    bodies = [m for m in draft.mentions if m.label is EntityType.GOVERNMENT_BODY and m.kind is not MentionKind.PRONOUN]
    return bool(bodies) and all(scene.home_state(m) is None for m in bodies)
