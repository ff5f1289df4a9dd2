"""Quotes that go on without a cue: after the cue in its paragraph, over paragraphs, alone in a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.claims.quoted import starts_sentence, utterance
from kg.extract.claims.scene import Draft, Scene

__all__ = ["OWN_PARAGRAPH", "continued"]

_TURN = "layout/turn"
# Rules of quotes in a paragraph of their own: a long statement, in which others are told to have spoken.
OWN_PARAGRAPH = frozenset({"quote/continued"})
_ASIDE = re.compile(r"\s*\([^()\n]{0,20}(?:\([^()\n]{1,20}\))?[^()\n]{0,20}\)")  # "(in Italian)", "((it))"


def continued(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with quotes that go on: after the cue in its paragraph, over paragraphs, alone in a paragraph.

    In one paragraph the claim grows by a content span; in the next one it is a claim of its own.
    """
    owner = {n: d for d in drafts for n in _owned(scene, d)}
    grown = {id(d): d for d in drafts}
    covered = sorted(span for d in drafts if not d.quotes and (d.rule == _TURN or not scene.quoted(d.anchor))
                     for span in d.content)
    for number, quote in enumerate(scene.quotes):
        if number in owner or any(span.overlaps(quote.inner) for span in covered):
            continue
        speaks = starts_sentence(scene, number) and utterance(scene, number) and not _is_heading(scene, number)
        last = owner.get(number - 1) if speaks else None
        if last is None or not _follows(scene, number):
            last = _stated_before(scene, drafts, number)
            if last is not None:
                owner[number] = last
                more = replace(last, content=(quote.inner,), quotes=(number,), rule="quote/after", confidence=0.7)
                grown[id(more)] = more
            continue
        after_colon = not last.quotes and scene.text[: quote.outer.start].rstrip().endswith(":")
        if quote.paragraph == scene.quotes[number - 1].paragraph and after_colon:
            more = replace(last, content=(quote.inner,), quotes=(number,), rule="quote/after", confidence=0.8)
            grown[id(more)] = owner[number] = more
        elif quote.paragraph == scene.quotes[number - 1].paragraph or _runs_on(scene, number):
            held = grown[id(last)]
            grown[id(last)] = replace(held, content=(*held.content, quote.inner), quotes=(*held.quotes, number))
            owner[number] = last
        else:
            more = replace(last, content=(quote.inner,), quotes=(number,), rule="quote/continued", confidence=0.9)
            owner[number] = grown[id(more)] = more
    return list(grown.values())


def _is_heading(scene: Scene, number: int) -> bool:
    """Whether a quote alone in its paragraph is a heading: a few words with a capital each."""
    words = [w for w in scene.quotes[number].inner.of(scene.text).split() if len(w) > 3]
    return 1 < len(words) < 8 and all(w[:1].isupper() for w in words) and _fills(scene, number)


def _stated_before(scene: Scene, drafts: list[Draft], number: int) -> Draft | None:
    """The claim without a quote right before a quoted sentence: its speaker goes on in his own words.

    It ends in the same paragraph, or in the one before if the quotation is all of its own.
    """
    quote, paragraphs = scene.quotes[number], scene.annotated.document.paragraphs
    if not starts_sentence(scene, number) or not utterance(scene, number) or _is_heading(scene, number):
        return None
    at = scene.text[: quote.outer.start].rstrip()
    first = quote.paragraph - 1 if quote.paragraph and _fills(scene, number) else quote.paragraph
    for draft in drafts:
        last = draft.content[-1]
        same = any(paragraphs[n].span.contains(last) for n in range(first, quote.paragraph + 1))
        gap = len(_ASIDE.sub("", at[max(last.end, draft.anchor.idx) :]))
        near = 0 <= gap <= (2 if at.endswith(":") else 40) and at.endswith((".", ":"))
        if same and near and draft.rule != _TURN and draft.cue.kind == "speech":
            return draft
    return None


def _follows(scene: Scene, number: int) -> bool:
    """Whether a quote carries on from the one before: in its paragraph; or in the next, if it was left open or nothing
    else stands there."""
    previous, quote = scene.quotes[number - 1], scene.quotes[number]
    onward = quote.paragraph == previous.paragraph + 1 and (not previous.closed or _fills(scene, number))
    return quote.paragraph == previous.paragraph or onward


def _runs_on(scene: Scene, number: int) -> bool:
    """Whether a quote is the rest of the one before over a break, without a mark that opens it again."""
    return not scene.quotes[number - 1].closed and scene.quotes[number].outer.start == scene.quotes[number].inner.start


def _owned(scene: Scene, draft: Draft) -> list[int]:
    """Numbers of the quotes in a draft's content, if it is not itself told inside a quote."""
    if draft.quotes or scene.quoted(draft.anchor):
        return list(draft.quotes)
    return [n for n, q in enumerate(scene.quotes) if any(span.contains(q.inner) for span in draft.content)]


def _fills(scene: Scene, number: int) -> bool:
    """Whether a quote is all there is in its paragraph."""
    span = scene.annotated.document.paragraphs[scene.quotes[number].paragraph].span
    outer = scene.quotes[number].outer
    rest = _ASIDE.sub("", scene.text[outer.end : span.end]).strip()
    return outer.start - span.start <= 1 and len(rest) <= 1
