"""One event as its accounts tell it, and what was said at it."""

from __future__ import annotations

from collections import defaultdict

from rdflib import Dataset

from kg.compare.accounts import accounts_of, find_differences
from kg.compare.lookup import local_name, safe_iri, select_rows
from kg.compare.rows import Comparison, Statement
from kg.compare.statements import statements_of
from kg.errors import QueryError
from kg.ids import slug

__all__ = ["compare_event"]

_AT_EVENT = """
  { ?account dip:accountOf <%(event)s> . ?claim dip:madeAt|dip:aboutEvent ?account }
  UNION { ?part dip:subEventOf <%(event)s> . ?account dip:accountOf ?part . ?claim dip:madeAt ?account }
  UNION { ?account dip:accountOf <%(event)s> ; dip:reportedBy ?teller ; ?role ?party .
    FILTER(?role IN (dip:participant, dip:initiator, dip:target, dip:host))
    ?claim dip:reportedBy ?teller ; dip:speaker ?party . FILTER NOT EXISTS { ?claim dip:madeAt ?elsewhere } }"""


def compare_event(dataset: Dataset, event: str) -> Comparison:
    """The event of that IRI, or the one whose name, actors and places hold all the words; most reported first.

    QueryError when no event fits, or several that are reported equally often.
    """
    iri = event if event.startswith(("http://", "https://")) else _find_event(dataset, event)
    head = select_rows(dataset, f"SELECT ?label ?origins {{ <{safe_iri(iri)}> rdfs:label ?label ; "
                       "dip:originCount ?origins }")
    if not head:
        raise QueryError("no such event", where=iri, hint="kg show NAME lists the events of a person or state")
    accounts = accounts_of(dataset, f"VALUES ?event {{ <{safe_iri(iri)}> }}").get(iri, [])
    return Comparison(iri, head[0]["label"], int(head[0]["origins"]), tuple(accounts),
                      tuple(find_differences(accounts)), tuple(_said_at(dataset, iri)))


def _said_at(dataset: Dataset, event: str) -> list[Statement]:
    """Statements made at the event, at a part of it, or about it, and what its participants say in the articles that
    tell it when no other occasion is told; with the other files that report the same content.
    """
    pattern = _AT_EVENT % {"event": safe_iri(event)}
    same = select_rows(dataset, f"SELECT DISTINCT ?claim ?file {{ {pattern} "
                       "?claim dip:expresses/^dip:expresses ?other ; dip:reportedBy ?article . "
                       "?other dip:reportedBy ?second . ?second dip:sourceFile ?file . FILTER(?second != ?article) }")
    also: dict[str, set[str]] = defaultdict(set)
    for row in same:
        also[row["claim"]].add(row["file"])
    found = [t.statement for t in statements_of(dataset, pattern)]
    told = [Statement(s.claim, s.speaker, s.side, s.polarity, s.words, s.when, s.passage, tuple(sorted(also[s.claim])))
            for s in found]
    return sorted(told, key=lambda s: (s.side, s.speaker, s.passage, s.claim))


def _find_event(dataset: Dataset, words: str) -> str:
    rows = select_rows(dataset, "SELECT DISTINCT ?event ?label ?articles ?type ?name { "
                       "?event a dip:CanonicalEvent , ?type ; rdfs:label ?label ; dip:articleCount ?articles . "
                       "OPTIONAL { ?account dip:accountOf ?event ; ?role ?who . ?who rdfs:label ?name . "
                       "FILTER(?role IN (dip:participant, dip:initiator, dip:target, dip:host, dip:takesPlaceIn)) } }")
    texts: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for row in rows:
        words_known = slug(f"{row['label']} {row['name']} {local_name(row['type'])}").split("-")
        texts[(-int(row["articles"]), row["label"], row["event"])].update(words_known)
    wanted = set(slug(words).split("-"))
    found = sorted(key for key, known in texts.items() if wanted <= known)
    if not found:
        raise QueryError("no event fits", where=words, hint="fewer words, or the event's IRI from kg show NAME")
    if len(found) > 1 and found[0][0] == found[1][0]:
        some = "; ".join(f"{label} <{iri}>" for _, label, iri in found[:5])
        raise QueryError(f"{len(found)} events fit", where=words, hint=f"name one by its IRI: {some}")
    return found[0][2]
