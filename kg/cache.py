"""Resolved documents kept between builds: a stopped build goes on, and one more article costs one article."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import OutputError
from kg.ids import digest
from kg.model import Article, ResolvedDocument
from kg.model.resolved_json import from_json, to_json
from kg.run import RunInfo, code_digest

__all__ = ["DocumentCache"]


class DocumentCache:
    """One JSON file a document, named by the article with its metadata, the run and kg's own code.

    A file that cannot be read counts as absent. Files are written whole or not at all.
    """

    def __init__(self, folder: Path, run: RunInfo) -> None:
        self.folder, self.run = folder, run

    def _path(self, article: Article) -> Path:
        key = digest(repr(article), self.run.id, code_digest(), length=32)
        return self.folder / key[:2] / f"{key}.json"

    def has(self, article: Article) -> bool:
        """Whether the article was resolved before; it may still turn out to be unreadable."""
        return self._path(article).is_file()

    def get(self, article: Article) -> ResolvedDocument | None:
        """The document as it was resolved before, or None."""
        try:
            return from_json(self._path(article).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, article: Article, resolved: ResolvedDocument) -> None:
        """Keep what the article, as it was read, became; OutputError when the disk is full or the folder cannot be
        written. (The document's own article may have learnt its publisher from its page.)
        """
        path = self._path(article)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(to_json(resolved))
            part.replace(path)
        except OSError as error:
            raise OutputError(f"the cache cannot be written: {error.strerror or error}", where=str(self.folder),
                              hint="name another --cache, or use --no-cache") from error
