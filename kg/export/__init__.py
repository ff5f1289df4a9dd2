"""Export: the graph as files. Every format writes the same bytes for the same graph, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import cast

from rdflib import Dataset

from kg.errors import OutputError
from kg.export.graphml import graphml_of, write_graphml
from kg.export.jsonld import write_jsonld
from kg.export.nquads import write_nquads
from kg.export.renewed import Changes, renew_trig, renew_turtle
from kg.export.tables import tables_of, write_tables
from kg.export.turtle import write_trig, write_turtle
from kg.projection import Records
from kg.resources import did_you_mean

__all__ = ["EXPORTERS", "Changes", "Exporter", "find_exporter"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: `write(dataset, path)` replaces `path` when all is written; `suffix` is "" for a folder of files.

    Contract for a new format: the same bytes for the same quads, whatever the store, the order of loading or the hash
    seed; `OutputError` when the file system refuses. `renew(dataset, old, changes, path)` makes the same from the file
    of an older state and what changed since, or says that it cannot.
    """

    name: str
    suffix: str
    describes: str
    write: Callable[[Dataset, Path], None]
    of_records: Callable[[Records, Path], None] | None = None
    renew: Callable[[Dataset, Path, Changes, Path], bool] | None = None

    def write_from(self, dataset: Dataset, records: Records, path: Path) -> None:
        """As `write`, with the dataset's records at hand: who writes several formats reads them once."""
        if self.of_records:
            self.of_records(records, path)
        else:
            self.write(dataset, path)


_ALL = (
    Exporter("turtle", ".ttl", "all graphs united, for reading and for RDF tools", write_turtle,
             renew=renew_turtle),
    Exporter("trig", ".trig", "one named graph an article: nothing is lost", write_trig, renew=renew_trig),
    Exporter("nquads", ".nq", "one quad a line, for loading and comparing", write_nquads),
    Exporter("jsonld", ".jsonld", "the same quads for JSON tools", write_jsonld),
    Exporter(
        "graphml", ".graphml", "the network of entities, events and claims for Gephi and yEd", write_graphml, graphml_of
    ),
    Exporter("csv", "", "entities.csv, events.csv and claims.csv in a folder", write_tables, tables_of),
)
EXPORTERS: Mapping[str, Exporter] = MappingProxyType({exporter.name: exporter for exporter in _ALL})


def find_exporter(name: str) -> Exporter:
    """The exporter of that name: kg's own, else one that an installed package offers in the group `kg.exporters`.

    >>> find_exporter("trig").suffix
    '.trig'
    """
    if name in EXPORTERS:
        return EXPORTERS[name]
    offered = {point.name: point for point in entry_points(group="kg.exporters")}
    if name in offered:
        return cast(Exporter, offered[name].load())
    known = sorted([*EXPORTERS, *offered])
    raise OutputError(
        f"unknown export format {name!r}", hint=did_you_mean(name, known) or f"known formats: {', '.join(known)}"
    )
