"""What a verb says of itself: by its form, its auxiliaries, its negation and the conjunction before it."""

from __future__ import annotations

from kg.extract.events.cues import RealisCues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.lemmas import lemma
from kg.extract.negators import denies_nothing
from kg.model import Realis
from kg.parse import Token

__all__ = ["denies_object", "has_same_form", "is_agreed", "is_command", "is_conditional", "is_finite", "is_infinitive",
           "is_perfect", "is_promise", "own_realis", "tells_none"]

_QUOTES = {"``", "''"}


def own_realis(verb: Token, cues: RealisCues) -> Realis | None:
    """What the verb's own auxiliaries, negation and conjunction say; None when they say nothing."""
    words = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "advmod", "preconj"}]
    words += [g.lower_ for c in verb.children if c.dep_ == "advmod" for g in c.children]  # "no longer"
    lemmas = [lemma(c) for c in verb.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.i < verb.i)]
    if any(cues.read("marks", w) == "hypothetical" for w in lemmas):
        return Realis.HYPOTHETICAL
    negated = any(c.lower_ in cues.negators and not _additive(c, cues) and not denies_nothing(c)
                  for v in (verb, *(c for c in verb.children if c.dep_ == "advmod")) for c in v.children
                  if v is not verb or c.dep_ in {"aux", "auxpass", "neg", "advmod", "preconj"})
    modal = next((cues.read("modals", w) for w in words if cues.read("modals", w)), None)
    if modal == "would":
        modal = _would(verb, cues)
    if negated and any(word in cues.unsure for word in words):
        return Realis.HYPOTHETICAL  # "may not take place"
    if is_command(verb):
        return Realis.HYPOTHETICAL
    if negated or tells_none(verb, cues):
        return Realis.NEGATED
    if modal is None and verb.tag_ in {"VBN", "VBD"} and "was" in words and "to" in words:
        return Realis.NEGATED
    return Realis(modal) if modal else None


def tells_none(verb: Token, cues: RealisCues) -> bool:
    """Whether nobody does it, or to nothing: "no country recognised it", "imposed no sanctions"."""
    things = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    before = (d for c in things for d in c.children if d.dep_ in {"det", "preconj"})
    none = [*(c for c in things if c.lower_ in cues.nobody),
            *(d for d in before if cues.read("determiners", d.lower_) == "negated")]
    return any(not denies_nothing(word) for word in none)


def denies_object(verb: Token, cues: RealisCues) -> bool:
    """Whether only its object is none, which says nothing of the verb beside: "gave no reason and left"."""
    own = [c for c in verb.children if c.dep_ in {"neg", "aux"} or (c.dep_ in {"nsubj", "nsubjpass"} and (
        c.lower_ in cues.nobody or any(cues.read("determiners", d.lower_) == "negated" for d in c.children)))]
    return tells_none(verb, cues) and not own


def _additive(negator: Token, cues: RealisCues) -> bool:
    """"not only was preceded by" denies nothing."""
    return negator.i + 1 < len(negator.doc) and negator.nbor().lower_ in cues.additive


def is_conditional(verb: Token, cues: RealisCues) -> bool:
    """Whether "would" stands before it."""
    return any(c.dep_ == "aux" and cues.read("modals", c.lower_) == "would" for c in verb.children)


def _would(verb: Token, cues: RealisCues) -> str:
    """"said it would" is a plan told in the past; "would if", "would have" is not."""
    if is_perfect(verb):
        return "hypothetical"
    if any(m.dep_ == "mark" and m.lower_ == "if" for c in verb.children if c.dep_ == "advcl" for m in c.children):
        return "hypothetical"
    above = verb.head
    told = verb.dep_ in {"ccomp", "conj", "acl", "ROOT", "relcl"} and (lemma(above) in cues.reporting or above == verb)
    telling = any(c.dep_ == "ccomp" and lemma(c) in cues.reporting for c in verb.children)
    return "planned" if told or telling else "hypothetical"


def is_finite(verb: Token) -> bool:
    """Whether it heads a clause with a tense or a subject of its own; no infinitive, and not "having shelled"."""
    own = verb.tag_ in {"VBD", "VBZ", "VBP"} or _has_own_words(verb)
    return own and not is_infinitive(verb) and not any(c.dep_ == "aux" and c.tag_ == "VBG" for c in verb.children)


def _has_own_words(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in verb.children)


def has_same_form(verb: Token, head: Token) -> bool:
    """Whether it shares the mood of the verb it is joined to: same form, no subject or auxiliary of its own."""
    return verb.tag_ == head.tag_ and not _has_own_words(verb)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before it."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_command(verb: Token) -> bool:
    """"Release the hostages," he said; "Do not sign": a bare verb at the head of what is said."""
    own = {c.dep_ for c in verb.children if lemma(c) != "do"}
    if verb.tag_ != "VB" or verb.dep_ == "conj" or not own.isdisjoint({"nsubj", "nsubjpass", "expl", "aux", "auxpass"}):
        return False
    first = verb.left_edge
    before = first.nbor(-1) if first.i else first
    quoted = first.tag_ in _QUOTES or before.tag_ in _QUOTES
    opened = quoted or first == before or first.is_sent_start or before.text == ":"
    return opened and (quoted or verb.dep_ == "ROOT" or verb.head.i > verb.i)


def is_perfect(verb: Token) -> bool:
    """Whether "have" stands before it ("to have met", "would have met")."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)


def is_agreed(prep: Token) -> bool:
    """"an accord on withdrawing", "signed a protocol on withdrawing": what they are still to do."""
    words = load_lexicon().classes["agreement"]
    return any(lemma(t) in words for t in (prep.head, *(c for c in prep.head.children if c.dep_ == "dobj")))


def is_promise(verb: Token) -> bool:
    """"a deal to help Chad", "the troops to be sent"."""
    return verb.dep_ in {"acl", "relcl"} and is_infinitive(verb)
