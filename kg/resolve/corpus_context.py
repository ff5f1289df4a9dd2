"""What an article says around a name that tells two bearers of it apart: state, body, office, gender."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.gazetteer import Gazetteer
from kg.model import EntityType, Gender, LocalEntity, LocalTenure, ResolvedDocument
from kg.resolve.corpus_data import name_rules
from kg.resolve.corpus_names import fold

__all__ = ["COPIES", "Context", "agreement", "conflict", "contexts_of", "entry_context"]

COPIES = "copies of one text"


@dataclass(frozen=True, slots=True)
class Context:
    """states and bodies acted for, offices held (gazetteer ids), words of titles, gender; all as far as known.

    copied is the origin, where several articles have it: copies of one text mean the same by the same name. company
    are the full names of the article's persons who are in no gazetteer, scenery all little-known names with weights.
    """

    states: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    gender: Gender | None = None
    copied: str = ""
    company: frozenset[str] = frozenset()
    scenery: frozenset[tuple[str, float]] = frozenset()


def conflict(a: Context, b: Context) -> str | None:
    """Why the two cannot be one, or None.

    >>> conflict(Context(frozenset({"state/china"})), Context(frozenset({"state/chad"})))
    'state/china against state/chad'
    """
    if a.gender and b.gender and a.gender is not b.gender:
        return f"{a.gender.value} against {b.gender.value}"
    if a.states and b.states and not a.states & b.states:
        return f"{', '.join(sorted(a.states))} against {', '.join(sorted(b.states))}"
    return None


def agreement(a: Context, b: Context) -> str | None:
    """What the two have in common: an office before a body, a body before a state; None without any."""
    for what in ("offices", "bodies", "states"):
        shared = getattr(a, what) & getattr(b, what)
        if shared:
            return f"both {sorted(shared)[0]}"
    return COPIES if a.copied and a.copied == b.copied else None


def entry_context(entry_id: str, gazetteer: Gazetteer) -> Context:
    """The context of a gazetteer entry: its state, the offices it held and whom they act for."""
    entry = gazetteer.entry(entry_id)
    states = {entry.state} if entry.state else set()
    offices, bodies = set(), set()
    for holding in gazetteer.holdings(entry_id):
        offices.add(holding.office)
        owner = _owners(holding.office, gazetteer)
        states |= {o for o in owner if o.startswith("state/")}
        bodies |= {o for o in owner if not o.startswith("state/")}
    return Context(frozenset(states), frozenset(bodies), frozenset(offices), gender=entry.gender)


def _owners(office_id: str, gazetteer: Gazetteer) -> set[str]:
    try:
        office = gazetteer.office(office_id)
    except KeyError:
        return set()
    return {owner for owner in (office.acts_for, office.body) if owner}


def contexts_of(
    resolved: ResolvedDocument, gazetteer: Gazetteer, copied: str, scenery: Mapping[str, float]
) -> dict[str, Context]:
    """Context of every local entity of the document, by its id; `copied` is the origin of a text with copies, `scenery`
    the article's.
    """
    tenures: dict[str, list[LocalTenure]] = {}
    for tenure in resolved.tenures:
        tenures.setdefault(tenure.entity, []).append(tenure)
    local = {e.id: e for e in resolved.entities}
    found = {e.id: _context(e, tenures.get(e.id, []), local, gazetteer) for e in resolved.entities}
    company = frozenset(fold(e.name) for e in resolved.entities
                        if e.type is EntityType.PERSON and not e.gazetteer and len(e.name.split()) > 1)
    known = frozenset(scenery.items())
    return {key: replace(context, copied=copied, company=company, scenery=known) for key, context in found.items()}


def _context(
    entity: LocalEntity, tenures: list[LocalTenure], local: dict[str, LocalEntity], gazetteer: Gazetteer
) -> Context:
    owners = set(entity.acts_for)
    offices = {t.office for t in tenures if t.office}
    for office in offices:
        owners |= _owners(office, gazetteer)
    titles = {*entity.titles, *(t.title for t in tenures)}
    states, bodies = _actors(owners, local, gazetteer)
    words: set[str] = set()
    for title in titles:
        named, told = _read_title(title, gazetteer)
        states |= named
        words |= told
    return Context(frozenset(states), frozenset(bodies), frozenset(offices), frozenset(words), entity.gender)


def _actors(owners: set[str], local: dict[str, LocalEntity], gazetteer: Gazetteer) -> tuple[set[str], set[str]]:
    """States and bodies among the actors, and the states that the bodies act for; local ids become gazetteer ids."""
    states: set[str] = set()
    bodies: set[str] = set()
    seen: set[str] = set()
    queue = sorted(owners)
    while queue:
        owner = queue.pop()
        if owner in seen:
            continue
        seen.add(owner)
        if owner in local:
            known = local[owner]
            queue += sorted(known.acts_for) + ([known.gazetteer] if known.gazetteer else [])
            if not known.gazetteer:
                (states if known.type is EntityType.STATE else bodies).add(fold(known.name))
        elif owner.startswith("state/"):
            states.add(owner)
        else:
            bodies.add(owner)
            queue += _state_of(owner, gazetteer)
    return states, bodies


def _state_of(entry_id: str, gazetteer: Gazetteer) -> list[str]:
    try:
        state = gazetteer.entry(entry_id).state
    except KeyError:
        return []
    return [state] if state else []


@lru_cache(maxsize=16384)
def _read_title(title: str, gazetteer: Gazetteer) -> tuple[frozenset[str], frozenset[str]]:
    """States whose adjective or name stands in the title ("Iranian Foreign Minister", "Prime Minister of Chad"), and
    the words that tell what office it is. Where one is sent to is not whom one acts for; what one was is no office.
    """
    rules = name_rules()
    words = re.split(r"\s+to\s+", title)[0].replace("’s", "'s").split()
    found: set[str] = set()
    naming: set[str] = set()
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size])
            state = _state_called(phrase, gazetteer, after_of=start > 0 and words[start - 1] in {"of", "for"})
            if state and not naming & set(words[start : start + size]):
                found.add(state)
                naming |= {*words[start : start + size]}
    office = {fold(word) for word in words} - {fold(word) for word in naming} - rules.title_noise
    return frozenset(found), frozenset(() if fold(words[0] if words else "") in rules.bygone else office)


def _state_called(phrase: str, gazetteer: Gazetteer, *, after_of: bool) -> str | None:
    """The state of an adjective or a possessive, or of a name that follows "of"."""
    owner = phrase.removesuffix("'s")
    if not phrase[:1].isupper():
        return None
    named = [e.id for e in gazetteer.find(owner) if e.type is EntityType.STATE] if after_of or owner != phrase else []
    return gazetteer.demonym(phrase) or (named[0] if named else None)
