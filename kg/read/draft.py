"""What a reader finds before identity and date are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kg.page.dates import written_date

__all__ = ["Draft", "Failure", "Metadata", "metadata_of"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source states about an article, apart from its text. None: not stated."""

    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """This, with gaps filled from the other."""
        return Metadata(self.published or other.published, self.title or other.title,
                        self.publisher or other.publisher, self.url or other.url, self.language or other.language)


@dataclass(frozen=True, slots=True)
class Draft:
    """One text with the metadata that its own file states."""

    source_file: str
    text: str
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read; `where` is the file, with the line where there are several articles in it."""

    where: str
    reason: str


_KEYS = {"published": "published", "date": "published", "date_published": "published", "publication_date": "published",
         "title": "title", "headline": "title", "publisher": "publisher", "sitename": "publisher", "url": "url",
         "language": "language", "lang": "language"}


def metadata_of(fields: Mapping[str, object]) -> Metadata:
    """Metadata from the fields of a record; unknown fields are ignored, blank ones are None.

    Raises ValueError for a date that is none.

    >>> metadata_of({"date": "2023-06-19", "headline": "Talks end", "author": "x"}).title
    'Talks end'
    """
    found: dict[str, str] = {}
    for key, value in fields.items():
        name = _KEYS.get(str(key).strip().lower())
        if name and value is not None and str(value).strip():
            found.setdefault(name, str(value).strip())
    published = written_date(found["published"]) if "published" in found else None
    if "published" in found and published is None:
        raise ValueError(f"{found['published']!r} is not a date; write it as 2023-06-19")
    return Metadata(published, found.get("title"), found.get("publisher"), found.get("url"), found.get("language"))
