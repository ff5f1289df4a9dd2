"""The wording of every claim: its content words, the names in it, who voices it, and its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import AttributionMode, CharSpan, EntityType, LocalClaim, Polarity, ResolvedDocument
from kg.resolve.corpus_claim_match import Piece, Wording
from kg.resolve.corpus_data import word_rules
from kg.resolve.corpus_names import fold
from kg.resolve.corpus_wording import entity_words

__all__ = ["wordings_of"]

Key = tuple[str, str]
_QUOTED = re.compile(r"[“\"‘']([^“”\"]{6,}?)[”\"’'](?!\w)")
_DENIALS = ("deny", "reject")
_SUBJECTLESS = re.compile(r"\s*(?:\w+ly\s+)?\w+ing\b")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"]?\s+|\n+")


def wordings_of(
    documents: Sequence[ResolvedDocument], home: Mapping[Key, str], acts_for: Mapping[str, tuple[str, ...]],
    copied: Mapping[str, str],
) -> dict[Key, Wording]:
    """Wordings by article and claim. `home` maps locals to canonical ids, `acts_for` canonical ids to whom
    they act for; `copied` gives the origin of articles that have copies.
    """
    found = {}
    for resolved in sorted(documents, key=lambda d: d.document.article.id):
        for claim in resolved.claims:
            article = resolved.document.article.id
            wording = _wording(resolved, claim, home, acts_for)
            found[(article, claim.id)] = replace(wording, origin=copied.get(article, ""))
    return found


def _wording(
    resolved: ResolvedDocument, claim: LocalClaim, home: Mapping[Key, str], acts_for: Mapping[str, tuple[str, ...]]
) -> Wording:
    article = resolved.document.article
    text = " … ".join(span.of(article.text) for span in claim.content)
    speakers = {home.get((article.id, s), s) for s in claim.speakers}
    behind = {a for s in speakers for a in acts_for.get(s, ())}
    voices = speakers | behind | {a for body in behind for a in acts_for.get(body, ())}
    named = _named(resolved, claim, home, acts_for)
    whole, pieces = Piece.of(text), tuple(_pieces(claim, article.text))
    denies = claim.polarity is Polarity.DENIED and claim.speech_act in _DENIALS
    return Wording(
        whole, named, frozenset(named), frozenset(speakers), frozenset(voices),
        all(speaker.startswith("unnamed-actor/") for speaker in speakers),
        claim.mode is not AttributionMode.INDIRECT, claim.polarity, article.published,
        pieces, claim.content, refutes=denies and claim.mode is not AttributionMode.DIRECT and not whole.negated,
        longest=max((len(piece.words) for piece in pieces), default=0), called=_called(resolved, claim))


def _called(resolved: ResolvedDocument, claim: LocalClaim) -> tuple[frozenset[str], ...]:
    people = {e.id: e.name for e in resolved.entities if e.type is EntityType.PERSON and e.id in claim.speakers}
    return tuple(frozenset(fold(people[s]).split()) for s in claim.speakers if s in people)


def _named(
    resolved: ResolvedDocument, claim: LocalClaim, home: Mapping[Key, str], acts_for: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Words and what names denote. "We" is whom the speaker acts for; a statement without subject gets the one meant:
    who denies ("denied shelling the ferry"), or who is accused ("accused Chad of shelling the ferry").
    """
    article = resolved.document.article.id
    speaker = home.get((article, claim.speakers[0]), "") if len(claim.speakers) == 1 else ""
    ours = acts_for.get(speaker, ())
    words = entity_words(resolved, claim.content, home, ours[0] if len(ours) == 1 else speaker or None)
    if words and _SUBJECTLESS.match(claim.content[0].of(resolved.document.article.text)):
        accused = (*claim.stance_toward, *claim.addressees, *claim.about) if claim.speech_act == "accuse" else ()
        meant = home.get((article, accused[0])) if accused else speaker if claim.polarity is Polarity.DENIED else None
        return (meant, *words) if meant else words
    return words


def _pieces(claim: LocalClaim, text: str) -> Iterator[Piece]:
    """Sentences of a direct quotation, the quoted words of a mixed one, reported speech as a whole."""
    for span in claim.content:
        for words in _parts(span, claim.mode, text):
            yield Piece.of(words)
            clauses = word_rules().clause_end.split(words)
            yield from (Piece.of(clause, clause=True) for clause in clauses if len(clauses) > 1)


def _parts(span: CharSpan, mode: AttributionMode, text: str) -> list[str]:
    if mode is AttributionMode.INDIRECT:
        return [span.of(text)]
    if mode is AttributionMode.DIRECT:
        return [part.strip() for part in _SENTENCE_END.split(span.of(text)) if part.strip()]
    return [match.group(1) for match in _QUOTED.finditer(span.of(text))]
