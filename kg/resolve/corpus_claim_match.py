"""Whether two claims are in the same words: equal, one within the other, or only alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.figures import other_figures
from kg.model import CharSpan, Polarity
from kg.resolve.corpus_wording import close_together, every_word, in_order, negated, said_words, to_the_letter

__all__ = ["OTHER_FIGURES", "Match", "Piece", "Wording", "match_pieces", "match_wordings", "near_in_time",
           "same_saying", "same_voice", "unless_counted", "versions"]

OTHER_FIGURES = "other-figures"
"""Rule of candidates that would be one but for a figure."""
_EQUAL = 0.82
"""Share of either wording's content words found in the other in order, from which they are the same."""
_WITHIN = 0.85
"""Share of the shorter wording found in the longer, from which the longer says it too."""
_FEWEST_WITHIN = 5
_FEWEST_REPORTED_WITHIN = 7
_FEWEST_DIRECT = 3
_BETWEEN, _CLOSE = 2, 0.9
"""Content words that may stand between few quoted ones, and how sure it is then that they are the same."""
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
    """A whole saying, a sentence of a quotation, a clause of such a sentence (`clause`), or the words in quotation
    marks within reported speech. words: content words; bag: each once; negated: whether an odd number of words negate.

    >>> Piece.of("They did not agree on tariffs.").words, Piece.of("They did not agree on tariffs.").negated
    (('agre', 'tariff'), True)
    """

    words: tuple[str, ...]
    text: str
    bag: frozenset[str]
    negated: bool
    clause: bool = False

    @classmethod
    def of(cls, text: str, *, clause: bool = False) -> Piece:
        words = said_words(text)
        return cls(words, text, frozenset(words), negated(text), clause)


@dataclass(frozen=True, slots=True)
class Wording:
    """whole: all that is said; named: its content words with names as what they denote, names: each once; voices:
    speakers, whom they act for, and for whom those do; unnamed: whether nobody of them is named; longest: content words
    of the longest piece; refutes: whether the speaker denies words that affirm ("denied that shots were fired");
    called: the names of each person who speaks, in small letters."""

    whole: Piece
    named: tuple[str, ...]
    names: frozenset[str]
    speakers: frozenset[str]
    voices: frozenset[str]
    unnamed: bool
    verbatim: bool
    polarity: Polarity
    published: date | None = None
    pieces: tuple[Piece, ...] = ()
    spans: tuple[CharSpan, ...] = ()
    origin: str = ""
    refutes: bool = False
    longest: int = 0
    called: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """kind: how the first stands to the second; long: whether the common words suffice to date one by the other;
    shared: pieces of the one and the other that are the same, with the share of their words."""

    kind: Literal["equal", "within", "contains", "candidate"]
    score: float
    rule: str
    detail: str
    long: bool = False
    shared: tuple[tuple[int, int, float], ...] = ()


def match_wordings(a: Wording, b: Wording) -> Match | None:
    """The best reading of two wordings together, or None when little is common to them."""
    found = _match_quotations(a, b) or _match_versions(a, b) or _match_statements(a, b)
    return unless_counted(found, a, b) if found else _match_alike(a, b)


def unless_counted(found: Match | None, a: Wording, b: Wording) -> Match | None:
    """A candidate only, where the two tell other figures ("at least 35 were killed", "at least 38 were killed")."""
    if found is None or found.kind == "candidate":
        return found
    figures = other_figures(a.whole.text, b.whole.text)
    if figures is None:
        return found
    return Match("candidate", found.score, OTHER_FIGURES, f"{found.detail}, but {figures[0]} and {figures[1]}")


def _match_quotations(a: Wording, b: Wording) -> Match | None:
    """Words repeated by two outlets. The speaker must be the same, or the common words very many."""
    one, two = a.whole.words, b.whole.words
    short = min(len(one), len(two))
    if not short or a.polarity is not b.polarity or _most(one, a.whole.bag, two, b.whole.bag) / short < _EQUAL:
        return None
    common = in_order(one, two)
    in_a, in_b = common / len(one), common / len(two)
    whole = in_a == in_b == 1 and common >= _FEWEST_WHOLE and bool(a.voices & b.voices)
    if not (whole or same_voice(a, b, common)) and common < _FEWEST_ACROSS_SPEAKERS:
        return None
    detail = f"{common} of {len(one)} and {len(two)} content words in order"
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
    one, two = a.whole, b.whole
    return one.words == two.words and a.verbatim and b.verbatim and one.negated is not two.negated


def _most(one: Sequence[str], bag: Set[str], two: Sequence[str], other: Set[str]) -> int:
    """How many words can stand in both at most, in whatever order: quicker than to compare the orders. A word of the
    one that the other has not is missing at least once; `bag` and `other` are the words of each.
    """
    return len(bag & other) + min(len(one) - len(bag), len(two) - len(other))


def _match_versions(a: Wording, b: Wording) -> Match | None:
    """What one speaker said, quoted by two outlets in words that differ as translations or shorthand notes do."""
    if a.refutes is not b.refutes:
        return None
    fewest = same_saying(a, b)
    share = versions(a.whole, b.whole, fewest, verbatim=a.verbatim and b.verbatim) if fewest else None
    detail = f"{share} of the words in both, as quoted from one speaker within days"
    return Match("equal", round(share * 0.9, 2), "versions", detail) if share else None


def same_saying(a: Wording, b: Wording) -> int:
    """How many content words must be common to two sayings told in the same days: three of one speaker, five if one of
    the two is not named and may be the other; 0 if they cannot be one saying.
    """
    common = not a.speakers.isdisjoint(b.speakers)
    if not (common or a.unnamed or b.unnamed) or not near_in_time(a, b, _VARIANT_DAYS):
        return 0
    return _FEWEST_VARIANT if common else _FEWEST_WITHIN


def versions(a: Piece, b: Piece, fewest: int = _FEWEST_VARIANT, *, verbatim: bool = True) -> float | None:
    """How much of the longer of two sayings stands in the other; None if too little to be versions of one.

    `fewest` content words must be common (0: none are enough); `verbatim` tells that both are quoted directly: then
    nearly all words in the same order will do, for short sayings have few content words.

    >>> short = Piece.of("No mine is asked by the sea which flag it flies")
    >>> versions(short, Piece.of("The sea does not ask a mine which flag it has"))
    0.75
    >>> versions(Piece.of("We will talk to anybody"), Piece.of("We will talk to nobody")) is None
    True
    """
    if not fewest or a.negated is not b.negated or a.bag.isdisjoint(b.bag):
        return None
    common = (Counter(a.words) & Counter(b.words)).total()
    share = common / max(len(a.words), len(b.words), 1)
    if common >= fewest and share >= (_VARIANT if verbatim else _VARIANT_REPORTED):
        return round(share, 2)
    words, others = every_word(a.text), every_word(b.text)
    short, long = sorted((len(words), len(others)))
    if not verbatim or short < _VARIANT_WORDS * long:
        return None
    run = in_order(words, others)
    enough = run >= _FEWEST_VARIANT_WORDS + fewest - _FEWEST_VARIANT and run >= _VARIANT_WORDS * long
    return round(run / long, 2) if enough else None


def same_voice(a: Wording, b: Wording, common: int) -> bool:
    """One speaker, or (of longer words) one who acts for the other, or copies of one text. Who is not named ("the
    minister") may be anybody whose words the other quotes in the same days.
    """
    if not a.speakers.isdisjoint(b.speakers) or (a.origin and a.origin == b.origin):
        return True
    if (a.unnamed or b.unnamed) and common >= _FEWEST_OPEN and near_in_time(a, b, _VARIANT_DAYS):
        return True
    return common >= 2 * _FEWEST_WITHIN and not a.voices.isdisjoint(b.voices)


def match_pieces(a: Piece, b: Piece, one_voice: bool = False) -> float | None:
    """Share of the shorter piece's words found in the longer in order, when that is enough to be the same words.

    Of one voice fewer words are enough if they are repeated to the letter ("They listened to each other"), or three
    that carry something close together ("a cold war mentality", "an old-fashioned Cold War mentality").
    """
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < _FEWEST_WITHIN:
        return _in_few_words(a, b) if one_voice and short else None
    share = in_order(short, long) / len(short)
    return round(share, 2) if share >= _WITHIN else None


def _in_few_words(a: Piece, b: Piece) -> float | None:
    if to_the_letter(a.text, b.text):
        return 1.0
    short, long = sorted((a.words, b.words), key=len)
    few = len(short) >= _FEWEST_DIRECT and a.negated is b.negated
    return _CLOSE if few and close_together(short, long, _BETWEEN) else None


def _together(a: Wording, b: Wording, common: int) -> bool:
    """A short wording ("the talks were good") means the same only at the same time."""
    return common >= 6 or near_in_time(a, b)


def near_in_time(a: Wording, b: Wording, most: int = _SHORT_LIVED_DAYS) -> bool:
    """Whether the two were published within so many days of each other, as far as is known."""
    return not (a.published and b.published) or abs((a.published - b.published).days) <= most


def _match_statements(a: Wording, b: Wording) -> Match | None:
    """The same content whoever says it, affirmed or denied; names must denote the same, and nothing may be added."""
    longest = max(len(a.named), len(b.named))
    if not longest or _most(a.named, a.names, b.named, b.names) / longest < _EQUAL:
        return None
    common = in_order(a.named, b.named)
    share = common / longest
    if share < 0.99 and (share < _EQUAL or common < 6):
        return None
    anchored = any("/" in word for word in a.names & b.names)
    if common < _FEWEST_STATED or not anchored or not _together(a, b, common):
        return None
    rule = "same-statement" if a.polarity is b.polarity else "affirmed-and-denied"
    detail = f"{common} of {len(a.named)} and {len(b.named)} words and names in order"
    return Match("equal", round(share * 0.95, 2), rule, detail)


def _match_alike(a: Wording, b: Wording) -> Match | None:
    """A candidate: the same speaker in partly other words, or the same names and words in another order."""
    one, two = a.names, b.names
    common = len(one & two)
    share = common / min(len(one), len(two)) if common else 0.0
    if common < 3 or share < _ALIKE:
        return None
    score = 0.6 * share * (0.7 if a.voices.isdisjoint(b.voices) else 1.0)
    return Match("candidate", round(score, 2), "alike", f"{common} of {len(one)} and {len(two)} words and names")
