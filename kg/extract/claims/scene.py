"""What the finders of claims share about one document: quotes and paragraphs by token, cues; and their drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.annotate import Annotated
from kg.extract.claims.lexicon import Cue, Grammar, Lexicon, load_cues
from kg.extract.claims.quotes import Quote, find_quotes
from kg.extract.claims.syntax import runs
from kg.extract.index import MentionIndex
from kg.model import CharSpan
from kg.parse import Doc, Token

__all__ = ["Draft", "Scene", "make_scene"]

_VERBS = {"VERB", "AUX"}
_NOMINALS = {"NOUN", "ADJ", "VERB"}
_EDGE = " \t\n\r\u00a0\u200e\u200f\u200b,;:.—–-"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as found, before it is described. `quotes` are the numbers of the quotes that are its content.

    anchor   the cue word, or a word of the speaker where there is none
    source   head token of the speaker's noun phrase
    relays   heads of those who pass the claim on
    """

    cue: Cue
    anchor: Token
    source: Token | None
    content: tuple[CharSpan, ...]
    rule: str
    confidence: float = 1.0
    cue_span: CharSpan | None = None
    addressees: tuple[Token, ...] = ()
    quotes: tuple[int, ...] = ()
    relays: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """quote_of: number of the quote a token is in, or -1; paragraph_of likewise. Tokens are made once: it is slow.

    verbs      tokens that may be verb cues: verbs, and names at a sentence's start ("Said X")
    nominals   tokens that may be noun or adjective cues
    """

    annotated: Annotated
    index: MentionIndex
    lexicon: Lexicon
    tokens: list[Token]
    verbs: list[Token]
    nominals: list[Token]
    quotes: tuple[Quote, ...]
    quote_of: list[int]
    paragraph_of: list[int]

    @property
    def doc(self) -> Doc:
        return self.annotated.doc

    @property
    def text(self) -> str:
        return self.annotated.document.article.text

    @property
    def grammar(self) -> Grammar:
        return self.lexicon.grammar

    def quoted(self, token: Token) -> bool:
        return self.quote_of[token.i] >= 0

    def spans(self, tokens: Iterable[int]) -> tuple[CharSpan, ...]:
        """Content spans of a set of tokens: gaps of punctuation closed, edges trimmed, cut quotes completed."""
        doc = self.doc
        closed = set(tokens)
        for (_, a), (b, _) in zip(runs(closed), runs(closed)[1:], strict=False):
            if all(doc[i].is_punct or doc[i].is_space for i in range(a + 1, b)):
                closed.update(range(a + 1, b))
        out: list[CharSpan] = []
        for first, last in runs(closed):
            if doc[first].lower_ == "that" and doc[first].tag_ in {"IN", "WDT"} and last > first:
                first += 1
            while last > first and (doc[last].is_space or doc[last].dep_ == "cc"):  # blanked boilerplate; a stray "and"
                last -= 1
            while _cut_compound(doc, last):
                last += 2
            span = self.trim(CharSpan(doc[first].idx, doc[last].idx + len(doc[last])))
            if span is not None and not (out and out[-1].overlaps(span)):
                out.append(span)
        return tuple(out)

    def trim(self, span: CharSpan) -> CharSpan | None:
        """The span without white space, commas, dashes, full stop or enclosing marks; None if nothing is left."""
        text = self.text
        start, end = span.start, span.end
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        for quote in self.quotes:
            if quote.outer.start < start < quote.outer.end and text[start - 1 : start] in "\"“'‘":
                start = quote.outer.start
            if quote.outer.start >= start and quote.outer.start < end < quote.outer.end:
                end = quote.outer.end
            if (quote.outer.start, quote.outer.end) == (start, end):
                return quote.inner
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        return CharSpan(start, end) if end > start else None


def _cut_compound(doc: Doc, at: int) -> bool:
    """Whether the parser may have cut a compound behind the token: "counter-measures"."""
    return at + 2 < len(doc) and doc[at + 1].text == "-" and not (doc[at].whitespace_ or doc[at + 1].whitespace_)


def make_scene(annotated: Annotated, index: MentionIndex) -> Scene:
    """Quotes and paragraphs of a document laid over its tokens."""
    document, tokens = annotated.document, list(annotated.doc)
    quotes = find_quotes(document)
    starts = [token.idx for token in tokens]
    kinds = [token.pos_ for token in tokens]
    kinded = list(zip(tokens, kinds, strict=True))
    verbs = [t for t, kind in kinded if kind in _VERBS or (kind == "PROPN" and t.is_sent_start)]
    nominals = [t for t, kind in kinded if kind in _NOMINALS]
    return Scene(annotated, index, load_cues(document.article.language), tokens, verbs, nominals, quotes,
                 _overlay(starts, [q.outer for q in quotes]), _overlay(starts, [p.span for p in document.paragraphs]))


def _overlay(starts: list[int], spans: list[CharSpan]) -> list[int]:
    """For each token the number of the span it starts in, or -1. Spans are sorted and disjoint."""
    out, at = [-1] * len(starts), 0
    for i, start in enumerate(starts):
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at == len(spans):
            break
        if spans[at].start <= start:
            out[i] = at
    return out
