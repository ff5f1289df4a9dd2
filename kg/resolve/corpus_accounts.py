"""The accounts that articles give of events, in canonical terms, so that they can be compared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from kg.gazetteer import Gazetteer
from kg.ids import digest
from kg.model import CanonicalEntity, EntityType, LocalEvent, PublishedBasis, Realis, ResolvedDocument
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account, Interval
from kg.resolve.corpus_names import fold
from kg.resolve.corpus_owners import Owners
from kg.resolve.event_apart import numbers_told, told_beside
from kg.resolve.event_manner import manners_of, things_of
from kg.resolve.event_order import led_up, recurring
from kg.resolve.event_words import words_of

__all__ = ["Around", "accounts_of", "article_windows"]

Key = tuple[str, str]
_LEAD = 3
"""Paragraphs at the head of an article (title, line of place or addressees, first paragraph) that tell what is new."""
_MANY = 3
"""A name that stands beside more acts of its article does not tell which one is meant."""
_STATE, _PLACE = "state/", "place/"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of articles and claims before events: days an article's undated events may lie in, propositions
    of each claim, origin of each article that has copies.
    """

    windows: Mapping[str, Interval]
    said: Mapping[Key, tuple[str, ...]]
    copied: Mapping[str, str]


def article_windows(documents: Sequence[ResolvedDocument], quoted: Iterable[tuple[str, str]]) -> dict[str, Interval]:
    """Days in which an article's undated events may lie.

    Around its publication; when that is unknown or only inferred (a re-post), around the publication of the articles
    that print the same long quotations, for the same words are spoken once; else around the days that it dates itself.
    """
    published = {d.document.article.id: _published(d) for d in documents}
    windows = {d.document.article.id: told for d in documents if (told := _days_told(d))}
    windows |= {article: _window(day, day) for article, day in published.items() if day}
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


def _days_told(resolved: ResolvedDocument) -> Interval | None:
    """Around the single days that the text names, if they lie close together; of a re-post those with their year."""
    inferred = resolved.document.article.published_basis is PublishedBasis.INFERRED
    days = [t.earliest for t in resolved.times
            if t.earliest and t.earliest == t.latest and (_YEAR.search(t.text) or not inferred)]
    if not days or max(days) - min(days) > timedelta(days=event_rules().after):
        return None
    return _window(min(days), max(days))


def _window(first: date, last: date) -> Interval:
    return first - timedelta(days=event_rules().before), last + timedelta(days=event_rules().before)


def _published(resolved: ResolvedDocument) -> date | None:
    article = resolved.document.article
    return None if article.published_basis is PublishedBasis.INFERRED else article.published


def accounts_of(
    documents: Sequence[ResolvedDocument], home: Mapping[Key, str], entities: Mapping[str, CanonicalEntity],
    gazetteer: Gazetteer, around: Around,
) -> list[Account]:
    """One account for each event of each document, by article and event."""
    found = []
    standing: dict[date | None, Owners] = {}
    for resolved in sorted(documents, key=lambda d: d.document.article.id):
        article, day = resolved.document.article.id, _published(resolved)
        states = standing.setdefault(day, Owners(entities, gazetteer, day))
        told: list[Account] = []
        acts: dict[str, set[str]] = defaultdict(set)
        for claim in resolved.claims:
            if claim.constitutes:
                acts[claim.constitutes] |= set(around.said.get((article, claim.id), ()))
        for event in resolved.events:
            told.append(_account(event, resolved, home, states, around, frozenset(acts[event.id])))
        found.extend(_without_frequent(told))
    return _as_first_told(found)


def _without_frequent(told: Sequence[Account]) -> list[Account]:
    """The accounts of one article; a name beside many of its acts tells nothing of any."""
    beside = Counter(name for account in told for name in account.names)
    return [replace(a, names=frozenset(n for n in a.names if beside[n] <= _MANY)) for a in told]


def _as_first_told(accounts: list[Account]) -> list[Account]:
    """Accounts in the same words of one text take the days of the first article that prints it: "today" is its day,
    however late it is printed again.
    """
    first: dict[str, Account] = {}
    for account in accounts:
        held = first.get(account.telling)
        if account.telling and account.published and not (held and _printed(held) <= _printed(account)):
            first[account.telling] = account
    earliest = [first.get(account.telling, account) for account in accounts]
    return [replace(a, when=f.when, around=f.around, bounds=f.bounds) for a, f in zip(accounts, earliest, strict=True)]


def _printed(account: Account) -> tuple[date, Key]:
    return account.published or date.max, account.key


def _account(
    event: LocalEvent, resolved: ResolvedDocument, home: Mapping[Key, str], states: Owners, around: Around,
    said: frozenset[str],
) -> Account:
    article = resolved.document.article
    members, acting, struck, places = (
        [home[(article.id, entity)] for entity in entities if (article.id, entity) in home]
        for entities in (*([p.entity for p in event.participants if role in {None, p.role}]
                           for role in (None, "initiator", "target")), event.places))
    initiators = frozenset(states.owner(a) for a in acting if not states.unknown(a))
    where, when, fresh = _territories(places, states.gazetteer), _when(event, resolved), _news(event, resolved)
    bounds = _bounds(event, resolved)
    words, sides = words_of(event, resolved), _sides(event.type, members, where, states)
    return Account(
        key=(article.id, event.id), type=event.type, sides=sides, places=where,
        realis=event.realis, when=when, around=fresh or _within(around.windows.get(article.id), bounds), said=said,
        claimed=event.claimed, published=_published(resolved),
        initiators=initiators, targets=frozenset(states.owner(s) for s in struck) - initiators,
        struck=frozenset(s for s in struck if states.entities[s].type is EntityType.PERSON),
        bounds=bounds, telling=_telling(event, resolved, around.copied.get(article.id)),
        deed=words.deed, triggers=words.triggers,
        names=_names([home[(article.id, x)] for x in sorted(words.names) if (article.id, x) in home], sides, states),
        manners=manners_of(event.type, chain.from_iterable(map(str.split, words.own))),
        things=things_of(event.type, words.deed),
        numbers=numbers_told(article.text, event), row=recurring(article.text, event),
        beside=told_beside(article.text, event), led=led_up(article.text, event), news=bool(when or fresh),
        placed=_nobody(event.type, members, states))


def _sides(
    kind: str, members: Sequence[str], territories: Iterable[str], states: Owners
) -> dict[str, frozenset[str]]:
    """Actors by the state they act for; a visit's destination is a side as well, named or not, and where force was
    used the state it was used in, if nobody or one side alone is told.
    """
    sides: dict[str, set[str]] = defaultdict(set)
    known = [m for m in members if not states.unknown(m)]
    nobody = _nobody(kind, members, states)
    for member in known or (() if nobody else members):
        for owner in states.owners(member):
            sides[owner]
            if owner != member and states.entities[member].type is EntityType.PERSON:
                sides[owner].add(member)
    if kind == "Visit" or nobody or (kind in event_rules().placed and len(sides) == 1):
        for state in territories:
            if state.startswith("state/"):
                sides[state]
    return {side: frozenset(people) for side, people in sorted(sides.items())}


def _names(beside: Iterable[str], sides: Collection[str], states: Owners) -> frozenset[str]:
    """Whom and what else an act is told beside: no state, nor who belongs to one of its sides."""
    others = (n for n in beside if not n.startswith(_STATE))
    return frozenset(n for n in others if n.startswith(_PLACE) or not any(owner in sides for owner in states.owners(n)))


def _nobody(kind: str, members: Sequence[str], states: Owners) -> bool:
    """Whether force is told with the place alone."""
    return kind in event_rules().placed and all(states.unknown(m) for m in members)


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


def _bounds(event: LocalEvent, resolved: ResolvedDocument) -> tuple[date | None, date | None]:
    """What tense and publication tell of the time; nothing where publication is only inferred."""
    inferred = resolved.document.article.published_basis is PublishedBasis.INFERRED
    return (None, None) if inferred else (event.earliest, event.latest)


def _within(window: Interval | None, bounds: tuple[date | None, date | None]) -> Interval | None:
    """The days around publication, unless what is told leaves none of them ("a few days before Christmas")."""
    if window is None or (bounds[1] and bounds[1] < window[0]) or (bounds[0] and bounds[0] > window[1]):
        return None
    return window


def _telling(event: LocalEvent, resolved: ResolvedDocument, copied: str | None) -> str:
    text = resolved.document.article.text
    if copied is None:
        return ""
    sentence = resolved.sentences[event.evidence[0].sentence].span.of(text)
    return digest(copied, event.type, event.triggers[0].of(text), *fold(sentence).split())


def _news(event: LocalEvent, resolved: ResolvedDocument) -> Interval | None:
    """The few days before publication, for what an article opens with as having happened and gives no day."""
    published = _published(resolved)
    paragraphs = sorted({s.paragraph for s in resolved.sentences})[:_LEAD]
    told = {resolved.sentences[e.sentence].paragraph for e in event.evidence}
    if published is None or event.realis is not Realis.ACTUAL or not told & set(paragraphs):
        return None
    return published - timedelta(days=event_rules().news), published


def _when(event: LocalEvent, resolved: ResolvedDocument) -> Interval | None:
    """The dates told; where publication is only inferred, those alone whose text names the year."""
    if not (event.earliest and event.latest):
        return None
    if resolved.document.article.published_basis is PublishedBasis.INFERRED:
        texts = {t.id: t.text for t in resolved.times}
        if not any(_YEAR.search(texts.get(t, "")) for t in event.times):
            return None
    return event.earliest, event.latest
