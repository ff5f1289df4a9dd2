"""Plural officers by their states or by who was joined before: "the Greek and Serbian leaders", "the presidents"."""

from __future__ import annotations

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_titles import title_fit, title_holders
from kg.resolve.document_unmarked import office_of

__all__ = ["joined_owners", "resolve_joined", "resolve_of_states", "resolve_owned"]

_REACH = 8  # sentences such a description looks back
_PAIR = 2


def resolve_owned(mention: Mention, scene: Discourse) -> bool:
    """ "Japan and Kenya vowed …, as their top diplomats met": of each state the one who bears the office."""
    owner = scene.owner(mention) if mention.plural and mention.label is EntityType.PERSON else None
    states = scene.entities.all_of(owner.id) if owner is not None else []
    if len(states) < 2 or any(d.type is not EntityType.STATE or d.gazetteer is None for d in states):
        return False
    words = " ".join((*mention.name.split()[:-1], scene.lemma(mention)))
    members = []
    for state in states:
        office = scene.entities.gazetteer.find_office(words, state.gazetteer)
        held = [d for d in scene.people() if office is not None and scene.entities.state_of(d) == state.gazetteer
                and office_of(d, state.gazetteer or "", scene) == office.id]
        members += held if len(held) == 1 else []
    if len(members) != len(states):
        return False
    scene.entities.join_group(mention, members, "group", 0.7, "officers of the states")
    return True


def resolve_of_states(mention: Mention, scene: Discourse) -> bool:
    """ "The Armenian and Azerbaijani leaders": of each state the one person whose title fits."""
    states = joined_owners(mention, scene) if mention.plural and mention.label is EntityType.PERSON else []
    if not states or scene.determiner(mention) != "the":
        return False
    members = []
    for state in states:
        fitting = [d for d in scene.people() if scene.entities.state_of(d) == state.gazetteer
                   and title_fit(mention, (*d.titles, *d.implied), scene)]
        told = [d for d in fitting if scene.last_before(d, mention) >= 0] or fitting
        members += told if len(told) == 1 else []
    if len(members) != len(states):
        return False
    scene.entities.join_group(mention, members, "group", 0.7, "of the states")
    return True


def resolve_joined(mention: Mention, scene: Discourse) -> bool:
    """ "The presidents" after a sentence that joined all who bear the title: "A, B and President C said"."""
    head, lexicon = scene.lemma(mention), scene.entities.lexicon
    if not mention.plural or " " in mention.name or scene.determiner(mention) != "the" or mention.acts_for is not None:
        return False
    holders = title_holders(head, scene) if head in lexicon.actors.groups.officers else frozenset()
    told = {d.key: _last_named(d, mention) for d in scene.people() if d.key in holders}
    if len(told) < _PAIR or len(set(told.values())) != 1 or not 0 <= mention.sentence - max(told.values()) <= _REACH:
        return False
    members = [d for d in scene.people() if d.key in told]
    if len({scene.entities.state_of(d) for d in members} - {None}) < len(members):
        return False
    scene.entities.join_group(mention, members, "group", 0.6, "joined before")
    return True


def joined_owners(mention: Mention, scene: Discourse) -> list[Draft]:
    """The states of "the presidents of Turkey and Egypt", if they are two or more."""
    inner = [d for m in scene.in_sentence(mention.sentence) if mention.span.contains(m.span)
             and m.kind is MentionKind.NAMED and (d := scene.entities.of(m.id)) is not None]
    return inner if len(inner) > 1 and all(d.type is EntityType.STATE for d in inner) else []


def _last_named(draft: Draft, mention: Mention) -> int:
    """The latest sentence before the mention in which the person is named, or -1."""
    named = (m.sentence for m in draft.mentions if m.span < mention.span and m.kind is MentionKind.NAMED)
    return max(named, default=-1)
