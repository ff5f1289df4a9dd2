"""Which articles tell of one story: the same little-known people and places beside each other, within days.

What one report leaves out (a day, the name behind "the minister") may be taken from another one of the same story, but
not from any report of the same states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from kg.gazetteer import Gazetteer
from kg.model import Article, EntityType, LocalEntity, ResolvedDocument
from kg.resolve.corpus_data import event_rules, name_rules
from kg.resolve.corpus_names import fold, parse_person
from kg.resolve.corpus_wording import content_words

__all__ = ["NO_STORIES", "Stories", "person_in_story", "stories_of"]

_MOST = 20
"""Neighbours in time with which an article is compared for each name that they share."""
_KINDS = {EntityType.PERSON: "person", EntityType.PLACE: "place", EntityType.ORGANIZATION: "organization",
          EntityType.GOVERNMENT_BODY: "body"}


@dataclass(frozen=True, slots=True)
class Stories:
    """pairs: articles of one story, each pair in order of their ids; scenery: by article the little-known names in it,
    people by their family names, with how much each tells of the story.
    """

    pairs: frozenset[tuple[str, str]] = frozenset()
    scenery: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def one(self, a: str, b: str) -> bool:
        return (min(a, b), max(a, b)) in self.pairs

    def beside(self) -> dict[str, frozenset[str]]:
        """Article → the other articles of its stories."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in self.pairs:
            found[a].add(b)
            found[b].add(a)
        return {article: frozenset(others) for article, others in found.items()}

    def across(self, told: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Pairs of what two articles of one story tell; `told` are ids with those of their articles before them."""
        by_article: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key in sorted(told):
            by_article[key[0]].append(key)
        for one, other in sorted(self.pairs):
            yield from product(by_article[one], by_article[other])


NO_STORIES = Stories()


@dataclass(frozen=True, slots=True)
class _Told:
    """names: the scenery of the article; words: its content words; published: as stated."""

    names: Mapping[str, float]
    words: frozenset[str]
    published: date


def stories_of(documents: Collection[ResolvedDocument], gazetteer: Gazetteer) -> Stories:
    """The pairs of articles that share enough that is little known and were published within days of each other."""
    rules = event_rules().story
    scenery = {d.document.article.id: dict(_little_known(d, gazetteer)) for d in documents}
    told = {article.id: _Told(scenery[article.id], _words(article), article.published)
            for article in (d.document.article for d in documents) if article.published is not None}
    where: dict[str, list[str]] = defaultdict(list)
    for article in sorted(told, key=lambda a: (told[a].published, a)):
        for name in told[article].names:
            where[name].append(article)
    found = set()
    for articles in where.values():
        for place, a in enumerate(articles):
            for b in articles[place + 1 : place + 1 + _MOST]:
                if (told[b].published - told[a].published).days > rules.days:
                    break
                found.add((min(a, b), max(a, b)))
    return Stories(frozenset((a, b) for a, b in found if _shared(told[a], told[b]) >= rules.enough), scenery)


def _shared(a: _Told, b: _Told) -> float:
    """The weights of the names in common, and what the likeness of the words adds (Jaccard's share)."""
    few, many = sorted((a.names, b.names), key=len)
    common = len(a.words & b.words)
    alike = common / max(1, len(a.words) + len(b.words) - common) - event_rules().story.alike
    return sum(weight for name, weight in few.items() if name in many) + max(0.0, alike) * event_rules().story.gain


def _words(article: Article) -> frozenset[str]:
    return frozenset(content_words(article.text))


def _little_known(resolved: ResolvedDocument, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    for entity in resolved.entities:
        name = parse_person(entity.name).family if entity.type is EntityType.PERSON else fold(entity.name)
        weight = event_rules().story.weights.get(_kind(entity, name), 0.0)
        if weight and not _is_seat(entity, gazetteer):
            yield f"{entity.type.value}:{entity.gazetteer or name}", weight


def person_in_story(name: str) -> str:
    """A person who is in no gazetteer, as the scenery of an article has him."""
    return f"{EntityType.PERSON.value}:{parse_person(name).family}"


def _kind(entity: LocalEntity, name: str) -> str:
    if entity.gazetteer and entity.type is not EntityType.PLACE:
        return "known"
    frequent = entity.type is EntityType.PERSON and name in name_rules().frequent
    return "frequent" if frequent else _KINDS.get(entity.type, "")


def _is_seat(entity: LocalEntity, gazetteer: Gazetteer) -> bool:
    """States, and the capitals that stand for them, are in every second article."""
    if entity.gazetteer is None:
        return False
    entry = gazetteer.entry(entity.gazetteer)
    return entry.type is EntityType.STATE or bool(entry.metonym_of)
