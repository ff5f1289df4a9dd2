"""Lines of any number in sorted order, in bounded memory: sorted runs on disk, merged while they are read."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

__all__ = ["Runs"]

RUN = 1 << 25
"""Bytes of text that are sorted in memory at once; with their lines they take about three times as much."""
_OPEN = 64  # files at most, which every system allows


class Runs:
    """A file to write lines to, in pieces cut anywhere, which gives them back sorted by code point, each once."""

    def __init__(self, scratch: Path, size: int = RUN) -> None:
        self._scratch, self._size = scratch, size
        self._pieces: list[bytes] = []
        self._held = 0
        self._files: list[IO[str]] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(data)
        self._held += len(data)
        if self._held > self._size:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing waits: lines are kept until they are asked for."""

    def lines(self) -> Iterator[str]:
        """Once, after the last write; without the line feeds. Scratch files go as the iterator ends."""
        last = self._sorted()
        sources = [*map(_read, self._files), iter(last)]
        merged = heapq.merge(*sources) if self._files else iter(last)
        try:
            yield from map(itemgetter(0), groupby(merged))
        finally:
            self._close()

    def _sorted(self) -> list[str]:
        text = b"".join(self._pieces).decode("utf8")
        self._pieces, self._held = [], 0
        return sorted(line for line in text.split("\n") if line)

    def _spill(self) -> None:
        held = b"".join(self._pieces)
        whole = held.rfind(b"\n") + 1
        self._pieces = [held[:whole]]
        self._save(iter(self._sorted()))
        self._pieces, self._held = [held[whole:]], len(held) - whole
        if len(self._files) > _OPEN:
            files, self._files = self._files, []
            self._save(heapq.merge(*map(_read, files)))
            for file in files:
                file.close()

    def _save(self, lines: Iterator[str]) -> None:
        file = tempfile.TemporaryFile("w+", encoding="utf8", newline="\n", dir=self._scratch)  # noqa: SIM115
        file.writelines(f"{line}\n" for line in lines)
        file.seek(0)
        self._files.append(file)

    def _close(self) -> None:
        for file in self._files:
            file.close()


def _read(file: IO[str]) -> Iterator[str]:
    return (line[:-1] for line in file)
