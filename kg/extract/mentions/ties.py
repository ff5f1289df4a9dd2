"""What syntax ties to a mention: whom it acts for, and what it is the same as (apposition, copula, relative)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotate import text_of
from kg.extract.mentions.named import Context
from kg.model import EntityType, Mention, MentionKind

__all__ = ["tie"]

_EMPLOYERS = {
    EntityType.STATE,
    EntityType.GOVERNMENT_BODY,
    EntityType.INTERNATIONAL_ORGANIZATION,
    EntityType.ORGANIZATION,
}
_OWN = {"amod", "compound", "nmod", "poss"}


def tie(mentions: Sequence[Mention], context: Context) -> list[Mention]:
    """The mentions with `acts_for` and `same_as` filled in where the sentence shows them."""
    heads = _by_head(mentions)
    return [_tie_one(mention, mentions, heads, context) for mention in mentions]


def _by_head(mentions: Sequence[Mention]) -> dict[int, Mention]:
    heads: dict[int, Mention] = {}
    for mention in mentions:
        held = heads.get(mention.head.start)
        if held is None or len(mention.span) > len(held.span):
            heads[mention.head.start] = mention
    return heads


def _tie_one(mention: Mention, mentions: Sequence[Mention], heads: dict[int, Mention], context: Context) -> Mention:
    span = context.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    if span is None:
        return mention
    head = span[0]
    if mention.kind is MentionKind.PRONOUN:
        return replace(mention, same_as=_relative(head, heads))
    acts_for = mention.acts_for or _acts_for(mention, head, mentions, heads, context)
    same_as = mention.same_as or (_same(mention, head, heads, context) if mention.kind is MentionKind.NOMINAL else None)
    return replace(mention, acts_for=acts_for, same_as=same_as)


def _acts_for(
    mention: Mention, head: Token, mentions: Sequence[Mention], heads: dict[int, Mention], context: Context
) -> str | None:
    """Nearest state or body inside the mention, in its title, or in its of-phrase; a body is preferred to its state."""
    if mention.label in {EntityType.STATE, EntityType.PLACE} or (
        mention.label is None and head.lemma_.lower() not in context.lexicon.actors.documents
    ):
        return None
    start, end = mention.span.start, mention.span.end
    if mention.titles:
        start = min(start, text_of(context.doc).rfind(mention.titles[0][:12], max(0, start - 120), start) % (10**9))
    inner = [
        m
        for m in mentions
        if m.label in _EMPLOYERS
        and m.kind is MentionKind.NAMED
        and m.id != mention.id
        and start <= m.span.start
        and m.span.end <= end
        and m.span != mention.span
    ]
    if not inner:
        inner = _around(head, heads, context)
    best = sorted(inner, key=lambda m: (m.label is EntityType.STATE, -m.span.start))
    return best[0].id if best and best[0].id != mention.id else None


def _around(head: Token, heads: dict[int, Mention], context: Context) -> list[Mention]:
    found = []
    for child in head.children:
        if child.dep_ in _OWN:
            found.append(heads.get(child.idx))
        elif child.dep_ == "prep" and child.lower_ in context.lexicon.reference.of_employer and child.i > head.i:
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
    if head.dep_ == "appos":
        near.append(head.head)
    near += [c for c in head.children if c.dep_ == "appos"]
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
