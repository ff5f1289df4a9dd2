"""View: the graph as one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset

from kg.export.atomic import write_text
from kg.projection import Records, read_records, ties
from kg.view.data import PageData
from kg.view.draw import drawing
from kg.view.render import render
from kg.view.select import DRAWN, LISTED, glyphs, ranked

__all__ = ["view_of", "write_view"]

TITLE = "Who met whom, and who said what"


def write_view(dataset: Dataset, path: Path, *, title: str = TITLE) -> None:
    """Write the page. Same dataset and title, same bytes.

    At most `DRAWN` nodes are drawn, the most important first; up to `LISTED` are in the page and found by its search,
    with `EVIDENCE` pieces of evidence in all. The page says how much was left out.
    """
    view_of(read_records(dataset), path, title=title)


def view_of(records: Records, path: Path, *, title: str = TITLE) -> None:
    """The same from records that are at hand."""
    edges = ties(records)
    nodes = glyphs(records, edges)
    order = ranked(nodes)
    page = PageData(records, order[:LISTED], edges)
    payload = page.payload()
    payload["counts"] = {
        "articles": len(records.articles),
        "entities": len(records.entities),
        "events": len(records.events),
        "claims": len(records.propositions),
        "nodes": len(order),
        "listed": min(len(order), LISTED),
        "drawn": min(len(order), DRAWN),
        **({"most": page.most} if page.most else {}),
    }
    write_text(path, [render(drawing(order[:DRAWN], nodes, edges), payload, title)])
