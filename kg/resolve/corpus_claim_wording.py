"""The wording of every claim: its content words, the names in it, who voices it, and its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import AttributionMode, CharSpan, LocalClaim, Polarity, ResolvedDocument
from kg.resolve.corpus_claim_match import Piece, Wording
from kg.resolve.corpus_wording import content_words, entity_words

__all__ = ["wordings_of"]

Key = tuple[str, str]
_QUOTED = re.compile(r"[“\"‘']([^“”\"]{12,}?)[”\"’'](?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"]?\s+|\n+")


def wordings_of(
    documents: Sequence[ResolvedDocument], home: Mapping[Key, str], acts_for: Mapping[str, tuple[str, ...]]
) -> dict[Key, Wording]:
    """Wordings by article and claim. `home` maps locals to canonical ids, `acts_for` those to whom they act for."""
    found = {}
    for resolved in sorted(documents, key=lambda d: d.document.article.id):
        for claim in resolved.claims:
            found[(resolved.document.article.id, claim.id)] = _wording(resolved, claim, home, acts_for)
    return found


def _wording(
    resolved: ResolvedDocument, claim: LocalClaim, home: Mapping[Key, str], acts_for: Mapping[str, tuple[str, ...]]
) -> Wording:
    article = resolved.document.article
    text = " … ".join(span.of(article.text) for span in claim.content)
    speakers = {home.get((article.id, s), s) for s in claim.speakers}
    voices = speakers | {a for s in speakers for a in acts_for.get(s, ())}
    named = entity_words(resolved, claim.content, home)
    if claim.polarity is Polarity.DENIED and len(speakers) == 1 and named and "/" not in named[0]:
        named = (min(speakers), *named)  # "denied shelling the ferry": who denies is who would have done it
    return Wording(
        content_words(text), named, frozenset(speakers), frozenset(voices), claim.mode is not AttributionMode.INDIRECT,
        claim.polarity, text, article.published, tuple(_pieces(claim, article.text)), claim.content)


def _pieces(claim: LocalClaim, text: str) -> Iterator[Piece]:
    """Sentences of a direct quotation, the quoted words of a mixed one, nothing of reported speech."""
    for span in claim.content if claim.mode is not AttributionMode.INDIRECT else ():
        for words in _parts(span, claim.mode, text):
            yield Piece(content_words(words), words)


def _parts(span: CharSpan, mode: AttributionMode, text: str) -> list[str]:
    if mode is AttributionMode.DIRECT:
        return [part.strip() for part in _SENTENCE_END.split(span.of(text)) if part.strip()]
    return [match.group(1) for match in _QUOTED.finditer(span.of(text))]
