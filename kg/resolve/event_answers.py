"""The time of what an article tells as the answer to something long past: "In 2022, Oslo expelled five. Lima then sent
home two."
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.model import LocalEvent, Realis, Sentence
from kg.resolve.event_order import before, words_in
from kg.resolve.event_tellings import tellings

__all__ = ["time_of_answers"]

_HEAD = 4
"""Words at the head of a sentence among which stands that it tells an answer ("As a response, ...")."""


def time_of_answers(
    events: Iterable[LocalEvent], sentences: Sequence[Sentence], text: str, published: date | None
) -> list[LocalEvent]:
    """Events in order; an answer without a time of its own has that of what the sentence before it, in the same
    paragraph, tells of somebody who takes part in both, if that was long before publication.
    """
    out: list[LocalEvent] = []
    for event in sorted(events, key=lambda e: e.triggers[0]):
        past = [e for e in out if _answered(e, event, sentences, published)] if _answers(event, sentences, text) else []
        out.append(replace(event, earliest=past[-1].earliest, latest=past[-1].latest) if past else event)
    return out


def _answers(event: LocalEvent, sentences: Sequence[Sentence], text: str) -> bool:
    if event.times or event.earliest or event.realis is not Realis.ACTUAL or event.claimed_in:
        return False
    sentence = sentences[event.evidence[0].sentence].span
    head = words_in(text[sentence.start : event.triggers[0].start])[:_HEAD]
    return not tellings().answers.isdisjoint(head) or before(text, event.triggers[0]) in tellings().then


def _answered(
    act: LocalEvent, answer: LocalEvent, sentences: Sequence[Sentence], published: date | None
) -> bool:
    told, here = act.evidence[-1].sentence, answer.evidence[0].sentence
    if published is None or act.latest is None or act.earliest is None or act.realis is not Realis.ACTUAL:
        return False
    beside = here - told == 1 and sentences[told].paragraph == sentences[here].paragraph
    past = act.latest < published - timedelta(days=tellings().background_days)
    return beside and past and bool({p.entity for p in act.participants} & {p.entity for p in answer.participants})
