"""A file is replaced when its new content is whole; a killed or failed export leaves the old one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import OutputError

__all__ = ["header_last", "write_bytes", "write_text"]

_IN_MEMORY = 1 << 26
_BLOCK = 1 << 20


def write_text(path: Path, parts: Iterable[str]) -> None:
    """Write the parts as UTF-8 with line feeds as given; lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    write_bytes(path, map(_encode, parts))


def write_bytes(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Replace the file by the parts."""
    scratch: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        scratch = Path(name)
        with os.fdopen(handle, "wb") as out:
            for part in parts:
                out.write(part)
        scratch.chmod(_mode(path))
        scratch.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(path)) from error
    finally:
        if scratch is not None:
            scratch.unlink(missing_ok=True)


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text).encode("utf8")


def _mode(path: Path) -> int:
    """Of the file that is replaced, else the usual one: a temporary file is readable by its owner alone."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def header_last(header: Callable[[], Iterable[str]], body: Iterable[str], scratch: Path) -> Iterator[str]:
    """Header and body, where only the body tells what the header must declare: the body waits in a file."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf8", newline="\n", dir=str(scratch)) as waiting:
        waiting.writelines(body)
        waiting.seek(0)
        yield from header()
        yield from iter(lambda: waiting.read(_BLOCK), "")
