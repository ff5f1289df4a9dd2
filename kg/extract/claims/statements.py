"""Claims marked by layout: block statements after a colon, names after a dash, headlines with a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claims.actors import is_actor
from kg.extract.claims.announced import announced
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.quotes import Quote
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import source_span, speaker_of, subject
from kg.extract.claims.transcripts import load_transcripts
from kg.extract.claims.verbs import blocked, cue_span, cues_of
from kg.model import CharSpan, EntityType, Paragraph, ParagraphKind
from kg.parse import Span, Token

__all__ = ["block_drafts", "dash_drafts", "headline_colon_drafts", "own_voice", "tail_drafts"]

_SAY = Cue("", "assert", frozenset())
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*(?=[A-Z])")
_TAIL = re.compile(r"[.!?][\"”]?\s+([A-Z][\w.’'-]+\s[A-Z](?:[^.!?;:\n]|(?<=\b[A-Z])\.){2,70})\s*\Z")
_CREDIT = 6  # words
_ENDS = {".", "!", "?", ":", ";"}
_COLON = re.compile(r"([A-Z][\w.’'&-]*(?:\s+[\w.’'&-]+){0,4}):\s+(?=\S)")


def block_drafts(scene: Scene, taken: frozenset[int]) -> Iterator[Draft]:
    """A statement without marks after "X said:", one claim a paragraph, up to where the narrator names X again."""
    for number, paragraph in enumerate(scene.annotated.document.paragraphs):
        colon = _colon_cue(scene, paragraph, taken)
        if colon is None:
            continue
        verb, cue, source, after = colon
        spans = list(_block(scene, number, source, after))
        voiced = [n for n, span in enumerate(spans) if own_voice(scene, span)]
        for span in spans[: (voiced[-1] if voiced else 0) + 1]:
            yield Draft(cue, verb, source, (span,), "layout/block", 0.8, cue_span(verb))


def _colon_cue(scene: Scene, paragraph: Paragraph, taken: frozenset[int]) -> tuple[Token, Cue, Token, int] | None:
    """Cue verb, sense, speaker and offset behind the first colon of the paragraph that announces a statement."""
    span = scene.doc.inside(paragraph.span.start, paragraph.span.end)
    if span is None:
        return None
    deictics = scene.grammar.deictics
    for token in span:
        if token.text != ":" or scene.quoted(token):
            continue
        found = announced(scene, token)
        if found is not None:
            return None if found[0].i in taken else (*found, token.idx + 1)
        for verb in reversed(scene.doc[max(span.start, token.i - 12) : token.i]):
            cue = next((c for c in cues_of(scene, verb) if "quote" in c.frames), None)
            heading = verb.text[:1].isupper() and not verb.is_sent_start  # "The Gap Goes On: …"
            if cue is None or verb.i in taken or heading or blocked(scene, verb):
                continue
            if not _announces(verb, token, deictics):
                continue
            source = speaker_of(verb)
            if _said_again(scene, token):
                return None
            return (verb, cue, source, token.idx + 1) if source is not None and _person(scene, source) else None
        return None
    return None


def _said_again(scene: Scene, colon: Token) -> bool:
    """Whether what follows a colon has a cue of its own: "He defended the ban: a town, he said, needs its sleep"."""
    behind = scene.doc[colon.i + 1 : colon.sent.end]
    return any(t.pos_ == "PRON" and t.dep_ == "nsubj" and t.head.i == t.i + 1 and not scene.quoted(t)
               and scene.doc[t.i - 1].text == "," and _tells(scene, t.head) for t in behind)


def _person(scene: Scene, source: Token) -> bool:
    return is_actor(scene, source) or source.lower_.endswith(scene.grammar.agents)


def _announces(verb: Token, colon: Token, deictics: frozenset[str]) -> bool:
    """Whether a cue verb leads up to the colon: finite, nothing but adjuncts and hearers between."""
    between = verb.doc[verb.i + 1 : colon.i]
    return verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not any(
        t.pos_ in {"VERB", "AUX"} or (t.lower_ in deictics and t.dep_ != "det") for t in between)


def _block(scene: Scene, number: int, source: Token, after: int) -> Iterator[CharSpan]:
    paragraphs = scene.annotated.document.paragraphs
    name = source_span(source).of(scene.text).split()[-1]
    rest = CharSpan(after, paragraphs[number].span.end)
    if rest.of(scene.text).strip():
        if any(q.paragraph == number and after <= q.outer.start <= after + 2 for q in scene.quotes):
            return
        yield from filter(None, [_whole(scene, rest)])
        if "." in scene.text[paragraphs[number].span.start : after]:
            return
    for at in range(number + 1, len(paragraphs)):
        text = paragraphs[at].span.of(scene.text)
        marked = any(q.paragraph == at and q.outer.start <= paragraphs[at].span.start + 1 for q in scene.quotes)
        if paragraphs[at].kind is not ParagraphKind.BODY or marked or not _prose(text):
            return
        end = _narrated_from(scene, paragraphs[at].span, name)
        yield from filter(None, [_whole(scene, CharSpan(paragraphs[at].span.start, end))])
        if end < paragraphs[at].span.end:
            return


def _narrated_from(scene: Scene, span: CharSpan, name: str) -> int:
    """Offset of the sentence in which the narrator takes over: he names the speaker, or tells what "they also said"."""
    words = scene.doc.inside(span.start, span.end)
    for sent in words.sents if words is not None else ():
        teller = subject(sent.root)
        third = teller is not None and teller.lower_ in scene.grammar.personal - scene.grammar.first
        if name in sent.text or (third and not scene.quoted(sent.root) and _tells(scene, sent.root)):
            return int(sent.start_char)
    return span.end


def _tells(scene: Scene, verb: Token) -> bool:
    return any(c.kind == "speech" for c in cues_of(scene, verb))


def own_voice(scene: Scene, span: CharSpan) -> bool:
    """Whether somebody speaks of himself outside quotation marks: where nobody does, the narrator has taken over."""
    words = scene.doc.inside(span.start, span.end)
    own = scene.grammar.first | scene.grammar.first_possessive
    said = (t for t in words or () if t.lower_ in own and not scene.quoted(t))
    return any(len(t) == 1 or not t.text.isupper() for t in said)  # "US" is no "us"


def _prose(text: str) -> bool:
    return text.rstrip()[-1:] in ".!?”\"" or len(text.split()) > 8


def _whole(scene: Scene, span: CharSpan) -> CharSpan | None:
    """The span without white space at its ends, full stop kept: it is quoted word for word."""
    text = span.of(scene.text)
    start = span.start + len(text) - len(text.lstrip())
    return CharSpan(start, start + len(text.strip())) if text.strip() else None


def dash_drafts(scene: Scene, taken: frozenset[int]) -> Iterator[Draft]:
    """A quote with a name behind a dash, to the end of its paragraph; one with its author and, perhaps, its title."""
    for number, quote in enumerate(scene.quotes):
        if number in taken:
            continue
        head = _dashed(scene, quote) or _credited(scene, quote)
        if head is not None:
            yield Draft(_SAY, head, head, (quote.inner,), "layout/dash", 0.9, quotes=(number,))


def _dashed(scene: Scene, quote: Quote) -> Token | None:
    end = scene.annotated.document.paragraphs[quote.paragraph].span.end
    tail = _DASH.match(scene.text, quote.outer.end, end)
    label = scene.doc.inside(tail.end(), end) if tail and end - tail.end() <= 60 else None
    return label.root if label is not None and not any(t.pos_ in {"VERB", "AUX"} for t in label) else None


def _credited(scene: Scene, quote: Quote) -> Token | None:
    """Head of somebody's name behind a quote that opens its paragraph: " "…." A schoolteacher, "On the strike" "."""
    span = scene.annotated.document.paragraphs[quote.paragraph].span
    tail = scene.doc.inside(quote.outer.end, span.end)
    if tail is None or quote.outer.start > span.start or scene.text[quote.inner.end - 1] not in ".!?":
        return None
    words = [t for t in tail if not t.is_space]
    label = [t for t in words if t.text != "," and not scene.quoted(t)]
    if not label or len(label) > _CREDIT or any(t.pos_ in {"VERB", "AUX"} or t.text in _ENDS for t in label):
        return None
    first = scene.doc[label[0].i : next((t.i for t in words if t.text == ","), words[-1].i + 1)]
    return first.root if first and _person(scene, first.root) else None


def tail_drafts(scene: Scene) -> Iterator[Draft]:
    """A pull quote: a paragraph with a bare name behind it, that speaks in the first person or repeats words quoted."""
    for paragraph in scene.annotated.document.paragraphs:
        tail = _TAIL.search(scene.text, paragraph.span.start, paragraph.span.end)
        label = scene.doc.inside(tail.start(1), tail.end(1)) if tail is not None else None
        if tail is None or label is None or any(t.pos_ in {"VERB", "AUX"} for t in label):
            continue
        named = scene.index.covering(label[0])
        span = _whole(scene, CharSpan(paragraph.span.start, tail.start(1)))
        if named is None or named.label is not EntityType.PERSON or span is None or scene.quoted(label[0]):
            continue
        repeated = scene.text.count(span.of(scene.text).rstrip(".!?")) > 1
        if repeated or own_voice(scene, span):
            head = next((t for t in label if scene.index.at(t) is named), label[0])
            yield Draft(_SAY, head, head, (span,), "layout/tail", 0.8)


def headline_colon_drafts(scene: Scene) -> Iterator[Draft]:
    """ "X: what X says" in a headline, if X is a short name."""
    for paragraph in scene.annotated.document.paragraphs[:3]:
        match = _COLON.match(scene.text, paragraph.span.start, paragraph.span.end)
        if match is None or scene.text[paragraph.span.start : paragraph.span.end].count(".") > 1:
            continue
        if match[1].lower() in load_transcripts(scene.annotated.document.article.language).genres:
            continue
        label = scene.doc.inside(match.start(1), match.end(1))
        content = scene.trim(CharSpan(match.end(), paragraph.span.end))
        if label is None or content is None or len(content.of(scene.text).split()) < 3:
            continue
        if _names_source(scene, label, match.end()):
            yield Draft(_SAY, label.root, label.root, (content,), "layout/headline", 0.7)


def _names_source(scene: Scene, label: Span, after: int) -> bool:
    """Whether what stands before a headline's colon is somebody: a document, or a name that the text uses again."""
    last = label[-1]
    if last.lower_ in scene.lexicon.documents:
        return True
    if last.lemma_.lower() in scene.grammar.affairs:  # "Ukraine War: …" names the subject
        return False
    mention = scene.index.covering(last)
    if mention is None and label[0].dep_ == "det":  # "The Latest: …"
        return False
    if mention is not None and mention.label in {EntityType.STATE, EntityType.PLACE}:  # "China: …" names the subject
        return False
    if any(t.pos_ == "VERB" and t.tag_ not in {"VB", "VBP"} for t in label):
        return False
    return last.text[:1].isupper() and re.search(rf"\b{re.escape(last.text)}\b", scene.text[after:]) is not None
