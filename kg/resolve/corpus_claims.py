"""Which claims of all documents say the same, in the same words or nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product
from typing import Literal

from kg.figures import other_figures
from kg.model import ResolvedDocument
from kg.resolve.corpus_claim_match import (
    OTHER_FIGURES,
    Match,
    Wording,
    match_pieces,
    match_wordings,
    near_in_time,
    same_saying,
    same_voice,
    unless_counted,
    versions,
)
from kg.resolve.corpus_claim_story import match_in_story
from kg.resolve.corpus_claim_wording import wordings_of
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_propositions import Propositions, propositions_of
from kg.resolve.corpus_story import NO_STORIES, Stories
from kg.resolve.corpus_wording import shingles

__all__ = ["find_propositions"]

Key = tuple[str, str]
_COMMON_RUN = 40
"""A run of words in more claims than this is a formula; it brings no two claims together."""


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
    counted = {pair for pair, match in matches.items() if match.rule == OTHER_FIGURES and not match.shared}
    clusters = Clusters(dict.fromkeys(wordings, 0), max, sorted({*different, *(counted - {*same})}))
    for a, b in same:
        if a in wordings and b in wordings:
            clusters.merge(a, b, force=True)
    for (a, b), match in sorted(matches.items(), key=lambda m: (-m[1].score, m[0])):
        if match.kind == "equal" and _fits(a, b, match):
            clusters.merge(a, b)
    return propositions_of(wordings, clusters, matches, origin_of)


def _fits(a: Key, b: Key, match: Match) -> bool:
    """Two claims of one article that were kept apart there are joined only when they themselves are alike."""
    return a[0] != b[0] or match.score >= 0.9


def _matches(wordings: Mapping[Key, Wording], stories: Stories) -> dict[tuple[Key, Key], Match]:
    found = {}
    for a, b in _pairs(wordings):
        match = None if a[0] == b[0] and _nested(a, b, wordings) else _match(a, b, wordings)
        if match:
            found[(a, b)] = match
    for a, b in stories.across(wordings):
        held = found.get((a, b))
        if held is None or held.kind == "candidate":
            match = unless_counted(match_in_story(wordings[a], wordings[b]), wordings[a], wordings[b])
            found |= {(a, b): match} if match else {}
    return found


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
        shorter = (len(one.pieces), len(one.whole.words)) <= (len(two.pieces), len(two.whole.words))
        kind: Literal["within", "contains"] = "within" if shorter else "contains"
        return Match(kind, share, "part", f"{share} of the words of one", shared=shared)
    return replace(whole or Match("candidate", 0.6 * share, "part", f"{share} of the words of a part"), shared=shared)


def _nested(a: Key, b: Key, wordings: Mapping[Key, Wording]) -> bool:
    """Two readings of the same characters of an article: one claim stands inside the other."""
    return any(x.overlaps(y) for x in wordings[a].spans for y in wordings[b].spans)


def _pairs(wordings: Mapping[Key, Wording]) -> Iterator[tuple[Key, Key]]:
    """Pairs of claims that share a run of two words not common to many, or one word of one speaker in two articles; in
    the order of the claims.
    """
    keys = list(wordings)
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, wording in enumerate(wordings.values()):
        for run in shingles(wording.whole.words, 3) | shingles(wording.named, 3) | shingles(wording.named, 2):
            runs[run].append(i)
        for voiced in product(wording.speakers, wording.whole.bag):
            said[voiced].append(i)
    found: set[tuple[int, int]] = set()
    for held in (held for held in runs.values() if 1 < len(held) <= _COMMON_RUN):
        found.update(combinations(held, 2))
    for held in (held for held in said.values() if 1 < len(held) <= _COMMON_RUN):
        found.update((i, j) for i, j in combinations(held, 2) if keys[i][0] != keys[j][0])
    yield from ((keys[i], keys[j]) for i, j in sorted(found))


def _common_pieces(a: Wording, b: Wording) -> tuple[tuple[int, int, float], ...]:
    """The sentences that two quotations share; clauses, where they share no sentence."""
    if a.refutes is not b.refutes:
        return ()
    fewest, both = same_saying(a, b), a.verbatim and b.verbatim
    if not fewest and not same_voice(a, b, a.longest):
        return ()
    voiced = both and not a.voices.isdisjoint(b.voices) and near_in_time(a, b)
    found = []
    for (i, one), (j, two) in product(enumerate(a.pieces), enumerate(b.pieces)):
        if one.bag.isdisjoint(two.bag) or other_figures(one.text, two.text):
            continue
        share = match_pieces(one, two, voiced or bool(fewest)) if same_voice(a, b, len(one.words)) or fewest else None
        share = share or versions(one, two, fewest, verbatim=both)
        if share:
            found.append((i, j, share))
    return tuple(x for x in found if not (a.pieces[x[0]].clause or b.pieces[x[1]].clause)) or tuple(found)
