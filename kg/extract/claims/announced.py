"""Statements that a noun announces before a colon: "Abara issued the following statement: …", "had this reply: …"."""

from __future__ import annotations

from kg.extract.claims.actors import is_actor
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import speaker_of
from kg.extract.claims.verbs import blocked
from kg.model import CharSpan
from kg.parse import Token

__all__ = ["announced", "announced_quote"]


def announced(scene: Scene, colon: Token) -> tuple[Token, Cue, Token] | None:
    """Noun, sense and speaker where somebody puts forward the words behind a colon."""
    noun = next((t for t in reversed(scene.doc[max(0, colon.i - 8) : colon.i]) if t.pos_ == "NOUN"), None)
    cue = scene.lexicon.nouns.get(noun.lemma_) if noun is not None else None
    if noun is None or cue is None or cue.kind != "speech" or noun.dep_ not in {"dobj", "attr"}:
        return None
    verb = noun.head
    between = scene.doc[noun.i + 1 : colon.i]
    if verb.lemma_ not in scene.grammar.issuers or blocked(scene, verb) or any(t.pos_ == "VERB" for t in between):
        return None
    source = speaker_of(verb)
    return (noun, cue, source) if source is not None and is_actor(scene, source) else None


def announced_quote(scene: Scene, number: int) -> Draft | None:
    """Draft of a quote behind the colon of such an announcement."""
    quote = scene.quotes[number]
    head = scene.text[: quote.outer.start].rstrip()
    colon = scene.doc.inside(len(head) - 1, len(head)) if head.endswith(":") else None
    found = announced(scene, colon[0]) if colon is not None else None
    if found is None or quote.paragraph - scene.paragraph_of[found[0].i] > 1:
        return None
    noun, cue, source = found
    return Draft(cue, noun, source, (quote.inner,), "quote/noun", 0.9, CharSpan(noun.idx, noun.idx + len(noun)),
                 (), (number,))
