"""Who takes part in an event behind a preposition, also where the parse hangs it on another noun than the event's."""

from __future__ import annotations

from kg.extract.events.actors import Actors
from kg.extract.events.carriers import stage
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.extract.events.nouns import antecedent, beside, kept, preps
from kg.extract.events.syntax import named_agents
from kg.extract.events.voice import is_passive
from kg.parse import Token

__all__ = ["after_preposition"]

_NEAR = {"to", "with"}  # prepositions that what acts has of its own ("the minister to Oman")


def after_preposition(word: str, match: Match, actors: Actors) -> list[Token]:
    """Actors after the preposition, on the trigger, its object or its light verb; places if there are no actors.

    A step "in<at" is what hangs by "in" on what hangs by "at".
    """
    told = (match.token, *kept(match.token, beside)) if match.noun else (match.token,)
    heads = dict.fromkeys((*told, *match.objects, *((match.verb,) if match.verb is not None else ()),
                           *(stage(match.token) if match.noun else ())))
    word, _, lead = word.partition("<")
    if lead:
        heads = dict.fromkeys(t for w, t in preps(*heads) if w == lead)
    phrases = [t for w, t in preps(*heads) if w == word]
    if word == "by" and match.noun and not any(w == word for w, _ in preps(match.token)):
        own = _deeper(word, [match.token], match, actors)  # "the arrest of a man by Peru was raised by Chile"
        if own:
            return own
    direct = actors.of(phrases)
    if direct:
        return [antecedent(t) for t in direct]
    aimed = word == "in" and match.frame.type == "Assault"  # "hit in the first raid by Peru"
    loose = [t for t in phrases if lemma(t) not in load_grammar().phrasal and not (aimed and any(
        w == "by" for w, _ in preps(t)))]
    found = [t for t in phrases if actors.place(t)] or actors.inside(loose, acting=word == "by")
    return found or _by_means(word, list(heads), match, actors) or _deeper(word, list(heads), match, actors)


def _by_means(word: str, heads: list[Token], match: Match, actors: Actors) -> list[Token]:
    """What hangs on the means: "spoke by telephone with Mr Dahl", "arrived by train in Oslo"."""
    if word != "with" and (match.frame.type != "Visit" or match.noun):
        return []
    ways = load_grammar().means if word == "with" else ("by",)
    means = [t for w, t in preps(*heads) if w in ways and not actors.acts(t)]
    reached = [t for w, t in preps(*means) if w == word]
    return actors.of(reached) if word == "with" else [t for t in reached if actors.place(t)]


def _deeper(word: str, heads: list[Token], match: Match, actors: Actors) -> list[Token]:
    """What hangs one noun too low: "the withdrawal of forces from Panama", "sanctions by Peru on Cuba"."""
    below = [t for w, t in preps(*heads) if w == "of" and (word not in _NEAR or (match.noun and not actors.posted(t)))]
    agents = [t for w, t in preps(*heads) if w == "by" and (match.noun or is_passive(match.token))]
    if word in {"of", "by", "from", "in"}:  # "a protest by students from Chad"
        agents = []
    if word == "of":
        below, agents = [], named_agents(match.token) if match.noun else []
    if word == "by" and not match.noun:
        return []
    if word == "by":  # "the signing of a convention on fisheries by Peru"
        below += [t for w, t in preps(*below) if w == "on"]
    participles = [] if word in _NEAR or word == "of" else [
        c for h in heads for c in h.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    deeper = [t for w, t in preps(*below, *agents, *participles) if w == word]
    found = actors.of(deeper) or [t for t in deeper if actors.place(t)]
    return found or (actors.inside(deeper) if word == "of" else [])  # "the refusal by Peru of the Cuban offer"
