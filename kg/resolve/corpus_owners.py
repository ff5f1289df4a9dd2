"""For which state or organization each actor of the corpus stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg.gazetteer import Gazetteer
from kg.lexicon import load_lexicon
from kg.model import CanonicalEntity, EntityType

__all__ = ["Owners"]


class Owners:
    """Which state or organization each actor stands for, on a day if it is given."""

    def __init__(self, entities: Mapping[str, CanonicalEntity], gazetteer: Gazetteer, day: date | None = None) -> None:
        self.entities = entities
        self.gazetteer = gazetteer
        self._day = day.isoformat() if day is not None else None
        self._owners: dict[str, str] = {}

    def unknown(self, actor: str) -> bool:
        """Whether it is an unnamed actor of nobody known."""
        return self.entities[actor].type is EntityType.UNNAMED_ACTOR and self.owners(actor) == [actor]

    def owners(self, actor: str) -> list[str]:
        """The owner, or the several states that an unnamed group comes from."""
        entity = self.entities[actor]
        if entity.type is not EntityType.UNNAMED_ACTOR or self.owner(actor) != actor:
            return [self.owner(actor)]
        return [a for a in entity.acts_for if a.startswith("state/")] or self._named_in(entity) or [actor]

    def owner(self, actor: str) -> str:
        """The one state or organization the actor acts for, followed to the end; itself without one."""
        if actor not in self._owners:
            self._owners[actor] = actor  # where those it acts for lead back to it
            self._owners[actor] = self._follow(self.entities[actor])
        return self._owners[actor]

    def _follow(self, entity: CanonicalEntity) -> str:
        seen = {entity.id}
        while entity.type is not EntityType.STATE:
            owners = self._known(entity) or [a for a in entity.acts_for if a.startswith("state/")]
            owners = owners or list(entity.acts_for) or self._named_in(entity)
            if len(owners) > 1 and not seen & {*owners}:  # a service and the union that it is of
                owners = sorted({self.owner(o) if o in self.entities else o for o in owners})
            if len(owners) != 1 or owners[0] in seen:
                break
            seen.add(owners[0])
            if owners[0] not in self.entities:
                return owners[0]
            entity = self.entities[owners[0]]
        return entity.id

    def _known(self, entity: CanonicalEntity) -> list[str]:
        if entity.gazetteer and self._day and (served := self._served(entity.gazetteer, self._day)):
            return served
        try:
            state = self.gazetteer.entry(entity.gazetteer).state if entity.gazetteer else None
        except KeyError:
            state = None
        return [state] if state else []

    def _served(self, person: str, day: str) -> list[str]:
        """The one organization in whose office alone the person is then: not the state that he comes from."""
        offices = [self.gazetteer.office(holding.office) for holding in self.gazetteer.holdings(person, day)]
        served = {office.acts_for for office in offices if office.acts_for}
        return [*served] if len(served) == 1 and not any(s.startswith("state/") for s in served) else []

    def _named_in(self, entity: CanonicalEntity) -> list[str]:
        """The states in an unnamed actor's description ("Belarusian ambassador", "negotiators of Peru and Chad"), but
        for those that only back him.
        """
        if entity.type is not EntityType.UNNAMED_ACTOR:
            return []
        found, words = set(), load_lexicon().reference
        for first, *others in (told.split("-") for told in entity.label.split()):
            own = first.lower() not in words.stance_prefixes and words.backing.isdisjoint(w.lower() for w in others)
            for word in (first, *others) if own else ():
                if word[:1].isupper():
                    named = [e.id for e in self.gazetteer.find(word) if e.type is EntityType.STATE][:1]
                    found.update([state] if (state := self.gazetteer.demonym(word)) else named)
        return sorted(found)
