"""The syntactic frames of verb cues: which words of the sentence are the content, which the addressee."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.extract.claims import complements, objects
from kg.extract.claims.actors import is_actor
from kg.extract.claims.answers import answered, without_answers
from kg.extract.claims.complements import Found, Site
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import is_finite, own_subject, phrase_start, subject
from kg.parse import Token

__all__ = ["Match", "match_frames"]

_COMMAS = {",", "—", "–"}
_THINGS = {"np", "thing", "gerund", "p", "op"}
_ANY_SUBJECT = {"that", "wh"}
_FINDERS: tuple[tuple[str, Callable[[Site], Found | None]], ...] = (
    ("that", complements.find_that), ("wh", complements.find_wh), ("obj-to", complements.find_object_infinitive),
    ("to", complements.find_infinitive), ("pto", complements.find_preposition_infinitive),
    ("as", objects.find_as_phrase), ("small", objects.find_small_clause), ("op", objects.find_object_phrase),
    ("p", objects.find_phrase), ("gerund", complements.find_gerund), ("np", objects.find_object),
    ("thing", objects.find_thing),
)


@dataclass(frozen=True, slots=True)
class Match:
    """The sense and frame that fit, and what the frame found."""

    cue: Cue
    frame: str
    found: Found


def match_frames(scene: Scene, verb: Token, cues: Sequence[Cue], source: Token) -> Match | None:
    """The first frame, in order of trust, that one of the senses has and the sentence fills.

    Clauses may have any subject; for the other frames it must be somebody.
    """
    actor: bool | None = None
    for frame, finder in _FINDERS:
        for cue, name in _having(cues, frame):
            if frame not in _ANY_SUBJECT or cue.kind == "attitude":  # a document may say, only somebody thinks
                actor = is_actor(scene, source) if actor is None else actor
                if not actor and not _body(scene, source, verb, cue):
                    continue
            found = finder(Site(scene, verb, name.partition(":")[2] or cue.particle))
            if found is not None and found.tokens and not _only_points(scene, verb, found):
                found = _closed(verb, _with_gerunds(verb, frame, _without_particle(verb, cue, found)))
                found = replace(found, tokens=without_answers(scene, scene.tokens, found.tokens))
                if frame in _THINGS:
                    found = replace(found, tokens=_without_remark(scene, found.tokens))
                if found.tokens:
                    return Match(cue, name, found)
    denial = answered(scene, verb, cues)
    if denial is not None:
        return Match(denial[0], "which", denial[1])
    return (_what_was(verb, cues) or _by_that(verb, cues) or _swapped(verb, cues) or _run_on(verb, cues)
            or _by_position(scene, verb, cues, source))


def _without_remark(scene: Scene, tokens: frozenset[int]) -> frozenset[int]:
    """A thing without the relative clause behind its last comma, which is the narrator's: "praised it, which …"."""
    words, last = scene.tokens, max(tokens)
    for i in sorted(tokens):
        opener = words[i].left_edge
        asks = opener.tag_ in {"WDT", "WP"} and opener.lower_ not in scene.grammar.demonstratives
        apart = words[i].dep_ == "relcl" and asks and words[opener.i - 1].text == ","
        if apart and words[i].right_edge.i == last and not scene.quoted(words[i]):
            return frozenset(j for j in tokens if j < opener.i - 1) or tokens
    return tokens


def _body(scene: Scene, source: Token, verb: Token, cue: Cue) -> bool:
    """Whether "it" is a body by what it does: only somebody accuses or urges, but rain may threaten."""
    done = verb.tag_ in {"VBD", "VBZ", "VBN"} and source.dep_ == "nsubj"
    return done and source.lower_ == "it" and cue.act in scene.lexicon.acts.of_somebody


def _closed(verb: Token, found: Found) -> Found:
    """The content with a phrase in its midst that hangs on the cue: " "ten raids" in the city between May and June"."""
    first, last = min(found.tokens, default=verb.i), max(found.tokens, default=verb.i)
    inside = (c for c in verb.rights if c.dep_ == "prep" and first < c.left_edge.i and c.right_edge.i < last
              and not any(t.pos_ == "VERB" for t in c.subtree))
    return replace(found, tokens=found.tokens.union(*(range(c.left_edge.i, c.right_edge.i + 1) for c in inside)))


def _with_gerunds(verb: Token, frame: str, found: Found) -> Found:
    """The content with gerunds joined to it that the parser hung on the cue: "mentioned building roads and mending"."""
    if frame not in _THINGS or verb.tag_ == "VBG":
        return found
    last = max(found.tokens, default=verb.i)
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBG" and c.i > last
              and not any(k.dep_ in {"nsubj", "aux"} for k in c.lefts)]
    return replace(found, tokens=found.tokens.union(*(range(last + 1, c.right_edge.i + 1) for c in joined)))


def _only_points(scene: Scene, verb: Token, found: Found) -> bool:
    """Whether a gesture's object is no more than "those features": nothing is told."""
    first = min(found.tokens)
    bare = len(found.tokens) == 2 and verb.doc[first].lower_ in scene.grammar.demonstratives
    return bare and verb.lemma_ in scene.grammar.gestures


def _what_was(verb: Token, cues: Sequence[Cue]) -> Match | None:
    """What something was said to be: the predicate behind "in what it said was", up to the next comma."""
    doc, cue = verb.doc, next((c for c in cues if "that" in c.frames and not c.particle), None)
    asked = any(c.tag_ == "WP" and c.i > verb.sent.start and doc[c.i - 1].pos_ == "ADP" for c in verb.lefts)
    be = doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    if cue is None or be is None or not asked or be.pos_ != "AUX" or be.tag_ not in {"VBZ", "VBD", "VBP"}:
        return None
    end = next((t.i for t in doc[be.i : verb.sent.end] if t.is_punct and t.text in _COMMAS), verb.sent.end)
    return Match(cue, "that", Found(frozenset(range(be.i, end)), confidence=0.7))


def _by_that(verb: Token, cues: Sequence[Cue]) -> Match | None:
    """What follows "that" next to the cue, where the parse shows no clause ("says that few if any …")."""
    doc, end = verb.doc, verb.sent.end
    cue = next((c for c in cues if "that" in c.frames and not c.particle), None)
    if cue is None or verb.i + 3 > end or doc[verb.i + 1].lower_ != "that" or doc[verb.i + 1].tag_ != "IN":
        return None
    rest = range(verb.i + 2, end)
    told = any(doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in rest)
    return Match(cue, "that", Found(frozenset(rest), confidence=0.6)) if told else None


def _having(cues: Sequence[Cue], frame: str) -> list[tuple[Cue, str]]:
    """Senses with a frame, and its full name ("p:of") for each."""
    return [(cue, name) for cue in cues for name in sorted(cue.frames) if name.partition(":")[0] == frame]


def _without_particle(verb: Token, cue: Cue, found: Found) -> Found:
    """Without the cue's second word ("clear" of "made clear that"), where the parser put it into the clause."""
    first = min(found.tokens)
    if cue.particle and first == verb.i + 1 and verb.doc[first + 1].lower_ in cue.particle.split():
        left = found.tokens - {first, first + 1, *_that(verb, first + 2)}
        dummy = verb.doc[first].lower_ == "it"  # "made it clear that A", but "made this clear" tells nothing
        return replace(found, tokens=left if dummy else frozenset())
    if not cue.particle or verb.doc[first].lower_ not in cue.particle.split():
        return found
    return replace(found, tokens=found.tokens - {first, *_that(verb, first + 1)})


def _that(verb: Token, at: int) -> list[int]:
    return [at] if at < len(verb.doc) and verb.doc[at].lower_ == "that" else []


def _run_on(verb: Token, cues: Sequence[Cue]) -> Match | None:
    """A clause read as an object and a second verb: "results show wet species, such as reed, lose more"."""
    cue = next((c for c in cues if c.kind == "finding" and "that" in c.frames), None)
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    told = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB" and subject(c) is None), None)
    if cue is None or thing is None or told is None or told.i < thing.i or any(c.dep_ == "cc" for c in verb.rights):
        return None
    return Match(cue, "that", Found(frozenset(range(thing.left_edge.i, told.right_edge.i + 1)), confidence=0.6))


def _swapped(verb: Token, cues: Sequence[Cue]) -> Match | None:
    """The clause right behind the cue where the cue was hung on it: "While X admitted the bridge was old, Y…"."""
    cue, comp = next((c for c in cues if "that" in c.frames and not c.particle), None), verb.head
    own = next((c for c in comp.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if cue is None or verb.dep_ != "advcl" or own is None or own.left_edge.i != verb.i + 1 or not is_finite(comp):
        return None
    last = next((t.i for t in verb.doc[comp.i : comp.right_edge.i + 1] if t.text in _COMMAS), comp.right_edge.i + 1)
    return Match(cue, "that", Found(frozenset(range(verb.i + 1, last)), confidence=0.7))


def _by_position(scene: Scene, verb: Token, cues: Sequence[Cue], source: Token) -> Match | None:
    """What a strong cue reports where the parse shows nothing: what follows "that", or the rest of its sentence."""
    strong = next((c for c in cues if c.strong), None)
    if strong is None or scene.quoted(verb) or _so_many(scene, verb):
        return None
    opener = _far_that(scene, verb)
    if opener is not None:
        hearers = tuple(c for c in verb.rights if c.dep_ in {"dobj", "dative"} and c.i < opener.i)
        told = frozenset(range(opener.i + 1, verb.sent.end))
        return Match(strong, "position", Found(told, hearers, confidence=0.6))
    if any(c.tag_ == "WP" for c in verb.lefts if c != source):  # "what X said was wrong" tells not what
        return None
    rest = _rest_of_sentence(verb, source)
    return Match(strong, "position", Found(rest, confidence=0.6)) if rest else None


def _so_many(scene: Scene, verb: Token) -> bool:
    """ "Told so many lies that nobody listens" tells of no words."""
    behind = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    return verb.lemma_ in scene.grammar.needs_hearer and behind.lower_ in scene.grammar.degree


def _far_that(scene: Scene, verb: Token) -> Token | None:
    """The "that" which opens what is reported behind a hearer or an adjunct: "told a briefing in Rome that …".

    A "that" of a cue in between is that cue's ("told those who believe that …"), and so is a relative one a noun's.
    """
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        cues = scene.lexicon.verbs.get(token.lemma_, ()) if token.pos_ == "VERB" else ()
        if scene.quoted(token) or any("that" in c.frames for c in cues):
            return None
        if token.lower_ == "that" and _opens_clause(token):
            return token
    return None


def _opens_clause(that: Token) -> bool:
    """Whether the word is a conjunction: marked so, or read as the object of a verb that has another one."""
    verb = that.head
    spare = that.dep_ == "dobj" and any(c.dep_ == "dobj" for c in verb.rights)
    return (that.dep_ == "mark" or spare) and verb.i > that.i and _finite_at(verb)


def _rest_of_sentence(verb: Token, source: Token) -> frozenset[int]:
    """What follows the cue and an inverted speaker, if a finite verb is in it; else what precedes cue and speaker."""
    doc, sent = verb.doc, verb.sent
    own = {t.i for t in source.subtree} | {verb.i}
    inverted = verb.i < source.i < verb.i + 8
    after = range((source.i if inverted else verb.i) + 1, _clause_end(verb))
    own |= {t.i for c in verb.children if _is_adverbial(c) for t in c.subtree}
    if any(_finite_at(doc[i]) and i not in own for i in after):
        return frozenset(after)
    start = min(phrase_start(source), verb.i)
    before = range(sent.start, start)
    told = any(_finite_at(doc[i]) and i not in own for i in before)
    return frozenset(before) if told and doc[start - 1].text in _COMMAS else frozenset()


def _clause_end(verb: Token) -> int:
    """Index behind what a cue can report: a relative clause ends at its comma, any other with the sentence."""
    comma = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.text == ","), verb.sent.end)
    return comma if verb.dep_ == "relcl" and verb.doc[verb.left_edge.i - 1].text == "," else verb.sent.end


def _is_adverbial(clause: Token) -> bool:
    """Whether a clause says when or why something was said: "said that before he died"; its subject opens it.

    So does a participle that opens its sentence: "Asked whether it rained, X said no".
    """
    opener, own = clause.left_edge, own_subject(clause)
    if clause.dep_ == "advcl" and clause.tag_ in {"VBN", "VBG"} and own is None and opener.is_sent_start:
        return True
    held = own is not None and own.left_edge.i == opener.i + 1
    return clause.dep_ == "advcl" and held and opener.lower_ != "that"


def _finite_at(token: Token) -> bool:
    own = any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in token.lefts)
    return own and token.pos_ in {"VERB", "AUX"} and is_finite(token)
