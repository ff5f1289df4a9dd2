"""Mentions by token: the one place where extractors look up, and where needed mint, the mention a token heads."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from kg.model import CharSpan, EntityType, Mention, MentionKind, Sentence

__all__ = ["MentionIndex", "clean_name", "mention_id"]

_JUNK = re.compile(r"[\u200e\u200f\u200b\ufeff]")


def clean_name(text: str) -> str:
    """A name as one reads it: single spaces, no zero-width marks, quotes or possessive ending.

    >>> clean_name("U.S.\\u200e  Secretary\\nBlinken’s")
    'U.S. Secretary Blinken'
    """
    text = re.sub(r"\s+", " ", _JUNK.sub(" ", text)).strip(" \"“”'‘’,;:()[]")
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", text).strip()


def mention_id(span: CharSpan) -> str:
    return f"m{span.start}-{span.end}"


class MentionIndex:
    """Mentions of one document while it is being extracted.

    `at` gives the mention that a token heads, `covering` the innermost mention around a token, `ensure` a mention for a
    noun phrase that nobody has minted yet (kind nominal or pronoun).
    """

    def __init__(self, doc: Doc, sentences: tuple[Sentence, ...], mentions: Iterable[Mention]) -> None:
        self.doc = doc
        self.sentences = sentences
        self._starts = [s.span.start for s in sentences]
        self._by_id: dict[str, Mention] = {}
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> Mention:
        """Register a mention; a longer one with the same head token wins the head."""
        if mention.id in self._by_id:
            return self._by_id[mention.id]
        self._by_id[mention.id] = mention
        held = self._by_head.get(mention.head.start)
        if held is None or len(held.span) < len(mention.span):
            self._by_head[mention.head.start] = mention
        span = self.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        for token in span if span is not None else ():
            self._by_token.setdefault(token.idx, []).append(mention)
        return mention

    def get(self, mention: str) -> Mention:
        return self._by_id[mention]

    def at(self, token: Token) -> Mention | None:
        """The mention whose syntactic head is the token."""
        return self._by_head.get(token.idx)

    def covering(self, token: Token) -> Mention | None:
        """The shortest mention that the token is part of."""
        around = self._by_token.get(token.idx, ())
        return min(around, key=lambda m: (len(m.span), m.span)) if around else None

    def within(self, span: CharSpan) -> list[Mention]:
        """Mentions that lie inside the span, in text order."""
        return [m for m in self.all() if span.contains(m.span)]

    def sentence_of(self, offset: int) -> int:
        """Index of the sentence that holds the offset (the last one that starts at or before it)."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)

    def ensure(self, token: Token, label: EntityType | None = None, *, span: Span | None = None) -> Mention:
        """The mention headed by the token; minted as nominal (or pronoun) if there is none."""
        held = self.at(token) or (self.covering(token) if token.ent_type_ else None)
        if held is not None:
            return held
        phrase = span if span is not None else noun_phrase(token)
        chars = CharSpan(phrase.start_char, phrase.end_char)
        kind = MentionKind.PRONOUN if token.pos_ == "PRON" else MentionKind.NOMINAL
        return self.add(Mention(
            id=mention_id(chars), span=chars, head=CharSpan(token.idx, token.idx + len(token)), text=phrase.text,
            name=clean_name(phrase.text), kind=kind, sentence=self.sentence_of(token.idx), label=label,
            plural="Plur" in token.morph.get("Number"), role=token.dep_, governor=token.head.lemma_))

    def all(self) -> tuple[Mention, ...]:
        return tuple(sorted(self._by_id.values(), key=lambda m: (m.span.start, -m.span.end)))


def noun_phrase(token: Token) -> Span:
    """The token with its left modifiers, without determiner, and without what follows it."""
    left = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ in {"det", "punct", "cc", "preconj", "predet"}:
            continue
        if child.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "advmod", "quantmod"}:
            left = min(left, child.left_edge.i)
    while left < token.i and token.doc[left].dep_ in {"det", "punct", "cc"}:
        left += 1
    return token.doc[left : token.i + 1]
