"""Gold speakers whose name is asked for: from attributions with coreference (GUM's form) and annotated articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.attributions import GoldAttributions, content_words, pronouns, read_attributions, same_speaker
from kg.evaluate.gold import GoldArticle, GoldClaim, GoldEntity, read_gold
from kg.model import CharSpan

__all__ = ["Case", "article_cases", "attribution_cases"]

_APART = 400  # a speaker is named this near to what he says; farther off stands another mention of the same words


@dataclass(frozen=True, slots=True)
class Case:
    """A span that names a source, the names its chain has, and what it says.

    hard: the span itself does not tell who it is; full: only a whole name is an answer, not "Calder" for "Ruth Calder"
    """

    document: str
    span: CharSpan
    content: tuple[CharSpan, ...]
    text: str
    names: tuple[str, ...]
    hard: bool
    full: bool = False

    def is_answered(self, name: str) -> bool:
        """Whether the name is one of those of the gold chain."""
        if self.full:
            return any(content_words(wanted) <= content_words(name) for wanted in self.names)
        return same_speaker(name, self.names)


def attribution_cases(path: Path) -> list[Case]:
    """One case for each attribution with a source; hard as the record says (`needs_resolution`)."""
    return [case for record in read_attributions(path) for case in _of_record(record)]


def _of_record(record: GoldAttributions) -> Iterator[Case]:
    for quote in record.quotes:
        if quote.source and quote.speaker_chain:
            names = (*quote.speaker_chain, *([quote.speaker_wiki.replace("_", " ")] if quote.speaker_wiki else []))
            yield Case(record.doc_id, CharSpan(quote.source[0][0], quote.source[0][1]),
                       tuple(CharSpan(a, b) for a, b in quote.content), quote.source_text, names,
                       quote.needs_resolution)


def article_cases(folder: Path) -> list[Case]:
    """One case for each required claim whose speaker is written in the text.

    Hard: a pronoun, a description without a word of the speaker's names, or a part of a person's name.
    """
    return [case for name, article in sorted(read_gold(folder).items())
            for case in _of_article(article, name, (folder / name).read_text(encoding="utf8"))]


def _of_article(article: GoldArticle, name: str, text: str) -> Iterator[Case]:
    entities = {entity.id: entity for entity in article.entities}
    for claim in article.claims:
        span = _speaker_span(claim, text) if claim.required else None
        if span is not None and claim.speaker:
            entity, start = entities[claim.speaker], text.find(claim.content)
            names = tuple(n for n in (entity.name, *entity.mentions) if any(w[:1].isupper() for w in n.split()))
            hard = _is_hard(span.of(text), entity, names)
            if hard and entity.type == "Person":
                names = tuple(n for n in names if content_words(entity.name) <= content_words(n))
            content = CharSpan(start, start + len(claim.content))
            yield Case(Path(name).stem, span, (content,), span.of(text), names, hard, full=hard)


def _speaker_span(claim: GoldClaim, text: str) -> CharSpan | None:
    """Where the speaker's words stand nearest to the content, outside it."""
    start = text.find(claim.content)
    end = start + len(claim.content)
    wanted = rf"(?<!\w){re.escape(claim.speaker_text or '')}(?!\w)"
    found = [CharSpan(*m.span()) for m in re.finditer(wanted, text)] if claim.speaker_text and start >= 0 else []
    near = {max(start - s.end, s.start - end): s for s in found if s.end <= start or s.start >= end}
    return near[min(near)] if near and min(near) <= _APART else None


def _is_hard(surface: str, entity: GoldEntity, names: Iterable[str]) -> bool:
    words = content_words(surface)
    if words <= pronouns():
        return True
    if entity.type == "Person":
        return not content_words(entity.name) <= words
    return not any(words & content_words(name) for name in names)
