"""Which accounts are compared at all: those of one group of types that share sides and a month, so that cost grows with
the number of events and not with its square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account, Interval
from kg.resolve.corpus_story import NO_STORIES, Stories

__all__ = ["pairs"]

Key = tuple[str, str]
_BLOCK_LIMIT = 120
_FEW_DAYS = timedelta(days=1)


def pairs(known: Mapping[Key, Account], stories: Stories = NO_STORIES) -> Iterator[tuple[Key, Key]]:
    """Pairs of accounts of different articles that share group of types, two sides (or a person) and a month, or group
    and story; those of two types that may tell one act, of one story alone.
    """
    blocks: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, account in sorted(known.items()):
        for block in _blocks(account):
            blocks[block].append(key)
    seen = set()
    for a, b in stories.across(known):
        if known[a].group == known[b].group or {known[a].type, known[b].type} in event_rules().twofold:
            seen.add((a, b))
            yield a, b
    for _, keys in sorted(blocks.items()):
        for part in _parts(keys, known):
            for place, a in enumerate(part):
                for b in part[place + 1 :]:
                    if a[0] != b[0] and (a, b) not in seen:
                        seen.add((a, b))
                        yield a, b


def _blocks(account: Account) -> Iterator[tuple[str, ...]]:
    kin = event_rules().kin.get(account.type)
    for group in (account.group, *((kin,) if kin else ())):
        yield from _blocks_of(account, group)


def _blocks_of(account: Account, group: str) -> Iterator[tuple[str, ...]]:
    if account.telling:
        yield (group, account.telling)
    sides = sorted(account.sides)
    if account.when and account.when[1] - account.when[0] <= _FEW_DAYS:
        yield from ((group, side, account.when[0].isoformat()) for side in sides)
    pairs = [(x, y) for i, x in enumerate(sides) for y in sides[i + 1 :]][:6]
    pairs += [("", p) for people in account.sides.values() for p in sorted(people)] or [("", s) for s in sides]
    for pair in pairs:
        for month in _told_in(account):
            yield (group, *pair, month)


def _told_in(account: Account) -> list[str]:
    """The months of the event; of one told as within a longer time also those in which its article is news."""
    months = _months(account.when or account.around)
    return [*months, *_months(account.around)] if account.when and months == [""] else months


def _months(interval: Interval | None) -> list[str]:
    """Months the interval touches, at most three; "" when nothing is known."""
    if interval is None:
        return [""]
    first, last = interval
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 2:
        return [""]
    return [f"{(first.month - 1 + i) // 12 + first.year}-{(first.month - 1 + i) % 12 + 1}" for i in range(months + 1)]


def _parts(keys: list[Key], known: Mapping[Key, Account]) -> Iterator[list[Key]]:
    """A block as it is, or, when it is large, by first day and with neighbours only."""
    if len(keys) <= _BLOCK_LIMIT:
        yield keys
        return
    far = date.max
    ordered = sorted(keys, key=lambda k: ((known[k].when or known[k].around or (far, far)), k))
    for start in range(0, len(ordered), _BLOCK_LIMIT // 2):
        yield ordered[start : start + _BLOCK_LIMIT]
