"""View: the graph as one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset

from kg.export.atomic import write_text
from kg.projection import network, read_records
from kg.view.data import PageData
from kg.view.draw import drawing
from kg.view.render import render
from kg.view.select import DRAWN, LISTED, ranked

__all__ = ["write_view"]


def write_view(dataset: Dataset, path: Path, *, title: str = "Who met whom, and who said what") -> None:
    """Write the page. Same dataset and title, same bytes.

    At most `DRAWN` nodes are drawn, the most important first; up to `LISTED` are in the page and found by its search.
    The page says how many were left out.
    """
    records = read_records(dataset)
    graph = network(records)
    order = ranked(graph)
    payload = PageData(records, order[:LISTED]).payload()
    payload["counts"] = {
        "articles": len(records.articles),
        "entities": len(records.entities),
        "events": len(records.events),
        "claims": len(records.propositions),
        "nodes": len(order),
        "listed": min(len(order), LISTED),
        "drawn": min(len(order), DRAWN),
    }
    write_text(path, [render(drawing(graph, order[:DRAWN]), payload, title)])
