"""Parts of one line: the words themselves, and the credit, date stamp or dateline printed before or after them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clean.lines import Line
from kg.model import CharSpan, RegionKind
from kg.page.wording import Patterns, wording

__all__ = ["credit_of", "head_stamp"]


def credit_of(line: Line, text: str) -> CharSpan | None:
    """The photo credit that the line ends with, even glued to its last word; None if there is none or nothing else."""
    starts = [match.start for kind, match in _ends(line.span, text, wording().tails) if kind is RegionKind.CREDIT]
    start = min(starts, default=line.span.start)
    return CharSpan(start, line.span.end) if start > line.span.start else None


def head_stamp(line: Line, text: str) -> CharSpan | None:
    """The date stamp that the line begins with, if other words follow it."""
    for options in wording().heads.values():
        for option in options:
            match = option.match(text, line.span.start, line.span.end)
            if match and match.end() < line.span.end:
                return CharSpan(match.start(), match.end())
    return None


def _ends(span: CharSpan, text: str, patterns: Patterns) -> Iterator[tuple[RegionKind, CharSpan]]:
    for kind, options in patterns.items():
        for option in options:
            for match in option.finditer(text, span.start, span.end):
                if match.end() == span.end:
                    yield kind, CharSpan(match.start(), match.end())
