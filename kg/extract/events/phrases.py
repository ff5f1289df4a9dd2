"""The full wording of a participant: the noun phrase around a mention, without relative clauses and its conjuncts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.annotate import Annotated
from kg.model import CharSpan, Mention
from kg.parse import Token

__all__ = ["full_phrases"]

_CUT = {"relcl", "acl", "conj", "cc", "punct", "advcl", "ccomp", "mark", "parataxis", "dep", "preconj", "advmod"}
_OPEN = {"appos"}


def full_phrases(annotated: Annotated, mentions: Iterable[Mention]) -> Mapping[str, str]:
    """Mention id → words as the article has them ("the deputy chief of Israel's militia"), at least the mention's."""
    heads = {token.idx: token for token in annotated.doc}
    text = annotated.document.article.text
    return {m.id: _phrase(m, heads.get(m.head.start)).of(text) for m in mentions}


def _phrase(mention: Mention, head: Token | None) -> CharSpan:
    if head is None:
        return mention.span
    words = sorted(_within(head), key=lambda t: t.i)
    start, end = mention.span.start, mention.span.end
    last = head.i
    for word in words:
        if word.i <= head.i:
            start = min(start, word.idx)
        elif word.i <= last + 4:  # an apposition follows a comma; what lies further off belongs elsewhere
            end, last = max(end, word.idx + len(word)), word.i
    return CharSpan(start, end)


def _within(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ not in _CUT:
            yield from _within(child)
