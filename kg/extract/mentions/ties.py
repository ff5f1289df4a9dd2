"""What syntax ties to a mention: whom it acts for, and what it is the same as (apposition, copula, relative)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions.named import Context
from kg.model import EntityType, Mention, MentionKind
from kg.parse import Token

__all__ = ["tie"]

_EMPLOYERS = {
    EntityType.STATE,
    EntityType.GOVERNMENT_BODY,
    EntityType.INTERNATIONAL_ORGANIZATION,
    EntityType.ORGANIZATION,
}
_TO = re.compile(r"\sto\s+(?:the\s+)?$")  # "ambassador of Peru to the Vatican" does not act for the Vatican
_LONGEST = 8  # letters in which a prefix with its hyphen stands
_PREFIX = re.compile(r"(\w+)[-‑–]$")
_JOINED = re.compile(r"[-‑–](\w+)")
_OWN = {"amod", "compound", "nmod", "poss"}


@dataclass(frozen=True, slots=True)
class _Scene:
    """The mentions by the offset of their head, and the named states and bodies in text order with their offsets."""

    heads: dict[int, Mention]
    employers: list[Mention]
    starts: list[int]

    def within(self, start: int, end: int) -> list[Mention]:
        """The named states and bodies inside [start, end)."""
        some = self.employers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [m for m in some if m.span.end <= end]


def tie(mentions: Sequence[Mention], context: Context) -> list[Mention]:
    """The mentions, sorted by offset, with `acts_for` and `same_as` filled in where the sentence shows them."""
    heads = _by_head(mentions)
    employers = [m for m in mentions if m.kind is MentionKind.NAMED and m.label in _EMPLOYERS]
    scene = _Scene(heads, employers, [m.span.start for m in employers])
    return [_tie_one(mention, scene, context) for mention in mentions]


def _by_head(mentions: Sequence[Mention]) -> dict[int, Mention]:
    heads: dict[int, Mention] = {}
    for mention in mentions:
        held = heads.get(mention.head.start)
        if held is None or len(mention.span) > len(held.span):
            heads[mention.head.start] = mention
    return heads


def _tie_one(mention: Mention, scene: _Scene, context: Context) -> Mention:
    at = context.doc.first.get(mention.head.start)
    if at is None:
        return mention
    head = context.doc[at]
    if mention.kind is MentionKind.PRONOUN:
        acts_for, same_as = mention.acts_for, _relative(head, scene.heads)
    else:
        acts_for = mention.acts_for or _acts_for(mention, head, scene, context)
        same_as = mention.same_as
        if mention.kind is MentionKind.NOMINAL and not same_as:
            same_as = _same(mention, head, scene.heads, context)
    if (acts_for, same_as) == (mention.acts_for, mention.same_as):
        return mention
    return replace(mention, acts_for=acts_for, same_as=same_as)


def _acts_for(mention: Mention, head: Token, scene: _Scene, context: Context) -> str | None:
    """Nearest state or body inside the mention, in its title, or in its of-phrase; a body is preferred to its state."""
    if mention.label in {EntityType.STATE, EntityType.PLACE} or (
        mention.label is None and head.lemma_.lower() not in context.lexicon.actors.documents
    ):
        return None
    start, end = mention.span.start, mention.span.end
    if mention.titles:
        start = min(start, context.doc.text.rfind(mention.titles[0][:12], max(0, start - 120), start) % (10**9))
    inner = [m for m in scene.within(start, end) if m.span != mention.span]
    if not inner:
        inner = _around(head, scene.heads, context)
    text = context.doc.text
    inner = [m for m in inner if not (_TO.search(text, max(start, m.span.start - 9), m.span.start)
                                      or _only_backs(m, text, context) or _is_charge(m, mention, text, context))]
    best = sorted(inner, key=lambda m: (m.label is EntityType.STATE, -m.span.start))
    return best[0].id if best and best[0].id != mention.id else None


def _is_charge(state: Mention, mention: Mention, text: str, context: Context) -> bool:
    """The state that an envoy is sent about: "US Special Envoy for Chad"."""
    titles, words = context.lexicon.titles, (mention.titles[0] if mention.titles else mention.name).lower().split()
    about = text[max(0, state.span.start - 9) : state.span.start].split()[-2:]
    return "for" in about and not titles.envoys.isdisjoint(words)


def _only_backs(state: Mention, text: str, context: Context) -> bool:
    """"an Iran-backed militia" does not act for Iran, nor "pro-Iranian" ones."""
    words = context.lexicon.reference
    start = state.span.start
    before, behind = _PREFIX.search(text, max(0, start - _LONGEST), start), _JOINED.match(text, state.span.end)
    return (before is not None and before[1].lower() in words.stance_prefixes) or (
        behind is not None and behind[1].lower() in words.backing)


def _around(head: Token, heads: dict[int, Mention], context: Context) -> list[Mention]:
    found = []
    owned = any(c.tag_ == "PRP$" for c in head.lefts)  # "recalled its ambassador from Ottawa"
    links = context.lexicon.reference.complements if owned else context.lexicon.reference.of_employer
    for child in head.children:
        if child.dep_ in _OWN:
            found.append(heads.get(child.idx))
        elif child.dep_ == "prep" and child.lower_ in links and child.i > head.i and not any(
                c.dep_ == "conj" and c.i < child.i for c in head.children):  # "the Red Party and X of the Blue Party"
            found += [heads.get(t.idx) for t in child.children if t.dep_ == "pobj"]
    return [m for m in found if m is not None and m.label in _EMPLOYERS]


def _relative(head: Token, heads: dict[int, Mention]) -> str | None:
    """The noun that a relative clause belongs to."""
    if head.tag_ not in {"WP", "WDT", "WP$"}:
        return None
    clause = next((a for a in head.ancestors if a.dep_ in {"relcl", "acl"}), None)
    held = heads.get(clause.head.idx) if clause is not None else None
    return held.id if held is not None else None


def _same(mention: Mention, head: Token, heads: dict[int, Mention], context: Context) -> str | None:
    """The named mention beside it: "Wang Yi, the foreign minister", "the envoy, X", "X is the leader of Y"."""
    near: list[Token] = []
    if head.lemma_.lower() in context.lexicon.actors.documents:
        return None  # "Mali: statement by the spokesperson"
    if head.dep_ == "appos":
        near += _right_before(head)
        near.append(head.head)
    near += [c for c in head.children if c.dep_ == "appos"] or list(_named_behind(head, heads))
    if (
        head.dep_ == "attr"
        and head.head.lemma_ in context.lexicon.reference.copulas
        and not any(c.dep_ == "neg" for c in head.head.children)
    ):
        near += [c for c in head.head.children if c.dep_ == "nsubj"]
    for token in near:
        held = heads.get(token.idx)
        if held is not None and held.id != mention.id and _agree(mention, held):
            return held.id
    return None


def _named_behind(head: Token, heads: dict[int, Mention]) -> Iterator[Token]:
    """The apposition to the last noun of the phrase: "a consul with the mission in Quito, Luisa Ferrer, said"."""
    held = heads.get(head.idx)
    below = head if held is not None and held.label is EntityType.PERSON else None
    while below is not None:
        preps = [c for c in below.rights if c.dep_ == "prep"]
        below = next((t for p in reversed(preps) for t in p.children if t.dep_ == "pobj"), None)
        other = heads.get(below.idx) if below is not None else None
        if other is not None and other.label is EntityType.PERSON:
            return  # "an aide to the premier, X"
        yield from (c for c in (below.children if below is not None else ()) if c.dep_ == "appos")


def _right_before(head: Token) -> list[Token]:
    """The last word of the name that the apposition follows: "his brother Jan, the interior minister"."""
    first = head.left_edge.i
    return [head.doc[first - 2]] if first > 1 and head.doc[first - 1].text == "," else []


def _agree(mention: Mention, other: Mention) -> bool:
    if mention.plural or (other.plural and other.kind is not MentionKind.PRONOUN):
        return False
    if other.kind is MentionKind.PRONOUN:
        return mention.label is EntityType.PERSON
    if other.kind is not MentionKind.NAMED:
        return False
    person, body = EntityType.PERSON, EntityType.GOVERNMENT_BODY
    if person in {mention.label, other.label} or body is mention.label:
        return mention.label is other.label
    return True
