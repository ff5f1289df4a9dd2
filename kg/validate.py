"""Validate: what does not hold to the shapes of the ontology is taken out, listed with its reason and counted.

Graphs are checked in memory (the SHACL engine is twelve times slower over a store), in batches of whole articles, each
with the descriptions of the canonical things that its triples lead to. An item that breaks a rule goes with every
triple that leads to or from it; what thereby loses something it needs goes too, until all that is left conforms. Only
a shared thing (a person, a state) with a statement that leads to a wrong thing loses just that statement, for many
articles lean on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, RDFS, BNode, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.resources import ontology_dir
from kg.vocab import dip, nif

__all__ = ["NamedGraph", "Quarantined", "Report", "Triple", "Violation", "split_quarantined", "validate_graph",
           "validate_graphs"]

Triple = tuple[URIRef, URIRef, Node]
NamedGraph = tuple[URIRef, Sequence[Triple]]
_BATCH = 40_000  # triples; larger batches cost memory, smaller ones repeat the reading of the shapes (0.1 s each)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One rule broken by one node, in the plain words of the rule; `path` and `value` where the rule has them.

    `wrong_link`: the fault is that the value is not a thing of the class that the property leads to.
    """

    focus: str
    message: str
    path: str = ""
    value: str = ""
    warning: bool = False
    wrong_link: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, sorted by node. Warnings do not keep a graph from conforming."""

    violations: tuple[Violation, ...]
    warnings: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        return not self.violations


@dataclass(frozen=True, slots=True, order=True)
class Quarantined:
    """Something taken out of the graph: its article ("" for what several share), IRI, class, reason, triples lost."""

    article: str
    item: str
    kind: str
    reason: str
    triples: int = 0

    def __str__(self) -> str:
        return f"{self.kind} {self.item}: {self.reason}"


def validate_graph(graph: Graph) -> Report:
    """Check one plain graph that holds all it speaks of. The graph is not changed."""
    return _report(_shacl([(s, p, o) for s, p, o in graph if isinstance(s, URIRef) and isinstance(p, URIRef)]))


def validate_graphs(graphs: Sequence[NamedGraph], texts: Mapping[URIRef, str] | None = None) -> Report:
    """Check named graphs; with `texts` (by article IRI) also that each span's characters are those of its article."""
    index = _Index(graphs)
    return _report([v for batch in index.batches() for v in index.check(batch, texts or {})])


def split_quarantined(
    graphs: Sequence[NamedGraph], texts: Mapping[URIRef, str] | None = None
) -> tuple[list[NamedGraph], tuple[Quarantined, ...]]:
    """The graphs without what breaks a rule, and what was taken out, sorted. Graphs that become empty are left out."""
    kept = list(graphs)
    taken: list[Quarantined] = []
    changed: set[URIRef] | None = None  # None: all
    while True:
        index = _Index(kept)
        violations = [v for batch in index.batches(changed) for v in index.check(batch, texts or {}) if not v.warning]
        if not violations:
            return [graph for graph in kept if graph[1]], tuple(sorted(taken))
        wrong = {(v.focus, v.path, v.value) for v in violations if v.wrong_link and index.is_shared(v.focus)}
        taken += index.quarantine(violations, wrong)
        whole = {URIRef(v.focus) for v in violations if (v.focus, v.path, v.value) not in wrong}
        kept, changed = _without(kept, index.with_dependents(whole), wrong)


def _without(
    graphs: Iterable[NamedGraph], gone: set[Node], wrong: set[tuple[str, str, str]]
) -> tuple[list[NamedGraph], set[URIRef]]:
    """The graphs without the wrong triples and those that touch what is gone; the names of the graphs that lost any."""
    out: list[NamedGraph] = []
    changed = set()
    for name, triples in graphs:
        kept = [] if name in gone else [t for t in triples if t[0] not in gone and t[2] not in gone]
        kept = [t for t in kept if (str(t[0]), str(t[1]), str(t[2])) not in wrong] if wrong else kept
        out.append((name, kept))
        if len(kept) != len(triples):
            changed.add(name)
    return out, changed


class _Index:
    """The graphs by what a check needs: which are articles', what describes a shared thing, what depends on what."""

    def __init__(self, graphs: Sequence[NamedGraph]) -> None:
        self.articles = {n: ts for n, ts in graphs if any(s == n and o == dip.Article for s, _, o in ts)}
        self.shared = [t for n, ts in graphs if n not in self.articles for t in ts]
        self.described: dict[Node, list[Triple]] = defaultdict(list)
        for triple in self.shared:
            if triple[0] not in self.articles:
                self.described[triple[0]].append(triple)

    def batches(self, names: set[URIRef] | None = None) -> Iterator[tuple[URIRef, ...]]:
        """Names of article graphs in batches of about `_BATCH` triples; the empty one stands for the shared graphs."""
        batch: list[URIRef] = []
        size = 0
        for name in sorted(self.articles if names is None else names & self.articles.keys()):
            batch.append(name)
            size += len(self.articles[name])
            if size >= _BATCH:
                yield tuple(batch)
                batch, size = [], 0
        if batch:
            yield tuple(batch)
        yield ()

    def check(self, batch: tuple[URIRef, ...], texts: Mapping[URIRef, str]) -> Iterator[Violation]:
        """Violations of what the batch itself describes; a shared thing is judged with the shared graphs alone."""
        own = [t for name in batch for t in self.articles[name]] if batch else self.shared
        subjects = {str(s) for s, _, _ in own if not batch or s not in self.described}
        triples = [*own, *(self._context(own) if batch else self._accounts())]
        yield from (v for v in _shacl(triples) if v.focus in subjects)
        for name in batch:
            if name in texts:
                yield from _wrong_characters(self.articles[name], texts[name])

    def _context(self, own: list[Triple]) -> list[Triple]:
        outside = dict.fromkeys(o for _, _, o in own if o in self.described)
        return [t for node in outside for t in self.described[node]]

    def _accounts(self) -> list[Triple]:
        """The triples by which articles lead to shared things: a canonical event without any is an orphan."""
        wanted = (dip.accountOf, dip.expresses)
        return [t for triples in self.articles.values() for t in triples if t[1] in wanted]

    def is_shared(self, node: str) -> bool:
        return URIRef(node) in self.described

    def quarantine(self, violations: list[Violation], wrong: set[tuple[str, str, str]]) -> list[Quarantined]:
        """One record for each node, with all its reasons, and how many triples go; one for each wrong statement."""
        single = [Quarantined("", focus, "statement", f"{v.message}: {path} {value}", 1) for v in violations
                  for focus, path, value in wrong & {(v.focus, v.path, v.value)}]
        return single + self._whole([v for v in violations if (v.focus, v.path, v.value) not in wrong])

    def _whole(self, violations: list[Violation]) -> list[Quarantined]:
        reasons: dict[str, set[str]] = defaultdict(set)
        for violation in violations:
            reasons[violation.focus].add(violation.message)
        touching: dict[str, int] = defaultdict(int)
        kinds: dict[str, set[str]] = defaultdict(set)
        home: dict[str, str] = {}
        for name, (s, p, o) in self._everything():
            for node in {str(s), str(o)} & reasons.keys():
                touching[node] += 1
            if p == RDF.type and str(s) in reasons:
                kinds[str(s)].add(str(o).removeprefix(dip.namespace))
                if name:
                    home.setdefault(str(s), str(name))
        return [Quarantined(home.get(node, ""), node, "/".join(sorted(kinds[node])), "; ".join(sorted(reasons[node])),
                            touching[node]) for node in sorted(reasons)]

    def _everything(self) -> Iterator[tuple[URIRef | None, Triple]]:
        for name, triples in self.articles.items():
            yield from ((name, triple) for triple in triples)
        yield from ((None, triple) for triple in self.shared)

    def with_dependents(self, gone: set[URIRef]) -> set[Node]:
        """What is gone, all that lies in an article that is gone, and the links that start or end there."""
        out: set[Node] = {*gone}
        out |= {s for name in gone & self.articles.keys() for s, _, _ in self.articles[name] if s not in self.described}
        return out | {s for s, p, o in self.shared if p in (dip.linkSource, dip.linkTarget) and o in out}


def _wrong_characters(triples: Sequence[Triple], text: str) -> Iterator[Violation]:
    """Spans whose nif:anchorOf is not text[begin:end]."""
    values = {(s, p): str(o) for s, p, o in triples if p in (nif.beginIndex, nif.endIndex, nif.anchorOf)}
    for (span, prop), anchor in values.items():
        begin, end = values.get((span, nif.beginIndex), ""), values.get((span, nif.endIndex), "")
        whole = prop == nif.anchorOf and begin.isdigit() and end.isdigit()
        if whole and text[int(begin) : int(end)] != anchor:
            message = "the characters of a text span must be those of its article"
            yield Violation(str(span), message, str(nif.anchorOf), anchor)


def _shacl(triples: Iterable[Triple]) -> list[Violation]:
    """What the shapes find in the triples, with the ontology's classes and values at hand."""
    data = Graph()
    for triple in (*_classes(), *triples):
        data.add(triple)
    _, results, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True, advanced=False)
    return [_violation(results, node) for node in results.subjects(RDF.type, SH.ValidationResult)]


def _violation(results: Graph, node: Node) -> Violation:
    def text(prop: URIRef) -> str:
        value = results.value(node, prop)
        return "" if value is None or isinstance(value, BNode) else str(value)  # a composed path is a blank node

    warning = results.value(node, SH.resultSeverity) != SH.Violation
    link = results.value(node, SH.sourceConstraintComponent) == SH.ClassConstraintComponent and text(SH.value) != ""
    focus = str(results.value(node, SH.focusNode))
    return Violation(focus, text(SH.resultMessage), text(SH.resultPath), text(SH.value), warning, link)


def _report(found: Iterable[Violation]) -> Report:
    unique = sorted(set(found))
    return Report(tuple(v for v in unique if not v.warning), tuple(v for v in unique if v.warning))


def _turtle(name: str) -> Graph:
    return Graph().parse(data=(ontology_dir() / name).read_text(encoding="utf8"), format="turtle")


@cache
def _shapes() -> Graph:
    return _turtle("shapes.ttl")


@cache
def _classes() -> tuple[Triple, ...]:
    """The class tree, the individuals of the ontology and the topics: what shapes with sh:class look up."""
    out: set[Triple] = set()
    for file in ("dip.ttl", "topics.ttl"):
        graph = _turtle(file)
        for s, p, o in graph:
            known = p == RDFS.subClassOf or (p == RDF.type and str(o).startswith(dip.namespace))
            named = p == RDFS.label and (s, RDF.type, dip.Topic) in graph
            if (known or named) and isinstance(s, URIRef) and isinstance(p, URIRef):
                out.add((s, p, o))
    return tuple(sorted(out))
