"""States that a noun joins without saying so in its parse: two before a headline's noun, several after its "of"."""

from __future__ import annotations

from kg.extract.events.grammar import load_grammar
from kg.parse import Token

__all__ = ["each_other", "hung_states", "joined_noun", "paired_state"]

_STATES = {"GPE", "NORP"}
_REACH = 5  # words from a state to the noun it describes ("U.S. deputy foreign ministers")


def paired_state(noun: Token) -> Token | None:
    """"Greek, Turkish foreign ministers meet": the first of two states before a plural noun, without "and".

    At the start of a sentence, or in a headline after a preposition ("holds talks with U.S., Japanese counterparts").
    """
    if noun.tag_ not in {"NNS", "NNPS"} or noun.i < 3:
        return None
    doc, at = noun.doc, noun.i - 1
    while at > max(1, noun.i - _REACH) and not (doc[at].ent_type_ in _STATES and doc[at - 1].text == ","):
        if doc[at].pos_ not in {"NOUN", "ADJ", "PROPN"} or doc[at].is_sent_start:
            return None
        at -= 1
    first = doc[at - 2] if at > 1 else doc[0]
    if doc[at].ent_type_ not in _STATES or doc[at - 1].text != "," or first.ent_type_ not in _STATES:
        return None
    begin = first
    while begin.ent_iob_ == "I" and begin.i > 0:
        begin = begin.nbor(-1)
    return first if begin.is_sent_start or begin.i == 0 or _headlined(begin, noun) else None


def _headlined(begin: Token, noun: Token) -> bool:
    before, sentence = begin.nbor(-1), noun.sent
    return not before.is_sent_start and before.lower_ in load_grammar().reaches and sentence[-1].text != "."


def joined_noun(state: Token) -> Token | None:
    """The noun of which the state is the first of two: "ministers" for "Japan" in "Japan, South Korea ministers"."""
    doc, at = state.doc, state.i + 1
    if state.ent_type_ not in _STATES or at >= len(doc) or doc[at].text != ",":
        return None
    near = doc[at + 2 : at + 2 + _REACH]
    return next((noun for noun in near if paired_state(noun) == state), None)


def hung_states(noun: Token) -> list[Token]:
    """"the presidents of Congo and Rwanda": states that hang on the plural noun but belong to its "of"."""
    if noun.tag_ != "NNS":
        return []
    owners = [t for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children
              if t.dep_ == "pobj" and t.ent_type_ == "GPE"]
    out, queue = [], [c for c in noun.children if c.dep_ == "conj" and owners and c.i > owners[-1].i]
    while queue:
        at = queue.pop(0)
        if at.ent_type_ == "GPE":
            out.append(at)
            queue += [c for c in at.children if c.dep_ == "conj"]
    return out


def each_other(token: Token) -> bool:
    """"each other", "each other's diplomats", "one another's envoys"."""
    pairs = load_grammar().each_other
    words = (token, *(c for c in token.children if c.dep_ == "poss"))
    return any(t.i > 0 and f"{t.nbor(-1).lower_} {t.lower_}" in pairs for t in words)
