"""Whether two accounts tell of one event: type, sides, place, dates and realis, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kg.model import Realis
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account
from kg.resolve.corpus_event_sides import ONE_SIDE, SEVERAL, account_sides, loose_sides, sides_agree, story_sides
from kg.resolve.corpus_event_time import NEWS_DAYS, account_days, led_to_the_news
from kg.resolve.event_manner import of_two

__all__ = ["TWOFOLD", "EventMatch", "excludes", "match_accounts"]

TWOFOLD = "told-as-either"
"""The rule by which accounts of two types are one, which counts only where nothing of the same type fits."""

_KNOWN = ("state/", "organization/")
_FEWEST_SCORE = 0.45
_FEW_WORDS = 2


@dataclass(frozen=True, slots=True)
class EventMatch:
    """`lone`: enough to be the same when no other event fits, for the day and who acted, who was there or where
    agree; `words`: how many words of the two accounts are common.
    """

    score: float
    rule: str
    detail: str
    accepted: bool
    lone: bool = False
    words: int = 0


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
    sides, place = (story_sides if one_story else account_sides)(a, b), _places(a, b)
    days = account_days(a, b)
    if one_story:
        days = 0.0 if days is None and led_to_the_news(a, b) else days
    if sides is None or days is None or place is None or _another(a, b):
        return None
    if _turned(a, b):
        return _blamed(a, b, sides, days)
    if not _realis(a, b):
        return _denied(a, b, sides, days)
    same_words = bool(a.said & b.said)
    score = round(sides + days + place + (0.1 if a.type == b.type else 0.05) + (0.2 if same_words else 0), 2)
    if a.strict:
        firm = same_words or (days >= 0.3 and a.common_words(b) > 0)
    else:
        firm = same_words or days >= 0.2 or sides >= 0.5 or a.type == "Visit"
    accepted = score >= 0.75 and sides >= 0.3 and firm
    rule = "same-words" if same_words else "sides-and-date" if days >= 0.3 else "sides-and-time"
    lone = _lone(a, b, (sides, days, place)) or (one_story and _retold_in_story(a, b, sides, days))
    lone = lone and not _thin(a, b, sides)
    found = EventMatch(min(score, 1.0), rule, _detail(a, b, sides), accepted, lone, a.common_words(b))
    return found if lone or score >= _FEWEST_SCORE else None


def excludes(a: Account, b: Account) -> bool:
    """Whether the two cannot tell of one event, whatever others tell: other people for one side, another
    manner, the other side acting.

    Acts by words or force are told with and without who acts and whom they are aimed at, so that their people are no
    sign.
    """
    others = not a.strict and sides_agree(a.sides, b.sides) is None and loose_sides(a.sides, b.sides) is None
    return others or _done_otherwise(a, b) or _turned(a, b)


def _done_otherwise(a: Account, b: Account) -> bool:
    if a.group != b.group:
        return False  # manners and things are those of a group
    return of_two(a.manners, b.manners) or of_two(a.things, b.things)


def _blamed(a: Account, b: Account, sides: float, days: float) -> EventMatch | None:
    """Each report says that the other side did it ("attacked", "was attacked"): two events, perhaps of one clash."""
    if sides < 0.3 or days < 0.2 or a.realis is not b.realis or a.type != b.type:
        return None
    return EventMatch(round(sides + days, 2), "sides-turned", _detail(a, b, sides), False)


def _called_or_met(a: Account, b: Account, *, one_story: bool) -> EventMatch | None:
    """What one report tells as a call and another as talks: the same persons on two sides, on a day that both tell, or
    as the news of one story.
    """
    kin = event_rules().kin
    if kin.get(a.type) != b.group and kin.get(b.type) != a.group:
        return None
    sides, days = account_sides(a, b), account_days(a, b)
    fresh = one_story and a.news and b.news and not (a.when and b.when)
    told = days is not None and days >= (0.2 if fresh else 0.3)
    if sides is None or days is None or sides < 0.5 or not told or a.realis is not b.realis:
        return None
    return EventMatch(round(sides + days, 2), "called-or-met", _detail(a, b, sides), False, True)


def _twofold(a: Account, b: Account) -> EventMatch | None:
    """What one report tells as the promise and another as the gift, of one actor and in some of the same words."""
    if frozenset({a.type, b.type}) not in event_rules().twofold or not a.initiators & b.initiators:
        return None
    sides, days, common = story_sides(a, b), account_days(a, b), a.common_words(b)
    if sides is None or days is None or common < _FEW_WORDS or of_two(a.numbers, b.numbers):
        return None
    return EventMatch(round(sides + days, 2), TWOFOLD, _detail(a, b, sides), False, True, common)


def _another(a: Account, b: Account) -> bool:
    """Other numbers of things or manners; or one of two and one of more, where the smaller is told as standing beside a
    larger event, or where both name everybody and no day ties them.
    """
    if (of_two(a.numbers, b.numbers) and not _of_one_day(a, b)) or _done_otherwise(a, b) or a.row is not b.row:
        return True
    if not a.strict and a.beside is not b.beside and len(set(a.sides) & set(b.sides)) < len({*a.sides, *b.sides}) == 2:
        return True
    small, large = sorted((a, b), key=lambda account: len(account.sides))
    if len(large.sides) < SEVERAL or len(small.sides) == len(large.sides):
        return False
    all_named = all((*small.sides.values(), *large.sides.values())) and len(small.sides) > 1
    return (small.beside and not large.beside) or (all_named and not (a.when and b.when))


def _of_one_day(a: Account, b: Account) -> bool:
    """Both tell the same single day, so that other numbers are a disagreement."""
    return a.when is not None and a.when == b.when and a.when[0] == a.when[1]


def _of_two_days(a: Account, b: Account) -> bool:
    """Each tells one day, and not the same."""
    return a.when is not None and b.when is not None and a.when[0] == a.when[1] != b.when[0] == b.when[1]


def _denied(a: Account, b: Account, sides: float, days: float) -> EventMatch | None:
    """One article tells what the other says did not happen."""
    if {a.realis, b.realis} != {Realis.ACTUAL, Realis.NEGATED} or sides < 0.3 or days < 0.2 or a.type != b.type:
        return None
    return EventMatch(round(sides + days, 2), "told-and-denied", _detail(a, b, sides), False)


def _lone(a: Account, b: Account, found: tuple[float, float, float]) -> bool:
    sides, days, place = found
    if a.group in event_rules().once and _struck(a) & _struck(b):
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
    others = a.initiators and b.initiators and not a.initiators & b.initiators
    if a.strict and (others or (a.realis is not b.realis and not (a.when and b.when))):
        return False
    common = a.common_words(b)
    met_nobody = a.type != "Visit" and not a.strict and (sides < 0.2 or len(a.sides) == len(b.sides) == 1)
    return common >= (met_nobody or (a.strict and sides < 0.35 and not both)) + 2 * (days == 0)


def _struck(account: Account) -> set[str]:
    """The persons who are attacked, seized, released, named to an office, expelled."""
    return {p for side in account.targets for p in (side, *account.sides.get(side, ())) if p.startswith("person/")}


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


def _turned(a: Account, b: Account) -> bool:
    """Who acts in one account does not in the other, or is the one that the other tells to be acted on, or both sides
    act in the one ("traded fire") and one in the other; of meetings either side may be told to act.
    """
    if a.group not in event_rules().directed:
        return False
    if a.initiators and b.initiators:
        known = all(any(i.startswith(_KNOWN) for i in x.initiators) for x in (a, b))  # whose they are
        return (known and not a.initiators & b.initiators) or {_mutual(a), _mutual(b)} == {True, False}
    return any(len(x.targets) == 1 and x.targets <= y.initiators - y.targets for x, y in ((a, b), (b, a)))


def _mutual(account: Account) -> bool | None:
    """Whether all sides act, of several; None where one side alone is told."""
    return account.initiators >= set(account.sides) if len(account.sides) > 1 else None


def _detail(a: Account, b: Account, sides: float) -> str:
    shared = sorted(set(a.sides) & set(b.sides))
    people = sorted(p for s in shared for p in a.sides[s] & b.sides[s])
    told = [f"{x.when[0]}/{x.when[1]}" if x.when else "no date" for x in (a, b)]
    return f"{', '.join(people or shared)}; {told[0]} and {told[1]}; sides {sides:.1f}"


def _places(a: Account, b: Account) -> float | None:
    """Places told by both must have one in common; 0 when one tells none, or none of which the state is known. Where
    the place is all that is told, it must be the same town.
    """
    shared = a.places & b.places
    if (a.placed or b.placed) and a.towns and b.towns:  # in one state is not enough
        return 0.1 if a.towns & b.towns else None
    if shared:
        return 0.1
    known = all(any(place.startswith("state/") for place in account.places) for account in (a, b))
    return None if known else 0.0


def _realis(a: Account, b: Account) -> bool:
    """A negated event is no account of one that took place; a plan or a possibility is, when both dates are told."""
    kinds = {a.realis, b.realis}
    if len(kinds) == 1:
        return Realis.HYPOTHETICAL not in kinds or bool(a.when and b.when)
    if Realis.NEGATED in kinds:
        return False
    if Realis.ACTUAL in kinds:
        actual, other = (a, b) if a.realis is Realis.ACTUAL else (b, a)
        return _told_before(other, actual) and (bool(other.when) or other.realis is Realis.PLANNED)
    return bool(a.when and b.when) or Realis.PLANNED in kinds


def _told_before(plan: Account, actual: Account) -> bool:
    """A plan is fulfilled by what comes later: it was published no later than the event's last day; nor is that told
    as done days before the one it was planned for.
    """
    gap = timedelta(days=event_rules().gap.get(plan.group, 1))
    if plan.when is not None and actual.published is not None and actual.published < plan.when[0] - gap:
        return False
    if plan.published is None or actual.when is None:
        return True
    return plan.published <= actual.when[1] + timedelta(days=1)
