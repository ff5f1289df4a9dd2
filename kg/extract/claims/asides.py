"""Cue clauses set inside or behind what they report: "the talks, she said, failed"; "…, as the minister put it"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.claims.actors import is_actor
from kg.extract.claims.cuts import reports
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import is_passive, own_subject, speaker_of, subject
from kg.parse import Doc, Span, Token

__all__ = ["Aside", "find_aside"]

_BORDERS = {",", "—", "–", "--", ";"}
_NOUNS = {"NOUN", "PROPN", "PRON"}
_LONGEST = 18
_TOPIC = 5
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


@dataclass(frozen=True, slots=True)
class Aside:
    """A cue clause read by position: head of its speaker, and the sentence's other tokens, which are the content."""

    source: Token
    tokens: frozenset[int]
    hearers: tuple[Token, ...] = ()


def find_aside(scene: Scene, verb: Token) -> Aside | None:
    """The aside a verb heads: noun phrase and verb between commas or a comma and the end, nothing reported inside.

    Found by position, because the parser often makes the host sentence's subject the cue's.
    """
    if is_passive(verb):
        return None
    inverted = _is_inverted(scene, verb)
    left = verb.i if inverted else _left_border(scene, verb)
    right = _right_border(scene, verb, inverted=inverted)
    if left is None or right is None:
        return None
    sent, opens_as = verb.sent, verb.doc[left].lower_ == scene.grammar.aside
    source = _source(verb, range(left, right if inverted else verb.i))
    if source is None or (left == sent.start and not opens_as) or _tells_of_noun(scene, verb, source, left):
        return None
    if inverted and not (is_actor(scene, source) or _human(scene, source)):
        return None  # "He stopped, noted the time, and left."
    start = max(_behind_topic(sent), _behind_colon(scene, sent.start, left) if right + 1 < sent.end else sent.start)
    host = (i for i in range(start, sent.end) if not left <= i < right and scene.paragraph_of[i] >= 0)
    tokens = frozenset(host) - (_description(source, right) if inverted else frozenset()) - _manner(verb, right)
    narrated = _taken_over(scene, verb, right)
    tokens = frozenset(i for i in tokens if i < narrated)
    if not any(verb.doc[i].pos_ in {"VERB", "AUX"} for i in tokens):
        return None
    if not opens_as and left > sent.start and not _content_before(verb, sent.start, left, tokens):
        return None
    if _only_adverbial(verb, frozenset(i for i in tokens if verb.doc[i].is_alpha)):
        return None
    heard = tuple(c for c in verb.rights if c.dep_ in {"dobj", "dative"} and verb.i < c.i < right and c.lower_ != "it")
    return Aside(source, tokens, heard[:1] if verb.lemma_ in scene.grammar.needs_hearer else ())


def _tells_of_noun(scene: Scene, verb: Token, source: Token, left: int) -> bool:
    """Whether the cue clause only describes a noun of its phrase: "shorter than the five hours X expected"."""
    if verb.dep_ != "relcl" or source.head != verb:
        return False
    return left <= verb.head.i < source.i or any(
        verb.doc[i].lemma_ in scene.grammar.matters for i in range(left, source.i))


def _taken_over(scene: Scene, verb: Token, right: int) -> int:
    """Index behind an aside at which the narrator goes on: "…, X said, and Y warned that …", "…, according to Y"."""
    doc, end = verb.doc, verb.sent.end
    first = next((i for i in range(right, end) if not doc[i].is_punct and not doc[i].is_space), end)
    if first == end or scene.quoted(doc[first]):
        return end
    if _opened_by(doc, first, scene.lexicon.sources) or _circumstance(scene, verb, first):
        return first
    told = next((t for t in doc[first + 1 : end] if t.pos_ in {"VERB", "AUX"} and t.tag_ in _FINITE), None)
    if doc[first].dep_ != "cc" or told is None or told.tag_ != verb.tag_ or told.pos_ != "VERB":
        return end
    own, cues = own_subject(told), scene.lexicon.verbs.get(told.lemma_, ())
    says = own is not None and any(c.kind == "speech" for c in cues) and reports(scene, told)
    return first if says and own is not None and own.left_edge.i == first + 1 else end


def _circumstance(scene: Scene, verb: Token, first: int) -> bool:
    """Whether what stands behind a closing aside tells when it was said: "…, X said, as talks began"."""
    doc = verb.doc
    if doc[first - 1].text != "," or not _opened_by(doc, first, scene.grammar.circumstances):
        return False
    return doc[first].lower_ != scene.grammar.aside or doc[first].dep_ == "mark"


def _opened_by(doc: Doc, first: int, phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(tuple(t.lower_ for t in doc[first : first + len(words)]) == tuple(words) for words in phrases)


def _behind_topic(sent: Span) -> int:
    """Where the words begin behind what a headline is about: "Chad: road is shut, minister says"."""
    colon = next((t for t in sent.doc[sent.start : min(sent.start + _TOPIC, sent.end)] if t.text == ":"), None)
    named = colon is not None and all(t.pos_ in {*_NOUNS, "ADJ"} for t in sent.doc[sent.start : colon.i])
    return colon.i + 1 if colon is not None and named else sent.start


def _behind_colon(scene: Scene, start: int, left: int) -> int:
    """Where a clause cut by an aside begins: "The mayor defended the ban: a town, he said, needs its sleep"."""
    colons = [i for i in range(start, left - 1) if scene.doc[i].text == ":" and not scene.quoted(scene.doc[i])]
    told = bool(colons) and any(t.pos_ in {"VERB", "AUX"} for t in scene.doc[start : colons[-1]])
    return colons[-1] + 1 if told and colons[-1] + 2 < left else start


def _is_inverted(scene: Scene, verb: Token) -> bool:
    """Whether a finite verb behind a comma has its speaker behind it: "…, said X"."""
    if verb.i == 0 or verb.doc[verb.i - 1].text not in _BORDERS or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    before = subject(verb)
    if before is None or before.i > verb.i:
        return True
    behind = _behind(verb)
    return behind is not None and is_actor(scene, behind)


def _description(source: Token, right: int) -> frozenset[int]:
    """Tokens behind an inverted cue clause that only describe the speaker: "said X, a fellow at Y who …"."""
    doc, end = source.doc, source.sent.end
    own = {t.i for t in source.subtree}
    told = any(t.pos_ in {"VERB", "AUX"} and t.i not in own and t.tag_ in _FINITE for t in doc[right:end])
    return frozenset(range(right, end)) if not told else frozenset(i for i in own if i >= right)


def _behind(verb: Token) -> Token | None:
    """Head of the noun phrase right behind the verb, by the words: "said a person familiar with …"."""
    for token in verb.doc[verb.i + 1 : verb.i + 6]:
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod", "amod"}:
            return token
    return None


def _human(scene: Scene, token: Token) -> bool:
    return token.pos_ == "PRON" or token.lower_.endswith(scene.grammar.agents) or token.ent_type_ in {"PERSON", "ORG"}


def _only_adverbial(verb: Token, tokens: frozenset[int]) -> bool:
    """Whether all there is before a closing cue clause is its own adverbial: "When the bridge fell, X spoke"."""
    own = {t.i for c in verb.lefts if c.dep_ == "advcl" and _subordinate(c) for t in c.subtree}
    return all(i in own or verb.doc[i].dep_ == "cc" for i in tokens)


def _subordinate(clause: Token) -> bool:
    """Whether a clause is opened as an adverbial, or is a participle: "Asked whether it rained, X said no"."""
    if clause.tag_ in {"VBN", "VBG"} and own_subject(clause) is None and not any(c.dep_ == "aux" for c in clause.lefts):
        return True
    return any(c.dep_ == "mark" or c.tag_ == "WRB" for c in clause.lefts)


def _content_before(verb: Token, start: int, left: int, tokens: frozenset[int]) -> bool:
    """Words before the aside; if that is only "furthermore", a clause must follow."""
    before = [t for t in verb.doc[start : max(start, left - 1)] if t.is_alpha]
    told = any(t.pos_ not in {"ADV", "CCONJ"} for t in before)
    return bool(before) and (told or any(verb.doc[i].tag_ in _FINITE for i in tokens))


def _left_border(scene: Scene, verb: Token) -> int | None:
    """Index of the aside's first token: after a comma, dash or sentence start, a noun and no other verb between."""
    doc, noun = verb.doc, False
    for i in range(verb.i - 1, max(verb.sent.start - 1, verb.i - _LONGEST), -1):
        token = doc[i]
        if token.text in _BORDERS:
            return i + 1 if noun else _as_opener(scene, verb)
        if token.pos_ in {"VERB", "AUX"} and token.head.i != verb.i and token.dep_ not in {"amod", "compound"}:
            return None
        joint = token.lower_ in scene.grammar.joints and token.dep_ != "det"
        if joint or scene.quote_of[i] != scene.quote_of[verb.i]:
            return None
        noun = noun or token.pos_ in _NOUNS
        if i == verb.sent.start:
            return i if noun else None
    return None


def _manner(verb: Token, right: int) -> frozenset[int]:
    """Tokens of a participle behind the aside that tells how it was said: "…, she said, pointing at the map"."""
    doing = [c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.left_edge.i == right + 1 == c.i]
    return frozenset(t.i for c in doing for t in c.subtree)


def _as_opener(scene: Scene, verb: Token) -> int | None:
    """Index of the "as" that opens the sentence of a cue with an inset before it: "As many, including X, have said"."""
    start, own = verb.sent.start, subject(verb)
    opens = verb.doc[start].lower_ == scene.grammar.aside and own is not None and start < own.i < verb.i
    if not opens or verb.i - start > _LONGEST:
        return None
    clauses = (t for t in verb.doc[start + 1 : verb.i] if t.pos_ in {"VERB", "AUX"} and t.tag_ in _FINITE)
    return None if any(t.head != verb and t.dep_ != "relcl" for t in clauses) else start


def _right_border(scene: Scene, verb: Token, *, inverted: bool) -> int | None:
    """Index after the aside: the next comma or the sentence's end, if only adjuncts and hearers stand before it."""
    doc, end = verb.doc, verb.sent.end
    for i in range(verb.i + 1, min(end, verb.i + _LONGEST)):
        token = doc[i]
        if token.is_space and "\n" not in token.text:
            continue
        if token.is_space or token.text in _BORDERS or token.is_sent_end or token.text in {".", "?", "!"}:
            return i if token.is_punct or token.is_space else None
        if token.lower_ == "it" and i == verb.i + 1:  # "as X put it"
            continue
        if token.lower_ == scene.grammar.aside and i + 1 < end and doc[i + 1].lower_ in scene.grammar.so_much:
            return None  # "X said as much" tells of what stands before
        verbal = token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"
        if verbal or token.text in {"that", ":"} or scene.quote_of[i] != scene.quote_of[verb.i]:
            return None
        if token.pos_ in _NOUNS and not inverted and not _adjunct(token, verb):
            return None
    return end if verb.i + 1 == end else None


def _adjunct(token: Token, verb: Token) -> bool:
    """Whether a noun behind the cue is a date, a hearer of "told", or within a prepositional phrase."""
    if token.ent_type_ in {"DATE", "TIME"} or verb.lemma_ == "tell":
        return True
    return any(t.dep_ in {"prep", "agent"} for t in verb.doc[verb.i + 1 : token.i])


def _source(verb: Token, inside: range) -> Token | None:
    found = speaker_of(verb)
    if found is not None and found.i in inside:
        return found
    nouns = [verb.doc[i] for i in inside if verb.doc[i].pos_ in _NOUNS]
    outer = [t for t in nouns if t.head.i not in inside or t.head.i == verb.i]
    return outer[0] if outer else None
