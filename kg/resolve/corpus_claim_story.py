"""Whether two claims of articles of one story say the same, though in other words and other cuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from kg.model import Polarity
from kg.resolve.corpus_claim_match import Match, Piece, Wording
from kg.resolve.corpus_wording import every_word, in_order, negated, to_the_letter, until

__all__ = ["match_in_story"]

_Kind = Literal["equal", "within", "contains"]
_Shares = tuple[float, float]
_Pieces = Sequence[tuple[int, Piece]]
_TOLD, _TOLD_WHOLE, _FEWEST_TOLD = 0.6, 0.5, 3
"""In articles of one story: share of the shorter saying's plain words found in the longer, of the longer's found in the
shorter from which they are one, and how many words that must be. Two will do if they are all and one is quoted."""
_FEWEST_VOICED, _FEWEST_SEVERAL = 2, 4
"""Content words of a few quoted words that one voice says in both reports; of several bits of one sentence together,
whoever says it."""
_ALL_WORDS, _FEWEST_ALL, _FEWEST_RENDERED = 0.6, 8, 4
"""Quoted in both: share of all words of the longer that stand in the other in order, how many, and how many of them
must carry something: what two reporters noted or translated."""
_FEWEST_VERSION, _FEWEST_VERSION_CARRIES = 6, 3
"""The last two if one voice says both."""
_WHOEVER, _FEWEST_WHOEVER = 0.75, 6
"""The same, and the content words, of sayings that the two reports give to different speakers."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """How the two may be one voice. same: a speaker or whom he acts for is common; open: the same, or one of the two is
    not named and may be the other."""

    same: bool
    open: bool


def match_in_story(a: Wording, b: Wording) -> Match | None:
    """What two articles of one story tell of one voice in other words and other cuts, or quote to the letter, whoever
    said it; names do not count as words.
    """
    same = not a.voices.isdisjoint(b.voices) or _by_surname(a, b)
    heard = _Heard(same, same or a.unnamed or b.unnamed)
    if a.refutes is not b.refutes:
        return _both_deny(a, b, heard) or _refuted(a, b)
    return (a.verbatim and b.verbatim and _quoted(a, b, heard)) or (_told_by_one(a, b) if heard.open else None)


def _by_surname(a: Wording, b: Wording) -> bool:
    """Whether the one report calls a speaker by one name of his that the other has in full."""
    return any((len(x) == 1 and x <= y) or (len(y) == 1 and y <= x) for x in a.called for y in b.called)


def _told_by_one(a: Wording, b: Wording, *, turned: bool = False) -> Match | None:
    """`turned`: the one denies what the other says is not so."""
    plain = frozenset(name for name in a.names | b.names if "/" not in name)
    quoted = a.verbatim or b.verbatim

    def alike(one: Piece, two: Piece) -> _Shares | None:
        return _told(one, two, plain, quoted) if (one.negated is two.negated) is not turned else None

    found = _parts(a, b, alike, "of one voice, of one story")
    return found or (None if turned else _one_word(a, b) or _one_word(b, a, "contains"))


def _one_word(a: Wording, b: Wording, kind: _Kind = "within") -> Match | None:
    """The one report quotes a single word that the other has a speaker say, of the same thing (an "unbreakable" bond).
    """
    words = {word for piece in a.pieces if len(piece.text.split()) == 1 for word in piece.words}
    one_speaker = a.verbatim and not a.speakers.isdisjoint(b.speakers) and a.whole.negated is b.whole.negated
    if not (words and one_speaker and words <= b.whole.bag):
        return None
    common = {name for name in a.names & b.names if "/" not in name}
    return Match(kind, 0.7, "one-story", "a word quoted of one voice, of one story") if common - words else None


def _both_deny(a: Wording, b: Wording, heard: _Heard) -> Match | None:
    """What one report says was denied, and the other with a "not" ("denied they had spied": "they had not spied")."""
    return _told_by_one(a, b, turned=True) if heard.same else None


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


def _quoted(a: Wording, b: Wording, heard: _Heard) -> Match | None:
    """Both quote: the same words to the letter, or as two who noted or translated them render them."""
    one, two = every_word(a.whole.text), every_word(b.whole.text)
    if heard.same and len(one) > _FEWEST_VOICED and one == two:
        return Match("equal", 0.8, "one-story", "quoted to the letter by two reports of one story")
    return _to_the_letter(a, b, heard) or _parts(
        a, b, lambda one, two: _rendered(one, two, heard), "as two reports of one story render it")


def _to_the_letter(a: Wording, b: Wording, heard: _Heard) -> Match | None:
    """All that the one quotes is quoted by the other to the letter; or some of it."""
    one, two = ([(i, piece) for i, piece in enumerate(x.pieces) if not piece.clause] for x in (a, b))
    inside = {(i, j) for i, x in one for j, y in two if _same_letters(x, y, heard)} | _bits(one, two)
    around = {(i, j) for i, x in one for j, y in two if _same_letters(y, x, heard)}
    around |= {(i, j) for j, i in _bits(two, one)}
    if not inside | around:
        return None
    shared = tuple((i, j, 0.8) for i, j in sorted(inside | around))
    detail = "quoted to the letter by two reports of one story"
    if {i for i, _ in inside} == {i for i, _ in one}:
        return Match("within", 0.8, "one-story", detail, shared=shared)
    if {j for _, j in around} == {j for j, _ in two}:
        return Match("contains", 0.8, "one-story", detail, shared=shared)
    return Match("candidate", 0.5, "one-story", f"some of it {detail}", shared=shared)


def _same_letters(one: Piece, two: Piece, heard: _Heard) -> bool:
    """Five words or more of which three carry something; of one voice fewer ("shoulder to shoulder"), if nothing before
    them in the longer saying negates them.
    """
    fewest = _FEWEST_VOICED if heard.same else _FEWEST_TOLD
    if heard.open and len(one.words) >= fewest and len(one.text.split()) > 1 and _bare(one, two):
        return True
    return len(one.bag) >= _FEWEST_TOLD and len(one.words) <= len(two.words) and to_the_letter(one.text, two.text)


def _bare(one: Piece, two: Piece) -> bool:
    """Whether the words stand in the longer saying, neither or both negated."""
    before = until(one.text, two.text) if one.bag <= two.bag else ""
    return bool(before) and negated(before) is one.negated


def _bits(short: _Pieces, long: _Pieces) -> set[tuple[int, int]]:
    """Several bits that all stand in one sentence of the other (they were "a necessary answer" to those who "bring
    outsiders in")."""
    told = len(short) > 1 and sum(len(piece.words) for _, piece in short) >= _FEWEST_SEVERAL
    where = (j for j, y in long if told and all(x.words and _bare(x, y) for _, x in short))
    return {(i, j) for j in where for i, _ in short}


def _rendered(one: Piece, two: Piece, heard: _Heard) -> _Shares | None:
    """Most of all words, and half of those that carry something: sentences are often alike in the small words alone."""
    if one.negated is not two.negated or one.bag.isdisjoint(two.bag):
        return None
    spoken = _FEWEST_VERSION_CARRIES if heard.same else _FEWEST_RENDERED
    least, fewest = (_ALL_WORDS, spoken) if heard.open else (_WHOEVER, _FEWEST_WHOEVER)
    carried = in_order(one.words, two.words)
    if carried < max(fewest, _TOLD_WHOLE * max(len(one.words), len(two.words))):
        return None
    here, there = every_word(one.text), every_word(two.text)
    run, longest = in_order(here, there), max(len(here), len(there))
    enough = run >= max(_FEWEST_VERSION if heard.same else _FEWEST_ALL, least * longest)
    return (run / len(here), run / len(there)) if enough else None


def _parts(a: Wording, b: Wording, alike: Callable[[Piece, Piece], _Shares | None], how: str) -> Match | None:
    """The two as wholes; else the one as a part of the other."""
    whole = alike(a.whole, b.whole)
    if whole is not None:
        part: _Kind = "within" if whole[0] >= whole[1] else "contains"
        return _in_story("equal" if min(whole) >= _TOLD_WHOLE else part, max(whole), how)
    within = [t[0] for piece in b.pieces if (t := alike(a.whole, piece)) and t[0] >= _TOLD]
    if within:
        return _in_story("within", max(within), how)
    contains = [t[0] for piece in a.pieces if (t := alike(b.whole, piece)) and t[0] >= _TOLD]
    return _in_story("contains", max(contains), how) if contains else None


def _in_story(kind: _Kind, share: float, how: str) -> Match:
    return Match(kind, round(share * 0.8, 2), "one-story", f"{share:.2f} of the words, {how}")


def _told(one: Piece, two: Piece, plain: Set[str], quoted: bool) -> _Shares | None:
    """Shares of the plain words of each in the other, if they are enough."""
    here, there = one.bag & plain, two.bag & plain
    common, short = len(here & there), min(len(here), len(there))
    few = quoted and common == short == _FEWEST_TOLD - 1
    if not (few or (common >= _FEWEST_TOLD and common >= _TOLD * short)):
        return None
    return common / len(here), common / len(there)
