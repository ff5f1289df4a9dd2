"""Bytes to text: the encoding is detected, no character and no line end is changed."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

__all__ = ["decode"]

# Longest mark first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


# The same names mean larger sets in practice (WHATWG Encoding Standard, "Names and labels").
_LARGER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
           "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932"}


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of the bytes: by byte order mark (which is dropped), as UTF-8, as `declared`, else by their statistics.

    Offsets count from the first character after the mark. Raises ValueError if the bytes are no text in any encoding.
    Text that is valid UTF-8 is hardly ever anything else, so a page that declares another encoding is not believed.

    >>> decode("Zürich\\r\\n".encode("utf-16"))
    'Zürich\\r\\n'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding))
    if b"\0" in raw:
        return _checked(_wide(raw))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(raw, declared) or _guessed(raw)


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: in European text every other byte is zero."""
    even = len(raw) % 2 == 0
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)) if even else ():
        if raw[high::2].count(0) > 0.4 * len(raw[high::2]) and not raw[1 - high :: 2].count(0):
            return raw.decode(encoding)
    raise ValueError("binary data, not text")


def _as_declared(raw: bytes, declared: str | None) -> str | None:
    name = (declared or "").strip().lower()
    try:
        return raw.decode(_LARGER.get(name, name)) if name else None
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(raw: bytes) -> str:
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
