"""Nouns as a parse has them: with what is coordinated, with their prepositional phrases, under all their names.

Everything here reads one parse and knows nothing of events. Labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.sides import hung_states, joined_noun
from kg.extract.events.stray import strayed
from kg.parse import Token

__all__ = ["MODIFIERS", "antecedent", "beside", "compounds", "conjuncts", "definite", "homeward", "hyphenated",
           "hyphened", "instances", "kept", "led", "measured", "money", "pobj", "preps"]

MODIFIERS = {"amod", "compound", "nmod"}
_NOUNY = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}
_VERBY = {"VERB", "AUX"}
_LISTED = {"ORG", "PERSON"}
_T = TypeVar("_T")


def kept(token: Token, read: Callable[[Token], Iterable[_T]]) -> tuple[_T, ...]:
    """What is read of a token, kept with its document: each frame of a trigger asks again, and no parse changes."""
    memory, key = token.doc.memory, (read, token.i)
    found: tuple[_T, ...] | None = memory.get(key)
    if found is None:
        memory[key] = found = tuple(read(token))
    return found


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the token itself."""
    if token.lower_ in load_grammar().relatives and token.pos_ in {"PRON", "DET", "SCONJ"}:
        for above in token.ancestors:
            if above.dep_ == "relcl":
                return _restricted(above.head) if token.lower_ == "that" else above.head
            if above.pos_ in _VERBY and above.dep_ not in {"xcomp", "ccomp", "conj", "aux"}:
                break
    return token


def _restricted(noun: Token) -> Token:
    """"the attack on the village of Bana that killed": "that" tells of no name, but of the noun the name is with."""
    at = noun
    while at.pos_ == "PROPN" and at.dep_ == "pobj" and at.head.dep_ == "prep" and at.head.head.pos_ == "NOUN":
        through = at.head.lower_ == "of"
        at = at.head.head
        if through and at.dep_ == "pobj" and at.head.dep_ == "prep" and at.head.head.pos_ == "NOUN":
            at = at.head.head
    return at


def conjuncts(token: Token) -> list[Token]:
    """The token and the nouns coordinated with it, in text order; relative pronouns replaced by what they stand for."""
    return list(kept(token, _conjuncts))


def _conjuncts(token: Token) -> list[Token]:
    first = antecedent(token)
    out, queue = [], [joined_noun(first) or first]
    end = token.i if first != token else len(token.doc)  # "Peru, which denies it, and Chile"
    while queue:
        at = queue.pop(0)
        if at in out or at.i > end:
            continue
        out.append(at)
        hung = hung_states(at)
        for noun in (at, *hung):
            queue += [c for c in noun.children if c not in hung and (
                (c.dep_ == "conj" and c.pos_ in _NOUNY) or _named_before(c) or _listed(c)) and not strayed(c)]
        queue += [c for name in at.children if name.dep_ == "appos" and name.ent_type_ == "PERSON"
                  for c in name.children if c.dep_ == "conj" and c.pos_ in _NOUNY]  # "the minister, Mr A, and Mr B"
    return sorted(out, key=lambda t: t.i)


def _named_before(token: Token) -> bool:
    """"Minister Berg and Minister Dahl" where the parser hangs the first name on the second one."""
    if token.dep_ not in {"nmod", "compound"} or token.head.ent_type_ != "PERSON" or token.i > token.head.i:
        return False
    below = {c.dep_ for c in token.children}
    article = any(c.i < token.i and c.lower_ == "the" for c in (*token.children, *token.head.children))
    titled = article and token.pos_ in {"NOUN", "PROPN"} and {"cc", "conj"} <= below  # "the Emir and Minister Berg"
    return titled or (token.ent_type_ == "PERSON" and "cc" in below and "conj" not in below)


def _listed(token: Token) -> bool:
    """The second name of three, "the Army, the Navy, and the Guard", parsed as an apposition of the first."""
    first = token.head
    return (token.dep_ == "appos" and token.ent_type_ in _LISTED and token.ent_type_ == first.ent_type_
            and any({"cc", "conj"} <= {c.dep_ for c in noun.children if c.i > token.i} for noun in (first, token)))


def homeward(child: Token) -> bool:
    """"pulled back from", "called its envoy home": an adverb after the verb, wherever it stands."""
    if child.lower_ not in load_grammar().adverb_particles or child.i < child.head.i:
        return False
    second = child.dep_ == "dobj" and not child.lefts and any(  # "sent the envoy home", read as two objects
        c.dep_ == "dobj" and c.i < child.i for c in child.head.children)
    return second or child.dep_ in {"advmod", "oprd"}


def beside(noun: Token) -> list[Token]:
    """Nouns whose later phrases are this one's as well: "the arrest and deportation of a reporter by Peru"."""
    if noun.pos_ != "NOUN" or any(c.dep_ == "prep" for c in noun.children):
        return []
    first = noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else None
    if first is not None:
        return [first] if any(c.dep_ == "prep" and c.i > noun.i for c in first.children) and not any(
            c.dep_ == "prep" and c.i < noun.i for c in first.children) else []
    return [c for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN"]


def preps(*heads: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, object) for all prepositional phrases of the given words, coordination unrolled."""
    for head in heads:
        yield from kept(head, _preps)


def _preps(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.lower_ in load_grammar().sources:  # "according to the embassy" is to nobody
            continue
        if child.dep_ in {"prep", "agent"} or (child.dep_ == "prt" and head.pos_ == "VERB"):  # "called in the envoys"
            yield from ((child.lower_, t) for t in pobj(child))
            for inner in child.children:
                if inner.dep_ == "prep":  # "along with Russia", "out of Lebanon"
                    yield from ((f"{child.lower_} {inner.lower_}", t) for t in pobj(inner))
                    yield from ((inner.lower_, t) for t in pobj(inner))
        elif child.dep_ == "dative" and child.pos_ == "ADP":
            yield from ((child.lower_, t) for t in pobj(child))
        elif (child.dep_ == "prt" and head.pos_ == "NOUN") or homeward(child):  # "the shooting down of"
            yield from ((inner.lower_, t) for inner in child.children if inner.dep_ == "prep" for t in pobj(inner))


def pobj(prep: Token) -> list[Token]:
    """The objects of a preposition, coordination unrolled."""
    bare = {"pobj", "amod"} if prep.lower_ == "as" else {"pobj"}  # "described it as unacceptable"
    own = [t for c in prep.children if c.dep_ in bare for t in conjuncts(c)]
    return own + hung_states(prep.head) if prep.lower_ == "of" else own


def hyphened(verb: Token) -> Token | None:
    """Who does what a participle before a noun says: "a Saudi-brokered truce"."""
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or verb.i < 2 or verb.nbor(-1).text != "-":
        return None
    return next((c for c in verb.children if c.i == verb.i - 2 and c.ent_type_), None)


def definite(noun: Token) -> bool:
    """"the sanctions", "Peru's sanctions", but not "sanctions", "any sanctions"."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in load_grammar().definite) for c in noun.children)


def instances(noun: Token) -> list[Token]:
    """Some of those whom a plural means: "leaders, including X and Y", "officials such as X"."""
    such = any(c.dep_ == "prep" and c.lower_ == "as" and any(g.lower_ == "such" for g in c.children)
               for c in noun.children)
    return [t for word, t in preps(noun) if word == "including" or (such and word == "as")]


def money(token: Token) -> bool:
    """A sum by its sign, "€85m", where the model has no name for it."""
    return any(t.tag_ == "$" for c in token.children for t in (c, *c.children))


def measured(noun: Token, measures: Iterable[str]) -> Token:
    """The outermost measure of the noun, "weeks" of "two weeks of talks"; the noun itself if it has none."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in measures:
        noun = noun.head.head
    return noun


def hyphenated(noun: Token) -> str:
    """"cease-fire", which the model takes for three words; else nothing."""
    if noun.i < 2 or noun.doc.texts[noun.i - 1] != "-" or noun.nbor(-2).head != noun:
        return ""
    return f"{noun.nbor(-2).lower_}-{lemma(noun)}"


def compounds(token: Token) -> tuple[str, ...]:
    """Ways to name a noun: "strike", "hunger strike", "state of emergency", longest first."""
    return kept(token, _compounds)


def _compounds(token: Token) -> list[str]:
    head = lemma(token)
    out = [f"{lemma(c)} {head}" for c in token.children if c.dep_ in MODIFIERS and c.i < token.i]
    out += [whole for whole in (hyphenated(token),) if whole]
    out += [f"{head} of {lemma(t)}" for word, t in preps(token) if word == "of"]
    out += [f"{head} {c.lower_}" for c in token.children if c.dep_ == "prt"]
    return [*out, head]


def led(noun: Token) -> Token | None:
    """The participle that says who leads what the noun names: "mediation led by Kenya"."""
    below = (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and lemma(c) in load_grammar().hosting)
    return next((c for c in below if any(p.dep_ == "agent" for p in c.children)), None)
