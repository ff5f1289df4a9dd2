"""Figures in a text, written in digits or words: "1,200", "twelve hundred", "$5 billion", "5bn"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from kg.page.dates import calendar, one_of
from kg.resources import lang_dir, strict_yaml

__all__ = ["Figure", "Figures", "figures_in", "figures_of", "other_figures"]

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_HUNDRED = 100


class Figures(BaseModel):
    """figures.yaml: words of numbers, what multiplies, nouns in the plural, and what is no count."""

    model_config = ConfigDict(extra="forbid")

    words: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    plurals: list[str]
    uncounted: frozenset[str]
    present: frozenset[str]
    definite: list[str]
    owners: list[str]
    times: list[str]
    shares: list[str]
    one_before: frozenset[str]
    one_behind: frozenset[str]
    before_year: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, and what it is of: "count" (money too), "share", a unit of time, "year", "date" (month * 100
    + day), or "name" ("Article 5").
    """

    of: str
    value: float
    text: str


@cache
def figures_of(language: str = "en") -> Figures:
    """The words of a language."""
    return strict_yaml(lang_dir(language) / "figures.yaml", Figures)


@cache
def _pattern() -> re.Pattern[str]:
    told = figures_of()
    word = one_of(map(re.escape, (*told.words, *told.scales)))
    short, scale = one_of(told.short_scales), one_of(told.scales)
    months = one_of(month.title() for month in calendar().months)
    return re.compile(
        rf"(?<![\w.,/:-])(?:(?P<m1>{months})\.? (?P<d1>\d{{1,2}})(?![\w:])"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{months})\b"
        rf"|(?P<money>[$€£¥])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:/])"
        rf"(?:\s?(?P<short>(?i:{short}))\b)?(?:[ -](?P<scale>(?i:{scale}))s?\b)?(?!\w)"
        rf"|(?P<half>(?i:half a ))?"
        rf"(?P<words>(?i:(?:an? (?={scale})|(?={word}))(?:{word})(?:(?:[ -]| and )(?:{word}))*))(?!\w))")


@lru_cache(maxsize=16384)
def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order; clock times, ordinals and "one of them" are none.

    >>> [(f.of, f.value) for f in figures_in("Some 1,200 troops held it for thirty-five days in 2019.")]
    [('count', 1200.0), ('day', 35.0), ('year', 2019.0)]
    >>> [(f.of, f.value) for f in figures_in("It cost $5bn, or five billion dollars, 5% of it on June 5.")]
    [('count', 5000000000.0), ('count', 5000000000.0), ('share', 5.0), ('date', 605.0)]
    """
    return tuple(found for match in _pattern().finditer(text) if (found := _figure(match, text)) is not None)


def _figure(match: re.Match[str], text: str) -> Figure | None:
    month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    if month:
        return Figure("date", float(calendar().months[month.lower()] * _HUNDRED + int(day)), match[0])
    before = re.findall(r"[\w’'-]+", text[max(0, match.start() - 30) : match.start()])[-1:] or [""]
    behind = text[match.end() : match.end() + 30]
    of = _what(match, before[0], behind, text)
    return Figure(of, round(_value(match), 6), match[0]) if of else None


def _value(match: re.Match[str]) -> float:
    told = figures_of()
    if match["words"]:
        return _in_words(match["words"].lower()) * (0.5 if match["half"] else 1)
    value = float(match["digits"].replace(",", ""))
    value *= told.short_scales[match["short"].lower()] if match["short"] else 1
    return value * (told.scales[match["scale"].lower()] if match["scale"] else 1)


def _in_words(text: str) -> float:
    """ "two hundred and five thousand": what is smaller stands before what it multiplies."""
    told, total, part = figures_of(), 0.0, 0.0
    for word in re.split(r"[ -]", text):
        if word in told.words:
            part += told.words[word]
        elif word in told.scales and told.scales[word] <= _HUNDRED:
            part = max(part, 1) * told.scales[word]
        elif word in told.scales:
            total, part = total + max(part, 1) * told.scales[word], 0.0
    return total + part


def _what(match: re.Match[str], before: str, behind: str, text: str) -> str:
    """What the number is of; "" if it is no figure."""
    told, follower = figures_of(), re.match(r"[ -]?([\w.'%]+)", behind)
    word = follower[1].lower().rstrip(".") if follower else ""
    if any(behind.lstrip(" ").lower().startswith(share) for share in told.shares):
        return "share"
    unit = next((unit for unit in told.times if word in {unit, f"{unit}s"}), "")
    if unit:
        return unit
    if behind.startswith("-") or (match[0].lower() == "one" and (
            before.lower() in told.one_before or word in told.one_behind or not word)):
        return ""
    if match["digits"] and not (match["money"] or match["short"] or match["scale"]):
        if _is_year(match["digits"], before.lower(), word):
            return "year"
        opening = re.search(r"(?:^|[.!?…]\s+|[“\"‘'])\W*[\w’'-]+ $", text[: match.start()])
        if before[:1].isupper() and not opening and text[: match.start()].endswith(f"{before} "):
            return "name"
    return "count"


def _is_year(digits: str, before: str, behind: str) -> bool:
    if not digits.isdigit() or not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return False
    plural = behind in figures_of().plurals or (behind.endswith("s") and len(behind) > len("was"))
    return not plural or before in figures_of().before_year


def other_figures(one: str, other: str) -> tuple[str, str] | None:
    """A figure of each text that the other tells otherwise; None where one tells all that the other does, or of
    something else. What only one of them has tells nothing.

    >>> other_figures("At least 35 people were killed.", "At least thirty-eight people were killed.")
    ('35', 'thirty-eight')
    >>> other_figures("35 people were killed in 2019.", "Thirty-five people were killed.") is None
    True
    """
    here, there = _by_kind(figures_in(one)), _by_kind(figures_in(other))
    for of in sorted(here.keys() & there.keys()):
        mine, theirs = here[of].keys() - there[of].keys(), there[of].keys() - here[of].keys()
        if mine and theirs:
            return here[of][min(mine)], there[of][min(theirs)]
    return None


def _by_kind(figures: Iterable[Figure]) -> dict[str, dict[float, str]]:
    found: dict[str, dict[float, str]] = defaultdict(dict)
    for figure in figures:
        found[figure.of].setdefault(figure.value, figure.text)
    return found
