"""An actor's statements on a topic in order of time."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Dataset

from kg.compare.lookup import safe_iri, select_rows
from kg.compare.rows import Statement
from kg.compare.statements import Topical, statements_of
from kg.errors import QueryError
from kg.ids import BASE, slug

__all__ = ["position"]


def position(dataset: Dataset, actor: str, topic: str) -> tuple[Statement, ...]:
    """The actor's statements on a topic in order of time; `topic` is a topic's id or name, or words of the statement.

    What a body or spokesperson says for the actor counts as the actor's. QueryError when the actor is not known.
    """
    iri = _find_actor(dataset, actor)
    pattern = f"?claim dip:speaker ?voice . ?voice dip:actsFor* <{safe_iri(iri)}> ."
    labels = _topics(dataset)
    found = [s.statement for s in statements_of(dataset, pattern) if _touches(s, topic, labels)]
    return tuple(sorted(found, key=lambda s: (s.when, s.passage, s.claim)))


def _touches(found: Topical, topic: str, labels: Mapping[str, str]) -> bool:
    wanted = slug(topic.rpartition("/")[2])
    names = {slug(t.rpartition("/")[2]) for t in found.topics} | {slug(labels.get(t, "")) for t in found.topics}
    if any(wanted == name or wanted in name.split("-") for name in names):
        return True
    words = set(slug(found.statement.words).split("-"))
    return all(part in words for part in wanted.split("-"))


def _topics(dataset: Dataset) -> dict[str, str]:
    return {row["topic"]: row["name"] for row in select_rows(
        dataset, "SELECT DISTINCT ?topic ?name { ?topic a ?kind ; skos:prefLabel|rdfs:label ?name . "
        "FILTER(?kind IN (dip:Topic, skos:Concept)) }")}


def _find_actor(dataset: Dataset, name: str) -> str:
    if name.startswith(("http://", "https://")):
        return name
    rows = select_rows(dataset, "SELECT DISTINCT ?actor ?name { ?claim dip:speaker/dip:actsFor* ?actor . "
                 "?actor rdfs:label|skos:altLabel ?name }")
    wanted = slug(name)
    exact = sorted({row["actor"] for row in rows if slug(row["name"]) == wanted})
    loose = sorted({row["actor"] for row in rows if set(wanted.split("-")) <= set(slug(row["name"]).split("-"))})
    if not (exact or loose):
        raise QueryError("nobody of that name says anything", where=name, hint="kg show NAME searches all names")
    if not exact and len(loose) > 1:
        some = ", ".join(iri.removeprefix(BASE) for iri in loose[:5])
        raise QueryError(f"{len(loose)} speakers fit", where=name, hint=f"give the full name: {some}")
    return (exact or loose)[0]
