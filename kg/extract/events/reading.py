"""From matched frames to events: roles filled, near-duplicates dropped, importance in the sentence told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.annotate import Annotated
from kg.extract.events.actors import Actors
from kg.extract.events.arguments import Filled, fill_roles
from kg.extract.events.frames import load_lexicon
from kg.extract.events.matching import Match, clauses, find_matches
from kg.extract.events.realis import load_cues, read_realis
from kg.extract.events.setting import Clock, places
from kg.extract.index import MentionIndex
from kg.model import Argument, CharSpan, Claim, Event, Evidence, Realis, Sentence, TimeMention

__all__ = ["read_events"]

_CONSULT = {"Meeting", "Visit", "Call", "Negotiation", "Mediation", "Consultation"}

_HOSTILE = {"Assault", "Coercion", "Sanction", "Expulsion", "Mobilization", "Protest"}


@dataclass(frozen=True, slots=True)
class _Reading:
    match: Match
    roles: Filled
    realis: Realis
    depth: int


def read_events(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...]
) -> Iterator[Event]:
    """Event mentions by offset of their trigger."""
    lexicon = load_lexicon()
    actors = Actors(index, lexicon)
    clock = Clock(times, annotated.document.article.published)
    for sentence in annotated.sentences:
        span = annotated.doc.char_span(sentence.span.start, sentence.span.end, alignment_mode="expand")
        if span is None:
            continue
        matches = _turned(find_matches(span, lexicon, actors))
        readings = [r for m in matches if (r := _read(m, actors)) is not None]
        kept = sorted(_distinct(readings), key=lambda r: r.match.token.i)
        for reading in kept:
            yield _event(reading, sentence, actors, clock, claims)


def _turned(found: Iterable[Match]) -> list[Match]:
    """Commitments to a hostile act become what their frame says ("is ready to attack" is a threat)."""
    matches = list(found)
    hostile = {m.token.i for m in matches if m.frame.type in _HOSTILE}
    return [replace(m, frame=replace(m.frame, type=m.frame.frame.hostile))
            if m.frame.frame.hostile and any(c.i in hostile for c in clauses(m.token)) else m for m in matches]


def _read(match: Match, actors: Actors) -> _Reading | None:
    roles = fill_roles(match, actors)
    if not _enough(match, roles):
        return None
    return _Reading(match, roles, read_realis(match.token, match.verb if not match.noun else None), depth(match.token))


def _enough(match: Match, roles: Filled) -> bool:
    """The roles that the frame needs are filled; without a stated need any one is enough."""
    needs = match.frame.needs
    if not needs:
        return bool(roles)
    return any(all(len(roles.get(r, ())) >= 1 for r in need.split("&")) for need in needs)


def _distinct(readings: Iterable[_Reading]) -> list[_Reading]:
    """Drop the noun that a verb of its kind already tells ("met for talks", "imposed sanctions")."""
    found = list(readings)
    return [r for r in found if not any(_told(r, other) for other in found)]


def _told(reading: _Reading, other: _Reading) -> bool:
    if reading is other or not reading.match.noun:
        return False
    same = reading.match.frame.type == other.match.frame.type or {reading.match.frame.type, other.match.frame.type} <= _CONSULT
    if not same:
        return False
    if other.match.noun:
        return other.match.token.is_ancestor(reading.match.token)
    return other.match.token.is_ancestor(reading.match.token) and _near(reading.match.token, other.match.token)


def _near(noun: Token, verb: Token) -> bool:
    """No other clause between the two."""
    at = noun.head
    while at != verb and at.head != at:
        if at.pos_ == "VERB":
            return False
        at = at.head
    return True


def depth(token: Token) -> int:
    """Clause borders between the token and the sentence's main statement; "X said" above a statement is no border."""
    reporting = load_cues().reporting
    level, at = 0, token
    while at.head != at:
        head = at.head
        if at.dep_ == "ccomp" and head.lemma_ in reporting:
            pass
        elif at.dep_ in {"relcl", "acl", "advcl"}:
            level += 3
        elif at.dep_ in {"xcomp", "ccomp", "pcomp"}:
            level += 0 if head.lemma_ in load_cues().transparent else 2
        elif at.dep_ in {"pobj", "poss", "compound", "appos"}:
            level += 1
        at = head
    return level


def _event(
    reading: _Reading, sentence: Sentence, actors: Actors, clock: Clock, claims: tuple[Claim, ...]
) -> Event:
    match = reading.match
    arguments = tuple(Argument(role, mention) for role, tokens in reading.roles.items()
                      for mention in dict.fromkeys(actors.mention(t).id for t in tokens))
    time = clock.of(match, sentence.index)
    earliest, latest = clock.bounds(time, reading.realis)
    trigger = CharSpan(match.token.idx, match.token.idx + len(match.token))
    return Event(
        id=f"e{trigger.start}-{match.frame.type}", type=match.frame.type, trigger=trigger, sentence=sentence.index,
        arguments=arguments, realis=reading.realis, evidence=Evidence(sentence.index, "frames", match.frame.rule),
        places=tuple(dict.fromkeys(actors.mention(t).id for t in places(match, actors))), time=time.id if time else None,
        earliest=earliest, latest=latest, mode=match.frame.frame.mode, claimed_in=_claimed(trigger, claims), weight=reading.depth)


def _claimed(trigger: CharSpan, claims: tuple[Claim, ...]) -> str | None:
    """The innermost claim whose content holds the trigger."""
    around = [(len(span), claim.id) for claim in claims for span in claim.content if span.contains(trigger)]
    return min(around)[1] if around else None
