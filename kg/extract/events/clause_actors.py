"""Who acts in the clause that an event noun stands in, where the noun itself does not name them."""

from __future__ import annotations

from kg.extract.events.actors import Actors
from kg.extract.events.complement_clauses import clauses
from kg.extract.events.cues import load_cues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.headlines import arrived
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match, several
from kg.extract.events.nouns import conjuncts, measured, preps
from kg.extract.events.syntax import governor, objects, subjects
from kg.extract.events.verb_forms import is_infinitive
from kg.parse import Token

__all__ = ["around", "bound", "enders", "guest", "taker", "vower"]


def around(match: Match, actors: Actors) -> list[Token]:
    """Who acts in the clause that is set in the event: "raised it in a call with", "during a visit to Oslo, she said".

    Without "with" a new event ("in a phone call") is between the subject and whom the clause addresses.
    """
    token = match.token
    comer = arrived(token)
    if comer is not None:
        return actors.of([comer])
    token = measured(token, actors.measures)  # "after weeks of talks with"
    above, owned = governor(token), any(c.dep_ == "poss" for c in match.token.children)
    if above is not None and above.pos_ in {"NOUN", "PROPN"} and token.head.lower_ == "on" and not owned:
        return actors.of([above]) if match.frame.type == "Visit" else []  # "the premier, on a visit to Jakarta, said"
    if above is None or above.pos_ not in {"VERB", "AUX"} or token.dep_ != "pobj" or owned:
        return []
    told = {w for w, _ in preps(match.token)}
    if "with" in told or "between" in told:  # with whom, or all of them, is said
        return actors.of(subjects(above)) if "with" in told else []
    new = any(c.dep_ == "det" and c.lower_ in load_grammar().indefinite for c in token.children)
    bare = token.tag_ == "NNS" and token.head.lower_ in load_grammar().since and not any(
        c.dep_ in {"det", "poss"} for c in token.children)  # "signed a protocol after talks in Oslo"
    if not (new or bare) or token.head.lower_ not in load_grammar().around:
        return []
    return actors.of(subjects(above) if bare or match.frame.type == "Visit" else [*subjects(above), *objects(above)])


def bound(match: Match, actors: Actors) -> list[Token]:
    """Who is bound by an agreement: "its obligations under the treaty with"."""
    above = governor(match.token)
    if above is None or above.pos_ != "NOUN" or match.token.head.lower_ != "under":
        return []
    return [t for c in above.children if c.dep_ == "poss" for t in conjuncts(c) if actors.acts(t) or t.pos_ == "PRON"]


def _spoken() -> frozenset[str]:
    """Nouns of talks and gatherings."""
    classes = load_lexicon().classes
    return classes["talks"] | classes["gathering"]


def enders(match: Match, actors: Actors) -> list[Token]:
    """Who ends the fighting that the noun names, if they are several: they fought each other."""
    at = measured(match.token, actors.measures)
    if is_infinitive(at.head) and any(lemma(t) in _spoken() for t in (at.head.head, *objects(at.head.head))):
        return []  # "attend talks to end the war"
    found = actors.of(subjects(at.head)) if at.dep_ == "dobj" and at.head.pos_ == "VERB" else []
    return found if several(found) else []


def guest(match: Match, actors: Actors) -> list[Token]:
    """Who acts "at the invitation of"."""
    above = governor(match.token)
    return actors.of(subjects(above)) if above is not None and above.pos_ == "VERB" else []


def taker(match: Match, actors: Actors) -> list[Token]:
    """Who answers what the noun names: "accepted an invitation from", "its demand irritated Chile"."""
    verb = match.token.head
    if verb.pos_ != "VERB" or match.token.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
        return []
    if match.token.dep_ == "nsubj":
        return actors.of(objects(verb)) if lemma(verb) in load_cues().moving else []
    return actors.of(subjects(verb)) if lemma(verb) in load_cues().answering else []


def vower(match: Match, actors: Actors) -> list[Token]:
    """Who says what he will do himself: "warned it would close the border"."""
    cues = load_cues()
    for clause in clauses(match.token):
        own = any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in clause.children)
        told = [c.lower_ for c in clause.children if c.dep_ == "aux"]
        if own and any(word in cues.modals["planned"] or word in cues.modals["would"] for word in told):
            return actors.of(subjects(match.token))
    return []
