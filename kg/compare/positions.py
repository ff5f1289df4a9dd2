"""An actor's statements on a topic in order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from rdflib import RDF, RDFS, Dataset

from kg.compare.rows import Statement
from kg.compare.statements import in_order, statements_of
from kg.errors import QueryError
from kg.ids import slug
from kg.projection import GraphIndex, Reader, find
from kg.vocab import dip, skos

__all__ = ["position", "spoken_topics"]


def position(dataset: Dataset, actor: str, topic: str) -> tuple[Statement, ...]:
    """The actor's statements on a topic in order of time; `topic` is a topic's id or name, or words of the statement.

    What a body or spokesperson says for the actor counts as the actor's. QueryError when the actor is not known, or
    when several speakers have the name.
    """
    reader = Reader.of(dataset)
    voices = _voices(reader.index, _actor(reader.index, actor))
    said = statements_of(reader, reader.index.subjects(dip.speaker, *voices))
    return tuple(sorted((s for s in said if _touches(reader, s, topic)), key=in_order))


def spoken_topics(dataset: Dataset, actor: str) -> tuple[str, ...]:
    """Names of the topics of the actor's statements, those of most first."""
    reader = Reader.of(dataset)
    index = reader.index
    said = index.subjects(dip.speaker, *_voices(index, _actor(index, actor)))
    counts = Counter(_topic(index, topic) for claim in said for topic in index.iris(claim, dip.aboutTopic))
    return tuple(sorted(filter(None, counts), key=lambda name: (-counts[name], name)))


def _actor(index: GraphIndex, name: str) -> str:
    """Who speaks goes before who is only spoken of."""
    try:
        return find(index, name, _actors(index))
    except QueryError:
        return find(index, name)


def _voices(index: GraphIndex, actor: str) -> list[str]:
    """The actor and all who act for it, to any depth."""
    voices, todo = {actor}, [actor]
    while todo:
        new = set(index.subjects(dip.actsFor, todo.pop())) - voices
        voices |= new
        todo += sorted(new)
    return sorted(voices)


def _touches(reader: Reader, statement: Statement, topic: str) -> bool:
    wanted = slug(topic.rpartition("/")[2])
    topics = reader.index.iris(statement.claim, dip.aboutTopic)
    names = {slug(t.rpartition("/")[2]) for t in topics} | {slug(_topic(reader.index, t)) for t in topics}
    if any(wanted == name or wanted in name.split("-") for name in names):
        return True
    words = set(slug(statement.words).split("-"))
    return all(part in words for part in wanted.split("-"))


def _topic(index: GraphIndex, iri: str) -> str:
    kinds = {str(dip.Topic), str(skos.Concept)} & set(index.iris(iri, RDF.type))
    return max((*index.texts(iri, skos.prefLabel), *index.texts(iri, RDFS.label)), default="") if kinds else ""


def _actors(index: GraphIndex) -> Collection[str]:
    """All who speak and all that they act for."""
    actors = {speaker for _, speaker in index.pairs(dip.speaker)}
    todo = sorted(actors)
    while todo:
        new = set(index.iris(todo.pop(), dip.actsFor)) - actors
        actors |= new
        todo += sorted(new)
    return actors
