"""Whose encounters an article tells: who have just met, the two whom it is about, and the two states."""

from __future__ import annotations

from bisect import bisect_left

from kg.model import EntityType, Event, Mention, ParagraphKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_told import state_counts

__all__ = ["main_people", "main_states", "met_before", "met_nobody_known", "states_of"]

_SOON = 3  # sentences within which "the leaders" are those who have just met
_PAIR = 2
_OFTEN = 3  # mentions from which a state is what an article is about
_ENCOUNTERS = {"Meeting", "Call", "Negotiation", "Consultation", "AgreementConclusion"}


def met_before(mention: Mention, scene: Discourse, reach: int = _SOON) -> list[Draft]:
    """The persons of the latest encounter told before the mention, shortly before."""
    events = scene.extraction.events
    for event in reversed(events[: bisect_left(events, mention.span.start, key=lambda e: e.trigger.start)]):
        if mention.sentence - event.sentence > reach:
            return []
        if event.type not in _ENCOUNTERS:
            continue
        found = _people_of(event, scene)
        if len(found) > 1:
            return found
    return []


def met_nobody_known(mention: Mention, scene: Discourse) -> bool:
    """"He was met by the crown prince. The two …": the encounter last told, shortly before, has one side nameless."""
    before = [e for e in scene.extraction.events if e.type in _ENCOUNTERS and e.trigger < mention.span
              and 0 <= mention.sentence - e.sentence <= 1]
    return bool(before) and len({a.mention for a in before[-1].arguments}) == _PAIR and len(
        _people_of(before[-1], scene)) == 1 and not any(
            d.type is EntityType.STATE for a in before[-1].arguments for d in scene.entities.all_of(a.mention))


def main_people(scene: Discourse) -> list[Draft]:
    """The two whose encounters with each other the article tells, if it is one pair."""
    pairs = {frozenset(d.key for d in people) for e in scene.extraction.events if e.type in _ENCOUNTERS
             and len(people := _people_of(e, scene)) == _PAIR}
    return [scene.entities.drafts[key] for key in sorted(next(iter(pairs)))] if len(pairs) == 1 else []


def states_of(people: list[Draft], scene: Discourse) -> list[str]:
    """The states that they stand for, sorted; none if one stands for none that is known."""
    states = {scene.entities.state_of(d) for d in people}
    return [] if None in states else sorted(filter(None, states))


def main_states(scene: Discourse) -> list[str]:
    """The two states that the article is about, if no third is told of nearly as often; their ids, sorted."""
    told = state_counts(scene).most_common(_PAIR + 1)
    if len(told) < _PAIR or told[1][1] < _OFTEN:
        return []
    if len(told) > _PAIR and 2 * told[_PAIR][1] > told[1][1]:
        headed = _in_headline(scene)
        return headed if len(headed) == _PAIR and set(headed) <= {state for state, _ in told} else []
    return sorted(state for state, _ in told[:_PAIR])


def _in_headline(scene: Discourse) -> list[str]:
    """The states that the headline names, by themselves or through their people."""
    heads = {n for n, p in enumerate(scene.extraction.document.paragraphs) if p.kind is ParagraphKind.HEADLINE}
    titles = {s.index for s in scene.extraction.sentences if s.paragraph in heads}
    told = {scene.entities.state_of(d) for n in titles for m in scene.in_sentence(n)
            if (d := scene.entities.of(m.id)) is not None and d.type is not EntityType.PLACE}
    return sorted(filter(None, told))


def _people_of(event: Event, scene: Discourse) -> list[Draft]:
    drafts = [d for a in event.arguments for d in scene.entities.all_of(a.mention)]
    return list({d.key: d for d in drafts if d.type is EntityType.PERSON}.values())
