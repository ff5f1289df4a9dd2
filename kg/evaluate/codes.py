"""Score single-sentence event coding: JSON Lines of {id, text, events: [{plover, source: [...], target: [...]}]}.

This is the layout of the PLOVER gold standard records. A sentence is found when any event is predicted; its type is
right when a gold type is among the predicted; a triple is right when type, a source and a target agree, actors by a
shared word of content or its first five letters (Hungary, Hungarian); a reciprocal event matches either way round.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluate.scores import Counts, Rate

__all__ = ["CodeScores", "looks_like_codes", "read_codes", "score_codes"]

# Words that say nothing of which actor is meant.
_EMPTY = frozenset({"the", "a", "an", "of", "and", "in", "on", "to", "for", "s", "officials", "official", "government",
                    "president", "minister", "prime", "foreign"})
_STEM = 5


@dataclass(slots=True)
class CodeScores:
    """extras: predicted events beyond one for each gold event, for each gold event."""

    found: Rate = field(default_factory=Rate)
    kind: Rate = field(default_factory=Rate)
    first: Rate = field(default_factory=Rate)
    extras: float = 0.0
    triples: Counts = field(default_factory=Counts)
    errors: list[str] = field(default_factory=list)


def looks_like_codes(path: Path) -> bool:
    """Whether the file's first record is a coded sentence rather than a list of attributions."""
    with path.open(encoding="utf8") as lines:
        first = next(lines, "")
    return '"plover"' in first and '"quotes"' not in first


def read_codes(path: Path) -> list[dict[str, Any]]:
    """The records of a gold file. InputError names the line that is none."""
    out = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        try:
            record = json.loads(line)
            out.append({"id": record["id"], "text": record["text"], "events": record["events"]})
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            hint = f"it needs id, text and events: {error}"
            raise InputError("not a coded sentence", where=f"{path}:{number}", hint=hint) from error
    return out


def score_codes(gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, list[dict[str, Any]]]) -> CodeScores:
    """Each gold sentence against the events predicted for its id, most central first."""
    scores = CodeScores()
    extra = total = 0
    for record in gold:
        events = predicted.get(record["id"], [])
        wanted = {e["plover"] for e in record["events"]}
        got = [str(e.get("plover") or "").split(":")[0] for e in events]
        scores.found.add(bool(got))
        if got:
            scores.kind.add(bool(wanted & set(got)))
            scores.first.add(got[0] in wanted)
        if not wanted & set(got):
            scores.errors.append(f"{sorted(wanted)} got {got or 'nothing'}: {record['text']}")
        extra += max(0, len(events) - len(record["events"]))
        total += len(record["events"])
        right = _triples(record["events"], events, got)
        scores.triples.tp += right
        scores.triples.fp += len(events) - right
        scores.triples.fn += len(record["events"]) - right
    scores.extras = round(extra / total, 3) if total else 0.0
    return scores


def _triples(gold: list[dict[str, Any]], events: list[dict[str, Any]], got: list[str]) -> int:
    used: set[int] = set()
    for wanted in gold:
        hits = (i for i, e in enumerate(events)
                if i not in used and got[i] == wanted["plover"] and _same(wanted, e))
        used |= {hit for hit in [next(hits, -1)] if hit >= 0}
    return len(used)


def _same(wanted: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    both = _words(event.get("participant", []))
    source = _words(event.get("initiator", [])) | both
    target = _words(event.get("target", []) + event.get("host", [])) | both
    gold_source, gold_target = _words(wanted["source"]), _words(wanted["target"])
    if _alike(gold_source, source) and _alike(gold_target, target):
        return True
    return bool(both) and _alike(gold_source, target) and _alike(gold_target, source)


def _words(actors: Iterable[Any]) -> set[str]:
    texts = [t for a in actors for t in ([a] if isinstance(a, str) else [a.get("text", ""), a.get("label", "")])]
    return {w for t in texts for w in re.findall(r"[^\W_]+", (t or "").lower())} - _EMPTY


def _alike(one: set[str], other: set[str]) -> bool:
    return any(a == b or (min(len(a), len(b)) >= _STEM and a[:_STEM] == b[:_STEM]) for a in one for b in other)
