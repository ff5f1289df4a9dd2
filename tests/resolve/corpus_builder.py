"""Documents made by hand for tests of identity over the corpus: a text, and what was found in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from kg.model import (
    Article,
    AttributionMode,
    CharSpan,
    Denotation,
    Document,
    EntityType,
    Evidence,
    LocalClaim,
    LocalEntity,
    LocalEvent,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Participant,
    Polarity,
    PublishedBasis,
    Realis,
    ResolvedDocument,
    Sentence,
)

_FOUND = Evidence(0, "test", "by-hand")


class Draft:
    """One document in the making. Every method names words that must stand in the text."""

    def __init__(self, text: str, published: date | None = None, basis: PublishedBasis = PublishedBasis.GIVEN) -> None:
        digest = hashlib.sha256(text.encode("utf8")).hexdigest()
        article = Article(digest[:16], f"{digest[:6]}.txt", text, digest, published, basis if published else None)
        whole = CharSpan(0, len(text))
        document = Document(article, (Paragraph(whole, ParagraphKind.BODY),), ())
        self.id, self.text = article.id, text
        first = Sentence(0, CharSpan(0, len(text.split("\n")[0])), 0)
        self._made = ResolvedDocument(document, (first,), (), (), (), (), (), (), ())

    def span(self, words: str) -> CharSpan:
        start = self.text.index(words)
        return CharSpan(start, start + len(words))

    def entity(self, name: str, kind: EntityType = EntityType.PERSON, **more: object) -> str:
        """A local entity with one mention; returns its id. `words` is how the text names it, if not by its name."""
        span = self.span(str(more.pop("words", name)))
        gazetteer = more.get("gazetteer")
        mention = Mention(f"m{span.start}-{span.end}", span, span, span.of(self.text), name, MentionKind.NAMED, 0, kind)
        local = LocalEntity(f"x{span.start}", kind, name, **more)  # type: ignore[arg-type]
        assert gazetteer is None or "/" in str(gazetteer)
        self._made = replace(
            self._made, mentions=(*self._made.mentions, mention), entities=(*self._made.entities, local),
            denotations=(*self._made.denotations, Denotation(mention.id, (local.id,), "by-hand")))
        return local.id

    def event(self, kind: str, trigger: str, actors: tuple[str, ...], **more: object) -> str:
        span = self.span(trigger)
        role, target = str(more.pop("role", "participant")), more.pop("target", None)
        told = [*((role, actor) for actor in actors), *((("target", str(target)),) if target else ())]
        parts = tuple(Participant(part, actor, f"m{actor[1:]}-0") for part, actor in told)
        event = LocalEvent(f"e{span.start}-{kind}", kind, (span,), (_FOUND,), parts,
                           more.pop("realis", Realis.ACTUAL), **more)  # type: ignore[arg-type]
        self._made = replace(self._made, events=(*self._made.events, event))
        return event.id

    def claim(self, speaker: str, *content: str, mode: AttributionMode = AttributionMode.DIRECT,
              polarity: Polarity = Polarity.AFFIRMED) -> str:
        spans = tuple(self.span(words) for words in content)
        claim = LocalClaim(f"c{spans[0].start}-{spans[-1].end}", (speaker,), spans, mode, _FOUND, polarity=polarity)
        self._made = replace(self._made, claims=(*self._made.claims, claim))
        return claim.id

    def done(self) -> ResolvedDocument:
        return self._made
