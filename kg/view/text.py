"""Text from articles made safe to show: what could mislead the eye goes, what could be markup is left to the page.

The page writes text as text nodes alone, so nothing here escapes markup.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["label", "link", "verbatim"]

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def verbatim(text: str) -> str:
    """Of the same length, so that offsets stay true: control characters become U+FFFD.

    >>> verbatim("a" + chr(0) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _INVISIBLE.sub("\ufffd", text)


def label(text: str, *, longest: int = 300) -> str:
    """On one line, without marks that turn the direction of writing, cut at a word when it is too long.

    >>> label("Ida\\n Brandt"), label("one two three", longest=9)
    ('Ida Brandt', 'one two…')
    """
    line = " ".join(_DIRECTION.sub("", _INVISIBLE.sub(" ", text)).split())
    if len(line) <= longest:
        return line or "(no name)"
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def link(url: str | None) -> str | None:
    """The URL if it is a plain web address, else None.

    >>> link("https://example.org/a"), link("javascript:alert(1)"), link("https:///x")
    ('https://example.org/a', None, None)
    """
    if url is None or _INVISIBLE.search(url) or _DIRECTION.search(url) or re.search(r"[\s<>\"\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
