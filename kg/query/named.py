"""The analysts' questions: SPARQL files with a header that states the question and its parameters.

A header is the comment lines at the top of ontology/queries/NN-name.rq:

    # title: Who met whom
    # question: Who met whom, where and when?
    # param person (actor): someone who took part
    # param after (date) = 2024-01-01: only from this day on
    # example: kg query who-met-whom --param person="Ida Brandt"

`#PARAMS` in the query stands where given parameters are bound; without a value and a default a variable stays free, and
the query speaks of everyone. Values are bound as RDF terms, never pasted as text. Types: actor, place, topic, office,
event, article (a name, other name, IRI or path below the base, or what the gazetteer calls so; the case does not
matter), date (YYYY-MM-DD), text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from rdflib import RDFS, XSD, Dataset, Graph, Literal, URIRef

from kg.errors import QueryError, ResourceError
from kg.gazetteer import load_gazetteer
from kg.gazetteer.keys import name_key
from kg.ids import BASE
from kg.model import EntityType
from kg.query.run import run_query
from kg.resources import did_you_mean, ontology_dir
from kg.vocab import dcterms, dip, skos

__all__ = ["NamedQuery", "Parameter", "bind", "load_named_queries", "named_query", "parse_named_query"]

_FIELD = re.compile(r"# (title|question|example): (.+)")
_PARAM = re.compile(r"# param (\w+) \((\w+)\)(?: = ([^:]+))?: (.+)")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_MARK = "#PARAMS"
# Which nodes a name of each type may stand for: they bear the name by one of these properties and have this in common.
_NAMED = {
    "actor": "?node a ?class . FILTER(?class IN (dip:Person, dip:Organization, dip:State, dip:GovernmentBody, "
             "dip:InternationalOrganization, dip:UnnamedActor))",
    "place": "?node a dip:Place",
    "topic": "?node a dip:Topic",
    "office": "?node a dip:Position",
    "event": "?node dip:realis ?realis",
    "article": "?node a dip:Article",
}
_TYPES = (*_NAMED, "date", "text")
_MOST_NEAR = 5
_ACTORS = set(EntityType) - {EntityType.PLACE}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a named query that a user may bind. `default` is None when it may stay free."""

    name: str
    type: str
    description: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question with its SPARQL text, which is valid as it stands: all parameters without default are then free."""

    name: str
    title: str
    question: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    example: str = ""


def parse_named_query(name: str, text: str, where: str = "") -> NamedQuery:
    """Read the header of a query; ResourceError names the line that is not understood."""
    fields: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        if field := _FIELD.fullmatch(line):
            fields[field[1]] = field[2].strip()
        elif (param := _PARAM.fullmatch(line)) and param[2] in _TYPES:
            parameters.append(Parameter(param[1], param[2], param[4], param[3] and param[3].strip()))
        else:
            raise ResourceError(f"header line not understood: {line!r}", where=f"{where}:{number}")
    if not {"title", "question"} <= fields.keys() or (parameters and _MARK not in text):
        raise ResourceError(f"needs a title, a question and, for parameters, {_MARK}", where=where)
    return NamedQuery(name, fields["title"], fields["question"], text, tuple(parameters), fields.get("example", ""))


@cache
def load_named_queries() -> tuple[NamedQuery, ...]:
    """All named queries in the order of their numbers."""
    return tuple(_load(path) for path in sorted((ontology_dir() / "queries").glob("*.rq")))


def _load(path: Path) -> NamedQuery:
    return parse_named_query(path.stem.split("-", 1)[1], path.read_text(encoding="utf8"), str(path))


def named_query(name: str) -> NamedQuery:
    """The query of that name ("who-met-whom") or number ("1")."""
    known = load_named_queries()
    for number, query in enumerate(known, 1):
        if name in (query.name, str(number)):
            return query
    hint = did_you_mean(name, [q.name for q in known]) or "`kg query --list` shows all"
    raise QueryError(f"no named query {name!r}", hint=hint)


def bind(query: NamedQuery, values: Mapping[str, str], dataset: Dataset) -> str:
    """The query's SPARQL with the values bound, names looked up in the dataset.

    QueryError for a parameter that the query does not have, a name that nothing bears, or a value of the wrong form.
    """
    known = {p.name: p for p in query.parameters}
    for name in values:
        if name not in known:
            hint = did_you_mean(name, list(known)) or f"it has: {', '.join(known) or 'none'}"
            raise QueryError(f"{query.name} has no parameter {name!r}", hint=hint)
    given = {p.name: value for p in query.parameters if (value := values.get(p.name, p.default)) is not None}
    lines = [f"VALUES ?{name} {{ {' '.join(_terms(known[name], value, dataset))} }}" for name, value in given.items()]
    return query.text.replace(_MARK, " ".join(lines))


def _terms(parameter: Parameter, value: str, dataset: Dataset) -> list[str]:
    if parameter.type == "text":
        return [Literal(value).n3()]
    if parameter.type == "date":
        return [Literal(_day(parameter.name, value), datatype=XSD.date).n3()]
    return [node.n3() for node in _find(parameter, value, dataset)]


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise QueryError(f"{name}: {value!r} is not a day", hint="write it as 2024-04-26") from error


def _find(parameter: Parameter, value: str, dataset: Dataset) -> list[URIRef]:
    """The nodes that bear the name, sorted; an IRI or a path below the base counts when the graph knows it."""
    for iri in (value, BASE + value, BASE + value.removeprefix("id:")):
        if _IRI.fullmatch(iri) and _known(URIRef(iri), dataset):
            return [URIRef(iri)]
    wanted = Literal(" ".join(value.lower().split())).n3()
    names = f"(<{RDFS.label}>|<{skos.prefLabel}>|<{skos.altLabel}>|<{dcterms.title}>|<{dip.sourceFile}>)"
    found = run_query(dataset, f"SELECT DISTINCT ?node {{ {_NAMED[parameter.type]} "
                               f"{{ ?node {names} ?name FILTER(LCASE(STR(?name)) = {wanted}) }} }}")
    topics = _topics().get(" ".join(value.lower().split()), ()) if parameter.type == "topic" else ()
    nodes = sorted({URIRef(str(row[0])) for row in found.rows} | {t for t in topics if _known(t, dataset)})
    nodes = nodes or [node for node in _in_gazetteer(parameter, value) if _known(node, dataset)]
    nodes = nodes or _in_part(parameter, value, dataset)
    if not nodes:
        message = f"nothing of type {parameter.type} in the graph is called {value!r}"
        raise QueryError(message, hint=_near(parameter, value, dataset))
    return nodes


def _in_gazetteer(parameter: Parameter, value: str) -> list[URIRef]:
    """What a name means that the graph does not write like that: "Iranian foreign minister", "Great Britain"."""
    if parameter.type == "office":
        return [URIRef(BASE + office.id) for office in load_gazetteer().find_offices(value)]
    kinds = {"actor": _ACTORS, "place": {EntityType.PLACE}}.get(parameter.type, set())
    return [URIRef(BASE + entry.id) for entry in load_gazetteer().find(value) if entry.type in kinds][:1]


def _known(node: URIRef, dataset: Dataset) -> bool:
    return any(next(dataset.quads(pattern), None) for pattern in ((node, None, None, None), (None, None, node, None)))


@cache
def _topics() -> Mapping[str, tuple[URIRef, ...]]:
    """Topics by their names in lower case, from topics.ttl: a graph holds only the topics that it touches."""
    graph = Graph().parse(data=(ontology_dir() / "topics.ttl").read_text(encoding="utf8"), format="turtle")
    named: dict[str, tuple[URIRef, ...]] = {}
    for prop in (skos.prefLabel, skos.altLabel):
        for node, name in sorted(graph.subject_objects(prop)):
            key = str(name).lower()
            named[key] = (*named.get(key, ()), URIRef(str(node)))
    return named


def _in_part(parameter: Parameter, value: str, dataset: Dataset) -> list[URIRef]:
    """The one actor in whose name all the words stand ("Zelensky"); of several none."""
    holding = {row[0] for row in _names(parameter, dataset) if _holds(value, row[1])}
    return [URIRef(node) for node in holding] if len(holding) == 1 and parameter.type == "actor" else []


def _names(parameter: Parameter, dataset: Dataset) -> list[tuple[str, str]]:
    """Nodes of the type with their labels."""
    named = f"{_NAMED[parameter.type]} {{ ?node <{RDFS.label}> ?name }}"
    rows = run_query(dataset, f"SELECT DISTINCT ?node ?name {{ {named} }}").rows
    return sorted((str(node), str(name)) for node, name in rows)


def _holds(words: str, name: str) -> bool:
    return bool(wanted := set(name_key(words).split())) and wanted <= set(name_key(name).split())


def _near(parameter: Parameter, value: str, dataset: Dataset) -> str:
    rows = _names(parameter, dataset)
    holding = sorted({name for _, name in rows if _holds(value, name)})[:_MOST_NEAR]
    if holding:
        return f"did you mean {' or '.join(map(repr, holding))}?"
    return did_you_mean(value, [name for _, name in rows]) or "`kg query entities` lists all names"
