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
_THING = {"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN", "PART"}


def find_small_clause(site: Site) -> Found | None:
    """Object and predicate: "called it a mistake". The parser reads the pair in many ways; the words are the same."""
    rights = [c for c in site.verb.rights if c.dep_ in _PREDICATES | {"dobj", "nmod"} and not is_to_infinitive(c)]
    if _called_back(site):
        return None
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


def _called_back(site: Site) -> bool:
    """ "Called its envoy home" says nothing of the envoy."""
    target = next((c for c in site.verb.rights if c.dep_ in {"dobj", "nmod", "ccomp", "oprd"}), None)
    behind = site.verb.doc[target.i + 1] if target is not None and target.i + 1 < len(site.verb.doc) else None
    return behind is not None and behind.tag_ in {"RB", "RP", "NN"} and behind.lower_ in site.scene.grammar.ways


def _marked_name(scene: Scene, target: Token) -> bool:
    """Whether a noun and a name in quotation marks were read as one object: "calls reform 'a crazy system'"."""
    for token in target.subtree:
        if scene.quoted(token):
            before = token.doc[token.i - 1]
            return token.i > target.left_edge.i and before.pos_ in {"NOUN", "PROPN", "PRON"} and target.pos_ == "NOUN"
    return False


def find_as_phrase(site: Site) -> Found | None:
    """Object and as-phrase: "described it as a mistake"; of "what X described as a mistake" the phrase alone.

    All of "described the board as unfit and its plans as reckless".
    """
    targets = [c for c in site.verb.rights if c.dep_ == "dobj"]
    opener = next((p for h in (site.verb, *targets[:1]) for p in h.rights if _is_as(p)), None)
    if opener is None:
        return None
    tokens = subtree(opener) | (subtree(targets[0]) if targets else frozenset())
    if not targets:
        asked = any(c.tag_ == "WP" and c.dep_ == "dobj" for c in site.verb.lefts)
        return Found(tokens - {opener.left_edge.i} if asked else tokens)
    return Found(tokens | _second_pair(site.verb, opener))


def _second_pair(verb: Token, opener: Token) -> frozenset[int]:
    """Tokens of another thing and what it is said to be, joined to the first: "… and its plans as reckless"."""
    doc, first = verb.doc, next((t.i for t in opener.subtree if t.dep_ == "cc"), opener.right_edge.i + 1)
    joint = next((i for i in range(first, min(first + 2, verb.sent.end)) if doc[i].dep_ == "cc"), None)
    at = joint + 1 if joint is not None else verb.sent.end
    while at < verb.sent.end and doc[at].pos_ in _THING:
        at += 1
    if joint is None or at in {joint + 1, verb.sent.end} or doc[at].lower_ != "as" or at + 1 == verb.sent.end:
        return frozenset()
    return frozenset(range(joint, max(doc[at].right_edge.i, doc[at + 1].right_edge.i) + 1))


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
    if site.verb.lemma_ in site.scene.grammar.conversing and _several(site.verb):
        return None
    if site.verb.lemma_ in site.scene.grammar.gestures and not _tells(site, tokens):
        return None
    tokens |= _condition(site.verb, prep)
    marked = any(site.scene.quoted(prep.doc[i]) for i in tokens)
    return Found(tokens, particle=prep, confidence=0.7) if marked or _weighty(prep.doc, tokens) else None


def _several(verb: Token) -> bool:
    """Whether those who talk are several, and talk with each other: "the ministers talked about trade"."""
    own = own_subject(verb)
    return own is not None and (own.tag_ in {"NNS", "NNPS"} or own.lower_ in {"they", "both"}
                                or any(c.dep_ == "conj" for c in own.rights))


def _condition(verb: Token, prep: Token) -> frozenset[int]:
    """Tokens of the if-clause right behind a phrase, whatever it was hung on: "warned of war if the talks failed"."""
    behind = (t for t in verb.doc[prep.right_edge.i + 1 : verb.sent.end] if not t.is_punct or t.text == ",")
    opener = next(behind, None)
    if opener is None or opener.lower_ != "if" or opener.dep_ != "mark":
        return frozenset()
    return frozenset(t.i for t in opener.head.subtree if t.i >= opener.i)


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
                compared = site.verb.lemma_ in site.scene.grammar.comparing
                if compared or (site.word in site.scene.grammar.wished and not is_actor(site.scene, target)):
                    return Found(subtree(target) | subtree(prep), confidence=0.6)  # "slammed the plan for its cost"
                return Found(_phrases(head, prep) - {prep.i}, (target,), confidence=0.8)
    return None


def _phrases(head: Token, prep: Token) -> frozenset[int]:
    """Tokens of a phrase and of those joined to it by the same word: "accused X of shelling posts and of lying"."""
    doc, out = head.doc, subtree(prep)
    for other in head.rights:
        if other.i > prep.i and other.lower_ == prep.lower_ and doc[other.i - 1].dep_ == "cc":
            out |= frozenset(range(prep.i, other.right_edge.i + 1))
    return out


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
    if _hit(site, target):
        return None
    tokens = subtree(target) | _doer(verb, target) | _felt_about(site, target) | _name_of(site, target)
    tokens = _before_colon(site.scene, verb, tokens)
    if any(c.dep_ == "dative" for c in verb.rights) or not _weighty(verb.doc, tokens):
        return None
    return Found(tokens, confidence=0.6)


def _before_colon(scene: Scene, verb: Token, tokens: frozenset[int]) -> frozenset[int]:
    """A thing up to the colon behind which a clause goes on; what is quoted there belongs to it."""
    doc, end = verb.doc, verb.sent.end
    colon = next((i for i in sorted(tokens) if doc[i].text == ":" and not scene.quoted(doc[i])), end)
    goes_on = colon + 1 < end and not scene.quoted(doc[colon + 1])
    return frozenset(i for i in tokens if i < colon) if goes_on else tokens


def _hit(site: Site, target: Token) -> bool:
    """Whether something was hit, not criticised: "slammed the port with missiles"."""
    tools = (c for h in (site.verb, target) for p in h.rights if p.lower_ == site.scene.grammar.absolute
             for c in p.children if c.dep_ == "pobj")
    return any(c.lemma_ in site.scene.grammar.weapons for c in tools)


def _name_of(site: Site, target: Token) -> frozenset[int]:
    """Tokens of a name in quotation marks that the parser made a second object: "rejected the term 'invasion'"."""
    doc, mark = site.verb.doc, target.right_edge.i + 1
    if mark + 1 >= len(doc) or not doc[mark].is_punct or site.scene.quote_of[mark] < 0:
        return frozenset()
    named = next((c for c in site.verb.rights if c.dep_ in {"dobj", "oprd"} and c.left_edge.i == mark + 1), None)
    return subtree(named) if named is not None else frozenset()


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
