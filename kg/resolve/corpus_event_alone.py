"""What is enough for two accounts to be of one event where no other event fits."""

from __future__ import annotations

from kg.model import Realis
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account
from kg.resolve.corpus_event_sides import ONE_SIDE, SEVERAL
from kg.resolve.corpus_event_time import NEWS_DAYS

__all__ = ["enough_alone", "none_other_told"]

_FEW_WORDS = 2
_ALONE = {"Visit", "Mediation"}
"""Of encounters those that one side alone may be told to make."""
_TIMED = 0.15
"""What `account_days` gives at least where both are of the days of the news."""


def enough_alone(a: Account, b: Account, found: tuple[float, float, float], *, one_story: bool) -> bool:
    """Whether the day and who acted, who was there or where agree. `found`: how far sides, days and places do."""
    sides, days, _ = found
    return (_lone(a, b, found) or (one_story and _retold_in_story(a, b, sides, days))) and not _thin(a, b, sides)


def none_other_told(a: Account, b: Account, sides: float, days: float) -> bool:
    """Of one story and with one side in common: enough where neither article tells another event of the kind that may
    be meant. Between two, or of one person, in any words; else, but for talks of nobody knows whom, with one in common.
    Not of what is asked or promised.
    """
    if a.type != b.type or a.group in event_rules().worded or _others_act(a, b) or days < _TIMED:
        return False
    alike = sides >= ONE_SIDE and a.realis is b.realis and bool(a.manners) == bool(b.manners)
    return alike or ((a.strict or a.type in _ALONE) and a.common_words(b) > 0)


def _lone(a: Account, b: Account, found: tuple[float, float, float]) -> bool:
    sides, days, place = found
    if a.group in event_rules().once and a.struck & b.struck:
        return True
    several = (sides >= 0.5 or _people(a, b) > 1) and days > 0
    fresh = days > 0 and (_fresh(a) or _fresh(b))
    near = sides >= 0.3 and (days >= 0.2 or fresh)
    if a.type != b.type and not _pact(a, b, sides):
        return not a.strict and (several or (near and a.news and b.news))
    if (several and not a.strict) or near or (days > 0 and (_same_deed(a, b) or (sides >= 0.3 and _same_day(a, b)))):
        return True
    coming = Realis.ACTUAL not in (a.realis, b.realis) and a.when is not None and b.when is not None
    if days > 0 and ((sides >= 0.3 and coming) or _retold(a, b)):
        return True
    visit = a.type == "Visit" and sides >= 0.2 and days > 0 and bool(a.initiators & b.initiators)
    return visit or (days >= 0.3 and bool(place or sides >= 0.2 or a.initiators & b.initiators))


def _pact(a: Account, b: Account, sides: float) -> bool:
    """"Signed" and "agreed" by the same two: what several promise each other is an accord."""
    return a.group in event_rules().promised and sides >= 0.3 and min(len(a.sides), len(b.sides)) > 1


def _thin(a: Account, b: Account, sides: float) -> bool:
    """Acts by words or force, or of one side alone, of which no word in common tells, nor how or how many, nor a day in
    both; of what one side promises, hardly a word.
    """
    if a.group in event_rules().promised and sides <= ONE_SIDE and a.common_words(b) < _FEW_WORDS:
        return True
    told = a.numbers & b.numbers or a.manners & b.manners or (a.when and b.when)
    return (a.strict or sides <= ONE_SIDE) and not told and a.common_words(b) == 0


def _retold_in_story(a: Account, b: Account, sides: float, days: float) -> bool:
    """Of one story: kinds that are told by one another's name only where the act is no matter of words or force; one
    side alone, or a day told in one article only, calls for words in common.
    """
    both = a.news and b.news
    if (a.type != b.type and (a.strict or sides < 0.2)) or (sides <= ONE_SIDE and _of_two_days(a, b)):
        return False
    if not a.strict and sides < 0.2 and not (both and days >= 0.2):
        return False
    if a.strict and (_others_act(a, b) or (a.realis is not b.realis and not (a.when and b.when))):
        return False
    common = a.common_words(b)
    met_nobody = a.type != "Visit" and not a.strict and (sides < 0.2 or len(a.sides) == len(b.sides) == 1)
    return common >= (met_nobody or (a.strict and sides < 0.35 and not both)) + 2 * (days == 0)


def _of_two_days(a: Account, b: Account) -> bool:
    """Each tells one day, and not the same."""
    return a.when is not None and b.when is not None and a.when[0] == a.when[1] != b.when[0] == b.when[1]


def _others_act(a: Account, b: Account) -> bool:
    return bool(a.initiators and b.initiators) and not a.initiators & b.initiators


def _fresh(account: Account) -> bool:
    """News of its day that gives no date."""
    return account.news and account.when is None


def _retold(a: Account, b: Account) -> bool:
    """An act between the same states in the same word and company."""
    states = set(a.sides) & set(b.sides)
    return a.strict and len(states) > 1 and bool(a.triggers & b.triggers) and len(a.deed & b.deed) >= SEVERAL


def _same_day(a: Account, b: Account) -> bool:
    """Told in the same word in articles of nearly one day."""
    if not a.triggers & b.triggers or a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= NEWS_DAYS


def _same_deed(a: Account, b: Account) -> bool:
    """One actor is told to do the same in the same word and company, or to as many, or in much the same words; where
    one tells no actor, in the same word and much the same words.
    """
    common = len(a.deed & b.deed)
    if not (a.initiators and b.initiators):
        return common >= SEVERAL and bool(_first_words(a) & _first_words(b))
    if not a.initiators & b.initiators:
        return False
    return bool(a.numbers & b.numbers) or common >= SEVERAL or (bool(a.triggers & b.triggers) and common > 0)


def _first_words(account: Account) -> set[str]:
    return {trigger.partition(" ")[0] for trigger in account.triggers}


def _people(a: Account, b: Account) -> int:
    """The sides that persons told by both stand for."""
    return sum(bool(a.sides[side] & b.sides[side]) for side in set(a.sides) & set(b.sides))
