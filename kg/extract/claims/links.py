"""Claims tied to times, to the events at which they were made or which they amount to, and to what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate import Annotated
from kg.extract.index import MentionIndex
from kg.model import CharSpan, Claim, Event, TimeMention

__all__ = ["linked"]

_OCCASIONS = {"Consultation", "Meeting", "Visit", "Call", "Negotiation", "Mediation"}
_AT = {"at", "during", "in", "on", "amid", "over"}
_ANSWERS = {"answer", "deny", "reject"}
_REACH = 3


def linked(annotated: Annotated, index: MentionIndex, times: Iterable[TimeMention], claims: tuple[Claim, ...],
           events: Iterable[Event]) -> tuple[Claim, ...]:
    """The claims in their order with `time`, `earliest`, `latest`, `made_at`, `constitutes` and `responds_to`."""
    by_sentence: dict[int, list[TimeMention]] = {}
    for time in times:
        by_sentence.setdefault(time.sentence, []).append(time)
    told: dict[int, list[Event]] = {}
    for event in events:
        told.setdefault(event.sentence, []).append(event)
    out: list[Claim] = []
    for claim in claims:
        sentence = claim.evidence.sentence
        out.append(_link(annotated.doc, claim, by_sentence.get(sentence, []), told.get(sentence, [])))
    return _answers(tuple(out), index)


def _link(doc: Doc, claim: Claim, times: list[TimeMention], events: list[Event]) -> Claim:
    time = _time(doc, claim, times)
    if time is not None:
        claim = replace(claim, time=time.id, earliest=time.earliest, latest=time.latest)
    same = next((e for e in events if claim.cue is not None and e.trigger.overlaps(claim.cue)), None)
    occasion = next((e for e in events if e.type in _OCCASIONS and _outside(claim, e.trigger) and _held_at(doc, claim, e.trigger)), None)
    return replace(claim, constitutes=same.id if same else None, made_at=occasion.id if occasion else None)


def _outside(claim: Claim, span: CharSpan) -> bool:
    return not any(part.overlaps(span) for part in claim.content)


def _time(doc: Doc, claim: Claim, times: list[TimeMention]) -> TimeMention | None:
    """The point in time nearest to the cue outside the content, if its words hang on the cue."""
    cue = claim.cue
    if cue is None:
        return None
    near = [t for t in times if _outside(claim, t.span) and not t.timex.startswith("P") and _hangs_on(doc, t.span, cue)]
    return min(near, key=lambda t: (abs(t.span.start - cue.end), t.span.start), default=None)


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


def _held_at(doc: Doc, claim: Claim, trigger: CharSpan) -> bool:
    """Whether the event's noun is the object of "at", "during" and the like under the cue: "said at a meeting"."""
    token = _token(doc, trigger)
    if token is None or claim.cue is None or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    prep = token.head
    return token.dep_ == "pobj" and prep.lower_ in _AT and _hangs_on(doc, trigger, claim.cue)


def _answers(claims: tuple[Claim, ...], index: MentionIndex) -> tuple[Claim, ...]:
    """Claims that reply or deny with what they reply to: the latest claim before them by somebody else, nearby."""
    out = []
    by_cue = sorted(claims, key=lambda c: (c.evidence.sentence, c.cue.start if c.cue else c.content[0].start, c.id))
    for claim in claims:
        if claim.speech_act in _ANSWERS and claim.responds_to is None:
            at = by_cue.index(claim)
            names = _names(claim, index)
            before = [c for c in by_cue[:at] if 0 <= claim.evidence.sentence - c.evidence.sentence <= _REACH
                      and c.id != claim.parent and c.parent != claim.id and not names & _names(c, index)]
            if before:
                claim = replace(claim, responds_to=before[-1].id)
        out.append(claim)
    return tuple(out)


def _names(claim: Claim, index: MentionIndex) -> set[str]:
    return {index.get(m).name.split()[-1] for m in claim.speakers if index.get(m).name}
