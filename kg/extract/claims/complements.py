"""Clauses as content: "said that…", "asked whether…", "urged X to…", "vowed to…", "denied doing…"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.claims.cuts import next_cues, reports
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import is_finite, is_to_infinitive, own_subject, subtree
from kg.parse import Token

__all__ = ["Found", "Site", "find_gerund", "find_infinitive", "find_object_infinitive", "find_preposition_infinitive",
           "find_that", "find_wh", "infinitive", "preposition", "trailing"]

_MARKS = {",", "—", "–", "--", '"', "”", "''", "'", "?", "!"}
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
    return _clause(site, [c for c in _complements(site) if not _asks(site, c) and not _other(site, c)])


def find_wh(site: Site) -> Found | None:
    """The same, opened by "whether", "how" and the like."""
    return _clause(site, [c for c in _complements(site) if _asks(site, c)])


def _complements(site: Site) -> list[Token]:
    verb = site.verb
    raised = verb.dep_ == "xcomp" and verb.head.lemma_ in site.scene.lexicon.raising  # "went on to lie to X that …"
    below = [c for c in verb.head.rights if raised and c.i > verb.i]
    return [c for c in (*verb.children, *below)
            if (c.dep_ == "ccomp" or _by_that(c)) and _is_clause(c) and _bordered(verb, c) and not _filled(site, c)]


def _filled(site: Site, comp: Token) -> bool:
    """Whether the clause stands before a cue whose place is filled behind it: "… fell, as both agreed to stop"."""
    verb = site.verb
    if comp.i > verb.i or verb.lemma_ in site.scene.grammar.needs_hearer:
        return False
    return any((c.dep_ == "xcomp" and is_to_infinitive(c)) or (c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN"})
               for c in verb.rights)


def _by_that(clause: Token) -> bool:
    """Whether a clause read as an adverbial opens with "that" behind its verb: "lied to X that the bridge was safe"."""
    opener = clause.left_edge
    return clause.dep_ == "advcl" and clause.i > clause.head.i and opener.lower_ == "that" and opener.dep_ == "mark"


def _is_clause(comp: Token) -> bool:
    return is_finite(comp) or own_subject(comp) is not None or comp.pos_ not in {"VERB", "AUX"}


def _other(site: Site, comp: Token) -> bool:
    """Whether a clause is not what the cue reports."""
    return _perceived(site, comp) or _follows_from(site, comp) or _predicate(site, comp)


def _predicate(site: Site, comp: Token) -> bool:
    """Whether a clause is the predicate of what the cue only describes: "everything X says is a lie"."""
    verb = site.verb
    bare = verb.dep_ == "relcl" and not any(c.tag_ in {"WDT", "WP", "IN"} for c in verb.lefts)
    return bare and comp.i > verb.i and comp.left_edge == comp and is_finite(comp)


def _follows_from(site: Site, comp: Token) -> bool:
    """Whether a clause tells what comes of something: "told so many lies that nobody listens"."""
    between = site.verb.doc[site.verb.i + 1 : comp.left_edge.i]
    return any(t.lower_ in site.scene.grammar.degree and t.head != site.verb for t in between)


def _perceived(site: Site, comp: Token) -> bool:
    """Whether a clause without a tense tells what was seen or felt, not what was said: "saw the price fall"."""
    bare = comp.tag_ == "VB" or (comp.tag_ == "VBP" and site.verb.tag_ == "VBD")  # "saw levels reach 5 m"
    bare = not is_finite(comp) or (bare and not any(c.dep_ in {"aux", "mark"} for c in comp.lefts))
    return bare and site.verb.lemma_ in site.scene.grammar.perception


def _bordered(verb: Token, comp: Token) -> bool:
    """Whether a clause in front of its cue is set off by a mark and no subordinate one ("While he slept, Y noted…").

    Else the parser has joined two clauses.
    """
    if comp.i > verb.i:
        return True
    opener = verb.doc[comp.left_edge.i]
    subordinate = opener.dep_ == "mark" and opener.head != comp and opener.i == verb.sent.start
    if any(t.text == ";" for t in verb.doc[comp.i + 1 : verb.i]):
        return False
    return not subordinate and any(t.text in _MARKS for t in verb.doc[comp.i + 1 : verb.i])


def _asks(site: Site, comp: Token) -> bool:
    """Whether a question word opens the clause; one before the cue is a relative ("which he said were his")."""
    wh = site.scene.grammar.wh
    openers = [c for c in comp.lefts if comp.i < site.verb.i or c.left_edge.i > site.verb.i]
    return any(c.lower_ in wh or (c.left_edge.lower_ in wh and c.dep_ in {"nsubj", "dobj", "advmod", "attr"})
               for c in openers)


def _clause(site: Site, comps: list[Token]) -> Found | None:
    behind = [c for c in comps if c.i > site.verb.i]
    if len(behind) < len(comps) and all(_bare_view(site.scene, c) for c in behind):  # "…, X said it suspected"
        behind = []
    chosen = behind or comps[:1]
    if not chosen:
        return None
    tokens = frozenset(i for c in chosen for i in subtree(c) - next_cues(site.scene, c))
    if behind and site.verb.dep_ == "relcl":
        tokens = frozenset(i for i in tokens if i > site.verb.i)
    if site.verb.dep_ == "relcl":
        tokens -= _main_clause(chosen[-1])
    if behind:
        tokens |= trailing(site.verb, behind[-1]) | _hung_on_cue(site, behind[-1])
    hearers = tuple(c for c in site.verb.rights if c.dep_ in _HEARERS and c.i < chosen[0].i)
    return Found(tokens, hearers)


def _bare_view(scene: Scene, comp: Token) -> bool:
    """Whether a clause is only "it suspected": what is suspected stands before."""
    own = own_subject(comp)
    view = any(c.kind == "attitude" for c in scene.lexicon.verbs.get(comp.lemma_, ()))
    alone = not any(c.dep_ in {"dobj", "ccomp", "xcomp", "acomp", "attr"} for c in comp.rights)
    return view and alone and own is not None and own.pos_ == "PRON"


def _hung_on_cue(site: Site, comp: Token) -> frozenset[int]:
    """Tokens that the parser hung on the cue behind its clause: "…, but that B", the last of a row of things."""
    verb, end = site.verb, comp.right_edge.i
    for child in verb.rights:
        that = next((c for c in child.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
        clause = child.dep_ == "conj" and that is not None and verb.doc[that.i - 1].dep_ == "cc"
        clause = clause or (child.dep_ == "conj" and _turns(site.scene, verb, child))
        thing = child.dep_ == "dobj" and child.left_edge.i > end and verb.doc[child.left_edge.i - 1].text == ","
        row = thing and any(c.dep_ == "cc" for c in verb.doc[child.i : child.right_edge.i])
        if child.i > end and (clause or row):
            return frozenset(range(end + 1, child.right_edge.i + 1))
    return frozenset()


def _turns(scene: Scene, verb: Token, clause: Token) -> bool:
    """Whether a clause hung on the cue is the second half of what is said: "…, but it was not", "…, so all do"."""
    opener = next((t for t in verb.doc[verb.i + 1 : clause.i] if t.lower_ in scene.grammar.turns
                   and verb.doc[t.i - 1].text == "," and t.head in {verb, clause}), None)
    if opener is None or reports(scene, clause) or not is_finite(clause):
        return False
    own = own_subject(clause)
    if own is not None and own.pos_ == "PRON" and clause.lemma_ in scene.lexicon.blocking:
        return False  # "…, but he declined to say when": the narrator tells it
    said = own is not None and own.left_edge.i == opener.i + 1 and own.lower_ not in scene.grammar.demonstratives
    return said or (own is None and any(c.tag_ == "MD" for c in clause.lefts))


def _main_clause(comp: Token) -> frozenset[int]:
    """Tokens of a verb joined to a complement by a bare comma: behind a relative clause it is the sentence's own."""
    joined = [c for c in comp.rights if c.dep_ == "conj" and comp.doc[c.left_edge.i - 1].text == ","]
    return frozenset(i for c in joined for i in subtree(c))


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
            cut = min(next_cues(site.scene, comp), default=comp.sent.end)
            tokens = frozenset(i for i in infinitive(comp) | _second_infinitive(site.verb, comp) if i < cut)
            return Found(tokens) if sum(comp.doc[i].is_alpha for i in tokens) > 2 else None
    return None


def _before(site: Site, hearer: Token) -> bool:
    """Whether a hearer stands before the cue's second word: who "called X on Friday to thank him" urged nothing."""
    return any(t.lower_ == site.word for t in site.verb.doc[hearer.i + 1 : site.verb.i + 4])


def _second_infinitive(verb: Token, comp: Token) -> frozenset[int]:
    """Tokens of a second infinitive that the parser hung on a cue of another form: "promising to meet and pass it"."""
    base = {"VB", "VBP"}
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.i > comp.i and c.tag_ in base and verb.tag_ not in base]
    bare = [c for c in joined if own_subject(c) is None and not any(k.dep_ == "aux" for k in c.lefts)]
    return frozenset(i for c in bare for i in range(comp.right_edge.i + 1, c.right_edge.i + 1))


def find_object_infinitive(site: Site) -> Found | None:
    """Object and infinitive: "urged Iran to return"; the object is the addressee."""
    for comp in site.verb.rights:
        if comp.dep_ in {"ccomp", "xcomp", "advcl"} and is_to_infinitive(comp):
            hearer = own_subject(comp) or _hearer(site.verb, comp)
            if hearer is not None and not (site.word and _before(site, hearer)):
                return Found(infinitive(comp), (hearer,))
    return None


def _hearer(verb: Token, comp: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in _HEARERS and c.i < comp.i), None)


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
    if hearer is not None and hearer.ent_type_ in {"DATE", "TIME"}:  # "called X on Friday to express …"
        return None
    for token in site.verb.doc[prep.i + 1 : site.verb.sent.end]:
        head = token.head
        if token.lower_ == site.word and token.i > prep.i + 1 and token.dep_ in {"prep", "mark"}:
            return None  # "called for a truce and for aid to be let in"
        if token.tag_ == "TO" and token.dep_ == "aux" and head.i > token.i and _below(site.verb, head):
            hearer = hearer or own_subject(head)
            if hearer is not None and hearer.i < token.i:
                return Found(infinitive(head), (hearer,), prep)
    return None


def _below(verb: Token, infinitive: Token) -> bool:
    """Whether an infinitive hangs on the verb, on no other one that says or does something in between."""
    for above in infinitive.ancestors:
        if above == verb:
            return True
        if above.pos_ == "VERB" and above.dep_ in {"conj", "advcl", "ccomp"} and not is_to_infinitive(above):
            return False
    return False


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
