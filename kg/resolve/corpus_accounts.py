"""The accounts that articles give of events, in canonical terms, so that they can be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from kg.gazetteer import Gazetteer
from kg.model import CanonicalEntity, EntityType, LocalEvent, PublishedBasis, ResolvedDocument
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_match import Account, Interval

__all__ = ["accounts_of", "article_windows"]

Key = tuple[str, str]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def article_windows(documents: Sequence[ResolvedDocument], quoted: Iterable[tuple[str, str]]) -> dict[str, Interval]:
    """Days in which an article's undated events may lie.

    Around its publication; when that is unknown or only inferred (a re-post), around the publication of the articles
    that print the same long quotations, for the same words are spoken once.
    """
    published = {d.document.article.id: _published(d) for d in documents}
    windows = {article: _window(day, day) for article, day in published.items() if day}
    near: dict[str, list[date]] = defaultdict(list)
    for a, b in sorted(quoted):
        for one, other in ((a, b), (b, a)):
            day = published.get(other)
            if one in published and published[one] is None and day:
                near[one].append(day)
    for article, days in near.items():
        if max(days) - min(days) <= timedelta(days=event_rules().after):
            windows[article] = _window(min(days), max(days))
    return windows


def _window(first: date, last: date) -> Interval:
    return first - timedelta(days=event_rules().before), last + timedelta(days=event_rules().before)


def _published(resolved: ResolvedDocument) -> date | None:
    article = resolved.document.article
    return None if article.published_basis is PublishedBasis.INFERRED else article.published


def accounts_of(
    documents: Sequence[ResolvedDocument], home: Mapping[Key, str], entities: Mapping[str, CanonicalEntity],
    windows: Mapping[str, Interval], gazetteer: Gazetteer, said: Mapping[Key, tuple[str, ...]],
) -> list[Account]:
    """One account for each event of each document, by article and event. `said` maps claims to their propositions."""
    found = []
    for resolved in sorted(documents, key=lambda d: d.document.article.id):
        article = resolved.document.article.id
        acts: dict[str, set[str]] = defaultdict(set)
        for claim in resolved.claims:
            if claim.constitutes:
                acts[claim.constitutes] |= set(said.get((article, claim.id), ()))
        for event in resolved.events:
            members = [home[(article, p.entity)] for p in event.participants if (article, p.entity) in home]
            places = [home[(article, p)] for p in event.places if (article, p) in home]
            where = _territories(places, gazetteer)
            found.append(Account(
                (article, event.id), event.type, _sides(event.type, members, where, entities), where, event.realis,
                _when(event, resolved), windows.get(article), frozenset(acts[event.id]), bool(event.claimed_in),
                _published(resolved)))
    return found


def _sides(
    kind: str, members: Sequence[str], territories: Iterable[str], entities: Mapping[str, CanonicalEntity]
) -> dict[str, frozenset[str]]:
    """Actors by the state they act for; a visit's destination is a side as well, named or not."""
    sides: dict[str, set[str]] = defaultdict(set)
    known = [m for m in members if entities[m].type is not EntityType.UNNAMED_ACTOR or entities[m].acts_for]
    for member in known or members:
        entity = entities[member]
        owner = _owner(entity, entities)
        sides[owner]
        if owner != member and entity.type is EntityType.PERSON:
            sides[owner].add(member)
    if kind == "Visit":
        for state in territories:
            if state.startswith("state/"):
                sides[state]
    return {side: frozenset(people) for side, people in sorted(sides.items())}


def _owner(entity: CanonicalEntity, entities: Mapping[str, CanonicalEntity]) -> str:
    """The one state or organization the actor acts for, followed to the end; itself when there is none, or several."""
    seen = {entity.id}
    while True:
        states = [a for a in entity.acts_for if a.startswith("state/")] or list(entity.acts_for)
        if entity.type is EntityType.STATE or len(states) != 1 or states[0] in seen:
            return states[0] if len(states) == 1 and entity.type is not EntityType.STATE else entity.id
        seen.add(states[0])
        if states[0] not in entities:
            return states[0]
        entity = entities[states[0]]


def _territories(places: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Places and the states they lie in."""
    found = set()
    for place in places:
        found.add(place)
        try:
            state = gazetteer.entry(place).state
        except KeyError:
            state = None
        if state:
            found.add(state)
    return frozenset(found)


def _when(event: LocalEvent, resolved: ResolvedDocument) -> Interval | None:
    """The dates told; where publication is only inferred, those alone whose text names the year."""
    if not (event.earliest and event.latest):
        return None
    if resolved.document.article.published_basis is PublishedBasis.INFERRED:
        texts = {t.id: t.text for t in resolved.times}
        if not any(_YEAR.search(texts.get(t, "")) for t in event.times):
            return None
    return event.earliest, event.latest
