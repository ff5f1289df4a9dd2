"""Whether two claims of articles of one story say the same, though in other words and other cuts."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from kg.model import Polarity
from kg.resolve.corpus_claim_match import Match, Piece, Wording
from kg.resolve.corpus_wording import every_word, in_order, to_the_letter

__all__ = ["match_in_story"]

_Kind = Literal["equal", "within", "contains"]
_TOLD, _TOLD_WHOLE, _FEWEST_TOLD = 0.6, 0.5, 3
"""In articles of one story: share of the shorter saying's plain words found in the longer, of the longer's found in the
shorter from which they are one, and how many words that must be. Two will do if they are all and one is quoted."""


def match_in_story(a: Wording, b: Wording) -> Match | None:
    """What two articles of one story tell of one voice in other words and other cuts, or quote to the letter, whoever
    said it; names do not count as words.
    """
    if a.refutes is not b.refutes:
        return _refuted(a, b)
    if a.verbatim and b.verbatim and (kind := _quoted_alike(a, b)) is not None:
        return Match(kind, 0.8, "one-story", "quoted to the letter by two reports of one story")
    if not (a.voices & b.voices or a.unnamed or b.unnamed):
        return None
    plain = frozenset(name for name in a.names | b.names if "/" not in name)
    quoted = a.verbatim or b.verbatim
    told = _told(a.whole, b.whole, plain, quoted)
    if told is not None:
        of_a, of_b = told
        part: _Kind = "within" if of_a >= of_b else "contains"
        return _in_story("equal" if min(told) >= _TOLD_WHOLE else part, max(told))
    within = [t[0] for piece in b.pieces if (t := _told(a.whole, piece, plain, quoted)) and t[0] >= _TOLD]
    if within:
        return _in_story("within", max(within))
    contains = [t[0] for piece in a.pieces if (t := _told(b.whole, piece, plain, quoted)) and t[0] >= _TOLD]
    return _in_story("contains", max(contains)) if contains else None


def _refuted(a: Wording, b: Wording) -> Match | None:
    """What one denies all of which another affirms; longer affirmations say more than that."""
    denied, said = (a, b) if a.refutes else (b, a)
    if said.polarity is not Polarity.AFFIRMED or said.whole.negated or not denied.speakers.isdisjoint(said.speakers):
        return None
    for piece in (said.whole, *said.pieces):
        common = in_order(denied.whole.words, piece.words)
        if common == len(denied.whole.words) >= _FEWEST_TOLD:
            part: _Kind = "within" if denied is a else "contains"
            kind: _Kind = "equal" if common >= _TOLD_WHOLE * len(said.whole.words) else part
            return Match(kind, 0.8, "affirmed-and-denied", f"{common} words, denied in a report of the same story")
    return None


def _quoted_alike(a: Wording, b: Wording) -> _Kind | None:
    """How the first stands to the second where all that the one quotes is quoted by the other to the letter."""
    one, two = ([piece for piece in x.pieces if not piece.clause] for x in (a, b))
    alone: tuple[tuple[list[Piece], list[Piece], _Kind], ...] = ((one, two, "within"), (two, one, "contains"))
    for single, others, kind in alone:
        voiced = bool(a.voices & b.voices) and len(others) == 1
        if len(single) == 1 and any(_same_letters(single[0], other, voiced=voiced) for other in others):
            return kind
    return None


def _same_letters(one: Piece, two: Piece, *, voiced: bool) -> bool:
    """Five words or more of which three carry something; of one voice the same two ("shoulder to shoulder") will do."""
    if voiced and len(one.bag) > 1 and every_word(one.text) == every_word(two.text):
        return True
    return len(one.bag) >= _FEWEST_TOLD and len(one.words) <= len(two.words) and to_the_letter(one.text, two.text)


def _in_story(kind: _Kind, share: float) -> Match:
    return Match(kind, round(share * 0.8, 2), "one-story", f"{share:.2f} of the words, of one voice, of one story")


def _told(one: Piece, two: Piece, plain: Set[str], quoted: bool) -> tuple[float, float] | None:
    """Shares of the plain words of each in the other, if they are enough; None where one denies what the other says."""
    here, there = one.bag & plain, two.bag & plain
    common, short = len(here & there), min(len(here), len(there))
    few = quoted and common == short == _FEWEST_TOLD - 1
    if one.negated is not two.negated or not (few or (common >= _FEWEST_TOLD and common >= _TOLD * short)):
        return None
    return common / len(here), common / len(there)
