"""What only headlines do: "…, says A" without its subject, "Port shut - ministry", "Brekke on the truce: '…'"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claims.actors import is_actor
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.quoted import utterance
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import phrase_start, speaker_of, subject
from kg.gazetteer import load_publishers
from kg.model import CharSpan, EntityType, MentionKind, ParagraphKind
from kg.parse import Span, Token

__all__ = ["headline_drafts"]

_SAY = Cue("", "assert", frozenset())
_TAIL = re.compile(r"(?:\s[-–—]\s*|:\s+)([^-–—:,.!?\"“”'‘’\n]{2,40})\s*\Z")
_TOPIC = re.compile(r"\s*([^:\n]{2,40}?)\s+on\s+[^:\n]{2,60}:\s+(?=[\"“'‘])", re.IGNORECASE)
_SUBJECTS = {EntityType.STATE, EntityType.PLACE}


def headline_drafts(scene: Scene) -> Iterator[Draft]:
    """Drafts of the headlines' own constructions, in text order."""
    for paragraph in scene.annotated.document.paragraphs:
        if paragraph.kind is not ParagraphKind.HEADLINE:
            continue
        line = scene.doc.inside(paragraph.span.start, paragraph.span.end)
        if line is not None:
            yield from filter(None, (
                _second(scene, line), _tail(scene, paragraph.span), _topic(scene, paragraph.span), _told(scene, line)))


def _second(scene: Scene, line: Span) -> Draft | None:
    """The cue behind a comma whose subject is the headline's: "Brekke meets Lund, promises to pay"."""
    for cue_word in line:
        if cue_word.i < line.start + 2 or scene.doc[cue_word.i - 1].text != "," or scene.quoted(cue_word):
            continue
        if cue_word.tag_ not in {"VBZ", "NNS", "VBP"}:
            continue
        cues = [c for c in scene.lexicon.verbs.get(cue_word.lemma_, ()) if c.kind == "speech" and not c.particle]
        told = line.end - cue_word.i > 2 and (cue_word.pos_ != "VERB" or speaker_of(cue_word) is None)
        cue = _fitting(scene, cue_word, line, cues) if cues and told else None
        source = _topmost(scene, line) if cue is not None else None
        content = scene.spans(range(cue_word.i + 1, line.end))
        if cue is not None and source is not None and content:
            return Draft(cue, cue_word, source, content, "headline/second", 0.7,
                         CharSpan(cue_word.idx, cue_word.idx + len(cue_word)))
    return None


def _fitting(scene: Scene, word: Token, line: Span, cues: list[Cue]) -> Cue | None:
    """The sense that has the frame which the words behind the cue show: an infinitive, or a clause or quotation."""
    behind = scene.doc[word.i + 1 : line.end]
    if behind[0].tag_ == "TO":
        return next((c for c in cues if "to" in c.frames), None)
    told = any(t.tag_ in {"VBZ", "VBD", "VBP", "VBN", "MD"} or scene.quoted(t) for t in behind)
    return next((c for c in cues if "that" in c.frames), None) if told else None


def _topmost(scene: Scene, line: Span) -> Token | None:
    """Head of the name that opens the headline."""
    first = next((t for t in line if t.is_alpha), None)
    mention = scene.index.covering(first) if first is not None else None
    if mention is None or mention.kind is not MentionKind.NAMED:
        return None
    head = next((t for t in line if scene.index.at(t) is mention), None)
    return head if head is not None and is_actor(scene, head) and phrase_start(head) <= line.start + 1 else None


def _tail(scene: Scene, span: CharSpan) -> Draft | None:
    """The source behind a headline's dash or colon: "Port shut after blast - ministry"."""
    match = _TAIL.search(scene.text, span.start, span.end)
    label = scene.doc.inside(match.start(1), match.end(1)) if match is not None else None
    if match is None or label is None or load_publishers().of_name(match[1].strip()) is not None:
        return None
    head, content = label.root, scene.trim(CharSpan(span.start, match.start()))
    words = scene.doc.inside(content.start, content.end) if content is not None else None
    if content is None or words is None or _verbal(label) or not _verbal(words) or any(t.like_num for t in label):
        return None
    named = scene.index.at(head)
    source = head.lemma_.lower() in {*scene.lexicon.documents, *scene.grammar.sources} or (
        named is not None and named.label not in _SUBJECTS and is_actor(scene, head))
    return Draft(_SAY, head, head, (content,), "headline/tail", 0.7) if source else None


def _told(scene: Scene, line: Span) -> Draft | None:
    """The quotation behind a headline's colon, of whom its first clause tells: "Brekke rebukes envoys: 'You lie'"."""
    colon = next((t for t in line if t.text == ":" and not scene.quoted(t)), None)
    first = scene.doc[colon.i + 1] if colon is not None and colon.i + 1 < line.end else None
    number = scene.quote_of[first.i] if first is not None else -1
    verb = next((t for t in line if t.tag_ in {"VBZ", "VBP", "VBD"} and t.pos_ == "VERB"), None)
    if colon is None or number < 0 or verb is None or verb.i > colon.i or not utterance(scene, number):
        return None
    source = subject(verb)
    if source is None or source.i > verb.i or not is_actor(scene, source):
        return None
    return Draft(_SAY, verb, source, (scene.quotes[number].inner,), "headline/colon", 0.7, quotes=(number,))


def _verbal(words: Span) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} for t in words)


def _topic(scene: Scene, span: CharSpan) -> Draft | None:
    """The quotation behind who speaks and about what: "Brekke on the truce: 'We will keep it'"."""
    match = _TOPIC.match(scene.text, span.start, span.end)
    label = scene.doc.inside(match.start(1), match.end(1)) if match is not None else None
    if match is None or label is None or not is_actor(scene, label.root):
        return None
    number = next((n for n, q in enumerate(scene.quotes) if q.outer.start == match.end()), None)
    if number is None:
        return None
    return Draft(_SAY, label.root, label.root, (scene.quotes[number].inner,), "headline/topic", 0.8, quotes=(number,))
