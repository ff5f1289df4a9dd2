"""Claims of a graph as statements: with speaker, side and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import RDF

from kg.compare.accounts import names_of, quoted
from kg.compare.rows import Statement
from kg.projection import Reader
from kg.vocab import dip

__all__ = ["statements_of"]


def statements_of(reader: Reader, claims: Iterable[str]) -> Iterator[Statement]:
    """One for each claim that has a speaker with a name, and evidence; in the order of the claims."""
    for iri in claims:
        claim = reader.claim(iri)
        speakers = names_of(reader, claim.speakers)
        if not (speakers and claim.passages):
            continue
        who = " and ".join(speakers)
        sides = names_of(reader, (state for speaker in claim.speakers for state in _states(reader, speaker)))
        when = claim.latest or reader.article(claim.article).published or ""
        yield Statement(iri, who, ", ".join(sides) or who, claim.polarity, claim.content, when,
                        min(quoted(reader, passage) for passage in claim.passages))


def _states(reader: Reader, speaker: str) -> Iterator[str]:
    """The states that the speaker acts for, directly or through other bodies."""
    above = reader.index.iris(speaker, dip.actsFor)
    reached = set(above)
    todo = list(above)
    while todo:
        iri = todo.pop()
        if str(dip.State) in reader.index.iris(iri, RDF.type):
            yield iri
        new = set(reader.index.iris(iri, dip.actsFor)) - reached
        reached |= new
        todo += sorted(new)
