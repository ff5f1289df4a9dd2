"""Whether two claims are in the same words: equal, one within the other, or only alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.model import CharSpan, Polarity
from kg.resolve.corpus_wording import content_words, every_word, in_order, negated

__all__ = ["Match", "Piece", "Wording", "match_pieces", "match_wordings", "near_in_time", "same_saying", "same_voice",
           "versions"]

_EQUAL = 0.82
"""Share of either wording's content words found in the other in order, from which they are the same."""
_WITHIN = 0.85
"""Share of the shorter wording found in the longer, from which the longer says it too."""
_FEWEST_WITHIN = 5
_FEWEST_REPORTED_WITHIN = 7
_FEWEST_DIRECT = 3
_FEWEST_WHOLE = 4
_FEWEST_ACROSS_SPEAKERS = 20
_FEWEST_STATED = 3
_ALIKE = 0.5
_SHORT_LIVED_DAYS = 21
_VARIANT = 0.6
"""Share of the longer saying's content words found in the other, in any order, from which the two are versions of one
saying in other words: translations, or notes taken by two reporters. Of one speaker, within days."""
_VARIANT_WORDS = 0.7
"""The same of all words in order, for short sayings."""
_VARIANT_REPORTED = 0.75
"""The same where one of the two is reported speech."""
_FEWEST_VARIANT, _FEWEST_VARIANT_WORDS = 3, 5
_FEWEST_OPEN = 4
_VARIANT_DAYS = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a quotation, a clause of such a sentence (`clause`), or the words in quotation marks within
    reported speech; `bag` has its words once."""

    words: tuple[str, ...]
    text: str
    clause: bool = False
    bag: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """words: content words; named: the same with names as what they denote; voices: speakers and whom they act for."""

    words: tuple[str, ...]
    named: tuple[str, ...]
    speakers: frozenset[str]
    voices: frozenset[str]
    verbatim: bool
    polarity: Polarity
    text: str
    published: date | None = None
    pieces: tuple[Piece, ...] = ()
    spans: tuple[CharSpan, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """kind: how the first stands to the second; long: whether the common words suffice to date one by the other."""

    kind: Literal["equal", "within", "contains", "candidate"]
    score: float
    rule: str
    detail: str
    long: bool = False


def match_wordings(a: Wording, b: Wording) -> Match | None:
    """The best reading of two wordings together, or None when little is common to them."""
    return _match_quotations(a, b) or _match_versions(a, b) or _match_statements(a, b) or _match_alike(a, b)


def _match_quotations(a: Wording, b: Wording) -> Match | None:
    """Words repeated by two outlets. The speaker must be the same, or the common words very many."""
    if not a.words or not b.words or a.polarity is not b.polarity:
        return None
    common = in_order(a.words, b.words)
    in_a, in_b = common / len(a.words), common / len(b.words)
    whole = in_a == in_b == 1 and common >= _FEWEST_WHOLE and bool(a.voices & b.voices)
    if not (whole or same_voice(a, b, common)) and common < _FEWEST_ACROSS_SPEAKERS:
        return None
    detail = f"{common} of {len(a.words)} and {len(b.words)} content words in order"
    far = common >= 8 and (a.verbatim or b.verbatim)
    fewest = _FEWEST_DIRECT if a.verbatim and b.verbatim else _FEWEST_WHOLE if whole else _FEWEST_WITHIN
    if min(in_a, in_b) >= _EQUAL and common >= fewest and _together(a, b, common) and not _turned(a, b):
        return Match("equal", round(min(in_a, in_b), 2), "same-words", detail, far)
    enough = common >= (_FEWEST_WITHIN if a.verbatim or b.verbatim else _FEWEST_REPORTED_WITHIN)
    piece = max(in_a, in_b) == 1 and common == _FEWEST_WHOLE and a.verbatim and b.verbatim
    if max(in_a, in_b) >= _WITHIN and (enough or piece):
        return Match("within" if in_a >= in_b else "contains", round(max(in_a, in_b), 2), "words-within", detail, far)
    return None


def _turned(a: Wording, b: Wording) -> bool:
    """Whether one of two quotations negates what the other says."""
    return a.words == b.words and a.verbatim and b.verbatim and negated(a.text) is not negated(b.text)


def _match_versions(a: Wording, b: Wording) -> Match | None:
    """What one speaker said, quoted by two outlets in words that differ as translations or shorthand notes do."""
    share = versions(a.text, b.text, same_saying(a, b), verbatim=a.verbatim and b.verbatim)
    detail = f"{share} of the words in both, as quoted from one speaker within days"
    return Match("equal", round(share * 0.9, 2), "versions", detail) if share else None


def same_saying(a: Wording, b: Wording) -> int:
    """How many content words must be common to two sayings told in the same days: three of one speaker, five if one of
    the two is not named and may be the other; 0 if they cannot be one saying.
    """
    if not near_in_time(a, b, _VARIANT_DAYS):
        return 0
    return _FEWEST_VARIANT if a.speakers & b.speakers else _FEWEST_WITHIN if _unnamed(a) or _unnamed(b) else 0


def versions(a: str, b: str, fewest: int = _FEWEST_VARIANT, *, verbatim: bool = True) -> float | None:
    """How much of the longer of two sayings stands in the other; None if too little to be versions of one.

    `fewest` content words must be common (0: none are enough); `verbatim` tells that both are quoted directly: then
    nearly all words in the same order will do, for short sayings have few content words.

    >>> versions("No mine is asked by the sea which flag it flies", "The sea does not ask a mine which flag it has")
    0.75
    >>> versions("We will talk to anybody", "We will talk to nobody") is None
    True
    """
    if not fewest or negated(a) is not negated(b):
        return None
    here, there = content_words(a), content_words(b)
    common = (Counter(here) & Counter(there)).total()
    share = common / max(len(here), len(there), 1)
    if common >= fewest and share >= (_VARIANT if verbatim else _VARIANT_REPORTED):
        return round(share, 2)
    words, others = every_word(a), every_word(b)
    short, long = sorted((len(words), len(others)))
    if not (verbatim and common) or short < _VARIANT_WORDS * long:
        return None
    run = in_order(words, others)
    enough = run >= _FEWEST_VARIANT_WORDS + fewest - _FEWEST_VARIANT and run >= _VARIANT_WORDS * long
    return round(run / long, 2) if enough else None


def same_voice(a: Wording, b: Wording, common: int) -> bool:
    """One speaker, or (of longer words) one who acts for the other, or copies of one text. Who is not named ("the
    minister") may be anybody whose words the other quotes in the same days.
    """
    if a.origin and a.origin == b.origin:
        return True
    if (_unnamed(a) or _unnamed(b)) and common >= _FEWEST_OPEN and near_in_time(a, b, _VARIANT_DAYS):
        return True
    return bool(a.speakers & b.speakers) or (bool(a.voices & b.voices) and common >= 2 * _FEWEST_WITHIN)


def _unnamed(wording: Wording) -> bool:
    return all(speaker.startswith("unnamed-actor/") for speaker in wording.speakers)


def match_pieces(a: Piece, b: Piece, one_voice: bool = False) -> float | None:
    """Share of the shorter piece's words found in the longer in order, when that is enough to be the same words.

    Of one voice fewer words are enough if they are repeated to the letter ("They listened to each other").
    """
    short = min(len(a.words), len(b.words))
    if short < _FEWEST_WITHIN:
        return 1.0 if one_voice and short and _to_the_letter(a.text, b.text) else None
    share = in_order(a.words, b.words) / short
    return round(share, 2) if share >= _WITHIN else None


def _to_the_letter(a: str, b: str) -> bool:
    """Whether all words of the shorter text, five or more, stand in the longer without a gap.

    >>> _to_the_letter("They listened to each other.", "It is good that “they listened to each other” at last")
    True
    """
    short, long = sorted((every_word(a), every_word(b)), key=len)
    size = len(short)
    return size >= _FEWEST_WITHIN and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _together(a: Wording, b: Wording, common: int) -> bool:
    """A short wording ("the talks were good") means the same only at the same time."""
    return common >= 6 or near_in_time(a, b)


def near_in_time(a: Wording, b: Wording, most: int = _SHORT_LIVED_DAYS) -> bool:
    """Whether the two were published within so many days of each other, as far as is known."""
    return not (a.published and b.published) or abs((a.published - b.published).days) <= most


def _match_statements(a: Wording, b: Wording) -> Match | None:
    """The same content whoever says it, affirmed or denied; names must denote the same, and nothing may be added."""
    if not a.named or not b.named:
        return None
    common = in_order(a.named, b.named)
    share = common / max(len(a.named), len(b.named))
    anchored = any("/" in w for w in a.named if w in b.named)
    if share < 0.99 and (share < _EQUAL or common < 6):
        return None
    if common < _FEWEST_STATED or not anchored or not _together(a, b, common):
        return None
    rule = "same-statement" if a.polarity is b.polarity else "affirmed-and-denied"
    detail = f"{common} of {len(a.named)} and {len(b.named)} words and names in order"
    return Match("equal", round(share * 0.95, 2), rule, detail)


def _match_alike(a: Wording, b: Wording) -> Match | None:
    """A candidate: the same speaker in partly other words, or the same names and words in another order."""
    one, two = set(a.named), set(b.named)
    common = len(one & two)
    share = common / min(len(one), len(two)) if one and two else 0.0
    if common < 3 or share < _ALIKE:
        return None
    score = 0.6 * share * (1.0 if a.voices & b.voices else 0.7)
    return Match("candidate", round(score, 2), "alike", f"{common} of {len(one)} and {len(two)} words and names")
