"""How far the days of two accounts of events agree: as told, or as the publication of the articles bounds them."""

from __future__ import annotations

from datetime import timedelta

from kg.resolve.corpus_data import event_rules
from kg.resolve.corpus_event_account import Account, Interval

__all__ = ["NEWS_DAYS", "account_days", "led_to_the_news"]

_EXACT_DAYS = 7
"""Widest interval in days that still says when something happened."""
NEWS_DAYS = 2
"""Articles published so many days apart tell of the same news."""


def _gap(a: Interval, b: Interval) -> int:
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)


def _spans(*told: Interval) -> bool:
    """Whether one is told as within several days ("last week"): reports disagree about a day, not about those."""
    return any((last - first).days > 1 for first, last in told)


def account_days(a: Account, b: Account) -> float | None:
    """.3 dates told and overlapping, .2 nearly or by being news, .15 one of them only about; None when they exclude
    each other."""
    if a.when and b.when:
        gap = _gap(a.when, b.when)
        if gap > event_rules().gap.get(a.group, 1) or (gap and a.type != "Visit" and _spans(a.when, b.when)):
            return None
        exact = max((x[1] - x[0]).days for x in (a.when, b.when)) <= _EXACT_DAYS
        return (0.3 if exact else 0.15) if gap == 0 else (0.2 if exact else 0.05)
    if _bounded_away(a, b) or _bounded_away(b, a):
        return None
    one, two = a.when or a.around, b.when or b.around
    if one is None or two is None:
        return 0.0
    if _gap(one, two):
        return None if a.news and b.news else 0.0
    near = max((x[1] - x[0]).days for x in (one, two)) <= _EXACT_DAYS or _same_news(a, b)
    return 0.2 if near else 0.15


def led_to_the_news(a: Account, b: Account) -> bool:
    """Told without a day at the head of one report, where it may be what led to the news, and with a day of the week or
    so before that by the other, or, if it is told as what led to it, as the news of such a day; of the killing of one
    person any time before.
    """
    return any(_was_before(x, y.when or (y.around if x.led and y.news else None), y) for x, y in ((a, b), (b, a)))


def _was_before(undated: Account, days: Interval | None, other: Account) -> bool:
    if undated.when or days is None or undated.published is None or _bounded_away(undated, other):
        return False
    first = undated.published - timedelta(days=event_rules().before)
    killed = undated.type == other.type == "Assault" and undated.struck & other.struck
    return (bool(killed) or first <= days[0]) and days[1] <= undated.published


def _bounded_away(undated: Account, dated: Account) -> bool:
    """Told as before some day ("a few days before Christmas"), the other on a later one; or after and earlier."""
    when = dated.when or dated.around
    if undated.when is not None or when is None or undated.realis is not dated.realis:
        return False
    first, last = undated.bounds
    gap = timedelta(days=event_rules().gap.get(undated.group, 1))
    return (last is not None and when[0] > last + gap) or (first is not None and when[1] < first - gap)


def _same_news(a: Account, b: Account) -> bool:
    """Told of nearly one day: the day told where there is one, else that of publication; acts by words or force told
    without a day must stand at the head of the article."""
    if a.strict and not (a.news and b.news):
        return False
    one, two = _news_day(a), _news_day(b)
    return one is not None and two is not None and _gap(one, two) <= NEWS_DAYS


def _news_day(account: Account) -> Interval | None:
    if account.when is not None:
        return account.when if (account.when[1] - account.when[0]).days <= _EXACT_DAYS else None
    return (account.published, account.published) if account.published is not None else None
