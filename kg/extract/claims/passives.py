"""Cues in the passive with an agent: "was told by X that…", "accused by X of…", "it was announced by X that…"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.claims.actors import is_actor
from kg.extract.claims.complements import Found, Site, find_that, find_wh, infinitive, preposition
from kg.extract.claims.frames import Match
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import is_to_infinitive, own_subject, subtree
from kg.parse import Token

__all__ = ["is_told", "match_passive"]


def match_passive(scene: Scene, verb: Token, cues: Sequence[Cue]) -> Match | None:
    """What the agent of a passive cue says, to its subject; the frames are those of the active, in order of trust."""
    for cue in cues:
        for frame, found in _readings(scene, verb, cue):
            if found is not None and found.tokens:
                return Match(cue, frame, found)
    return None


def _readings(scene: Scene, verb: Token, cue: Cue) -> Iterator[tuple[str, Found | None]]:
    heard = _heard(verb)
    hearers = (heard,) if heard is not None and heard.lower_ != "it" else ()
    for frame, finder in (("that", find_that), ("wh", find_wh)):
        if frame in cue.frames:
            found = finder(Site(scene, verb)) or (_behind_agent(verb) if heard is not None and not hearers else None)
            yield frame, Found(found.tokens, hearers) if found is not None else None
    if "obj-to" in cue.frames:
        clause = next((c for c in verb.rights if c.dep_ in {"xcomp", "advcl"} and is_to_infinitive(c)), None)
        yield "obj-to", Found(infinitive(clause), hearers) if clause is not None and hearers else None
    for name in sorted(f for f in cue.frames if f.startswith("op:")):
        prep = _phrase(scene, verb, name.partition(":")[2])
        yield name, Found(subtree(prep) - {prep.i}, hearers, confidence=0.8) if prep is not None and hearers else None
    if heard is not None and verb.dep_ not in {"acl", "relcl"}:
        yield from _said_of(verb, cue, heard)
        uttered = cue.act in scene.lexicon.acts.of_passives and {"np", "thing"} & cue.frames
        if uttered and own_subject(verb) == heard and _told_by(scene, verb, heard):
            yield "np", Found(subtree(heard), confidence=0.6)


def _said_of(verb: Token, cue: Cue, heard: Token) -> Iterator[tuple[str, Found | None]]:
    """The subject with its predicate: "he was called a liar by X"."""
    predicate = next((c for c in verb.rights if c.dep_ == "oprd"), None) if "small" in cue.frames else None
    if predicate is not None:
        yield "small", Found(subtree(heard) | subtree(predicate), confidence=0.8)
    prep = preposition(verb, "as") if "as" in cue.frames else None
    if prep is not None:
        yield "as", Found(subtree(heard) | subtree(prep), confidence=0.8)


def _told_by(scene: Scene, verb: Token, heard: Token) -> bool:
    """Whether somebody is the agent and a thing of some weight the subject: "the raid was condemned by Norway"."""
    weighty = sum(t.is_alpha for t in heard.subtree) > 1 and heard.pos_ in {"NOUN", "PROPN"}
    return weighty and heard.ent_type_ != "PERSON" and any(is_actor(scene, agent) for agent in _agents(verb))


def _behind_agent(verb: Token) -> Found | None:
    """The clause behind "it was said by X", where the parser hung it on X as a relative clause."""
    for agent in _agents(verb):
        clause = next((c for c in agent.rights if c.dep_ == "relcl" and c.left_edge.lower_ == "that"), None)
        if clause is not None and any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ != "that" for c in clause.lefts):
            return Found(subtree(clause))
    return None


def _phrase(scene: Scene, verb: Token, word: str) -> Token | None:
    """The preposition "accused by X of" goes on with; where the parser hung it on X, not one that belongs to X."""
    own = preposition(verb, word)
    if own is not None:
        return own
    hung = [c for agent in _agents(verb) for c in agent.rights if c.dep_ == "prep" and c.lower_ == word]
    about = next((c for p in hung[-1:] for c in p.children if c.dep_ in {"pobj", "pcomp"}), None)
    return hung[-1] if about is not None and not is_actor(scene, about) else None


def _agents(verb: Token) -> list[Token]:
    return [c for by in verb.rights if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj"]


def _heard(verb: Token) -> Token | None:
    """The passive's subject, or the noun that a participle hangs on."""
    own = next((c for c in verb.lefts if c.dep_ in {"nsubjpass", "nsubj"}), None)
    if own is not None:
        return own
    if verb.dep_ == "acl":
        return verb.head
    return _heard(verb.head) if verb.dep_ in {"conj", "advcl"} and verb.head.pos_ == "VERB" else None


def is_told(scene: Scene, verb: Token) -> bool:
    """Whether a verb that needs a hearer has none behind a passive: in "was held and told that" somebody else tells."""
    if verb.lemma_ not in scene.grammar.needs_hearer or any(c.dep_ in {"dobj", "dative"} for c in verb.rights):
        return False
    return verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.head.lefts)
