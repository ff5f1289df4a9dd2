"""`manifest.csv` beside the articles: what is known about each file, one row a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.errors import InputError
from kg.read.decode import decode
from kg.read.draft import Metadata, metadata_of

__all__ = ["MANIFEST", "read_manifest"]

MANIFEST = "manifest.csv"


def read_manifest(folder: Path) -> dict[str, Metadata]:
    """Metadata by file name relative to the folder; empty if there is no manifest.

    Columns: file, and any of published, publisher, title, url, language; others are allowed and ignored. Empty cells
    are None. Raises InputError, naming the line, for a missing or repeated file and for a date that is none.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        rows = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""), strict=True)
        if "file" not in (rows.fieldnames or ()):
            raise InputError("the manifest has no column 'file'", where=f"{path}:1",
                             hint="first line: file,published,publisher,title,url,language")
        found: dict[str, Metadata] = {}
        for row in rows:
            _add(found, row, f"{path}:{rows.line_num}")
    except (csv.Error, ValueError, OSError) as error:
        raise InputError(f"the manifest cannot be read: {error}", where=str(path)) from error
    return found


def _add(found: dict[str, Metadata], row: dict[str | None, str | None], where: str) -> None:
    name = (row.get("file") or "").strip().replace("\\", "/")
    if not name:
        raise InputError("a row without a file", where=where, hint="delete the row or name its file")
    if name in found:
        raise InputError(f"{name} has two rows", where=where, hint="keep one of them")
    try:
        found[name] = metadata_of({key: value for key, value in row.items() if key and key != "file"})
    except ValueError as error:
        raise InputError(str(error), where=where) from error
