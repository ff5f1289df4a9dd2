"""What shows that two tellings in one article are of two events: dates far off, other numbers, words of order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from kg.figures import figures_of
from kg.model import CharSpan, Extraction, LocalEvent
from kg.resolve.corpus_wording import content_words
from kg.resolve.event_manner import manners_of, of_two, things_of
from kg.resolve.event_order import (
    before,
    clause_after,
    coordinated,
    earlier,
    lasting,
    once_more,
    ordered,
    points_back,
    recurring,
    set_off,
    words_in,
)
from kg.resolve.event_tellings import tellings

__all__ = ["Apart", "numbers_told", "told_beside"]

_WORD = re.compile(r"[\w'’-]+")
_AFTER, _AROUND = 40, 60
"""Characters after a trigger in which its number stands, and around it in which words of order do."""
_NEAR = 120
"""Characters around a trigger in which stands what a headline repeats."""
_MANY = 100
"""From here on a scale ("million") multiplies money or people, and counts no measures."""
_SENTENCE = re.compile(r"[.!?;]\s|\n")
_CAPITAL = re.compile(r"\b[A-Z]\S*")
_MONTH = 27
"""Days from the first to the last of the shortest month."""


@cache
def _numbers() -> dict[str, int]:
    """Words for how many of a thing are told ("expelled a dozen")."""
    few = {word: scale for word, scale in figures_of().scales.items() if scale < _MANY}
    return figures_of().words | few | tellings().vague


def numbers_told(text: str, event: LocalEvent) -> frozenset[int]:
    """The first number after each trigger, in its clause; none for kinds that are not counted."""
    if event.type not in tellings().counted:
        return frozenset()
    found = set()
    for trigger in event.triggers:
        words = _WORD.findall(clause_after(text, trigger))
        first = next((w for w in words if w in _numbers() or (w.isdigit() and len(w) < 4)), None)
        if first:
            found.add(_numbers().get(first) or int(first))
        elif event.type in tellings().single and words[:1] in (["a"], ["an"]) and words[1:2] and (
                words[1] not in tellings().not_single):
            found.add(1)
    return frozenset(found)


def told_beside(text: str, event: LocalEvent) -> bool:
    """Whether words show that it stands beside another, larger event, or is one more of its kind."""
    return any(before(text, trigger) in tellings().further or _set_beside(text, trigger) for trigger in event.triggers)


def _cut(text: str) -> str:
    """Without the half words at its ends."""
    return re.sub(r"^\S*|\S*$", "", text)


def _set_beside(text: str, trigger: CharSpan) -> bool:
    around = text[max(0, trigger.start - _AROUND) : trigger.end + _AROUND]
    return any(word.lower() in tellings().beside for word in _WORD.findall(around))


@dataclass(frozen=True, slots=True)
class Apart:
    """The text that is asked, and the day it was published, if known. Parties are compared by those who are `named`,
    else by their `nouns`.
    """

    text: str
    published: date | None
    named: frozenset[str]
    people: frozenset[str]
    nouns: Mapping[str, str]
    lands: Mapping[str, str]

    @classmethod
    def of(cls, extraction: Extraction, named: frozenset[str], people: frozenset[str] = frozenset(),
           nouns: Mapping[str, str] = MappingProxyType({}), lands: Mapping[str, str] = MappingProxyType({})) -> Apart:
        """`lands`: the state of each entity of which it is known."""
        article = extraction.document.article
        return cls(article.text, article.published, named, people, nouns, lands)

    def two(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Whether something shows that `event` is another than `held`, which may have been told several times."""
        return (self._other_day(held, event) or earlier(self.text, held) != earlier(self.text, event)
                or self._other_number(held, event) or self._beside(held, event) or self._other_officers(held, event)
                or self._other_object(held, event) or self._other_land(held, event) or self._other_manner(held, event)
                or self.in_turn(held, event) or recurring(self.text, held) != recurring(self.text, event)
                or self._once_more(held, event) or self._set_off(held, event) or self._points_back(held, event)
                or any(self._received(a, b) or self._gathered(a, b) or self._outing(a, b)
                       for a, b in ((held, event), (event, held))))

    def has_time(self, event: LocalEvent) -> bool:
        """Whether it is told when it was, if only by counting from another event ("a day after Peru left")."""
        known = event.earliest is not None and event.latest is not None
        return bool(event.times) or (known and (event.earliest, event.latest) != (self.published, self.published))

    def _has_day(self, event: LocalEvent) -> bool:
        """`has_time`, and better than by the months up to now ("the second test this year")."""
        if not (event.earliest and event.latest):
            return bool(event.times)
        up_to_now = self.published is not None and event.latest >= self.published
        return self.has_time(event) and not (up_to_now and event.latest - event.earliest > timedelta(days=_MONTH))

    def _other_day(self, held: LocalEvent, event: LocalEvent) -> bool:
        """One carries a day long past, the other none and is told elsewhere than right after it."""
        if self._has_day(held) == self._has_day(event) or (held.type == "Assault" and self._struck(held, event)):
            return False
        dated, undated = (held, event) if self._has_day(held) else (event, held)
        near = {e.sentence + step for e in dated.evidence for step in (0, 1)}
        return self._background(dated) and not near >= {e.sentence for e in undated.evidence}

    def _struck(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Whether both tell of force against one person who is named: nobody is killed twice."""
        one, other = ({p.entity for p in e.participants if p.role == "target"} for e in (held, event))
        return bool(one & other & self.named & self.people)

    def _once_more(self, held: LocalEvent, event: LocalEvent) -> bool:
        """One is told as the second of its kind, the other with a day a little before the news."""
        for one, other in ((held, event), (event, held)):
            past = self.published is not None and other.latest is not None and (self.published - other.latest).days > 1
            more = once_more(self.text, one) and not once_more(self.text, other)
            if past and more and self._has_day(other) and not self._has_day(one):
                return True
        return False

    def _set_off(self, held: LocalEvent, event: LocalEvent) -> bool:
        """A visit of which the article does not say where, and one told only as what something came after."""
        told = [{*e.places, *(p.entity for p in e.participants if p.role == "host")} for e in (held, event)]
        return held.type == "Visit" and bool(told[0]) != bool(told[1]) and any(
            set_off(self.text, e) for e, ground in zip((held, event), told, strict=True) if ground)

    def _points_back(self, held: LocalEvent, event: LocalEvent) -> bool:
        """"It will be their first meeting" is of the one told before, not of one with a day that is told later on."""
        first, later = sorted((held, event), key=lambda e: e.triggers[0])
        back = all(points_back(self.text, trigger) for trigger in first.triggers)
        return back and self.has_time(later) and not self.has_time(first) and not self._takes_up(later)

    def _outing(self, trip: LocalEvent, event: LocalEvent) -> bool:
        """A visit of several days, and a journey on one of them to a place that is not known to be the same."""
        went = not tellings().outing.isdisjoint(t.of(self.text).lower() for t in event.triggers)
        if trip.type != "Visit" or not went or not event.places or event.earliest != event.latest:
            return False
        told = {*trip.places, *(p.entity for p in trip.participants)}
        theirs, there = (known | {self.lands[p] for p in known if p in self.lands} for known in (told, {*event.places}))
        beside = {e.sentence for e in trip.evidence} & {e.sentence for e in event.evidence}
        return lasting(self.text, trip) and not beside and not there & theirs

    def _background(self, event: LocalEvent) -> bool:
        if not (self.published and event.latest and event.earliest):
            return False
        month = event.latest - event.earliest >= timedelta(days=_MONTH)
        days = tellings().month_days if month else tellings().background_days
        return event.latest < self.published - timedelta(days=days)

    def _other_officers(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Each tells of one group of people, none named, and of another one: "the delegations", "the ministers"."""
        one, other = ({self.nouns[p.entity] for p in e.participants if p.entity in self.nouns} for e in (held, event))
        if not len(one) == len(other) == 1 or self.people & (self._parties(held) | self._parties(event)):
            return False
        (a,), (b,) = one, other
        return not a.endswith(b) and not b.endswith(a)

    def _other_object(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Two measures of a kind of which there are many: no word beside the one stands beside the other, nor does the
        later take up the earlier ("the sanctions").
        """
        if held.type != event.type or held.type not in tellings().measures or self._takes_up(event):
            return False
        one, other = (self._around(e) for e in (held, event))
        return len(one) > 1 and len(other) > 1 and not one & other

    def _other_land(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Each is set in a state, and not in the same."""
        one, other = ({self.lands[p] for p in e.places if p in self.lands} for e in (held, event))
        return bool(one and other) and not one & other

    def _other_manner(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Done in another way ("summoned", "handed a note"), or with another thing ("a cruise missile")."""
        both = (held, event)
        ways = (manners_of(e.type, {w for t in e.triggers for w in content_words(t.of(self.text))}) for e in both)
        return of_two(*ways) or of_two(*(things_of(e.type, self._around(e)) for e in both))

    def in_turn(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Told in one sentence as one after the other ("met two weeks after they met in Oslo"), or an act by words or
        force beside another one ("is closing its embassy and has recalled all diplomats").
        """
        acts = held.type == event.type and held.type in tellings().several
        for one in zip(held.triggers, held.evidence, strict=True):
            for other in zip(event.triggers, event.evidence, strict=True):
                (first, told), (second, beside) = sorted((one, other), key=lambda pair: pair[0])
                between = self.text[first.end : second.start]
                if told.sentence == beside.sentence and (ordered(between) or (acts and coordinated(between))):
                    return True
        return False

    def _takes_up(self, event: LocalEvent) -> bool:
        return any(before(self.text, trigger) in tellings().definite for trigger in event.triggers)

    def takes_up_accord(self, event: LocalEvent) -> bool:
        """Told of an accord told before: "the accord", "the two-page document"."""
        rules = tellings()
        told = (words_in(text) for text in self._near(event, _AROUND))
        return any(word in rules.accords and not rules.definite.isdisjoint(words[max(0, at - 2) : at])
                   for words in told for at, word in enumerate(words))

    def _around(self, event: LocalEvent) -> set[str]:
        """Content words near the triggers in their sentences, the triggers and what begins with a capital left out."""
        return {word for text in self._near(event, _AROUND) for word in content_words(_CAPITAL.sub(" ", _cut(text)))}

    def _near(self, event: LocalEvent, reach: int) -> list[str]:
        """What stands so near before and behind the triggers in their sentences."""
        before = [_SENTENCE.split(self.text[max(0, t.start - reach) : t.start])[-1] for t in event.triggers]
        return before + [_SENTENCE.split(self.text[t.end : t.end + reach])[0] for t in event.triggers]

    def common_words(self, one: LocalEvent, other: LocalEvent) -> int:
        """How many content words near the one stand near the other, names with them."""
        near = ({w for text in self._near(e, _NEAR) for w in content_words(text.lower())} for e in (one, other))
        return len(set.intersection(*near))

    @staticmethod
    def _parties(event: LocalEvent) -> frozenset[str]:
        return frozenset(p.entity for p in event.participants)

    def _other_number(self, held: LocalEvent, event: LocalEvent) -> bool:
        one, other = numbers_told(self.text, held), numbers_told(self.text, event)
        return bool(one and other) and held.type == event.type and not one & other

    def _beside(self, held: LocalEvent, event: LocalEvent) -> bool:
        """Others take part in the later one, told as a further event; or fewer in one that stands beside another."""
        one, other = (frozenset(p.entity for p in e.participants) & self.named for e in (held, event))
        further = before(self.text, event.triggers[0]) in tellings().further
        if one == other:
            return further and bool(event.times) and event.times != held.times
        if further:
            return True
        smaller = [e for e, mine, their in ((held, one, other), (event, other, one)) if mine < their]
        return any(_set_beside(self.text, trigger) for e in smaller for trigger in e.triggers)

    def _received(self, one: LocalEvent, other: LocalEvent) -> bool:
        """Somebody who takes no part in the talks of two receives both of them: "the emir received the ministers"."""
        hosts = {p.entity for p in one.participants if p.role == "host"} & self.people
        guests, talking = ({p.entity for p in e.participants} & self.named for e in (one, other))
        beside = {e.sentence for e in one.evidence} & {e.sentence for e in other.evidence}
        return bool(hosts) and not beside and not hosts & talking and len(talking) > 1 and talking <= guests - hosts

    def _gathered(self, one: LocalEvent, other: LocalEvent) -> bool:
        """The one is a gathering of many ("attended the summit"), the other talks of two who are not all it names."""
        alone, pair = ({p.entity for p in e.participants} & self.named & self.people for e in (one, other))
        return alone < pair and len(pair) == 2 and self._is_gathering(one) and not self._is_gathering(other)

    def _is_gathering(self, event: LocalEvent) -> bool:
        rules = tellings()
        for trigger in event.triggers:
            words = {word.lower() for word in _WORD.findall(trigger.of(self.text))}
            behind = {word.lower() for word in _WORD.findall(self.text[trigger.end : trigger.end + _AFTER])}
            if words & rules.gatherings or (words & rules.attending and behind & rules.gatherings):
                return True
        return False
