"""Local entities while a document is being resolved: drafts that mentions join, with the rule that joined each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import Denotation, EntityType, Gender, Mention, MentionKind

__all__ = ["EMPLOYERS", "Draft", "Entities", "family_name", "name_parts"]

EMPLOYERS = frozenset(
    {EntityType.STATE, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION, EntityType.ORGANIZATION}
)
"""What somebody can act for."""


@dataclass(slots=True)
class Draft:
    """An entity in the making. `home`: gazetteer ids or draft keys it acts for; `implied`: titles told of a peer."""

    key: str
    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    implied: list[str] = field(default_factory=list)
    gazetteer: str | None = None
    home: list[str] = field(default_factory=list)
    gender: Gender | None = None


class Entities:
    """Drafts of one document and which mention denotes which. Mentions join in any order; the output is sorted."""

    def __init__(self, mentions: Sequence[Mention], gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.mentions = {m.id: m for m in mentions}
        self.drafts: dict[str, Draft] = {}
        self.unnamed: dict[tuple[str, str | None], Draft] = {}
        self._denotes: dict[str, Denotation] = {}

    def add(self, mention: Mention, kind: EntityType, rule: str, score: float = 1.0) -> Draft:
        """A new entity, first seen in the mention."""
        key = f"x{mention.span.start}"
        while key in self.drafts:
            key += "b"
        draft = Draft(key, kind)
        self.drafts[key] = draft
        self.join(mention, draft, rule, score)
        return draft

    def join(self, mention: Mention, draft: Draft, rule: str, score: float = 1.0, detail: str = "") -> None:
        """The mention denotes the entity."""
        self._denotes[mention.id] = Denotation(mention.id, (draft.key,), rule, score, detail)
        draft.mentions.append(mention)
        draft.titles += [t for t in mention.titles if t not in draft.titles]
        if mention.gender and mention.kind is MentionKind.NAMED and mention.gender is not Gender.NEUTER:
            draft.gender = draft.gender or mention.gender

    def join_group(
        self, mention: Mention, drafts: Sequence[Draft], rule: str, score: float = 1.0, detail: str = ""
    ) -> None:
        """The mention denotes all of the entities together."""
        keys = tuple(dict.fromkeys(d.key for d in drafts))
        self._denotes[mention.id] = Denotation(mention.id, keys, rule, score, detail)
        for draft in drafts:
            draft.mentions.append(mention)

    def merge(self, draft: Draft, into: Draft, rule: str) -> None:
        """All mentions of the one become mentions of the other."""
        for mention in draft.mentions:
            self.join(mention, into, rule)
        into.home += [h for h in draft.home if h not in into.home]
        del self.drafts[draft.key]

    def of(self, mention_id: str | None) -> Draft | None:
        """The one entity that a mention denotes."""
        found = self.all_of(mention_id)
        return found[0] if len(found) == 1 else None

    def all_of(self, mention_id: str | None) -> list[Draft]:
        """The entities that a mention denotes."""
        denotation = self._denotes.get(mention_id or "")
        return [self.drafts[k] for k in denotation.entities] if denotation else []

    def knows(self, mention: Mention) -> bool:
        """Whether the mention has been resolved."""
        return mention.id in self._denotes

    def denotations(self) -> list[Denotation]:
        """All decisions, by offset of the mention."""
        return sorted(self._denotes.values(), key=lambda d: self.mentions[d.mention].span)

    def state_of(self, draft: Draft, below: tuple[str, ...] = ()) -> str | None:
        """Gazetteer id of the state that the entity is or acts for, directly or through its body.

        `below` are the keys of those that act for it: who acts for one of them is read in a circle, and tells nothing.
        """
        if draft.type is EntityType.STATE:
            return draft.gazetteer
        for home in draft.home:
            owner = self.drafts.get(home)
            if owner is not None and owner.key in (*below, draft.key):
                owner = None
            state = (_state_of_entry(home, self.gazetteer) if owner is None
                     else self.state_of(owner, (*below, draft.key)))
            if state:
                return state
        return _state_of_entry(draft.gazetteer, self.gazetteer) if draft.gazetteer else None

    def people(self) -> list[Draft]:
        """Persons, in the order in which they were found."""
        return [d for d in self.drafts.values() if d.type is EntityType.PERSON]

    def by_gazetteer(self, entry: str) -> Draft | None:
        """The entity with that gazetteer id."""
        return next((d for d in self.drafts.values() if d.gazetteer == entry), None)


def _state_of_entry(entry_id: str, gazetteer: Gazetteer) -> str | None:
    try:
        entry = gazetteer.entry(entry_id)
    except KeyError:
        return None
    return entry.id if entry.type is EntityType.STATE else entry.state


def name_parts(name: str, lexicon: Lexicon) -> list[str]:
    """Words of a person's name; small particles stay with the word behind them.

    >>> from kg.lexicon import load_lexicon
    >>> name_parts("Ursula von der Leyen", load_lexicon()), name_parts("Martin Luther King Jr.", load_lexicon())
    (['Ursula', 'von der Leyen'], ['Martin', 'Luther', 'King'])
    """
    out: list[str] = []
    held: list[str] = []
    for word in name.split():
        plain = word.lower().rstrip(".")
        if plain in lexicon.names.suffixes and out:
            continue
        held.append(word)
        if plain not in lexicon.names.particles or (not out and len(held) == 1 and word[0].isupper() and len(word) > 2):
            out.append(" ".join(held))
            held = []
    return out + ([" ".join(held)] if held else [])


def family_name(name: str, lexicon: Lexicon) -> list[str]:
    """Forms, in lower case, in which the family name may stand alone.

    >>> from kg.lexicon import load_lexicon
    >>> family_name("Wang Yi", load_lexicon()), family_name("Haider al-Abadi", load_lexicon())
    (['wang', 'yi'], ['al-abadi', 'abadi'])
    """
    parts = name_parts(name, lexicon)
    if len(parts) < 2:
        return [name.lower()]
    last = parts[-1].lower()
    leads = parts[0].lower() in lexicon.names.family_first and len(parts) <= 3
    out = [parts[0].lower(), last] if leads else [last]
    words = last.split()
    if len(words) > 1:
        out.append(words[-1])
    head, _, rest = words[-1].partition("-")
    if rest and head in lexicon.names.particles:
        out.append(rest)
    return out
