"""How a claim is meant: mode, polarity, certainty, read off the words of its content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claims.quotes import Quote
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.verbs import holds_not
from kg.extract.claims.wording import Hedges, load_hedges
from kg.extract.negators import denies_nothing
from kg.model import AttributionMode, Certainty, Polarity
from kg.parse import Span, Token

__all__ = ["certainty_of", "mode_of", "polarity_of"]

_MARKS = re.compile(r"[\"“”]|''|``|[‘'](?=\w)")


def mode_of(scene: Scene, draft: Draft) -> AttributionMode:
    """Direct if all of the content stands in quotation marks or in a statement's own block, mixed if part of it does.

    For a claim told inside a quotation only the marks inside that quotation count; names in quotation marks never do.
    """
    if draft.rule in {"layout/block", "layout/turn"}:
        return AttributionMode.DIRECT
    text = scene.text
    if scene.quoted(draft.anchor):
        marked = [_MARKS.search(span.of(text)) for span in draft.content]
        return AttributionMode.MIXED if any(marked) else AttributionMode.INDIRECT
    if all(any(q.outer.contains(span) for q in scene.quotes) for span in draft.content):
        return AttributionMode.DIRECT
    inside = [q for span in draft.content for q in scene.quotes if span.overlaps(q.inner)]
    return AttributionMode.MIXED if any(not _is_name(scene, q) for q in inside) else AttributionMode.INDIRECT


def _is_name(scene: Scene, quote: Quote) -> bool:
    """Whether quotation marks only hold a name or title: a naming word before, or capitals throughout."""
    if scene.text[: quote.outer.start].rstrip().lower().endswith(scene.grammar.naming):
        return True
    words = [w for w in re.findall(r"[^\W\d_]+", quote.inner.of(scene.text)) if len(w) > 3]
    return len(words) > 1 and all(w[0].isupper() for w in words) and scene.text[quote.inner.end - 1] not in ".!?"


def polarity_of(scene: Scene, draft: Draft) -> Polarity:
    """Denied if the cue is a denial or the one sentence said is negated; questioned if a question is asked.

    Of a quotation the first sentence tells, so that it means the same told alone or with what followed.
    """
    own_words = draft.quotes or draft.rule == "layout/block"  # "denied it: 'The bridge is sound.'" says that it is
    if (draft.cue.denies and not own_words) or holds_not(scene, draft.anchor):
        return Polarity.DENIED
    sentences = _sentences(scene, draft)
    texts = [s.text.rstrip(" \n\"”'’") for s in sentences]
    asked = draft.cue.act == "ask" and draft.rule in {"verb/that", "verb/wh", "layout/turn"}
    if asked or (texts and all(t.endswith("?") for t in texts)):
        return Polarity.QUESTIONED
    if sentences and (len(sentences) == 1 or draft.quotes) and _negated(scene, sentences[0].root):
        return Polarity.DENIED
    return Polarity.AFFIRMED


def _sentences(scene: Scene, draft: Draft) -> list[Span]:
    """The content's parts, each within one sentence."""
    out: list[Span] = []
    for span in draft.content:
        words = scene.doc.touched(span.start, span.end)
        first = words.start if words is not None else 0
        while words is not None and first < words.end:
            last = min(scene.doc[first].sent.end, words.end)
            part = scene.doc[first:last]
            if sum(t.is_alpha for t in part) > 1:
                out.append(part)
            first = last
    return out


def _negated(scene: Scene, root: Token) -> bool:
    """Whether a clause is negated at its head: "not", "never", "no one", "there is no…", "not to…".

    "No choice but to leave" and the like deny nothing.
    """
    return any(not denies_nothing(word) for word in _negators_of(scene, root))


def _negators_of(scene: Scene, root: Token) -> Iterator[Token]:
    negators = scene.lexicon.negators
    for child in root.children:
        if child.dep_ == "neg" or (child.lower_ in negators and child.dep_ != "prep"):  # "entered without a license"
            yield child
        elif child.dep_ in {"nsubj", "nsubjpass", "attr", "dobj", "csubj"}:
            yield from (c for c in {child.left_edge, *child.lefts} if c.lower_ in negators)


def certainty_of(scene: Scene, draft: Draft) -> Certainty:
    """Conditional if the head clause hangs on an if-clause, hedged if a word of it or the cue weakens it."""
    hedges = load_hedges(scene.annotated.document.article.language)
    roots = [s.root for s in _sentences(scene, draft)]
    for root in roots:
        for child in root.children:
            inside = any(span.start <= child.idx < span.end for span in draft.content)
            if inside and child.dep_ == "advcl" and any(c.lower_ in hedges.conditions for c in child.lefts):
                return Certainty.CONDITIONAL
    words = [w for root in roots for w in (root, *root.children)]
    weak = draft.cue.word in hedges.cues or any(_weakens(word, hedges) for word in words)
    return Certainty.HEDGED if weak else Certainty.CERTAIN


def _weakens(word: Token, hedges: Hedges) -> bool:
    if word.dep_ == "aux":
        return word.lower_ in hedges.modals
    if word.dep_ in {"acomp", "attr"}:
        return word.lower_ in hedges.adjectives or word.lower_ in hedges.nouns
    return word.lower_ in hedges.adverbs or (word.pos_ == "VERB" and word.lemma_ in hedges.verbs)
