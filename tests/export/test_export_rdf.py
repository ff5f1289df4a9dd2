"""Turtle, TriG, N-Quads and JSON-LD: nothing lost, the same bytes whatever the store, order or hash seed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import RDFS, XSD

from kg.errors import InputError, OutputError
from kg.export import EXPORTERS, find_exporter
from kg.export.runs import Runs
from kg.projection.engine import engine
from kg.resources import ontology_dir

WITH_GRAPHS = {
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
ODD = [
    'a "quoted" word \\ and a backslash',
    "lines\nand\r\ntabs\t.",
    "control \x01 \x07 \x1f \x7f and \x85",
    "separators \u2028 \u2029, right to left \u202e \u200f, BOM \ufeff",
    "</script><img src=x onerror=alert(1)>",
    "习近平 😀 Ł",
    "",
    "@base 'x' <y> .",
]


IRIS = ["https://example.org/a(b)?c=d&e=é#f.", "urn:x:y;z", "https://w3id.org/dipkg/id/a//b", "mailto:a@b.c"]


def odd_dataset() -> Dataset:
    dataset = Dataset()
    graph = dataset.graph(URIRef("https://w3id.org/dipkg/id/article/odd"))
    for number, text in enumerate(ODD):
        subject = URIRef(f"https://w3id.org/dipkg/id/odd/{number}")
        graph.add((subject, RDFS.label, Literal(text)))
        graph.add((subject, RDFS.label, Literal(text, lang="en-GB")))
    for value in IRIS:
        graph.add((URIRef(value), RDFS.seeAlso, URIRef(value)))
    half = Literal("0.50", datatype=XSD.decimal)
    typed = (Literal("2023-06-19", datatype=XSD.date), Literal(True), Literal(-7), half)
    for literal in typed:
        graph.add((URIRef("https://w3id.org/dipkg/id/typed"), RDFS.label, literal))
    return dataset


def parsed(path: Path, kind: pyoxigraph.RdfFormat) -> set[str]:
    return {str(quad) for quad in pyoxigraph.parse(io.BytesIO(path.read_bytes()), kind)}


def expected(dataset: Dataset) -> set[str]:
    return {str(quad) for quad in engine(dataset).quads_for_pattern(None, None, None, None)}


def triples(dataset: Dataset) -> set[str]:
    return {str(quad.triple) for quad in engine(dataset).quads_for_pattern(None, None, None, None)}


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_example_survives_export(name: str, example: Dataset, tmp_path: Path) -> None:
    EXPORTERS[name].write(example, tmp_path / "graph")
    found = parsed(tmp_path / "graph", WITH_GRAPHS[name])
    assert found == expected(example)
    assert len(found) > 1000


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_odd_values_survive_export(name: str, tmp_path: Path) -> None:
    EXPORTERS[name].write(odd_dataset(), tmp_path / "graph")
    found = parsed(tmp_path / "graph", WITH_GRAPHS[name])
    assert found == expected(odd_dataset())
    assert len(found) == 2 * len(ODD) + 4 + 4


@pytest.mark.parametrize("make", ["example", "odd"])
def test_turtle_read_by_rdflib_is_the_union_of_the_graphs(make: str, example: Dataset, tmp_path: Path) -> None:
    dataset = example if make == "example" else odd_dataset()
    EXPORTERS["turtle"].write(dataset, tmp_path / "graph.ttl")
    graph = Graph().parse(tmp_path / "graph.ttl", format="turtle")
    copy = Dataset()
    for s, p, o in graph:
        copy.graph(URIRef("urn:all")).add((s, p, o))
    assert triples(copy) == triples(dataset)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("name", "kind"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_quads(name: str, kind: str, tmp_path: Path) -> None:
    EXPORTERS[name].write(odd_dataset(), tmp_path / "graph")
    back = Dataset()
    back.parse(tmp_path / "graph", format=kind)
    assert expected(back) == expected(odd_dataset())


@pytest.mark.parametrize("name", EXPORTERS)
def test_store_does_not_show(
    name: str, example: Dataset, in_memory: Callable[[Dataset], Dataset], tmp_path: Path
) -> None:
    EXPORTERS[name].write(example, tmp_path / "a")
    EXPORTERS[name].write(in_memory(example), tmp_path / "b")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    script, source = Path(__file__).with_name("export_in_process.py"), ontology_dir() / "example.trig"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, str(script), str(source), str(tmp_path / seed), seed]
        subprocess.run(command, check=True, env=environment, timeout=120)
    names = [file.name for file in sorted((tmp_path / "1").iterdir())]
    graphs = [f"graph.{suffix}" for suffix in ("graphml", "jsonld", "nq", "trig", "ttl")]
    assert names == ["claims.csv", "entities.csv", "events.csv", *graphs]
    assert _bytes(tmp_path / "1") == _bytes(tmp_path / "2")


def test_blank_nodes_are_named_by_content(tmp_path: Path) -> None:
    written = []
    for labels in (("a", "b"), ("z", "c")):
        dataset = Dataset()
        graph = dataset.graph(URIRef("urn:g"))
        first, second = (BNode(label) for label in labels)
        graph.add((first, RDFS.seeAlso, second))
        graph.add((second, RDFS.label, Literal("end")))
        EXPORTERS["trig"].write(dataset, tmp_path / "graph.trig")
        written.append((tmp_path / "graph.trig").read_bytes())
    assert written[0] == written[1]


def test_lines_are_sorted_and_come_once_whatever_fits_into_memory(tmp_path: Path) -> None:
    lines = [f"<{n % 700}> \"{'é' * (n % 7)}\x85\" ." for n in range(4000)]
    data = "".join(f"{line}\n" for line in lines).encode("utf8")
    for size, piece in ((1 << 20, 1 << 20), (900, 7), (1, 1000)):
        runs = Runs(tmp_path, size)
        for start in range(0, len(data), piece):
            runs.write(data[start : start + piece])
        assert list(runs.lines()) == sorted(set(lines))
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_rdf_is_named(tmp_path: Path) -> None:
    dataset = Dataset()
    dataset.graph(URIRef("urn:g")).add((URIRef("urn:s"), RDFS.seeAlso, URIRef("no scheme")))
    with pytest.raises(InputError, match="no RDF"):
        EXPORTERS["trig"].write(dataset, tmp_path / "graph.trig")
    assert list(tmp_path.iterdir()) == []


def test_lone_surrogate_becomes_a_replacement_character(tmp_path: Path) -> None:
    dataset = Dataset()
    dataset.graph(URIRef("urn:g")).add((URIRef("urn:s"), RDFS.label, Literal("half \ud83d pair")))
    for name in ("turtle", "trig", "nquads", "jsonld", "graphml", "csv"):
        EXPORTERS[name].write(dataset, tmp_path / name)
    assert "half \ufffd pair" in (tmp_path / "nquads").read_text(encoding="utf8")


def test_empty_dataset_gives_valid_files(tmp_path: Path) -> None:
    for name, exporter in EXPORTERS.items():
        exporter.write(Dataset(), tmp_path / name)
    assert (tmp_path / "nquads").read_bytes() == b""
    assert (tmp_path / "csv" / "events.csv").read_text(encoding="utf8").startswith("type,label,")


def test_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        EXPORTERS["trig"].write(Dataset(), tmp_path / "file" / "graph.trig")
    assert (tmp_path / "file").read_text() == "not a folder"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_unknown_format_is_named_with_a_near_one() -> None:
    with pytest.raises(OutputError, match="did you mean 'graphml'"):
        find_exporter("grapml")


def _bytes(path: Path) -> list[bytes]:
    return [file.read_bytes() for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
