"""Whether two accounts tell of one event: type, sides, place, dates and realis, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Realis
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account
from kg.resolve.corpus_event_against import another, places_agree, realis_agrees, turned
from kg.resolve.corpus_event_alone import enough_alone, none_other_told
from kg.resolve.corpus_event_sides import ONE_SIDE, SEVERAL, account_sides, story_sides
from kg.resolve.corpus_event_time import account_days, led_to_the_news
from kg.resolve.event_manner import of_two

__all__ = ["TWOFOLD", "EventMatch", "match_accounts"]

TWOFOLD = "told-as-either"
"""The rule by which accounts of two types are one, which counts only where nothing of the same type fits."""

_ACCEPTED, _FEWEST_SCORE = 0.75, 0.45
_BOTH_SIDES, _BOTH_DATED = 0.3, 0.3
"""What sides and days that both accounts tell add."""
_FEW_WORDS = 2


@dataclass(frozen=True, slots=True)
class EventMatch:
    """`lone`: enough to be the same when no other event fits, for the day and who acted, who was there or where
    agree; `last`: when neither article tells another one of the kind; `words`: how many words of the two accounts are
    common.
    """

    score: float
    rule: str
    detail: str
    accepted: bool
    lone: bool = False
    words: int = 0
    last: bool = False


def match_accounts(a: Account, b: Account, *, one_story: bool = False) -> EventMatch | None:
    """Accepted, candidate, or None when something speaks against it or little for it.

    `one_story`: the two articles tell of one story, so that little is enough where no other event fits.

    The score adds up: sides .5 (named persons on two sides) or less, dates .3 (told on both sides) or less, place .1,
    type .1, common words .2. Accepted from .75, if dates are told by both, or persons on two sides are the same; acts
    by words or force happen often between two, so that they need the day or the words.
    """
    if a.group != b.group:
        return _called_or_met(a, b, one_story=one_story) or (_twofold(a, b) if one_story else None)
    if a.telling and a.telling == b.telling:
        return EventMatch(1.0, "same-text", "the same sentence in copies of one text", True)
    sides, place = (story_sides if one_story else account_sides)(a, b), places_agree(a, b)
    days = account_days(a, b)
    if one_story:
        days = 0.0 if days is None and led_to_the_news(a, b) else days
    if sides is None or days is None or place is None or another(a, b):
        return None
    if turned(a, b):
        return _blamed(a, b, sides, days)
    if not realis_agrees(a, b):
        return _denied(a, b, sides, days)
    same_words = bool(a.said & b.said)
    score = round(sides + days + place + (0.1 if a.type == b.type else 0.05) + (0.2 if same_words else 0), 2)
    accepted = score >= _ACCEPTED and sides >= _BOTH_SIDES and _firm(a, b, sides, days)
    rule = "same-words" if same_words else "sides-and-date" if days >= _BOTH_DATED else "sides-and-time"
    lone = enough_alone(a, b, (sides, days, place), one_story=one_story)
    last = one_story and none_other_told(a, b, sides, days)
    found = EventMatch(min(score, 1.0), rule, _detail(a, b, sides), accepted, lone, a.common_words(b), last)
    return found if lone or last or score >= _FEWEST_SCORE else None


def _firm(a: Account, b: Account, sides: float, days: float) -> bool:
    """Acts by words or force need the day and words in common."""
    if a.said & b.said:
        return True
    if a.strict:
        return days >= _BOTH_DATED and a.common_words(b) > 0
    return days >= 0.2 or sides >= 0.5 or a.type == "Visit"


def _blamed(a: Account, b: Account, sides: float, days: float) -> EventMatch | None:
    """Each report says that the other side did it ("attacked", "was attacked"): two events, perhaps of one clash."""
    if sides < 0.3 or days < 0.2 or a.realis is not b.realis or a.type != b.type:
        return None
    return EventMatch(round(sides + days, 2), "sides-turned", _detail(a, b, sides), False)


def _called_or_met(a: Account, b: Account, *, one_story: bool) -> EventMatch | None:
    """What one report tells as a call and another as talks: the same persons on two sides, on a day that both tell, or
    as the news of one story; there in these days, where how they "spoke" is not told.
    """
    kin = event_rules().kin
    if kin.get(a.type) != b.group and kin.get(b.type) != a.group:
        return None
    sides, days = account_sides(a, b), account_days(a, b)
    fresh = one_story and a.news and b.news and not (a.when and b.when)
    spoke = one_story and {a.type, b.type} == set(*kin.items())
    told = days is not None and days >= (0.15 if spoke else 0.2 if fresh else _BOTH_DATED)
    if sides is None or days is None or sides < 0.5 or not told or a.realis is not b.realis:
        return None
    return EventMatch(round(sides + days, 2), "called-or-met", _detail(a, b, sides), False, True)


def _twofold(a: Account, b: Account) -> EventMatch | None:
    """What one report tells as the promise and another as the gift, of one actor and in some of the same words; in
    many of them, if one does not tell who acts.
    """
    common, both = a.common_words(b), a.initiators & b.initiators
    told = (both and common >= _FEW_WORDS) or (common > SEVERAL and not (a.initiators and b.initiators))
    if frozenset({a.type, b.type}) not in event_rules().twofold or not told:
        return None
    sides, days = story_sides(a, b), account_days(a, b)
    sides = ONE_SIDE / 2 if sides is None and not both else sides
    if sides is None or days is None or of_two(a.numbers, b.numbers):
        return None
    return EventMatch(round(sides + days, 2), TWOFOLD, _detail(a, b, sides), False, True, common)


def _denied(a: Account, b: Account, sides: float, days: float) -> EventMatch | None:
    """One article tells what the other says did not happen."""
    if {a.realis, b.realis} != {Realis.ACTUAL, Realis.NEGATED} or sides < 0.3 or days < 0.2 or a.type != b.type:
        return None
    return EventMatch(round(sides + days, 2), "told-and-denied", _detail(a, b, sides), False)


def _detail(a: Account, b: Account, sides: float) -> str:
    shared = sorted(set(a.sides) & set(b.sides))
    people = sorted(p for s in shared for p in a.sides[s] & b.sides[s])
    told = [f"{x.when[0]}/{x.when[1]}" if x.when else "no date" for x in (a, b)]
    return f"{', '.join(people or shared)}; {told[0]} and {told[1]}; sides {sides:.1f}"
