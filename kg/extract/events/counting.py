"""What is told as lying before or after something else: "two days after the raid", "following a week of talks"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.events.clauses import clause_of
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.times import add, normalise
from kg.model import CharSpan, TimeMention
from kg.parse import Token

__all__ = ["Step", "counted_from", "plain", "step_of", "steps_below"]

Days = tuple[date, date]
_AMOUNT = re.compile(r"P(\d+)([DWMY])")
_SLACK = {"D": 0, "W": 1, "M": 5, "Y": 40}  # days by which "a week after" may be off


@dataclass(frozen=True, slots=True)
class Step:
    """From what is told below "after" or "before" to the clause above: way 1 if that comes later, amount as "5D" or "",
    `within` if it is told as the most ("less than a week after").
    """

    above: Token
    way: int
    amount: str = ""
    within: bool = False


def step_of(token: Token) -> Step | None:
    """The step from a verb's clause ("after Peru left", "after leaving") or a noun ("after several days of talks")."""
    hook = next((c for c in token.children if c.dep_ == "mark" and _way(c)), None) if token.dep_ == "advcl" else None
    if hook is not None:
        return _step(token, hook, token.head)
    top = token
    while top.dep_ == "pobj" and top.head.lower_ == "of" and lemma(top.head.head) in load_grammar().lasting:
        top = top.head.head
    if top.dep_ in {"pobj", "pcomp"} and _way(top.head) and top.head.dep_ == "prep":
        return _step(top, top.head, top.head.head)
    return None


def steps_below(clause: Token) -> list[tuple[Token, Step]]:
    """The clauses that the clause comes after or before, each with the step from it."""
    return [(c, step) for c in clause.children if c.dep_ == "advcl" and (step := step_of(c)) is not None]


def _way(hook: Token) -> int:
    grammar = load_grammar()
    return 1 if hook.lower_ in grammar.since else -1 if hook.lower_ in grammar.until else 0


def _step(token: Token, hook: Token, holder: Token) -> Step | None:
    """The amount stands right before the hook, whatever the parse hangs it on."""
    counted = (holder, *(c for h in (hook, token, holder) for c in h.children))
    amount = next((c for c in counted if c.dep_ == "npadvmod" and c.i == hook.i - 1), None)
    above = clause_of(holder.head if holder == amount else holder)
    if above == token or above.pos_ not in {"VERB", "AUX"}:
        return None
    words = [t.lower_ for t in amount.subtree if t.i <= amount.i] if amount is not None else []
    if amount is None or not {*words}.isdisjoint(load_grammar().at_least):
        return Step(above, _way(hook))
    told = " ".join(word for word in words if word not in {*load_grammar().at_most, "than"}).replace("the day", "a day")
    found = _AMOUNT.fullmatch(normalise(told).timex)
    within = not {*words}.isdisjoint(load_grammar().at_most)
    return Step(above, _way(hook), found[1] + found[2] if found else "", within)


def counted_from(base: Days, step: Step, way: int) -> TimeMention:
    """The days on the other side of the step; without an amount one end of them. `way` is 1 for the later side."""
    if not step.amount:
        return plain(base[0], None) if way > 0 else plain(None, base[1])
    number, unit = way * int(step.amount[:-1]), step.amount[-1]
    first, last = (add(day, number, unit) for day in base)
    if step.within:
        near = timedelta(days=way)
        return plain(base[0] + near, last) if way > 0 else plain(first, base[1] + near)
    slack = timedelta(days=_SLACK[unit])
    return plain(first - slack, last + slack)


def plain(first: date | None, last: date | None) -> TimeMention:
    """Days that no expression of their own tells."""
    return TimeMention(id="", span=CharSpan(0, 0), text="", timex="", sentence=0, earliest=first, latest=last)
