"""An article as it was read, and the document that cleaning makes of it: what is content, what is boilerplate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.spans import CharSpan

__all__ = ["Article", "Dateline", "Document", "Paragraph", "ParagraphKind", "PublishedBasis", "Region", "RegionKind"]


class PublishedBasis(StrEnum):
    """How the publication date is known; `INFERRED` marks a date that may be a re-post's."""

    METADATA = "metadata"
    DATELINE = "dateline"
    PAGE = "page"
    GIVEN = "given"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Article:
    """One text to be read, with the metadata its source states. `id` is the first 16 hex digits of `sha256`."""

    id: str
    source_file: str
    text: str
    sha256: str
    published: date | None = None
    published_basis: PublishedBasis | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    also_files: tuple[str, ...] = ()


class ParagraphKind(StrEnum):
    """What kind of content a paragraph is; boilerplate is a `Region`, never a paragraph."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BULLET = "bullet"


class RegionKind(StrEnum):
    """Why a stretch of text is boilerplate."""

    NAVIGATION = "navigation"
    BYLINE = "byline"
    CREDIT = "credit"
    SHARE = "share"
    RELATED = "related"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    PROMOTION = "promotion"
    DATESTAMP = "datestamp"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: CharSpan
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of boilerplate. Nothing in it reaches the graph."""

    span: CharSpan
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line such as "BEIJING, June 19 (AP) —" at the head of a body: place name, date and agency as far as stated."""

    span: CharSpan
    place: str | None = None
    day: date | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article whose text is divided into paragraphs (content) and boilerplate; white space belongs to neither.

    `agencies` are the wire services credited anywhere in the text ("(AP, AFP, Reuters)"), normalised, sorted.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    boilerplate: tuple[Region, ...]
    dateline: Dateline | None = None
    agencies: tuple[str, ...] = ()
