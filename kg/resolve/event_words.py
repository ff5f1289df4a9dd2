"""The words by which an article tells an act, made comparable with those of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.figures import figures_in
from kg.model import CharSpan, LocalEvent, MentionKind, ResolvedDocument
from kg.resolve.corpus_data import event_rules, word_rules
from kg.resolve.corpus_wording import content_words, level

__all__ = ["Words", "words_of"]

_FEW, _LARGE = 2, 100_000
"""Counts above the first are compared, and sums from the second on tell as much as two words."""
_NEAR = 80
"""Letters before and after a trigger within which words tell what was done."""


@dataclass(frozen=True, slots=True)
class Words:
    """own: those that tell the act, as written; triggers: the same, and deed: those around it other than names, each
    as the first of those that tell the same in news (`same` in events.yaml); names: the local entities named around it.
    """

    own: frozenset[str]
    triggers: frozenset[str]
    deed: frozenset[str]
    names: frozenset[str]


def words_of(event: LocalEvent, resolved: ResolvedDocument) -> Words:
    """The content words of some letters around the triggers that are no part of a name, who and what is named there,
    and the triggers' own words."""
    text, words, own, beside = resolved.document.article.text, set[str](), set[str](), set[str]()
    for trigger, evidence in zip(event.triggers, event.evidence, strict=True):
        around = _around(event, trigger, resolved.sentences[evidence.sentence].span, text)
        named = [m for m in resolved.mentions if m.sentence == evidence.sentence and m.kind is MentionKind.NAMED]
        names = {word for m in named for word in content_words(m.text)}
        told = content_words(trigger.of(text))
        own.add(" ".join(told))
        words |= {_same().get(w, w) for w in {*content_words(around)} - names - {*told}} | {*_figures(around)}
        beside |= {m.id for m in named if m.span.end > trigger.start - _NEAR and m.span.start < trigger.end + _NEAR}
    one = frozenset(" ".join(_same().get(word, word) for word in trigger.split()) for trigger in own)
    whom = frozenset(entity for d in resolved.denotations if d.mention in beside for entity in d.entities)
    return Words(frozenset(own), one, frozenset(words), whom)


def _around(event: LocalEvent, trigger: CharSpan, sentence: CharSpan, text: str) -> str:
    """What stands near the trigger in its sentence; in its clause for kinds of which the next may tell another one."""
    start, end = max(sentence.start, trigger.start - _NEAR), min(sentence.end, trigger.end + _NEAR)
    if event_rules().group.get(event.type, event.type) in event_rules().promised:
        parts = word_rules().clause_end
        start += max((m.end() for m in parts.finditer(text[start : trigger.start])), default=0)
        end = next((m.start() for m in parts.finditer(text, trigger.end, end)), end)
    return text[start:end]


def _figures(text: str) -> Iterator[str]:
    """Sums and counts, however they are written ("$20m", "twenty million")."""
    for figure in figures_in(text):
        if figure.of == "count" and figure.value > _FEW:
            yield f"{figure.value:.0f}"
            if figure.value >= _LARGE:
                yield f"{figure.value:.0f} in all"


@cache
def _same() -> dict[str, str]:
    return {level(word): level(line[0]) for line in event_rules().same for word in line}
