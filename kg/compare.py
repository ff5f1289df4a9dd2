"""Agreement and dispute in a built graph: accounts of one event side by side, disputes, a position over time.

Every function reads an rdflib Dataset (in memory or on disk) and returns frozen rows that lead to their sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Dataset

from kg.errors import QueryError
from kg.ids import BASE, slug
from kg.query import run_query

__all__ = [
    "AccountRow", "Comparison", "Difference", "Dispute", "Passage", "Statement", "compare_event", "find_disputes",
    "position",
]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence of an article, with half-open offsets into its text."""

    file: str
    publisher: str
    published: str
    sentence: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What one article tells of the event."""

    account: str
    type: str
    realis: str
    earliest: str
    latest: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which accounts differ: the values, each with the files that give it."""

    what: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim. `side` is the state the speaker acts for, else the speaker; `also_in` other files with this content."""

    claim: str
    speaker: str
    side: str
    polarity: str
    words: str
    when: str
    passage: Passage
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One event as its accounts tell it. `only` are the statements that one article alone reports."""

    event: str
    label: str
    origins: int
    accounts: tuple[AccountRow, ...]
    differences: tuple[Difference, ...]
    statements: tuple[Statement, ...]

    @property
    def only(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if not s.also_in)


@dataclass(frozen=True, slots=True)
class Dispute:
    """kind "statement": affirmed and denied; kind "event": told with values that exclude each other."""

    kind: str
    subject: str
    label: str
    affirmed: tuple[Statement, ...] = ()
    denied: tuple[Statement, ...] = ()
    differences: tuple[Difference, ...] = ()


# ── functions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def compare_event(dataset: Dataset, event: str) -> Comparison:
    """The event of that IRI, or the one whose name, actors and places hold all the words; most reported first.

    QueryError when no event fits, or several that are reported equally often.
    """
    iri = event if event.startswith(("http://", "https://")) else _find_event(dataset, event)
    head = _rows(dataset, f"SELECT ?label ?origins {{ <{_safe(iri)}> rdfs:label ?label ; dip:originCount ?origins }}")
    if not head:
        raise QueryError("no such event", where=iri, hint="kg show NAME lists the events of a person or state")
    accounts = _accounts(dataset, f"VALUES ?event {{ <{_safe(iri)}> }}").get(iri, [])
    return Comparison(iri, head[0]["label"], int(head[0]["origins"]), tuple(accounts), tuple(_differences(accounts)),
                      tuple(_said_at(dataset, iri)))


def find_disputes(dataset: Dataset) -> tuple[Dispute, ...]:
    """What is affirmed by one and denied by another, then events whose accounts exclude each other; by label."""
    found = [*_disputed_statements(dataset), *_disputed_events(dataset)]
    return tuple(sorted(found, key=lambda d: (d.kind != "statement", d.label, d.subject)))


def position(dataset: Dataset, actor: str, topic: str) -> tuple[Statement, ...]:
    """The actor's statements on a topic in order of time; `topic` is a topic's id or name, or words of the statement.

    What a body or spokesperson says for the actor counts as the actor's. QueryError when the actor is not known.
    """
    iri = _find_actor(dataset, actor)
    pattern = f"?claim dip:speaker ?voice . ?voice dip:actsFor* <{_safe(iri)}> ."
    labels = _topics(dataset)
    found = [s.statement for s in _statements(dataset, pattern) if _touches(s, topic, labels)]
    return tuple(sorted(found, key=lambda s: (s.when, s.passage, s.claim)))


# ── accounts ────────────────────────────────────────────────────────────────────────────────────────────────────────

_ACCOUNT = """
SELECT DISTINCT ?event ?account ?type ?realis ?earliest ?latest ?file ?publisher ?published ?sentence ?begin ?end {
  %s
  ?account dip:accountOf ?event ; dip:realis ?realis ; a ?type ; dip:evidence ?span ; dip:reportedBy ?article .
  ?article dip:sourceFile ?file . ?span nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
  OPTIONAL { ?article dcterms:publisher ?publisher } OPTIONAL { ?article dip:published ?published }
  OPTIONAL { ?account dip:earliestDate ?earliest } OPTIONAL { ?account dip:latestDate ?latest }
}"""
_ACTORS = """
SELECT DISTINCT ?account ?role ?name {
  %s
  ?account dip:accountOf ?event ; ?prop ?who . ?who rdfs:label ?name .
  VALUES (?prop ?role) { (dip:initiator "actor") (dip:target "actor") (dip:participant "actor") (dip:host "actor")
                         (dip:mediator "actor") (dip:takesPlaceIn "place") }
}"""


def _accounts(dataset: Dataset, events: str) -> dict[str, list[AccountRow]]:
    """Accounts by event, in order of article and of text."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(dataset, _ACTORS % events):
        names[(row["account"], row["role"])].add(row["name"])
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in _rows(dataset, _ACCOUNT % events):
        rows[(row["event"], row["account"])].append(row)
    found: dict[str, list[AccountRow]] = defaultdict(list)
    for (event, account), mine in sorted(rows.items()):
        first = mine[0]
        types = sorted(_local(row["type"]) for row in mine)
        passages = tuple(sorted({_passage(row) for row in mine}))
        found[event].append(AccountRow(
            account, types[0], _local(first["realis"]), first["earliest"], first["latest"],
            tuple(sorted(names[(account, "actor")])), tuple(sorted(names[(account, "place")])), passages))
    return {event: sorted(mine, key=lambda a: (a.passages, a.account)) for event, mine in found.items()}


def _differences(accounts: Sequence[AccountRow]) -> Iterator[Difference]:
    dated = [a for a in accounts if a.earliest and a.latest]
    if any(a.latest < b.earliest or b.latest < a.earliest for a in dated for b in dated):
        yield _difference("date", ((f"{a.earliest}/{a.latest}", a) for a in dated))
    placed = [a for a in accounts if a.places]
    if any(not set(a.places) & set(b.places) for a in placed for b in placed):
        yield _difference("place", ((", ".join(a.places), a) for a in placed))
    if len({a.realis for a in accounts}) > 1:
        yield _difference("realis", ((a.realis, a) for a in accounts))
    yield from _numbers(accounts)


def _difference(what: str, values: Iterable[tuple[str, AccountRow]]) -> Difference:
    files: dict[str, set[str]] = defaultdict(set)
    for value, account in values:
        files[value] |= {p.file for p in account.passages}
    return Difference(what, tuple((value, tuple(sorted(files[value]))) for value in sorted(files)))


_NUMBER = re.compile(
    r"(?<![\w.,$€£-])(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s+((?:[a-z]+\s+)?[a-z]{3,}s|people|men|women)\b")


def _numbers(accounts: Sequence[AccountRow]) -> Iterator[Difference]:
    """Different figures for things of one name ("12 soldiers", "15 soldiers") in two accounts' sentences."""
    told: dict[str, list[tuple[str, AccountRow]]] = defaultdict(list)
    for account in accounts:
        for passage in account.passages:
            for number, things in _NUMBER.findall(passage.sentence):
                told[things.split()[-1]].append((f"{number.replace(',', '')} {things}", account))
    for things, values in sorted(told.items()):
        by_file: dict[str, set[str]] = defaultdict(set)
        for value, account in values:
            for passage in account.passages:
                by_file[passage.file].add(value.split()[0])
        if any(not a & b for a in by_file.values() for b in by_file.values()):
            yield _difference(f"number of {things}", values)


# ── statements ──────────────────────────────────────────────────────────────────────────────────────────────────────

_STATEMENT = """
SELECT DISTINCT ?claim ?who ?side ?polarity ?words ?when ?topic ?file ?publisher ?published ?sentence ?begin ?end {
  %s
  ?claim dip:speaker ?speaker ; dip:polarity ?polarity ; dip:contentText ?words ; dip:evidence ?span ;
    dip:reportedBy ?article .
  ?speaker rdfs:label ?who . ?article dip:sourceFile ?file .
  ?span nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
  OPTIONAL { ?claim dip:aboutTopic ?topic }
  OPTIONAL { ?speaker dip:actsFor+ ?state . ?state a dip:State ; rdfs:label ?side }
  OPTIONAL { ?article dcterms:publisher ?publisher } OPTIONAL { ?article dip:published ?published }
  OPTIONAL { ?claim dip:latestDate ?latest } BIND(COALESCE(?latest, ?published) AS ?when)
}"""
_AT_EVENT = """
  { ?account dip:accountOf <%(event)s> . ?claim dip:madeAt|dip:aboutEvent ?account }
  UNION { ?part dip:subEventOf <%(event)s> . ?account dip:accountOf ?part . ?claim dip:madeAt ?account }"""


@dataclass(frozen=True, slots=True)
class _Topical:
    statement: Statement
    topics: tuple[str, ...]


def _statements(dataset: Dataset, pattern: str) -> list[_Topical]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(dataset, _STATEMENT % pattern):
        rows[row["claim"]].append(row)
    found = []
    for claim, mine in sorted(rows.items()):
        first = mine[0]
        speakers = " and ".join(sorted({row["who"] for row in mine}))
        sides = ", ".join(sorted({row["side"] for row in mine} - {""})) or speakers
        statement = Statement(claim, speakers, sides, _local(first["polarity"]), first["words"], first["when"],
                              min(_passage(row) for row in mine))
        found.append(_Topical(statement, tuple(sorted({row["topic"] for row in mine} - {""}))))
    return found


def _said_at(dataset: Dataset, event: str) -> list[Statement]:
    """Statements made at the event, a part of it, or about it, with the other files that report the same content."""
    pattern = _AT_EVENT % {"event": _safe(event)}
    same = _rows(dataset, f"SELECT DISTINCT ?claim ?file {{ {pattern} ?claim dip:expresses/^dip:expresses ?other ; "
                 "dip:reportedBy ?article . ?other dip:reportedBy ?second . ?second dip:sourceFile ?file . "
                 "FILTER(?second != ?article) }")
    also: dict[str, set[str]] = defaultdict(set)
    for row in same:
        also[row["claim"]].add(row["file"])
    found = [t.statement for t in _statements(dataset, pattern)]
    told = [Statement(s.claim, s.speaker, s.side, s.polarity, s.words, s.when, s.passage, tuple(sorted(also[s.claim])))
            for s in found]
    return sorted(told, key=lambda s: (s.side, s.speaker, s.passage, s.claim))


def _touches(found: _Topical, topic: str, labels: Mapping[str, str]) -> bool:
    wanted = slug(topic.rpartition("/")[2])
    names = {slug(t.rpartition("/")[2]) for t in found.topics} | {slug(labels.get(t, "")) for t in found.topics}
    if any(wanted == name or wanted in name.split("-") for name in names):
        return True
    words = set(slug(found.statement.words).split("-"))
    return all(part in words for part in wanted.split("-"))


def _topics(dataset: Dataset) -> dict[str, str]:
    return {row["topic"]: row["name"] for row in _rows(
        dataset, "SELECT DISTINCT ?topic ?name { ?topic a ?kind ; skos:prefLabel|rdfs:label ?name . "
        "FILTER(?kind IN (dip:Topic, skos:Concept)) }")}


# ── disputes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _disputed_statements(dataset: Dataset) -> Iterator[Dispute]:
    rows = _rows(dataset, "SELECT DISTINCT ?p ?label ?claim { ?p dip:disputed true ; rdfs:label ?label . "
                 "?claim dip:expresses ?p }")
    by_claim = {t.statement.claim: t.statement
                for t in _statements(dataset, "?claim dip:expresses ?p . ?p dip:disputed true .")}
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for row in rows:
        if row["claim"] in by_claim:
            groups[(row["p"], row["label"])].append(by_claim[row["claim"]])
    for (subject, label), statements in sorted(groups.items()):
        ordered = sorted(statements, key=lambda s: (s.when, s.passage, s.claim))
        yield Dispute("statement", subject, label, tuple(s for s in ordered if s.polarity == "affirmed"),
                      tuple(s for s in ordered if s.polarity == "denied"))


def _disputed_events(dataset: Dataset) -> Iterator[Dispute]:
    several = "?event a dip:CanonicalEvent ; dip:articleCount ?n . FILTER(?n > 1)"
    labels = {row["event"]: row["label"] for row in _rows(
        dataset, f"SELECT DISTINCT ?event ?label {{ {several} ?event rdfs:label ?label }}")}
    for event, accounts in sorted(_accounts(dataset, several).items()):
        differences = tuple(d for d in _differences(accounts) if d.what != "realis")
        if differences:
            yield Dispute("event", event, labels.get(event, event), differences=differences)


# ── look-ups ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_event(dataset: Dataset, words: str) -> str:
    rows = _rows(dataset, "SELECT DISTINCT ?event ?label ?articles ?type ?name { ?event a dip:CanonicalEvent , ?type ; "
                 "rdfs:label ?label ; dip:articleCount ?articles . OPTIONAL { ?account dip:accountOf ?event ; "
                 "dip:participant|dip:initiator|dip:target|dip:host|dip:takesPlaceIn ?who . ?who rdfs:label ?name } }")
    texts: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for row in rows:
        words_known = slug(f"{row['label']} {row['name']} {_local(row['type'])}").split("-")
        texts[(-int(row["articles"]), row["label"], row["event"])].update(words_known)
    wanted = set(slug(words).split("-"))
    found = sorted(key for key, known in texts.items() if wanted <= known)
    if not found:
        raise QueryError("no event fits", where=words, hint="fewer words, or the event's IRI from kg show NAME")
    if len(found) > 1 and found[0][0] == found[1][0]:
        some = "; ".join(f"{label} <{iri}>" for _, label, iri in found[:5])
        raise QueryError(f"{len(found)} events fit", where=words, hint=f"name one by its IRI: {some}")
    return found[0][2]


def _find_actor(dataset: Dataset, name: str) -> str:
    if name.startswith(("http://", "https://")):
        return name
    rows = _rows(dataset, "SELECT DISTINCT ?actor ?name { ?claim dip:speaker/dip:actsFor* ?actor . "
                 "?actor rdfs:label|skos:altLabel ?name }")
    wanted = slug(name)
    exact = sorted({row["actor"] for row in rows if slug(row["name"]) == wanted})
    loose = sorted({row["actor"] for row in rows if set(wanted.split("-")) <= set(slug(row["name"]).split("-"))})
    if not (exact or loose):
        raise QueryError("nobody of that name says anything", where=name, hint="kg show NAME searches all names")
    if not exact and len(loose) > 1:
        some = ", ".join(iri.removeprefix(BASE) for iri in loose[:5])
        raise QueryError(f"{len(loose)} speakers fit", where=name, hint=f"give the full name: {some}")
    return (exact or loose)[0]


def _safe(iri: str) -> str:
    if re.search(r"[\s<>\"{}|\\^`]", iri):
        raise QueryError("not an IRI", where=iri, hint=f"it begins with {BASE}")
    return iri


def _rows(dataset: Dataset, query: str) -> list[dict[str, str]]:
    """Rows as text, "" where nothing is bound, sorted."""
    result = run_query(dataset, query)
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in result.rows]
    return [dict(zip(result.columns, row, strict=True)) for row in sorted(rows)]


def _passage(row: Mapping[str, str]) -> Passage:
    return Passage(row["file"], row["publisher"], row["published"], row["sentence"], int(row["begin"]), int(row["end"]))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2] or iri
