"""The thing that a user's words name: an IRI, a path below the base, a label or another name."""

from __future__ import annotations

import re
from collections.abc import Collection

from rdflib import RDF, RDFS

from kg.errors import QueryError
from kg.gazetteer import load_gazetteer
from kg.gazetteer.keys import name_key
from kg.ids import BASE
from kg.projection.index import GraphIndex
from kg.resources import did_you_mean
from kg.vocab import dip, skos

__all__ = ["find", "known_iri"]

# What can be an IRI or a path below the base; `:` or `/` is in both.
_IRI_PART = re.compile(r"[^\s<>\"{}|\\^`]*[:/][^\s<>\"{}|\\^`]*")
_NAMED = frozenset(
    map(str, (dip.Person, dip.State, dip.GovernmentBody, dip.InternationalOrganization, dip.Organization, dip.Place,
              dip.CanonicalEvent))
)  # fmt: skip
_MOST_SHOWN = 5


def find(index: GraphIndex, name: str, among: Collection[str] | None = None) -> str:
    """IRI of the node with that IRI or path, else of the entity or event that the name means.

    A label goes before another name, these before a name that only the gazetteer knows ("Great Britain"), and all
    before a part of a person's, state's or body's name ("Zelensky"). Who is known by a family name alone may be anybody
    who is also called so. Case, dots, hyphens and diacritics do not matter. `among` are the IRIs that a name may mean;
    None are all. QueryError when there is none, or when several have the name; it then lists them, with what tells them
    apart.
    """
    if iri := known_iri(index, name):
        return iri
    for look in (_labelled, _also_called, _in_gazetteer, _in_part):
        found = [iri for iri in look(index, name) if among is None or iri in among]
        if len(found) > 1:
            rows = ", ".join(_described(index, iri) for iri in found[:_MOST_SHOWN])
            more = f" or {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
            raise QueryError(f"{name!r} may be any of {rows}{more}", hint="use one of these instead")
        if found:
            return found[0]
    raise QueryError(f"nothing in the graph is called {name!r}", hint=_near(index, name))


def known_iri(index: GraphIndex, name: str) -> str | None:
    """The IRI that is written out, as a path below the base, or with the prefix that tables show (`id:person/…`)."""
    written = (name, BASE + name, BASE + name.removeprefix("id:")) if _IRI_PART.fullmatch(name) else ()
    return next((iri for iri in written if index.knows(iri)), None)


def _described(index: GraphIndex, iri: str) -> str:
    """Path and label, with whom it acts for or else a file that names it: namesakes bear the same label."""
    sides = [label for side in index.iris(iri, dip.actsFor) for label in index.texts(side, RDFS.label)]
    mention = next(iter(index.subjects(dip.denotes, iri)), "")
    article = index.iri(mention, dip.inArticle) or ""
    more = sides[:1] or [f"in {file}" for file in index.texts(article, dip.sourceFile)]
    return f"{iri.removeprefix(BASE)} ({', '.join([*index.texts(iri, RDFS.label)[:1], *more])})"


def _labelled(index: GraphIndex, name: str) -> list[str]:
    found = _bearing(index, RDFS.label, name)
    alone = len(name_key(name).split()) == 1 and any(str(dip.Person) in index.iris(iri, RDF.type) for iri in found)
    return sorted({*found, *_also_called(index, name)}) if alone else found


def _also_called(index: GraphIndex, name: str) -> list[str]:
    return _bearing(index, skos.altLabel, name)


def _bearing(index: GraphIndex, prop: str, name: str) -> list[str]:
    wanted = name_key(name)
    bearing = {iri for iri, text in index.literals(prop) if wanted and name_key(text) == wanted}
    return sorted(iri for iri in bearing if _has_name(index, iri))


def _in_gazetteer(index: GraphIndex, name: str) -> list[str]:
    """The best known of the name that the graph knows."""
    known = (BASE + entry.id for entry in load_gazetteer().find(name))
    return [iri for iri in known if index.knows(iri) and _has_name(index, iri)][:1]


def _in_part(index: GraphIndex, name: str) -> list[str]:
    """Entities, but no events, in one of whose names all the words stand."""
    words = set(name_key(name).split())
    texts = (row for prop in (RDFS.label, skos.altLabel) for row in index.literals(prop))
    bearing = {iri for iri, text in texts if words and words <= set(name_key(text).split())}
    return sorted(iri for iri in bearing
                  if _has_name(index, iri) and str(dip.CanonicalEvent) not in index.iris(iri, RDF.type))


def _has_name(index: GraphIndex, iri: str) -> bool:
    return not _NAMED.isdisjoint(index.iris(iri, RDF.type)) and "/territory-of-" not in iri


def _near(index: GraphIndex, name: str) -> str:
    """Names of events that hold all the words, else a name that is spelt alike."""
    named = {iri for kind in sorted(_NAMED) for iri in index.of_type(kind) if "/territory-of-" not in iri}
    labels = {text for prop in (RDFS.label, skos.altLabel) for iri, text in index.literals(prop) if iri in named}
    words = set(name.lower().split())
    holding = sorted(n for n in labels if words and words <= set(n.lower().split()))
    if holding:
        return f"did you mean {' or '.join(map(repr, holding[:_MOST_SHOWN]))}?"
    return did_you_mean(name, sorted(labels)) or "`kg query entities` lists all names"
