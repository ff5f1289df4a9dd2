"""The language's words and patterns of time, read once from the data files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.page.dates import calendar
from kg.resources import lang_dir, strict_yaml

__all__ = ["Rule", "TimeWording", "Unit", "number", "rules", "rules_for", "stretches", "unit_of", "wording"]

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Unit(BaseModel):
    """A TIMEX3 letter, how many of it the unit is, and whether it is shorter than a day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    letter: str
    times: int = 1
    clock: bool = False


class RuleRow(BaseModel):
    """One pattern of `times.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    read: str
    pattern: str
    needs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    ask: str | None = None


class TimeWording(BaseModel):
    """Fields as told at the head of `times.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: dict[str, float]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    day_parts: dict[str, str]
    seasons: dict[str, str]
    named_days: dict[str, tuple[int, int]]
    named_decades: dict[str, int]
    future_heads: frozenset[str]
    happenings: frozenset[str]
    past_happenings: frozenset[str]
    called_off: frozenset[str]
    future_modals: frozenset[str]
    duties: frozenset[str]
    lapsed_plan: frozenset[str]
    month_contexts: frozenset[str]
    stop: str
    macros: dict[str, str]
    rules: tuple[RuleRow, ...]


class Rule(BaseModel):
    """A compiled pattern with the name of the function that reads it."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    name: str
    read: str
    ask: str | None
    needs: frozenset[str]
    words: frozenset[str]
    pattern: re.Pattern[str]


@cache
def wording(language: str = "en") -> TimeWording:
    return strict_yaml(lang_dir(language) / "times.yaml", TimeWording)


@cache
def rules(language: str = "en") -> tuple[Rule, ...]:
    """The rules in the file's order, macros filled in; a space in a pattern matches any white space."""
    words = wording(language)
    macros = words.macros | {
        "month": _options(calendar(language).months), "weekday": _options(calendar(language).weekdays),
        "numberword": _options(words.numbers), "named_day": _options(words.named_days)}
    return tuple(Rule(name=row.name, read=row.read, ask=row.ask, needs=row.needs, words=row.words,
                      pattern=_compiled(row.pattern, macros)) for row in words.rules)


_WORD = re.compile(r"\w+")


@cache
def _asked(language: str) -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """The places of the rules that ask for a piece of text, and of those that ask for a word."""
    needs, words = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for order, rule in enumerate(rules(language)):
        for need in rule.needs:
            needs[need].add(order)
        for word in rule.words:
            words[word].add(order)
    return _fixed(needs), _fixed(words)


def _fixed(places: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {asked: frozenset(orders) for asked, orders in places.items()}


def rules_for(text: str, language: str = "en") -> list[tuple[int, Rule]]:
    """The rules that may match in the text, with their place in the file."""
    small, known, (needs, words) = text.lower(), rules(language), _asked(language)
    orders = [needs[need] for need in needs if need in small]
    orders += [words[word] for word in words.keys() & _WORD.findall(small)]
    return [(order, known[order]) for order in sorted(frozenset().union(*orders))]


@cache
def _stop(language: str) -> re.Pattern[str]:
    return re.compile(wording(language).stop)


def stretches(text: str, start: int, end: int, language: str = "en") -> Iterator[tuple[int, int]]:
    """The parts of [start, end) that no expression crosses the borders of: about its sentences."""
    for stop in _stop(language).finditer(text, start, end):
        yield start, stop.end()
        start = stop.end()
    yield start, end


def _options(names: dict[str, int] | dict[str, float] | dict[str, tuple[int, int]]) -> str:
    """One of the names, the longest that fits; most places of a text are left at the look at the first letter."""
    rests = defaultdict[str, list[str]](list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rests[name[0]].append(name[1:])
    options = (f"{first}(?:{'|'.join(found)})" for first, found in rests.items())
    return f"(?=[{''.join(rests)}])(?:{'|'.join(options)})"


def _compiled(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    while any(f"{{{name}}}" in pattern for name in macros):
        pattern = re.sub(r"\{([a-z_]+)\}", lambda match: macros[match[1]], pattern)
    spaced = re.sub(r"(?<!\[) (?![^\[\]]*\])", r"\\s+", pattern).replace(r"\s+?", r"\s*")
    return re.compile(rf"(?<![\w$€£#/.-])(?:{spaced})(?![\w/])", re.IGNORECASE)


def number(text: str | None) -> float | None:
    """The number that figures or words say; None for none ("few").

    >>> number("two-and-a-half"), number("5 1/2"), number("twenty-five"), number("a dozen"), number("1,200")
    (2.5, 5.5, 25.0, 12.0, 1200.0)
    """
    total, words = 0.0, re.split(r"[\s-]+", (text or "").strip().lower())
    for word in words:
        if word == "and":
            continue
        value = _one_number(word)
        if value is None:
            return None
        total = _joined(total, value, word)
    return total or None


def _joined(total: float, value: float, word: str) -> float:
    """"two hundred" multiplies, "two and a half" and "half a" say "a" for nothing, the rest is added."""
    if word in ("hundred", "dozen"):
        return max(total, 1) * value
    return total if word in ("a", "an") and total else total + value


def _one_number(word: str) -> float | None:
    if word in wording().numbers:
        return float(wording().numbers[word])
    if re.fullmatch(r"\d+/\d+", word):
        over, under = word.split("/")
        return int(over) / int(under) if int(under) else None
    match = re.fullmatch(r"(\d+(?:,\d{3})*(?:\.\d+)?)?([½¼¾])?", word)
    if not word or match is None:
        return None
    return float((match[1] or "0").replace(",", "")) + _FRACTIONS.get(match[2] or "", 0)


def unit_of(text: str) -> Unit:
    """The unit a word names, in singular or plural."""
    word, units = text.lower(), wording().units
    forms = (word, word.removesuffix("s"), re.sub("ies$", "y", word))
    return units[next(form for form in forms if form in units)]
