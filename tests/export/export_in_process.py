"""Exports a graph in every format, quads loaded in an order of its own: `export_in_process.py GRAPH FOLDER SEED`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from rdflib import Dataset

from kg.export import EXPORTERS
from kg.store import load_graph


def main(source: Path, folder: Path, seed: str) -> None:
    quads = sorted(load_graph(source).quads((None, None, None, None)), key=str)
    random.Random(seed).shuffle(quads)
    dataset = Dataset()
    for s, p, o, g in quads:
        dataset.graph(getattr(g, "identifier", g)).add((s, p, o))
    for exporter in EXPORTERS.values():
        exporter.write(dataset, folder / f"graph{exporter.suffix}" if exporter.suffix else folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
