"""`kg query`: SPARQL, a query file, or one of the analysts' questions by name."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Annotated

import typer
from rdflib import Dataset
from rich.table import Table
from rich.text import Text

from kg.cli.console import DEFAULT_STORE, GraphOption, StoreOption, err, open_source, out, shows_errors
from kg.errors import QueryError
from kg.query import (
    NamedQuery,
    QueryResult,
    bind,
    load_named_queries,
    named_query,
    run_query,
    to_csv,
    to_json,
    to_table,
    unknown_terms,
)

__all__ = ["query_command"]

_SPARQL = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*(?:select|ask|construct|describe|prefix|base|insert|delete|load|drop|clear)\s", re.IGNORECASE)
FORMATS = ("table", "csv", "json")


@shows_errors
def query_command(
    query: Annotated[
        str | None, typer.Argument(help="A question's name or number, a .rq file, SPARQL text, or - (standard input).")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help='name=value of a named query, as in person="Xi Jinping".')
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    graph: GraphOption = None,
    output: Annotated[str, typer.Option("--format", "-f", help="table, csv or json (SPARQL results).")] = "table",
    timeout: Annotated[float, typer.Option(help="Give up after so many seconds.", min=0.01)] = 60.0,
    list_all: Annotated[bool, typer.Option("--list", help="Show the named questions and their parameters.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the SPARQL instead of running it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Ask the graph.

    Examples:

      kg query --list

      kg query who-met-whom --param person="Xi Jinping"

      kg query 'SELECT ?name { ?p a dip:Person ; rdfs:label ?name }' --format csv

      kg query my-question.rq --graph graph/graph.trig

    The usual prefixes (dip, nif, skos, prov, schema, …) are known. Queries only read: updates, SERVICE, LOAD and FROM a
    file are refused.
    """
    style = "json" if as_json else output
    if style not in FORMATS:
        raise QueryError(f"no format {style!r}", where="--format", hint=f"one of {', '.join(FORMATS)}")
    if list_all or query is None:
        if param and not list_all:
            raise QueryError("no question is named", where="--param", hint="kg query NAME --param …; --list shows them")
        _list(load_named_queries(), style)
        return
    dataset = open_source(store, graph)
    text = _text(query, _values(param or []), dataset)
    if show:
        sys.stdout.write(text + "\n")
    else:
        for term in unknown_terms(text):
            err.print(f"note: the ontology has no {term}", highlight=False, markup=False)
        _print(run_query(dataset, text, timeout=timeout), style)


def _values(params: list[str]) -> dict[str, str]:
    for param in params:
        if "=" not in param:
            raise QueryError(f"{param!r} has no value", where="--param", hint='write it as person="Xi Jinping"')
    return {name.strip(): value for name, _, value in (p.partition("=") for p in params)}


def _text(query: str, values: dict[str, str], dataset: Dataset) -> str:
    """The SPARQL meant by the argument: text has a brace or begins with a keyword, a file ends in .rq or .sparql, all
    else names a question."""
    if query == "-":
        return sys.stdin.read()
    if "{" in query or _SPARQL.match(query):
        return query
    if Path(query).suffix in (".rq", ".sparql"):
        try:
            return Path(query).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"cannot read the query: {error}", where=query) from error
    if Path(query).is_file():
        raise QueryError("a file with a query ends in .rq or .sparql", where=query, hint="rename it, or use `-` and <")
    return bind(named_query(query), values, dataset)


def _print(result: QueryResult, style: str) -> None:
    if style == "json":
        sys.stdout.write(to_json(result))
    elif style == "csv":
        sys.stdout.write(to_csv(result))
    else:
        out.print(to_table(result))
        err.print(f"{len(result.rows)} row(s)", style="dim", highlight=False)


def _list(queries: tuple[NamedQuery, ...], style: str) -> None:
    if style == "json":
        rows = [{"name": q.name, "question": q.question, "example": q.example,
                 "parameters": [{"name": p.name, "type": p.type, "about": p.description, "default": p.default}
                                for p in q.parameters]} for q in queries]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    table = Table("", "name", "question", "parameters", box=None, pad_edge=False)
    for number, query in enumerate(queries, start=1):
        names = ", ".join(p.name if p.default is None else f"{p.name}={p.default}" for p in query.parameters)
        table.add_row(str(number), Text(query.name), Text(query.question), Text(names))
    out.print(table)
