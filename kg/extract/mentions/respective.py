"""Lists that go together: "the presidents of Peru and Chad, X and Y" give the first state to the first name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotate import text_of
from kg.extract.mentions.named import Context
from kg.extract.mentions.title_spans import is_head
from kg.model import EntityType, Mention, MentionKind

__all__ = ["split_lists"]

_OWN = {"amod", "compound", "nmod", "poss"}
_OPENS = re.compile(r"\s*(?:[,:(–—-]\s*)?")
_GOES_ON = re.compile(r",?\s+and\s+|,\s+")


def split_lists(mentions: Sequence[Mention], context: Context) -> list[Mention]:
    """The mentions, in their order, with state and title of each person of such a list; unequal lists give no state."""
    at = {m.head.start: m for m in reversed(mentions) if m.kind is MentionKind.NAMED}
    begins = {m.span.start: m for m in mentions if m.kind is MentionKind.NAMED and m.label is EntityType.PERSON}
    changed: dict[str, Mention] = {}
    for sent in context.spans:
        for noun in sent:
            if noun.tag_ in {"NNS", "NNPS"} and is_head(noun, context.lexicon):
                states, end = _states(noun, at)
                people = _people(end, begins, text_of(context.doc)) if len(states) > 1 else []
                own = states if len(people) == len(states) else [None] * len(people)
                changed |= {p.id: _of_state(p, s, noun) for p, s in zip(people, own, strict=True)}
    return [changed.get(m.id, m) for m in mentions]


def _states(noun: Token, at: Mapping[int, Mention]) -> tuple[list[Mention], int]:
    """The states joined before the noun or in its of-phrase, in text order, and where noun and phrase end."""
    for first in noun.children:
        before = first.dep_ in _OWN and first.i < noun.i
        for inner in (first,) if before else first.children if first.lower_ == "of" else ():
            found = _joined(inner, at)
            if len(found) > 1:
                return found, max(noun.idx + len(noun), *(m.span.end for m in found))
    return [], 0


def _joined(first: Token, at: Mapping[int, Mention]) -> list[Mention]:
    """The token and those joined to it, if all of them are states."""
    found = [at.get(t.idx) for t in (first, *_conjuncts(first))]
    states = [m for m in found if m is not None and m.label is EntityType.STATE]
    return states if len(states) == len(found) else []


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)


def _people(end: int, begins: Mapping[int, Mention], text: str) -> list[Mention]:
    """The names that follow one after the other from the offset on."""
    out: list[Mention] = []
    gap = _OPENS.match(text, end)
    while gap is not None and gap.end() in begins:
        out.append(begins[gap.end()])
        gap = _GOES_ON.match(text, out[-1].span.end)
    return out


def _of_state(person: Mention, state: Mention | None, noun: Token) -> Mention:
    held = tuple(t for t in person.titles if noun.text not in t)
    return replace(person, acts_for=state.id if state is not None else None, titles=(_singular(noun), *held))


def _singular(noun: Token) -> str:
    """What each of several is called: "foreign minister" of "the French and German foreign ministers"."""
    before = [t for t in noun.lefts if t.dep_ in {"amod", "compound"} and not t.text[:1].isupper()]
    return " ".join((*(t.text for t in before), noun.lemma_.lower()))
