"""Whether an event happened, is planned, only thought of, or did not happen, as its sentence tells."""

from __future__ import annotations

from kg.extract.events.cues import RealisCues, load_cues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.governing import (
    attends,
    barred,
    by_helper,
    carries_thing,
    left_out,
    nearing,
    refuted,
    two_clauses,
)
from kg.extract.events.grammar import load_grammar
from kg.extract.events.headlines import headlined
from kg.extract.events.lemmas import lemma
from kg.extract.events.noun_realis import ahead, chance, modified, unmet
from kg.extract.events.nouns import definite, led
from kg.extract.events.syntax import governor
from kg.extract.events.verb_forms import (
    denies_object,
    has_same_form,
    is_agreed,
    is_conditional,
    is_finite,
    is_infinitive,
    is_perfect,
    is_promise,
    own_realis,
    tells_none,
)
from kg.extract.events.voice import is_passive, particle
from kg.model import Realis
from kg.parse import Token

__all__ = ["read_realis"]

_DEPTH = 8
_WHEN = {"DATE", "TIME"}
# What becomes of an event that a verb of the given realis undoes: "urged her to cancel it", "failed to prevent it".
_UNDONE = {Realis.ACTUAL: Realis.NEGATED, Realis.PLANNED: Realis.HYPOTHETICAL, Realis.HYPOTHETICAL: Realis.HYPOTHETICAL,
           Realis.NEGATED: Realis.ACTUAL}
_ACTED_UPON = {"dobj", "nsubjpass", "pobj"}
_CLAUSES = {"xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "relcl", "parataxis", "dep", "acomp", "attr"}


def read_realis(token: Token, verb: Token | None, *, said: bool = False, done: bool = False) -> Realis:
    """Realis of an event told by `token`, whose participants hang on `verb` (a light verb, or the token itself).

    What is done in saying it (`said`) is done even where it is refused: "rejected the request". So is what one
    suffers (`done`) where it is spoken of as known: "rejected the sanctions".
    """
    cues = load_cues()
    if verb is not None and (verb.i == token.i or token.pos_ in {"ADJ", "ADV"}):  # "is not ready": by the copula
        told = _verb(verb.head if said and _voiced(verb, cues) else verb, cues, 0)
        return Realis.PLANNED if told is Realis.ACTUAL and not said and _expected(token, cues) else told
    if said and _answered(token, cues):
        return Realis.HYPOTHETICAL if is_conditional(token.head, cues) else Realis.ACTUAL
    if said and token.dep_ in {"dobj", "nsubjpass"} and lemma(token.head) in cues.giving:
        return _verb(token.head, cues, 0)
    if done and token.dep_ == "dobj" and lemma(token.head) in cues.answering and definite(token):
        return Realis.ACTUAL
    return _noun(token, cues, 0)


def _expected(token: Token, cues: RealisCues) -> bool:
    """"is due in Oslo", "is expected in Oslo"."""
    if token.pos_ == "ADJ":
        return cues.read("adjectives", token.lower_) == "planned"
    return lemma(token) in cues.passive_plans and is_passive(token)


def _voiced(verb: Token, cues: RealisCues) -> bool:
    """"phoned to thank her", "summoned the envoy to protest": what one speaks to somebody for is said."""
    head, grammar = verb.head, load_grammar()
    if verb.dep_ != "advcl" or not is_infinitive(verb) or lemma(head) not in cues.voicing or is_passive(head):
        return False
    own = any(c.dep_ == "nsubj" for c in verb.children) or own_realis(verb, cues) is not None
    told = [c.lower_ for c in head.children if c.dep_ == "prep" and c.i < verb.i
            and not any(t.ent_type_ in _WHEN for t in c.children)]
    return not own and not any(word == "for" or f"{lemma(head)} {word}" in grammar.asked for word in told)


def _answered(noun: Token, cues: RealisCues) -> bool:
    verb = noun.head
    if noun.dep_ == "pobj":  # "pushed back against calls by"
        return " ".join(filter(None, (lemma(verb.head), particle(verb.head), verb.lower_))) in cues.answering
    answer = ahead(noun, verb, cues) or verb
    told = {lemma(answer), f"{lemma(answer)} {particle(answer)}"}
    return noun.dep_ in _ACTED_UPON and not told.isdisjoint(cues.answering)


def _verb(verb: Token, cues: RealisCues, depth: int) -> Realis:
    own, head = own_realis(verb, cues), verb.head
    if own is Realis.NEGATED and verb.dep_ == "xcomp" and is_infinitive(verb) and (
            cues.read("verbs", lemma(head)) == "hypothetical"):
        return Realis.HYPOTHETICAL  # "urged them not to interfere"
    if own is not None or depth > _DEPTH:
        return own or Realis.ACTUAL
    if headlined(verb) and not _singled_out(verb, cues):
        return Realis.PLANNED
    if head == verb or verb.dep_ not in _CLAUSES:
        return Realis.ACTUAL
    if verb.dep_ == "conj" and is_finite(head) and denies_object(head, cues):
        return Realis.ACTUAL  # "gave no reason and left"
    if verb.dep_ == "conj":
        return _verb(head, cues, depth + 1) if not is_finite(verb) or has_same_form(verb, head) else Realis.ACTUAL
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.pos_ == "VERB":
        return _verb(head, cues, depth + 1)
    if is_infinitive(verb) and _singled_out(verb, cues):
        return Realis.ACTUAL
    if verb.dep_ == "pcomp" and is_finite(verb):  # "what they agreed upon"
        return Realis.ACTUAL
    if verb.dep_ == "pcomp" and verb.head.lower_ == "on" and is_agreed(verb.head):
        return Realis.PLANNED
    if verb.dep_ == "advcl" and is_infinitive(verb) and lemma(head) in cues.passive_plans and is_passive(head):
        return _governed(verb, cues, depth)  # "are set to meet"
    if verb.dep_ == "xcomp" and lemma(head) in cues.deciding and _phrasal(verb, cues) in cues.taking_back:
        return _verb(head, cues, depth + 1)  # who decides to cancel a visit has cancelled it
    if verb.dep_ == "advcl" and is_infinitive(verb):  # an aim is not yet a fact, but who "flew to visit" visited
        if cues.read("verbs", lemma(head)) == "through" and not carries_thing(head):
            return _verb(head, cues, depth + 1)
        return Realis.PLANNED if _verb(head, cues, depth + 1) is Realis.PLANNED else Realis.HYPOTHETICAL
    if verb.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "acomp", "attr"} or is_promise(verb):
        return _governed(verb, cues, depth)
    return Realis.ACTUAL


def _singled_out(verb: Token, cues: RealisCues) -> bool:
    """"the first minister to visit Oslo" went there, "the highest-level one" too."""
    nouns = [verb.head, *(c for c in verb.head.children if c.dep_ == "attr")]
    before = [c for n in nouns if n.pos_ in {"NOUN", "PROPN"} for c in n.lefts]
    before += [t for c in before if c.dep_ in {"amod", "compound", "nmod"} for t in c.lefts]
    return verb.dep_ in {"acl", "relcl", "advcl", "xcomp"} and any(
        t.lower_ in cues.ordinals or t.tag_ == "JJS" for t in before)


def _governed(verb: Token, cues: RealisCues, depth: int) -> Realis:
    above = governor(verb)
    if verb.dep_ == "pcomp" and left_out(verb.head, cues):
        return _UNDONE[_verb(above, cues, depth + 1)] if above is not None and above.pos_ == "VERB" else Realis.NEGATED
    if above is None:
        return Realis.ACTUAL
    if verb.dep_ == "ccomp" and verb.i < above.i and (lemma(above) not in cues.reporting or two_clauses(above, cues)):
        return Realis.ACTUAL  # "thousands marched; a second rally was banned"
    part = "verbs" if above.pos_ in {"VERB", "AUX"} else "nouns" if above.pos_ in {"NOUN", "PROPN"} else "adjectives"
    if part == "adjectives" and above.lower_ not in {w for v in cues.adjectives.values() for w in v}:
        part = "verbs"
    word = above.lower_ if part == "adjectives" else lemma(above)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and above.pos_ == "VERB":
        return _verb(above, cues, depth + 1)  # "called on states to help by opening the border"
    if part == "nouns" and word in cues.claiming and is_finite(verb):
        return Realis.NEGATED if refuted(above, cues) else Realis.ACTUAL
    if verb.dep_ == "pcomp" and (nearing(verb.head, cues) or verb.head.lower_ in cues.heading):
        return Realis.HYPOTHETICAL
    phrase = f"{word} {verb.head.lower_}" if verb.dep_ == "pcomp" else ""  # "insisted on going"
    effect = cues.read(part, phrase) or barred(verb, above, cues) or cues.read(part, word)
    if word in cues.trying and lemma(verb) in cues.tried:  # a failed attack is one
        return _verb(above, cues, depth + 1) if part == "verbs" else Realis.ACTUAL
    if verb.dep_ == "ccomp" and word in cues.telling and is_finite(verb):
        return Realis.ACTUAL  # "told reporters that the army shelled the town"
    helped = by_helper(verb, above, cues)
    if helped is not None:
        return helped
    if part == "verbs" and word in cues.passive_plans and is_passive(above):
        effect = "planned"
    if (effect == "planned" and verb.dep_ == "ccomp" and is_finite(verb)) or (part == "nouns" and verb.tag_ == "VBN"):
        return Realis.ACTUAL
    if part == "verbs" and word in cues.presupposing and verb.tag_ == "VBG" and verb.dep_ == "xcomp":
        return Realis.ACTUAL  # "agreed to stop fighting"
    if effect == "through" and part == "verbs":
        return _verb(above, cues, depth + 1)
    if effect is None or effect == "through":
        return _promised(verb, above) if part == "nouns" and is_promise(verb) else Realis.ACTUAL
    return _as_read(above, cues, part, effect)


def _promised(verb: Token, noun: Token) -> Realis:
    """"diverted a plane to arrest him", "a deal to help"."""
    stated = verb.dep_ == "relcl" and noun.dep_ == "dobj" and lemma(noun) not in load_lexicon().classes["agreement"]
    return Realis.HYPOTHETICAL if stated else Realis.PLANNED


def _as_read(above: Token, cues: RealisCues, part: str, effect: str) -> Realis:
    """What a listed word makes of the event below it, if the word itself is neither denied, given up nor left open."""
    finite = above.head if part == "adjectives" and above.dep_ in {"acomp", "oprd"} else above
    if effect != "negated" and part != "nouns" and any(c.dep_ == "neg" for c in finite.children):
        return Realis.NEGATED
    if effect == "planned" and _given_up(above, cues):
        return Realis.NEGATED
    if effect == "planned" and part != "nouns" and own_realis(finite, cues) is Realis.HYPOTHETICAL:
        return Realis.HYPOTHETICAL  # "may be willing to"
    return Realis(effect)


def _given_up(above: Token, cues: RealisCues) -> bool:
    """"was originally due to" tells of a plan that came to nothing."""
    verb = above if above.pos_ in {"VERB", "AUX"} else above.head
    return any(c.lower_ in cues.once for w in (above, verb) for c in w.children if c.dep_ == "advmod")


def _noun(noun: Token, cues: RealisCues, depth: int) -> Realis:
    own = modified(noun, cues)
    if own is Realis.PLANNED and _undone(noun, cues):  # "a planned summit was cancelled"
        return Realis.NEGATED
    if own is not None or depth > _DEPTH:
        return own or Realis.ACTUAL
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ == "pobj":
        effect = cues.read("preps", top.head.lower_)
        if effect and top.head.head.ent_type_ in _WHEN and lemma(top) in load_lexicon().classes["attack"]:
            effect = None  # "hours before the raid"
        if effect is not None and lemma(top.head.head) not in cues.presupposing:  # "protested against the arrest"
            return Realis(effect)
    if _set_in(noun, cues):
        return Realis.PLANNED
    above = governor(top)
    if above is None:
        return Realis.ACTUAL
    if top.dep_ == "pobj" and nearing(top.head, cues):
        return Realis.HYPOTHETICAL
    if lemma(above) in cues.backing and led(noun) is not None:
        return Realis.ACTUAL  # "support for the mediation led by Kenya"
    if above.pos_ in {"NOUN", "PROPN"}:
        effect = cues.read("nouns", lemma(above))
        if effect not in {None, "through"} and _beside(top, above, cues):
            return _around(above, cues, depth)
        if effect == "through":  # "a third round of talks is planned"
            whole = _noun(above, cues, depth + 1)
            return whole if whole in {Realis.PLANNED, Realis.NEGATED} else Realis.ACTUAL
        return Realis(effect) if effect else Realis.ACTUAL
    return _by_verb(top, above, cues, depth)


def _set_in(noun: Token, cues: RealisCues) -> bool:
    """"his first trip abroad, in which he will visit Oman"."""
    inside = [c for c in noun.children if c.dep_ == "relcl" and own_realis(c, cues) is Realis.PLANNED]
    return any(t.dep_ == "pobj" and t.tag_ == "WDT" and t.head.lower_ in cues.within
               for c in inside for p in c.children if p.dep_ == "prep" for t in p.children)


def _beside(noun: Token, above: Token, cues: RealisCues) -> bool:
    """"its commitment to Chad in a call": the call is where it was said, not what it is about."""
    return noun.dep_ == "pobj" and noun.head.lower_ in cues.beside and lemma(above) not in cues.sharing


def _around(noun: Token, cues: RealisCues, depth: int) -> Realis:
    """What is told beside a noun is as far ahead as the verb over it."""
    verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    planned = verb is not None and _verb(verb, cues, depth + 1) is Realis.PLANNED
    return Realis.PLANNED if planned else Realis.ACTUAL


def _undone(noun: Token, cues: RealisCues) -> bool:
    """A verb takes back what the noun names, and does so in fact."""
    verb = noun.head
    negated = noun.dep_ in {"dobj", "nsubjpass"} and cues.read("verbs", _phrasal(verb, cues)) == "negated"
    return negated and _verb(verb, cues, 1) is Realis.ACTUAL


def _phrasal(verb: Token, cues: RealisCues) -> str:
    """"call off" where the list has it, else the bare verb."""
    whole = f"{lemma(verb)} {particle(verb)}"
    return whole if cues.read("verbs", whole) else lemma(verb)


def _by_verb(noun: Token, verb: Token, cues: RealisCues, depth: int) -> Realis:
    prep = noun.head.lower_ if noun.dep_ == "pobj" else ""
    effect = cues.read("verbs", f"{lemma(verb)} {prep}".strip()) if prep else cues.read("verbs", _phrasal(verb, cues))
    if noun.dep_ in _ACTED_UPON and lemma(verb) in cues.presupposing:
        open_ = is_conditional(verb, cues) and not definite(noun)  # "would respond to an attack"
        return Realis.HYPOTHETICAL if open_ else Realis.ACTUAL
    if noun.dep_ in {"dobj", "nsubjpass"} and any(c.dep_ == "oprd" for c in verb.children):  # "called the talks useful"
        return Realis.ACTUAL
    then = ahead(noun, verb, cues)
    if then is not None and (lemma(then) in cues.occurring or (is_passive(then) and lemma(then) in cues.holding)):
        return _verb(then, cues, depth + 1)
    if then is not None:  # "the request is to be refused", "the visit is expected to anger Japan"
        undone = is_passive(then) and cues.read("verbs", _phrasal(then, cues)) == "negated"
        return _UNDONE[_verb(then, cues, depth + 1)] if undone else Realis.ACTUAL
    told = chance(noun, verb, cues)
    if told is not None:
        return told
    if noun.dep_ in _ACTED_UPON and effect not in {None, "through"}:
        if effect == "negated":
            return _UNDONE[_verb(verb, cues, depth + 1)]
        undone = effect == "planned" and _verb(verb, cues, depth + 1) is Realis.NEGATED
        return Realis.NEGATED if undone else Realis(str(effect))
    if prep and any(c.dep_ == "dobj" and lemma(c) in cues.doubting for c in verb.children):
        return Realis.HYPOTHETICAL  # "cast doubt on the summit"
    if prep == "at" and attends(verb, cues) and _verb(verb, cues, depth + 1) is Realis.NEGATED:
        return Realis.NEGATED
    if prep == "at":  # "is expected to raise it at a summit"
        return Realis.PLANNED if _verb(verb, cues, depth + 1) is Realis.PLANNED else Realis.ACTUAL
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"} or prep in {"in", "for", "on", "to"}:
        told = _verb(verb, cues, depth + 1)
        denied = noun.dep_ == "nsubj" and (lemma(verb) not in cues.occurring or unmet(verb, cues))
        denied |= bool(prep) and is_passive(verb) and tells_none(verb, cues)  # "nobody was hurt in the attack"
        looked_back = noun.dep_ == "nsubj" and told is Realis.HYPOTHETICAL and is_perfect(verb)
        looked_back &= lemma(verb) not in cues.occurring and definite(noun)  # "Monday's talks might have changed that"
        return Realis.ACTUAL if (told is Realis.NEGATED and denied) or looked_back else told
    return Realis.ACTUAL
