"""Bodies and officers that are told without a state ("the ministry", "the prime minister"): whose they are."""

from __future__ import annotations

import re

from kg.model import EntityType, Mention
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_home import capital_state
from kg.resolve.document_told import STATE_BODIES, foreign_around, homes_of, state_counts

__all__ = ["bare_body_state", "bare_officer_state"]

_SUBJECT = {"nsubj", "nsubjpass"}
_FRONTED = re.compile(r"\s*In ([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*)\b")
_NEAR = 2  # sentences before "the government" in which no other state may be told


def bare_body_state(mention: Mention, scene: Discourse) -> str | None:
    """The state of a ministry that stands without one: of the capital behind it, else where the article is at home.

    In small letters it is not that state's where another was subject in the sentence before.
    """
    words, bare = mention.name.lower().removeprefix("the "), scene.entities.lexicon.actors.bare_bodies
    ministry = words.startswith(("ministry of ", "department of ")) or words in bare
    if not ministry or mention.plural:
        return None
    there = scene.home_state(mention)
    if there is not None:
        return there
    small, envoys = mention.name[:1].islower(), _of_envoys(mention, scene)
    for home in homes_of(scene):
        others = home in envoys or foreign_around(mention, home, scene)
        if not others and not (small and _is_of_others(mention, home, scene)):
            return home
    there = _set_in(mention, scene)
    return there if there not in envoys else None


def _of_envoys(mention: Mention, scene: Discourse) -> set[str | None]:
    """The states of the envoys who are acted on in the sentence: they are called to a ministry that is not theirs."""
    envoys, told = scene.entities.lexicon.titles.envoys, scene.in_sentence(mention.sentence)
    return {scene.home_state(m) for m in told if m.role in {"dobj", "nsubjpass"} and (
        scene.lemma(m) in envoys or any(title.lower().split()[-1] in envoys for title in m.titles))}


def _set_in(mention: Mention, scene: Discourse) -> str | None:
    """The state of "In London, the government …"; else the one that sentence and those before tell of, if the article
    tells of none more often.
    """
    fronted = _FRONTED.match(scene.text, scene.sentence_start(mention), mention.span.start)
    there = capital_state(fronted[1], scene.entities.gazetteer) if fronted is not None else None
    if there is not None or not scene.is_definite(mention) or scene.owner(mention) is not None:
        return there
    told = (d for n in range(mention.sentence - _NEAR, mention.sentence + 1) for m in scene.in_sentence(n)
            if m.span < mention.span and (d := scene.entities.of(m.id)) is not None)
    near = {state for d in told if (state := scene.entities.state_of(d)) is not None}
    counts = state_counts(scene, capitals=True)
    return next(iter(near)) if len(near) == 1 and max(counts.values()) in {counts[s] for s in near} else None


def bare_officer_state(mention: Mention, scene: Discourse) -> str | None:
    """The state of "the prime minister" whom the article does not name, where it is at home, if that has the office."""
    if mention.plural or mention.label is not EntityType.PERSON or not scene.is_definite(mention):
        return None
    for home in homes_of(scene):
        office = scene.entities.gazetteer.find_office(mention.name, home)
        ours = office is not None and office.acts_for == home and scene.owner(mention) is None
        if ours and not foreign_around(mention, home, scene) and not _is_of_others(mention, home, scene):
            return home
    return None


def _is_of_others(mention: Mention, home: str, scene: Discourse) -> bool:
    """Whether a state or body of another state is subject in the sentence before, or a ministry tells of the world."""
    before = [d for m in scene.in_sentence(mention.sentence - 1) if m.role in _SUBJECT
              and (d := scene.entities.of(m.id)) is not None and d.type in STATE_BODIES]
    return scene.issuer_state is not None or any(scene.entities.state_of(d) not in {None, home} for d in before)
