"""Officers and bodies beside whose name no state stands ("Prime Minister X"): which state an article plainly means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_home import capital_state

__all__ = ["bare_body_state", "bare_officer_state", "imply_titles", "link_unmarked", "office_of", "state_counts",
           "told_states"]

_SUBJECT = {"nsubj", "nsubjpass"}
_MEETS = {"Call", "Consultation", "Meeting", "Negotiation"}
_FRONTED = re.compile(r"\s*In ([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*)\b")
_NEAR = 2  # sentences before "the government" in which no other state may be told
_BODIES = {EntityType.STATE, EntityType.GOVERNMENT_BODY}


def imply_titles(scene: Discourse) -> None:
    """ "His Kyrgyz counterpart, X": X holds the office of the last person of the sentence who was told with one."""
    titles = scene.entities.lexicon.titles
    for draft in scene.people():
        named = [m for m in draft.mentions if m.kind is MentionKind.NAMED and _is_peer(m, scene)]
        for mention in named[:1]:
            near = (*scene.in_sentence(mention.sentence - 1), *scene.in_sentence(mention.sentence))
            before = [m for m in near if m.span < mention.span and m.titles and m.label is EntityType.PERSON
                      and not _is_peer(m, scene) and (m.sentence == mention.sentence or m.role in _SUBJECT)]
            told = before[-1].titles if before else ()
            draft.implied += [_without_state(t, scene) for t in told if t.lower().rstrip(".") not in titles.honorifics]


def _is_peer(mention: Mention, scene: Discourse) -> bool:
    peers = scene.entities.lexicon.titles.peers
    return any(not peers.isdisjoint(title.lower().split()) for title in mention.titles)


def _without_state(title: str, scene: Discourse) -> str:
    """ "Foreign Minister" of "Tajik Foreign Minister", "Norway's foreign minister", "Minister of Trade of Oman"."""
    words = title.split()
    named = [n for n, word in enumerate(words) if _is_state(word, scene)]
    while named and named[-1] == len(words) - 1 and len(words) > 2:
        words, named = words[:-2], named[:-1]
    return " ".join(words[named[-1] + 1 :] if named else words)


def _is_state(word: str, scene: Discourse) -> bool:
    gazetteer, plain = scene.entities.gazetteer, word.removesuffix("'s").removesuffix("’s")
    states = any(e.type is EntityType.STATE for e in gazetteer.find(plain))
    return plain[:1].isupper() and (states or gazetteer.demonym(plain) is not None)


def link_unmarked(scene: Discourse) -> None:
    """Give each the state whose body speaks of him, of which alone the article tells, or where the article is at home.

    Nobody gets a state where somebody else holds the same office, and of two with one office neither does, unless the
    article tells of two states only and the other officer is of the one.
    """
    loose = [d for d in scene.people() if d.titles and not d.home and d.gazetteer is None
             and not any(m.id in scene.titled_owners for m in d.mentions)]
    for draft in loose:
        told = _side_before(draft, scene)
        draft.home = [told] if told is not None else []
    for draft in (d for d in loose if not d.home):
        foreign = scene.abroad(draft) | _met_as_foreign(draft, scene)
        for state in (s for s in dict.fromkeys(_states(draft, scene)) if s not in foreign):
            office = office_of(draft, state, scene)
            if office is not None and not _is_taken(draft, office, state, scene, issuer=state == scene.issuer_state):
                draft.home = [state]
                break
    for draft in list(scene.entities.drafts.values()):
        if draft.type is EntityType.GOVERNMENT_BODY and not draft.home and draft.gazetteer is None:
            states = {s for m in draft.mentions if (s := bare_body_state(m, scene)) is not None}
            if len(states) == 1:
                scene.give_body(draft, states.pop())


def _met_as_foreign(draft: Draft, scene: Discourse) -> set[str]:
    """The states of those whom he meets as told by their state: who talks with "French leaders" is not French."""
    own, found = {m.id for m in draft.mentions}, set()
    for event in scene.extraction.events:
        present = [scene.entities.mentions[a.mention] for a in event.arguments]
        if event.type in _MEETS and own & {m.id for m in present}:
            found |= {scene.home_state(m) for m in present if m.id not in own and m.plural
                      and scene.lemma(m) in scene.entities.lexicon.titles.heads["leader"] | {"official"}}
    return {s for s in found if s is not None and s != scene.issuer_state}


def _side_before(draft: Draft, scene: Discourse) -> str | None:
    """The state of "for the Peruvian side by Minister X", "the Peruvian delegation was led by X"."""
    actors, titles = scene.entities.lexicon.actors, scene.entities.lexicon.titles
    side, led, style = ("|".join(sorted(words)) for words in (actors.delegations, actors.leading, titles.styles))
    by = rf"(?:(?:was|is)\s+)?(?:(?:{led})\s+)?by\s+[^.,;]{{0,60}}"
    pattern = re.compile(rf"\b([A-Z][\w-]+)\s+(?:{side})\s*,?\s+(?:{by}|(?:(?:{style})\s+)?)$")
    mention = draft.mentions[0]
    found = pattern.search(scene.text, max(0, mention.span.start - 160), scene.title_start(mention))
    return scene.entities.gazetteer.demonym(found[1]) if found is not None else None


def bare_body_state(mention: Mention, scene: Discourse) -> str | None:
    """The state of a ministry that stands without one: of the capital behind it, else where the article is at home.

    In small letters it is not that state's where another was subject in the sentence before.
    """
    words = mention.name.lower().removeprefix("the ")
    ministry = words.startswith("ministry of ") or words in scene.entities.lexicon.actors.bare_bodies
    if not ministry or mention.plural:
        return None
    there = scene.home_state(mention)
    if there is not None:
        return there
    for home in _homes(scene):
        small = mention.name[:1].islower()
        if not _foreign_around(mention, home, scene) and not (small and _is_of_others(mention, home, scene)):
            return home
    return _set_in(mention, scene)


def _set_in(mention: Mention, scene: Discourse) -> str | None:
    """The state of "In London, the government …"; else the one that sentence and those before tell of, if the article
    tells of none more often.
    """
    fronted = _FRONTED.match(scene.text, scene.sentence_start(mention), mention.span.start)
    there = capital_state(fronted[1], scene.entities.gazetteer) if fronted is not None else None
    if there is not None or not scene.is_definite(mention) or scene.owner(mention) is not None:
        return there
    told = (d for n in range(mention.sentence - _NEAR, mention.sentence + 1) for m in scene.in_sentence(n)
            if m.span < mention.span and (d := scene.entities.of(m.id)) is not None)
    near = {state for d in told if (state := scene.entities.state_of(d)) is not None}
    counts = state_counts(scene, capitals=True)
    return next(iter(near)) if len(near) == 1 and max(counts.values()) in {counts[s] for s in near} else None


def bare_officer_state(mention: Mention, scene: Discourse) -> str | None:
    """The state of "the prime minister" whom the article does not name, where it is at home, if that has the office."""
    if mention.plural or mention.label is not EntityType.PERSON or not scene.is_definite(mention):
        return None
    for home in _homes(scene):
        office = scene.entities.gazetteer.find_office(mention.name, home)
        ours = office is not None and office.acts_for == home and scene.owner(mention) is None
        if ours and not _foreign_around(mention, home, scene) and not _is_of_others(mention, home, scene):
            return home
    return None


def _is_of_others(mention: Mention, home: str, scene: Discourse) -> bool:
    """Whether a state or body of another state is subject in the sentence before, or a ministry tells of the world."""
    before = [d for m in scene.in_sentence(mention.sentence - 1) if m.role in _SUBJECT
              and (d := scene.entities.of(m.id)) is not None and d.type in _BODIES]
    return scene.issuer_state is not None or any(scene.entities.state_of(d) not in {None, home} for d in before)


def _homes(scene: Discourse) -> list[str]:
    """The state whose agency or ministry published the article, or from whose capital it was written; not of two."""
    homes = {s for s in (scene.own_state, scene.seat) if s is not None}
    return [scene.issuer_state] if scene.issuer_state is not None else sorted(homes) if len(homes) == 1 else []


def _states(draft: Draft, scene: Discourse) -> Iterator[str]:
    """States the officer may act for, the surest first."""
    first = min((m for m in draft.mentions if m.kind is MentionKind.NAMED), key=lambda m: m.span)
    told, more = told_states(scene), told_states(scene, capitals=True)
    speaking = {s for m in scene.in_sentence(first.sentence) if m.span != first.span and (s := _voice(m, scene))}
    yield from speaking if len(speaking) == 1 else ()
    yield from _of_ministry(draft, first, scene)
    homes = _homes(scene)
    if len(told) == 1 and told == more and homes in ([], told):
        yield from told
    for two in (told, more):
        if len(two) == 2:
            yield from (a for a, b in (two, two[::-1]) if _has_peer(draft, b, scene))
    for own in homes:
        if not _foreign_around(first, own, scene):
            yield own


def _of_ministry(draft: Draft, first: Mention, scene: Discourse) -> list[str]:
    """ "Taiwan's foreign ministry said … Foreign Minister X": the state of the one ministry told just before."""
    gazetteer = scene.entities.gazetteer
    near = [d for s in (first.sentence - 1, first.sentence) for m in scene.in_sentence(s) if m.span < first.span
            and (d := scene.entities.of(m.id)) is not None and d.type is EntityType.GOVERNMENT_BODY and d.gazetteer]
    led = {(state, d.gazetteer): gazetteer.office(office).body == d.gazetteer for d in near
           if (state := scene.entities.state_of(d)) and (office := office_of(draft, state, scene))}
    return [next(iter(led))[0]] if len(led) == 1 and all(led.values()) else []


def told_states(scene: Discourse, *, capitals: bool = False) -> list[str]:
    """The states that the article tells of more than once, by name or through bodies and people, sorted.

    `capitals` counts the names of capitals as well, which may be no more than where something happens.
    """
    return sorted(s for s, count in state_counts(scene, capitals=capitals).items() if count > 1)


def state_counts(scene: Discourse, *, capitals: bool = False) -> Counter[str]:
    """How often the article tells of each state, by name or through bodies and people."""
    counts: Counter[str] = Counter()
    for draft in scene.entities.drafts.values():
        told = draft.type in _BODIES | {EntityType.PERSON} or (capitals and _is_capital(draft, scene))
        state = scene.entities.state_of(draft) if told else None
        counts.update({state: len(draft.mentions)} if state is not None else {})
    return counts


def _is_capital(draft: Draft, scene: Discourse) -> bool:
    place = draft.type is EntityType.PLACE and draft.gazetteer is not None
    return place and bool(scene.entities.gazetteer.entry(draft.gazetteer or "").metonym_of)


def _voice(mention: Mention, scene: Discourse) -> str | None:
    """The state of a state or its body that speaks in the sentence."""
    draft = scene.entities.of(mention.id)
    speaks = mention.id in scene.speakers and mention.role in _SUBJECT
    return scene.entities.state_of(draft) if draft is not None and speaks and draft.type in _BODIES else None


def _has_peer(draft: Draft, state: str, scene: Discourse) -> bool:
    """Whether somebody is known to hold that office for the state: his counterpart is of the other one."""
    office = office_of(draft, state, scene)
    return office is not None and _is_taken(draft, office, state, scene)


def office_of(draft: Draft, state: str, scene: Discourse) -> str | None:
    """Gazetteer id of the state's office that one of the officer's titles names."""
    gazetteer = scene.entities.gazetteer
    for title in (*draft.titles, *draft.implied):
        found = gazetteer.find_office(title, state)
        holder = gazetteer.entry(found.acts_for) if found is not None and found.acts_for else None
        if found is not None and holder is not None and state in {holder.id, holder.state}:
            return found.id
    return None


def _is_taken(draft: Draft, office: str, state: str, scene: Discourse, *, issuer: bool = False) -> bool:
    """Whether another officer of the article is of that state, or of none yet, with the same office.

    A ministry (`issuer`) tells of its own minister first: who comes later with no state does not count.
    """
    for other in scene.people():
        home = scene.entities.state_of(other)
        later = issuer and other.mentions[0].span > draft.mentions[0].span
        rival = other is not draft and (home == state or (home is None and not later))
        if rival and office_of(other, state, scene) == office:
            return True
    return False


def _foreign_around(first: Mention, own: str, scene: Discourse) -> bool:
    """Whether the sentence names another state that is nobody's beside the officer, or its place before him.

    What a ministry says of both, its own and another ("Peru and Chile agreed, the Foreign Ministry said"), is no sign.
    """
    beside = scene.in_sentence(first.sentence)
    sides = [m.span for m in beside if m.name.lower().split()[-1] in scene.entities.lexicon.actors.delegations]
    owned = {m.acts_for for m in beside} | {m.id for m in beside if any(s.contains(m.span) for s in sides)}
    states = set()
    for mention in beside:
        draft = scene.entities.of(mention.id)
        if draft is not None and draft.mentions[0] != first and mention.id not in owned:
            set_there = draft.type is EntityType.PLACE and mention.span < first.span
            states |= {scene.entities.state_of(draft)} if set_there or draft.type in _BODIES else set()
    both = own in states and first.id in scene.speakers and first.label is EntityType.GOVERNMENT_BODY
    return bool(states - {None, own}) and not both
