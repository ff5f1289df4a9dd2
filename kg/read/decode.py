"""Bytes to text: the encoding is detected, no character and no line end is changed."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

__all__ = ["decode"]

# Longest mark first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(raw: bytes) -> str:
    """The text of the bytes: by byte order mark (which is dropped), as UTF-8, else by statistics of the bytes.

    Offsets count from the first character after the mark. Raises ValueError if the bytes are no text in any encoding.

    >>> decode("Zürich\\r\\n".encode("utf-16"))
    'Zürich\\r\\n'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding))
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_guessed(raw))


def _guessed(raw: bytes) -> str:
    if b"\0" not in raw:
        best = from_bytes(raw, cp_exclusion=["utf_16", "utf_32", "utf_7", "utf_8"]).best()
        western = _as_western(raw)
        # Curly quotes and dashes of Western Windows text are guessed as letters of other code pages when they are few.
        if western is not None and sum(byte >= 0x80 for byte in raw) <= 0.02 * len(raw):
            return western
        if best is not None:
            return str(best)
    raise ValueError("no text in a known encoding")


def _as_western(raw: bytes) -> str | None:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _checked(text: str) -> str:
    if "\0" in text:
        raise ValueError("binary data, not text")
    return text
