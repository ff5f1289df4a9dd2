"""How far the sides of two accounts of events agree: the states that take part, and the people who stand for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz.distance import LCSseq

from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account

__all__ = ["ONE_SIDE", "SEVERAL", "account_sides", "loose_sides", "sides_agree", "story_sides"]

Sides = Mapping[str, frozenset[str]]
_LOOSE = ("person/", "body/", "government-body/")
_PERSON = "person/"
_NUMBERED = re.compile(r"-[0-9a-f]{8,}$")
_ALIKE = 0.75
"""Share of letters in common from which two spellings may be of one name."""
ONE_SIDE = 0.2
"""What `sides_agree` gives at most where one side alone is common to both."""
_SOME = 2
"""So many words in common tell of one act where one account names nobody whose state is known."""
SEVERAL = 3
"""So many sides told alike are less likely to meet twice than two are; so many words in common tell of one act."""


def sides_agree(a: Sides, b: Sides) -> float | None:
    """.5 persons shared on two sides, .4 on one, .3 two states (.35 when neither names persons), less with one side.

    None when a side both name is held by different people, or when neither side list contains the other and fewer than
    two sides are common to them: of talks of many, each report names some.

    >>> xi, blinken = frozenset({"person/xi"}), frozenset({"person/blinken"})
    >>> sides_agree({"state/china": xi, "state/us": blinken}, {"state/china": frozenset(), "state/us": blinken})
    0.4
    >>> sides_agree({"state/china": xi}, {"state/china": frozenset({"person/wang"})}) is None
    True
    """
    shared = set(a) & set(b)
    if not shared or (len(shared) < 2 and not (set(a) <= set(b) or set(b) <= set(a))):
        return None
    people = 0
    for side in shared:
        if a[side] & b[side]:
            people += 1
        elif a[side] and b[side]:
            return None
    if len(shared) < 2:
        return 0.2 if people else 0.1
    if set(a) == set(b) and not any((*a.values(), *b.values())):
        return 0.35
    base = 0.3 + 0.1 * min(people, 2) + (0.1 if len(shared) >= SEVERAL and not people else 0)
    return base if set(a) == set(b) else base - 0.1


def account_sides(a: Account, b: Account) -> float | None:
    """`sides_agree`; of a visit the visitor and the country are all there is to agree on.

    Who signs or promises for a state is told differently; the same word in the same company tells the same act.
    """
    found = sides_agree(a.sides, b.sides)
    if found is None and a.strict and a.triggers & b.triggers and len(a.deed & b.deed) >= SEVERAL:
        return 0.2 if len(set(a.sides) & set(b.sides)) > 1 else 0.1
    return 0.5 if found == 0.4 and a.type == b.type == "Visit" else found


def story_sides(a: Account, b: Account) -> float | None:
    """`account_sides`, else `loose_sides`, of accounts in articles of one story, else one side, where much the same is
    told; where force is told with nobody who is known, and in no known state, the town is the side.
    """
    found = account_sides(a, b)
    found = loose_sides(a.sides, b.sides) if found is None else found
    if found is None and _much_told(a, b):
        return 0.1
    placed = a.group == b.group and a.group in event_rules().placed and not (a.sides and b.sides)
    return 0.1 if found is None and placed and a.towns & b.towns else found


def _much_told(a: Account, b: Account) -> bool:
    """Of a side in common, or of people of whom no state is told."""
    common, shared = a.common_words(b), set(a.sides) & set(b.sides)
    return bool(shared and common >= SEVERAL) or (common >= _SOME and (_stateless(a, b) or _stateless(b, a)))


def _stateless(a: Account, b: Account) -> bool:
    """Of nobody in the one its state is told ("the summoning of Ambassador Vik"), and the other tells states without
    anybody who stands for them.
    """
    there = b.targets if a.targets and not a.initiators else b.initiators if a.initiators and not a.targets else b.sides
    loose = bool(a.sides) and all(side.startswith(_LOOSE) for side in a.sides)
    return loose and any(side.startswith("state/") and not b.sides.get(side) for side in there)


def loose_sides(a: Sides, b: Sides) -> float | None:
    """`sides_agree` where people and bodies of whom one article tells no state stand for a state that the other tells,
    unless it names somebody else there.

    >>> vik, noor = frozenset({"person/vik"}), frozenset({"person/noor"})
    >>> loose_sides({"person/vik": frozenset(), "state/chad": noor}, {"state/norway": vik, "state/chad": noor})
    0.5
    >>> loose_sides({"person/vick": frozenset(), "state/chad": noor}, {"state/norway": vik, "state/chad": noor})
    0.5
    >>> loose_sides({"person/berg": frozenset(), "state/chad": noor}, {"state/norway": vik, "state/chad": noor}) is None
    True
    """
    one, two = dict(a), dict(b)
    for here, there in ((one, two), (two, one)):
        for side in sorted(s for s in here if s.startswith(_LOOSE) and s not in there):
            open_ = sorted(s for s in there if s not in here and s.startswith("state/"))
            if len(open_) == 1 or (open_ and not set(here) & set(there)):
                here[open_[0]] = here.pop(side) or _borne_by(side, there[open_[0]])
    same = one.keys() == two.keys()
    return sides_agree(one, two) if same and len(one) > 1 else None


def _borne_by(side: str, people: frozenset[str]) -> frozenset[str]:
    """A person of whom no state is told, as the one of the other account who bears the name, however it is spelt."""
    if not side.startswith(_PERSON):
        return frozenset()
    family = _NUMBERED.sub("", side).removeprefix(_PERSON).split("-")[-1]
    alike = sorted(p for p in people if any(_alike(family, part) for part in p.removeprefix(_PERSON).split("-")))
    return frozenset(alike[:1] or [side])


def _alike(one: str, other: str) -> bool:
    return LCSseq.normalized_similarity(one, other) >= _ALIKE
