"""Claims whose source stands in a phrase: "according to X", "X: …" in a headline or transcript."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
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
    while head.pos_ not in {"VERB", "AUX"} and head.dep_ != "ROOT":
        head = head.head
    phrase = {t.i for t in token.subtree}
    tokens = {t.i for t in head.subtree if t.i not in phrase}
    content = scene.spans(tokens)
    if not content:
        return None
    return Draft(_ACCORDING, token, source, content, "source/according", 0.9, CharSpan(token.idx, to.idx + len(to)))


def _next_noun(scene: Scene, to: Token) -> Token | None:
    """Last of the nouns right behind "to", where the parser took it for an infinitive."""
    found = None
    for token in scene.doc[to.i + 1 : to.i + 8]:
        if token.is_punct or token.is_space or found is not None and token.pos_ not in {"NOUN", "PROPN"}:
            break
        found = token if token.pos_ in {"NOUN", "PROPN"} else found
    return found
