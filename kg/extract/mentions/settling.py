"""Which of several overlapping names stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.mentions.name import Name, tokens_of
from kg.model import EntityType
from kg.parse import Doc

__all__ = ["settle"]

# Which finder wins where two names overlap; the longer of equals wins.
_RANK = {"regime": 0, "ministry": 0, "campaign": 0, "lettered": 2,
         "known-long": 1, "body": 2, "titled": 3, "known": 4, "model": 5, "repeat": 6}


def settle(doc: Doc, found: Iterable[Name]) -> list[Name]:
    """The names that stand, in text order; a country's name inside a longer name is kept beside it."""
    kept = [name for group in _groups(found) for name in (_winners(doc, group) if len(group) > 1 else group)]
    return sorted(kept, key=lambda n: (n.start, -n.end))


def _groups(found: Iterable[Name]) -> Iterator[list[Name]]:
    """Names that overlap, at least each with one other of its group: only these touch each other's fate."""
    group: list[Name] = []
    end = 0
    for name in sorted(found, key=lambda n: n.start):
        if group and name.start >= end:
            yield group
            group, end = [], 0
        group.append(name)
        end = max(end, name.end)
    if group:
        yield group


def _winners(doc: Doc, group: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(set(group), key=lambda n: _rank(doc, n)):
        blocking = [k for k in kept if k.overlaps(name)]
        if blocking and all(_is_namesake(doc, name, k) for k in blocking):
            kept = [k for k in kept if k not in blocking]
            blocking = []
        longer = [k for k in blocking if name.contains(k) and len(name) > len(k)]
        if blocking and len(longer) == len(blocking) and _outranks(name, blocking):
            kept = [k for k in kept if k not in blocking]
            blocking = []
        if not blocking or all(_nests(name, k) for k in blocking):
            kept.append(name)
    return kept


def _rank(doc: Doc, name: Name) -> tuple[int, int, int, str, str, tuple[str, ...]]:
    rule = name.rule.split("-")[0]
    if rule in {"gazetteer", "demonym"}:
        whole = name.label not in {EntityType.STATE, EntityType.PLACE} and len(tokens_of(doc, name)) > 1
        rule = "known-long" if whole else "known"
    if rule == "model" and name.label is EntityType.PLACE and len(tokens_of(doc, name)) == 1:
        rule = "repeat"  # a single word the gazetteer knows better
    return _RANK[rule], -len(name), name.start, name.rule, name.label.value, name.ids


def _is_namesake(doc: Doc, name: Name, known: Name) -> bool:
    """A family name that is also a place's ("Paris"): the person wherever the document acts or owns by it."""
    if (
        name.rule != "repeat"
        or name.label is not EntityType.PERSON
        or known.rule != "gazetteer"
        or (known.start, known.end) != (name.start, name.end)
        or known.label not in {EntityType.PLACE, EntityType.STATE}
    ):
        return False
    return tokens_of(doc, name).root.dep_ in {"nsubj", "nsubjpass", "poss", "agent", "dative", "dobj"}


def _outranks(name: Name, inner: Sequence[Name]) -> bool:
    """A longer recognized name swallows known names inside it ("Bank of Elbonia"), but no body or person.

    A body's name with its country before it ("UK Home Office") swallows the body's name alone.
    """
    if name.rule == "body":
        return bool(name.ids) and any(k.ids[:1] == name.ids[:1] for k in inner)
    if not name.rule.startswith("model"):
        return False
    if all(k.rule in {"gazetteer", "demonym"} and k.label is not EntityType.PERSON for k in inner):
        return name.rule not in {"model-GPE", "model-LOC"} or all(k.label is name.label for k in inner)
    return name.label is not EntityType.PLACE and all(k.rule == "body" and k.start == name.start for k in inner)


def _nests(name: Name, outer: Name) -> bool:
    """A country's name at the start of a body's name stays a mention of its own."""
    known = name.label is EntityType.STATE and name.rule in {"gazetteer", "demonym"}
    if not known or outer.rule == "campaign" or not outer.contains(name):
        return False
    return len(name) < len(outer) and (
        outer.label not in {EntityType.PERSON, EntityType.STATE, EntityType.PLACE} or outer.rule == "body"
    )
