"""Different figures for things of one name in several texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from kg.compare.rows import Difference
from kg.figures import figures_of

__all__ = ["differing_numbers"]


@cache
def _number() -> re.Pattern[str]:
    """A definite word, a number, its scale, and the things counted with at most one word before them."""
    told = figures_of()
    words, scales, plurals = ("|".join(map(re.escape, x)) for x in (told.words, told.scales, told.plurals))
    owners = "|".join(told.owners)
    number = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:{words})"
    before = rf"(?:\b((?i:{'|'.join(told.definite)}))\s+)?(?<![\w.,$€£¥-])"
    return re.compile(rf"{before}({number})(?: ({scales}))?\s+(?:of\s+(?:{owners})\s+)?"
                      rf"((?:[A-Za-z]+\s+)?(?:[a-z]{{3,}}s|{plurals}))\b")


def differing_numbers(told: Iterable[tuple[str, str]]) -> Iterator[Difference]:
    """Things counted otherwise in one file than in another ("12 soldiers", "15 soldiers"); `told`: texts and files."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text, file in told:
        for definite, number, scale, things in _number().findall(text):
            thing = things.split()[-1]
            if not (definite and thing in figures_of().present):
                found[thing][f"{_digits(number)} {scale}".strip()].add(file)
    for things in sorted(found.keys() - figures_of().uncounted):
        files: dict[str, set[str]] = defaultdict(set)
        for value, tellers in found[things].items():
            for file in tellers:
                files[file].add(value)
        if any(not a & b for a in files.values() for b in files.values()):
            values = sorted((f"{value} {things}", tuple(sorted(tellers))) for value, tellers in found[things].items())
            yield Difference(f"number of {things}", tuple(values))


def _digits(number: str) -> str:
    return str(figures_of().words.get(number.lower(), number.replace(",", "")))
