"""Claims introduced by a verb: "X said that…", "urged Y to…", "…, said X", "called it a mistake"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claims.actors import is_actor
from kg.extract.claims.asides import Aside, find_aside
from kg.extract.claims.frames import Match, match_frames
from kg.extract.claims.lexicon import Cue
from kg.extract.claims.passives import is_told, match_passive
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.syntax import (
    is_ambiguous,
    is_inset,
    is_passive,
    is_to_infinitive,
    own_subject,
    speaker_of,
    subject,
)
from kg.model import CharSpan
from kg.parse import Token

__all__ = ["blocked", "can_speak", "cue_span", "cues_of", "holds_not", "issuer", "verb_drafts"]


_CLAUSES = {"that", "wh"}
_FINITE = {"VBD", "VBZ"}


def verb_drafts(scene: Scene, taken: frozenset[int]) -> Iterator[Draft]:
    """Drafts of verb cues that syntax gives content to, in text order; `taken` are cues that introduced a quote."""
    for token in scene.verbs:
        if token.i in taken:
            continue
        cues = cues_of(scene, token)
        if not cues or blocked(scene, token):
            continue
        draft = _draft(scene, token, cues)
        if draft is not None:
            yield draft


def cues_of(scene: Scene, token: Token) -> list[Cue]:
    """Senses of a verb token, those with a particle first; none if it is no verb."""
    lemma = token.lemma_.lower()
    if token.pos_ not in {"VERB", "AUX"}:
        lemma = scene.grammar.inverted.get(token.lower_, "") if token.is_sent_start and token.pos_ == "PROPN" else ""
    cues = scene.lexicon.verbs.get(lemma)
    if not cues:
        return []
    if not any(c.particle for c in cues):
        return list(cues)
    near = {t.lower_ for t in scene.doc[token.i + 1 : token.i + 4]}
    return [c for c in cues if c.particle and set(c.particle.split()) <= near] + [c for c in cues if not c.particle]


def blocked(scene: Scene, verb: Token) -> bool:
    """Whether nothing was uttered: negated, only possible, wanted, conditional, or an order to say it."""
    for child in verb.lefts:
        if (child.dep_ == "neg" or child.lower_ in scene.lexicon.negators) and not holds_not(scene, verb):
            return True
        if child.dep_ == "aux" and child.lower_ in scene.grammar.irrealis:
            return True
        if child.dep_ == "mark" and child.lower_ in scene.grammar.conditions:
            return True
    if verb.dep_ == "conj" and scene.doc[verb.i - 1].lower_ in scene.lexicon.negators:  # "neither confirmed nor denied"
        return True
    return _no_statement(scene, verb) or _wanted(scene, verb) or _only_background(scene, verb)


def _only_background(scene: Scene, verb: Token) -> bool:
    """A participle of what nobody is said to have done ("requires X to sign, agreeing to A"), or of a silence.

    "Citing privacy, X declined to comment" gives the reason of a silence. "The next thing X knew" is no view.
    """
    if _describes_words(scene, verb):
        return True
    if verb.dep_ == "relcl":
        return verb.head.lemma_ in scene.lexicon.idioms.get(verb.lemma_, ())
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return False
    if is_to_infinitive(verb.head) and verb.head.dep_ in {"xcomp", "ccomp"}:
        return verb.head.head.lemma_ in scene.grammar.obliging
    silent = verb.head.lemma_ in scene.lexicon.blocking or bool(cues_of(scene, verb.head) and blocked(scene, verb.head))
    return verb.lemma_ in scene.lexicon.relays and silent


def _no_statement(scene: Scene, verb: Token) -> bool:
    """A question, an order, a condition ("assuming that"), an infinitive hung on the verb in front of it."""
    asked = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    helped = any(c.dep_ == "aux" for c in verb.lefts)
    if says_so_much(scene, verb):
        return True
    if asked is None and not helped and verb.lower_ in scene.grammar.conjunctions:
        return True
    if asked is not None and any(c.dep_ in {"aux", "auxpass"} and c.i < asked.i for c in verb.lefts):
        return True
    if verb.tag_ != "VB" or helped:
        return False
    if asked is not None:
        return _called(asked)
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.tag_ in _FINITE)


def _wanted(scene: Scene, verb: Token) -> bool:
    """An infinitive or gerund of something only wanted, refused or kept from; "went on to say" was said."""
    gerund = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and is_to_infinitive(verb.head.head)
    if gerund or (verb.dep_ == "pcomp" and verb.head.lower_ in scene.grammar.without):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VB" and is_to_infinitive(verb.head) and not is_to_infinitive(verb):
        return blocked(scene, verb.head)
    if not is_to_infinitive(verb) or verb.dep_ == "ROOT":
        return False
    head = verb.head
    if verb.dep_ == "advcl" and head.tag_ == "VBD" and verb.i > head.i:
        return verb.lemma_ in scene.grammar.perception  # "watched to see whether …"
    if head.lemma_ in scene.grammar.making and verb.dep_ in {"xcomp", "ccomp"}:  # "forced X to admit that …"
        return head.tag_ not in {"VBD", "VBZ"} or any(c.dep_ == "neg" for c in head.lefts)
    if own_subject(verb) is not None:  # "wanted X to admit that …"
        return True
    return head.lemma_ not in scene.lexicon.raising or any(c.dep_ == "neg" for c in head.lefts)


def says_so_much(scene: Scene, verb: Token) -> bool:
    """Whether a cue only points back at what was told: "X said as much"."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    return len(behind) == 2 and behind[0] == scene.grammar.aside and behind[1] in scene.grammar.so_much


def _describes_words(scene: Scene, verb: Token) -> bool:
    """Whether a participle is an adjective of somebody's words: "cited disparaging remarks of the king"."""
    behind = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    return verb.tag_ == "VBG" and verb.dep_ != "ROOT" and behind.tag_ == "NNS" and behind.lemma_ in scene.lexicon.nouns


def holds_not(scene: Scene, verb: Token) -> bool:
    """Whether a negated verb tells of a view: who does not believe that A holds that A is not so."""
    plain = all(c.tag_ in {"VBP", "VBD", "VBZ"} for c in verb.lefts if c.dep_ == "aux")
    negated = any(c.dep_ == "neg" for c in verb.lefts)
    return negated and plain and verb.lemma_ in scene.grammar.neg_raising


def _called(name: Token) -> bool:
    """Whether a subject is really the one addressed: "Mr. Abara, tell me what you want"."""
    return name.pos_ == "PROPN" and name.i + 1 < len(name.doc) and name.doc[name.i + 1].text == ","


def _draft(scene: Scene, verb: Token, cues: list[Cue]) -> Draft | None:
    aside = find_aside(scene, verb) if any("float" in c.frames for c in cues) else None
    if aside is not None:
        return _aside_draft(scene, verb, cues, aside)
    source = issuer(scene, verb, speaker_of(verb))
    if source is None or (scene.quoted(verb) and source.lower_ in scene.grammar.first):
        return None
    if is_passive(verb):
        match = match_passive(scene, verb, cues)
    elif _reduced(verb) or is_told(scene, verb) or (is_ambiguous(verb) and source.pos_ != "PRON"):
        return None
    else:
        match = match_frames(scene, verb, cues, source)
    if match is None or not can_speak(scene, source) or (match.frame not in _CLAUSES and _ahead(scene, verb)):
        return None
    content = scene.spans(_same_quote(scene, verb, match.found.tokens))
    content = _before_colon(scene, content) if match.frame in _CLAUSES else content
    if not content:
        return None
    return Draft(match.cue, verb, source, content, f"verb/{match.frame}", match.found.confidence,
                 cue_span(verb, match), match.found.addressees, relays=_relays(verb, source))


def _ahead(scene: Scene, verb: Token) -> bool:
    """Whether it is still to be said: "will invite both to talks"; of "will say that A" the words are known."""
    return any(c.dep_ == "aux" and c.lower_ in scene.grammar.future for c in verb.lefts)


def _aside_draft(scene: Scene, verb: Token, cues: list[Cue], aside: Aside) -> Draft | None:
    cue = next(c for c in cues if "float" in c.frames)
    content = scene.spans(_same_quote(scene, verb, aside.tokens))
    own_words = scene.quoted(verb) and aside.source.lower_ in scene.grammar.first
    if not content or own_words or not can_speak(scene, aside.source):
        return None
    return Draft(cue, verb, aside.source, content, "verb/aside", 0.9, cue_span(verb), aside.hearers)


def issuer(scene: Scene, verb: Token, source: Token | None) -> Token | None:
    """Who issued the document or held the gathering a participle hangs on: "sent a letter urging…".

    Whom it shows, where it only shows somebody: "footage of X saying…".
    """
    joined = verb.dep_ == "conj" and verb.head.dep_ == "acl" and verb.tag_ == verb.head.tag_
    if source is None or not (verb.dep_ == "acl" or joined):
        return source
    shown = verb.doc[verb.i - 1]
    if shown.dep_ == "pobj" and shown.head.lower_ == "of" and shown.head.head == source and not is_actor(scene, source):
        return shown
    if shown.dep_ == "conj" and source in shown.ancestors and is_actor(scene, shown) and not is_actor(scene, source):
        return shown
    if source.lemma_ not in scene.lexicon.documents and source.lemma_ not in scene.grammar.gatherings:
        return source
    above = source.head.head if source.head.pos_ == "ADP" else source.head
    return (subject(above) if above.pos_ == "VERB" else None) or source


def _reduced(verb: Token) -> bool:
    """A past participle without auxiliary is passive: in "asked whether…, she said" somebody else asked."""
    if is_inset(verb):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "advcl":  # at a sentence's start it may be read as a past tense
        return verb.i == verb.sent.start and subject(verb) is None
    return verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and not any(c.dep_ == "aux" for c in verb.lefts)


def _relays(verb: Token, source: Token) -> tuple[Token, ...]:
    """Who passes on what "X quoted Y as saying"."""
    above = verb.head.head
    quoted = verb.dep_ == "pcomp" and source.dep_ in {"dobj", "nsubjpass"} and source.head == above
    teller = speaker_of(above) if quoted else None
    return (teller,) if teller is not None else ()


def _same_quote(scene: Scene, verb: Token, tokens: frozenset[int]) -> Iterator[int]:
    """Of a cue inside a quotation only what stands in the same quotation can be content."""
    number = scene.quote_of[verb.i]
    return (i for i in tokens if number < 0 or scene.quote_of[i] == number)


def can_speak(scene: Scene, source: Token) -> bool:
    """Whether a subject can be a source: not the reader, not a dummy, not a mere "this"."""
    if source.lower_ in scene.grammar.reader or source.dep_ == "expl" or source.tag_ == "VBG":
        return False
    if any(t.lower_ in scene.lexicon.negators for t in (source.left_edge, source, *source.lefts)):  # "almost nobody"
        return False
    return source.tag_ in {"WP", "WDT"} or source.lower_ == "it" or source.lower_ not in scene.lexicon.never_speakers


def _before_colon(scene: Scene, content: tuple[CharSpan, ...]) -> tuple[CharSpan, ...]:
    """Content up to a colon that a quotation follows: what is quoted goes on from there, as a claim of its own."""
    for at, span in enumerate(content):
        for quote in scene.quotes if ":" in span.of(scene.text) else ():
            head = scene.text[span.start : quote.outer.start].rstrip()
            if span.start < quote.outer.start < span.end and head.endswith(":") and len(head.split()) > 2:
                cut = scene.trim(CharSpan(span.start, span.start + len(head)))
                return (*content[:at], cut) if cut is not None else content[:at]
    return content


def cue_span(verb: Token, match: Match | None = None) -> CharSpan:
    """The verb with its particle or preposition."""
    last = verb
    if match is not None and match.cue.particle:
        word = match.cue.particle.split()[-1]
        last = next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.lower_ == word), verb)
    if match is not None and match.found.particle is not None and 0 < match.found.particle.i - verb.i <= 3:
        last = match.found.particle
    return CharSpan(verb.idx, last.idx + len(last))
