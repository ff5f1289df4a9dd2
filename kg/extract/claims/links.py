"""Claims tied to times, to the events at which they were made or which they amount to, and to what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate import Annotated
from kg.extract.claims.lexicon import load_cues
from kg.extract.index import MentionIndex
from kg.model import CharSpan, Claim, Event, TimeMention

__all__ = ["linked"]

_OCCASIONS = {"Consultation", "Meeting", "Visit", "Call", "Negotiation", "Mediation"}
_REACH = 3  # sentences back to what is answered; tokens into the sentence for a phrase that opens it


def linked(
    annotated: Annotated, index: MentionIndex, times: Iterable[TimeMention], claims: tuple[Claim, ...],
    events: Iterable[Event],
) -> tuple[Claim, ...]:
    """The claims in their order with `time`, `earliest`, `latest`, `made_at`, `constitutes` and `responds_to`."""
    times_of: defaultdict[int, list[TimeMention]] = defaultdict(list)
    events_of: defaultdict[int, list[Event]] = defaultdict(list)
    for time in times:
        times_of[time.sentence].append(time)
    for event in events:
        events_of[event.sentence].append(event)
    lexicon = load_cues(annotated.document.article.language)
    out = []
    for claim in claims:
        claim = _timed(annotated.doc, claim, times_of[claim.evidence.sentence])
        out.append(_placed(annotated.doc, claim, events_of[claim.evidence.sentence], lexicon.grammar.occasions))
    return _answering(tuple(out), index, lexicon.acts.answers)


def _timed(doc: Doc, claim: Claim, times: list[TimeMention]) -> Claim:
    """With the point in time nearest to the cue outside the content, if its words hang on the cue."""
    cue = claim.cue
    if cue is None:
        return claim
    near = [t for t in times if _outside(claim, t.span) and not t.timex.startswith("P") and _hangs_on(doc, t.span, cue)]
    time = min(near, key=lambda t: (abs(t.span.start - cue.end), t.span.start), default=None)
    return replace(claim, time=time.id, earliest=time.earliest, latest=time.latest) if time is not None else claim


def _placed(doc: Doc, claim: Claim, events: list[Event], prepositions: frozenset[str]) -> Claim:
    """With the event its cue also triggers, and the meeting, visit or call it was made at."""
    cue = claim.cue
    if cue is None:
        return claim
    same = next((e.id for e in events if e.trigger.overlaps(cue)), None)
    occasion = next((e.id for e in events if e.type in _OCCASIONS and _outside(claim, e.trigger)
                     and _held_at(doc, cue, e.trigger, prepositions)), None)
    return replace(claim, constitutes=same, made_at=occasion)


def _outside(claim: Claim, span: CharSpan) -> bool:
    return not any(part.overlaps(span) for part in claim.content)


def _token(doc: Doc, span: CharSpan) -> Token | None:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None and len(found) else None


def _hangs_on(doc: Doc, span: CharSpan, cue: CharSpan) -> bool:
    """Whether a phrase depends on the cue verb, directly or through its adjuncts, or opens its sentence."""
    token, verb = _token(doc, span), _token(doc, cue)
    if token is None or verb is None:
        return False
    for above in token.ancestors:
        if above.i == verb.i:
            return True
        if above.pos_ == "VERB":
            return False
    return token.sent.start == verb.sent.start and token.i - token.sent.start < _REACH


def _held_at(doc: Doc, cue: CharSpan, trigger: CharSpan, prepositions: frozenset[str]) -> bool:
    """Whether the event's noun is the object of "at", "during" and the like under the cue: "said at a meeting"."""
    token = _token(doc, trigger)
    if token is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ != "pobj":
        return False
    return token.head.lower_ in prepositions and _hangs_on(doc, trigger, cue)


def _answering(claims: tuple[Claim, ...], index: MentionIndex, acts: frozenset[str]) -> tuple[Claim, ...]:
    """Replies and denials with what they reply to: the latest claim before them by somebody else, nearby."""
    by_cue = sorted(claims, key=lambda c: (c.evidence.sentence, c.cue.start if c.cue else c.content[0].start, c.id))
    place = {claim.id: at for at, claim in enumerate(by_cue)}
    out = []
    for claim in claims:
        before = by_cue[: place[claim.id]] if claim.speech_act in acts else []
        names = _names(claim, index) if before else set()
        answered = [c for c in before if claim.evidence.sentence - c.evidence.sentence <= _REACH
                    and claim.parent != c.id and c.parent != claim.id and not names & _names(c, index)]
        out.append(replace(claim, responds_to=answered[-1].id) if answered else claim)
    return tuple(out)


def _names(claim: Claim, index: MentionIndex) -> set[str]:
    """Last words of the speakers' names: a surname repeats where a full name stood before."""
    return {name.split()[-1] for m in claim.speakers if (name := index.get(m).name)}
