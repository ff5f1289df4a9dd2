"""Objects as content: "called it a mistake", "described it as…", "accused X of…", "warned of…", "rejected the plan"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.claims.actors import is_actor
from kg.extract.claims.complements import Found, Site, preposition, trailing
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import is_finite, is_to_infinitive, own_subject, subtree
from kg.parse import Doc, Token

__all__ = ["find_as_phrase", "find_object", "find_object_phrase", "find_phrase", "find_small_clause", "find_thing"]

_PREDICATES = {"oprd", "acomp", "attr", "ccomp", "xcomp"}
_INNER = {"acl", "amod", "appos", "dobj", "attr"}


def find_small_clause(site: Site) -> Found | None:
    """Object and predicate: "called it a mistake". The parser reads the pair in many ways; the words are the same."""
    rights = [c for c in site.verb.rights if c.dep_ in _PREDICATES | {"dobj", "nmod"} and not is_to_infinitive(c)]
    parts = [c for r in rights for c in (r, *(k for k in r.rights if k.dep_ == "conj"))]
    inner = [c for r in parts for c in r.rights if c.dep_ in _INNER and c.pos_ in {"ADJ", "NOUN", "VERB"}]
    predicate = any(c.dep_ in _PREDICATES and not is_finite(c) for c in rights)
    if len(rights) == 1 and rights[0].dep_ == "oprd":  # "what X called a mistake": the target stands before
        moved = any(c.dep_ == "dobj" and c.tag_ in {"WP", "WDT"} for c in site.verb.lefts)
        return Found(subtree(rights[0])) if moved else None
    named = bool(rights) and _marked_name(site.scene, rights[0])
    if not (predicate or inner or named):
        return None
    tokens = frozenset(i for child in rights for i in subtree(child))
    return Found(tokens | trailing(site.verb, rights[-1]))


def _marked_name(scene: Scene, target: Token) -> bool:
    """Whether a noun and a name in quotation marks were read as one object: "calls reform 'a crazy system'"."""
    for token in target.subtree:
        if scene.quoted(token):
            before = token.doc[token.i - 1]
            return token.i > target.left_edge.i and before.pos_ in {"NOUN", "PROPN", "PRON"} and target.pos_ == "NOUN"
    return False


def find_as_phrase(site: Site) -> Found | None:
    """Object and as-phrase: "described it as a mistake"."""
    target = next((c for c in site.verb.rights if c.dep_ == "dobj"), None)
    for head in filter(None, (site.verb, target)):
        prep = next((c for c in head.rights if _is_as(c)), None)
        if prep is not None:
            return Found(subtree(prep) | (subtree(target) if target is not None else frozenset()))
    return None


def _is_as(token: Token) -> bool:
    """A preposition "as", or an adjective or noun that the parser put under the verb with "as" before it."""
    if token.lower_ == "as":
        return token.dep_ in {"prep", "mark"}
    return token.dep_ == "advcl" and token.pos_ in {"ADJ", "NOUN"} and token.left_edge.lower_ == "as"


def find_phrase(site: Site) -> Found | None:
    """Prepositional object: "warned of war", "called for talks"."""
    prep = preposition(site.verb, site.word)
    if prep is None:
        return None
    tokens = subtree(prep) - {prep.i}
    if site.verb.lemma_ in site.scene.grammar.gestures and not _tells(site, tokens):
        return None
    return Found(tokens, particle=prep, confidence=0.7) if _weighty(prep.doc, tokens) else None


def _tells(site: Site, tokens: Iterable[int]) -> bool:
    """Whether a phrase holds a verb or "as": "pointed to reports that…", "to the drought as the cause"."""
    return any(site.verb.doc[i].pos_ == "VERB" or site.verb.doc[i].lower_ == site.scene.grammar.aside for i in tokens)


def find_object_phrase(site: Site) -> Found | None:
    """Object and prepositional phrase: "accused Iran of cheating"; the phrase is the content."""
    target = next((c for c in site.verb.rights if c.dep_ in {"dobj", "dative"}), None)
    if target is None:
        return None
    for head in (site.verb, target):
        for prep in head.rights:
            if prep.lower_ == site.word and prep.dep_ in {"prep", "mark"} and prep.i > target.i and not _dated(prep):
                return Found(subtree(prep) - {prep.i}, (target,), confidence=0.8)
    return None


def find_object(site: Site) -> Found | None:
    """Noun phrase of some weight: "criticised the decision to leave"; not in idioms nor with two objects."""
    verb = site.verb
    named = next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.lower_ == "what"), None)
    if named is not None and named.i > verb.i and own_subject(named) is not None:  # "condemned what it called …"
        return Found(subtree(named), confidence=0.6)
    target = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ != "PRON"), None)
    if target is None or target.lemma_ in site.scene.lexicon.idioms.get(verb.lemma_, ()):
        return None
    if any(c.dep_ == "pcomp" and _is_as(c.head) for p in verb.rights for c in p.children):  # "quoted X as saying …"
        return None
    if verb.lemma_ in site.scene.grammar.habits and verb.tag_ not in {"VBD", "VBN"}:
        return None
    if verb.lemma_ in site.scene.grammar.telling_of and _nobody_else(site.scene, target):
        return None
    tokens = subtree(target) | _doer(verb, target) | _felt_about(site, target)
    if any(c.dep_ == "dative" for c in verb.rights) or not _weighty(verb.doc, tokens):
        return None
    return Found(tokens, confidence=0.6)


def _nobody_else(scene: Scene, target: Token) -> bool:
    """Whether an object is somebody of whom nothing is told; a name may be of anything ("cited Article 5")."""
    somebody = target.pos_ == "NOUN" and is_actor(scene, target) and target.lemma_ not in scene.lexicon.documents
    return somebody and not any(c.dep_ in {"relcl", "acl"} for c in target.rights)


def _dated(prep: Token) -> bool:
    return any(c.ent_type_ in {"DATE", "TIME"} for c in prep.children)


def _doer(verb: Token, target: Token) -> frozenset[int]:
    """Tokens of "by X" behind the object of an active verb, who did what is told: "condemned the raid by X"."""
    by = next((c for c in verb.rights if c.lower_ == "by" and c.i == target.right_edge.i + 1), None)
    return subtree(by) if by is not None and any(c.dep_ == "pobj" for c in by.children) else frozenset()


def _felt_about(site: Site, target: Token) -> frozenset[int]:
    """Tokens of what a feeling that is voiced is about, hung on the verb: "expressed alarm | at the build-up"."""
    if site.verb.lemma_ not in site.scene.grammar.voicing:
        return frozenset()
    behind = (c for c in site.verb.rights if c.dep_ == "prep" and c.i == target.right_edge.i + 1)
    told = (c for c in behind if c.lower_ in site.scene.grammar.felt_about and not _dated(c))
    return frozenset(i for c in told for i in subtree(c))


def find_thing(site: Site) -> Found | None:
    """The same, unless the object is somebody: police who questioned a man doubted nothing."""
    target: Token | None = next((c for c in site.verb.rights if c.dep_ == "dobj"), None)
    if target is None:
        return None
    somebody = is_actor(site.scene, target) or target.lower_.endswith(site.scene.grammar.agents)
    return None if somebody and target.lemma_ not in site.scene.lexicon.documents else find_object(site)


def _weighty(doc: Doc, tokens: Iterable[int]) -> bool:
    return sum(doc[i].is_alpha for i in tokens) >= 2
