"""One event as its accounts tell it, and what was said at it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib import RDFS, Dataset

from kg.compare.accounts import accounts_of, find_differences, names_of
from kg.compare.rows import Comparison, Statement
from kg.compare.statements import statements_of
from kg.errors import QueryError
from kg.ids import BASE, slug
from kg.projection import GraphIndex, Reader, known_iri
from kg.vocab import dip, nif

__all__ = ["compare_event"]

_PARTIES = (dip.participant, dip.initiator, dip.target, dip.host)


def compare_event(dataset: Dataset, event: str) -> Comparison:
    """The event of that IRI or path, or the one whose name, actors and places hold all the words, else its sentences;
    most reported first.

    QueryError when no event fits, or several that are reported equally often.
    """
    reader = Reader.of(dataset)
    written = event if event.startswith(("http://", "https://")) else known_iri(reader.index, event)
    found = [written] if written else _find_events(reader, event)
    iri = found[0]
    if re.search(r"[\s<>\"{}|\\^`]", iri):
        raise QueryError("not an IRI", where=iri, hint=f"it begins with {BASE}")
    label, origins = reader.index.text(iri, RDFS.label), reader.index.number(iri, dip.originCount)
    if label is None or origins is None:
        raise QueryError("no such event", where=iri, hint="`kg query origins` lists all events")
    accounts = accounts_of(reader, iri)
    return Comparison(iri, label, origins, tuple(accounts), tuple(find_differences(accounts)),
                      tuple(_said_at(reader, iri)), tuple((other, reader.label(other)) for other in found[1:]))


def _said_at(reader: Reader, event: str) -> list[Statement]:
    """Statements made at the event, at a part of it, or about it, and what its participants say in the articles that
    tell it when no other occasion is told; with the other files that report the same content.
    """
    found = statements_of(reader, sorted(_claims_at(reader.index, event)))
    told = [replace(statement, also_in=_also_in(reader, statement.claim)) for statement in found]
    return sorted(told, key=lambda s: (s.side, s.speaker, s.passage, s.claim))


def _claims_at(index: GraphIndex, event: str) -> set[str]:
    accounts = index.subjects(dip.accountOf, event)
    parts = index.subjects(dip.accountOf, *index.subjects(dip.subEventOf, event))
    claims = {*index.subjects(dip.madeAt, *accounts, *parts), *index.subjects(dip.aboutEvent, *accounts)}
    for account in accounts:
        parties = set(index.iris(account, *_PARTIES))
        for claim in index.subjects(dip.reportedBy, *index.iris(account, dip.reportedBy)):
            if parties.intersection(index.iris(claim, dip.speaker)) and not index.iris(claim, dip.madeAt):
                claims.add(claim)
    return claims


def _also_in(reader: Reader, claim: str) -> tuple[str, ...]:
    """Files of the other articles that report the same content."""
    index = reader.index
    others = index.subjects(dip.expresses, *index.iris(claim, dip.expresses))
    articles = {article for other in others for article in index.iris(other, dip.reportedBy)}
    return tuple(sorted({reader.article(iri).file for iri in articles - set(index.iris(claim, dip.reportedBy))}))


def _find_events(reader: Reader, words: str) -> list[str]:
    """All that fit, the one that is reported most first; QueryError when there is none, or no one."""
    wanted = set(slug(words).split("-"))
    found = sorted(key for key, known in _known_words(reader) if wanted <= known)
    found = found or sorted(key for key, known in _told_words(reader) if wanted <= known)
    if not found:
        raise QueryError("no event fits", where=words or "''", hint="fewer words; `kg query origins` lists all events")
    if len(found) > 1 and found[0][0] == found[1][0]:
        some = "; ".join(f"{iri.removeprefix(BASE)} ({label})" for _, label, iri in found[:5])
        raise QueryError(f"{len(found)} events fit", where=words, hint=f"give more words, or name one: {some}")
    return [iri for *_, iri in found]


_Key = tuple[int, str, str]
"""How often an event is reported (negative, for sorting), its label and IRI."""


def _known_words(reader: Reader) -> Iterator[tuple[_Key, set[str]]]:
    """Of each event the words of its name, type, actors and places."""
    index = reader.index
    taking_part: dict[str, set[str]] = defaultdict(set)
    for account, event in index.pairs(dip.accountOf):
        taking_part[event].update(index.iris(account, *_PARTIES, dip.takesPlaceIn))
    for key in _events(index):
        yield key, _words_of((key[1], *reader.types(key[2]), *names_of(reader, taking_part[key[2]])))


def _told_words(reader: Reader) -> Iterator[tuple[_Key, set[str]]]:
    """Of each event the words of the sentences that tell it."""
    index = reader.index
    told: dict[str, set[str]] = defaultdict(set)
    for account, event in index.pairs(dip.accountOf):
        for sentence in index.iris(account, dip.evidence):
            told[event].update(index.texts(sentence, nif.anchorOf))
    for key in _events(index):
        yield key, _words_of((key[1], *told[key[2]]))


def _events(index: GraphIndex) -> Iterator[_Key]:
    for event in index.of_type(dip.CanonicalEvent):
        label, articles = index.text(event, RDFS.label), index.number(event, dip.articleCount)
        if label is not None and articles is not None:
            yield -articles, label, event


def _words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in slug(text).split("-")}
