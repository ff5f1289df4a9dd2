"""Projection: the dataset as records (tables, page) and as a NetworkX graph (analysis, GraphML, layout)."""

from __future__ import annotations

from rdflib import Dataset

from kg.projection.find import find, known_iri
from kg.projection.index import GraphIndex
from kg.projection.kept import load_records, save_records
from kg.projection.network import Attributes, Graph, Tie, edge_row, network, node_rows, ties
from kg.projection.reading import ENTITY_TYPES, ROLES, Reader, local_name
from kg.projection.records import (
    Account,
    ArticleRecord,
    ClaimRecord,
    EntityRecord,
    EventRecord,
    Mark,
    Passage,
    Records,
)
from kg.projection.whole import read_records

__all__ = [
    "ENTITY_TYPES",
    "ROLES",
    "Account",
    "ArticleRecord",
    "Attributes",
    "ClaimRecord",
    "EntityRecord",
    "EventRecord",
    "Graph",
    "GraphIndex",
    "Mark",
    "Passage",
    "Reader",
    "Records",
    "Tie",
    "edge_row",
    "find",
    "known_iri",
    "load_records",
    "local_name",
    "network",
    "node_rows",
    "project",
    "read_records",
    "save_records",
    "ties",
]


def project(dataset: Dataset, *, articles: bool = False) -> Graph:
    """The dataset as a network of entities, events and propositions; see `network`."""
    return network(read_records(dataset), articles=articles)
