"""N-Quads: one quad a line, sorted by graph, subject, predicate, object."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset

from kg.export.atomic import write_text
from kg.export.quads import quads

__all__ = ["write_nquads"]


def write_nquads(dataset: Dataset, path: Path) -> None:
    write_text(path, (f"{s} {p} {o}{' ' if g else ''}{g} .\n" for g, s, p, o in quads(dataset)))
