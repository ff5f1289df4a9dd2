"""Claims of a graph with speaker, side and sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rdflib import Dataset

from kg.compare.lookup import local_name, passage_of, select_rows
from kg.compare.rows import Statement

__all__ = ["Topical", "statements_of"]

_STATEMENT = """
SELECT DISTINCT ?claim ?who ?side ?polarity ?words ?when ?topic ?file ?publisher ?published ?sentence ?begin ?end {
  %s
  ?claim dip:speaker ?speaker ; dip:polarity ?polarity ; dip:contentText ?words ; dip:evidence ?span ;
    dip:reportedBy ?article .
  ?speaker rdfs:label ?who . ?article dip:sourceFile ?file .
  ?span nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
  OPTIONAL { ?claim dip:aboutTopic ?topic }
  OPTIONAL { ?speaker dip:actsFor+ ?state . ?state a dip:State ; rdfs:label ?side }
  OPTIONAL { ?article dcterms:publisher ?publisher } OPTIONAL { ?article dip:published ?published }
  OPTIONAL { ?claim dip:latestDate ?latest } BIND(COALESCE(?latest, ?published) AS ?when)
}"""

@dataclass(frozen=True, slots=True)
class Topical:
    statement: Statement
    topics: tuple[str, ...]


def statements_of(dataset: Dataset, pattern: str) -> list[Topical]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in select_rows(dataset, _STATEMENT % pattern):
        rows[row["claim"]].append(row)
    found = []
    for claim, mine in sorted(rows.items()):
        first = mine[0]
        speakers = " and ".join(sorted({row["who"] for row in mine}))
        sides = ", ".join(sorted({row["side"] for row in mine} - {""})) or speakers
        statement = Statement(claim, speakers, sides, local_name(first["polarity"]), first["words"], first["when"],
                              min(passage_of(row) for row in mine))
        found.append(Topical(statement, tuple(sorted({row["topic"] for row in mine} - {""}))))
    return found
