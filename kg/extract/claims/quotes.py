"""Stretches of text inside quotation marks, by paragraph: curly, straight, doubled single and single marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from kg.model import CharSpan, Document, ParagraphKind

__all__ = ["Quote", "find_quotes"]

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–:-])|^)['‘](?=[A-Za-z\[])(?!(?:tis|twas|em|til|cause|n)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…\])])['’](?![\w])")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch. `outer` includes the marks; `closed` is False if it runs to its paragraph's end unclosed."""

    outer: CharSpan
    inner: CharSpan
    paragraph: int
    closed: bool


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Quotes of the document in text order; one inside another is not listed apart."""
    out: list[Quote] = []
    open_before = False
    for number, paragraph in enumerate(document.paragraphs):
        text = paragraph.span.of(document.article.text)
        found = list(_double(text, carried=open_before))
        open_before = bool(found) and not found[-1][4]
        found += _single(text, found, heading=paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING))
        base = paragraph.span.start
        for start, first, last, end, closed in sorted(found):
            if last > first:
                outer, inner = CharSpan(base + start, base + end), CharSpan(base + first, base + last)
                out.append(Quote(outer, inner, number, closed))
    return tuple(out)


_Found = tuple[int, int, int, int, bool]


def _double(text: str, *, carried: bool) -> Iterator[_Found]:
    """(outer start, inner start, inner end, outer end, closed) of each doubly marked stretch.

    `carried`: a quote is still open from the paragraph before; it runs on if the first mark here is a closing one. An
    opening mark inside an open quote is a nested one if enough closing marks follow, else the first was never closed.
    """
    marks = _typed_once([(m.start(), m.end(), _opens(text, m)) for m in _DOUBLE.finditer(text)])
    stack: list[tuple[int, int]] = [(0, 0)] if carried and marks and not marks[0][2] else []
    for at, (start, end, opens) in enumerate(marks):
        if opens and stack and sum(not o for _, _, o in marks[at:]) <= len(stack):
            yield stack[0][0], stack[0][1], start, start, False
            stack = []
        if opens:
            stack.append((start, end))
        elif stack:
            outer, inner = stack.pop()
            if not stack:
                yield outer, inner, start, end, True
    if stack:
        yield stack[0][0], stack[0][1], len(text), len(text), False


def _typed_once(marks: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The marks with two opening ones that touch made one, unless two close before the next opens."""
    out: list[tuple[int, int, bool]] = []
    for at, (start, end, opens) in enumerate(marks):
        if opens and out and out[-1][2] and out[-1][1] == start:
            closing = len(list(takewhile(lambda m: not m[2], marks[at + 1 :])))
            if closing == 1:
                out[-1] = (out[-1][0], end, True)
                continue
        out.append((start, end, opens))
    return out


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark opens. Curly marks say so; a straight one opens if it touches a word only on its right."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if mark.group() in "“„«``":  # some type the opening mark for both, too
        return before.isspace() or before in "([—–-:/'‘\"”" or not after.isspace()
    if mark.group() in "”»":  # some editors type the closing mark for both
        return mark.start() == 0 and not after.isspace()
    return (before.isspace() or before in "([—–-:/'‘") and not after.isspace()


def _single(text: str, taken: list[_Found], *, heading: bool) -> Iterator[_Found]:
    """Stretches between single marks outside double ones; curly ones in running text only if longer than a letter."""
    at = 0
    while opening := _SINGLE_OPEN.search(text, at):
        start = opening.start()
        at = start + 1
        if any(a <= start < b for a, _, _, b, _ in taken):
            continue
        closing = _closing(text, opening.end())
        if closing is None or any(start < a < closing for a, _, _, b, _ in taken):
            continue
        if text[start] == "'" or heading or closing - start > 3:
            yield start, start + 1, closing, closing + 1, True
            at = closing + 1


def _closing(text: str, start: int) -> int | None:
    """Offset of the mark that closes a single-quoted stretch; a plural's possessive only if nothing better follows."""
    spare = None
    for match in _SINGLE_CLOSE.finditer(text, start):
        at = match.start()
        if text[at - 1] == "s" and re.match(r"['’] [a-z]", text[at:]):
            spare = spare if spare is not None else at
            continue
        return at
    return spare
