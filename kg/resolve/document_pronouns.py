"""Pronouns to entities. He and she: the most recent fitting subject told by the article itself, not by a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.model import AttributionMode, EntityType, Gender, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_first_person import claim_around
from kg.resolve.document_issuer import cited_issuers

__all__ = ["resolve_pronoun"]

_FOR_PART = re.compile(r"For \w+ part")
_SUBJECT = {"nsubj", "nsubjpass", "csubj"}
_OBJECTS = {"dobj", "pobj", "dative"}
_FAR = 6  # sentences after which a plural or neuter pronoun no longer reaches back
_THINGS = {EntityType.STATE, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION, EntityType.ORGANIZATION}


def resolve_pronoun(mention: Mention, scene: Discourse) -> None:
    """Give a third-person pronoun its entity, or leave it without one."""
    word = mention.name.lower()
    if mention.same_as is not None:
        drafts = scene.entities.all_of(mention.same_as)
        if drafts:
            scene.entities.join_group(mention, drafts, "relative")
        return
    if word in scene.entities.lexicon.reference.relatives:
        return
    if mention.gender in {Gender.MALE, Gender.FEMALE}:
        _singular(mention, scene, {EntityType.PERSON, EntityType.UNNAMED_ACTOR}, "subject-recency")
    elif mention.gender is Gender.NEUTER:
        if mention.id not in scene.used:  # "it" is mostly a thing; only what a claim or event needs must be an actor
            return
        cited = cited_issuers(mention, scene) if mention.id in scene.speakers and mention.role in _SUBJECT else []
        if cited:
            scene.entities.join_group(mention, cited, "document-issuer", 0.7)
            return
        _singular(mention, scene, _THINGS, "neuter-recency")
    else:
        _plural(mention, scene)


def _singular(mention: Mention, scene: Discourse, kinds: set[EntityType], rule: str) -> None:
    if _FOR_PART.search(scene.text, mention.span.start - 4, mention.span.end + 5):
        _cataphor(mention, scene, kinds)  # "For his part, X said": who comes next
        if scene.entities.knows(mention):
            return
    fits = []
    for other in scene.resolved_before(mention):
        if mention.sentence - other.sentence > (60 if rule == "subject-recency" else _FAR):
            break
        draft = scene.entities.of(other.id)
        if draft is None or other.plural or not _agrees(mention, other, draft, scene):
            continue
        if draft.type not in kinds and not _speaks(draft, other, mention, scene):
            continue
        # In an earlier sentence the first subject is mostly that of the main clause; in this one the last is nearest.
        near = other.span.start if other.sentence == mention.sentence else -other.span.start
        fits.append((_weight(mention, other, draft, scene), near, draft))
    if not fits:
        _cataphor(mention, scene, kinds)
        return
    best = max(fits, key=lambda f: (f[0], f[1]))
    sure = len({f[2].key for f in fits[:3]}) == 1
    scene.entities.join(mention, best[2], rule, 0.9 if sure else 0.75)
    told = mention.gender is not Gender.NEUTER and mention.role in _SUBJECT  # "his" in a sentence is often another's
    if told and best[2].type is EntityType.PERSON and best[2].gender is None:
        best[2].gender = mention.gender  # once "she", a person does not become "he"


def _speaks(draft: Draft, other: Mention, mention: Mention, scene: Discourse) -> bool:
    """A report or a paper that was cited just before: "…, the report says. It also finds …"."""
    thing = draft.type is EntityType.UNNAMED_ACTOR and other.label is not EntityType.PERSON
    return thing and mention.gender is Gender.NEUTER and {mention.id, other.id} <= scene.speakers


def _agrees(mention: Mention, other: Mention, draft: Draft, scene: Discourse) -> bool:
    if mention.gender in {Gender.MALE, Gender.FEMALE} and not _can_be_he(mention, draft, scene):
        return False
    if (
        mention.role in _OBJECTS
        and mention.name.lower() not in scene.entities.lexicon.reference.reflexives
        and other.role in _SUBJECT
        and other.sentence == mention.sentence
        and other.governor == mention.governor
    ):
        return False
    if scene.deeds.acts_on(mention, draft) or (mention.quoted and draft.key in _quoting(mention, scene)):
        return False
    return mention.quoted or not other.quoted or other.kind is MentionKind.NAMED


def _quoting(mention: Mention, scene: Discourse) -> set[str]:
    """Who speaks the quotation around the mention, who is never "he" in it: "I told him," X said."""
    claim = claim_around(mention, scene)
    direct = claim is not None and claim.mode is AttributionMode.DIRECT
    return {d.key for s in (claim.speakers if claim and direct else ()) for d in scene.entities.all_of(s)}


def _can_be_he(mention: Mention, draft: Draft, scene: Discourse) -> bool:
    """No other known gender; and somebody unnamed must be one person, not a family or a crew."""
    single = draft.type is not EntityType.UNNAMED_ACTOR or draft.mentions[0].label in {EntityType.PERSON, None}
    return single and scene.gender_fits(mention, draft)


def _weight(mention: Mention, other: Mention, draft: Draft, scene: Discourse) -> float:
    """Recency in sentences, less for what is no subject or only quoted; a known gender counts for a little."""
    distance = mention.sentence - other.sentence
    weight = -2.0 * distance
    weight += 3.0 if other.role in _SUBJECT or scene.is_fronted(other) else 0.0
    weight -= 3.0 if other.quoted and not mention.quoted else 0.0
    weight += 1.0 if draft.gender is mention.gender and mention.gender is not Gender.NEUTER else 0.0
    weight -= 1.0 if other.role in {"poss", "compound", "amod", "nmod"} else 0.0
    weight += 3.0 if scene.is_pointed_at(other) else 0.0
    weight -= 2.0 if draft.type is EntityType.UNNAMED_ACTOR and mention.gender is not Gender.NEUTER else 0.0
    weight += 4.0 if _is_thanked(mention, other, scene) else 0.0
    weight += 3.0 if scene.deeds.does_also(mention, other) else 0.0
    weight += 2.0 if scene.voices.goes_on(mention, other) else 0.0
    weight -= 4.0 if scene.voices.tells_of(mention, other) or _names(mention, draft, scene) else 0.0
    weight += 2.0 if _is_object_again(mention, other, scene) else 0.0
    at_home = {scene.entities.state_of(draft), *draft.home} & scene.deeds.destinations(mention)
    return weight - (4.0 if at_home - {None} else 0.0)  # a visitor is not at home


def _names(mention: Mention, draft: Draft, scene: Discourse) -> bool:
    """Whether a person names the entity in what he says; a body often calls itself by name."""
    if mention.gender is Gender.NEUTER:
        return False
    named = scene.voices.named(mention, scene.in_sentence(mention.sentence))
    return any(scene.entities.of(m.id) is draft for m in named)


def _is_thanked(mention: Mention, other: Mention, scene: Discourse) -> bool:
    """ "A thanked B for his visit": what somebody is thanked or blamed for is his own."""
    between = scene.text[other.span.end : mention.span.start].split()
    thanked = other.role == "dobj" and other.governor in scene.entities.lexicon.actors.thanking
    return thanked and mention.role == "poss" and between == ["for"]


def _is_object_again(mention: Mention, other: Mention, scene: Discourse) -> bool:
    """ "The ministry summoned the envoy and handed him a note": nobody else in the sentence acts who could be "him"."""
    if mention.role not in _OBJECTS or other.sentence != mention.sentence or other.role not in _OBJECTS:
        return False
    acting = [d for m in scene.in_sentence(mention.sentence) if m.role in _SUBJECT and m.span < mention.span
              and (d := scene.entities.of(m.id)) is not None]
    return all(d.type in _THINGS or not scene.gender_fits(mention, d) for d in acting)


def _cataphor(mention: Mention, scene: Discourse, kinds: set[EntityType]) -> None:
    """ "In his first visit, Mr Ellery met …": the subject that follows in the same sentence."""
    for other in scene.in_sentence(mention.sentence):
        if other.span.start > mention.span.start and other.role in _SUBJECT:
            draft = scene.entities.of(other.id)
            if draft is not None and draft.type in kinds and scene.gender_fits(mention, draft):
                scene.entities.join(mention, draft, "cataphor", 0.7)
                return


def _plural(mention: Mention, scene: Discourse) -> None:
    """They: people who met or are joined, a plural description, or a body; the nearest, subjects before others."""
    fits: list[tuple[float, int, int, list[Draft], str]] = []
    before = tuple(takewhile(lambda m: mention.sentence - m.sentence < _FAR, scene.resolved_before(mention)))
    for distance in range(_FAR):
        near = [
            m
            for m in before
            if m.sentence == mention.sentence - distance and (m.quoted == mention.quoted or not m.quoted)
        ]
        group = _encounter(near, scene) if mention.role in _SUBJECT | {"poss"} else []
        group = group or _coordination(near, scene)
        if group:
            fits.append((3.0 - 2 * distance, 0, -len(fits), group, "joined"))
        for other in near:
            drafts = scene.entities.all_of(other.id)
            if _can_be_they(other, drafts):
                weight = 1.0 + 2 * (other.role in _SUBJECT) - 2 * distance - 2 * (len(drafts) == 1 and not other.plural)
                told = other.role in _SUBJECT and other.label is EntityType.PERSON  # "The leaders said that rebels …"
                weight += other.plural and told and other.id in scene.speakers
                fits.append((weight, other.span.start, -len(fits), drafts, "plural-recency"))
    if mention.governor in scene.entities.lexicon.actors.travelling:
        fits = [f for f in fits if any(d.type is not EntityType.STATE for d in f[3])]
    if fits:
        best = max(fits, key=lambda f: f[:3])
        scene.entities.join_group(mention, best[3], best[4], 0.8 if best[4] == "joined" else 0.6)


def _encounter(near: Sequence[Mention], scene: Discourse) -> list[Draft]:
    """The people who met: subject and object of one verb of encounter."""
    verbs = scene.entities.lexicon.actors.encounters
    subjects = [m for m in near if m.role in _SUBJECT and m.governor in verbs]
    for subject in subjects:
        objects = [
            m
            for m in near
            if m.span.start > subject.span.start
            and ((m.role == "dobj" and m.governor == subject.governor) or (m.role == "pobj" and m.governor == "with"))
        ]
        drafts = [d for m in (subject, *objects[-1:]) if (d := scene.entities.of(m.id)) is not None]
        if _are_alike(drafts):
            return drafts
    return []


def _are_alike(drafts: Sequence[Draft]) -> bool:
    """Whether they are several entities of one kind, and no places."""
    several = len({d.key for d in drafts}) > 1 and len({d.type for d in drafts}) == 1
    return several and drafts[0].type is not EntityType.PLACE


def _coordination(near: Sequence[Mention], scene: Discourse) -> list[Draft]:
    """The people (or states) joined by "and" in the nearest sentence: first conjunct and those hanging from it."""
    for other in near:
        if other.role == "conj" and other.kind is not MentionKind.PRONOUN:
            chain = _chain(other, near, scene)
            drafts = [d for m in chain for d in scene.entities.all_of(m.id)]
            if _are_alike(drafts):
                return drafts
    return []


def _chain(last: Mention, near: Sequence[Mention], scene: Discourse) -> list[Mention]:
    """The mention and those it is joined to, first to last: all three of "Kenya, Uganda and Rwanda"."""
    chain = [last]
    while chain[0].role == "conj":
        at, word = chain[0].span.start, chain[0].governor.lower()
        before = [m for m in near if m.span.start < at and m.head.of(scene.text).lower().startswith(word)]
        if not before:
            break
        chain.insert(0, before[0])
    return chain


def _can_be_they(other: Mention, drafts: Sequence[Draft]) -> bool:
    if not drafts or other.person != 3:
        return False
    if len(drafts) > 1 or other.plural:
        return True
    return drafts[0].type in _THINGS - {EntityType.STATE} or other.label in _THINGS - {EntityType.STATE}
