"""Time expressions of a document, found by the patterns and settled in text order."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from kg.annotate import Annotated
from kg.extract.times.normalise import BOUND, Expression, bounded, read_match, settled
from kg.extract.times.tense import tense_of
from kg.extract.times.values import Anchor, Tense, Value
from kg.extract.times.wording import Rule, rules, wording
from kg.model import CharSpan, Document, ParagraphKind, PublishedBasis, RegionKind, TimeMention
from kg.page.dates import calendar

__all__ = ["anchor_of", "find_times"]

_NAME = re.compile(r"(?i)\b(?:" + "|".join(sorted(calendar().months.keys() | calendar().weekdays.keys())) + r")\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule's match in the document."""

    rule: Rule
    match: re.Match[str]
    span: Span
    title: bool

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()


def anchor_of(document: Document) -> Anchor:
    """The day of writing: that of the dateline, else the publication date.

    A date that may be a re-post's is only an upper bound. Without any, the year of a copyright notice gives the year.
    """
    if document.dateline is not None and document.dateline.day is not None:
        return Anchor.on(document.dateline.day)
    article = document.article
    if article.published is not None:
        doubtful = article.published_basis is PublishedBasis.INFERRED
        return Anchor(None, article.published) if doubtful else Anchor.on(article.published)
    notices = [r.span.of(article.text) for r in document.boilerplate if r.kind is RegionKind.COPYRIGHT]
    years = {int(found) for notice in notices for found in _YEAR.findall(notice)}
    if len(years) == 1:
        year = years.pop()
        return Anchor(date(year, 1, 1), date(year, 12, 31))
    return Anchor()


def find_times(annotated: Annotated) -> tuple[TimeMention, ...]:
    """Every time expression of the document in text order, normalised against its day of writing.

    The span is the expression without its preposition, whose meaning ("since", "by") is in the interval. Times told
    from another ("two days later") count from the last day told before. Ages, sums and phone numbers are no times.
    With a publication date that may be a re-post's, relative times get no first day: see `settle`.
    """
    anchor, found = anchor_of(annotated.document), []
    starts = [sentence.span.start for sentence in annotated.sentences]
    for match in _matches(annotated):
        tense = _tense(match)
        expression = read_match(match.rule, match.match, tense)
        if expression is None:
            continue
        value = _value(expression, match, anchor, tense, annotated.doc)
        if _is_day(value):
            anchor = replace(anchor, reference=value)
        sentence = max(0, bisect.bisect_right(starts, match.start) - 1)
        found.append(TimeMention(
            id=f"t{match.start}-{match.end}", span=CharSpan(match.start, match.end),
            text=annotated.document.article.text[match.start : match.end], timex=value.timex, sentence=sentence,
            earliest=value.earliest, latest=value.latest, rule=expression.rule))
    return tuple(found)


def _tense(match: _Match) -> Tense | None:
    """In headlines the present tells what has happened ("Blinken meets Xi on Monday")."""
    tense = tense_of(match.span)
    return Tense.PAST if match.title and tense is Tense.PRESENT else tense


def _is_day(value: Value) -> bool:
    return value.earliest is not None and value.latest is not None and (value.latest - value.earliest).days <= 7


def _value(expression: Expression, match: _Match, anchor: Anchor, tense: Tense | None, doc: Doc) -> Value:
    """The settled value; a preposition bounds it unless the time only describes a noun ("after Monday's talks")."""
    known = anchor
    if expression.rule == "month-day" and anchor.first and anchor.last and anchor.day is None:
        # Only the year is known: news write the year beside a date of any other.
        known = replace(anchor, first=anchor.last)
    value = settled(expression.reading, known, tense)
    before = BOUND.search(doc.text[max(0, match.start - 40) : match.start])
    describes = match.span.root.dep_ in ("poss", "compound", "nmod", "npadvmod", "amod", "nummod")
    return value if before is None or describes else bounded(before["word"].lower(), value, anchor, tense)


def _matches(annotated: Annotated) -> Iterator[_Match]:
    """Longest match at the leftmost place, in each paragraph; equal ones by the order of the rules."""
    text = annotated.doc.text
    for paragraph in annotated.document.paragraphs:
        title = paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING)
        options = []
        for order, rule in enumerate(rules()):
            for match in rule.pattern.finditer(text, paragraph.span.start, paragraph.span.end):
                options.append((match.start(), -match.end(), order, rule, match))
        at = paragraph.span.start
        for start, _, _, rule, match in sorted(options, key=lambda option: option[:3]):
            span = annotated.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if start >= at and span is not None and _allowed(rule, match, span):
                yield _Match(rule, match, span, title)
                at = match.end()


def _allowed(rule: Rule, match: re.Match[str], span: Span) -> bool:
    names = _NAME.findall(match[0])
    capitals = all(name[0].isupper() for name in names)
    return capitals and (rule.ask is None or _ASKS[rule.ask](match, span))


def _is_date(span: Span) -> bool:
    return any(token.ent_type_ in ("DATE", "TIME") for token in span)


def _before(span: Span) -> str:
    return span.doc[span.start - 1].lower_ if span.start else ""


def _after(span: Span) -> str:
    return span.doc[span.end].lower_ if span.end < len(span.doc) else ""


def _in_context(span: Span) -> bool:
    """After a preposition or the like, or a date to the recogniser: "May" and "April" are names, "2000" a number too."""
    return _is_date(span) or (_before(span) in wording().month_contexts and not span[0].ent_type_)


def _month_alone(match: re.Match[str], span: Span) -> bool:
    return len(match["month"]) > 3 or match["month"].lower() == "may" or _before(span) == "in" \
        if _in_context(span) else False


def _year_alone(_: re.Match[str], span: Span) -> bool:
    counted = span.root.dep_ == "nummod" and span.root.head.tag_ == "NNS" and not _is_date(span)
    return _in_context(span) and not counted and _after(span) not in ("%", "percent", "people", "troops")


def _ordinal_day(match: re.Match[str], span: Span) -> bool:
    """"the 19th" is a day where no noun follows that it counts."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    counts = following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    return bool(match["which"]) or (not counts and _before(span) in ("on", "by", "until", "since", "from", "before", "after"))


def _no_age(match: re.Match[str], span: Span) -> bool:
    """A duration, not an age ("14-year-old"), a rate ("$5 a day"), an ordinal ("a second visit") or a share ("a quarter of")."""
    after = re.match(r"[\s-]*(?:old\b|of age\b)", span.doc.text[span.end_char : span.end_char + 12])
    words = (match["n"] or "").lower()
    unit = match["unit"].lower()
    rate = words in ("a", "an") and not match["about"] and _before(span) not in wording().month_contexts | {"over", "within", "than", "only"}
    idiom = unit in ("second", "minute", "quarter", "quarters", "generation", "generations") or (words == "one" and unit == "day")
    return not (after or rate or idiom or _before(span) in ("aged", "age", "$", "€", "£"))


_ASKS: dict[str, Callable[[re.Match[str], Span], bool]] = {
    "bare_plural": lambda _, span: _is_date(span),
    "month_alone": _month_alone,
    "no_age": _no_age,
    "ordinal_day": _ordinal_day,
    "range_word": lambda _, span: span.doc[span.start].is_alpha,
    "season_alone": lambda _, span: _before(span) in wording().month_contexts and _after(span) != "of",
    "year_alone": _year_alone,
    "year_range": lambda _, span: _in_context(span),
}
