"""Who acts by the parse alone: names nobody knows, "it" that is warned, and the verb that says what a clause tells."""

from __future__ import annotations

from kg.extract.events.cues import load_cues
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.model import Mention
from kg.parse import Token

__all__ = ["addressee", "heads_mention", "saying", "unknown_name"]


def addressee(pronoun: Token) -> bool:
    """Only states and bodies are warned or sued: "had warned it not to leave"."""
    return pronoun.dep_ == "dobj" and lemma(pronoun.head) in load_grammar().addressing


def unknown_name(token: Token) -> bool:
    """A capitalised name that nobody knows; at a sentence's start, where all words are, as subject of a finite verb."""
    acting = token.tag_ == "NNP" and token.dep_ == "nsubj" and token.head.tag_ in {"VBD", "VBZ"}
    name = token.pos_ == "PROPN" and not token.ent_type_ and token.is_alpha
    return name and (acting or not token.is_sent_start)


def saying(token: Token) -> Token | None:
    """The verb of saying whose content the token's clause is."""
    top = token
    while top.head != top:
        if top.dep_ == "ccomp" and lemma(top.head) in load_cues().reporting:
            return top.head
        if top.dep_ in {"relcl", "acl", "advcl"}:
            return None
        top = top.head
    return None


def heads_mention(mention: Mention, token: Token) -> bool:
    """The token heads the mention, or is a name inside it."""
    inside = mention.span.start <= token.idx < mention.span.end
    return mention.head.start == token.idx or (token.ent_type_ != "" and inside)
