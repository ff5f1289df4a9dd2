"""Names of states, bodies, organizations and places to local entities: by gazetteer entry, acronym, shorter form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.lexicon import Lexicon, clean_name
from kg.model import EntityType, Mention
from kg.resolve.document_entities import Draft, Entities

__all__ = ["resolve_things"]

_PAIR = 2  # letters that are no initials yet ("EU")


def resolve_things(mentions: Iterable[Mention], entities: Entities) -> None:
    by_key: dict[tuple[str, str], Draft] = {}
    mentions = _disambiguated(list(mentions), entities)
    defined = {m.name: entities.mentions[m.same_as] for m in mentions if m.same_as and m.name.isupper()}
    for mention in mentions:
        label = mention.label or EntityType.ORGANIZATION
        meant = defined.get(mention.name)
        tied = entities.of(meant.id) if meant is not None else None
        keys = _keys(mention, label, entities)
        if meant is not None and tied is None:
            keys += _keys(meant, meant.label or label, entities)
        draft = tied or next((by_key[k] for k in keys if k in by_key), None) or _shortened(mention, by_key, entities)
        if draft is None:
            draft = entities.add(mention, label, "gazetteer" if mention.candidates else "name")
            if mention.candidates:
                draft.gazetteer = mention.candidates[0]
        else:
            entities.join(mention, draft, "acronym" if tied else "same-name")
        for key in (*keys, *_keys(replace(mention, candidates=()), label, entities)):
            by_key.setdefault(key, draft)
    _join_initials(entities)


def _disambiguated(mentions: Sequence[Mention], entities: Entities) -> list[Mention]:
    """Among namesakes of one kind ("Republicans"), the one whose state the document names most goes first; a body that
    two states have ("the Korean government") is neither's where the document tells of neither.
    """
    told = Counter(m.candidates[0] for m in mentions if m.label is EntityType.STATE and m.candidates)
    around = _states_around(entities)
    entry = entities.gazetteer.entry

    def ranked(mention: Mention) -> Mention:
        first = entry(mention.candidates[0]) if mention.candidates else None
        party = first is not None and first.kind == "party" and " " not in mention.name
        shared = party or (bool(told) and _is_shared(mention, entities.lexicon))
        if first is not None and shared and not told[first.state or ""]:
            return replace(mention, candidates=())  # "Republicans" are not of a state the document does not tell of
        if first is None or len(mention.candidates) == 1:
            return mention
        if first.type is EntityType.STATE:  # "Congo"
            others = [c for c in mention.candidates[1:] if c in around]
            return mention if first.id in around or len(others) != 1 else replace(mention, candidates=(others[0],))
        same = [c for c in mention.candidates if entry(c).type is first.type]
        states = {entry(c).state or "" for c in same}
        if first.type is EntityType.GOVERNMENT_BODY and len(states) > 1 and around.isdisjoint(states):
            return replace(mention, candidates=())
        best = max(same, key=lambda c: (told[s := entry(c).state or ""], s in around, -same.index(c)))
        return (
            mention
            if best == same[0]
            else replace(mention, candidates=(best, *(c for c in mention.candidates if c != best)))
        )

    return [ranked(m) for m in mentions]


def _states_around(entities: Entities) -> frozenset[str]:
    """The states told of in any way: by a name, an adjective, a place, somebody known, unless two may be meant."""
    entry = entities.gazetteer.entry
    known = (entry(m.candidates[0]) for m in entities.mentions.values() if len(m.candidates) == 1)
    return frozenset(e.id if e.type is EntityType.STATE else e.state or "" for e in known) - {""}


def _is_shared(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether bodies of several states are called so ("Senate", "Royal Navy")."""
    return mention.name.lower().removeprefix("the ") in lexicon.names.shared_bodies


def _keys(mention: Mention, label: EntityType, entities: Entities) -> list[tuple[str, str]]:
    """Gazetteer id, else the name within its kind (all organizations are one kind); regimes by whose they are."""
    if mention.candidates:
        return [("id", mention.candidates[0])]
    words = [w.removesuffix("'s") for w in mention.name.lower().removeprefix("the ").replace("’", "'").split()]
    actors = entities.lexicon.actors
    if label is EntityType.GOVERNMENT_BODY and len(words) > 1 and words[-1] in actors.regimes:
        sort = "regime" if words[-1] in actors.regime_head else "administration"
        return [(sort, words[0].removesuffix("'"))]
    if words[-1] == entities.lexicon.names.seat_noun:
        owner = entities.gazetteer.find(clean_name(mention.name.rsplit(" ", 1)[0]))
        words = [owner[0].id, words[-1]] if owner else words
    kind = label.value if label in {EntityType.STATE, EntityType.PLACE} else "Organization"
    return [(kind, " ".join(words))]


def _shortened(mention: Mention, by_key: dict[tuple[str, str], Draft], entities: Entities) -> Draft | None:
    """ "Coalition" or "FIRST Global" after a longer name that ends or begins with it."""
    if mention.candidates or mention.label in {EntityType.STATE, EntityType.PLACE}:
        return None
    short = mention.name.lower().removeprefix("the ")
    fitting = {
        d.key: d
        for (kind, name), d in by_key.items()
        if kind == "Organization" and _is_short_for(short, name, entities.lexicon)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _is_short_for(short: str, name: str, lexicon: Lexicon) -> bool:
    """First or last words of the name, or two or more of its words ("Counter ISIL Coalition"), or its loose noun."""
    small, loose = lexicon.reference.small, lexicon.names.alliances | lexicon.names.oppositions
    words, others = set(short.split()) - small, set(name.split()) - small
    last = short.split()[-1]
    return (
        len(short) > 4
        and (name.endswith(" " + short) or name.startswith(short + " ") or (len(words) > 1 and words < others))
    ) or (last in loose and last in others and len(words) == 2)


def _join_initials(entities: Entities) -> None:
    """ "DFA" is the Department of Foreign Affairs of which alone, of all that are named, it has the first letters."""
    bodies = [d for d in entities.drafts.values() if d.type not in {EntityType.STATE, EntityType.PLACE}]
    for draft in bodies:
        names = {m.name for m in draft.mentions}
        letters = next(iter(names)) if len(names) == 1 and draft.gazetteer is None else ""
        if not (letters.isupper() and letters.isalpha() and len(letters) > _PAIR):
            continue
        full = [d for d in bodies if d is not draft and any(_initials(m.name, entities) == letters for m in d.mentions)]
        if len(full) == 1:
            entities.merge(draft, full[0], "acronym")


def _initials(name: str, entities: Entities) -> str:
    small = entities.lexicon.reference.in_names
    return "".join(word[0] for word in name.split() if word.lower() not in small and word[0].isupper())
