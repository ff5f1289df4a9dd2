"""IRIs and ids: minted from content alone, so the same thing has the same name on every machine and in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["BASE", "digest", "slug"]

BASE = "https://w3id.org/dipkg/id/"


def slug(name: str) -> str:
    """A name as a path segment: ASCII letters, digits and single hyphens; hashed when nothing is left.

    >>> slug("Antônio Guterres"), slug("习近平")
    ('antonio-guterres', 'h-92a054e84d')
    """
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    text = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
    return text or f"h-{digest(name, length=10)}"


def digest(*parts: str, length: int = 16) -> str:
    """Hexadecimal SHA-256 of the parts, shortened.

    >>> digest("a", "b") == digest("ab")
    False
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf8")).hexdigest()[:length]
