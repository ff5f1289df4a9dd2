"""Claims introduced by a noun or adjective: "his warning that…", "a call for…", "was adamant that…"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claims.actors import is_actor
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import is_finite, is_to_infinitive, own_subject, speaker_of, subject
from kg.extract.claims.verbs import blocked, can_speak
from kg.model import CharSpan
from kg.parse import Token

__all__ = ["noun_drafts"]


def noun_drafts(scene: Scene) -> Iterator[Draft]:
    """Drafts of noun and adjective cues, in text order."""
    for token in scene.nominals:
        if token.pos_ == "NOUN" and (cue := scene.lexicon.nouns.get(token.lemma_.lower())):
            draft = _noun(scene, token, cue)
        elif (cue := scene.lexicon.adjectives.get(token.lower_)) and (token.pos_ == "ADJ" or token.tag_ == "VBN"):
            draft = _adjective(scene, token, cue)
        else:
            continue
        if draft is not None:
            yield draft


def _noun(scene: Scene, noun: Token, cue: Cue) -> Draft | None:
    clause = next((c for c in noun.rights if c.dep_ in {"acl", "ccomp", "relcl"} and _reported(c)), None) or _equated(
        scene, noun)
    if clause is None and cue.act in scene.lexicon.acts.of_wishes:
        return _wished(scene, noun, cue)
    if clause is None or (is_to_infinitive(clause) and cue.act not in scene.lexicon.acts.with_infinitive):
        return None
    source = _owner(scene, noun) or (_maker(scene, noun) if not is_to_infinitive(clause) else None)
    if source is None or _own(scene, noun, source):
        return None
    first = min((c.i for c in clause.lefts if c.tag_ == "TO"), default=0)
    content = scene.spans(t.i for t in clause.subtree if t.i >= first)
    if not content:
        return None
    return Draft(cue, noun, source, content, "noun/clause", 0.8, CharSpan(noun.idx, noun.idx + len(noun)))


def _equated(scene: Scene, noun: Token) -> Token | None:
    """The clause that somebody's message or position is said to be: "Norway's message was that the door is open"."""
    be = noun.head
    owned = noun.dep_ == "nsubj" and _owner(scene, noun) is not None
    if not owned or be.lemma_ not in scene.grammar.copulas or any(c.dep_ == "neg" for c in be.children):
        return None
    return next((c for c in be.rights if c.dep_ == "ccomp" and _reported(c) and not is_to_infinitive(c)), None)


def _wished(scene: Scene, noun: Token, cue: Cue) -> Draft | None:
    """Draft of what somebody put forward as a wish: "renewed its call for talks", "issued a plea for X to leave"."""
    verb = noun.head
    put_forward = noun.dep_ == "dobj" and verb.lemma_ in scene.grammar.issuers and not blocked(scene, verb)
    if not put_forward or any("np" in c.frames for c in scene.lexicon.verbs.get(verb.lemma_, ())):
        return None
    source, wish = _maker(scene, noun), _wish(scene, noun)
    if source is None or wish is None or _own(scene, noun, source) or not is_actor(scene, source):
        return None
    content = scene.spans(t.i for t in wish.subtree if t.i > noun.i + 1)
    own = own_subject(wish) if is_to_infinitive(wish) else None
    return Draft(cue, noun, source, content, "noun/for", 0.8, CharSpan(noun.idx, noun.idx + len(noun)),
                 (own,) if own is not None else ()) if content else None


def _wish(scene: Scene, noun: Token) -> Token | None:
    """The "for" of a thing right behind a noun, or the infinitive that it opens."""
    for word in (*noun.rights, *noun.head.rights):
        opener = word.left_edge
        if opener.i != noun.i + 1 or opener.lower_ != scene.grammar.wished:
            continue
        thing = next((c for c in word.rights if c.dep_ == "pobj" and c.ent_type_ != "PERSON"), None)
        if is_to_infinitive(word) or (word.dep_ == "prep" and thing is not None):
            return word
    return None


def _own(scene: Scene, noun: Token, source: Token) -> bool:
    """Whether a speaker tells of himself or his hearer inside his own words ("I'm sure", "your claim")."""
    word = source.lower_
    return word in scene.grammar.first_possessive or (scene.quoted(noun) and word in scene.grammar.first)


def _reported(clause: Token) -> bool:
    """A that-clause or an infinitive, not a relative clause in which "that" has a role of its own."""
    if is_to_infinitive(clause):
        return subject(clause) is None
    that = next((c for c in clause.lefts if c.lower_ == "that"), None)
    if that is None or not is_finite(clause):
        return False
    spare = that.dep_ == "dobj" and any(c.dep_ in {"dobj", "ccomp"} for c in clause.rights)  # its place is filled
    return that.dep_ == "mark" or that.tag_ == "IN" or spare


def _owner(scene: Scene, noun: Token) -> Token | None:
    """Possessor, the object of "by" or "from", or whom what is said "came from"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    heads = (noun, noun.head) if noun.dep_ == "nsubj" and noun.head.lemma_ in scene.grammar.reached else (noun,)
    for child in (c for head in heads for c in head.rights):
        if child.dep_ in {"prep", "agent"} and child.lower_ in scene.grammar.makers:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _maker(scene: Scene, noun: Token) -> Token | None:
    """The subject of the verb that puts forward what the noun says ("issued a warning that", "came to the view that").

    Not of a verb that meets another's words ("dismissed a report that"); failing that, a named source before the noun.
    """
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in scene.grammar.quantities:
        return _maker(scene, noun.head.head)
    verb, issuers = noun.head, scene.grammar.issuers
    if noun.dep_ == "pobj":
        prep, verb = noun.head, noun.head.head
        issuers = frozenset([verb.lemma_]) if prep.lower_ in scene.grammar.reached.get(verb.lemma_, ()) else frozenset()
    if noun.dep_ in {"dobj", "pobj", "attr"} and verb.pos_ in {"VERB", "AUX"} and verb.lemma_ in issuers:
        return None if any(c.dep_ == "neg" for c in verb.lefts) else speaker_of(verb)
    named = next((c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"), None)
    return named if named is not None and is_actor(scene, named) else None


def _adjective(scene: Scene, word: Token, cue: Cue) -> Draft | None:
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in word.lefts)  # "is concerned" may be read as a passive
    verb = word if word.pos_ == "VERB" and own else word.head
    behind = (c for c in (*word.rights, *verb.rights) if c.i > word.i)
    clause = next((c for c in behind if c.dep_ == "ccomp" and is_finite(c)), None)
    tokens = [t.i for t in clause.subtree] if clause is not None else _behind_that(word) or _about(scene, word)
    copula = verb.lemma_ in scene.grammar.copulas or any(c.lemma_ in scene.grammar.copulas for c in verb.lefts)
    if not tokens or not copula or any(c.dep_ == "neg" for c in (*verb.children, *word.lefts)):
        return None
    source = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None) or speaker_of(verb)
    if source is None or source.lower_ == "it" or not can_speak(scene, source) or _own(scene, word, source):
        return None
    if not is_actor(scene, source):  # "the outline seems clear: …"
        return None
    content = scene.spans(tokens)
    if not content:
        return None
    return Draft(cue, word, source, content, "adjective/that", 0.8, CharSpan(word.idx, word.idx + len(word)))


def _about(scene: Scene, word: Token) -> list[int]:
    """What a feeling is about, if that is more than a word: "worried about the new law"."""
    prep = next((c for c in word.rights if c.dep_ == "prep" and c.lower_ in scene.grammar.about), None)
    tokens = [t.i for t in prep.subtree if t.i > prep.i] if prep is not None else []
    return tokens if len(tokens) > 1 else []


def _behind_that(word: Token) -> list[int]:
    """Tokens from behind a "that" next to the cue to the sentence's end, where the parser took the cue for an aside."""
    doc, end = word.doc, word.sent.end
    if word.i + 2 < end and doc[word.i + 1].lower_ == "that" and doc[word.i + 1].tag_ == "IN":
        return list(range(word.i + 2, end))
    return []
