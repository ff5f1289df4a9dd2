"""Where: places that belong to an event's own clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.events.actors import Actors
from kg.extract.events.carriers import stage
from kg.extract.events.frames import load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.extract.events.nouns import preps
from kg.extract.events.syntax import objects, subjects
from kg.parse import Token

__all__ = ["places"]


_GROUND = {"GPE", "FAC"}
_FORCE = {"Assault", "Coercion", "Protest"}


def places(match: Match, actors: Actors, reached: Iterable[Token] = ()) -> list[Token]:
    """Places that a preposition ties to the event; a state there is a place, not a participant.

    Force is used where those are whom it reached ("used water cannon against protesters in Oslo"), and at the town
    that it hit.
    """
    heads = dict.fromkeys((match.token, *match.objects, *((match.verb,) if match.verb is not None else ()),
                           *(stage(match.token) if match.noun and match.frame.type in _FORCE else ())))
    if match.frame.type == "Assault" and match.verb is not None:  # "strikes near Oslo killed ten"
        heads.update(dict.fromkeys(t for t in subjects(match.verb) if not actors.acts(t)))
    if match.noun and match.frame.type == "Assault":  # "an attack that killed two in Oslo"
        below = (match.token, *(t for word, t in preps(match.token) if word == "by"))
        heads.update((t, None) for b in below for c in b.children if c.dep_ == "relcl" for t in (c, *objects(c)))
    if match.frame.type in _FORCE:
        hit = [t for t in reached if t.pos_ == "NOUN" and not actors.only_place(t)]
        groups = [t.head.head for t in hit if t.dep_ == "pobj" and lemma(t.head.head) in actors.groups]
        heads.update(dict.fromkeys((*hit, *groups)))
    out: list[Token] = []
    for token in _placed(list(heads), actors, 0):
        if token not in out:
            out.append(token)
    if match.frame.type == "Assault":
        out += [t for t in reached if actors.only_place(t) and t not in out]
    if match.noun:
        out += [c for c in match.token.children if c.dep_ == "compound" and c.ent_type_ in _GROUND and actors.place(c)
                and not actors.acts(c)]
    return out


def _placed(heads: list[Token], actors: Actors, depth: int) -> Iterator[Token]:
    attacks = load_lexicon().classes["attack"]
    for head, word, token in ((h, w, t) for h in heads for w, t in preps(h)):
        if word == "of" and lemma(head) in attacks and actors.only_place(token):  # "killed in the shelling of Oslo"
            yield token
        elif word in load_grammar().places and depth < 3:
            if word == "on" and actors.state(token):  # "a conference on Somalia"
                continue
            if actors.place(token) or actors.only_place(token):
                yield token
                yield from (c for c in token.children if c.dep_ == "appos" and actors.place(c))
                yield from _placed([token], actors, depth + 1)
            elif lemma(token) not in load_grammar().wishes and (not actors.acts(token) or actors.nominal(token)):
                yield from (c for c in token.children if c.dep_ == "poss" and actors.place(c))
                yield from _placed([token], actors, depth + 1)
