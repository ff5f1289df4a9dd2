"""Who published the text, where only the text itself says so: its copyright notice, or its name above the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.gazetteer import Publisher, load_publishers
from kg.model import Region, RegionKind

__all__ = ["stated_publisher"]

_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[^.,|©\d]{2,60}?)\s*(?:\d{4})?\s*(?:[.,|]|all rights|$)", re.IGNORECASE)
_HEAD = 6  # boilerplate lines in which a page shows its own name
_HEAD_KINDS = {RegionKind.NAVIGATION, RegionKind.BYLINE, RegionKind.DATESTAMP}
_BEFORE_DATE = re.compile(r"\s*(?:[,|·•]|\s[-–—]\s|\()")


def stated_publisher(text: str, regions: Iterable[Region], body: int) -> str | None:
    """The one known publisher of the notices, else of the lines above offset `body`; None where none or several stand.

    Wire services do not count: their name comes with their text, wherever that is printed.
    """
    regions = sorted(regions, key=lambda r: r.span)
    for found in (_in_notices(text, regions), _above(text, regions, body)):
        names = {p.name for p in found if p.kind != "agency"}
        if names:
            return next(iter(names)) if len(names) == 1 else None
    return None


def _in_notices(text: str, regions: Iterable[Region]) -> Iterator[Publisher]:
    for region in regions:
        for match in _NOTICE.finditer(region.span.of(text)) if region.kind is RegionKind.COPYRIGHT else ():
            known = load_publishers().of_name(match["name"].strip())
            if known is not None:
                yield known


def _above(text: str, regions: Iterable[Region], body: int) -> Iterator[Publisher]:
    head = [r for r in regions if r.span.end <= body][:_HEAD]
    for region in head:
        words = " ".join(region.span.of(text).split())
        if region.kind is RegionKind.DATESTAMP:  # "BBC News, 11 March 2025"
            words = _BEFORE_DATE.split(words)[0]
        known = load_publishers().of_name(words) if region.kind in _HEAD_KINDS else None
        if known is not None:
            yield known
