"""Propositions: which claims of all documents say the same, in the same words or nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from typing import Literal

from kg.ids import digest
from kg.model import Link, Polarity, Proposition, ResolvedDocument
from kg.resolve.corpus_claim_match import (
    Match,
    Wording,
    match_in_story,
    match_pieces,
    match_wordings,
    near_in_time,
    same_saying,
    same_voice,
    versions,
)
from kg.resolve.corpus_claim_wording import wordings_of
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_story import NO_STORIES, Stories
from kg.resolve.corpus_wording import placed, shingles

__all__ = ["Propositions", "find_propositions"]

Key = tuple[str, str]
_COMMON_RUN = 40
"""A run of words in more claims than this is a formula; it brings no two claims together."""
_SAID_BY = "said by"
_SHOWN_CANDIDATES = 3
_SAME_PLACE = 0.6
"""Share of the shorter part's words that stand where the other part's words stand in a longer quotation."""
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Propositions:
    """propositions: by id; of: the ids each claim expresses; links: why; quoted: articles with long common words."""

    propositions: tuple[Proposition, ...]
    of: Mapping[Key, tuple[str, ...]]
    links: tuple[Link, ...]
    quoted: frozenset[tuple[str, str]]


def find_propositions(
    documents: Sequence[ResolvedDocument], home: Mapping[Key, str], acts_for: Mapping[str, tuple[str, ...]],
    origin_of: Mapping[str, str], judged: tuple[Iterable[tuple[Key, Key]], Iterable[tuple[Key, Key]]] = ((), ()),
    stories: Stories = NO_STORIES,
) -> Propositions:
    """Every claim expresses at least one proposition.

    Claims in equal words are one class. A long claim that contains a shorter one expresses the shorter one's
    proposition too, so a quotation that one outlet prints whole and another in two pieces shares a proposition with
    each piece, while the pieces stay two. `judged` holds pairs that are the same and pairs that differ.
    """
    several = {origin for origin, count in Counter(origin_of.values()).items() if count > 1}
    copied = {article: origin for article, origin in origin_of.items() if origin in several}
    wordings = wordings_of(documents, home, acts_for, copied)
    same, different = (sorted(pairs) for pairs in judged)
    matches = _matches(wordings, stories)
    clusters = Clusters(dict.fromkeys(wordings, 0), max, different)
    for a, b in same:
        if a in wordings and b in wordings:
            clusters.merge(a, b, force=True)
    for (a, b), match in sorted(matches.items(), key=lambda m: (-m[1].score, m[0])):
        if match.kind == "equal" and _fits(a, b, match):
            clusters.merge(a, b)
    return _propositions(wordings, clusters, matches, origin_of)


def _fits(a: Key, b: Key, match: Match) -> bool:
    """Two claims of one article that were kept apart there are joined only when they themselves are alike."""
    return a[0] != b[0] or match.score >= 0.9


def _matches(wordings: Mapping[Key, Wording], stories: Stories) -> dict[tuple[Key, Key], Match]:
    found = {}
    for a, b in _pairs(wordings):
        match = None if _nested(a, b, wordings) else _match(a, b, wordings)
        if match:
            found[(a, b)] = match
    for a, b in _of_stories(wordings, stories):
        held = found.get((a, b))
        if held is None or held.kind == "candidate":
            match = match_in_story(wordings[a], wordings[b])
            found |= {(a, b): match} if match else {}
    return found


def _of_stories(wordings: Mapping[Key, Wording], stories: Stories) -> Iterator[tuple[Key, Key]]:
    """Pairs of claims of two articles of one story."""
    told: dict[str, list[Key]] = defaultdict(list)
    for key in wordings:
        told[key[0]].append(key)
    for one, other in sorted(stories.pairs):
        yield from product(told[one], told[other])


def _match(a: Key, b: Key, wordings: Mapping[Key, Wording]) -> Match | None:
    """How two claims go together as wholes; else what they have in common of two articles, all of one or a part."""
    one, two = wordings[a], wordings[b]
    whole = match_wordings(one, two)
    shared = _common_pieces(one, two) if a[0] != b[0] else ()
    if whole and (whole.kind != "candidate" or not shared):
        return replace(whole, shared=shared) if shared else whole
    if not shared:
        return None
    share = max(share for _, _, share in shared)
    if len(one.pieces) == 1 or len(two.pieces) == 1:
        kind: Literal["within", "contains"] = "within" if len(one.pieces) == 1 else "contains"
        return Match(kind, share, "part", f"{share} of the words of one", shared=shared)
    return replace(whole or Match("candidate", 0.6 * share, "part", f"{share} of the words of a part"), shared=shared)


def _nested(a: Key, b: Key, wordings: Mapping[Key, Wording]) -> bool:
    """Two readings of the same characters: one claim stands inside the other."""
    return a[0] == b[0] and any(x.overlaps(y) for x in wordings[a].spans for y in wordings[b].spans)


def _pairs(wordings: Mapping[Key, Wording]) -> Iterator[tuple[Key, Key]]:
    """Pairs of claims that share a run of two words not common to many, or one word of one speaker in two articles."""
    where: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, wording in wordings.items():
        for run in shingles(wording.whole.words, 3) | shingles(wording.named, 3) | shingles(wording.named, 2):
            where[run].append(key)
        for speaker, word in product(wording.speakers, wording.whole.bag):
            where[(_SAID_BY, speaker, word)].append(key)
    seen = set()
    for run, keys in sorted((run, keys) for run, keys in where.items() if 1 < len(keys) <= _COMMON_RUN):
        for pair in combinations(keys, 2):
            if pair not in seen and (run[0] != _SAID_BY or pair[0][0] != pair[1][0]):
                seen.add(pair)
                yield pair


def _propositions(
    wordings: Mapping[Key, Wording], clusters: Clusters[Key, int], matches: Mapping[tuple[Key, Key], Match],
    origin_of: Mapping[str, str],
) -> Propositions:
    _join_parts(wordings, clusters, matches)
    classes = {clusters.find(group[0]): group for group in clusters.groups()}
    reports = {root: set(group) for root, group in classes.items()}
    for (a, b), match in matches.items():
        short, long = {"within": (a, b), "contains": (b, a)}.get(match.kind, (None, None))
        if short and long and not clusters.forbidden(short, long):
            reports[clusters.find(short)].add(long)
    kept = _largest(reports)
    made = {root: _proposition(classes[root], kept[root], wordings, origin_of) for root in sorted(kept)}
    free = {pair: match for pair, match in matches.items() if not clusters.forbidden(*pair)}
    made |= _shared_pieces(wordings, free, made.values(), origin_of)
    of: dict[Key, list[str]] = defaultdict(list)
    for proposition in made.values():
        for member in proposition.members:
            of[member].append(proposition.id)
    links = _links(wordings, of, matches)
    pairs = {(min(a[0], b[0]), max(a[0], b[0])) for (a, b), m in matches.items()
             if m.kind != "candidate" and m.long and a[0] != b[0]}
    return Propositions(tuple(sorted(made.values(), key=lambda p: p.id)), {k: tuple(sorted(v)) for k, v in of.items()},
                        links, frozenset(pairs))


def _join_parts(
    wordings: Mapping[Key, Wording], clusters: Clusters[Key, int], matches: Mapping[tuple[Key, Key], Match]
) -> None:
    """Two wordings that stand within a longer one, mostly in the same place there, tell of the same words."""
    parts: dict[Key, list[Key]] = defaultdict(list)
    for (a, b), match in sorted(matches.items()):
        short, long = {"within": (a, b), "contains": (b, a)}.get(match.kind, (None, None))
        if short and long:
            parts[long].append(short)
    for long, shorts in sorted(parts.items()):
        whole = wordings[long].whole.words
        places = {key: placed(wordings[key].whole.words, whole) for key in shorts[:_MOST_PARTS]}
        for a, b in combinations(places, 2):
            fewest = min(len(places[a]), len(places[b]))
            apart = a[0] != b[0] and clusters.find(a) != clusters.find(b)
            if apart and len(places[a] & places[b]) >= _SAME_PLACE * fewest:
                clusters.merge(a, b)


def _largest(reports: dict[Key, set[Key]]) -> dict[Key, set[Key]]:
    """Without the classes whose reports are all reports of another class (its text says less, and is said by more)."""
    holding: dict[Key, list[Key]] = defaultdict(list)
    for root, members in reports.items():
        for member in members:
            holding[member].append(root)
    kept = {}
    for root, members in reports.items():
        rivals = {other for other in holding[root] if other != root}
        covered = any(members <= reports[o] and (len(reports[o]), o) > (len(members), root) for o in rivals)
        if not covered:
            kept[root] = members
    return kept


def _proposition(
    core: list[Key], members: set[Key], wordings: Mapping[Key, Wording], origin_of: Mapping[str, str]
) -> Proposition:
    """Its text is the longest wording of those that say this and no more, and do not deny it; its id is made from the
    first of them: the earliest published, then by article; later articles do not change it.
    """
    firm = [k for k in core if wordings[k].polarity is Polarity.AFFIRMED] or core
    text = max((wordings[k].whole.text for k in firm), key=lambda t: (len(t), t))
    saying, denying = ([wordings[k].speakers for k in core if wordings[k].polarity is polarity]
                       for polarity in (Polarity.AFFIRMED, Polarity.DENIED))
    disputed = any(not one & other for one, other in product(saying, denying))
    origins = {origin_of.get(article, article) for article, _ in members}
    first = min(core, key=lambda key: (wordings[key].published or date.max, key))
    name = f"proposition/{digest(*first, length=14)}"
    return Proposition(name, text, tuple(sorted(members)), len(origins), disputed)


def _shared_pieces(
    wordings: Mapping[Key, Wording], matches: Mapping[tuple[Key, Key], Match], made: Iterable[Proposition],
    origin_of: Mapping[str, str],
) -> dict[Key, Proposition]:
    """Propositions of single sentences that two quotations share which otherwise differ."""
    joined: dict[Key, set[str]] = defaultdict(set)
    for proposition in made:
        for member in proposition.members:
            joined[member].add(proposition.id)
    pieces: dict[tuple[str, str, int], float] = {}
    shared: list[tuple[tuple[str, str, int], tuple[str, str, int]]] = []
    for (a, b), match in sorted(matches.items()):
        if match.shared and not joined[a] & joined[b]:
            for i, j, share in match.shared:
                pieces |= {(*a, i): share, (*b, j): share}
                shared.append(((*a, i), (*b, j)))
    clusters = Clusters(pieces, min)
    for one, two in shared:
        clusters.merge(one, two)
    found = {}
    for group in clusters.groups():
        text = min((wordings[(a, c)].pieces[i].text for a, c, i in group), key=lambda t: (len(t), t))
        members = tuple(sorted({(a, c) for a, c, _ in group}))
        origins = {origin_of.get(article, article) for article, _ in members}
        first = min(group, key=lambda piece: (wordings[piece[:2]].published or date.max, piece))
        name = f"proposition/{digest(*map(str, first), length=14)}"
        found[(group[0][0], f"{group[0][1]}/{group[0][2]}")] = Proposition(name, text, members, len(origins))
    return found


def _common_pieces(a: Wording, b: Wording) -> tuple[tuple[int, int, float], ...]:
    """The sentences that two quotations share; clauses, where they share no sentence."""
    voiced = a.verbatim and b.verbatim and bool(a.voices & b.voices) and near_in_time(a, b)
    fewest, both = same_saying(a, b), a.verbatim and b.verbatim
    if not fewest and not same_voice(a, b, max((len(piece.words) for piece in a.pieces), default=0)):
        return ()
    found = []
    for (i, one), (j, two) in product(enumerate(a.pieces), enumerate(b.pieces)):
        if one.bag.isdisjoint(two.bag):
            continue
        share = match_pieces(one, two, voiced or bool(fewest)) if same_voice(a, b, len(one.words)) or fewest else None
        share = share or versions(one, two, fewest, verbatim=both)
        if share:
            found.append((i, j, share))
    return tuple(x for x in found if not (a.pieces[x[0]].clause or b.pieces[x[1]].clause)) or tuple(found)


def _links(
    wordings: Mapping[Key, Wording], of: Mapping[Key, list[str]], matches: Mapping[tuple[Key, Key], Match]
) -> tuple[Link, ...]:
    best: dict[tuple[Key, str], Match] = {}
    apart: dict[Key, list[tuple[float, str, str, str]]] = defaultdict(list)
    for (a, b), match in sorted(matches.items()):
        shared = set(of[a]) & set(of[b])
        for key, other in ((a, b), (b, a)):
            for proposition in shared:
                known = best.get((key, proposition))
                if not known or known.score < match.score:
                    best[(key, proposition)] = match
            if not shared:
                apart[key] += [(-match.score, p, match.rule, match.detail) for p in of[other][:1]]
    links = []
    for key in sorted(wordings):
        for proposition in sorted(of[key]):
            found = best.get((key, proposition))
            links.append(Link(*key, proposition, found.score if found else 1.0, found.rule if found else "own-words",
                              found.detail if found else ""))
    return tuple(links + _candidates(apart))


def _candidates(apart: Mapping[Key, list[tuple[float, str, str, str]]]) -> list[Link]:
    """The likeliest few for each claim; `apart` are negated score, proposition, rule and detail."""
    links: list[Link] = []
    for key, found in sorted(apart.items()):
        best: dict[str, Link] = {}
        for score, proposition, rule, detail in sorted(found):
            if proposition not in best:
                best[proposition] = Link(*key, proposition, -score, rule, detail, accepted=False)
            if len(best) == _SHOWN_CANDIDATES:
                break
        links += best.values()
    return links
