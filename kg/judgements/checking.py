"""What of a ledger does not hold this time, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.judgements.matching import Finder, Key, anchor_judgements
from kg.ledger import KINDS, Judgement, Ledger
from kg.model import ResolvedDocument

__all__ = ["LedgerReport", "check_ledger"]


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """applied and stale judgements (a stale one matches nothing any more); notes: file, line and what does not hold.

    absent      the same of judgements about articles that are not among these: a ledger of many articles may be
                replayed on few, so that `notes` only tells how many they are, unless it is one
    """

    applied: tuple[Judgement, ...]
    stale: tuple[Judgement, ...]
    notes: tuple[str, ...]
    absent: tuple[str, ...] = ()


def check_ledger(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> LedgerReport:
    """What was applied, what matches nothing any more and why, and which judgements contradict each other."""
    judged = anchor_judgements(ledger, documents)
    applied = set(judged.applied)
    stale = tuple(j for j in ledger.judgements if j not in applied)
    finder, name = Finder(documents), Path(ledger.path).name
    notes, absent = list[tuple[int, str]](), list[tuple[int, str]]()
    for judgement in stale:
        row = (judgement.line, f"matches nothing: {finder.missing(judgement)}: {judgement}")
        (absent if finder.absent(judgement) else notes).append(row)
    notes += _conflicts(judged.applied, finder)
    notes += absent if len(absent) == 1 else []
    told = _told(name, notes)
    if len(absent) > 1:
        many = f"{name}: {len(absent)} of its judgements are about articles that are not among these (see report.json)"
        told = (many, *told)
    return LedgerReport(judged.applied, stale, told, _told(name, absent))


def _told(name: str, notes: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(f"{name}:{line}: {told}" for line, told in sorted(notes))


def _conflicts(applied: Sequence[Judgement], finder: Finder) -> list[tuple[int, str]]:
    """Line and words of what cannot hold, for other lines or the article itself say otherwise."""
    found: list[tuple[int, str]] = []
    joined: dict[str, dict[Key, set[Key]]] = {kind: {} for kind in KINDS}
    keyed = [(j, tuple(finder.find(a, j.kind)[0] for a in j.anchors)) for j in applied]
    for judgement, keys in keyed:
        if judgement.verb in {"same", "accept"}:
            groups = joined[judgement.kind]
            together = groups.get(keys[0], {keys[0]}) | groups.get(keys[1], {keys[1]})
            groups |= dict.fromkeys(together, together)
    values: dict[tuple[str, Key], Judgement] = {}
    gone = {(j.kind, keys[0]): j for j, keys in keyed if j.verb == "reject"}
    for judgement, keys in keyed:
        if judgement.verb == "different" and keys[0] == keys[1]:
            found.append((judgement.line, "both places are one thing inside the article, which a ledger cannot divide"))
        elif judgement.verb == "different" and keys[1] in joined[judgement.kind].get(keys[0], ()):
            found.append((judgement.line, "judged different, yet the same by way of others: different holds"))
        other = next((gone[judgement.kind, key] for key in keys if (judgement.kind, key) in gone), judgement)
        if other.verb == "reject" != judgement.verb:
            found.append((judgement.line, f"of no effect, for line {other.line} rejects it"))
        earlier = values.setdefault((judgement.verb, keys[0]), judgement)
        if judgement.value != earlier.value:
            found.append((judgement.line, f"{judgement.verb}s what line {earlier.line} calls {earlier.value}"))
    return found
