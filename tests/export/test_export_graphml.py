"""GraphML: well-formed, unique ids, plain types, and the same network when read back."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from kg.export import EXPORTERS
from kg.projection import project
from kg.vocab import dip

NS = "{http://graphml.graphdrawing.org/xmlns}"


def test_network_is_read_back(example: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    EXPORTERS["graphml"].write(example, path)
    written, back = project(example), nx.read_graphml(path, force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(written.nodes(data=True))
    assert back.number_of_edges() == written.number_of_edges() > 100
    relations = {relation for *_, relation in back.edges(data="relation")}
    assert relations >= {"participant", "speaker", "takesPlaceIn", "actsFor"}


def test_ids_are_unique_and_types_plain(example: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    EXPORTERS["graphml"].write(example, path)
    root = ElementTree.parse(path).getroot()
    for tag in ("key", "node", "edge"):
        ids = [element.get("id") for element in root.iter(NS + tag)]
        assert None not in ids
        assert len(ids) == len(set(ids)) > 5, tag
    assert {key.get("attr.type") for key in root.iter(NS + "key")} <= {"string", "long", "int", "boolean", "double"}


def test_characters_that_xml_forbids_are_replaced(tmp_path: Path) -> None:
    dataset, person, mention = Dataset(), URIRef("urn:p"), URIRef("urn:m")
    graph = dataset.graph(URIRef("urn:g"))
    graph.add((person, RDF.type, dip.Person))
    graph.add((person, RDFS.label, Literal("nul \x00 bell \x07 ffff \uffff <b>&")))
    graph.add((mention, dip.denotes, person))
    graph.add((mention, dip.inArticle, URIRef("urn:a")))
    for prop, value in ((URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#beginIndex"), 0),
                        (URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#endIndex"), 3)):
        graph.add((mention, prop, Literal(value)))
    EXPORTERS["graphml"].write(dataset, tmp_path / "graph.graphml")
    back = nx.read_graphml(tmp_path / "graph.graphml")
    assert back.nodes["urn:p"]["label"] == "nul \ufffd bell \ufffd ffff \ufffd <b>&"
