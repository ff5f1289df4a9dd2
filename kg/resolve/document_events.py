"""Events of one document: arguments to entities, tellings of one event joined, what is too thin dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import (
    Argument,
    EntityType,
    Event,
    Extraction,
    LocalEvent,
    Mention,
    MentionKind,
    ParagraphKind,
    Participant,
    Realis,
)
from kg.resolve.corpus_data import event_rules
from kg.resolve.document_entities import Draft, Entities
from kg.resolve.event_answers import time_of_answers
from kg.resolve.event_apart import Apart
from kg.resolve.event_days import day_from_discourse
from kg.resolve.event_heirs import inherit
from kg.resolve.event_merging import merge_tellings
from kg.resolve.event_setting import Ties, place_in_meetings
from kg.resolve.event_voices import public_actors, voices

__all__ = ["resolve_events"]

_ENCOUNTERS = {"Visit", "Meeting", "Call", "Negotiation", "Consultation"}
_BETWEEN = _ENCOUNTERS - {"Visit"} | {"AgreementConclusion", "Commitment"}
_HEADS = {ParagraphKind.HEADLINE, ParagraphKind.HEADING, ParagraphKind.CAPTION}


def resolve_events(
    extraction: Extraction, denotes: Mapping[str, tuple[str, ...]], entities: Entities
) -> tuple[LocalEvent, ...]:
    """Local events by offset of their first trigger. `denotes` maps a mention id to local entity ids.

    An event is kept if it has somebody named among its participants: who cannot be told from others makes no fact.
    """
    states = _states(entities)
    cast = _Cast(extraction, denotes, entities, states)
    whole = {e.id: e for e in extraction.events}
    found = [event for e in extraction.events if (event := cast.local(e)) is not None
             and (e.told == "again" or cast.worth(event, e))]
    text = extraction.document.article.text
    theirs = frozenset(e.id for e in found if cast.theirs(whole[e.id]))
    again = frozenset(e.id for e in found if whole[e.id].told == "again" and not cast.worth(e, whole[e.id]))
    told = [event for event in inherit(found, theirs, again, text) if cast.worth(event, whole[event.id])]
    heads = {p for p, paragraph in enumerate(extraction.document.paragraphs) if paragraph.kind in _HEADS}
    titles = frozenset(s.index for s in extraction.sentences if s.paragraph in heads)
    lands = {d.key: state for d in entities.drafts.values() if (state := entities.state_of(d)) is not None}
    told = time_of_answers(told, extraction.sentences, text, extraction.document.article.published)
    merged = merge_tellings(told, titles, Apart.of(extraction, cast.named, cast.people, _nouns(entities), lands))
    ties = Ties(cast.named, states)
    dated = day_from_discourse(place_in_meetings(merged, ties), extraction, denotes, ties)
    return tuple(sorted(dated, key=lambda e: e.triggers[0]))


def _states(entities: Entities) -> dict[str, str]:
    """Local entity → local entity of the state it is, acts for or lies in."""
    keys = {d.gazetteer: d.key for d in entities.drafts.values() if d.type is EntityType.STATE and d.gazetteer}
    homes = {d.key: entities.state_of(d) for d in entities.drafts.values()}
    return {key: keys[home] for key, home in homes.items() if home in keys}


def _nouns(entities: Entities) -> dict[str, str]:
    """What those who are not named are called, in small letters."""
    return {d.key: d.mentions[0].name.lower() for d in entities.drafts.values() if d.type is EntityType.UNNAMED_ACTOR}


def _homes(draft: Draft, entities: Entities) -> tuple[str, ...]:
    """The states, as the article has them, for which a group acts."""
    return tuple(d.key for home in draft.home if (d := entities.by_gazetteer(home)) is not None)


class _Cast:
    """Entities by what the document shows of them."""

    def __init__(self, extraction: Extraction, denotes: Mapping[str, tuple[str, ...]], entities: Entities,
                 states: Mapping[str, str]) -> None:
        self._denotes = denotes
        self._public = public_actors(entities)
        self._states = states
        self.people = frozenset(d.key for d in entities.people())
        self._speaks_for = voices(entities)
        self._forces = {d.key: states[d.key] for d in entities.drafts.values()
                        if d.type is EntityType.GOVERNMENT_BODY and d.key in states}
        self._groups = {d.key: found for d in entities.drafts.values() if d.type is EntityType.UNNAMED_ACTOR
                        and len(d.home) > 1 and len(found := _homes(d, entities)) == len(d.home)}
        self._said = {c.id: c for c in extraction.claims if c.time is not None}
        self._mentions: dict[str, Mention] = {m.id: m for m in extraction.mentions}
        self.named = frozenset(
            x for m in extraction.mentions if m.kind is MentionKind.NAMED for x in denotes.get(m.id, ()))
        labels = {(x, m.label) for m in extraction.mentions for x in denotes.get(m.id, ())}
        acting = {x for x, label in labels if label not in {None, EntityType.PLACE}}
        kinds = {d.key: d.type for d in entities.drafts.values()}
        self._places = {x for x, label in labels if label is EntityType.PLACE} - acting
        self._places |= {x for x, kind in kinds.items() if kind is EntityType.PLACE}
        self._grounds = {x for x, kind in kinds.items() if kind in {EntityType.PLACE, EntityType.STATE}}

    def local(self, event: Event) -> LocalEvent | None:
        """The event with entities for mentions; a place among the participants is where it happens."""
        found = self._participants(event)
        if not found and event.arguments and not self._struck(event):
            return None
        actors = tuple(p for p in found if p.entity not in self._places)
        there = (*(x for p in event.places for x in self._denotes.get(p, ())),
                 *(p.entity for p in found if p.entity in self._places))
        taken = set() if event.type == "Visit" else {a.entity for a in actors}  # a state visited is host and place
        places = tuple(x for x in dict.fromkeys(there) if x not in taken and x in self._grounds)
        said = self._said.get(event.claimed_in or "") if event.told == "spoken" and event.time is None else None
        earliest, latest = (said.earliest, said.latest) if said is not None else (event.earliest, event.latest)
        return LocalEvent(
            id=event.id, type=event.type, triggers=(event.trigger,), evidence=(event.evidence,), participants=actors,
            realis=event.realis, places=places, earliest=earliest, latest=latest,
            times=(event.time,) if event.time else (), mode=event.mode,
            claimed_in=(event.claimed_in,) if event.claimed_in else (), hearsay=event.hearsay, parent=event.parent,
            weight=event.weight, also=event.also)

    def theirs(self, event: Event) -> bool:
        """Talks of which only "their" tells who takes part ("their meeting")."""
        held = [self._mentions.get(a.mention) for a in event.arguments]
        return event.type in _ENCOUNTERS - {"Visit"} and bool(held) and all(
            m is not None and m.kind is MentionKind.PRONOUN and m.name.lower() == "their" for m in held)

    def _participants(self, event: Event) -> list[Participant]:
        """One role an entity, the first; unnamed officials and spokesmen bring the body or state they act for."""
        out: dict[str, Participant] = {}
        for argument in event.arguments:
            for entity in self._acting(argument):
                out.setdefault(entity, Participant(argument.role, entity, argument.mention))
        out = self._without_own_state(event.type, out)
        for told in [p for p in out.values() if p.role == "initiator" or p.entity in self._forces]:
            for entity in self._speaks_for.get(told.entity, ()):
                out.setdefault(entity, Participant(told.role, entity, told.mention))
        return list(out.values())

    def _without_own_state(self, kind: str, found: dict[str, Participant]) -> dict[str, Participant]:
        """A state is not struck by its own forces nor threatened by its own officials ("warned that Peru would close
        the border"), nor is it host or party where its people meet compatriots.
        """
        if kind in {"Assault", "Threat"}:
            side = self._forces if kind == "Assault" else self._states
            own = {side.get(p.entity) for p in found.values() if p.role == "initiator"}
            return {x: p for x, p in found.items() if p.role != "target" or x not in own}
        if kind not in _ENCOUNTERS:
            return found
        told = {p.entity for p in found.values() if p.entity in self._denotes.get(p.mention, ())}
        own = {self._states.get(x) for x in told & self.named if x not in self._states.values()}
        return {x: p for x, p in found.items() if x in told or x not in own}

    def _acting(self, argument: Argument) -> Iterable[str]:
        own = self._denotes.get(argument.mention, ())
        if any(x in self.named for x in own):
            return own
        known = self._mentions.get(argument.mention)
        behind = (known.acts_for if known is not None else None, argument.behind)
        states = (state for x in own for state in self._groups.get(x, ()))
        return dict.fromkeys((*own, *(x for b in behind if b for x in self._denotes.get(b, ())), *states))

    def _hit(self, local: LocalEvent, event: Event) -> bool:
        """Whether a named person is attacked or seized."""
        seized = event.type in {"Assault", "Coercion"} and event.realis is Realis.ACTUAL
        return seized and any(p.role == "target" and p.entity in self.named & self.people for p in local.participants)

    def _struck(self, event: Event) -> bool:
        """Whether the text names where force was used, though not who used it or whom it hit."""
        there = {x for p in event.places for x in self._denotes.get(p, ())}
        return event.type in event_rules().placed and event.realis is Realis.ACTUAL and not there.isdisjoint(self.named)

    def worth(self, local: LocalEvent, event: Event) -> bool:
        """Somebody named and somebody public takes part, or two who are named meet or sign in an article about several
        states, which need not tell who is president, or force is used at a named place; what is only thought of needs
        two parties or a main clause.
        """
        where = not self.named.isdisjoint(local.places)
        if local.type in event_rules().placed and local.realis is Realis.ACTUAL and where:
            return True
        named = [p for p in local.participants if p.entity in self.named]
        between_states = len(set(self._states.values())) > 1
        met = between_states and ((event.type in _BETWEEN and len(named) > 1) or self._hit(local, event))
        if not named or not (met or any(p.entity in self._public for p in local.participants)):
            return False
        if event.realis is Realis.HYPOTHETICAL:
            return len(named) > 1 and event.weight <= 4
        return True
