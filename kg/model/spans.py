"""Where a thing stands in an article's text, and what an item that was read there rests on.

Offsets are Unicode code points, half-open, into `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CharSpan", "Evidence", "Sentence"]


@dataclass(frozen=True, slots=True, order=True)
class CharSpan:
    """Half-open span of code points in the article's text.

    >>> CharSpan(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"bad span {self.start}-{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def contains(self, other: CharSpan) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: CharSpan) -> bool:
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Sentence:
    index: int
    span: CharSpan
    paragraph: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Support of one item: the sentence it rests on and what found it (`rule` is a stable id, `confidence` 0–1)."""

    sentence: int
    extractor: str
    rule: str
    confidence: float = 1.0
