"""Mentions by token: the one place where extractors look up, and where needed mint, the mention a token heads."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from kg.extract.mentions.name import mention_id
from kg.extract.mentions.nominals import nominal_facts, noun_phrase
from kg.lexicon import clean_name
from kg.model import CharSpan, EntityType, Mention, MentionKind, Sentence
from kg.parse import Doc, Span, Token

__all__ = ["MentionIndex"]


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
        self._by_title: dict[int, Mention] = {}
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
        span = self.doc.touched(mention.span.start, mention.span.end)
        for token in span if span is not None else ():
            self._by_token.setdefault(token.idx, []).append(mention)
        self._add_titles(mention)
        return mention

    def _add_titles(self, mention: Mention) -> None:
        """The words of a title right before a name lead to its bearer, where the parser makes the title the head."""
        for title in mention.titles if mention.kind is MentionKind.NAMED else ():
            start = self.doc.text.rfind(title, max(0, mention.span.start - len(title) - 12), mention.span.start)
            span = self.doc.touched(start, start + len(title)) if start >= 0 else None
            for token in span if span is not None else ():
                self._by_title.setdefault(token.idx, mention)

    def get(self, mention: str) -> Mention:
        """The mention with that id; KeyError when there is none."""
        return self._by_id[mention]

    def at(self, token: Token) -> Mention | None:
        """The mention whose syntactic head is the token, or the person in whose title before the name it is."""
        held = self._by_head.get(token.idx)
        return held if held is not None else self._by_title.get(token.idx)

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
        facts = nominal_facts(token)
        return self.add(
            Mention(
                id=mention_id(chars),
                span=chars,
                head=CharSpan(token.idx, token.idx + len(token)),
                text=phrase.text,
                name=clean_name(phrase.text) or token.text,
                kind=MentionKind.PRONOUN if token.pos_ == "PRON" else MentionKind.NOMINAL,
                sentence=self.sentence_of(token.idx),
                label=label or facts.label,
                gender=facts.gender,
                plural=facts.plural,
                person=facts.person,
                role=token.dep_,
                governor=token.head.lemma_,
                acts_for=self._employer(token),
            )
        )

    def _employer(self, token: Token) -> str | None:
        """The state or body whose adjective or noun modifies the token."""
        held = (self.at(c) for c in token.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"})
        return next(
            (m.id for m in held if m is not None and m.label not in (None, EntityType.PERSON, EntityType.PLACE)), None
        )

    def all(self) -> tuple[Mention, ...]:
        """All mentions by offset, longer first."""
        return tuple(sorted(self._by_id.values(), key=lambda m: (m.span.start, -m.span.end)))
