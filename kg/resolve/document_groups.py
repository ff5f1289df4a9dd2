"""Groups: "both leaders", "the two countries", "both sides", "the pair" to the people or states they take up."""

from __future__ import annotations

from bisect import bisect_left

from kg.model import EntityType, Mention
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_titles import title_holders

__all__ = ["resolve_group"]

_REACH = 8  # sentences a group looks back
_SOON = 2  # sentences within which "the leaders" are those who have just met
_ENCOUNTERS = {"Meeting", "Call", "Negotiation", "Consultation", "AgreementConclusion"}


def resolve_group(mention: Mention, scene: Discourse) -> bool:
    """Give a counted plural description its members; False if it is none or too few fit."""
    number = _number(mention, scene)
    if number is None:
        return _resolve_met(mention, scene)
    lexicon, head = scene.entities.lexicon, scene.lemma(mention)
    numerals = lexicon.actors.numerals
    persons = head in lexicon.actors.groups.persons or head in lexicon.person_nouns
    states = head in lexicon.actors.groups.states
    if not persons and not states and head not in lexicon.actors.groups.any:
        return False
    if head in numerals and not persons and not states:
        return _resolve_counted(mention, scene, number)
    kind = EntityType.PERSON if persons and not states else EntityType.STATE
    holders = title_holders(head, scene) if kind is EntityType.PERSON else None
    if holders is not None and len(holders) == number:
        members = [d for d in scene.people() if d.key in holders]
    else:
        members = _recent(mention, scene, kind, number, holders)
    if len(members) < number and head in lexicon.actors.general:
        members = _recent(mention, scene, kind, number, None)
    if len(members) < number and states and head not in lexicon.actors.bare_states:
        met = _met(mention, scene)  # "both sides" of a meeting of two
        members = met if len(met) == number else members
    if len(members) < number:
        return False
    scene.entities.join_group(mention, members, "group", 0.8, f"{number} {'persons' if persons else 'states'}")
    return True


def _resolve_counted(mention: Mention, scene: Discourse, number: int) -> bool:
    """"The two", "the three": who has just met, else the persons told last, else the states."""
    members = _met(mention, scene, _REACH)
    for kind in (EntityType.PERSON, EntityType.STATE):
        if len(members) != number:
            members = _recent(mention, scene, kind, number, None)
    if len(members) != number:
        return False
    scene.entities.join_group(mention, members, "group", 0.7, f"{number} told before")
    return True


def _number(mention: Mention, scene: Discourse) -> int | None:
    """How many are meant: "both", "the two", "2", "neither"; a bare "two leaders" is nobody in particular."""
    numerals = scene.entities.lexicon.actors.numerals
    word = scene.determiner(mention)
    first = mention.name.split(" ", 1)[0].lower()
    if word in numerals:
        return numerals[word]
    if first in {"both", "neither"}:
        return numerals[first]
    if scene.lemma(mention) in scene.entities.lexicon.actors.pairs and word == "the":
        return 2
    if first in numerals and word in scene.entities.lexicon.actors.counted:
        return numerals[first]
    before = scene.text[max(0, mention.span.start - 12) : mention.span.start].lower().split()
    if len(before) >= 2 and before[-1] in numerals and before[-2] in scene.entities.lexicon.actors.counted:
        return numerals[before[-1]]
    return None


def _recent(
    mention: Mention, scene: Discourse, kind: EntityType, number: int, among: frozenset[str] | None
) -> list[Draft]:
    """The latest different entities of the kind before the mention, told by the article; `among` restricts by key."""
    found: dict[str, Draft] = {}
    reach = _REACH if among is None else 10 * _REACH
    for other in scene.subjects_before(mention):
        if mention.sentence - other.sentence > reach or len(found) >= number:
            break
        for draft in scene.entities.all_of(other.id):
            if draft.type is kind and (not other.quoted or mention.quoted) and (among is None or draft.key in among):
                found.setdefault(draft.key, draft)
    return list(found.values())[:number]


def _resolve_met(mention: Mention, scene: Discourse) -> bool:
    """"The leaders", "the ministers": those who have just met, if the noun fits all of them."""
    head, lexicon = scene.lemma(mention), scene.entities.lexicon
    if not mention.plural or scene.determiner(mention) != "the" or " " in mention.name:
        return False
    if head not in lexicon.actors.groups.persons and head not in lexicon.person_nouns:
        return False
    members, holders = _met(mention, scene), title_holders(head, scene)
    if len(members) < 2 or (holders is not None and not {d.key for d in members} <= holders):
        return False
    scene.entities.join_group(mention, members, "group", 0.7, "who met before")
    return True


def _met(mention: Mention, scene: Discourse, reach: int = _SOON) -> list[Draft]:
    """The persons of the latest encounter told before the mention, shortly before."""
    events = scene.extraction.events
    for event in reversed(events[: bisect_left(events, mention.span.start, key=lambda e: e.trigger.start)]):
        if mention.sentence - event.sentence > reach:
            return []
        if event.type not in _ENCOUNTERS:
            continue
        drafts = [d for a in event.arguments for d in scene.entities.all_of(a.mention)]
        found = {d.key: d for d in drafts if d.type is EntityType.PERSON}
        if len(found) > 1:
            return list(found.values())
    return []
