"""Lists that go together: "the presidents of Peru and Chad, X and Y" give the first state to the first name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions.named import Context
from kg.extract.mentions.title_spans import is_head
from kg.model import EntityType, Mention, MentionKind
from kg.parse import Token

__all__ = ["split_lists"]

_OWN = {"amod", "compound", "nmod", "poss"}
_OPENS = re.compile(r"\s*(?:[,:(–—-]\s*)?")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_GOES_ON = re.compile(r",?\s+and\s+|,\s+")


def split_lists(mentions: Sequence[Mention], context: Context) -> list[Mention]:
    """The mentions, in their order, with state and title of each person of such a list; unequal lists give no state."""
    at = {m.head.start: m for m in reversed(mentions) if m.kind is MentionKind.NAMED}
    names = _Names({m.span.start: m for m in mentions if m.kind is MentionKind.NAMED}, context.doc.text)
    changed: dict[str, Mention] = {}
    for sent in context.spans:
        for noun in sent:
            if not noun.lower_.endswith("s") or noun.tag_[:2] != "NN" or not is_head(noun, context.lexicon):
                continue
            states, end = _states(noun, at)
            people = names.people(end)
            if len(people) > 1 and (len(states) > 1 or _are_titled(noun, people)):
                own = states * len(people) if len(states) == 1 else states if len(people) == len(states) else []
                listed = own if own or not states else [None] * len(people)
                changed |= {p.id: _entitled(p, noun, listed[n : n + 1]) for n, p in enumerate(people)}
    return [changed.get(m.id, m) for m in mentions]


def _are_titled(noun: Token, people: Sequence[Mention]) -> bool:
    """Whether the parser hangs the noun on the first name ("Ministers X and Y") or that on it ("ministers, X, Y")."""
    first = people[0].span
    hung = noun.dep_ in {"compound", "nmod"} and first.start <= noun.head.idx < first.end
    return hung or any(c.dep_ == "appos" and first.start <= c.idx < first.end for c in noun.children)


def _states(noun: Token, at: Mapping[int, Mention]) -> tuple[list[Mention], int]:
    """The state or states before the noun or in its of-phrase, in text order, and where noun and phrase end."""
    end = noun.idx + len(noun)
    for first in noun.children:
        before = first.dep_ in _OWN and first.i < noun.i
        for inner in (first,) if before else first.children if first.lower_ == "of" else ():
            found = _joined(inner, at)
            if found:
                return found, max(noun.idx + len(noun), *(m.span.end for m in found))
            end = max(end, inner.idx + len(inner))
    return [], end


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


@dataclass(frozen=True, slots=True)
class _Names:
    """Named mentions by the offset at which they begin, of a text."""

    begins: Mapping[int, Mention]
    text: str

    def people(self, end: int) -> list[Mention]:
        """The persons whose names follow one after the other from the offset on, each perhaps with its state."""
        out: list[Mention] = []
        gap = _OPENS.match(self.text, end)
        while gap is not None and (name := self.begins.get(gap.end())) is not None and name.label is EntityType.PERSON:
            out.append(name)
            of = _OF.match(self.text, name.span.end)
            whose = self.begins.get(of.end()) if of is not None else None
            gap = _GOES_ON.match(self.text, whose.span.end if whose is not None else name.span.end)
        return out


def _entitled(person: Mention, noun: Token, state: Sequence[Mention | None]) -> Mention:
    """The person with the title in the singular, of the state; without one told, of whose he was."""
    held = tuple(t for t in person.titles if noun.text not in t)
    own = [m.id if m is not None else None for m in state] or [person.acts_for]
    return replace(person, acts_for=own[0], titles=(_singular(noun), *held))


def _singular(noun: Token) -> str:
    """What each of several is called: "foreign minister" of "the French and German foreign ministers"."""
    before = [t for t in noun.lefts if t.dep_ in {"amod", "compound"} and t.ent_type_ not in {"NORP", "GPE"}]
    return " ".join((*(t.text for t in before), noun.text[:-1])).lower()
