"""The thing that a user's words name: an IRI, a path below the base, a label or another name."""

from __future__ import annotations

import re

from rdflib import RDF, RDFS

from kg.errors import QueryError
from kg.ids import BASE
from kg.projection.index import GraphIndex
from kg.resources import did_you_mean
from kg.vocab import dip, skos

__all__ = ["find"]

# What can be an IRI or a path below the base; `:` or `/` is in both.
_IRI_PART = re.compile(r"[^\s<>\"{}|\\^`]*[:/][^\s<>\"{}|\\^`]*")
_NAMED = frozenset(
    map(str, (dip.Person, dip.State, dip.GovernmentBody, dip.InternationalOrganization, dip.Organization, dip.Place,
              dip.CanonicalEvent))
)  # fmt: skip
_MOST_NEAR = 5


def find(index: GraphIndex, name: str) -> str:
    """IRI of the node with that IRI or path, else of the entity or event with that label or other name (without case).

    QueryError when there is none, or when several have the name; it then lists them.
    """
    for iri in (name, BASE + name) if _IRI_PART.fullmatch(name) else ():
        if index.knows(iri):
            return iri
    wanted = " ".join(name.lower().split())
    found = _bearing(index, RDFS.label, wanted) or _bearing(index, skos.altLabel, wanted)
    if not found:
        raise QueryError(f"nothing in the graph is called {name!r}", hint=_near(index, name))
    if len(found) > 1:
        rows = ", ".join(sorted(iri.removeprefix(BASE) for iri in found))
        raise QueryError(f"{name!r} may be any of {rows}", hint="use one of these instead")
    return found.pop()


def _bearing(index: GraphIndex, prop: str, wanted: str) -> set[str]:
    bearing = {iri for iri, text in index.literals(prop) if " ".join(text.lower().split()) == wanted}
    return {iri for iri in bearing if _has_name(index, iri)}


def _has_name(index: GraphIndex, iri: str) -> bool:
    return not _NAMED.isdisjoint(index.iris(iri, RDF.type)) and "/territory-of-" not in iri


def _near(index: GraphIndex, name: str) -> str:
    """Names that hold all the words, else one that is spelt alike."""
    named = {iri for kind in sorted(_NAMED) for iri in index.of_type(kind) if "/territory-of-" not in iri}
    labels = {text for prop in (RDFS.label, skos.altLabel) for iri, text in index.literals(prop) if iri in named}
    words = set(name.lower().split())
    holding = sorted(n for n in labels if words and words <= set(n.lower().split()))
    if holding:
        return f"did you mean {' or '.join(map(repr, holding[:_MOST_NEAR]))}?"
    return did_you_mean(name, sorted(labels)) or "`kg query entities` lists all names"
