"""Rules that say what each line of a page is. They run in order; the first that knows a line decides it.

A rule takes the page and what is known so far, and returns what it adds. Lines that no rule knows are content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import yaml

from kg.clean.lines import Line
from kg.clean.parts import credit_of
from kg.model import Article, CharSpan, ParagraphKind, RegionKind
from kg.page.datelines import date_line, place_line
from kg.page.dates import dates_in
from kg.page.wording import is_media_mark, kind_of, wording

__all__ = ["RULES", "Mark", "Marks", "Page"]

Mark = RegionKind | ParagraphKind
Marks = dict[int, Mark]
_HEAD_LINES = 15  # how far down a page's title and date are looked for


@dataclass(frozen=True)
class Page:
    """An article cut into lines. `credits` are the photo credits at the ends of lines, by line index."""

    article: Article
    lines: tuple[Line, ...]
    credits: dict[int, CharSpan]

    @classmethod
    def of(cls, article: Article, lines: tuple[Line, ...]) -> Page:
        found = {line.index: credit_of(line, article.text) for line in lines}
        return cls(article, lines, {index: span for index, span in found.items() if span})

    def key(self, line: Line) -> str:
        """The line's words without its credit, for comparing."""
        credit = self.credits.get(line.index)
        if credit is None:
            return line.key
        return replace(line, text=line.text[: -len(credit)]).key

    def prose(self, marks: Marks) -> list[int]:
        return [line.index for line in self.lines if line.index not in marks and line.prose]


def front_matter(page: Page, _: Marks) -> Marks:
    """A block between two lines "---" at the very top that is a YAML mapping."""
    lines = page.lines
    if not lines or lines[0].span.of(page.article.text) != "---":
        return {}
    end = next((line.index for line in lines[1:] if line.span.of(page.article.text) == "---"), None)
    if end is None or not _is_mapping(page.article.text[lines[0].span.end : lines[end].span.start]):
        return {}
    return dict.fromkeys(range(end + 1), RegionKind.NAVIGATION)


def _is_mapping(block: str) -> bool:
    try:
        return isinstance(yaml.safe_load(block), dict)
    except yaml.YAMLError:
        return False


def known_lines(page: Page, _: Marks) -> Marks:
    """Lines that the word list knows whole, and lines that hold only a date."""
    found: Marks = {}
    for line in page.lines:
        dated = date_line(line.text) or (line.index < _HEAD_LINES and place_line(line.text))
        kind = RegionKind.DATESTAMP if dated else kind_of(line.text, wording().lines)
        if kind is not None:
            found[line.index] = kind
    return found


def headline(page: Page, marks: Marks) -> Marks:
    """The line that is the article's title; else the first line of four words or more above the running text."""
    free = [line for line in page.lines if line.index not in marks]
    title = Line(0, CharSpan(0, 0), page.article.title or "", bullet=False, gap=False).key
    for line in free[:_HEAD_LINES]:
        if title.strip() and _same_title(line.key, title):
            return {line.index: ParagraphKind.HEADLINE}
    first_prose = next((line.index for line in free if line.prose and not _title_case(line)), None)
    above = [line for line in free if first_prose is not None and line.index < first_prose and not line.bullet]
    above = [line for line in above if line.index not in page.credits and (not line.ends_sentence or _title_case(line)
                                                                         or line.text.endswith("?"))]
    for least in (4, 2):
        for line in above[:_HEAD_LINES]:
            if len(line.words) >= least:
                return {line.index: ParagraphKind.HEADLINE}
    return {}


def _same_title(key: str, title: str) -> bool:
    return key == title or (len(key.split()) >= 4 and (key.startswith(title) or title.startswith(key)))


def _title_case(line: Line) -> bool:
    """Most words that are no function words begin with a capital, as in American headlines."""
    if len(line.words) > 25 or line.quoted:
        return False
    content = [w for w in line.text.split() if w.strip("\"“”'‘’,.:;?!").lower() not in wording().function_words]
    return len(content) >= 4 and sum(w.lstrip("\"“'‘(")[:1].isupper() for w in content) >= 0.8 * len(content)


def repeats(page: Page, marks: Marks) -> Marks:
    """A line said before (captions and headlines are often printed twice), or a teaser whose words all follow below."""
    found: Marks = {}
    seen: set[str] = set()
    keys = {line.index: page.key(line) for line in page.lines
            if isinstance(marks.get(line.index, ParagraphKind.BODY), ParagraphKind)}
    teasers = _teasers({index: key for index, key in keys.items() if index not in marks}, keys)
    for index, key in keys.items():
        if index in teasers or (key in seen and len(key.split()) >= 4):
            found[index] = RegionKind.REPEAT
        seen.add(key)
    return found


def _teasers(some: dict[int, str], keys: dict[int, str]) -> set[int]:
    """Those of some lines, of eight words or more, that are part of another line.

    The second to the fourth word of a part are whole words of its whole, so only lines that have these are compared.
    """
    wanted = {index: (words[1], words[2], words[3]) for index, key in some.items() if len(words := key.split()) >= 8}
    holders: dict[tuple[str, str, str], set[int]] = {gram: set() for gram in wanted.values()}
    for index, key in keys.items():
        words = key.split()
        for gram in zip(words, words[1:], words[2:], strict=False):
            if gram in holders:
                holders[gram].add(index)
    return {index for index, gram in wanted.items()
            if any(some[index] in keys[other] and some[index] != keys[other] for other in holders[gram])}


def sections(page: Page, marks: Marks) -> Marks:
    """A line that opens a block of links or tags, with the block: up to the next running prose."""
    found: Marks = {}
    if not page.prose(marks):
        return found
    for line in page.lines:
        kind = kind_of(line.text, wording().openers)
        if kind is None or line.prose or line.index in found or isinstance(marks.get(line.index), ParagraphKind):
            continue
        block = list(_block(page, marks, line, kind))
        sentences = sum(other.ends_sentence and not other.text.endswith("?") for other in block)
        if kind is RegionKind.TAGS or sentences <= 0.5 * len(block):
            found.update({other.index: kind for other in [line, *block] if other.index not in found})
    return {index: kind for index, kind in found.items() if index not in marks}


def _block(page: Page, marks: Marks, opener: Line, kind: RegionKind) -> Iterator[Line]:
    for line in page.lines[opener.index + 1 :]:
        if line.prose and line.index not in marks:
            return
        if kind is RegionKind.TAGS and (len(line.words) > 5 or line.bullet != opener.bullet or line.ends_sentence):
            return
        yield line


def media_titles(page: Page, marks: Marks) -> Marks:
    """The title of a clip, above the lines of its player."""
    found: Marks = {}
    for before, line in zip(page.lines, page.lines[1:], strict=False):
        if is_media_mark(line.text) and before.index not in marks and not before.prose and not before.quoted:
            found[before.index] = RegionKind.NAVIGATION
    return found


def captions(page: Page, marks: Marks) -> Marks:
    """A line with a photo credit, or above one, or one that is printed again with a credit."""
    with_credit = {page.key(page.lines[index]) for index in page.credits}
    found: Marks = {}
    for line in page.lines:
        below = marks.get(line.index + 1) is RegionKind.CREDIT and not (page.lines[line.index + 1].gap and line.prose)
        if line.index in marks or len(line.words) > 60:
            continue
        if line.index in page.credits or page.key(line) in with_credit or (below and len(line.words) <= 40):
            found[line.index] = ParagraphKind.CAPTION
    return found


def alternative_texts(page: Page, _: Marks) -> Marks:
    """"Topic | label" and the like: the name of a picture or a place in the menu, never a sentence."""
    return {line.index: RegionKind.NAVIGATION for line in page.lines
            if " | " in line.text and not line.prose and len(line.words) <= 20}


def bullets(page: Page, marks: Marks) -> Marks:
    """Lists: what a colon announces or full stops end is content; one or two headlines among prose are links."""
    found: Marks = {}
    prose = page.prose(marks)
    for group in _bullet_groups(page, marks):
        kind: Mark = ParagraphKind.BULLET
        if not _is_content_list(page, group):
            tail = not prose or group[0].index > prose[-1]
            kind = RegionKind.TAGS if tail and all(len(line.words) <= 3 for line in group) else RegionKind.RELATED
            if not prose or (len(group) > 2 and not tail):
                kind = ParagraphKind.BULLET
        found.update({line.index: kind for line in group})
    return found


def _bullet_groups(page: Page, marks: Marks) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in page.lines:
        if line.bullet and line.index not in marks:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_content_list(page: Page, group: list[Line]) -> bool:
    lead = page.lines[group[0].index - 1] if group[0].index else None
    if lead is not None and lead.text.endswith(":"):
        return True
    if group[0].span.of(page.article.text)[0].isdigit():
        return True
    ended = sum(line.text.rstrip("\"”’')")[-1:] in ".;,!:" for line in group)
    return 2 * ended >= len(group)


def page_ends(page: Page, marks: Marks) -> Marks:
    """What is left above the headline and below the last running text, if it is too short to say anything."""
    prose = page.prose(marks)
    if not prose:
        return {}
    content = [i for i, kind in marks.items() if isinstance(kind, ParagraphKind)]
    top = min([*content, prose[0]])
    bottom = max([*prose, *(i for i in content if page.lines[i].bullet or i in page.credits)])
    free = [line for line in page.lines if line.index not in marks and not line.ends_sentence]
    found: Marks = {line.index: RegionKind.NAVIGATION for line in free if line.index < top and len(line.words) <= 3}
    below = [line for line in free if line.index > bottom]
    long = [line for line in below if len(line.words) > 4]
    found.update({line.index: RegionKind.NAVIGATION for line in below if len(line.words) <= 4})
    return found | ({line.index: RegionKind.RELATED for line in long} if len(long) > 1 else {})


def content(page: Page, _: Marks) -> Marks:
    """Everything else: running text, or a heading when it is short, ends like no sentence and something follows it."""
    found: Marks = {}
    for line in page.lines:
        following = page.lines[line.index + 1] if line.index + 1 < len(page.lines) else None
        question = line.text.endswith("?") and len(line.words) <= 8 and following is not None and following.prose
        short = len(line.words) <= 14 and following is not None and not line.quoted
        heading = short and (not line.ends_sentence or question) and not dates_in(line.text)
        found[line.index] = ParagraphKind.HEADING if heading else ParagraphKind.BODY
    return found


RULES: tuple[Callable[[Page, Marks], Marks], ...] = (
    front_matter, known_lines, headline, repeats, sections, media_titles, captions, alternative_texts, bullets,
    page_ends, content)
