"""Where and when: places and times that belong to an event's own clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from kg.extract.events.actors import Actors
from kg.extract.events.cues import load_cues
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match
from kg.extract.events.nouns import preps
from kg.model import Realis, TimeMention

__all__ = ["Clock", "places"]


def places(match: Match, actors: Actors) -> list[Token]:
    """Places that a preposition ties to the event; a state there is a place, not a participant."""
    heads = dict.fromkeys((match.token, *match.objects, *((match.verb,) if match.verb is not None else ())))
    out: list[Token] = []
    for token in _placed(list(heads), actors, 0):
        if token not in out:
            out.append(token)
    if match.noun:
        out += [c for c in match.token.children if c.dep_ == "compound" and c.ent_type_ == "GPE" and actors.place(c)
                and not actors.acts(c)]
    return out


def _placed(heads: list[Token], actors: Actors, depth: int) -> Iterator[Token]:
    for word, token in preps(*heads):
        if word in load_grammar().places and depth < 3:
            if word == "on" and actors.state(token):  # "a conference on Somalia"
                continue
            if actors.place(token):
                yield token
                yield from (c for c in token.children if c.dep_ == "appos" and actors.place(c))
                yield from _placed([token], actors, depth + 1)
            elif not actors.acts(token) or actors.nominal(token):
                yield from (c for c in token.children if c.dep_ == "poss" and actors.place(c))
                yield from _placed([token], actors, depth + 1)


class Clock:
    """Times of one document, by the clause that holds them."""

    def __init__(self, times: tuple[TimeMention, ...], published: date | None) -> None:
        self._times = times
        self._published = published

    def holds(self, token: Token, sentence: int) -> bool:
        """The token is part of a time expression."""
        return any(t.sentence == sentence and t.span.start <= token.idx < t.span.end for t in self._times)

    def of(self, match: Match, sentence: int, host: Token | None = None) -> TimeMention | None:
        """The time expression that the event's host, trigger or clause carries, in this order."""
        clause = _clause(match.verb if match.verb is not None else match.token)
        own = self._beside(host, sentence) if host is not None else None
        if own is not None:
            return own
        upper = _carriers(clause)
        best: tuple[int, TimeMention] | None = None
        for time in self._times:
            if time.sentence != sentence or (time.earliest is None and time.latest is None):
                continue
            root = _root(match.token, time)
            if root is None or _is_gap(root, match):
                continue
            above = _above(root).i
            here = _clause(root).i == clause.i or _before_reporter(root, clause)
            rank = (0 if host is not None and above == host.i else 1 if above == match.token.i
                    else 2 if here else 3 if _clause(root).i in upper else 9)
            if rank < 9 and (best is None or rank < best[0]):
                best = (rank, time)
        return best[1] if best else None

    def ahead(self, time: TimeMention | None) -> bool:
        """The expression tells a day after the article was published."""
        first = time.earliest if time is not None else None
        return first is not None and self._published is not None and first > self._published

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
        return next((t for t in self._times if t.sentence == sentence and host.idx < t.span.start < end
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


def _is_gap(root: Token, match: Match) -> bool:
    """Whether "since 2018" tells how long there was no such event, as in "the first visit since 2018"."""
    since = any(t.lower_ == "since" for t in (root, root.head, *root.lefts))
    things = (match.token, *match.objects)
    return since and any(c.lower_ in load_grammar().firsts for t in things for c in t.lefts)


def _before_reporter(root: Token, clause: Token) -> bool:
    """The parse hangs the end of a reported clause on who reports it: "X met Y on Tuesday, the office confirmed"."""
    reporter = _clause(root)
    subject = next((c for c in reporter.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (subject is not None and clause.head == reporter and clause.dep_ in {"ccomp", "parataxis"}
            and clause.i < root.i < min(t.i for t in subject.subtree))


def _carriers(clause: Token) -> set[int]:
    """Verbs whose time is also the clause's: "tomorrow he plans to meet", "returns, visiting", "flew to visit"."""
    out, at = set(), clause
    while at.dep_ == "xcomp" or (at.dep_ in {"advcl", "pcomp"} and at.tag_ == "VBG") or (
            at.dep_ == "advcl" and at.tag_ == "VB" and load_cues().read("verbs", lemma(at.head)) == "through") or (
            at.dep_ == "conj" and at.tag_ in {"VBG", "VBD"} and at.head.tag_ == at.tag_):
        at = at.head
        out.add(at.i)
    return out


def _root(token: Token, time: TimeMention) -> Token | None:
    span = token.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def _above(token: Token) -> Token:
    """What a time expression hangs on, over its preposition."""
    at = token.head
    while at.pos_ == "ADP" and at.head != at:
        at = at.head
    return at


def _clause(token: Token) -> Token:
    """The verb of the clause that the token stands in."""
    at = token
    while at.head != at and at.pos_ not in {"VERB", "AUX"}:
        at = at.head
    while at.dep_ in {"aux", "auxpass"}:
        at = at.head
    return at
