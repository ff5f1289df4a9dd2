"""Groups: "both leaders", "the two countries", "both sides", "the pair" to the people or states they take up."""

from __future__ import annotations

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_encounters import main_people, main_states, met_before, met_nobody_known, states_of
from kg.resolve.document_entities import Draft
from kg.resolve.document_officers import joined_owners, resolve_joined, resolve_of_states, resolve_owned
from kg.resolve.document_titles import title_fit, title_holders

__all__ = ["group_homes", "resolve_group"]

_REACH = 8  # sentences a group looks back
_PAIR = 2
_SUBJECT = {"nsubj", "nsubjpass"}
_ACTING = {*_SUBJECT, "poss", "amod", "compound"}


def resolve_group(mention: Mention, scene: Discourse) -> bool:
    """Give a counted plural description its members; False if it is none or too few fit."""
    if resolve_owned(mention, scene):
        return True
    number = _number(mention, scene)
    if number is None:
        return (resolve_of_states(mention, scene) or _resolve_met(mention, scene) or _resolve_sides(mention, scene)
                or resolve_joined(mention, scene))
    lexicon, head = scene.entities.lexicon, scene.lemma(mention)
    numerals = lexicon.actors.numerals
    persons = head in lexicon.actors.groups.persons or head in lexicon.person_nouns
    states = head in lexicon.actors.groups.states
    if not persons and not states and head not in lexicon.actors.groups.any:
        return False
    if head in numerals and not persons and not states:
        return _resolve_counted(mention, scene, number)
    kind = EntityType.PERSON if persons and not states else EntityType.STATE
    members = _persons(mention, scene, number) if kind is EntityType.PERSON else _countries(mention, scene, number)
    if len(members) < number == _PAIR:
        members = _main_pair(mention, scene, kind)
    if len(members) < number:
        members = _unnamed_pair(mention, scene) if persons and number == _PAIR else []
    if not members:
        return False
    scene.entities.join_group(mention, members, "group", 0.8, f"{number} {'persons' if persons else 'states'}")
    return True


def _persons(mention: Mention, scene: Discourse, number: int) -> list[Draft]:
    """As many persons: of the noun's office who have just met, else who were told last; not who speaks of them."""
    head, lexicon = scene.lemma(mention), scene.entities.lexicon
    every = title_holders(head, scene)
    speaker = _speaker(mention, scene)
    told = [d for d in scene.people() if d.key in every and scene.last_before(d, mention) >= 0]
    holders = frozenset(d.key for d in told) or every
    if len(holders) > number:
        holders = holders - {speaker}
    met = [d for d in met_before(mention, scene, _REACH) if d.key != speaker]
    if len(met) == number and len(holders) > number and {d.key for d in met} <= holders:
        return met
    if len(holders) == number:
        return [d for d in scene.people() if d.key in holders]
    members = _recent(mention, scene, EntityType.PERSON, number, holders)
    if len(members) < number and len(met) == number and all(d.key in holders or not d.titles for d in met):
        return met
    if len(members) < number and len(every) == number:
        return [d for d in scene.people() if d.key in every]  # who is named only afterwards
    if len(members) < number and head in lexicon.actors.general and not _is_ranked(mention, scene):
        members = _recent(mention, scene, EntityType.PERSON, number, None)
    return members


def _is_ranked(mention: Mention, scene: Discourse) -> bool:
    """ "Both chief negotiators": an office of their own, which no president bears."""
    return not scene.entities.lexicon.actors.chiefly.isdisjoint(mention.name.lower().split()[:-1])


def _unnamed_pair(mention: Mention, scene: Discourse) -> list[Draft]:
    """Two who are told of by their states alone: "the presidents of Turkey and Egypt met … The two men"."""
    for other in scene.resolved_before(mention):
        if mention.sentence - other.sentence > _REACH:
            break
        held = scene.entities.all_of(other.id)
        if len(held) == 1 and held[0].type is EntityType.UNNAMED_ACTOR and len(held[0].home) == _PAIR:
            return held
    return []


def _speaker(mention: Mention, scene: Discourse) -> str | None:
    """Key of the person who says the sentence, outside quotation marks, in which the mention stands."""
    for claim in scene.extraction.claims:
        if any(part.contains(mention.span) for part in claim.content) and len(claim.speakers) == 1:
            draft = scene.entities.of(claim.speakers[0])
            return draft.key if draft is not None else None
    return None


def _countries(mention: Mention, scene: Discourse, number: int) -> list[Draft]:
    """As many states: those of the persons so called in the sentence, the pair told before, else who were told last."""
    head, lexicon = scene.lemma(mention), scene.entities.lexicon
    members = _states_of_group(mention, scene, number) or _pair_beside(mention, scene, number)
    members = members or _told_of_by_another(mention, scene, number)
    members = members or _recent(mention, scene, EntityType.STATE, number, None)
    if len(members) < number and head not in lexicon.actors.bare_states:
        met = met_before(mention, scene)  # "both sides" of a meeting of two
        members = met if len(met) == number else members
    return members if len(members) == number else _states_of_met(mention, scene, number)


def _told_of_by_another(mention: Mention, scene: Discourse, number: int) -> list[Draft]:
    """States told of before one that first appears as who acts or speaks here: "Oman hopes the two countries"."""
    held = {d.key: d for m in scene.in_sentence(mention.sentence) if m.span < mention.span and m.role in _ACTING
            and (d := scene.entities.of(m.id)) is not None and d.type is EntityType.STATE}
    new = {key for key, d in held.items() if all(m.sentence >= mention.sentence for m in d.mentions)}
    if len(held) != 1 or not new:
        return []
    told = [d for d in _recent(mention, scene, EntityType.STATE, number + 1, None) if d.key not in new]
    return told if len(told) == number else []


def _states_of_met(mention: Mention, scene: Discourse, number: int) -> list[Draft]:
    """The states of those who have just met, named or not: "the two countries" of two ministers."""
    states = states_of(met_before(mention, scene), scene)
    return [scene.state(s, mention) for s in states] if mention.id in scene.used and len(states) == number else []


def _states_of_group(mention: Mention, scene: Discourse, number: int) -> list[Draft]:
    """The states of "the two leaders" before "the two countries" in one sentence."""
    for other in scene.in_sentence(mention.sentence):
        people = scene.entities.all_of(other.id) if other.span < mention.span else []
        states = {scene.entities.state_of(d) for d in people if d.type is EntityType.PERSON}
        if len(people) == number == len(states) and None not in states:
            found = [d for s in sorted(filter(None, states)) if (d := scene.entities.by_gazetteer(s)) is not None]
            return found if len(found) == number else []
    return []


def _pair_beside(mention: Mention, scene: Discourse, number: int) -> list[Draft]:
    """The last such group of states, where the sentence is about another one: "Oman has friends in both countries"."""
    acting = [d for m in scene.in_sentence(mention.sentence) if m.span < mention.span and m.role in _SUBJECT
              and (d := scene.entities.of(m.id)) is not None and d.type is EntityType.STATE]
    if not acting or mention.role in _SUBJECT or _inside_claim(mention, scene):
        return []
    for other in scene.resolved_before(mention):
        group = scene.entities.all_of(other.id)
        if other.plural and len(group) == number and all(d.type is EntityType.STATE for d in group):
            return group if acting[-1] not in group else []
    return []


def _inside_claim(mention: Mention, scene: Discourse) -> bool:
    return any(part.contains(mention.span) for claim in scene.extraction.claims for part in claim.content)


def _resolve_sides(mention: Mention, scene: Discourse) -> bool:
    """"The sides", "the parties": the two states whose talks the article is about."""
    if not mention.plural or scene.determiner(mention) != "the" or " " in mention.name:
        return False
    if scene.lemma(mention) not in scene.entities.lexicon.actors.parties:
        return False
    met = {state for d in met_before(mention, scene, _REACH) if (state := scene.entities.state_of(d)) is not None}
    members = [scene.state(s, mention) for s in sorted(met)] if len(met) == _PAIR else _main_pair(
        mention, scene, EntityType.STATE)
    members = members or [scene.state(s, mention) for s in main_states(scene)]
    if len(members) != _PAIR:
        return False
    scene.entities.join_group(mention, members, "group", 0.7, "sides of the talks")
    return True


def _main_pair(mention: Mention, scene: Discourse, kind: EntityType) -> list[Draft]:
    """The two persons whose encounters the article tells, or their states. Persons must be able to bear the noun ("the
    two presidents")."""
    people = main_people(scene)
    if kind is EntityType.PERSON:
        head = scene.lemma(mention)
        holders = title_holders(head, scene)
        loose = head in scene.entities.lexicon.actors.general and not _is_ranked(mention, scene)
        fit = loose or all(d.key in holders or not d.titles for d in people)
        return people if fit else []
    return [scene.state(s, mention) for s in states_of(people, scene)]


def group_homes(mention: Mention, scene: Discourse) -> list[str]:
    """The two states of officers or forces who are not named: "their presidents", "the foreign ministers", "the armies"
    of the pair told of, or of the two states that the article is about.
    """
    lexicon, head = scene.entities.lexicon, scene.lemma(mention)
    officers = head in lexicon.actors.groups.persons or head in lexicon.person_nouns
    joint = not lexicon.actors.groups.joint.isdisjoint(mention.name.lower().split())
    if not joint and not (mention.plural and (officers or head in lexicon.actors.groups.forces)):
        return []
    owner = scene.owner(mention)
    owners = joined_owners(mention, scene) or (scene.entities.all_of(owner.id) if owner is not None else [])
    known = sorted({s for d in owners if (s := scene.entities.state_of(d)) is not None})
    if known or (owner is not None and owner.kind is not MentionKind.PRONOUN):
        return known if len(known) == len(owners) == _PAIR else []
    groups, word = lexicon.actors.groups, scene.determiner(mention)
    bare = word == "" and (joint or head in groups.forces)
    if not (bare or word in groups.definite) or mention.acts_for is not None:
        return []
    words = set(mention.name.lower().split()[:-1])
    if words and not joint and not lexicon.titles.portfolios_in(words | {head}) and not words <= lexicon.actors.chiefly:
        return []
    pair = states_of(main_people(scene), scene) if officers and word == "the" else []
    return pair or (main_states(scene) if joint or head in groups.forces | groups.officers else [])


def _resolve_counted(mention: Mention, scene: Discourse, number: int) -> bool:
    """"The two", "the three": who has just met, else the persons told last, else the states."""
    if met_nobody_known(mention, scene):
        return False
    members = met_before(mention, scene, _REACH)
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
    if "each" in {word, first} and scene.lemma(mention) in scene.entities.lexicon.actors.sides:  # "each side"
        return numerals["both"]
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
    for other in scene.resolved_before(mention):
        if mention.sentence - other.sentence > reach or len(found) >= number:
            break
        for draft in scene.entities.all_of(other.id):
            if draft.type is kind and (not other.quoted or mention.quoted) and (among is None or draft.key in among):
                found.setdefault(draft.key, draft)
    return list(found.values())[:number]


def _resolve_met(mention: Mention, scene: Discourse) -> bool:
    """"The leaders", "the foreign ministers": those who have just met, if the noun fits them, all or as by office."""
    head, lexicon = scene.lemma(mention), scene.entities.lexicon
    if not mention.plural or scene.determiner(mention) != "the" or mention.acts_for is not None:
        return False
    if head not in lexicon.actors.groups.persons and head not in lexicon.person_nouns:
        return False
    speaker, holders = _speaker(mention, scene), title_holders(head, scene)
    members = [d for d in met_before(mention, scene) if d.key != speaker]  # of a host who speaks, the others
    if " " in mention.name:
        members = [d for d in members if title_fit(mention, (*d.titles, *d.implied), scene) > 2]
        members = members if len(members) > 1 else _same_group(mention, scene)
    if len(members) < 2 or (holders is not None and not {d.key for d in members} <= holders):
        return False
    scene.entities.join_group(mention, members, "group", 0.7, "who met before")
    return True


def _same_group(mention: Mention, scene: Discourse) -> list[Draft]:
    """Whom the same words stood for before."""
    for other in scene.resolved_before(mention):
        if other.plural and other.name.lower() == mention.name.lower():
            return scene.entities.all_of(other.id)
    return []
