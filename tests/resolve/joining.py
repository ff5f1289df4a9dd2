"""What sets of self-written accounts say belongs together, against what the real stages join."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language

from kg.annotate import load_model
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.model import Article, CharSpan, PublishedBasis, Resolution, ResolvedDocument
from kg.pipeline import resolve_article
from kg.resolve.corpus import resolve_corpus
from kg.resolve.corpus_story import stories_of

Place = tuple[str, str]
Clusters = list[list[Place]]
_WEEK = 7
Documents = dict[str, ResolvedDocument]
EventsAt = Callable[[ResolvedDocument, str], Iterator[str]]
SETS = ("clusters", "outlets", "wires", "desks", "bureaux", "agencies", "heldout", "unseen")
"""Rules were made from the errors on the first six; the last two are only measured, and their texts not looked at."""


def sets_of(folder: str) -> list[dict[str, Any]]:
    files = sorted((Path(__file__).parent / folder).glob("*.yaml"))
    return [yaml.safe_load(path.read_text(encoding="utf8")) for path in files]


def expected(kind: str, sets: list[dict[str, Any]]) -> Clusters:
    return [[(article, words) for article, words in cluster] for one in sets for cluster in one[kind]]


def read(sets: list[dict[str, Any]], nlp: Language, gazetteer: Gazetteer) -> Documents:
    found = {}
    for name, told in ((name, told) for one in sets for name, told in one["articles"].items()):
        digest = hashlib.sha256(told["text"].encode("utf8")).hexdigest()
        article = Article(digest[:16], f"{name}.txt", told["text"], digest, told["published"], PublishedBasis.GIVEN,
                          publisher=told.get("publisher"))
        found[name] = resolve_article(article, nlp, gazetteer)
    return found


def spans_of(resolved: ResolvedDocument, words: str) -> list[CharSpan]:
    """Where the words stand; a bar parts several mentions of one thing."""
    text, told = resolved.document.article.text, words.split("|")
    return [CharSpan(text.index(each), text.index(each) + len(each)) for each in told]


def events_of_type(resolved: ResolvedDocument, types: str) -> Iterator[str]:
    yield from (e.id for e in resolved.events if e.type in types.split("|"))


def events_told_by(resolved: ResolvedDocument, words: str) -> Iterator[str]:
    spans = spans_of(resolved, words)
    yield from (e.id for e in resolved.events if any(t.overlaps(s) for t in (*e.triggers, *e.also) for s in spans))


def claims_with(resolved: ResolvedDocument, words: str) -> Iterator[str]:
    spans = spans_of(resolved, words)
    yield from (c.id for c in resolved.claims if any(part.overlaps(s) for part in c.content for s in spans))


def homes(kind: str, places: Iterable[Place], resolution: Resolution, documents: Documents,
          events_at: EventsAt) -> dict[Place, set[str]]:
    """The canonical ids of what was found at each expected place."""
    canonical = resolution.events if kind == "events" else resolution.propositions
    of: dict[tuple[str, str], set[str]] = {}
    for thing in canonical:
        for member in thing.members:
            of.setdefault(member, set()).add(thing.id)
    at = events_at if kind == "events" else claims_with
    found: dict[Place, set[str]] = {}
    for name, words in places:
        resolved = documents[name]
        found[(name, words)] = {home for local in at(resolved, words)
                                for home in of[(resolved.document.article.id, local)]}
    return found


def several_in_one(clusters: Clusters, documents: Documents) -> set[Place]:
    """Places in a claim that holds words of several clusters: one quotation of two sentences is one claim, so that what
    it is joined with says nothing of its parts."""
    of: dict[tuple[str, str], set[int]] = {}
    told = [(number, place) for number, cluster in enumerate(clusters) for place in cluster]
    for number, (name, words) in told:
        for claim in claims_with(documents[name], words):
            of.setdefault((name, claim), set()).add(number)
    return {place for _, place in told
            if any(len(of[place[0], claim]) > 1 for claim in claims_with(documents[place[0]], place[1]))}


def scores(
    clusters: Clusters, found: dict[Place, set[str]], unjudged: Set[Place] = frozenset()
) -> tuple[float, float, list[str]]:
    """Pairwise precision and recall over the expected places, and what went wrong in words; a pair that is joined and
    should not be is not counted if one of its places is `unjudged`."""
    cluster_of = {place: number for number, cluster in enumerate(clusters) for place in cluster}
    right, wrong, missed = 0, [], []
    for a, b in combinations(cluster_of, 2):
        joined, one = bool(found[a] & found[b]), cluster_of[a] == cluster_of[b]
        right += joined and one
        if joined and not one and not {a, b} & unjudged:
            wrong.append(f"wrongly joined: {a} {b}")
        if one and not joined:
            missed.append(f"missed: {a} {b}" + ("" if found[a] and found[b] else " (not both found)"))
    return right / max(1, right + len(wrong)), right / max(1, right + len(missed)), wrong + missed


@dataclass(frozen=True, slots=True)
class Joined:
    """A set of accounts with what was made of it."""

    name: str
    sets: list[dict[str, Any]]
    documents: Documents
    resolution: Resolution

    @classmethod
    def of(cls, name: str, nlp: Language, gazetteer: Gazetteer) -> Joined:
        sets = sets_of(name)
        documents = read(sets, nlp, gazetteer)
        return cls(name, sets, documents, resolve_corpus(list(documents.values()), gazetteer))

    def found(self, kind: str) -> dict[Place, set[str]]:
        places = (place for cluster in expected(kind, self.sets) for place in cluster)
        at = events_of_type if self.name == "clusters" else events_told_by
        return homes(kind, places, self.resolution, self.documents, at)

    def scores(self, kind: str) -> tuple[float, float, list[str]]:
        clusters = expected(kind, self.sets)
        unjudged = several_in_one(clusters, self.documents) if kind == "claims" else set()
        return scores(clusters, self.found(kind), unjudged)

    def twins(self) -> list[tuple[Place, Place]]:
        """Pairs of events that are like each other and must stay two; of quotations the precision tells enough."""
        events = {place for cluster in expected("events", self.sets) for place in cluster}
        pairs = [((a[0], a[1]), (b[0], b[1])) for one in self.sets for a, b in one["apart"]]
        return [(a, b) for a, b in pairs if a in events and b in events]


def stories(joined: Joined, gazetteer: Gazetteer) -> str:
    """How many pairs of articles that tell one story within days of each other are known as such, and how many of
    different stories are taken for one. An article's name begins with its story's."""
    told = joined.documents
    found = stories_of(list(told.values()), gazetteer)
    counts: Counter[tuple[bool, bool]] = Counter()
    for a, b in combinations(sorted(told), 2):
        one, other = told[a].document.article, told[b].document.article
        same = a.split("-")[0] == b.split("-")[0]
        days = [day for day in (one.published, other.published) if day is not None]
        near = not days or (max(days) - min(days)).days <= _WEEK
        counts[same, found.one(one.id, other.id)] += near or not same
    right, wrong = counts[True, True], counts[False, True]
    return f"{right} of {right + counts[True, False]}, {wrong} of {wrong + counts[False, False]} wrongly"


def main() -> None:
    """Print how well the accounts of each set are joined; the places found say how much extraction costs."""
    nlp, gazetteer = load_model(), load_gazetteer()
    print(f"{'set':10} {'kind':7} {'articles':>8} {'places':>7} {'found':>6} {'precision':>9} {'recall':>7}")
    for name in sys.argv[1:] or SETS:
        joined = Joined.of(name, nlp, gazetteer)
        for kind in ("events", "claims"):
            found, (precision, recall, _) = joined.found(kind), joined.scores(kind)
            row = f"{len(joined.documents):8} {len(found):7} {sum(map(bool, found.values())):6}"
            print(f"{name:10} {kind:7} {row} {precision:9.3f} {recall:7.3f}")
        print(f"{name:10} pairs of articles of one story: {stories(joined, gazetteer)}")


if __name__ == "__main__":
    main()
