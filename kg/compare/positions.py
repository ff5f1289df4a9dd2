"""An actor's statements on a topic in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, Dataset

from kg.compare.rows import Statement
from kg.compare.statements import in_order, statements_of
from kg.errors import QueryError
from kg.ids import BASE, slug
from kg.projection import GraphIndex, Reader
from kg.vocab import dip, skos

__all__ = ["position"]


def position(dataset: Dataset, actor: str, topic: str) -> tuple[Statement, ...]:
    """The actor's statements on a topic in order of time; `topic` is a topic's id or name, or words of the statement.

    What a body or spokesperson says for the actor counts as the actor's. QueryError when the actor is not known.
    """
    reader = Reader.of(dataset)
    voices = _voices(reader.index, _find_actor(reader.index, actor))
    said = statements_of(reader, reader.index.subjects(dip.speaker, *voices))
    return tuple(sorted((s for s in said if _touches(reader, s, topic)), key=in_order))


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


def _find_actor(index: GraphIndex, name: str) -> str:
    if name.startswith(("http://", "https://")):
        return name
    wanted = slug(name)
    named = [(iri, slug(text)) for iri in _actors(index) for text in _names(index, iri)]
    exact = sorted({iri for iri, known in named if known == wanted})
    loose = sorted({iri for iri, known in named if set(wanted.split("-")) <= set(known.split("-"))})
    if not (exact or loose):
        raise QueryError("nobody of that name says anything", where=name, hint="kg show NAME searches all names")
    if not exact and len(loose) > 1:
        some = ", ".join(iri.removeprefix(BASE) for iri in loose[:5])
        raise QueryError(f"{len(loose)} speakers fit", where=name, hint=f"give the full name: {some}")
    return (exact or loose)[0]


def _names(index: GraphIndex, iri: str) -> tuple[str, ...]:
    return *index.texts(iri, RDFS.label), *index.texts(iri, skos.altLabel)


def _actors(index: GraphIndex) -> Iterable[str]:
    """All who speak and all that they act for."""
    actors = {speaker for _, speaker in index.pairs(dip.speaker)}
    todo = sorted(actors)
    while todo:
        new = set(index.iris(todo.pop(), dip.actsFor)) - actors
        actors |= new
        todo += sorted(new)
    return actors
