"""For whom somebody speaks, a spokesman for the ministry, the ministry for its state; and who acts in public at all."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_entities import Draft, Entities
from kg.resources import lang_dir, strict_yaml

__all__ = ["public_actors", "voices"]

_PUBLIC = {EntityType.STATE, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION}


class _Voices(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    spokespersons: frozenset[str]
    bodies: tuple[str, ...]
    public_kinds: frozenset[str]
    public_words: frozenset[str]
    public_titles: frozenset[str]
    public_offices: frozenset[str]


@cache
def _words(language: str = "en") -> _Voices:
    return strict_yaml(lang_dir(language) / "identity" / "voices.yaml", _Voices)


def voices(entities: Entities) -> dict[str, tuple[str, ...]]:
    """Local entity → the body ("State Department spokesman") and the state whose act it is when it acts.

    As far as the document knows them. Only for spokespersons and for ministries, embassies and the like: a minister's
    act is told as his own.
    """
    out: dict[str, tuple[str, ...]] = {}
    for draft in entities.drafts.values():
        behind = [d.key for d in _bodies(draft, entities)]
        if behind:
            out[draft.key] = tuple(dict.fromkeys(behind))
    return out


def _bodies(draft: Draft, entities: Entities) -> list[Draft]:
    if _is_body(draft, entities):
        return _state(draft, entities)
    titles = [title for title in draft.titles if _words().spokespersons & set(title.lower().split()[-1:])]
    if not titles:
        return []
    homes = [h for key in draft.home if (h := entities.drafts.get(key) or entities.by_gazetteer(key)) is not None]
    homes += [d for d in entities.drafts.values() if d.type is EntityType.GOVERNMENT_BODY
              and any(m.name in title for m in d.mentions for title in titles)]
    return [d for home in homes for d in (home, *(_state(home, entities) if _is_body(home, entities) else ()))]


def _is_body(draft: Draft, entities: Entities) -> bool:
    if draft.type is not EntityType.GOVERNMENT_BODY:
        return False
    names = [m.name.lower() for m in draft.mentions]
    names += [entities.gazetteer.entry(draft.gazetteer).name.lower()] if draft.gazetteer else []
    return any(f" {word} " in f" {name} " for name in names for word in _words().bodies)


def _state(draft: Draft, entities: Entities) -> list[Draft]:
    state = entities.state_of(draft)
    found = entities.by_gazetteer(state) if state else None
    return [found] if found is not None and found is not draft else []


def public_actors(entities: Entities) -> frozenset[str]:
    """Local entities that act in politics: states, their bodies and officials, parties, armed groups.

    Private persons, companies, media and churches are none, unless the article gives them a state or office to act for.
    """
    return frozenset(d.key for d in entities.drafts.values() if _is_public(d, entities))


def _is_public(draft: Draft, entities: Entities) -> bool:
    if draft.type in _PUBLIC:
        return True
    if draft.type is EntityType.ORGANIZATION:
        entry = entities.gazetteer.entry(draft.gazetteer) if draft.gazetteer else None
        if entry is not None:
            return entry.kind in _words().public_kinds
        return any(_words().public_words & set(m.name.lower().split()) for m in draft.mentions)
    if entities.state_of(draft) or any(_known(m, entities) for m in draft.mentions):
        return True
    homes = [d for key in draft.home if (d := entities.drafts.get(key)) is not None]
    if homes:
        return any(_is_public(d, entities) for d in homes if d is not draft)
    if any(t[:1].isupper() and t.lower() in _words().public_offices for t in draft.titles):
        return True
    heads = {word for title in draft.titles for word in title.lower().split()[-1:]}
    return any(entities.lexicon.titles.is_of(word, _words().public_titles) for word in heads)


def _known(mention: Mention, entities: Entities) -> bool:
    """A name that somebody known bears, if only perhaps this one; a surname where no fuller name is told."""
    if mention.kind is not MentionKind.NAMED:
        return False
    return bool(mention.candidates or entities.gazetteer.find(mention.name)
                or (" " not in mention.name and entities.gazetteer.surname(mention.name)))
