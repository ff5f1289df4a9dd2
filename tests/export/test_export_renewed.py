"""Files brought up to date are those that would be written anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from rdflib import RDF, RDFS, XSD, Dataset, Literal, URIRef

from kg.export import EXPORTERS
from kg.graphs import NamedGraph, Triple
from kg.ids import BASE
from kg.store import memory_dataset
from kg.vocab import dip, schema, skos

Quad = tuple[URIRef, Triple]
GRAPHS = [URIRef(f"{BASE}graph/{name}") for name in ("a", "ab", "b", "canonical")]
SUBJECTS = [URIRef(f"{BASE}{name}") for name in ("x", "x/1", "x-1", "xy", "article/1f", "article/1f/e-1", "Größe")]
VALUES = [Literal("one\n\n} {\n schema:url"), Literal("zwei", lang="de"), Literal(3), *SUBJECTS[:3],
          Literal("2024-05-03", datatype=XSD.date), URIRef("http://www.wikidata.org/entity/Q30")]
VERBS = (RDF.type, RDFS.label, dip.score, schema.url, skos.exactMatch)
TRIPLES = [(s, p, o) for s in SUBJECTS for p in VERBS for o in VALUES]


def dataset_of(quads: set[Quad]) -> Dataset:
    graphs: list[NamedGraph] = [(graph, [t for g, t in sorted(quads) if g == graph]) for graph in GRAPHS]
    return memory_dataset(graphs)


@pytest.mark.parametrize("name", ["trig", "turtle"])
def test_what_changed_is_put_in_its_place(name: str, tmp_path: Path) -> None:
    renewed = [_renewed_as_anew(name, Random(seed), tmp_path / str(seed)) for seed in range(120)]
    assert renewed.count(True) > 60


def _renewed_as_anew(name: str, chance: Random, folder: Path) -> bool:
    every = [(graph, triple) for graph in GRAPHS for triple in TRIPLES]
    before = set(chance.sample(every, chance.choice((5, 300, 600))))
    gone = set(chance.sample(sorted(before), chance.randrange(0, 6)))
    after = (before - gone) | set(chance.sample(every, chance.randrange(0, 8)))
    if chance.random() < 0.3:
        after = {quad for quad in after if quad[0] != GRAPHS[1]}
    changes = {(str(graph), str(triple[0])) for graph, triple in before ^ after}
    write, renew = EXPORTERS[name].write, EXPORTERS[name].renew
    write(dataset_of(before), folder / "old")
    write(dataset_of(after), folder / "anew")
    if renew is None or not renew(dataset_of(after), folder / "old", changes, folder / "renewed"):
        return False
    assert (folder / "renewed").read_bytes() == (folder / "anew").read_bytes()
    return True


@pytest.mark.parametrize("name", ["trig", "turtle"])
def test_the_last_of_a_prefix_goes_from_the_header(name: str, tmp_path: Path) -> None:
    first = SUBJECTS[0]
    kept = {(GRAPHS[0], (first, RDF.type, dip.Event)), (GRAPHS[0], (first, RDFS.label, Literal("schema:url")))}
    page = (GRAPHS[2], (SUBJECTS[1], schema.url, Literal("x")))
    renew: Callable[..., bool] | None = EXPORTERS[name].renew
    assert renew is not None
    EXPORTERS[name].write(dataset_of({*kept, page}), tmp_path / "old")
    assert not renew(dataset_of(kept), tmp_path / "old", {(str(page[0]), str(page[1][0]))}, tmp_path / "new")
    more = (GRAPHS[3], (SUBJECTS[4], schema.url, Literal("x")))
    EXPORTERS[name].write(dataset_of({*kept, page, more}), tmp_path / "old")
    assert renew(dataset_of({*kept, more}), tmp_path / "old", {(str(page[0]), str(page[1][0]))}, tmp_path / "new")
