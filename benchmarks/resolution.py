"""How the cost of identity over the corpus grows: CPU seconds for N local entities, and the ratio to a tenth of them.

    python benchmarks/resolution.py [N …]        (default 1000 10000 100000)

The articles are synthetic: each names five entities drawn from a vocabulary that grows with the corpus as names do in
news (a few in every article, most in one or two), tells an event of two of them and quotes one. A ratio near 10 is
linear growth. Every day has 20 articles, so that a larger corpus reaches further back.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kg.gazetteer import Gazetteer, load_gazetteer
from kg.ids import digest
from kg.model import (
    Article,
    AttributionMode,
    CharSpan,
    Denotation,
    Document,
    EntityType,
    Evidence,
    LocalClaim,
    LocalEntity,
    LocalEvent,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Participant,
    PublishedBasis,
    Realis,
    ResolvedDocument,
    Sentence,
)
from kg.resolve.corpus import resolve_corpus

_SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "sha", "ver", "no", "zel", "in", "bar", "oth", "ge", "pul", "wi", "dan")
_VOCABULARY = 3000
_PER_ARTICLE = 5
_A_DAY = 20


def main(sizes: list[int]) -> None:
    """Print one line for each size."""
    gazetteer = load_gazetteer()
    states = [e.id for e in gazetteer.entries() if e.type is EntityType.STATE]
    resolve_corpus(list(_documents(100, states)), gazetteer)
    print(f"{'entities':>9} {'articles':>9} {'canonical':>9} {'seconds':>8} {'ms/article':>10} {'ratio':>6}")
    before = 0.0
    for size in sizes:
        seconds, canonical = _measure(size, states, gazetteer)
        articles = size // _PER_ARTICLE
        ratio = f"{seconds / before:.1f}" if before else "-"
        each = 1000 * seconds / articles
        print(f"{size:9} {articles:9} {canonical:9} {seconds:8.2f} {each:10.2f} {ratio:>6}", flush=True)
        before = seconds


def _measure(size: int, states: list[str], gazetteer: Gazetteer) -> tuple[float, int]:
    documents = list(_documents(size // _PER_ARTICLE, states))
    start = time.process_time()
    resolution = resolve_corpus(documents, gazetteer)
    return time.process_time() - start, len(resolution.entities)


def _documents(count: int, states: list[str]) -> Iterator[ResolvedDocument]:
    for number in range(count):
        yield _document(number, count, states)


def _pick(number: int, slot: int, count: int) -> int:
    """The rank of a name: small ranks often, large ones seldom, the largest growing with the corpus."""
    share = int(digest("pick", str(number), str(slot), length=8), 16) / 16**8
    return int((count * 2) ** share)


def _name(rank: int) -> str:
    code = int(digest("name", str(rank), length=12), 16)
    parts = []
    for _ in range(5):
        parts.append(_SYLLABLES[code % len(_SYLLABLES)])
        code //= len(_SYLLABLES)
    return f"{''.join(parts[:2]).title()} {''.join(parts[2:]).title()}"


def _word(number: int, place: int) -> str:
    """Words of a quotation: common ones often, rare ones seldom."""
    share = int(digest("word", str(number), str(place), length=8), 16) / 16**8
    return _name(int(_VOCABULARY**share)).split()[1].lower()


def _document(number: int, count: int, states: list[str]) -> ResolvedDocument:
    ranks = list(dict.fromkeys(_pick(number, slot, count) for slot in range(_PER_ARTICLE)))
    names = [_name(rank) for rank in ranks]
    quote = " ".join(_word(number, place) for place in range(12))
    text = f"{' met '.join(names)}. {quote}. Report {number} of a long day in the capital, with rain and {quote[::-1]}."
    spans = [CharSpan(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = tuple(Mention(f"m{s.start}", s, s, n, n, MentionKind.NAMED, 0, EntityType.PERSON)
                     for s, n in zip(spans, names, strict=True))
    entities = tuple(LocalEntity(f"x{s.start}", EntityType.PERSON, n, acts_for=(states[rank % len(states)],))
                     for s, n, rank in zip(spans, names, ranks, strict=True))
    day = date(2020, 1, 1) + timedelta(days=number // _A_DAY)
    evidence = Evidence(0, "synthetic", "benchmark")
    parts = tuple(Participant("participant", e.id, m.id) for e, m in zip(entities[:2], mentions, strict=False))
    said = CharSpan(text.index(quote), text.index(quote) + len(quote))
    sha = digest("article", str(number), length=64)
    whole = CharSpan(0, len(text))
    article = Article(sha[:16], f"{number}.txt", text, sha, day, PublishedBasis.GIVEN)
    return ResolvedDocument(
        Document(article, (Paragraph(whole, ParagraphKind.BODY),), ()), (Sentence(0, whole, 0),), mentions, entities,
        tuple(Denotation(m.id, (e.id,), "synthetic") for m, e in zip(mentions, entities, strict=True)), (), (),
        (LocalEvent("e1", "Meeting", (spans[0],), (evidence,), parts, Realis.ACTUAL, (), day, day),),
        (LocalClaim("c1", (entities[0].id,), (said,), AttributionMode.DIRECT, evidence),))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
