"""Propositions made from claims that were compared: which claims express each, under which text and name, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from kg.ids import digest
from kg.model import Link, Polarity, Proposition
from kg.resolve.corpus_claim_match import Match, Wording
from kg.resolve.corpus_clusters import Clusters
from kg.resolve.corpus_wording import placed

__all__ = ["Propositions", "propositions_of"]

Key = tuple[str, str]
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


def propositions_of(
    wordings: Mapping[Key, Wording], clusters: Clusters[Key, int], matches: Mapping[tuple[Key, Key], Match],
    origin_of: Mapping[str, str],
) -> Propositions:
    """Each class of claims is one, unless a larger one says it all; and so is each sentence that two claims share which
    are otherwise two. `clusters` hold the claims in equal words; wordings of the same part of a longer one join them.
    """
    _join_parts(wordings, clusters, matches)
    classes = {clusters.find(group[0]): group for group in clusters.groups()}
    reports = {root: set(group) for root, group in classes.items()}
    for short, long in _nested(matches):
        if not clusters.forbidden(short, long):
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


def _nested(matches: Mapping[tuple[Key, Key], Match]) -> list[tuple[Key, Key]]:
    """Claims that say part of what another one says, each with that one."""
    return [(a, b) if match.kind == "within" else (b, a) for (a, b), match in sorted(matches.items())
            if match.kind in {"within", "contains"}]


def _join_parts(
    wordings: Mapping[Key, Wording], clusters: Clusters[Key, int], matches: Mapping[tuple[Key, Key], Match]
) -> None:
    """Two wordings that stand within a longer one, mostly in the same place there, tell of the same words."""
    parts: dict[Key, list[Key]] = defaultdict(list)
    for short, long in _nested(matches):
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
    saying = [wordings[k].speakers for k in firm if wordings[k].polarity is Polarity.AFFIRMED]
    saying += [wordings[k].speakers for k in members.difference(core) if _affirms_all(wordings[k])]
    denying = [wordings[k].speakers for k in core if wordings[k].polarity is Polarity.DENIED]
    disputed = any(not one & other for one, other in product(saying, denying))
    origins = {origin_of.get(article, article) for article, _ in members}
    first = min(core, key=lambda key: (wordings[key].published or date.max, key))
    name = f"proposition/{digest(*first, length=14)}"
    return Proposition(name, text, tuple(sorted(members)), len(origins), disputed)


def _affirms_all(wording: Wording) -> bool:
    """Whether it affirms whatever part of it another claim says: one sentence that negates nothing."""
    sentences = sum(not piece.clause for piece in wording.pieces)
    return wording.polarity is Polarity.AFFIRMED and sentences == 1 and not wording.whole.negated


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
