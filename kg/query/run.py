"""Run a SPARQL query that only reads."""

from __future__ import annotations

import multiprocessing
import re
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import MappingProxyType

from rdflib import RDF, RDFS, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.query import Result
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.ids import BASE
from kg.query.guard import check_allowed, named_graphs, names_with_prefix
from kg.resources import did_you_mean
from kg.vocab import dcterms, dip, foaf, nif, org, prov, schema, skos

__all__ = ["PREFIXES", "QueryResult", "run_query", "unknown_terms"]

Term = Identifier | None
PREFIXES = MappingProxyType({
    "dip": dip.namespace, "id": BASE, "nif": nif.namespace, "rdf": str(RDF), "rdfs": str(RDFS), "xsd": str(XSD),
    "skos": skos.namespace, "dcterms": dcterms.namespace, "prov": prov.namespace, "schema": schema.namespace,
    "foaf": foaf.namespace, "org": org.namespace,
})


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A table of RDF terms, None where unbound. ASK has one cell, CONSTRUCT a row for each triple, sorted."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]


def run_query(dataset: Dataset, text: str, timeout: float | None = None) -> QueryResult:
    """Answer of a SELECT, ASK, CONSTRUCT or DESCRIBE query over all graphs; `PREFIXES` need no declaration.

    A triple counts once for each graph it is in; `kg build` puts each into one alone. `timeout` in seconds runs the
    query in a forked process that is stopped when the time is up. QueryError says where a query is wrong.
    """
    check_allowed(text)
    for graph in named_graphs(text):
        if next(Graph(dataset.store, URIRef(graph)).triples((None, None, None)), None) is None:
            raise QueryError(f"FROM <{graph}>: there is no such graph", hint="list them: SELECT ?g { GRAPH ?g { } }")
    return _answer(dataset, text) if timeout is None else _within(timeout, dataset, text)


def unknown_terms(text: str) -> tuple[str, ...]:
    """Names with the prefix dip: that the ontology does not have, each with what was perhaps meant: nothing in a graph
    bears them, so that a misspelt one silently finds nothing.

    >>> unknown_terms("SELECT ?p { ?p a dip:Persn ; dip:actsFor ?s }")
    ("dip:Persn (did you mean 'Person'?)",)
    """
    known = [str(term).removeprefix(dip.namespace) for term in vars(dip).values() if isinstance(term, URIRef)]
    missing = (name for name in names_with_prefix(text, "dip") if name not in known)
    return tuple(f"dip:{name}" + (f" ({hint})" if (hint := did_you_mean(name, known)) else "") for name in missing)


def _answer(dataset: Dataset, text: str) -> QueryResult:
    try:
        return _table(dataset.query(text, initNs=dict(PREFIXES)))
    except SyntaxError as error:
        raise _syntax_error(error, text) from error
    except (ValueError, OSError) as error:
        raise QueryError(f"the query failed: {error}", hint="simplify the query") from error


def _table(result: Result) -> QueryResult:
    if result.type == "ASK":
        return QueryResult(("answer",), ((Literal(bool(result.askAnswer)),),))
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        graph = result.graph if result.graph is not None else Graph()
        triples = [tuple(term for term in triple if isinstance(term, Identifier)) for triple in graph]
        rows = sorted(triples, key=lambda row: [term.n3() for term in row])
        return QueryResult(("subject", "predicate", "object"), tuple(rows))
    columns = tuple(str(v) for v in result.vars or ())
    return QueryResult(columns, tuple(tuple(row.get(v) for v in result.vars or ()) for row in result.bindings))


def _syntax_error(error: SyntaxError, text: str) -> QueryError:
    """The engine says "error at 3:19: expected …"; name the place and show the line."""
    found = re.match(r"error at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if not found:
        return QueryError(f"not valid SPARQL: {error}", where="query", hint="see the SPARQL 1.1 query language")
    line, column, what = int(found[1]), int(found[2]), _expected(found[3])
    lines = text.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return QueryError(f"not valid SPARQL: {what}", where=f"query:{line}:{column}", hint=f"in the line {shown!r}")


def _expected(what: str) -> str:
    """The engine's list of what could follow, without its sets of characters."""
    if "Prefix not found" in what:
        return f"a prefix is not declared; known without declaration: {', '.join(PREFIXES)}"
    words = re.split(r",? \[", what)[0].strip()
    return "this cannot stand here" if words in ("", "expected one of", "expected") else words


def _within(seconds: float, dataset: Dataset, text: str) -> QueryResult:
    """The engine cannot be interrupted, so a child does the work and is stopped."""
    if "fork" not in multiprocessing.get_all_start_methods():
        raise QueryError("a time-out is not possible on this system", hint="run the query without a time-out")
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send_answer, args=(sender, dataset, text), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"the query took more than {seconds:g} s", hint="add a LIMIT or narrow it")
        answer = receiver.recv()
    except EOFError as error:
        raise QueryError("the query ended without an answer", hint="it may need more memory than there is") from error
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(answer, dict):
        raise QueryError(answer["message"], where=answer["where"], hint=answer["hint"])
    columns, rows = answer
    return QueryResult(columns, tuple(tuple(_revive(cell) for cell in row) for row in rows))


def _send_answer(sender: Connection, dataset: Dataset, text: str) -> None:
    try:
        result = _answer(dataset, text)
        sender.send((result.columns, [[_plain(cell) for cell in row] for row in result.rows]))
    except QueryError as error:
        sender.send({"message": error.message, "where": error.where, "hint": error.hint})


def _plain(term: Term) -> tuple[str, ...] | None:
    """A term as plain text: rdflib's own pickling parses literals anew and warns of odd ones."""
    if term is None:
        return None
    if isinstance(term, Literal):
        return ("literal", str(term), term.language or "", str(term.datatype or ""))
    return ("bnode" if isinstance(term, BNode) else "iri", str(term))


def _revive(cell: tuple[str, ...] | None) -> Term:
    if cell is None:
        return None
    if cell[0] == "literal":
        return Literal(cell[1], lang=cell[2] or None, datatype=URIRef(cell[3]) if cell[3] and not cell[2] else None)
    return BNode(cell[1]) if cell[0] == "bnode" else URIRef(cell[1])
