"""Claims tied to times, to the events at which they were made or which they amount to, and to what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.annotate import Annotated
from kg.extract.claims.lexicon import Acts, Grammar, load_cues
from kg.extract.index import MentionIndex
from kg.model import AttributionMode, CharSpan, Claim, Event, TimeMention
from kg.parse import Doc, Token

__all__ = ["linked"]

_OCCASIONS = {"Consultation", "Meeting", "Visit", "Call", "Negotiation", "Mediation"}
_RECENT = 7  # days in which a saying is news
_WORDS = 2  # of a thing that is left when its day is taken off
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
    grammar, acts = _words(annotated)
    out = []
    told: defaultdict[CharSpan | None, list[CharSpan]] = defaultdict(list)
    for claim in claims:
        told[claim.cue] += claim.content
    for claim in claims:
        claim = _timed(annotated.doc, claim, times_of[claim.evidence.sentence], told[claim.cue])
        if claim.time is None and claim.speech_act in acts.of_things_to_come:
            claim = _dated_last(annotated, claim, times_of[claim.evidence.sentence], grammar.occasions)
        here = events_of[claim.evidence.sentence]
        same = next((e.id for e in here if claim.cue and e.trigger.overlaps(claim.cue)), None)
        occasion = _occasion(annotated.doc, claim, grammar)
        held = _event_at(occasion, claim, events_of) if occasion is not None else None
        out.append(replace(claim, constitutes=same, made_at=held))
    return _answering(tuple(out), index, acts.answers)


def _words(annotated: Annotated) -> tuple[Grammar, Acts]:
    lexicon = load_cues(annotated.document.article.language)
    return lexicon.grammar, lexicon.acts


def _timed(doc: Doc, claim: Claim, times: list[TimeMention], told: list[CharSpan]) -> Claim:
    """With the point in time nearest to the cue outside what is `told` by it, if its words hang on the cue."""
    cue = claim.cue
    if cue is None:
        return claim
    free = (t for t in times if not any(part.overlaps(t.span) for part in told))
    near = [t for t in free if not t.timex.startswith("P") and _hangs_on(doc, t.span, cue)]
    time = min(near, key=lambda t: (abs(t.span.start - cue.end), t.span.start), default=None)
    return replace(claim, time=time.id, earliest=time.earliest, latest=time.latest) if time is not None else claim


def _dated_last(annotated: Annotated, claim: Claim, times: list[TimeMention], openers: frozenset[str]) -> Claim:
    """With the day that ends the thing demanded or announced, if it is past: "demanded X's release on Sunday" then."""
    article, last = annotated.document.article, claim.content[-1]
    day = next((t for t in times if last.start < t.span.start and t.span.end == last.end), None)
    thing = claim.evidence.rule.startswith(("verb/np", "verb/p:")) and claim.mode is not AttributionMode.DIRECT
    if day is None or not thing or day.earliest is None or day.earliest != day.latest:
        return claim
    if article.published is None or not 0 <= (article.published - day.earliest).days < _RECENT:
        return claim
    words = CharSpan(last.start, day.span.start).of(article.text).rstrip()
    opener = words.split()[-1] if words else ""
    words = words.removesuffix(opener if opener.lower() in openers else "").rstrip(" ,")
    if len(words.split()) < _WORDS:
        return claim
    content = (*claim.content[:-1], CharSpan(last.start, last.start + len(words)))
    return replace(claim, content=content, time=day.id, earliest=day.earliest, latest=day.latest)


def _occasion(doc: Doc, claim: Claim, grammar: Grammar) -> CharSpan | None:
    """The noun for a gathering that the cue's clause says it was said at: "told reporters during the talks"."""
    verb = _token(doc, claim.cue) if claim.cue is not None else None
    if verb is None or claim.cue is None:
        return None
    for token in verb.sent:
        if token.lower_ in grammar.gatherings and token.dep_ == "pobj" and token.head.lower_ in grammar.occasions:
            span = CharSpan(token.idx, token.idx + len(token))
            if _outside(claim, span) and _hangs_on(doc, span, claim.cue):
                return span
    return None


def _event_at(occasion: CharSpan, claim: Claim, events_of: Mapping[int, list[Event]]) -> str | None:
    """The event a gathering's noun tells of, or the latest meeting, visit or call told a few sentences before."""
    here = claim.evidence.sentence
    for event in events_of.get(here, ()):
        if event.trigger.overlaps(occasion) and event.arguments:  # "the talks" that name nobody take up those told
            return event.id
    for sentence in range(here, here - _REACH - 1, -1):
        told = [e for e in events_of.get(sentence, ()) if e.type in _OCCASIONS and e.trigger.start < occasion.start]
        if told:
            return told[-1].id
    return None


def _outside(claim: Claim, span: CharSpan) -> bool:
    return not any(part.overlaps(span) for part in claim.content)


def _token(doc: Doc, span: CharSpan) -> Token | None:
    found = doc.touched(span.start, span.end)
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
