"""The syntactic frames of verb cues: which words of the sentence are the content, which the addressee."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import antecedent, is_finite, is_to_infinitive, phrase_start
from kg.model import EntityType

__all__ = ["Match", "match_frames"]

_WH = {"whether", "how", "why", "what", "who", "where", "when", "which", "if", "whom", "whose"}
_PREDICATES = {"oprd", "acomp", "attr", "ccomp", "xcomp"}


@dataclass(frozen=True, slots=True)
class Match:
    """What one frame found: indices of the content's tokens, heads of the addressees, particle or preposition used."""

    cue: Cue
    frame: str
    tokens: frozenset[int]
    addressees: tuple[Token, ...] = ()
    particle: Token | None = None
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class _Found:
    tokens: frozenset[int]
    addressees: tuple[Token, ...] = ()
    particle: Token | None = None
    confidence: float = 0.9


def match_frames(scene: Scene, verb: Token, cues: list[Cue], source: Token) -> Match | None:
    """The first frame, in order of trust, that one of the senses has and the sentence fills."""
    for frame, finder in _FINDERS:
        for cue in cues:
            names = sorted(f for f in cue.frames if f == frame or f.startswith(f"{frame}:"))
            for name in names:
                if frame in _ACTORS_ONLY and not is_actor(scene, source):
                    continue
                found = finder(scene, verb, name.partition(":")[2])
                if found is not None and found.tokens:
                    return Match(cue, name, _without_particle(verb, cue, found.tokens), found.addressees, found.particle, found.confidence)
    strong = next((c for c in cues if c.strong), None)
    if strong is not None and not scene.quoted(verb):
        rest = _rest_of_sentence(scene, verb, source)
        if rest:
            return Match(strong, "position", rest, confidence=0.6)
    return None


def _without_particle(verb: Token, cue: Cue, tokens: frozenset[int]) -> frozenset[int]:
    """Tokens without the cue's second word ("clear" of "made clear that"), where the parser put it into the clause."""
    first = min(tokens)
    if not cue.particle or verb.doc[first].lower_ not in cue.particle.split():
        return tokens
    return tokens - {first} - ({first + 1} if verb.doc[first + 1].lower_ == "that" else set())


def _subtree(token: Token) -> frozenset[int]:
    return frozenset(t.i for t in token.subtree)


def _that(scene: Scene, verb: Token, _: str) -> _Found | None:
    """A finite complement clause on either side, with what trails behind it without a comma."""
    return _clause(scene, [c for c in _complements(verb) if not _asks(c)], verb)


def _wh(scene: Scene, verb: Token, _: str) -> _Found | None:
    """The same, opened by "whether", "how" and the like."""
    return _clause(scene, [c for c in _complements(verb) if _asks(c)], verb)


def _complements(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "ccomp" and (is_finite(c) or _verbless(c)) and _bordered(verb, c)]


def _asks(comp: Token) -> bool:
    return any(c.lower_ in _WH or (c.left_edge.lower_ in _WH and c.dep_ in {"nsubj", "dobj", "advmod", "attr"}) for c in comp.lefts)


def _clause(scene: Scene, comps: list[Token], verb: Token) -> _Found | None:
    behind = [c for c in comps if c.i > verb.i]
    chosen = behind or comps[:1]
    if not chosen:
        return None
    tokens = frozenset(i for c in chosen for i in _subtree(c) - _next_cues(scene, c))
    if behind:
        tokens |= _trailing(verb, behind[-1])
    hearers = tuple(c for c in verb.rights if c.dep_ in {"dobj", "dative"} and c.i < chosen[0].i)
    return _Found(tokens, hearers)


def _next_cues(scene: Scene, comp: Token) -> frozenset[int]:
    """Tokens of cue clauses the parser hung into a complement: ", adding that B" and ", and C warned that D"."""
    out: frozenset[int] = frozenset()
    for child in comp.rights:
        if child.pos_ != "VERB" or child.lemma_ not in scene.lexicon.verbs:
            continue
        before = comp.doc[child.left_edge.i - 1]
        joint = before.dep_ == "cc" and comp.doc[before.i - 1].text == ","
        own = _own_subject(child)
        if child.dep_ == "advcl" and child.tag_ == "VBG" and own is None and before.text == ",":
            out |= _subtree(child)
        elif child.dep_ == "conj" and joint and own is not None and own.pos_ != "PRON" and any(
                c.dep_ == "ccomp" for c in child.rights):
            out |= _subtree(child) | {before.i}
    return out


def _bordered(verb: Token, comp: Token) -> bool:
    """Whether a clause in front of its cue is set off by a mark; else the parser has joined two clauses."""
    if comp.i > verb.i:
        return True
    between = verb.doc[comp.i + 1 : verb.i]
    return any(t.text in {",", "—", "–", "--", '"', "”", "''", "'", "?", "!"} for t in between)


def _verbless(comp: Token) -> bool:
    return _own_subject(comp) is not None or comp.pos_ not in {"VERB", "AUX"}


def _trailing(verb: Token, comp: Token) -> frozenset[int]:
    """Tokens of later dependents of the verb that belong to the clause before them: no comma stands between."""
    out: frozenset[int] = frozenset()
    end = comp.right_edge.i
    for child in verb.rights:
        if child.i <= end or child.dep_ not in {"advcl", "prep", "npadvmod", "advmod"}:
            continue
        if any(t.is_punct for t in verb.doc[end + 1 : child.left_edge.i + 1]):
            break
        out |= _subtree(child)
        end = child.right_edge.i
    return out


def _infinitive(scene: Scene, verb: Token, _: str) -> _Found | None:
    """Infinitive without object: "vowed to leave"."""
    for comp in verb.rights:
        if comp.dep_ in {"xcomp", "ccomp"} and is_to_infinitive(comp) and not _own_subject(comp):
            if any(c.dep_ in {"dobj", "dative"} and c.i < comp.i for c in verb.rights):
                return None
            tokens = _from_to(comp)
            return _Found(tokens) if sum(scene.doc[i].is_alpha for i in tokens) > 2 else None
    return None


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _from_to(comp: Token) -> frozenset[int]:
    """Tokens of an infinitive clause from "to" (or "not to") on."""
    first = min((c.i for c in comp.lefts if c.tag_ == "TO" or c.dep_ == "neg"), default=comp.i)
    strays = [c for c in comp.rights if c.dep_ == "conj" and c.tag_ in {"VBD", "VBZ"}]
    stray = frozenset(i for c in strays for i in _subtree(c)) | {c.i for c in comp.rights if strays and c.dep_ == "cc"}
    return frozenset(t.i for t in comp.subtree if t.i >= first) - stray


def _object_infinitive(scene: Scene, verb: Token, _: str) -> _Found | None:
    """Object and infinitive: "urged Iran to return"; the object is the addressee."""
    for comp in verb.rights:
        if comp.dep_ not in {"ccomp", "xcomp", "advcl"} or not is_to_infinitive(comp):
            continue
        hearer = _own_subject(comp) or next(
            (c for c in verb.rights if c.dep_ in {"dobj", "dative"} and c.i < comp.i), None)
        if hearer is not None:
            return _Found(_from_to(comp), (hearer,))
    return None


def _preposition_infinitive(scene: Scene, verb: Token, word: str) -> _Found | None:
    """Preposition, addressee, infinitive: "called on Iran to return"."""
    prep = _prep(verb, word)
    if prep is None:
        return None
    hearer = next((c for c in prep.children if c.dep_ in {"pobj", "nsubj"}), None)
    for token in verb.doc[prep.i + 1 : verb.sent.end]:
        if token.tag_ == "TO" and token.dep_ == "aux" and token.head.i > token.i and verb in token.head.ancestors:
            hearer = hearer or _own_subject(token.head)
            if hearer is not None and hearer.i < token.i:
                return _Found(_from_to(token.head), (hearer,), prep)
    return None


def _prep(verb: Token, word: str) -> Token | None:
    """The verb's (or its particle's, or its object's) preposition `word`."""
    for child in verb.rights:
        if child.lower_ == word and child.dep_ in {"prep", "prt", "mark", "advmod", "dative", "agent"}:
            return child
        if child.dep_ in {"prt", "advmod", "prep", "acomp"}:
            for below in child.rights:
                if below.lower_ == word and below.dep_ == "prep":
                    return below
    return None


def _small_clause(scene: Scene, verb: Token, _: str) -> _Found | None:
    """Object and predicate: "called it a mistake". The parser reads the pair in many ways; the words are the same."""
    rights = [c for c in verb.rights if c.dep_ in _PREDICATES | {"dobj", "nmod"} and not is_to_infinitive(c)]
    pair = any(c.dep_ in _PREDICATES and not is_finite(c) for c in rights) or any(
        c.dep_ in {"acl", "amod", "appos", "dobj", "attr"} and c.pos_ in {"ADJ", "NOUN", "VERB"} for r in rights for c in r.rights)
    if not rights or not pair or (len(rights) == 1 and rights[0].dep_ == "oprd"):
        return None
    tokens: frozenset[int] = frozenset()
    for child in rights:
        tokens |= _subtree(child)
    return _Found(tokens | _trailing(verb, rights[-1]))


def _as_phrase(scene: Scene, verb: Token, _: str) -> _Found | None:
    """Object and as-phrase: "described it as a mistake"."""
    target = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    for head in (verb, target):
        prep = next((c for c in head.rights if c.lower_ == "as" and c.dep_ in {"prep", "mark"}), None) if head is not None else None
        if prep is not None:
            tokens = _subtree(prep) | (_subtree(target) if target is not None else frozenset())
            return _Found(tokens, particle=None)
    return None


def _phrase(scene: Scene, verb: Token, word: str) -> _Found | None:
    """Prepositional object: "warned of war", "called for talks"."""
    prep = _prep(verb, word)
    if prep is None:
        return None
    tokens = _subtree(prep) - {prep.i}
    return _Found(tokens, particle=prep, confidence=0.7) if _weighty(scene, tokens) else None


def _object_phrase(scene: Scene, verb: Token, word: str) -> _Found | None:
    """Object and prepositional phrase: "accused Iran of cheating"; the phrase is the content."""
    target = next((c for c in verb.rights if c.dep_ in {"dobj", "dative"}), None)
    if target is None:
        return None
    for head in (verb, target):
        prep = next((c for c in head.rights if c.lower_ == word and c.dep_ in {"prep", "mark"} and c.i > target.i), None)
        if prep is not None:
            return _Found(_subtree(prep) - {prep.i}, (target,), confidence=0.8)
    return None


def _gerund(scene: Scene, verb: Token, _: str) -> _Found | None:
    comp = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"), None)
    return _Found(_subtree(comp)) if comp is not None else None


def _object(scene: Scene, verb: Token, _: str) -> _Found | None:
    """Noun phrase of some weight: "criticised the decision to leave"."""
    target = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ != "PRON"), None)
    if target is None:
        return None
    if any(c.dep_ == "dative" for c in verb.rights):  # "denied them entry"
        return None
    if target.lemma_ in scene.lexicon.idioms.get(verb.lemma_, ()):
        return None
    tokens = _subtree(target)
    return _Found(tokens, confidence=0.6) if _weighty(scene, tokens) else None


def _thing(scene: Scene, verb: Token, _: str) -> _Found | None:
    """The same, unless the object is somebody: police who questioned a man doubted nothing."""
    target = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    somebody = target is not None and (is_actor(scene, target) or target.lower_.endswith(_AGENTS))
    return None if target is None or somebody else _object(scene, verb, _)


def _weighty(scene: Scene, tokens: Iterable[int]) -> bool:
    return sum(scene.doc[i].is_alpha for i in tokens) >= 2


def _rest_of_sentence(scene: Scene, verb: Token, source: Token) -> frozenset[int]:
    """Content by position where the parse shows none: what follows the cue, else what precedes cue and speaker."""
    sent, doc = verb.sent, verb.doc
    own = {t.i for t in source.subtree} | {verb.i}
    after = [i for i in range(max(verb.i, source.i if source.i - verb.i in range(1, 8) else verb.i) + 1, sent.end)]
    if any(doc[i].pos_ in {"VERB", "AUX"} and i not in own and is_finite(doc[i]) for i in after):
        return frozenset(i for i in after if i not in own or i > verb.i)
    start = min(phrase_start(source), verb.i)
    before = range(sent.start, start)
    if start > sent.start and doc[start - 1].text in {",", "—", "–"} and any(is_finite(doc[i]) for i in before if doc[i].pos_ in {"VERB", "AUX"}):
        return frozenset(before)
    return frozenset()


def is_actor(scene: Scene, source: Token) -> bool:
    """Whether a subject is somebody: a personal pronoun, or a noun that names or stands for an actor."""
    head = antecedent(source)
    if head.pos_ == "PROPN" or (head.text[0].isupper() and head.left_edge.i == head.i and head.pos_ == "NOUN") or head.lemma_ in scene.lexicon.documents:
        return True
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONAL
    mention = scene.index.at(head) or (scene.index.covering(head) if head.ent_type_ else None)
    if mention is not None:
        return mention.label is not EntityType.PLACE
    return head.ent_type_ in {"PERSON", "NORP"} or (head.pos_ == "NOUN" and head.lower_.endswith(("ers", "ors", "ists", "ents")))


_PERSONAL = {"he", "she", "they", "we", "i", "who", "both", "one", "all", "some", "many", "others"}
_AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "ent", "ents", "ant", "ants", "man", "men")
_ACTORS_ONLY = {"np", "small", "as", "op", "p", "to", "obj-to", "pto", "gerund", "thing"}
_Finder = Callable[[Scene, Token, str], _Found | None]
_FINDERS: tuple[tuple[str, _Finder], ...] = (
    ("that", _that), ("wh", _wh), ("obj-to", _object_infinitive), ("to", _infinitive),
    ("pto", _preposition_infinitive), ("as", _as_phrase), ("small", _small_clause), ("op", _object_phrase),
    ("p", _phrase), ("gerund", _gerund), ("np", _object), ("thing", _thing),
)
