"""Lines of a text as a reader sees them: stripped, with hard-wrapped prose joined into one line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.model import CharSpan
from kg.page.wording import kind_of, wording, words_of

__all__ = ["Line", "split_lines"]

_BULLET = re.compile(r"(?:[-•*·–—▪●◦‣►»]+|\d{1,2}[.)])\s+")
_END = re.compile(r"[.!?…:;][\"”’')\]]*$")
_OPEN_QUOTE = "\"“'‘«"
# Plain-text mail and agency copy wrap at 60 to 90 columns; no web page ends most of its lines there.
_WRAP_MIN, _WRAP_MAX = 50, 100


@dataclass(frozen=True)
class Line:
    """One line or hard-wrapped paragraph. `text` has single spaces and no bullet; `gap`: a blank line before it."""

    index: int
    span: CharSpan
    text: str
    bullet: bool
    gap: bool

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def function_words(self) -> int:
        return sum(word in wording().function_words for word in self.words)

    @property
    def ends_sentence(self) -> bool:
        return _END.search(self.text) is not None

    @property
    def quoted(self) -> bool:
        return self.text[:1] in _OPEN_QUOTE

    @property
    def prose(self) -> bool:
        """Running text: a sentence of some length that ends like one, or too long for any menu."""
        if self.bullet:
            return False
        long_enough = len(self.words) >= 8 and self.function_words >= 2
        return long_enough and (self.ends_sentence or len(self.words) >= 25)

    @cached_property
    def key(self) -> str:
        """For comparing lines: words and figures only, padded so that a search respects word borders."""
        words = re.findall(r"[^\W_]+", self.text.casefold())
        return f" {' '.join(words)} "


def split_lines(text: str) -> tuple[Line, ...]:
    """The text's non-blank lines in order."""
    raw = tuple(_stripped(text))
    groups = _joined(text, raw) if _is_wrapped(text, raw) else _mended(text, raw)
    lines: list[Line] = []
    for group in groups:
        span = CharSpan(group[0].start, group[-1].end)
        words = re.sub(r"\s+", " ", span.of(text))
        bullet = _BULLET.match(words)
        own = words[bullet.end() :] if bullet else words
        gap = _blank_in(text[lines[-1].span.end if lines else 0 : span.start])
        lines.append(Line(len(lines), span, own, bool(bullet), gap))
    return tuple(lines)


def _stripped(text: str) -> Iterator[CharSpan]:
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0]
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield CharSpan(start, start + len(line.strip()))


def _blank_in(between: str) -> bool:
    return len(re.findall(r"\r\n|\r|\n", between)) > 1


def _is_wrapped(text: str, spans: Sequence[CharSpan]) -> bool:
    """Most lines that another follows at once are of one width and break inside a sentence."""
    if len(spans) < 4 or max(map(len, spans)) > _WRAP_MAX + 20:
        return False
    inner = [a for a, b in pairwise(spans) if not _blank_in(text[a.end : b.start])]
    wide = [a for a in inner if _WRAP_MIN <= len(a) <= _WRAP_MAX]
    broken = [a for a in wide if not _END.search(a.of(text))]
    return len(inner) >= 3 and len(wide) >= 0.6 * len(inner) and len(broken) >= 0.5 * len(wide)


def _joined(text: str, spans: Sequence[CharSpan]) -> list[list[CharSpan]]:
    """Lines grouped into paragraphs: a blank line, a bullet, an indent or a short last line ends one."""
    width = max(map(len, spans))
    groups: list[list[CharSpan]] = []
    for span in spans:
        last = groups[-1][-1] if groups else None
        if last is None or _breaks(text, last, span, width):
            groups.append([span])
        else:
            groups[-1].append(span)
    return groups


def _mended(text: str, spans: Sequence[CharSpan]) -> list[list[CharSpan]]:
    """Sentences that scraping broke at a link: the next line goes on in small letters without a blank line between."""
    groups: list[list[CharSpan]] = []
    for span in spans:
        before = groups[-1] if groups else None
        if before is not None and _goes_on(text, before, span):
            before.append(span)
        else:
            groups.append([span])
    return groups


def _goes_on(text: str, before: Sequence[CharSpan], span: CharSpan) -> bool:
    told = text[before[0].start : before[-1].end]
    if _blank_in(text[before[-1].end : span.start]) or not span.of(text)[0].islower() or _END.search(told):
        return False
    if kind_of(span.of(text), wording().lines) is not None:  # "please wait" below a headline
        return False
    return len(words_of(told)) >= 4 and _BULLET.match(told) is None and "|" not in told


def _breaks(text: str, last: CharSpan, span: CharSpan, width: int) -> bool:
    between = text[last.end : span.start]
    indented = re.search(r"[\r\n][ \t]{2,}$", between) is not None
    short_end = len(last) < 0.6 * width and (_END.search(last.of(text)) is not None or span.of(text)[0].isupper())
    return _blank_in(between) or indented or short_end or _BULLET.match(span.of(text)) is not None
