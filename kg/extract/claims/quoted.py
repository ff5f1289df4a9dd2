"""Claims in quotation marks: which cue each quote belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from kg.extract.claims.actors import is_actor
from kg.extract.claims.announced import announced_quote
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import is_passive, speaker_of, subject
from kg.extract.claims.verbs import cue_span, cues_of, issuer
from kg.model import CharSpan
from kg.parse import Token

__all__ = ["quote_drafts", "starts_sentence", "utterance"]

_STOPS = {".", "?", "!", ";"}
_NOUNS = {"NOUN", "PROPN", "PRON"}
_CLOSERS = ",?!—–…-"


def quote_drafts(scene: Scene) -> Iterator[Draft]:
    """Drafts of cues that stand beside a quote taken as a whole, in text order of the cues."""
    used: set[int] = set()
    for token in scene.verbs:
        if scene.quoted(token):
            continue
        cue = next((c for c in cues_of(scene, token) if "quote" in c.frames), None)
        cleft = _cleft(scene, token)
        if cleft is not None:
            used.update(cleft.quotes)
            yield cleft
        if cue is None or cleft is not None:
            continue
        left = _left(scene, token)
        numbers = [n for n in (left, *_right(scene, token)) if n is not None and n not in used]
        if not numbers:
            continue
        source = _speaker(scene, token)
        if source is None:
            continue
        used.update(numbers)
        content = tuple(_with_lead(scene, n) if n == left else scene.quotes[n].inner for n in numbers)
        yield Draft(cue, token, source, content, "quote/cue", 1.0, cue_span(token), _hearers(token), tuple(numbers))
    yield from filter(None, (announced_quote(scene, n) for n in range(len(scene.quotes)) if n not in used))


def _cleft(scene: Scene, verb: Token) -> Draft | None:
    """Draft of a quote that a clause behind a copula names: " 'A disgrace' is what X called the seizure"."""
    be, source = verb.head, subject(verb)
    if verb.dep_ != "ccomp" or be.i >= verb.i or be.lemma_ not in scene.grammar.copulas or source is None:
        return None
    opener = verb.doc[be.i + 1].lower_
    frames = {"as"} if opener == scene.grammar.manner else {"small", "that"}
    cue = next((c for c in cues_of(scene, verb) if frames & c.frames), None)
    number = scene.quote_of[be.i - 1] if be.i > be.sent.start else -1
    asked = opener in scene.grammar.wh and be.i + 1 < source.i < verb.i
    if cue is None or number < 0 or scene.quoted(be) or not asked or not is_actor(scene, source):
        return None
    return Draft(cue, verb, source, (scene.quotes[number].inner,), "quote/cleft", 0.8, cue_span(verb), (), (number,))


def _hearers(verb: Token) -> tuple[Token, ...]:
    return tuple(c for c in verb.rights if c.dep_ in {"dobj", "dative"} and not c.is_punct)[:1]


def _speaker(scene: Scene, verb: Token) -> Token | None:
    """Speaker by syntax, else the nearest noun outside quotes beside the cue ("…," said Smith)."""
    source = issuer(scene, verb, speaker_of(verb)) if not is_passive(verb) else None
    if source is not None and not scene.quoted(source) and source.pos_ in _NOUNS | {"ADJ", "NUM", "DET"}:
        return source
    named = _before_inset(scene, verb)
    if named is not None:
        return named
    behind = list(takewhile(lambda t: t.pos_ != "ADP", scene.doc[verb.i + 1 : verb.i + 4]))
    for token in (*behind, *reversed(scene.doc[max(0, verb.i - 4) : verb.i])):
        if token.pos_ in _NOUNS and not scene.quoted(token) and token.ent_type_ not in {"DATE", "TIME"}:
            head = token if token.head.pos_ in {"VERB", "AUX"} or token.head.i > token.i + 6 else _np_head(token)
            if head.pos_ != "NOUN" or is_actor(scene, head) or head.lower_.endswith(scene.grammar.agents):
                return head
    main = subject(verb.sent.root) if verb.tag_ == "VBG" else None
    return main if main is not None and not scene.quoted(main) and is_actor(scene, main) else None


def _before_inset(scene: Scene, verb: Token) -> Token | None:
    """The name between a quote and the cue where a long inset keeps the parser from it: "…," X, who …, told Y."""
    if verb.i == 0 or scene.doc[verb.i - 1].text != ",":
        return None
    first = None
    for token in reversed(scene.doc[max(verb.sent.start, verb.i - 40) : verb.i - 1]):
        if scene.quoted(token):
            return _np_head(first) if first is not None and first.pos_ == "PROPN" else None
        first = token if token.is_alpha else first
    return None


def _np_head(token: Token) -> Token:
    while token.dep_ in {"compound", "amod", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _left(scene: Scene, verb: Token) -> int | None:
    """Number of the quote that ends right before the cue's clause and fills its sentence from the start."""
    doc, own = scene.doc, {t.i for t in verb.subtree}
    for i in range(verb.i - 1, max(-1, verb.i - 60), -1):
        token = doc[i]
        number = scene.quote_of[i]
        if number >= 0:
            quote = scene.quotes[number]
            if quote.paragraph != scene.paragraph_of[verb.i] or not quote.closed:
                return None
            whole = starts_sentence(scene, number) or _with_lead(scene, number) != quote.inner
            return number if _ends_open(scene, number) and whole and not _goes_on(scene, number, verb) else None
        if token.text in _STOPS or (token.is_space and "\n" in token.text):
            return None
        passed_on = token.lemma_ in scene.lexicon.relays and token == verb.head.head  # "X was quoted as saying"
        if token.pos_ in {"VERB", "AUX"} and i not in own and token.dep_ not in {"aux", "auxpass"} and not passed_on:
            return None
    return None


def _goes_on(scene: Scene, number: int, verb: Token) -> bool:
    """Whether a quote within one sentence goes on without marks: " "You hit them" to drive up the price, X said"."""
    words = scene.doc.inside(scene.quotes[number].inner.start, scene.quotes[number].inner.end)
    behind = scene.doc.inside(scene.quotes[number].outer.end, verb.idx)
    if words is None or behind is None or words[0].sent != words[-1].sent or words[-1].sent != verb.sent:
        return False
    first = next((t for t in behind if not t.is_space), verb)
    comma = next((t for t in behind if t.text == ","), None)
    return first.is_alpha and comma is not None and first.tag_ in {"TO", "IN", "CC"} and first.i < comma.i


def _ends_open(scene: Scene, number: int) -> bool:
    """Whether a quote's end lets its sentence go on: a comma, question or exclamation mark, or none at all."""
    quote = scene.quotes[number]
    last = scene.text[quote.inner.start : quote.inner.end].rstrip()[-1:]
    after = scene.text[quote.outer.end : quote.outer.end + 4]
    return last in _CLOSERS or after[:1] == "," or last not in ".;" or after.lstrip()[:1].islower()


def _with_lead(scene: Scene, number: int) -> CharSpan:
    """A quote of several sentences, with the words before it in its first one: "It must "go. It is old," X said"."""
    quote = scene.quotes[number]
    words = scene.doc.inside(quote.inner.start, quote.inner.end)
    if words is None or starts_sentence(scene, number):
        return quote.inner
    first, last = words[0].sent, words[-1].sent
    lead = scene.doc[first.start : words[0].i]
    told = any(t.pos_ in {"VERB", "AUX"} and any(c.dep_ == "nsubj" for c in t.lefts) for t in lead)
    cue = any(t.pos_ == "VERB" and cues_of(scene, t) for t in lead)
    if first == last or cue or not told or any(scene.quoted(t) and t.i < words[0].i - 1 for t in lead):
        return quote.inner
    return CharSpan(first[0].idx, quote.outer.end)


def starts_sentence(scene: Scene, number: int) -> bool:
    """Whether nothing but a conjunction stands between the quote and the start of its sentence."""
    quote = scene.quotes[number]
    first = scene.doc.touched(quote.outer.start, quote.outer.start + 1)
    i = first.start - 1 if first is not None else -1
    while i >= 0 and scene.paragraph_of[i] == quote.paragraph and not scene.doc[i].is_space:
        token = scene.doc[i]
        if scene.quote_of[i] >= 0 or token.text in {".", "?", "!", ":"}:
            return True
        if token.dep_ != "cc" and not token.is_punct:
            return False
        i -= 1
    return True


def _right(scene: Scene, verb: Token) -> list[int]:
    """Number of the quote that the cue introduces, if no clause of its own comes between."""
    doc, colon = scene.doc, False
    for i in range(verb.i + 1, min(len(doc), verb.i + 50)):
        token = doc[i]
        number = scene.quote_of[i]
        if number >= 0:
            return [number] if _introduced(scene, verb, i, number) else []
        if token.text in _STOPS or (token.is_space and "\n" in token.text and not colon):
            return []
        if not token.is_space:
            colon = token.text == ":"
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"} and not _adjunct(token, verb):
            return []
        if token.tag_ == "VBG" and any("quote" in c.frames for c in cues_of(scene, token)):  # the nearer cue has it
            return []
    return []


def _adjunct(token: Token, verb: Token) -> bool:
    """Verbs inside adjuncts of the cue ("said, pointing at the map,") do not start content."""
    if token.tag_ == "VBG" and token.doc[token.i - 1].text == ",":
        return True
    return (token.dep_ in {"acl", "relcl", "pcomp", "advcl", "amod"} or token.tag_ == "VBG") and verb in token.ancestors


def _introduced(scene: Scene, verb: Token, at: int, number: int) -> bool:
    before = next((scene.doc[j] for j in range(at - 1, verb.i - 1, -1) if not scene.doc[j].is_space), verb)
    if not _ends_clause(scene, number):
        return False
    if before.lower_ != "that" and any(t.lower_ == "that" and t.dep_ == "mark" for t in scene.doc[verb.i + 1 : at]):
        return False
    if before.text in {",", ":", "—", "–", "--", "-"} or before.lower_ in {"that", "saying"}:
        return True
    return before.i == verb.i and utterance(scene, number)


def _ends_clause(scene: Scene, number: int) -> bool:
    """Whether a quote's end is the end of what is said: a mark inside or behind it, or the paragraph's end."""
    quote = scene.quotes[number]
    rest = scene.text[quote.outer.end : quote.outer.end + 3].lstrip(" ")
    return not rest or not rest[0].isalnum() or scene.text[quote.inner.end - 1] in ".,?!—…"


def utterance(scene: Scene, number: int) -> bool:
    """Whether a quote is a sentence rather than a term: a verb inside, or a sentence's end."""
    quote = scene.quotes[number]
    words = scene.doc.inside(quote.inner.start, quote.inner.end)
    if words is None:
        return False
    ends = scene.text[quote.inner.end - 1] in ".,?!"
    return (any(t.pos_ in {"VERB", "AUX"} for t in words) and len(words) > 3) or (ends and len(words) > 2)
