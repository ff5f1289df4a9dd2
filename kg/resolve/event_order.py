"""Words of order beside what tells an event: earlier, once more, one of a row, one after the other."""

from __future__ import annotations

import re

from kg.model import CharSpan, LocalEvent
from kg.resolve.event_tellings import tellings

__all__ = ["before", "clause_after", "coordinated", "earlier", "lasting", "led_up", "once_more", "ordered",
           "points_back", "recurring", "set_off", "words_in"]

_WORD = re.compile(r"[\w'’-]+")
_AFTER, _ROW, _AROUND = 40, 80, 60
"""Characters after a trigger in which its number stands, and how often; and around it in which words of order do."""
_LEAD = 4
"""Words before a trigger among which stands the "and" that joins its clause to the one before."""


def words_in(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def clause_after(text: str, trigger: CharSpan, reach: int = _AFTER) -> str:
    """The rest of the trigger's clause, in small letters."""
    return re.split(r"[,;.:\n]", text[trigger.end : trigger.end + reach])[0].lower()


def before(text: str, trigger: CharSpan) -> str:
    """The word before the trigger, in small letters."""
    return (_words_before(text, trigger) or [""])[-1]


def _words_before(text: str, trigger: CharSpan) -> list[str]:
    return words_in(text[max(0, trigger.start - _AFTER) : trigger.start])


def _of_noun(before: list[str]) -> bool:
    """Whether the word before "first" makes it stand with a noun: "the first visit", "Norway's first visit"."""
    return any(w in tellings().definite or w in {"a", "an"} or w.endswith(("'s", "’s", "s'", "s’")) for w in before)


def ordered(between: str) -> bool:
    """Whether what stands between two triggers of a sentence sets the one before or after the other.

    A word of order does not reach past "and": "the first to visit since the war began and to make the trip".
    """
    words = words_in(between)
    ends = [i for i, word in enumerate(words) if word in tellings().coordinated]
    return not tellings().ordered.isdisjoint(words[max(ends, default=-1) + 1 :])


def coordinated(between: str) -> bool:
    """Whether the later of two triggers of a sentence follows "and" with little between."""
    return not tellings().coordinated.isdisjoint(words_in(between)[-_LEAD:])


def earlier(text: str, event: LocalEvent) -> bool:
    """Told as lying before what the article tells, by a word right before a trigger."""
    told = [_words_before(text, trigger) for trigger in event.triggers]
    first = any(words[-1:] == [tellings().first] and not _of_noun(words[-2:-1]) for words in told)
    return first or any({*words[-1:]} & tellings().earlier for words in told)


def recurring(text: str, event: LocalEvent) -> bool:
    """One of a row, told with how often ("hold talks every six months", "has long accused")."""
    rules = tellings()
    before_each = [_WORD.findall(text[max(0, t.start - _AFTER) : t.start])[-1:] for t in event.triggers]  # as written
    told = zip(event.triggers, before_each, strict=True)
    return all(_in_row(words_in(clause_after(text, trigger, _ROW))) or _is_routine(text, trigger)
               or not rules.habitual.isdisjoint(word) for trigger, word in told)


def _is_routine(text: str, trigger: CharSpan) -> bool:
    """"Their meetings are held on a regular basis"."""
    rest = re.split(r"[.;:\n]", text[trigger.end : trigger.end + 2 * _ROW])[0].lower()
    return any(phrase in rest for phrase in tellings().routine)


def _in_row(words: list[str]) -> bool:
    """"Every six months", not "every ambassador"."""
    rules = tellings()
    return any(word in rules.recurring and not rules.periods.isdisjoint(words[at + 1 : at + 3])
               for at, word in enumerate(words))


def set_off(text: str, event: LocalEvent) -> bool:
    """Told only as what something else came after or before: "a week after the king went to Oslo"."""
    return all(ordered(told) for told in _clauses_before(text, event))


def led_up(text: str, event: LocalEvent) -> bool:
    """Told only as what led to the news: "in response to the expulsion", "after the expulsion"."""
    return all(not tellings().led.isdisjoint(words_in(told)) for told in _clauses_before(text, event))


def _clauses_before(text: str, event: LocalEvent) -> list[str]:
    """What stands before each trigger in its clause."""
    return [re.split(r"[,;:.\n]", text[max(0, t.start - _ROW) : t.start])[-1] for t in event.triggers]


def points_back(text: str, trigger: CharSpan) -> bool:
    """Told of what "it" stands for: "It will be their first meeting"."""
    told = words_in(re.split(r"[.!?\n]", text[max(0, trigger.start - _AROUND) : trigger.start])[-1])
    return not tellings().pointing.isdisjoint(told[:1]) and not tellings().coming.isdisjoint(told[1:2])


def lasting(text: str, event: LocalEvent) -> bool:
    """Told to take several days ("a two-day visit")."""
    before_each = (_words_before(text, trigger)[-_LEAD:] for trigger in event.triggers)
    return any(word.endswith(tellings().lasting) for words in before_each for word in words)


def once_more(text: str, event: LocalEvent) -> bool:
    """Told as the later one of several: "for the second time in a week", "talked once more"."""
    near = [words_in(text[max(0, t.start - _AROUND) : t.end + _AROUND]) for t in event.triggers]
    behind = (" ".join(words_in(clause_after(text, t))) for t in event.triggers)
    return any(word in tellings().ordinals and "time" in words[at + 1 : at + 2]
               for words in near for at, word in enumerate(words)) or any(
        told.endswith(more) for told in behind for more in tellings().once_more)
