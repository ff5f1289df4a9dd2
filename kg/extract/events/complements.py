"""Whom a clause below an event reaches: its complement ("agreed to aid Romania"), its purpose ("rioted, demanding")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.events.actors import Actors
from kg.extract.events.complement_clauses import clauses, predicated
from kg.extract.events.grammar import load_grammar
from kg.extract.events.matching import Match
from kg.extract.events.nouns import conjuncts, preps
from kg.extract.events.syntax import objects
from kg.parse import Token

__all__ = ["in_clause", "of_complement", "of_predicate", "of_purpose"]


def of_complement(match: Match, actors: Actors) -> list[Token]:
    """The actor who is to do what the complement says: "demanded that Israel withdraw"."""
    out: list[Token] = []
    for clause in clauses(match.token):
        own = [t for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"} for t in conjuncts(c)]
        out += actors.of(own) or actors.inside(own)
    return [t for t in out if t.pos_ != "PRON"]


def in_clause(match: Match, actors: Actors) -> list[Token]:
    """Actors whom the complement's action reaches: "agreed to provide aid for Romania"."""
    return _first_reached(clauses(match.token) or [c for o in match.objects for c in clauses(o)], actors)


def _first_reached(among: Iterable[Token], actors: Actors, depth: int = 0) -> list[Token]:
    return next((found for clause in among if (found := _reached(clause, actors, depth))), [])


def _reached(clause: Token, actors: Actors, depth: int) -> list[Token]:
    things = [t for t in objects(clause) if t.i > clause.i]
    things += [t for c in clause.children if c.dep_ == "dative" for t in conjuncts(c)]
    steps: Sequence[list[Token]] = (
        actors.of(things), actors.inside(things), [t for t in things if actors.place(t)], _led(clause, actors))
    best = next((found for found in steps if any(map(actors.named, found))), None) or next(filter(None, steps), [])
    if best:
        return best
    return _first_reached(clauses(clause), actors, depth + 1) if depth < 3 else []


def _led(head: Token, actors: Actors) -> list[Token]:
    phrases = list(preps(head))
    for word, token in phrases:
        if word in load_grammar().reaches:
            same = [t for w, t in phrases if w == word]
            found = actors.of(same) or [t for t in same if actors.place(t)] or actors.inside([token])
            if found:
                return found
    return [t for word, t in phrases if word == "in" and actors.place(t)]


def of_purpose(match: Match, actors: Actors) -> list[Token]:
    """Whom the stated aim is directed at: "marched to demand reforms by the government", "rioted, calling for …"."""
    heads = (match.token, *match.objects, *((match.verb,) if match.verb is not None else ()))
    return _first_reached((c for h in heads for c in h.children if c.dep_ in {"advcl", "acl", "xcomp"}
                           and c.i > match.token.i and c.tag_ in {"VB", "VBG"}), actors)


def of_predicate(match: Match, actors: Actors) -> list[Token]:
    """"declared three employees of the embassy personae non gratae"."""
    return actors.of(t for c in predicated(match.token) for n in c.children if n.dep_ == "nsubj" for t in conjuncts(n))
