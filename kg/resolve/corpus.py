"""Identity over all documents: one canonical thing for one thing, every decision a link with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.gazetteer import Gazetteer
from kg.judgements import Judged, anchor_judgements
from kg.ledger import Ledger
from kg.model import Link, Resolution, ResolvedDocument
from kg.resolve.corpus_accounts import Around, accounts_of, article_windows
from kg.resolve.corpus_claims import find_propositions
from kg.resolve.corpus_entities import cluster_entities
from kg.resolve.corpus_entity_ids import canonical_entities
from kg.resolve.corpus_events import find_events
from kg.resolve.corpus_origins import find_origins
from kg.resolve.corpus_story import stories_of

__all__ = ["resolve_corpus"]


def resolve_corpus(
    documents: Sequence[ResolvedDocument], gazetteer: Gazetteer, ledger: Ledger | None = None
) -> Resolution:
    """Canonical entities, events and propositions, and the independent origins of articles.

    A function of the set of documents: their order does not matter, and a set without an article gives what it would
    have given had the article never been there. Entities come first, for claims and events are compared by who is in
    them; claims before events, for the same quotations date an article that carries no date. Origins come before all,
    for copies of one text mean the same by the same words.
    """
    judged = anchor_judgements(ledger, documents) if ledger else Judged()
    stories = stories_of(documents, gazetteer)
    origins = find_origins([d.document for d in documents])
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    copied = {article: origin.id for origin in origins if len(origin.articles) > 1 for article in origin.articles}
    clusters = cluster_entities(documents, gazetteer, judged.of("entity"), copied, stories)
    entities, home, links = canonical_entities(clusters, gazetteer, judged.labels)
    known = {e.id: e for e in entities}
    acts_for = {e.id: e.acts_for for e in entities}
    said = find_propositions(documents, home, acts_for, origin_of, judged.of("claim"), stories)
    around = Around(article_windows(documents, said.quoted), said.of, copied)
    accounts = accounts_of(documents, home, known, gazetteer, around)
    parents = {(d.document.article.id, e.id): (d.document.article.id, e.parent)
               for d in documents for e in d.events if e.parent}
    behind = {s: gazetteer.entry(s).name for a in accounts for s in a.sides if s not in known}  # named in no article
    labels = behind | {e.id: e.label for e in entities}
    events = find_events(accounts, labels, parents, origin_of, judged.of("event"), stories)
    return Resolution(entities, events.events, said.propositions, origins, _once((*links, *events.links, *said.links)))


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    """One link of a rule between two things, the best: several members of what it leads to may have been compared."""
    best: dict[tuple[str, str, str, str], Link] = {}
    for link in links:
        key = (link.article, link.local, link.target, link.rule)
        if key not in best or (link.score, link.detail) > (best[key].score, best[key].detail):
            best[key] = link
    return tuple(best.values())
