"""Time expressions of a document, found by the patterns and settled in text order."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.annotate import Annotated
from kg.extract.times.normalise import BOUND, Expression, bounded, read_match, settled
from kg.extract.times.tense import after_plan, of_known, of_noun, of_past, tense_of
from kg.extract.times.values import Anchor, Tense, Value
from kg.extract.times.wording import Rule, rules_for, stretches, wording
from kg.model import CharSpan, Document, ParagraphKind, PublishedBasis, RegionKind, TimeMention
from kg.page.dates import calendar, dates_in, one_of
from kg.parse import Doc, Span

__all__ = ["anchor_of", "find_times"]

_NAME = re.compile(rf"(?i)\b(?:{one_of(calendar().months | calendar().weekdays)})\b")
_NO_LEAD = ("NUM", "PUNCT", "DET")  # before "years" alone: a count or an age that no pattern knows
_DESCRIBING = ("poss", "compound", "nmod", "amod", "nummod")  # dependency of a time that only describes a noun
_YEARLESS = ("month-day", "days-of-month", "month", "month-range", "date-range", "phase", "season")
_NEAR = 2  # sentences over which "at the time" looks back
_LONG_PAST, _SOON = timedelta(days=270), timedelta(days=60)
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

    A date that may be a re-post's is only an upper bound. Without any, the year of a copyright notice gives the year of
    writing; else the only year that the text names at all, in its headline or within a full date, completes days and
    months without one.
    """
    if document.dateline is not None and document.dateline.day is not None:
        return Anchor.on(document.dateline.day)
    article = document.article
    if article.published is not None:
        doubtful = article.published_basis is PublishedBasis.INFERRED
        if not doubtful:
            return Anchor.on(article.published)
        return Anchor(None, article.published)
    notices = [r.span.of(article.text) for r in document.boilerplate if r.kind is RegionKind.COPYRIGHT]
    years = {int(found) for notice in notices for found in _YEAR.findall(notice)}
    if len(years) == 1:
        year = years.pop()
        return Anchor(date(year, 1, 1), date(year, 12, 31), year)
    return Anchor(year=_only_year(document))


def _only_year(document: Document) -> int | None:
    parts = [(part.kind, part.span.of(document.article.text)) for part in document.paragraphs]
    years = {int(found) for _, words in parts for found in _YEAR.findall(words)}
    sure = {day.year for _, words in parts for _, day in dates_in(words)}
    sure |= {int(found) for kind, words in parts if kind is ParagraphKind.HEADLINE for found in _YEAR.findall(words)}
    return years.pop() if len(years) == 1 and years == sure else None


def find_times(annotated: Annotated) -> tuple[TimeMention, ...]:
    """Every time expression of the document in text order, normalised against its day of writing.

    The span is the expression without its preposition, whose meaning ("since", "by") is in the interval. Times told
    from another ("two days later") count from the last day told before. Ages, sums and phone numbers are no times.
    With a publication date that may be a re-post's, relative times get no first day: see `settle`.
    """
    anchor, found = anchor_of(annotated.document), []
    starts = [sentence.span.start for sentence in annotated.sentences]
    last = -1
    for match in _matches(annotated):
        sentence = max(0, bisect.bisect_right(starts, match.start) - 1)
        if sentence - last > _NEAR:
            anchor = replace(anchor, told=None)
        tense = _tense(match, annotated.doc)
        expression = read_match(match.rule, match.match, tense)
        if expression is None:
            continue
        value = _value(expression, match, anchor, tense, annotated.doc)
        if tense is Tense.PAST and match.rule.name in _YEARLESS and of_noun(match.span):
            value = _nearer(value, match, anchor, annotated.doc)
        anchor, last = _told(anchor, value), sentence
        found.append(TimeMention(
            id=f"t{match.start}-{match.end}", span=CharSpan(match.start, match.end),
            text=annotated.document.article.text[match.start : match.end], timex=value.timex, sentence=sentence,
            earliest=value.earliest, latest=value.latest, rule=expression.rule))
    return tuple(found)


def _tense(match: _Match, doc: Doc) -> Tense | None:
    """In headlines and captions the present tells what has happened ("Blinken meets Xi on Monday").

    "has until May" looks ahead. A present or future says nothing of a time that only describes a noun ("will condemn
    Monday's attack").
    """
    tense = tense_of(match.span)
    if match.span.root.dep_ in _DESCRIBING and tense in (Tense.PRESENT, Tense.FUTURE):
        return Tense.EITHER
    if tense is Tense.PRESENT and (match.title or of_past(match.span)):
        return Tense.PAST
    if tense is Tense.FUTURE and of_known(match.span):
        return Tense.PAST
    bound = BOUND.search(doc.text[max(0, match.start - 40) : match.start])
    ahead = bound is not None and bound["word"].lower() in ("until", "till", "by", "through")
    if tense is Tense.PAST and match.rule.name in _YEARLESS and after_plan(match.span):
        return Tense.FUTURE
    return Tense.FUTURE if ahead and tense is Tense.PRESENT else tense


def _nearer(past: Value, match: _Match, anchor: Anchor, doc: Doc) -> Value:
    """Of a day or month without its year, which only says when something mentioned is: the coming one, if the past one
    lies so far back that news would have written its year ("looked forward to their meeting on July 21").
    """
    expression = read_match(match.rule, match.match, Tense.FUTURE)
    if expression is None or anchor.day is None or past.latest is None:
        return past
    coming = _value(expression, match, anchor, Tense.FUTURE, doc)
    soon = coming.earliest is not None and coming.earliest <= anchor.day + _SOON
    return coming if soon and past.latest < anchor.day - _LONG_PAST else past


def _told(anchor: Anchor, value: Value) -> Anchor:
    """The anchor after a time has been told: later ones may count from its day or lie in its year."""
    if value.earliest is None or value.latest is None or value.earliest.year != value.latest.year:
        return anchor
    return replace(anchor, reference=value if _is_day(value) else anchor.reference, told_year=value.earliest.year,
                   told=value)


def _is_day(value: Value) -> bool:
    return value.earliest is not None and value.latest is not None and (value.latest - value.earliest).days <= 7


def _value(expression: Expression, match: _Match, anchor: Anchor, tense: Tense | None, doc: Doc) -> Value:
    """The settled value; a preposition bounds it unless the time only describes a noun ("after Monday's talks")."""
    known = _within_year(anchor, tense) if expression.rule in _YEARLESS else anchor
    value = settled(expression.reading, known, tense)
    before = BOUND.search(doc.text[max(0, match.start - 40) : match.start])
    describes = match.span.root.dep_ in _DESCRIBING
    told = expression.reading.by_reference and before is not None and before["word"].lower() == "from"
    return value if before is None or describes or told else bounded(before["word"].lower(), value, anchor, tense)


def _within_year(anchor: Anchor, tense: Tense | None) -> Anchor:
    """The anchor for a month or day without year: the year known is meant, as news write out any other."""
    if anchor.day is not None or anchor.year is None:
        return anchor
    month_day = {Tense.PAST: (12, 31), Tense.FUTURE: (1, 1)}.get(tense, (7, 2)) if tense else (7, 2)
    at = date(anchor.year, *month_day)
    return replace(anchor, first=at, last=at)


def _matches(annotated: Annotated) -> Iterator[_Match]:
    """Longest match at the leftmost place, in each paragraph; equal ones by the order of the rules."""
    text = annotated.doc.text
    for paragraph in annotated.document.paragraphs:
        title = paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING, ParagraphKind.CAPTION)
        options = [
            (match.start(), -match.end(), order, rule, match)
            for start, end in stretches(text, paragraph.span.start, paragraph.span.end)
            for order, rule in rules_for(text[start:end]) for match in rule.pattern.finditer(text, start, end)]
        at = paragraph.span.start
        for start, _, _, rule, match in sorted(options, key=lambda option: option[:3]):
            span = annotated.doc.touched(match.start(), match.end())
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
    """After a preposition or the like, or a date to the recogniser: "May" is a name too, "2000" a number."""
    if _before(span).rstrip(".") in ("mr", "ms", "mrs", "dr") or _surname(span):
        return False
    return _is_date(span) or (_before(span) in wording().month_contexts and not span[0].ent_type_)


def _surname(span: Span) -> bool:
    """A name in capitals right before: "Theresa May"."""
    first = span[0]
    return any(c.i == first.i - 1 and c.tag_ == "NNP" and c.dep_ == "compound" and c.ent_type_ not in ("DATE", "TIME")
               for c in span.root.lefts)


def _month_alone(match: re.Match[str], span: Span) -> bool:
    return len(match["month"]) > 3 or match["month"].lower() == "may" or _before(span) == "in" \
        if _in_context(span) else False


def _year_alone(_: re.Match[str], span: Span) -> bool:
    counted = span.root.dep_ == "nummod" and span.root.head.tag_ == "NNS" and not _is_date(span)
    return _in_context(span) and not counted and _after(span) not in ("%", "percent", "year", "years", "-")


def _ordinal_day(match: re.Match[str], span: Span) -> bool:
    """"the 19th" is a day where no noun follows that it counts."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    counts = following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    after_word = _before(span) in ("on", "by", "until", "since", "from", "before", "after")
    return bool(match["which"]) or (not counts and after_word)


def _no_age(match: re.Match[str], span: Span) -> bool:
    """A duration; no age ("14-year-old"), rate ("$5 a day"), ordinal ("a second visit") or share ("a quarter of")."""
    after = bool(re.match(r"[\s-]*(?:old\b|of age\b)", span.doc.text[span.end_char : span.end_char + 12]))
    after = after or span.doc[max(0, span.start - 2) : span.start].text.lower().endswith("age of")
    words = (match["n"] or "").lower()
    unit = match["unit"].lower().rstrip("s")
    lead = _before(span) in wording().month_contexts or _before(span) in ("over", "within", "than", "only")
    rate = words in ("a", "an") and not match["about"] and not lead
    share = unit == "quarter" or (unit in ("second", "minute") and words in ("a", "an", "the", "one", ""))
    idiom = share or (words == "one" and unit == "day")
    return not (after or rate or idiom or _before(span) in ("aged", "age", "$", "€", "£"))


def _in_amount(match: re.Match[str], span: Span) -> bool:
    """"will meet in two weeks", but not "will be the first visit in five years"."""
    before = span.doc[max(span.sent.start, span.start - 15) : span.start]
    ranked = any(token.lower_ in ("first", "last", "only") or token.tag_ in ("JJS", "RBS") for token in before)
    return not ranked and _no_age(match, span)


def _season_alone(_: re.Match[str], span: Span) -> bool:
    """"in the spring": a noun of its own after a preposition, no verb ("to fall") and no kind of wheat."""
    lead = _before(span) in wording().month_contexts and _before(span) not in ("to", "and", "or", "for", "of")
    noun = span[-1].pos_ in ("NOUN", "PROPN") and span[-1].dep_ != "compound"
    return lead and noun and _after(span) != "of"


_ASKS: dict[str, Callable[[re.Match[str], Span], bool]] = {
    "in_amount": _in_amount,
    "bare_plural": lambda _, span: _is_date(span) and not (span.start and span.doc[span.start - 1].pos_ in _NO_LEAD),
    "month_alone": _month_alone,
    "no_age": _no_age,
    "ordinal_day": _ordinal_day,
    "range_word": lambda _, span: span.doc[span.start].is_alpha,
    "season_alone": _season_alone,
    "year_alone": _year_alone,
    "year_range": lambda _, span: _in_context(span),
}
