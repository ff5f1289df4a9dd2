"""What speaks against two accounts' telling one event: another number or manner, the other side acting, another place,
a plan that was not carried out."""

from __future__ import annotations

from datetime import timedelta

from kg.model import Realis
from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account
from kg.resolve.corpus_event_sides import SEVERAL, loose_sides, sides_agree
from kg.resolve.event_manner import of_two

__all__ = ["another", "excludes", "places_agree", "realis_agrees", "turned"]

_KNOWN = ("state/", "organization/")


def excludes(a: Account, b: Account) -> bool:
    """Whether the two cannot tell of one event, whatever others tell: other people for one side, another
    manner, the other side acting.

    Acts by words or force are told with and without who acts and whom they are aimed at, so that their people are no
    sign.
    """
    others = not a.strict and sides_agree(a.sides, b.sides) is None and loose_sides(a.sides, b.sides) is None
    return others or _done_otherwise(a, b) or turned(a, b)


def _done_otherwise(a: Account, b: Account) -> bool:
    if a.group != b.group:
        return False  # manners and things are those of a group
    return of_two(a.manners, b.manners) or of_two(a.things, b.things)


def another(a: Account, b: Account) -> bool:
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


def turned(a: Account, b: Account) -> bool:
    """Who acts in one account does not in the other, or is the one that the other tells to be acted on, or both sides
    act in the one ("traded fire") and one in the other; of meetings either side may be told to act.
    """
    if a.group not in event_rules().directed:
        return False
    if a.initiators and b.initiators:
        known = all(any(i.startswith(_KNOWN) for i in x.initiators) for x in (a, b))  # whose they are
        return (known and not a.initiators & b.initiators) or {_mutual(a), _mutual(b)} == {True, False}
    if a.struck & b.struck:  # a state may kill its own
        return False
    return any(len(x.targets) == 1 and x.targets <= y.initiators - y.targets for x, y in ((a, b), (b, a)))


def _mutual(account: Account) -> bool | None:
    """Whether all sides act, of several; None where one side alone is told."""
    return account.initiators >= set(account.sides) if len(account.sides) > 1 else None


def places_agree(a: Account, b: Account) -> float | None:
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


def realis_agrees(a: Account, b: Account) -> bool:
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
