"""Several tellings of one event in one article: which go together, and what they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model import LocalEvent, Participant, Realis
from kg.resolve.corpus_data import event_rules
from kg.resolve.event_apart import Apart

__all__ = ["merge_tellings"]

_NEAR = 2  # sentences in which the people follow the states
_TALKS = ("Call", "Mediation", "Meeting", "Negotiation", "Consultation")  # most telling type first
_SPEECH = {"Accusation", "Request", "Support", "Threat", "Commitment", "Rejection", "Invitation", "Concession"}


def merge_tellings(events: Iterable[LocalEvent], titles: frozenset[int], apart: Apart) -> list[LocalEvent]:
    """Events in text order, tellings of one joined. `titles` are sentences of headlines, headings and captions.

    Parties are compared by those who are named. What only a headline tells is left out where the body tells of its
    kind. A speech act is one event each time it is told (an article tells several demands), but for a headline.
    """
    ordered = sorted(events, key=lambda e: (e.evidence[0].sentence in titles, e.triggers[0]))
    out: list[LocalEvent] = []
    kept: dict[str, str] = {}
    for event in ordered:
        fitting = [i for i, held in enumerate(out) if _one(held, event, titles, apart)]
        repeated = event.evidence[0].sentence in titles
        at = max(fitting, key=lambda i: _fit(out[i], event, apart, repeated), default=None)
        repeats = repeated and any(_kin(held.type, event.type) for held in out)
        if at is not None:
            out[at] = _join(out[at], event)
            kept[event.id] = out[at].id
        elif not repeats:
            out.append(event)
            kept[event.id] = event.id
    return [replace(e, parent=_whole(e, kept)) for e in out]


def _fit(held: LocalEvent, event: LocalEvent, apart: Apart, repeated: bool) -> tuple[bool, int, bool]:
    """Told in the same sentence; for a headline in the most of its words; with the same people; the first of equals."""
    beside = {e.sentence for e in held.evidence} & {e.sentence for e in event.evidence}
    one, other = ({p.entity for p in e.participants} & apart.named for e in (held, event))
    return bool(beside), apart.common_words(held, event) if repeated else 0, one == other


def _whole(event: LocalEvent, kept: dict[str, str]) -> str | None:
    """The event that now stands for the one this was told to be part of."""
    whole = kept.get(event.parent or "")
    return whole if whole != event.id else None


def _one(held: LocalEvent, event: LocalEvent, titles: frozenset[int], apart: Apart) -> bool:
    if _spoken_and_met(held, event) or not _kin(held.type, event.type) or not _same_realis(held.realis, event.realis):
        return False
    repeated = event.evidence[0].sentence in titles
    if held.type in _SPEECH and not repeated:
        beside = held.evidence[0].sentence == event.evidence[0].sentence
        return beside and _sides(held, strict=True) == _sides(event, strict=True) and not apart.in_turn(held, event)
    if not (_same_days(held, event, apart) and (_same_places(held, event) or _in_its_town(held, event, apart))):
        return False
    if held.type in event_rules().placed and _nobody(held, event, apart.named):
        return bool(_grounds(held) & _grounds(event)) and not apart.two(held, event)
    same = _same_sides(held, event, apart, loose=repeated) or _of_states(held, event, apart)
    same = same or _signed_by(held, event, apart)
    return same and not apart.two(held, event)


def _of_states(held: LocalEvent, event: LocalEvent, apart: Apart) -> bool:
    """"The ministers of Peru and Chad met": what the next sentences tell of two people of these states.

    Not so what the states do by themselves ("Talks between the two sides have increased").
    """
    near = min(abs(a.sentence - b.sentence) for a in held.evidence for b in event.evidence) <= _NEAR
    called = (held.type == "Call") != (event.type == "Call")
    one, other = ({p.entity for p in e.participants} & apart.named for e in (held, event))
    if held.type not in _TALKS or called or not near or bool(one & apart.people) == bool(other & apart.people):
        return False
    states = held if one.isdisjoint(apart.people) else event
    if all(p.entity in apart.named for p in states.participants):
        return False
    here, there = ([apart.lands.get(x) for x in sorted(side)] for side in (one, other))
    return {*here} == {*there} and None not in here and len({*here}) > 1 and len(here) == len(there)


def _signed_by(held: LocalEvent, event: LocalEvent, apart: Apart) -> bool:
    """"Peru and Chad signed an accord": who put their names to "the document" for them."""
    if {held.type, event.type} != {"AgreementConclusion"} or not apart.takes_up_accord(event):
        return False
    one, other = ({p.entity for p in e.participants} & apart.named for e in (held, event))
    people, states = (one, other) if one & apart.people else (other, one)
    signing, theirs = ({apart.lands.get(x) for x in side} for side in (people & apart.people, states))
    return bool(signing) and len(theirs) > 1 and states.isdisjoint(apart.people) and signing <= theirs - {None}


def _nobody(held: LocalEvent, event: LocalEvent, named: frozenset[str]) -> bool:
    """Whether one of the two tells of nobody who is named, so that only the place can tell."""
    return any(named.isdisjoint(p.entity for p in e.participants) for e in (held, event))


def _spoken_and_met(held: LocalEvent, event: LocalEvent) -> bool:
    """A call and a meeting of which one has its own time: "had spoken by phone last week", "met in Oslo"."""
    return {held.type, event.type} == {"Call", "Meeting"} and bool(held.times) != bool(event.times)


def _kin(one: str, other: str) -> bool:
    return one == other or (one in _TALKS and other in _TALKS)


def _same_realis(one: Realis, other: Realis) -> bool:
    return one is other


def _sides(event: LocalEvent, *, strict: bool = False) -> tuple[frozenset[str], frozenset[str]]:
    """Who acts and who is acted upon; talks have one side, all who take part."""
    if event.type in _TALKS and not strict:
        return frozenset(p.entity for p in event.participants), frozenset()
    acting = {p.entity for p in event.participants if p.role in {"initiator", "participant", "mediator"}}
    return frozenset(acting), frozenset(p.entity for p in event.participants) - frozenset(acting)


def _same_sides(held: LocalEvent, event: LocalEvent, apart: Apart, *, loose: bool) -> bool:
    """A headline may name the state ("Oslo") for its government or minister."""
    named = apart.named
    one, other = ([side & named for side in _sides(e)] for e in (held, event))
    if loose and held.type not in _TALKS:
        one, other = ([frozenset(apart.lands.get(x, x) for x in side) for side in sides] for sides in (one, other))
    shared = [a & b for a, b in zip(one, other, strict=True)]
    if "Consultation" in {held.type, event.type} and len(shared[0]) < 2:  # a message to one side is no meeting
        return False
    if one[0] & other[1] or one[1] & other[0] or (not loose and _mutual(held, event, named)):
        return False  # both shot, or one at the other
    here, there = _sides(held)[0], _sides(event)[0]
    few = len(shared[0]) < 2 or (_each_has_people(here - there, there - here, apart) and not shared[0] & apart.people)
    if not loose and held.type in _TALKS and few and here - there and there - here:
        return False  # one person's talks with two other parties; the leaders' talks and the ministers'
    if loose and held.type not in _TALKS and one[0] and other[0] and not shared[0]:
        return False  # "the US sanctions officials", and the Union does too
    if loose:
        return bool((one[0] | one[1]) & (other[0] | other[1])) and (not one[1] or not other[1] or bool(shared[1]))
    return all(a <= b or b <= a for a, b in zip(one, other, strict=True)) and any(shared)


def _each_has_people(one: frozenset[str], other: frozenset[str], apart: Apart) -> bool:
    """Whether each has people of its own, named or not."""
    return all(side & apart.people or side - apart.named for side in (one, other))


def _mutual(held: LocalEvent, event: LocalEvent, named: frozenset[str]) -> bool:
    """Of two acts of force the one is mutual ("traded fire"), the other one side's, against somebody or as the other
    side says.
    """
    if held.type != "Assault":
        return False
    for both, alone in ((held, event), (event, held)):
        (several, struck), (one, hit) = ((acts & named, suffers) for acts, suffers in map(_sides, (both, alone)))
        if len(several) > 1 and not struck and len(one) == 1 and (hit or alone.claimed_in):
            return True
    return False


def _same_days(held: LocalEvent, event: LocalEvent, apart: Apart) -> bool:
    """Told times overlap; an event without a told time agrees with any."""
    if not (apart.has_time(held) and apart.has_time(event)):
        return True
    starts = max(held.earliest or date.min, event.earliest or date.min)
    return starts <= min(held.latest or date.max, event.latest or date.max)


def _same_places(held: LocalEvent, event: LocalEvent) -> bool:
    one, other = _grounds(held), _grounds(event)
    return not one or not other or bool(one & other) or held.type in _TALKS


def _in_its_town(held: LocalEvent, event: LocalEvent, apart: Apart) -> bool:
    """A visit to a state and one to a town of it: "visited Egypt", "visiting Cairo"."""
    if not held.type == event.type == "Visit":
        return False
    hosts = [{apart.lands.get(p.entity) for p in e.participants if p.role == "host"} for e in (held, event)]
    towns = [{apart.lands.get(place) for place in e.places} for e in (held, event)]
    return bool((hosts[0] & towns[1] | hosts[1] & towns[0]) - {None})


def _grounds(event: LocalEvent) -> set[str]:
    """Where it is: its places, and for a visit its host."""
    return {*event.places, *(p.entity for p in event.participants if p.role == "host" and event.type == "Visit")}


def _join(held: LocalEvent, event: LocalEvent) -> LocalEvent:
    """Both tellings as one: all participants (first role wins), the narrower told time, claimed only if both are."""
    known = {p.entity for p in held.participants}
    parts: tuple[Participant, ...] = (*held.participants, *(p for p in event.participants if p.entity not in known))
    earliest, latest = _narrower(held, event)
    kind = min(held.type, event.type, key=_TALKS.index) if held.type in _TALKS else held.type
    claimed = held.claimed and event.claimed
    told = zip((*held.triggers, *event.triggers), (*held.evidence, *event.evidence), strict=True)
    order = sorted(told, key=lambda pair: pair[0])
    return replace(
        held, type=kind, triggers=tuple(t for t, _ in order), evidence=tuple(e for _, e in order), participants=parts,
        places=tuple(dict.fromkeys((*held.places, *event.places))), earliest=earliest, latest=latest,
        times=tuple(dict.fromkeys((*held.times, *event.times))), mode=held.mode or event.mode,
        claimed_in=(*held.claimed_in, *event.claimed_in) if claimed else (), hearsay=claimed,
        parent=held.parent or event.parent, weight=min(held.weight, event.weight),
        also=tuple(sorted({*held.also, *event.also} - {t for t, _ in order})))


def _narrower(held: LocalEvent, event: LocalEvent) -> tuple[date | None, date | None]:
    if bool(held.times) != bool(event.times):
        told = held if held.times else event
        return told.earliest, told.latest
    starts = [d for d in (held.earliest, event.earliest) if d is not None]
    ends = [d for d in (held.latest, event.latest) if d is not None]
    return max(starts, default=None), min(ends, default=None)
