"""Acts told by their likeness to the one before: "Chad recalled its envoy and Mali followed suit"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.events.actors import Actors
from kg.extract.events.depth import depth
from kg.extract.events.doubles import CONSULT, Reading
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.extract.events.nouns import preps
from kg.extract.events.realis import read_realis
from kg.extract.events.syntax import subjects
from kg.model import Realis
from kg.parse import Token

__all__ = ["with_echoes"]

_DONE = {"VBD", "VBN", "VBG"}
_ANSWERED = {"Coercion", "Expulsion", "ReducedRelations", "Sanction", "Support"}
_BESIDE = {*CONSULT, "Appointment", "AgreementConclusion", "Cooperation", "Invitation", "Request", "Threat"}


def with_echoes(
    words: Iterable[Token], readings: Sequence[Reading], before: Sequence[Reading], actors: Actors
) -> list[Reading]:
    """The readings of a sentence and what it tells by likeness to them, or to those of the sentence `before`."""
    taken = {reading.match.token.i for reading in readings}
    told = [r for r in (*before, *readings) if _can_be_echoed(r)]
    found = [_echo(verb, next((r for r in reversed(told) if r.match.token.i < verb.i), None), actors)
             for verb in words if verb.pos_ == "VERB" and verb.i not in taken]
    return sorted((*readings, *filter(None, found)), key=lambda r: r.match.token.i)


def _can_be_echoed(reading: Reading) -> bool:
    done = reading.realis in {Realis.ACTUAL, Realis.PLANNED}
    return done and "initiator" in reading.roles and reading.match.frame.type not in _BESIDE


def _echo(verb: Token, told: Reading | None, actors: Actors) -> Reading | None:
    """The act of who does as another did, towards the same; towards the other, if he answers him."""
    grammar, ways = load_grammar(), _ways(verb)
    back = not ways.isdisjoint(grammar.in_kind)
    if told is None or not (back or not ways.isdisjoint(grammar.in_suit)):
        return None
    if back and (told.match.frame.type not in _ANSWERED or verb.tag_ not in _DONE):  # "always answers in kind"
        return None
    doers = actors.of(subjects(verb))
    first = {t.lower_ for t in told.roles["initiator"]}
    if not doers or any(t.lower_ in first for t in doers):
        return None
    reached = told.roles["initiator"] if back else told.roles.get("target", [])
    roles = {"initiator": doers, **({"target": list(reached)} if reached else {})}
    frame = replace(told.match.frame, rule=f"{told.match.frame.type}.echo")
    return Reading(Match(verb, verb, frame, ()), roles, read_realis(verb, verb), depth(verb))


def _ways(verb: Token) -> set[str]:
    """How the verb's clause may be listed: "reciprocate", "follow suit", "respond in kind", "do likewise"."""
    if any(c.dep_ == "prep" and c.lower_ in load_grammar().by_doing for c in verb.children):
        return set()  # "responded in kind by expelling two": that tells it
    name = lemma(verb)
    near = [lemma(c) for c in verb.children if c.dep_ == "dobj"]
    near += [c.lower_ for c in verb.children if c.dep_ == "advmod"]
    return {name, *(f"{name} {word}" for word in near), *(f"{name} {word} {lemma(t)}" for word, t in preps(verb))}
