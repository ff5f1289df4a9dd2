"""When: the time expression that belongs to an event, and the interval it gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from kg.extract.events.clauses import along, carriers, clause_of, hung_on
from kg.extract.events.counting import counted_from, plain, step_of, steps_below
from kg.extract.events.cues import load_cues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import DONE, SAID, Match
from kg.extract.times import is_past_happening, normalise
from kg.model import Realis, TimeMention
from kg.parse import Token

__all__ = ["Clock"]

_CONSULT = {"Meeting", "Visit", "Call", "Negotiation", "Mediation", "Consultation"}
_NAMED = {*_CONSULT, "Mobilization", "AgreementConclusion", "Protest"}  # verbs of these are told with their noun
_DESCRIBING = {"poss", "compound", "nmod", "amod", "nummod"}
_HELPERS = {"aux", "auxpass"}
_Days = tuple[date, date]
_WHEN = 2  # rank of a time that a clause tells of: "since May, when Peru recalled its envoy"
_WEEK = timedelta(days=7)
_OPEN = timedelta(days=40_000)


class Clock:
    """Times of one document, by the clause that holds them."""

    def __init__(self, times: tuple[TimeMention, ...], published: date | None) -> None:
        self._published = published
        self._all: dict[int, list[TimeMention]] = defaultdict(list)
        for time in times:
            self._all[time.sentence].append(time)

    def holds(self, token: Token, sentence: int) -> bool:
        """The token is part of a time expression."""
        return any(t.span.start <= token.idx < t.span.end for t in self._all.get(sentence, ()))

    def of(self, match: Match, sentence: int, host: Token | None = None) -> TimeMention | None:
        """The time expression that the event's host, trigger or clause carries, in this order; of two the narrower.

        A time that is only counted from another ("two days after Peru expelled") has no id.
        """
        own = self._beside(host, sentence) if host is not None else None
        if own is not None:
            return own
        clause = clause_of(match.verb if match.verb is not None else match.token)
        upper, best = carriers(clause), None
        for time, root in self._told(match.token, sentence):
            rank = _rank(root, time, match, clause, upper, host)
            rank = 4 if rank is None and self._ordered(root, time, match, clause) else rank
            if rank is not None and (self._past_plan(root, time, match, clause) or self._gone(root, time, match)):
                continue
            key = (rank, _width(time))
            if rank is not None and (best is None or key < best[0]):
                best = (key, time)
        if best is not None and best[0][0] == _WHEN:
            own_days = normalise(best[1].timex)  # "since May, when they met": not up to now
            return plain(own_days.earliest, own_days.latest) if own_days.earliest else best[1]
        return best[1] if best else self._counted(match, clause, sentence)

    def _ordered(self, root: Token, time: TimeMention, match: Match, clause: Token) -> bool:
        """"ordered two envoys to leave on Monday": of what the words together tell, a day gone by is the day."""
        here, day = clause_of(root), self._published
        told = lemma(here) in match.frame.frame.comps and clause in (here.head, here.head.head) and here.dep_ != "advcl"
        return told and None not in (day, time.earliest, time.latest) and (time.latest or date.max) <= (day or date.min)

    def _past_plan(self, root: Token, time: TimeMention, match: Match, clause: Token) -> bool:
        """A past day of planning is not the day of what was planned: "agreed on Monday to send"."""
        here, day = clause_of(root), self._published
        if here == clause or here.tag_ != "VBD" or clause.dep_ != "xcomp" or root.i > match.token.i:
            return False
        gone = day is None or (time.latest or date.max) <= day
        return gone and load_cues().read("verbs", lemma(here)) in {"planned", "hypothetical"}

    def _gone(self, root: Token, time: TimeMention, match: Match) -> bool:
        """What is being done now is not done on a day gone by of something else: "is leaving over a raid last week"."""
        verb, above = match.verb, hung_on(root)
        if verb is None or above.pos_ != "NOUN" or above == match.token or above in match.objects:
            return False
        now = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in (
            *verb.children, *(verb.head.children if verb.dep_ == "conj" else ())))
        return now and self._published is not None and (time.latest or date.max) < self._published

    def _told(self, token: Token, sentence: int) -> Iterator[tuple[TimeMention, Token]]:
        """Times of the sentence that give a day at one end at least, with the word that heads them."""
        for time in self._all.get(sentence, ()):
            if time.earliest is not None or time.latest is not None:
                span = token.doc.touched(time.span.start, time.span.end)
                if span is not None:
                    yield time, span.root

    def _counted(self, match: Match, clause: Token, sentence: int) -> TimeMention | None:
        """"recalled its envoy on Monday, two days after Peru expelled his colleague", for either of the two clauses,
        and for the noun in "after the expulsion".

        Without a number the one only bounds the other: "recalled its envoy on Monday, after Peru expelled his".
        """
        noun = match.noun and match.verb is None
        step = step_of(match.token if noun else clause)
        if step is not None:
            base = self._base(step.above, sentence) or (self._just(step.above) if step.amount else None)
            return counted_from(base, step, -step.way) if base is not None else None
        for below, step in steps_below(clause) if not noun else ():
            if (base := self._base(below, sentence)) is not None:
                return counted_from(base, step, step.way)
        return None

    def _base(self, clause: Token, sentence: int) -> _Days | None:
        """The days of a clause, or of who reports it."""
        reported = clause.dep_ in {"ccomp", "parataxis"} and lemma(clause.head) in load_cues().reporting
        for verb in (clause, clause.head) if reported else (clause,):
            own = [(_width(t), t.earliest, t.latest) for t, root in self._told(clause, sentence)
                   if clause_of(root) == verb and _described(root) is None and t.earliest and t.latest]
            if own:
                return min(own)[1:]
        return None

    def _just(self, clause: Token) -> _Days | None:
        """The day of writing for what is told as just done or going on: "has started talks"."""
        now = any(c.tag_ in {"VBZ", "VBP"} for c in (clause, *clause.children) if c == clause or c.dep_ in _HELPERS)
        return (self._published, self._published) if now and self._published is not None else None

    def ahead(self, time: TimeMention | None) -> bool:
        """The expression tells a day after the article was published, or a time from then on ("in the coming days")."""
        first = time.earliest if time is not None else None
        if time is None or first is None or self._published is None:
            return False
        return first > self._published or (
            first == self._published and time.latest is None and time.timex.startswith("P"))

    def _past(self, time: TimeMention) -> date | None:
        """End of the interval for what has happened: not after publication, unless all of it is."""
        day = self._published
        if day is None or (time.earliest is not None and time.earliest > day):
            return time.latest
        return min(time.latest or day, day)

    def _beside(self, host: Token, sentence: int) -> TimeMention | None:
        """In a list of hosts each time follows its host."""
        hosts = [t for t in host.sent if t.i > host.i and t.ent_type_ == "GPE" and t.dep_ == "conj"]
        if not hosts and host.dep_ != "conj":
            return None
        end = hosts[0].idx if hosts else host.sent.end_char
        return next((t for t in self._all.get(sentence, ()) if host.idx < t.span.start < end
                     and (t.earliest or t.latest)), None)

    def bounds(
        self, time: TimeMention | None, realis: Realis, *, spoken: bool = False
    ) -> tuple[date | None, date | None]:
        """Interval of the event: the expression's, else up to publication for what happened, nothing for the rest.

        What the text itself says (`spoken`) is said on the day it was published.
        """
        if time is not None:
            return time.earliest, self._past(time) if realis is Realis.ACTUAL else time.latest
        if realis is not Realis.ACTUAL:
            return None, None
        return self._published if spoken else None, self._published


def _rank(
    root: Token, time: TimeMention, match: Match, clause: Token, upper: set[int], host: Token | None
) -> int | None:
    """How near a time stands to an event, 0 nearest; None where it is the time of something else."""
    noun, above = _described(root), hung_on(root).i
    if noun is not None:
        return 1 if _names(noun, match) else None
    if _is_gap(root, match) or _appointed(root, match) or _deadline(root, match) or _of_another(root, time, match):
        return None
    if above == match.token.i or (host is not None and above == host.i):
        return int(above == match.token.i)
    here = clause_of(root)
    if _hangs_on(time, clause) and along(clause, alone=True):
        return _WHEN
    if here.i == clause.i or _before_reporter(root, clause):
        return None if _aside(root, match) or _reason(root, match) else 3
    return 4 if here.i in upper else None


def _hangs_on(time: TimeMention, clause: Token) -> bool:
    """The clause explains the time: "since May, when it fell"; with "when" beside it, wherever the parse hangs it."""
    if time.span.start <= clause.head.idx < time.span.end:
        return True
    when = next((c for c in clause.children if c.lower_ == "when" and c.i < clause.i), None)
    before = when.nbor(-1) if when is not None and when.i > 0 else None
    before = before.nbor(-1) if before is not None and before.text == "," and before.i > 0 else before
    return before is not None and time.span.start <= before.idx < time.span.end


def _described(root: Token) -> Token | None:
    """The noun that a time only describes: "Monday's attack", "the May 3 launch"."""
    noun = root.head
    return noun if root.dep_ in _DESCRIBING and noun.pos_ in {"NOUN", "PROPN"} and noun.i > root.i else None


def _names(noun: Token, match: Match) -> bool:
    """The noun names the event: it is the trigger ("Monday's attack"), or tells with the verb what it is."""
    if noun == match.token or (noun in match.objects and match.frame.type in _NAMED):
        return True
    return match.token.dep_ == "pobj" and match.token.head.lower_ == "of" and match.token.head.head == noun \
        and lemma(noun) in load_grammar().rounds


def _appointed(root: Token, match: Match) -> bool:
    """What is asked or promised for a day is not said on that day: "accepted an invitation for April"."""
    return match.frame.type in SAID and root.dep_ == "pobj" and root.head.lower_ == "for"


def _deadline(root: Token, match: Match) -> bool:
    """"gave two envoys until Saturday to leave" was done before."""
    until = root.dep_ == "pobj" and root.head.lower_ in load_grammar().deadlines
    return until and match.frame.type in {*SAID, *DONE}


def _of_another(root: Token, time: TimeMention, match: Match) -> bool:
    """What is said is seldom said in the month that an event it speaks of is told with.

    "Thanked Oman for its help after the flood in May", "spoke well of his visit in May", "promised a summit in May".
    """
    if match.frame.type not in SAID or match.noun or _width(time) <= _WEEK:
        return False
    above, events = hung_on(root), load_lexicon().nouns
    if above.pos_ == "NOUN":
        beside = above.dep_ == "pobj" and above.head.lower_ in load_grammar().wholes
        return not beside and (lemma(above) in events or is_past_happening(above))
    ahead = load_cues().read("verbs", lemma(match.token)) in {"planned", "hypothetical"}
    between = [o for o in match.objects if match.token.i < o.i < root.i]
    return ahead and above == match.token and any(lemma(o) in events for o in between)


def _aside(root: Token, match: Match) -> bool:
    """A noun that the clause is only about is not dated by what stands before: "on Monday Oman condemned the raid"."""
    if not match.noun or match.verb is not None or root.i > match.token.i:
        return False
    if match.token.dep_ == "pobj":
        word, grammar = match.token.head.lower_, load_grammar()
        return not (word in grammar.wholes or (word == "for" and match.frame.type in _CONSULT)
                    or (word == "of" and _stands_for(match.token.head.head)))
    return match.token.dep_ == "dobj" and lemma(match.token.head) in {*load_cues().presupposing, *load_cues().answering}


def _stands_for(noun: Token) -> bool:
    """"a round of", "on the sidelines of": what hangs below is as good as the noun."""
    grammar = load_grammar()
    return lemma(noun) in grammar.rounds or (noun.dep_ == "pobj" and noun.head.lower_ in grammar.wholes)


def _reason(root: Token, match: Match) -> bool:
    """What one is blamed for now is not blamed then: "blames Peru for the raid on Sunday"."""
    above = hung_on(root)
    now = match.verb is not None and match.verb.tag_ in {"VBZ", "VBP"}
    return now and match.frame.type in SAID and above != match.token and is_past_happening(above)


def _width(time: TimeMention) -> timedelta:
    return time.latest - time.earliest if time.latest is not None and time.earliest is not None else _OPEN


def _is_gap(root: Token, match: Match) -> bool:
    """Whether "since 2018" tells how long there was no such event, as in "the first visit since 2018"."""
    since = next((t for t in (root, root.head, *root.lefts) if t.lower_ == "since"), None)
    if since is None:
        return False
    counted = (since.head,) if since.head.pos_ == "NOUN" else ()  # "for the first time since"
    things = (match.token, *match.objects, *counted)
    return any(c.lower_ in load_grammar().firsts for t in things for c in t.lefts)


def _before_reporter(root: Token, clause: Token) -> bool:
    """The parse hangs the end of a reported clause on who reports it: "X met Y on Tuesday, the office confirmed"."""
    reporter = clause_of(root)
    subject = next((c for c in reporter.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (subject is not None and clause.head == reporter and clause.dep_ in {"ccomp", "parataxis"}
            and clause.i < root.i < min(t.i for t in subject.subtree))
