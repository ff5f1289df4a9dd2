"""GraphML with typed attributes, for Gephi, yEd, igraph and NetworkX."""

from __future__ import annotations

import io
import re
from pathlib import Path

import networkx as nx
from rdflib import Dataset

from kg.export.atomic import write_text
from kg.projection import project

__all__ = ["write_graphml"]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_graphml(dataset: Dataset, path: Path) -> None:
    """Every edge has an id of its own (yEd and Gephi drop repeats); characters that XML forbids become U+FFFD."""
    graph = project(dataset)
    for _, attributes in graph.nodes(data=True):
        attributes.update(_clean(attributes))
    for *_, attributes in graph.edges(data=True):
        attributes.update(_clean(attributes))
    buffer = io.BytesIO()
    # the writer of the standard library: the one of lxml is faster but orders and indents otherwise, where it is there
    nx.write_graphml_xml(graph, buffer, edge_id_from_attribute="edge_id")
    write_text(path, [buffer.getvalue().decode("utf8"), "\n"])


def _clean(attributes: dict[str, str | int]) -> dict[str, str | int]:
    return {
        name: _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value for name, value in attributes.items()
    }
