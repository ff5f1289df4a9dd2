"""What local entities belong to: the state or body they act for, their gazetteer entry; and their final form."""

from __future__ import annotations

from kg.model import EntityType, Gender, LocalEntity, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft, Entities, name_parts
from kg.resolve.document_names import gender_votes

__all__ = ["finish_entities", "link_homes", "link_people"]


def link_homes(scene: Discourse) -> None:
    """Set whom each entity acts for, from its mentions' ties, its office, or its gazetteer entry."""
    entities = scene.entities
    for draft in entities.drafts.values():
        for mention in draft.mentions:
            held = entities.mentions.get(mention.acts_for or "")
            if held is None:
                continue
            owner = entities.of(held.id)
            home = owner.key if owner is not None else (held.candidates[0] if held.candidates else None)
            if home and home != draft.key and home not in draft.home:
                draft.home.append(home)
        if draft.gazetteer and not draft.home and draft.type is not EntityType.STATE:
            state = entities.gazetteer.entry(draft.gazetteer).state
            draft.home = [state] if state else []
    for office in scene.extraction.offices:
        holder = entities.of(office.holder)
        if holder is not None and office.office and not holder.home:
            acts_for = entities.gazetteer.office(office.office).acts_for
            holder.home = [acts_for] if acts_for else []


def link_people(scene: Discourse) -> None:
    """Tie persons to gazetteer entries: by full name, and by office and date where the name alone leaves doubt."""
    for draft in scene.people():
        names = [m.name for m in draft.mentions if m.kind is MentionKind.NAMED]
        full = max(names, key=lambda n: (len(n.split()), len(n)), default="")
        entry = _by_full_name(full, draft, scene) if " " in full else _by_office(full, draft, scene)
        if entry:
            draft.gazetteer = entry
            held = scene.entities.gazetteer.entry(entry)
            draft.gender = held.gender or draft.gender
            if held.state and not draft.home:
                draft.home = [held.state]
        draft.gender = draft.gender or gender_votes(draft.mentions)


def _by_full_name(full: str, draft: Draft, scene: Discourse) -> str | None:
    """The one person of that name whose state does not contradict."""
    state = scene.entities.state_of(draft)
    fits = [e for e in scene.entities.gazetteer.find(full) if e.type is EntityType.PERSON
            and (state is None or e.state is None or e.state == state)]
    return fits[0].id if len(fits) == 1 else None


def _by_office(name: str, draft: Draft, scene: Discourse) -> str | None:
    """"Secretary Kerry": the holder, on the article's day, of an office the document gives a person of that family name."""
    offices = {o.office for o in scene.extraction.offices if o.office and scene.entities.of(o.holder) is draft and not o.former}
    found = set()
    for office in sorted(offices):
        for holding in scene.entities.gazetteer.holders(office, scene.day):
            entry = scene.entities.gazetteer.entry(holding.person)
            if name.lower() in {p.lower() for n in (entry.name, *entry.aliases) for p in name_parts(n, scene.entities.lexicon)}:
                found.add(holding.person)
    return found.pop() if len(found) == 1 else None


def finish_entities(scene: Discourse) -> tuple[LocalEntity, ...]:
    """The drafts as local entities, by offset of their first mention."""
    ordered = sorted(scene.entities.drafts.values(), key=lambda d: (d.mentions[0].span, d.key))
    return tuple(_finish(draft, scene.entities) for draft in ordered)


def _finish(draft: Draft, entities: Entities) -> LocalEntity:
    named = [m for m in draft.mentions if m.kind is MentionKind.NAMED]
    surfaces = dict.fromkeys(m.name for m in named)
    return LocalEntity(
        id=draft.key, type=draft.type, name=_name(draft, entities), aliases=tuple(sorted(surfaces)), gazetteer=draft.gazetteer,
        acts_for=tuple(draft.home), titles=tuple(dict.fromkeys(draft.titles)),
        gender=draft.gender if draft.gender is not Gender.NEUTER else None)


def _name(draft: Draft, entities: Entities) -> str:
    """The gazetteer's name, else the fullest the document gives; for unnamed ones the description."""
    if draft.gazetteer:
        return entities.gazetteer.entry(draft.gazetteer).name
    if draft.name:
        return draft.name
    named = [m.name for m in draft.mentions if m.kind is MentionKind.NAMED and entities.gazetteer.demonym(m.name) is None]
    return max(named, key=lambda n: (len(n), n)) if named else draft.mentions[0].name
