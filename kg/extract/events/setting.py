"""Where: places that belong to an event's own clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.events.actors import Actors
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.extract.events.nouns import preps

__all__ = ["places"]


def places(match: Match, actors: Actors) -> list[Token]:
    """Places that a preposition ties to the event; a state there is a place, not a participant."""
    heads = dict.fromkeys((match.token, *match.objects, *((match.verb,) if match.verb is not None else ())))
    out: list[Token] = []
    for token in _placed(list(heads), actors, 0):
        if token not in out:
            out.append(token)
    if match.noun:
        out += [c for c in match.token.children if c.dep_ == "compound" and c.ent_type_ == "GPE" and actors.place(c)
                and not actors.acts(c)]
    return out


def _placed(heads: list[Token], actors: Actors, depth: int) -> Iterator[Token]:
    for word, token in preps(*heads):
        if word in load_grammar().places and depth < 3:
            if word == "on" and actors.state(token):  # "a conference on Somalia"
                continue
            if actors.place(token) or actors.only_place(token):
                yield token
                yield from (c for c in token.children if c.dep_ == "appos" and actors.place(c))
                yield from _placed([token], actors, depth + 1)
            elif lemma(token) not in load_grammar().wishes and (not actors.acts(token) or actors.nominal(token)):
                yield from (c for c in token.children if c.dep_ == "poss" and actors.place(c))
                yield from _placed([token], actors, depth + 1)
