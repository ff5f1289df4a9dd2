"""Refuse what a query from outside must not do: change the graph, call a server, read a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

__all__ = ["check_allowed", "named_graphs", "names_with_prefix"]

# The tokens of SPARQL 1.1 as far as they can hide a keyword. An IRI has no white space, so `?a < ?b` holds none.
_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        |\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')
      |(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)
      |(?P<comment>\#[^\n]*)
      |(?P<variable>[?$]\w+)
      |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      |(?P<name>(?:_|[^\W\d_][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
      |(?P<word>[^\W\d]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_READING = frozenset({"select", "ask", "construct", "describe"})
_UPDATES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"})


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


def check_allowed(text: str) -> None:
    """Raise QueryError, with line and column, if the query updates, calls SERVICE or may read a file."""
    decoded = _ESCAPE.sub(_character, text)
    tokens = [t for t in _tokens(decoded) if t.kind not in ("comment", "string")]
    for token in tokens:
        if _may_be_service(token):
            _refuse(decoded, token, "SERVICE calls another server", "query what is in this graph")
    _check_form(decoded, tokens)
    _check_from(decoded, tokens)


def _character(match: re.Match[str]) -> str:
    """SPARQL reads \\u0053 as S before anything else, in keywords too; an impossible code point stays as it is."""
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        yield _Token(match.lastgroup or "", match[0], match.start())


def _may_be_service(token: _Token) -> bool:
    """A parser without a lexer also takes `SERVICE:x` or `trueSERVICE`: the letters anywhere in a bare word count."""
    word = token.text if token.kind == "word" else token.text.split(":")[0] if token.kind == "name" else ""
    return "service" in word.lower()


def _check_form(text: str, tokens: list[_Token]) -> None:
    for token in tokens:
        word = token.text.lower()
        if token.kind == "word" and word in _READING:
            break
        if token.kind == "word" and word in _UPDATES:
            _refuse(text, token, f"{token.text.upper()} changes the graph", "queries only read; `kg build` writes")
    keywords = [t for t in tokens if t.kind == "word" and t.text.lower() == "load"]
    if keywords:
        _refuse(text, keywords[0], "LOAD fetches a document", "queries only read; `kg build` reads articles")


def _check_from(text: str, tokens: list[_Token]) -> None:
    for graph in _from_clauses(tokens):
        if graph.kind != "iri" or not re.match(r"<(https?|urn):", graph.text, re.IGNORECASE):
            message = f"FROM {graph.text} may name a file"
            _refuse(text, graph, message, "write the full https IRI of a graph of this dataset")


def _from_clauses(tokens: list[_Token]) -> Iterator[_Token]:
    for number, token in enumerate(tokens[:-1]):
        if token.kind == "word" and token.text.lower() == "from":
            after = tokens[number + 1]
            named = after.kind == "word" and after.text.lower() == "named" and number + 2 < len(tokens)
            yield tokens[number + 2] if named else after


def named_graphs(text: str) -> tuple[str, ...]:
    """IRIs after FROM and FROM NAMED.

    >>> named_graphs("SELECT * FROM NAMED <https://example.org/g> WHERE { ?s ?p ?o }")
    ('https://example.org/g',)
    """
    tokens = [t for t in _tokens(_ESCAPE.sub(_character, text)) if t.kind not in ("comment", "string")]
    return tuple(t.text.strip("<>") for t in _from_clauses(tokens))


def names_with_prefix(text: str, prefix: str) -> tuple[str, ...]:
    """Local names that the query writes with the prefix, each once, in order; those in strings and comments are not.

    >>> names_with_prefix("SELECT * { ?a a dip:Visit ; dip:realis dip:actual } # dip:no", "dip")
    ('Visit', 'realis', 'actual')
    """
    names = (t.text.split(":", 1) for t in _tokens(_ESCAPE.sub(_character, text)) if t.kind == "name")
    return tuple(dict.fromkeys(local for before, local in names if before == prefix and local))


def _refuse(text: str, token: _Token, message: str, hint: str) -> None:
    line = text.count("\n", 0, token.offset) + 1
    column = token.offset - (text.rfind("\n", 0, token.offset) + 1) + 1
    raise QueryError(f"not allowed: {message}", where=f"query:{line}:{column}", hint=hint)
