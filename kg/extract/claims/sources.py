"""Claims whose source stands in a phrase: "according to X", "X: …" in a headline or transcript."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import subject
from kg.model import CharSpan

__all__ = ["source_drafts"]

_ACCORDING = Cue("according to", "assert", frozenset())


def source_drafts(scene: Scene) -> Iterator[Draft]:
    """"According to X" in any place of its clause."""
    for token in scene.doc:
        if token.lower_ == "according" and token.i + 1 < len(scene.doc) and scene.doc[token.i + 1].lower_ == "to":
            draft = _according(scene, token)
            if draft is not None:
                yield draft


def _according(scene: Scene, token: Token) -> Draft | None:
    to = scene.doc[token.i + 1]
    source = next((c for c in to.children if c.dep_ in {"pobj", "pcomp"}), None) or next(
        (c for c in token.children if c.dep_ in {"pobj", "dobj"}), None)
    source = source if source is not None else _next_noun(scene, to)
    if source is None:
        return None
    head = token.head
    while head.dep_ != "ROOT" and (head.pos_ not in {"VERB", "AUX"} or (head.dep_ == "conj" and subject(head) is None)):
        head = head.head
    phrase = _phrase(token, source)
    relays, source = _relayed(scene, source, phrase)
    clause = range(min(head.left_edge.i, token.left_edge.i), head.right_edge.i + 1)
    tokens = [i for i in clause if i not in phrase]
    if head.dep_ == "relcl" and tokens and scene.doc[tokens[0]].tag_ in {"WDT", "WP"}:
        tokens = tokens[1:]
    content = scene.spans(tokens)
    if not content:
        return None
    cue = CharSpan(token.idx, to.idx + len(to))
    return Draft(_ACCORDING, token, source, content, "source/according", 0.9, cue, relays=relays)


def _phrase(token: Token, source: Token) -> set[int]:
    """Indices of "according to X" with short asides on X; what the parser hung on X behind a comma is the clause."""
    inside = sorted(t.i for t in token.subtree)
    doc, kept = token.doc, []
    for at, i in enumerate(inside):
        if doc[i].text == "," and i > source.i:
            rest = [j for j in inside[at + 1 :] if doc[j].text == ","]
            end = rest[0] if rest else inside[-1] + 1
            closed = end < len(doc) and doc[end].text == ","
            if not closed or end - i > 12 or any(doc[j].pos_ == "AUX" for j in range(i, end)):
                break
        kept.append(i)
    return set(kept)


def _relayed(scene: Scene, source: Token, phrase: set[int]) -> tuple[tuple[Token, ...], Token]:
    """Who passes on and who speaks in "according to X, quoting Y, …"; the words of the inset join the phrase."""
    at = max(phrase) + 1
    comma = at < len(scene.doc) and scene.doc[at].text == ","
    verb = scene.doc[at + 1] if comma and at + 1 < len(scene.doc) else None
    if verb is None or verb.tag_ != "VBG" or verb.lemma_ not in scene.lexicon.relays:
        return (), source
    spoken = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if spoken is None:
        return (), source
    last = spoken.i
    for token in scene.doc[spoken.i + 1 : spoken.i + 12]:
        if token.text == ",":
            break
        last = token.i
    phrase.update(range(at, last + 2))
    return (source,), spoken


def _next_noun(scene: Scene, to: Token) -> Token | None:
    """Last of the nouns right behind "to", where the parser took it for an infinitive."""
    found = None
    for token in scene.doc[to.i + 1 : to.i + 8]:
        if token.is_punct or token.is_space or (found is not None and token.pos_ not in {"NOUN", "PROPN"}):
            break
        found = token if token.pos_ in {"NOUN", "PROPN"} else found
    return found
