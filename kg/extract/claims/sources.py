"""Claims whose source stands in a phrase: "according to X", "X: …" in a headline or transcript."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claims.actors import is_actor
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import subject
from kg.model import CharSpan
from kg.parse import Token

__all__ = ["source_drafts"]

_ACCORDING = Cue("according to", "assert", frozenset())


def source_drafts(scene: Scene) -> Iterator[Draft]:
    """ "According to X", "in the view of X" in any place of their clause."""
    openers: dict[str, list[tuple[str, ...]]] = {}
    for words in scene.lexicon.sources:
        openers.setdefault(words[0], []).append(words)
    for token in scene.tokens:
        for words in openers.get(token.lower_, ()):
            last = token.i + len(words) - 1
            if tuple(t.lower_ for t in scene.doc[token.i : last + 1]) == words and last + 1 < len(scene.doc):
                draft = _draft(scene, token, scene.doc[last])
                if draft is not None:
                    yield draft


def _draft(scene: Scene, token: Token, prep: Token) -> Draft | None:
    source = next((c for c in prep.children if c.dep_ in {"pobj", "pcomp"}), None) or next(
        (c for c in token.children if c.dep_ in {"pobj", "dobj"} and c.i > prep.i), None)
    source = source if source is not None else _next_noun(scene, prep)
    sure = token.lower_ == _ACCORDING.word.split()[0]
    if source is None or not (sure or is_actor(scene, source)) or (token == prep and not _definite(source)):
        return None
    if source.tag_ in {"WDT", "WP"}:
        return _relative(scene, token, source)
    head = token.head
    while head.dep_ != "ROOT" and (head.pos_ not in {"VERB", "AUX"} or (head.dep_ == "conj" and subject(head) is None)):
        head = head.head
    head = _above_participle(head, token)
    phrase = _phrase(token, source)
    relays, source = _inset(scene, source, phrase)
    content = _quoted_next(scene, phrase) or scene.spans(_clause(scene, head, token, phrase))
    if not content:
        return None
    cue = CharSpan(token.idx, prep.idx + len(prep))
    rule = "source/according" if sure else "source/phrase"
    return Draft(_ACCORDING, token, source, content, rule, 0.9, cue, relays=relays)


def _relative(scene: Scene, token: Token, pronoun: Token) -> Draft | None:
    """Draft of the clause behind "a report according to which A": the noun before the phrase says it."""
    doc, first = scene.doc, token.i - 2 if token.i > 1 and scene.doc[token.i - 1].text == "," else token.i - 1
    paper = doc[first] if first >= token.sent.start else None
    while paper is not None and paper.head.i >= token.sent.start and paper.dep_ in {"pobj", "prep", "poss", "compound"}:
        paper = paper.head if paper.head.i < paper.i or paper.dep_ == "compound" else None
    end = next((t.i for t in doc[pronoun.i : token.sent.end] if t.text == ","), token.sent.end)
    end = end if token.i > 0 and doc[token.i - 1].text == "," else token.sent.end
    content = scene.spans(range(pronoun.i + 1, end))
    if paper is None or paper.pos_ not in {"NOUN", "PROPN"} or not content:
        return None
    return Draft(_ACCORDING, token, paper, content, "source/according", 0.8,
                 CharSpan(token.idx, doc[pronoun.i - 1].idx + len(doc[pronoun.i - 1])))


def _definite(source: Token) -> bool:
    """Whether a single preposition names a source: "per the ministry", not "per person"."""
    return source.pos_ == "PROPN" or source.left_edge.tag_ in {"DT", "PRP$", "NNP"}


def _above_participle(head: Token, token: Token) -> Token:
    """"Troops closed the road, stranding hundreds, according to X": X told all of it."""
    behind = token.i > head.i and token.doc[token.i - 1].text == ","
    loose = head.dep_ == "advcl" and head.tag_ == "VBG" and subject(head) is None
    return head.head if behind and loose and head.i > head.head.i else head


def _clause(scene: Scene, head: Token, token: Token, phrase: set[int]) -> list[int]:
    """Tokens of the clause the phrase stands in, without the phrase and a relative pronoun."""
    clause = range(min(head.left_edge.i, token.left_edge.i), head.right_edge.i + 1)
    tokens = [i for i in clause if i not in phrase]
    if head.dep_ == "relcl" and tokens and scene.doc[tokens[0]].tag_ in {"WDT", "WP"}:
        tokens = tokens[1:]
    return tokens


def _quoted_next(scene: Scene, phrase: set[int]) -> tuple[CharSpan, ...]:
    """The quotation right behind a phrase in the middle of its sentence: "…, and in the words of X, "…" "."""
    first, at = min(phrase), max(phrase) + 1
    while at < len(scene.doc) and scene.doc[at].text == ",":
        at += 1
    number = scene.quote_of[at] if at < len(scene.doc) else -1
    if number < 0 or scene.doc[first].is_sent_start or scene.quoted(scene.doc[first]):
        return ()
    quote = scene.quotes[number]
    return (quote.inner,) if scene.doc[at].idx == quote.outer.start else ()


def _phrase(token: Token, source: Token) -> set[int]:
    """Indices of "according to X" with short asides on X; what the parser hung on X behind a comma is the clause."""
    inside = sorted(t.i for t in token.subtree)
    doc, kept = token.doc, []
    clause = next((c for c in source.rights if c.dep_ == "relcl" and c.left_edge.tag_ in {"WDT", "WP"}), None)
    if clause is not None and doc[clause.left_edge.i - 1].text == ",":  # "according to X, which names no source, …"
        end = next((t.i for t in doc[clause.i : token.sent.end] if t.text == ","), -1)
        return set(range(token.i, end)) if end > 0 else set(inside)
    for at, i in enumerate(inside):
        if doc[i].text == "," and i > source.i:
            rest = [j for j in inside[at + 1 :] if doc[j].text == ","]
            end = rest[0] if rest else inside[-1] + 1
            closed = end < len(doc) and doc[end].text == ","
            if not closed or end - i > 12 or any(doc[j].pos_ == "AUX" for j in range(i, end)):
                break
        kept.append(i)
    return set(kept)


def _inset(scene: Scene, source: Token, phrase: set[int]) -> tuple[tuple[Token, ...], Token]:
    """Who passes on and who speaks in "according to X, quoting Y, …"; the words of the inset join the phrase.

    In "according to X, speaking on Monday, …" nobody is quoted, but the inset is no content either.
    """
    at = max(phrase) + 1
    comma = at < len(scene.doc) and scene.doc[at].text == ","
    verb = scene.doc[at + 1] if comma and at + 1 < len(scene.doc) else None
    if verb is None or verb.tag_ != "VBG" or verb.lemma_ not in {*scene.lexicon.relays, *scene.grammar.speaking}:
        return (), source
    spoken = next((c for c in verb.rights if c.dep_ == "dobj"), None) if verb.lemma_ in scene.lexicon.relays else None
    if spoken is None and verb.lemma_ in scene.lexicon.relays:
        return (), source
    last = end = spoken.i if spoken is not None else verb.i
    for token in scene.doc[end + 1 : end + 12]:
        if token.text == ",":
            break
        last = token.i
    phrase.update(range(at, last + 2))
    return ((source,), spoken) if spoken is not None else ((), source)


def _next_noun(scene: Scene, to: Token) -> Token | None:
    """Last of the nouns right behind "to", where the parser took it for an infinitive."""
    found = None
    for token in scene.doc[to.i + 1 : to.i + 8]:
        if token.is_punct or token.is_space or (found is not None and token.pos_ not in {"NOUN", "PROPN"}):
            break
        found = token if token.pos_ in {"NOUN", "PROPN"} else found
    return found
