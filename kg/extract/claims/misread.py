"""Cue verbs that the tagger took for nouns: "X said A and claim B is true", "Greek court rules worship is legal"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import is_finite, phrase_start, speaker_of
from kg.model import CharSpan
from kg.parse import Token

__all__ = ["goes_on", "misread_drafts"]


def misread_drafts(scene: Scene) -> Iterator[Draft]:
    """Drafts of nouns that are verbs by the words around them."""
    for token in scene.nominals:
        if token.pos_ != "NOUN" or token.lemma_ not in scene.lexicon.verbs:
            continue
        draft = _second_cue(scene, token) if token.dep_ == "conj" else (
            _plural(scene, token) or _relative(scene, token) or _closing(scene, token))
        if draft is not None:
            yield draft


def _plural(scene: Scene, token: Token) -> Draft | None:
    """A plural between two nouns of which the second has a verb: "Greek court rules worship is legal"."""
    if token.tag_ != "NNS" or token.dep_ != "compound":
        return None
    thing, before = token.head, scene.doc[max(token.i - 1, token.sent.start)]
    told = thing.dep_ in {"nsubj", "nsubjpass"} and thing.i > token.i and is_finite(thing.head)
    cue = _cue(scene, token)
    if cue is None or not told or before.head != token or before.pos_ not in {"NOUN", "PROPN"}:
        return None
    content = scene.spans(range(token.i + 1, thing.head.right_edge.i + 1))
    return _draft(cue, token, before, content) if content else None


def _closing(scene: Scene, token: Token) -> Draft | None:
    """A bare noun behind a plural that ends its sentence, set off by a comma: "…, Norwegian media report." """
    doc = scene.doc
    first = doc[phrase_start(token)]
    ends = token.i + 1 == token.sent.end or doc[token.i + 1].text == "."
    before = doc[token.i - 1] if token.i > token.sent.start else token
    many = before.tag_ in {"NNS", "NNPS"} and before.head == token
    apart = first.i > token.sent.start and doc[first.i - 1].text == "," and first.dep_ not in {"det", "poss"}
    cue = next((c for c in scene.lexicon.verbs[token.lemma_] if "float" in c.frames and not c.particle), None)
    told = any(is_finite(t) for t in doc[token.sent.start : first.i] if t.pos_ in {"VERB", "AUX"})
    if cue is None or token.tag_ != "NN" or not (ends and many and apart and told):
        return None
    content = scene.spans(range(token.sent.start, first.i - 1))
    return _draft(cue, token, before, content) if content else None


def _relative(scene: Scene, token: Token) -> Draft | None:
    """A plural that a relative pronoun was taken for the article of: "the form, which papers claim is long"."""
    pronoun, clause = token.left_edge, token.head
    opens = pronoun.tag_ == "WDT" and pronoun.dep_ == "det" and pronoun.head == token and token.i == pronoun.i + 2
    before, cue = scene.doc[max(token.i - 1, 0)], _cue(scene, token)
    told = token.tag_ == "NNS" and token.dep_ == "nsubj" and clause.dep_ == "relcl" and clause.i == token.i + 1
    told = told and clause.lemma_ not in scene.lexicon.verbs  # "which media reports call a fake"
    if cue is None or not (opens and told) or before.dep_ != "compound" or scene.doc[pronoun.i - 1].text != ",":
        return None
    content = scene.spans(range(token.i + 1, clause.right_edge.i + 1))
    return _draft(cue, token, before, content) if content else None


def _second_cue(scene: Scene, token: Token) -> Draft | None:
    """A bare noun that a clause follows, joined to what another cue reports: "X claimed A and claim B is true"."""
    cue, verb = _cue(scene, token), token.head.head
    if cue is None or not goes_on(scene, token) or verb.lemma_ not in scene.lexicon.verbs:
        return None
    clause = next(c for c in token.rights if c.dep_ == "ccomp")
    source, content = speaker_of(verb), scene.spans(t.i for t in clause.subtree)
    return _draft(cue, token, source, content) if source is not None and content else None


def goes_on(scene: Scene, token: Token) -> bool:
    """Whether a noun joined to a complement's head is the next cue: behind "and", bare, a clause right behind it."""
    joined = token.dep_ == "conj" and token.head.dep_ == "ccomp" and token.pos_ == "NOUN"
    if not joined or token.left_edge != token or scene.doc[token.i - 1].dep_ != "cc":
        return False
    clause = next((c for c in token.rights if c.dep_ == "ccomp"), None)
    opened = clause is not None and clause.left_edge.i == token.i + 1 and is_finite(clause)
    return opened and token.lemma_ in scene.lexicon.verbs


def _cue(scene: Scene, token: Token) -> Cue | None:
    return next((c for c in scene.lexicon.verbs[token.lemma_] if "that" in c.frames and not c.particle), None)


def _draft(cue: Cue, token: Token, source: Token, content: tuple[CharSpan, ...]) -> Draft:
    return Draft(cue, token, source, content, "verb/misread", 0.6, CharSpan(token.idx, token.idx + len(token)))
