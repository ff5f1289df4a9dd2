"""What local entities belong to: the state or body they act for, their gazetteer entry; and their final form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import Entry
from kg.model import EntityType, Gender, LocalEntity, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import EMPLOYERS, Draft, Entities
from kg.resolve.document_names import gender_votes

__all__ = ["finish_entities", "link_homes", "link_people"]

_POSTING = re.compile(r"\s(?:to|in|at|for|on)\s")
_OWNERS = {EntityType.STATE, EntityType.INTERNATIONAL_ORGANIZATION}


def link_homes(scene: Discourse) -> None:
    """Set whom each entity acts for, from its mentions' ties, its office, or its gazetteer entry."""
    entities = scene.entities
    for draft in entities.drafts.values():
        for mention in draft.mentions:
            held = entities.mentions.get(mention.acts_for or "")
            if held is None:
                continue
            owner = entities.of(held.id)
            if owner is not None and (owner.type not in EMPLOYERS or draft.key in owner.home):
                continue  # nobody acts for who acts for him
            home = owner.key if owner is not None else (held.candidates[0] if held.candidates else None)
            if home and home != draft.key and home not in draft.home:
                draft.home.append(home)
        if draft.gazetteer and not draft.home and draft.type is not EntityType.STATE:
            state = entities.gazetteer.entry(draft.gazetteer).state
            draft.home = [state] if state else []
        _link_regime(draft, entities)
    for office in scene.extraction.offices:
        holder = entities.of(office.holder)
        if holder is not None and office.office and not holder.home:
            acts_for = entities.gazetteer.office(office.office).acts_for
            holder.home = [acts_for] if acts_for and scene.is_told(acts_for) else []
    for draft in scene.people():
        if not draft.home and draft.gazetteer is None:
            draft.home = _named_in_title(draft, scene)


def _named_in_title(draft: Draft, scene: Discourse) -> list[str]:
    """The state that opens a title ("Australian Pacific minister"), or whose it is ("head of the EU Delegation")."""
    gazetteer = scene.entities.gazetteer
    for title in draft.titles:
        words = _POSTING.split(title)[0].split()
        owner = gazetteer.demonym(words[0]) if words else None
        of = [w for at, word in enumerate(words) if word == "of" for w in words[at + 1 : at + 3] if w != "the"][:1]
        held = [e.id for w in of for e in gazetteer.find(w) if e.type in _OWNERS][:1]
        if owner or held:
            return [owner] if owner else held
    return []


def _link_regime(draft: Draft, entities: Entities) -> None:
    """ "Biden administration": of the state of the person it is named after."""
    words = draft.mentions[0].name.replace("’", "'").split()
    if draft.type is not EntityType.GOVERNMENT_BODY or draft.home or words[-1] not in entities.lexicon.actors.regimes:
        return
    states = {e.state for e in entities.gazetteer.surname(words[0].removesuffix("'s")) if e.state}
    if len(states) == 1:
        draft.home = sorted(states)


def link_people(scene: Discourse) -> None:
    """Tie persons to gazetteer entries: by full name, and by office and date where the name alone leaves doubt."""
    for draft in scene.people():
        names = [m.name for m in draft.mentions if m.kind is MentionKind.NAMED]
        full = max(names, key=lambda n: (len(n.split()), len(n)), default="")
        entry = (
            _by_full_name(full, draft, scene)
            if " " in full
            else _by_office(full, draft, scene) or _by_fame(full, scene)
        )
        if entry:
            twin = scene.entities.by_gazetteer(entry)
            if twin is not None and twin is not draft:
                scene.entities.merge(draft, twin, "same-person")
                continue
            draft.gazetteer = entry
            held = scene.entities.gazetteer.entry(entry)
            draft.gender = held.gender or draft.gender
            if held.state and not draft.home:
                draft.home = [held.state]
        draft.gender = draft.gender or gender_votes(draft.mentions)


def _by_full_name(full: str, draft: Draft, scene: Discourse) -> str | None:
    """The one person of that name; a state or a title must speak for it, or at least the state be told of."""
    state = scene.entities.state_of(draft)
    plain = " ".join(w for w in full.split() if len(w.rstrip(".")) > 1)
    fits = [
        e.id
        for e in scene.entities.gazetteer.find(full) or scene.entities.gazetteer.find(plain)
        if e.type is EntityType.PERSON
        and (state == e.state if state and e.state else _is_plausible(e.id, e.state, draft, scene))
    ]
    return fits[0] if len(fits) == 1 else None


def _is_plausible(person: str, state: str | None, draft: Draft, scene: Discourse) -> bool:
    """Without a state beside the name: a title of the person's, or the person's state in the document."""
    told = (state is not None and state == scene.issuer_state) or (
        state is not None
        and any(scene.entities.state_of(d) == state for d in scene.entities.drafts.values() if d is not draft)
    )
    return told or _leads(person, scene) or any(_held(person, title, None, scene) for title in draft.titles)


def _leads(person: str, scene: Discourse) -> bool:
    """Whether the person leads a state on the article's day."""
    gazetteer = scene.entities.gazetteer
    offices = [gazetteer.office(h.office) for h in gazetteer.holdings(person, scene.day)] if scene.day else []
    return any({"leader", "head of state", "head of government"} & set(o.titles) for o in offices)


def _held(person: str, title: str, day: str | None, scene: Discourse) -> bool:
    """Whether the title is that of an office the person held (on the day, if given)."""
    gazetteer = scene.entities.gazetteer
    for holding in gazetteer.holdings(person, day):
        office = gazetteer.office(holding.office)
        named = gazetteer.find_office(title, office.acts_for)
        if named is not None and named.id == office.id:
            return True
    return False


def _by_office(name: str, draft: Draft, scene: Discourse) -> str | None:
    """ "President Biden": the one known person of that family name who held the office, best on the article's day."""
    gazetteer, state = scene.entities.gazetteer, scene.entities.state_of(draft)
    bearers = [e for e in gazetteer.surname(name) if state is None or e.state is None or e.state == state]
    told = [e for e in bearers if e.state is not None and scene.is_told(e.state)]
    bearers = told if len(bearers) > 1 and told else bearers  # "King Abdullah" in Riyadh
    for day in dict.fromkeys((scene.day, None)):
        held = [e.id for e in bearers if any(_held(e.id, title, day, scene) for title in draft.titles)]
        if len(held) == 1:
            return held[0]
    return _by_short_title(bearers, draft, scene)


def _by_short_title(bearers: Sequence[Entry], draft: Draft, scene: Discourse) -> str | None:
    """ "Secretary Kerry": the only known bearer, of a state told of, whose office's title begins so."""
    if len(bearers) != 1 or scene.day is None or bearers[0].state is None:
        return None
    gazetteer, person = scene.entities.gazetteer, bearers[0]
    if all(scene.entities.state_of(d) != person.state for d in scene.entities.drafts.values() if d is not draft):
        return None
    offices = [gazetteer.office(h.office) for h in gazetteer.holdings(person.id, scene.day)]
    begins = {title.split()[0].lower() for o in offices for title in (*o.titles, *o.aliases) if " " in title}
    return person.id if any(title.lower() in begins & scene.entities.lexicon.heads for title in draft.titles) else None


def _by_fame(name: str, scene: Discourse) -> str | None:
    """A lone family name: the one known bearer who leads, on the article's day, a state told of in the article."""
    bearers = scene.entities.gazetteer.surname(name)
    if (
        scene.day is None
        or len(bearers) != 1
        or not bearers[0].state
        or scene.entities.by_gazetteer(bearers[0].state) is None
    ):
        return None
    return bearers[0].id if _leads(bearers[0].id, scene) else None


def finish_entities(scene: Discourse) -> tuple[LocalEntity, ...]:
    """The drafts as local entities, by offset of their first mention."""
    ordered = sorted(scene.entities.drafts.values(), key=lambda d: (d.mentions[0].span, d.key))
    return tuple(_finish(draft, scene) for draft in ordered)


def _finish(draft: Draft, scene: Discourse) -> LocalEntity:
    entities, state = scene.entities, scene.entities.state_of(draft)
    held = [t for t in draft.implied if state is not None and entities.gazetteer.find_office(t, state) is not None]
    named = [m for m in draft.mentions if m.kind is MentionKind.NAMED]
    surfaces = dict.fromkeys((*(m.name for m in named), *_regnal(named, entities.lexicon.titles.regnal)))
    return LocalEntity(
        id=draft.key,
        type=draft.type,
        name=_name(draft, entities),
        aliases=tuple(sorted(surfaces)),
        gazetteer=draft.gazetteer,
        acts_for=tuple(draft.home),
        titles=tuple(dict.fromkeys((*draft.titles, *held))),
        gender=draft.gender if draft.gender is not Gender.NEUTER else None,
    )


def _regnal(named: Sequence[Mention], titles: frozenset[str]) -> Iterator[str]:
    """Names in use only with their title: "Pope Tawadros II" beside "Tawadros II"."""
    for mention in named:
        words = mention.name.split()
        if len(words) == 1 or (len(words) == 2 and not set(words[1]) - set("IVX")):
            last = (title.split()[-1] for title in mention.titles if " of " not in title)
            yield from (f"{word} {mention.name}" for word in last if word.lower() in titles)


def _name(draft: Draft, entities: Entities) -> str:
    """The gazetteer's name, else the fullest the document gives; for unnamed ones the description."""
    if draft.gazetteer:
        return entities.gazetteer.entry(draft.gazetteer).name
    named = [
        m.name for m in draft.mentions if m.kind is MentionKind.NAMED and entities.gazetteer.demonym(m.name) is None
    ]
    return max(named, key=lambda n: (len(n), n)) if named else draft.mentions[0].name
