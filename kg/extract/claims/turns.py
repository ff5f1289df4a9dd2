"""Turns of transcripts and interviews: "MR PRICE: …", "Mao Ning: …", "Q: …" and "A: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.statements import own_voice
from kg.extract.claims.transcripts import Transcripts, load_transcripts
from kg.gazetteer import load_publishers
from kg.model import CharSpan, EntityType, Mention, MentionKind, ParagraphKind
from kg.parse import Token

__all__ = ["turn_drafts"]

_SAY = Cue("", "assert", frozenset())
_ASK = Cue("", "ask", frozenset())
_CAPITALS = re.compile(r"[\"“]?\s*((?:[A-Z][A-Z.'’-]*+\s?){1,5}|Q|A|Question|Answer)(?:\s?\([^)]*\))?:\s+(?=\S)")
_FEWEST = 2
_ONWARD = 8
"""Paragraphs that one turn may go on over."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled paragraph.

    source     head of the label, or of the interviewee's name; None if it only parts two turns
    asks       whether it is the question of who asks, not what is asked back
    plain      whether the label is in capitals or "Q", "A"
    """

    paragraph: int
    label: CharSpan
    content: CharSpan
    source: Token | None
    asks: bool
    plain: bool


def turn_drafts(scene: Scene) -> Iterator[Draft]:
    """Turns of a transcript, one claim a paragraph; needs two labelled paragraphs or more, and where the labels are
    written as names are anywhere, a question or somebody who speaks of himself.
    """
    turns = list(_turns(scene))
    spoken = [t for t in turns if t.source is not None]
    if len(spoken) < _FEWEST:
        return
    if not any(t.plain or t.asks or own_voice(scene, t.content) for t in turns):
        return
    ends = [*(t.paragraph for t in turns[1:]), len(scene.annotated.document.paragraphs)]
    for turn, end in zip(turns, ends, strict=True):
        if turn.source is None:
            continue
        for span in (turn.content, *_onward(scene, turn, end, last=turn is turns[-1])):
            anchor = _token_at(scene, turn.label.start)
            content = scene.trim(span)
            if anchor is not None and content is not None:
                yield Draft(_ASK if turn.asks else _SAY, anchor, turn.source, (content,), "layout/turn", 0.9)


def _turns(scene: Scene) -> Iterator[_Turn]:
    """Labelled paragraphs; who answers without a name is the interviewee."""
    words = load_transcripts(scene.annotated.document.article.language)
    interviewee: list[Token | None] = []
    for number, paragraph in enumerate(scene.annotated.document.paragraphs):
        plain = _CAPITALS.match(scene.text, paragraph.span.start, paragraph.span.end)
        match = plain or words.label.match(scene.text, paragraph.span.start, paragraph.span.end)
        if match is None:
            continue
        label, content = CharSpan(*match.span(1)), CharSpan(match.end(), paragraph.span.end)
        interviewee = interviewee or [_interviewee(scene, label.start, words)]
        name = match[1].strip()
        source = _head(scene, label) if plain or _speaks(scene, label, words) else None
        if name.lower() in words.answers:
            source = interviewee[0] or source
        asker = name.lower() in words.asks or load_publishers().of_name(name) is not None
        asks = asker and content.of(scene.text).rstrip(" \n\"”").endswith("?")
        yield _Turn(number, label, content, source, asks, plain is not None)


def _speaks(scene: Scene, label: CharSpan, words: Transcripts) -> bool:
    """Whether a label in small letters is somebody: who asks, an outlet, a person named in it or elsewhere so."""
    name = label.of(scene.text)
    if name.lower() in words.asks or load_publishers().of_name(name) is not None:
        return True
    return any(m.label is EntityType.PERSON and m.kind is MentionKind.NAMED
               and (label.overlaps(m.span) or name in {m.name, m.name.split()[-1]}) for m in scene.index.all())


def _head(scene: Scene, label: CharSpan) -> Token | None:
    """The word of a label that stands for who speaks: of a person's name in it, else its head."""
    named = next((m for m in scene.index.all() if m.kind is MentionKind.NAMED and m.label is EntityType.PERSON
                  and label.contains(m.span)), None)
    span = named.span if named is not None else label
    words = scene.doc.inside(span.start, span.end)
    return words.root if words is not None and len(words) else _token_at(scene, label.start)


def _token_at(scene: Scene, offset: int) -> Token | None:
    span = scene.doc.touched(offset, offset + 1)
    return span[0] if span is not None and len(span) else None


def _onward(scene: Scene, turn: _Turn, end: int, *, last: bool) -> Iterator[CharSpan]:
    """Paragraphs without a label that go on with a turn: up to the next one; after the last while somebody speaks of
    himself. A quotation, or the speaker's own name, shows that somebody else tells.
    """
    paragraphs = scene.annotated.document.paragraphs
    name = turn.label.of(scene.text).split()[-1]
    for number in range(turn.paragraph + 1, min(end, turn.paragraph + 1 + _ONWARD)):
        span = paragraphs[number].span
        text = span.of(scene.text)
        quoted = any(q.paragraph == number and q.outer.start <= span.start + 1 for q in scene.quotes)
        told = paragraphs[number].kind is not ParagraphKind.BODY or quoted or text.lstrip()[:1] in "(["
        if told or re.search(rf"\b{re.escape(name)}\b", text) or (last and not own_voice(scene, span)):
            return
        yield span


def _interviewee(scene: Scene, before: int, words: Transcripts) -> Token | None:
    """Who is interviewed by what stands before the first turn: who is told to be, else the only person named there."""
    people = [m for m in scene.index.all() if m.span.start < before and m.kind is MentionKind.NAMED
              and m.label is EntityType.PERSON]
    told = sorted((-_told(scene, m, words), m.span.start, m.id) for m in people)
    family = {m.name.split()[-1] for m in people}
    if not told or (not told[0][0] and len(family) > 1):
        return None
    span = next(m.span for m in people if m.id == told[0][2])
    found = scene.doc.inside(span.start, span.end)
    return found.root if found is not None and len(found) else None


def _told(scene: Scene, mention: Mention, words: Transcripts) -> int:
    """How surely the words around a name tell that he is interviewed: those behind it before those in front."""
    if words.after.match(scene.text, mention.span.end):
        return 2
    start = scene.text.rfind("\n", 0, mention.span.start) + 1
    return int(words.before.search(scene.text[start : mention.span.start]) is not None)
