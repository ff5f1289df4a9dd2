"""Where frames hold: each trigger of a sentence with the best frame and the phrases its conditions look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.events.actors import Actors
from kg.extract.events.carriers import coming, light_verb, made_so, stage
from kg.extract.events.complement_clauses import aims, clauses, complement_holds, predicated
from kg.extract.events.cues import load_cues
from kg.extract.events.frames import Lexicon, TypedFrame
from kg.extract.events.grammar import load_grammar
from kg.extract.events.headlines import clipped, disguised
from kg.extract.events.lemmas import lemma
from kg.extract.events.nouns import (
    MODIFIERS,
    beside,
    compounds,
    definite,
    hyphenated,
    hyphened,
    kept,
    measured,
    money,
    preps,
)
from kg.extract.events.syntax import governor, named_agents, objects, subjects
from kg.extract.events.voice import is_passive, particle
from kg.parse import Token

__all__ = ["DONE", "SAID", "Match", "find_matches", "several"]


_WHEN = {"DATE", "TIME"}
# Types that are done in saying something: who rejects the accusation did not make it.
SAID = {"Accusation", "Commitment", "Invitation", "Request", "Support", "Threat"}
# Types told by a participle before a noun.
_JOINED = {"Mediation"}
# Types that one suffers: who rejects the sanctions did not impose them.
DONE = {"Sanction", "Expulsion", "ReducedRelations", "Coercion"}


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that holds.

    token   the trigger word
    verb    the verb whose subject acts: the trigger itself, the light verb of an event noun, the copula of an
            adjective; None for an event noun that stands alone
    """

    token: Token
    verb: Token | None
    frame: TypedFrame
    objects: tuple[Token, ...]

    @property
    def noun(self) -> bool:
        return self.token.pos_ in {"NOUN", "PROPN"} and self.token != self.verb


def find_matches(tokens: Iterable[Token], lexicon: Lexicon, actors: Actors) -> Iterator[Match]:
    """The best frame of every trigger, in text order, and after it what else holds there, its type first."""
    for token in tokens:
        if token.dep_ == "aux" and token.lower_ in lexicon.modals:
            yield from _first(_modal(token, lexicon, actors))
        elif (token.pos_ in {"VERB", "AUX"} and token.dep_ != "aux") or disguised(token):
            yield from _first(_verb(token, lexicon, actors))
        elif token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod"}:
            yield from _first(_noun(token, lexicon, actors))
        elif token.pos_ in {"ADJ", "VERB", "ADV"}:
            yield from _first(_adjective(token, lexicon, actors))


def _first(found: Iterator[Match]) -> Iterator[Match]:
    best = next(found, None)
    if best is not None:
        yield best
        yield from sorted(found, key=lambda match: match.frame.type != best.frame.type)


def _verb(token: Token, lexicon: Lexicon, actors: Actors) -> Iterator[Match]:
    candidates = lexicon.verbs.get(lemma(token), ())
    joined = token.dep_ == "amod" and clipped(token) is None
    if joined:  # "a Saudi-brokered truce", but "Saudi-backed forces" tell of nothing that happened
        candidates = tuple(c for c in candidates if c[1].type in _JOINED and hyphened(token) is not None)
    if not candidates and joined:
        return
    if not candidates:
        yield from _adjective(token, lexicon, actors)
        return
    prt, things = particle(token), (token.head,) if joined else tuple(objects(token))
    called = _called(token, things)
    apart = f"{lemma(token)} {prt}" in load_grammar().apart
    for trigger, frame in candidates:
        words = trigger.split()
        if words[1] != prt if len(words) > 1 else apart:
            continue
        if _holds(token, frame, things, called, actors):
            yield Match(token, token, frame, things)


def _noun(token: Token, lexicon: Lexicon, actors: Actors) -> Iterator[Match]:
    candidates = (*lexicon.nouns.get(hyphenated(token), ()), *lexicon.nouns.get(lemma(token), ()))
    if not candidates:
        return
    names, light = set(compounds(token)), light_verb(token, lexicon)
    for trigger, frame in candidates:
        known = frame.type in SAID or (frame.type in DONE and definite(token))
        carried = None if light is not None and known and lemma(light) in load_cues().answering else light
        if trigger in names and names.isdisjoint(frame.frame.not_nouns) and _noun_holds(token, light, frame, actors):
            yield Match(token, carried, frame, ())


def _adjective(token: Token, lexicon: Lexicon, actors: Actors) -> Iterator[Match]:
    """"is ready to", "remains opposed to", also as a reduced relative ("officials unwilling to")."""
    if token.dep_ not in {"acomp", "ROOT", "attr", "oprd", "amod", "xcomp", "conj", "advcl", "relcl", "acl", "ccomp"}:
        return
    candidates = lexicon.adjectives.get(token.lower_, ())
    if not candidates or any(c.dep_ == "agent" for c in token.children):  # "as determined by the court" is no resolve
        return
    copula, things = token.head if token.dep_ in {"acomp", "attr", "oprd", "xcomp"} else token, tuple(made_so(token))
    called = _called(token, things)
    for _, frame in candidates:
        if _holds(token, frame, things, called, actors):
            yield Match(token, copula, frame, ())


def _modal(token: Token, lexicon: Lexicon, actors: Actors) -> Iterator[Match]:
    """"said that Libya must hand over": somebody else speaks than who is to act."""
    found = actors.of(subjects(token.head))
    own = {t.i for t in found}
    speakers = {t.i for t in actors.speakers(token)}
    if not speakers or own & speakers or any(t.lower_ in {"we", "i"} for t in found):
        return
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in token.head.children):  # "must have known" is a guess
        return
    for _, frame in lexicon.modals[token.lower_]:
        doer = (bool(own) and not frame.subjects) or any(_named(t, frame.subjects, actors) for t in found)
        doer |= not own and frame.needs == ("initiator",)  # "the war must end"
        if doer and (not frame.frame.comps or lemma(token.head) in frame.frame.comps):
            yield Match(token, token.head, frame, ())


def _holds(
    token: Token, frame: TypedFrame, things: tuple[Token, ...], called: tuple[Token, ...], actors: Actors
) -> bool:
    """Whether the conditions of a frame are met; `called` is what its objects may be."""
    shape = frame.frame
    if shape.passive and is_passive(token) != (shape.passive == "only"):
        return False
    if shape.under and (token.dep_ not in {"advcl", "xcomp"} or lemma(token.head) not in shape.under):
        return False
    if frame.objects and not _any_named(called, frame.objects, actors):
        return False
    if frame.not_objects and _any_named(things, frame.not_objects, actors):
        return False
    doers = _doers(token, actors) if frame.subjects or frame.not_subjects or shape.mutual in {"only", "plural"} else []
    if frame.subjects and not _any_named(doers, frame.subjects, actors):
        return False
    if frame.not_subjects and _any_named(doers or _circumstances(token), frame.not_subjects, actors):
        return False
    if shape.mutual in {"only", "plural"} and not several(doers, plural=shape.mutual == "plural"):
        return False
    if shape.not_comps and any(lemma(c) in shape.not_comps for c in clauses(token)):
        return False
    if shape.comps and not any(lemma(c) in shape.comps for c in (*clauses(token), *aims(token), *predicated(token))):
        return False
    if shape.not_preps and any(w in shape.not_preps and t.ent_type_ not in _WHEN for w, t in preps(token, *things)):
        return False
    if not frame.preps or not complement_holds(token, shape.comp):
        return complement_holds(token, shape.comp)
    heads = (token, *_copula(token), *things, *_agents(token), *_means(token))
    return _preps_hold(heads, frame, actors)


def _doers(token: Token, actors: Actors) -> list[Token]:
    """Who acts; what a statement says its authors say: "a statement from the ministry condemned"."""
    out: list[Token] = []
    for doer in subjects(token):
        out += actors.authors(doer) or [doer]
    return out


def _called(token: Token, things: tuple[Token, ...]) -> tuple[Token, ...]:
    """What a frame's objects may be: the things themselves, and what they or a pronoun for them are called."""
    return (*things, *_styled(token, things), *_meant(token, things))


def _styled(token: Token, things: tuple[Token, ...]) -> list[Token]:
    """"was declared persona non grata"; who is given some time: "gave the envoys 72 hours"."""
    told = [c for c in token.children if c.dep_ in {"oprd", "dative", "intj"}]
    given = bool(told) and all(t.ent_type_ in _WHEN for t in things)
    said = [c for t in things for c in t.children if c.dep_ == "acl" and c.pos_ == "ADJ"]  # "called the move risky"
    return said + [c for c in told if c.dep_ in {"oprd", "intj"} or (given and c.pos_ == "NOUN")]


def _meant(token: Token, things: tuple[Token, ...]) -> list[Token]:
    """"the ambassador learned of it when he was summoned": who the pronoun of the clause below stands for."""
    if token.dep_ != "advcl" or not is_passive(token) or not any(t.lower_ in load_grammar().persons for t in things):
        return []
    above = [t for t in subjects(token.head) if t.pos_ != "PRON"]
    return above if len(above) == 1 else []


def _agents(token: Token) -> tuple[Token, ...]:
    """"was warned by Belarus of consequences": what follows the agent often hangs on it."""
    return tuple(subjects(token)) if is_passive(token) else ()


def _means(token: Token) -> list[Token]:
    """"arrived by train in Oslo": what follows the means often hangs on it."""
    return [] if is_passive(token) else [t for word, t in preps(token) if word == "by" and not t.ent_type_]


def _circumstances(token: Token) -> list[Token]:
    """What a passive that names nobody sets its object in: "was killed in a crash"."""
    return [t for _, t in preps(token)] if is_passive(token) else []


def _copula(token: Token) -> tuple[Token, ...]:
    """"remains steadfast in": what follows an adjective often hangs on its copula."""
    return (token.head,) if token.dep_ == "acomp" else ()


def _noun_holds(token: Token, light: Token | None, frame: TypedFrame, actors: Actors) -> bool:
    """For a noun, `objects` are verbs it depends on ("light": one that carries it); these or the `preps` suffice."""
    above = governor(measured(token, actors.measures))  # "ended two weeks of fighting"
    over = lemma(above) if above is not None else ""
    later = coming(token)  # "the truce is to take effect"
    if later is not None and lemma(later) in frame.objects:
        over = lemma(later)
    if over in frame.not_objects or not complement_holds(token, frame.frame.comp):
        return False
    if frame.frame.plural and token.tag_ not in {"NNS", "NNPS"}:
        return False
    if frame.frame.under and (token.dep_ != "pobj" or token.head.lower_ not in frame.frame.under):
        return False
    owners = [c.ent_type_ for c in token.children if c.dep_ in {"poss", *MODIFIERS}]
    if frame.frame.owners and set(owners).isdisjoint(frame.frame.owners):
        return False
    if frame.frame.mutual == "only" and not several([token]) and not actors.several_owners(token):
        return False
    if not frame.objects and not frame.preps:
        return True
    if over in frame.objects or ("light" in frame.objects and light is not None):
        return True
    parts = [t for word, t in preps(token) if word == "of" and not actors.acts(t)]  # "an exchange of fire between"
    heads = (token, *kept(token, beside), *parts, *named_agents(token), *((light,) if light else stage(token)))
    return bool(frame.preps) and _preps_hold(heads, frame, actors)


def several(tokens: Iterable[Token], *, plural: bool = False) -> bool:
    """More than one side: coordinated nouns or nationalities, "troops from Chad and Mali", "the two countries".

    With `plural` any noun or pronoun in the plural will do.
    """
    found = list(tokens)
    words = {*load_grammar().plural_pronouns, *load_grammar().plural_words}
    if plural and any(t.tag_ in {"NNS", "NNPS"} or t.lower_ in words for t in found):
        return True
    near = [c for t in found for c in t.children]
    states = [c for c in near if c.dep_ in MODIFIERS and c.ent_type_ in {"NORP", "GPE"}]
    states += [t for n in found for word, t in preps(n) if word in load_grammar().senders and t.ent_type_ == "GPE"]
    return (len(found) > 1 or any(g.dep_ == "conj" for c in states for g in c.children)
            or any(c.lower_ in load_grammar().plural_words for c in near))


def _any_named(tokens: Sequence[Token], words: frozenset[str], actors: Actors) -> bool:
    return any(_named(token, words, actors) for token in tokens)


def _named(token: Token, words: frozenset[str], actors: Actors) -> bool:
    if "*" in words or token.ent_type_ in words or not words.isdisjoint(compounds(token)):
        return True
    titles = [c for c in token.children if c.dep_ in MODIFIERS] if token.ent_type_ == "PERSON" else []
    if any(not words.isdisjoint(compounds(c)) for c in titles):
        return True  # "summoned Ambassador Berg"
    if token.pos_ == "NUM" and ("NUM" in words or ("MONEY" in words and money(token))):
        return True
    if actors.typical(token) & words or ("actor" in words and actors.acts(token)):
        return True
    if "place" in words and actors.place(token):
        return True
    if lemma(token) in actors.groups or lemma(token) in actors.measures or token.pos_ == "NUM":
        return any(_named(t, words, actors) for word, t in preps(token) if word == "of")
    return False


def _preps_hold(heads: tuple[Token, ...], frame: TypedFrame, actors: Actors) -> bool:
    if not frame.preps:
        return True
    for word, phrase in preps(*heads):
        words = frame.preps.get(word)
        if words is not None and (word != "on" or phrase.ent_type_ not in _WHEN) and _named(phrase, words, actors):
            return True
    filled = {c.lower_ for h in heads for c in h.children if c.dep_ == "prep" and c.children
              and (c.lower_ != "on" or any(g.ent_type_ not in _WHEN for g in c.children))}
    return any("*" in words and prep in filled for prep, words in frame.preps.items())
