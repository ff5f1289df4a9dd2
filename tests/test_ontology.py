"""The usual pitfalls of ontologies, and that example, shapes, queries and documentation agree with this one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from example_graph import ID, example, texts
from project_scripts import script
from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.query import load_named_queries
from kg.vocab import dip, nif, schema

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ontology"
FILES = ("alignments.ttl", "dip.ttl", "plover.ttl", "shapes.ttl", "topics.ttl")
CLASS, OBJECT, DATA = OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty
KINDS = (CLASS, OBJECT, DATA, OWL.AnnotationProperty)
SHAPE = Namespace("https://w3id.org/dipkg/ontology/shapes#")


@cache
def turtle(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(data=(FOLDER / name).read_text(encoding="utf8"), format="turtle")
    return graph


ONTOLOGY = turtle("dip.ttl")


def ours(term: Node) -> bool:
    return str(term).startswith(dip.namespace)


def declared(*kinds: URIRef) -> list[URIRef]:
    return sorted({URIRef(str(s)) for kind in kinds for s in ONTOLOGY.subjects(RDF.type, kind) if ours(s)})


def values() -> list[URIRef]:
    return sorted({URIRef(str(s)) for s in ONTOLOGY.subjects(SKOS.inScheme, None)})


def everything() -> set[URIRef]:
    schemes = {URIRef(str(s)) for s in ONTOLOGY.subjects(RDF.type, SKOS.ConceptScheme)}
    return {*declared(*KINDS), *values(), *schemes}


def above(term: Node) -> set[Node]:
    prop = RDFS.subClassOf if (term, RDF.type, CLASS) in ONTOLOGY else RDFS.subPropertyOf
    return set(ONTOLOGY.transitive_objects(term, prop))


def includes(prop: URIRef, side: str) -> set[Node]:
    """Declared domain or range: one class by RDFS, or several that are only listed."""
    stated = RDFS.domain if side == "domain" else RDFS.range
    return {*ONTOLOGY.objects(prop, stated), *ONTOLOGY.objects(prop, URIRef(f"{schema.namespace}{side}Includes"))}


# ── every term ──


def test_size() -> None:
    assert len(declared(CLASS)) == 59
    assert len(declared(OBJECT, DATA, OWL.AnnotationProperty)) == 94
    assert len(values()) == 76


@pytest.mark.parametrize("file", ["dip.ttl", "topics.ttl"])
def test_labels_and_definitions(file: str) -> None:
    graph = turtle(file)
    defined = {s for s, _ in graph.subject_objects(SKOS.definition)}
    assert len(defined) > 40
    for term in (everything() if file == "dip.ttl" else set(graph.subjects(RDF.type, dip.Topic))):
        labels, definitions = list(graph.objects(term, RDFS.label)), list(graph.objects(term, SKOS.definition))
        assert len(labels) == len(definitions) == 1, term
        assert all(isinstance(text, Literal) and text.language == "en" for text in labels + definitions), term
        assert str(definitions[0]).strip().endswith("."), term


def test_no_two_terms_share_a_definition() -> None:
    seen = [str(o) for o in ONTOLOGY.objects(None, SKOS.definition)]
    assert len(seen) == len(set(seen))


def test_names_follow_the_convention() -> None:
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", c.removeprefix(dip.namespace)) for c in declared(CLASS))
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]+", p.removeprefix(dip.namespace)) for p in declared(*KINDS[1:]))


def test_a_term_is_of_one_kind() -> None:
    for term in everything():
        assert sum((term, RDF.type, kind) in ONTOLOGY for kind in KINDS) <= 1, term


@pytest.mark.parametrize("file", FILES)
def test_terms_in_use_are_declared(file: str) -> None:
    used = {t for triple in turtle(file) for t in triple if ours(t) and "#" in str(t)}
    assert {t for t in used if str(t) != dip.namespace} <= everything()


# ── properties ──


def test_domain_and_range_are_declared() -> None:
    for prop in declared(*KINDS[1:]):
        domain, span = includes(prop, "domain"), includes(prop, "range")
        assert domain, prop
        assert span, prop
        assert len(list(ONTOLOGY.objects(prop, RDFS.domain))) <= 1, f"several domains would be an intersection: {prop}"
        literal = all(str(r).startswith(str(XSD)) for r in span)
        assert literal != ((prop, RDF.type, OBJECT) in ONTOLOGY), prop


def test_inverses() -> None:
    pairs = [(a, b) for a, b in ONTOLOGY.subject_objects(OWL.inverseOf)]
    assert len(pairs) == 10
    for one, other in pairs:
        assert one != other
        assert isinstance(one, URIRef)
        assert isinstance(other, URIRef)
        assert includes(one, "domain") == includes(other, "range"), one
        assert includes(one, "range") == includes(other, "domain"), one
    assert len({b for _, b in pairs}) == len(pairs), "one inverse each"


def test_subproperties_narrow() -> None:
    for prop, parent in ONTOLOGY.subject_objects(RDFS.subPropertyOf):
        assert isinstance(prop, URIRef)
        assert isinstance(parent, URIRef)
        assert (parent, RDF.type, OBJECT) in ONTOLOGY
        for side in ("domain", "range"):
            wider = includes(parent, side)
            assert all(above(c) & wider for c in includes(prop, side)) or OWL.Thing in wider, prop


def test_no_cycles() -> None:
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in everything():
            parents = set(ONTOLOGY.objects(term, relation))
            assert not any(term in ONTOLOGY.transitive_objects(p, relation) for p in parents), term


# ── traps ──


def test_nothing_is_imported_and_no_trap_is_stepped_in() -> None:
    graph = turtle(*FILES)
    assert not list(graph.triples((None, OWL.imports, None)))
    assert not list(graph.triples((None, OWL.sameAs, None)))
    assert not list(graph.subjects(RDFS.subPropertyOf, RDF.type))
    for file in [*FOLDER.glob("*.t*"), *FOLDER.glob("queries/*.rq")]:
        text = file.read_text(encoding="utf8")
        assert "http://schema.org" not in text, file
        assert "sh:sparql [" not in text, file
    sem = {str(t) for triple in graph for t in triple if "semanticweb.cs.vu.nl" in str(t)}
    assert not [t for t in sem if t.endswith(("Type", "type"))]
    assert (dip.Event, RDFS.subClassOf, URIRef("http://www.w3.org/ns/prov#Activity")) not in graph
    assert not [o for o in graph.objects(dip.State, RDFS.subClassOf) if str(o).endswith(("Country", "Place"))]


def test_literals_are_typed_or_have_a_language() -> None:
    """A number, date or truth value in quotation marks without its type is a string that only looks like one."""
    for name, graph in [*((f, turtle(f)) for f in FILES), *((str(n), ts) for n, ts in example())]:
        for s, p, o in graph:
            if isinstance(o, Literal) and o.datatype is None and o.language is None:
                odd = re.fullmatch(r"[-+]?\d+(\.\d+)?|\d{4}-\d\d-\d\d|true|false", str(o))
                assert not odd or p in (dip.cameo, dip.timex, nif.anchorOf), (name, s, p, o)
            assert not isinstance(o, Literal) or o.ill_typed is not True, (name, s, p, o)


def test_only_owl_2_rl_axioms() -> None:
    """Class expressions are not used; lists only in the axioms that OWL 2 RL has rules for."""
    graph = turtle("dip.ttl", "alignments.ttl")
    assert not [o for p in (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.equivalentClass)
                for o in graph.objects(None, p) if isinstance(o, BNode)]
    kinds = {o for s, o in graph.subject_objects(RDF.type) if isinstance(s, BNode)}
    assert kinds <= {OWL.AllDisjointClasses, OWL.AllDifferent}


# ── example ──


def example_triples() -> list[tuple[Node, Node, Node]]:
    return [t for _, ts in example() for t in ts]


def test_example_uses_every_class_and_property() -> None:
    triples = example_triples()
    classes = {c for _, p, o in triples if p == RDF.type for c in above(o)}
    fixed = {c for c in declared(CLASS) if SKOS.Concept in above(c) and c != dip.Topic}  # their members are in dip.ttl
    assert set(declared(CLASS)) - fixed <= classes
    used = {q for _, p, _ in triples for q in above(p)}
    used |= {a for a, b in ONTOLOGY.subject_objects(OWL.inverseOf) if b in used}
    assert set(declared(*KINDS[1:])) <= used, sorted(set(declared(*KINDS[1:])) - used)


def test_example_uses_properties_where_they_belong() -> None:
    triples = [*example_triples(), *turtle("dip.ttl"), *turtle("plover.ttl"), *turtle("topics.ttl")]
    types: dict[Node, set[Node]] = {}
    for s, p, o in triples:
        if p == RDF.type:
            types.setdefault(s, set()).update(above(o))
    checked = 0
    for s, p, o in example_triples():
        if ours(p) and isinstance(p, URIRef):
            domain, span = includes(p, "domain"), includes(p, "range")
            assert types.get(s, set()) & domain, (s, p)
            if isinstance(o, Literal):
                assert (o.datatype or XSD.string) in span, (s, p, o)
            else:
                assert OWL.Thing in span or types.get(o, set()) & span, (s, p, o)
            checked += 1
    assert checked > 1000


def test_example_quotes_its_articles_exactly() -> None:
    checked = 0
    for name, triples in example():
        by_node: dict[Node, dict[Node, Node]] = {}
        for s, p, o in triples:
            by_node.setdefault(s, {})[p] = o
        for values_of in by_node.values():
            if nif.anchorOf in values_of:
                begin, end = int(str(values_of[nif.beginIndex])), int(str(values_of[nif.endIndex]))
                assert texts()[name][begin:end] == str(values_of[nif.anchorOf])
                checked += 1
    assert checked > 100
    assert len(texts()) == 5


def test_example_is_consistent_and_contradictions_are_found() -> None:
    check = script("check_consistency").contradictions
    triples = example_triples()
    assert check(triples) == []
    alden, visit = URIRef(ID + "place/alden"), URIRef(ID + "event/visit-brandt-alden-2031-05")
    assert check([*triples, (alden, RDF.type, dip.State)])
    assert check([*triples, (visit, RDF.type, URIRef("https://w3id.org/dipkg/ontology#Claim"))])
    assert check([*triples, (visit, dip.realis, dip.negated)]), "functional, and the values differ"
    assert check([*triples, (visit, dip.initiator, alden)]), "by the range of dip:initiator, a place would be an actor"


def test_seeds_graph_is_consistent() -> None:
    """The committed graph of the seeds, where it has been built."""
    built = sorted((ROOT / "exports").glob("graph.trig"))
    check = script("check_consistency")
    assert check.contradictions(check.read(built)) == []


# ── shapes, queries, documentation ──


def test_shapes_are_valid_and_every_message_is_plain() -> None:
    shapes = turtle("shapes.ttl")
    conforms, _, text = pyshacl.validate(example_graph(), shacl_graph=shapes, meta_shacl=True, advanced=False)
    assert conforms, text
    for constraint in shapes.objects(None, SH.property):
        nested = any((p, o) for p, o in shapes.subject_predicates(constraint) if isinstance(p, BNode))
        assert nested or list(shapes.objects(constraint, SH.message)), shapes.value(constraint, SH.path)
    assert len(list(shapes.subjects(RDF.type, SH.NodeShape))) == 28


def example_graph() -> Graph:
    graph = Graph()
    for triple in (*example_triples(), *turtle("dip.ttl").triples((None, RDFS.subClassOf, None))):
        graph.add(triple)
    for file in ("dip.ttl", "topics.ttl"):
        for s, o in turtle(file).subject_objects(RDF.type):
            if ours(o):
                graph.add((s, RDF.type, o))
        for s, o in turtle(file).subject_objects(RDFS.label):
            graph.add((s, RDFS.label, o))
    return graph


def test_terms_in_queries_are_declared() -> None:
    known = {t.removeprefix(dip.namespace) for t in everything()}
    queries = load_named_queries()
    assert len(queries) == 24
    for query in queries:
        used = set(re.findall(r"\bdip:(\w+)", query.text))
        assert used <= known, (query.name, used - known)


def test_topics() -> None:
    graph = turtle("topics.ttl")
    topics = set(graph.subjects(RDF.type, dip.Topic))
    assert len(topics) == 44
    for topic in topics:
        assert re.fullmatch(ID + r"topic/[a-z]+(-[a-z]+)*", str(topic))
        assert list(graph.objects(topic, SKOS.altLabel)), topic
        assert list(graph.objects(topic, SKOS.hiddenLabel)), topic
        assert set(graph.objects(topic, SKOS.broader)) <= topics
    names = [str(o).lower() for p in (SKOS.prefLabel, SKOS.altLabel) for o in graph.objects(None, p)]
    assert len(names) == len(set(names)), "a name leads to one topic"


def test_documentation_is_fresh_whole_and_offline() -> None:
    pages = []
    for seed in ("1", "2"):
        command = "import sys; sys.path.insert(0, 'scripts'); import build_ontology_docs as d; print(d.page(), end='')"
        run = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True,
                             encoding="utf8", env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf8"})
        pages.append(run.stdout)
    assert pages[0] == pages[1]
    page = (FOLDER / "docs" / "index.html").read_text(encoding="utf8")
    assert page == pages[0], "run scripts/build_ontology_docs.py"
    assert not re.search(r"<script|<iframe|@import|url\(|<link[^>]*href=\"(?!data:)|src=\"(?!data:)", page)
    for term in declared(*KINDS):
        assert str(term) in page, term
