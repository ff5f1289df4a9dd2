"""All words by which a sentence tells an event: its trigger, the noun that a verb carries, what tells it once more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from kg.extract.events.acting import saying
from kg.extract.events.carriers import coming, stage
from kg.extract.events.cues import load_cues
from kg.extract.events.doubles import CONSULT, Reading, tells
from kg.extract.events.frames import Lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import SAID, Match
from kg.extract.events.nouns import compounds, preps
from kg.extract.events.syntax import governor, objects, subjects
from kg.parse import Token

__all__ = ["wordings"]

_TALKS = CONSULT - {"Visit", "Mediation"}
# What lasts: who announces or keeps a truce tells of its beginning or its breach, not of the truce.
_STATES = {"Retreat", "Cooperation"}


def wordings(readings: Sequence[Reading], kept: Sequence[Reading], lexicon: Lexicon) -> dict[int, tuple[Token, ...]]:
    """By trigger of what was kept of a sentence's readings: the other words that tell the same, in text order."""
    taken = {r.match.token.i for r in kept}
    out: dict[int, tuple[Token, ...]] = {}
    for reading in kept:
        again = [r.match.token for r in readings if r.match.token.i not in taken and _kin(r.match, reading.match)
                 and tells(r, reading) and not _apart(r.match.token, reading.match)]
        words = (*again, *_carried(reading.match, lexicon))
        found = {t.i: t for t in words if t.i not in taken and not _of_another(t, reading.match, taken)}
        taken |= found.keys()
        out[reading.match.token.i] = tuple(found[i] for i in sorted(found))
    return out


def _of_another(noun: Token, match: Match, taken: Set[int]) -> bool:
    """"scrapped the duties it imposed": the noun is the object of what else is told."""
    above = governor(noun)
    return above is not None and above != match.token and above.i in taken


def _kin(one: Match, other: Match) -> bool:
    return _one_kind(one.frame.type, other.frame.type) and one.frame.frame.mode == other.frame.frame.mode


def _one_kind(one: str, other: str) -> bool:
    return one == other or {one, other} <= _TALKS


def _apart(word: Token, match: Match) -> bool:
    """"met after talks in Oslo", "on the margins of a summit", "met him when he attended": the one is not the other.

    A noun that stands as the verb's object or subject is no further word of it but as `_carried` tells.
    """
    grammar, at = load_grammar(), word
    if word.pos_ == "NOUN" and word.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        return True
    while at != match.token and at.head != at:
        owned = at != word or any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.children)
        if at.dep_ in {"relcl", "acl", "advcl"} and owned:
            return True
        at = at.head
        if at != match.token and word.pos_ == "NOUN" and at.pos_ in {"VERB", "AUX"}:
            return True
        if (at.pos_ in {"ADP", "SCONJ"} and at.lower_ not in grammar.within) or lemma(at) in grammar.days:
            return True
    return False


def _carried(match: Match, lexicon: Lexicon) -> list[Token]:
    """"held three hours of talks", "ended a visit", "signed an accord", "the strike killed four"."""
    verb = match.token
    if match.noun:
        return _happening(verb)
    if "speaker" in match.frame.roles.get("initiator", ()):  # "said that they must leave": it is done in saying it
        return [said] if (said := saying(verb)) is not None else []
    if verb.pos_ != "VERB" or match.frame.type in _STATES:
        return []
    if match.frame.type in SAID and lemma(verb) not in lexicon.classes["light"]:  # "called the allegations absurd"
        return []
    asked = [t for t in _whole(dict.fromkeys((*match.objects, *objects(verb))))
             if not match.frame.objects.isdisjoint(compounds(t))]
    found = _named(match, asked, lexicon)
    return found or (_named(match, subjects(verb), lexicon) if match.frame.type == "Assault" else [])


def _happening(noun: Token) -> list[Token]:
    """"the talks began", "the truce is to take effect": the verb by which it happens."""
    verbs = [t for t in (*stage(noun), coming(noun)) if t is not None and t.pos_ == "VERB"]
    return [t for t in dict.fromkeys(verbs) if lemma(t) in load_cues().occurring]


def _whole(nouns: Iterable[Token]) -> list[Token]:
    """The nouns and what they are a measure or row of."""
    told = list(nouns)
    return [*told, *(t for noun in told for word, t in preps(noun) if word == "of")]


def _named(match: Match, nouns: Iterable[Token], lexicon: Lexicon) -> list[Token]:
    """The nouns that could tell an event of the kind by themselves."""
    return [t for t in nouns if t.pos_ == "NOUN" and t.sent == match.token.sent and any(
        trigger in compounds(t) and _one_kind(frame.type, match.frame.type)
        for trigger, frame in lexicon.nouns.get(lemma(t), ()))]
