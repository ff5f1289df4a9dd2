"""Clauses as content: "said that…", "asked whether…", "urged X to…", "vowed to…", "denied doing…"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import is_finite, is_to_infinitive, rejoined

__all__ = ["Found", "Site", "find_gerund", "find_infinitive", "find_object_infinitive", "find_preposition_infinitive",
           "find_that", "find_wh", "infinitive", "preposition", "subtree", "trailing"]

_MARKS = {",", "—", "–", "--", '"', "”", "''", "'", "?", "!"}
_DASHES = {"—", "–", "--"}
_HEARERS = {"dobj", "dative"}


@dataclass(frozen=True, slots=True)
class Site:
    """Where a frame is tried: a cue verb, and the preposition the frame names, if any."""

    scene: Scene
    verb: Token
    word: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Indices of the content's tokens, heads of the addressees, the preposition used."""

    tokens: frozenset[int]
    addressees: tuple[Token, ...] = ()
    particle: Token | None = None
    confidence: float = 0.9


def find_that(site: Site) -> Found | None:
    """A finite complement clause on either side, with what trails behind it without a comma."""
    return _clause(site, [c for c in _complements(site.verb) if not _asks(site, c) and not _perceived(site, c)])


def find_wh(site: Site) -> Found | None:
    """The same, opened by "whether", "how" and the like."""
    return _clause(site, [c for c in _complements(site.verb) if _asks(site, c)])


def _complements(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "ccomp" and _is_clause(c) and _bordered(verb, c)]


def _is_clause(comp: Token) -> bool:
    return is_finite(comp) or own_subject(comp) is not None or comp.pos_ not in {"VERB", "AUX"}


def _perceived(site: Site, comp: Token) -> bool:
    """Whether a clause without a tense tells what was seen or felt, not what was said: "saw the price fall"."""
    bare = not is_finite(comp) or (comp.tag_ == "VB" and not any(c.dep_ in {"aux", "mark"} for c in comp.lefts))
    return bare and site.verb.lemma_ in site.scene.grammar.perception


def _bordered(verb: Token, comp: Token) -> bool:
    """Whether a clause in front of its cue is set off by a mark and no subordinate one ("While he slept, Y noted…").

    Else the parser has joined two clauses.
    """
    if comp.i > verb.i:
        return True
    opener = verb.doc[comp.left_edge.i]
    subordinate = opener.dep_ == "mark" and opener.head != comp and opener.i == verb.sent.start
    return not subordinate and any(t.text in _MARKS for t in verb.doc[comp.i + 1 : verb.i])


def _asks(site: Site, comp: Token) -> bool:
    """Whether a question word opens the clause; one before the cue is a relative ("which he said were his")."""
    wh = site.scene.grammar.wh
    openers = [c for c in comp.lefts if comp.i < site.verb.i or c.left_edge.i > site.verb.i]
    return any(c.lower_ in wh or (c.left_edge.lower_ in wh and c.dep_ in {"nsubj", "dobj", "advmod", "attr"})
               for c in openers)


def _clause(site: Site, comps: list[Token]) -> Found | None:
    behind = [c for c in comps if c.i > site.verb.i]
    chosen = behind or comps[:1]
    if not chosen:
        return None
    tokens = frozenset(i for c in chosen for i in subtree(c) - _next_cues(site.scene, c))
    if behind and site.verb.dep_ == "relcl":
        tokens = frozenset(i for i in tokens if i > site.verb.i)
    if site.verb.dep_ == "relcl":
        tokens -= _main_clause(chosen[-1])
    if behind:
        tokens |= trailing(site.verb, behind[-1])
    hearers = tuple(c for c in site.verb.rights if c.dep_ in _HEARERS and c.i < chosen[0].i)
    return Found(tokens, hearers)


def _next_cues(scene: Scene, comp: Token) -> frozenset[int]:
    """Tokens of cue clauses the parser hung into a complement: ", adding that B" and ", and C warned that D"; "with C
    saying that D" too."""
    out: frozenset[int] = frozenset()
    for child in comp.rights:
        if _absolute(scene, child):
            out |= subtree(child)
        if child.pos_ != "VERB" or child.lemma_ not in scene.lexicon.verbs:
            continue
        before, own = comp.doc[child.left_edge.i - 1], own_subject(child)
        if child.dep_ == "advcl" and before.text == "," and _concedes(scene, child):
            out |= subtree(child)
        if child.dep_ == "advcl" and child.tag_ == "VBG" and own is None and before.text == ",":
            out |= subtree(child)
        elif child.dep_ == "conj" and before.dep_ == "cc" and _stands_alone(child, comp.doc[before.i - 1].text):
            out |= subtree(child) | {before.i}
    return out | _rejoined(scene, comp, comp.head)


def _concedes(scene: Scene, verb: Token) -> bool:
    """Whether a clause is ", though she admitted that …": the narrator goes on, not the speaker before."""
    opened = any(c.dep_ == "mark" and c.lower_ in scene.grammar.concessions for c in verb.lefts)
    return opened and own_subject(verb) is not None and any(c.dep_ == "ccomp" for c in verb.rights)


def _stands_alone(verb: Token, mark: str) -> bool:
    """Whether a coordinated cue clause is the narrator's: "…, and C warned that D", "… — and he noted that D"."""
    if _says_passively(verb):
        return True
    if mark in _DASHES:
        return own_subject(verb) is not None and any(c.dep_ == "ccomp" for c in verb.rights)
    return mark == "," and _reports(verb)


def _says_passively(verb: Token) -> bool:
    """ "… and it is claimed by X that …"."""
    agent = any(c.dep_ == "agent" for c in verb.rights) and any(c.dep_ == "ccomp" for c in verb.rights)
    return agent and any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in verb.lefts)


def _rejoined(scene: Scene, comp: Token, verb: Token) -> frozenset[int]:
    """Tokens of verbs inside a complement that go on from its cue: "X said Y would leave | and warned that…"."""
    out: frozenset[int] = frozenset()
    for child in comp.rights:
        if child.dep_ == "conj" and rejoined(child) == verb and reports(scene, child):
            out |= frozenset(range(child.left_edge.i, comp.right_edge.i + 1))
            out |= {c.i for c in comp.rights if c.dep_ == "cc"}
        elif child.dep_ == "ccomp":
            out |= _rejoined(scene, child, verb)
    return out


def _absolute(scene: Scene, prep: Token) -> bool:
    """Whether a phrase set off by a comma is "with X saying…"."""
    if prep.dep_ != "prep" or prep.lower_ != scene.grammar.absolute or prep.doc[prep.i - 1].text != ",":
        return False
    said = next((c for c in prep.rights if c.dep_ == "pcomp"), None) or next(
        (v for c in prep.rights if c.dep_ == "pobj" for v in c.rights if v.dep_ == "acl"), None)
    return said is not None and said.tag_ == "VBG" and said.lemma_ in scene.lexicon.verbs


def reports(scene: Scene, verb: Token) -> bool:
    """Whether a verb has content of its own: a clause, an infinitive, or an object of a cue that takes one."""
    cues = scene.lexicon.verbs.get(verb.lemma_, ())
    behind = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    if any(c.dep_ in {"ccomp", "xcomp"} for c in verb.rights) or scene.quoted(behind):
        return bool(cues)
    return any("np" in c.frames or any(":" in f for f in c.frames) for c in cues) and any(
        c.dep_ in {"dobj", "prep"} for c in verb.rights)


def _main_clause(comp: Token) -> frozenset[int]:
    """Tokens of a verb joined to a complement by a bare comma: behind a relative clause it is the sentence's own."""
    joined = [c for c in comp.rights if c.dep_ == "conj" and comp.doc[c.left_edge.i - 1].text == ","]
    return frozenset(i for c in joined for i in subtree(c))


def _reports(verb: Token) -> bool:
    """Whether a coordinated verb has a full noun for its subject and a clause of its own."""
    own = own_subject(verb)
    return own is not None and own.pos_ != "PRON" and any(c.dep_ == "ccomp" for c in verb.rights)


def trailing(verb: Token, comp: Token) -> frozenset[int]:
    """Tokens of later dependents of the verb that belong to the clause before them: no comma stands between."""
    out: frozenset[int] = frozenset()
    end = comp.right_edge.i
    for child in verb.rights:
        if child.i <= end or child.dep_ not in {"advcl", "prep", "npadvmod", "advmod"}:
            continue
        if any(t.is_punct for t in verb.doc[end + 1 : child.left_edge.i + 1]):
            break
        out |= subtree(child)
        end = child.right_edge.i
    return out


def find_infinitive(site: Site) -> Found | None:
    """Infinitive without object, of more than one verb: "vowed to leave the valley"."""
    for comp in site.verb.rights:
        if comp.dep_ in {"xcomp", "ccomp"} and is_to_infinitive(comp) and own_subject(comp) is None:
            if _hearer(site.verb, comp) is not None:
                return None
            tokens = infinitive(comp)
            return Found(tokens) if sum(comp.doc[i].is_alpha for i in tokens) > 2 else None
    return None


def find_object_infinitive(site: Site) -> Found | None:
    """Object and infinitive: "urged Iran to return"; the object is the addressee."""
    for comp in site.verb.rights:
        if comp.dep_ in {"ccomp", "xcomp", "advcl"} and is_to_infinitive(comp):
            hearer = own_subject(comp) or _hearer(site.verb, comp)
            if hearer is not None:
                return Found(infinitive(comp), (hearer,))
    return None


def _hearer(verb: Token, comp: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in _HEARERS and c.i < comp.i), None)


def own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def infinitive(comp: Token) -> frozenset[int]:
    """Tokens of an infinitive clause from "to" (or "not to") on; a finite verb joined to it is not part of it."""
    first = min((c.i for c in comp.lefts if c.tag_ == "TO" or c.dep_ == "neg"), default=comp.i)
    strays = [c for c in comp.rights if c.dep_ == "conj" and c.tag_ in {"VBD", "VBZ"}]
    stray = {i for c in strays for i in subtree(c)} | {c.i for c in comp.rights if strays and c.dep_ == "cc"}
    return frozenset(t.i for t in comp.subtree if t.i >= first and t.i not in stray)


def find_preposition_infinitive(site: Site) -> Found | None:
    """Preposition, addressee, infinitive: "called on Iran to return"."""
    prep = preposition(site.verb, site.word) or _opener(site)
    if prep is None:
        return None
    if prep.dep_ == "mark" and prep.head != site.verb and is_to_infinitive(prep.head):
        own = own_subject(prep.head)
        return Found(infinitive(prep.head), (own,), prep) if own is not None else None
    hearer = next((c for c in prep.children if c.dep_ in {"pobj", "nsubj"}), None)
    for token in site.verb.doc[prep.i + 1 : site.verb.sent.end]:
        head = token.head
        if token.tag_ == "TO" and token.dep_ == "aux" and head.i > token.i and site.verb in head.ancestors:
            hearer = hearer or own_subject(head)
            if hearer is not None and hearer.i < token.i:
                return Found(infinitive(head), (hearer,), prep)
    return None


def _opener(site: Site) -> Token | None:
    """The word behind the verb where the parser made it the mark of an infinitive clause ("called for X to go")."""
    behind = site.verb.i + 1
    word = site.verb.doc[behind] if behind < len(site.verb.doc) else None
    fits = word is not None and word.lower_ == site.word and word.dep_ == "mark" and word.head.head == site.verb
    return word if fits else None


def preposition(verb: Token, word: str) -> Token | None:
    """The verb's, or its particle's, preposition `word`."""
    for child in verb.rights:
        if child.lower_ == word and child.dep_ in {"prep", "prt", "mark", "advmod", "dative", "agent"}:
            return child
        if child.dep_ in {"prt", "advmod", "prep", "acomp"}:
            for below in child.rights:
                if below.lower_ == word and below.dep_ == "prep":
                    return below
    return None


def find_gerund(site: Site) -> Found | None:
    """Gerund: "denied ordering the attack"."""
    comp = next((c for c in site.verb.rights if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"), None)
    return Found(subtree(comp)) if comp is not None else None


def subtree(token: Token) -> frozenset[int]:
    return frozenset(t.i for t in token.subtree)
