"""Identity inside one document: which mentions are the same entity, and what the article calls it."""

from __future__ import annotations

from kg.gazetteer import Gazetteer
from kg.lexicon import load_lexicon
from kg.model import EntityType, Extraction, LocalTenure, Mention, MentionKind, ResolvedDocument
from kg.resolve.document_bare import bare_body_state, bare_officer_state
from kg.resolve.document_bodies import describe_body, describe_state, resolve_issue, resolve_members
from kg.resolve.document_claims import resolve_claims
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import EMPLOYERS, Draft, Entities
from kg.resolve.document_events import resolve_events
from kg.resolve.document_first_person import resolve_first_person
from kg.resolve.document_groups import group_homes, resolve_group
from kg.resolve.document_hosts import home_titled, link_hosts
from kg.resolve.document_links import finish_entities, link_homes, link_people
from kg.resolve.document_names import namesakes, resolve_names
from kg.resolve.document_pronouns import resolve_pronoun
from kg.resolve.document_titles import describe_holder, describe_person
from kg.resolve.document_told import foreign_around
from kg.resolve.document_unmarked import imply_titles, link_unmarked

__all__ = ["resolve_document"]


def resolve_document(extraction: Extraction, gazetteer: Gazetteer) -> ResolvedDocument:
    """Mentions to local entities, then claims and events with entities in place of mentions."""
    entities = Entities(extraction.mentions, gazetteer, load_lexicon(extraction.document.article.language))
    used = _used(extraction)
    resolve_names(_worth_naming(extraction, used, gazetteer), entities, namesakes(extraction, entities.lexicon))
    scene = Discourse(extraction, entities, used, frozenset(s for c in extraction.claims for s in c.speakers))
    link_homes(scene)
    link_people(scene)
    imply_titles(scene)
    link_unmarked(scene)
    for mention in extraction.mentions:
        if not entities.knows(mention) and not mention.quoted and mention.person == 3:
            _resolve(mention, scene)
    for mention in extraction.mentions:
        if mention.person != 3:
            resolve_first_person(mention, scene)
    for mention in extraction.mentions:
        if not entities.knows(mention) and mention.quoted and mention.person == 3:
            _resolve(mention, scene)
    _give_speakers(scene)
    link_hosts(scene)
    return _resolved(extraction, scene)


def _used(extraction: Extraction) -> frozenset[str]:
    """Mentions that a claim or an event needs."""
    used = {m for e in extraction.events for a in e.arguments for m in (a.mention, a.behind) if m}
    used |= {p for e in extraction.events for p in e.places}
    for claim in extraction.claims:
        used.update((*claim.speakers, *claim.addressees, *claim.relayed_by, *claim.stance_toward))
    return frozenset(used)


def _worth_naming(extraction: Extraction, used: frozenset[str], gazetteer: Gazetteer) -> list[Mention]:
    """Named mentions, but a country known only by an adjective, or inside another name, only if something needs it."""
    named = [m for m in extraction.mentions if m.kind is MentionKind.NAMED]
    inner = _inside_others(named)
    weak = {m.id for m in named if m.label is EntityType.STATE and m.candidates
            and (m.id in inner or _only_adjective(m, gazetteer))}
    strong = {m.candidates[0] for m in named if m.id not in weak and m.candidates}
    strong |= {m.candidates[0] for m in named if m.id in used and m.candidates}
    return [m for m in named if m.id not in weak or m.candidates[0] in strong]


def _only_adjective(mention: Mention, gazetteer: Gazetteer) -> bool:
    """"Chadian", but not "Myanmar", which is the country's name as well."""
    named = gazetteer.entry(mention.candidates[0]).name.lower() == mention.name.lower()
    return gazetteer.demonym(mention.name) is not None and not named


def _inside_others(named: list[Mention]) -> set[str]:
    """Ids of the mentions that lie inside another one; they come by offset, longer first."""
    inside, end = set(), -1
    for mention in named:
        if mention.span.end <= end:
            inside.add(mention.id)
        end = max(end, mention.span.end)
    return inside


def _resolve(mention: Mention, scene: Discourse) -> None:
    """One description or pronoun: tied by syntax, a group, a description, else (if needed) somebody unnamed."""
    owner = scene.owner(mention)
    if owner is not None and not scene.entities.knows(owner) and owner.acts_for != mention.id:
        _resolve(owner, scene)  # "the country's military": whose first
    if mention.kind is MentionKind.PRONOUN:
        if not _style(mention, scene):
            resolve_pronoun(mention, scene)
            home_titled(mention, scene)
        return
    if mention.kind is MentionKind.NAMED:
        return
    tied = scene.entities.of(mention.same_as) if mention.same_as else None
    if tied is not None:
        scene.entities.join(mention, tied, "apposition")
        _title_by(mention, tied, scene)
    elif not (resolve_group(mention, scene) or resolve_issue(mention, scene) or resolve_members(mention, scene)):
        _describe(mention, scene)


def _style(mention: Mention, scene: Discourse) -> bool:
    """ "HE" in "HE the Minister of Trade" is whoever the title means; on its own it is a pronoun."""
    styled = scene.styled(mention)
    if styled is None:
        return False
    if not scene.entities.knows(styled):
        _resolve(styled, scene)
    draft = scene.entities.of(styled.id)
    if draft is None:
        _add_unnamed(styled, scene)
        draft = scene.entities.of(styled.id)
    if draft is not None:
        scene.entities.join(mention, draft, "style", 0.8)
    return draft is not None


def _title_by(mention: Mention, person: Draft, scene: Discourse) -> None:
    """What a person is called beside the name is a title; "their envoy, X" acts for whom "their" means."""
    if person.type is not EntityType.PERSON:
        return
    person.titles += [mention.name] if mention.name not in person.titles else []
    _home_by(mention, person, scene)


def _home_by(mention: Mention, person: Draft, scene: Discourse) -> None:
    """ "The Czech interior minister" is of that state, whatever was known of the person he turned out to be."""
    titles = scene.entities.lexicon.titles
    other = mention.acts_for is None and scene.lemma(mention) in titles.others
    state = scene.home_state(mention) if person.type is EntityType.PERSON and not other else None
    if state is not None and not person.home and person.gazetteer is None:
        person.home = [state]


def _describe(mention: Mention, scene: Discourse) -> None:
    found = None
    state = describe_state(mention, scene)
    if state is not None:
        scene.entities.join(mention, state, "state-description", 0.6)
        return
    if scene.is_definite(mention) and not mention.plural:
        found = describe_person(mention, scene) if mention.label is EntityType.PERSON else describe_body(mention, scene)
    else:
        found = describe_holder(mention, scene)
    if found is not None:
        scene.entities.join(mention, found[0], found[1], found[2])
        _home_by(mention, found[0], scene)
    elif mention.id not in scene.used or scene.join_named_body(mention, _bare_state(mention, scene)):
        return
    elif _is_issuer(mention, scene):
        scene.entities.join_group(mention, [d for d in (scene.issuing_body(mention),) if d is not None], "issuer", 0.7)
    elif mention.label is not None or mention.id in scene.speakers:
        _add_unnamed(mention, scene)


def _is_issuer(mention: Mention, scene: Discourse) -> bool:
    """ "The ministry" in what the ministry itself published, where it means no other state's."""
    own = mention.name.lower() in scene.entities.lexicon.actors.self_names and scene.issuer is not None
    if not own or not scene.is_definite(mention) or scene.owner(mention) is not None:
        return False
    others = [d for d in scene.entities.drafts.values() if d.type is EntityType.GOVERNMENT_BODY
              and scene.last_before(d, mention) >= 0 and scene.entities.state_of(d) not in {None, scene.issuer_state}]
    return not others and not foreign_around(mention, scene.issuer_state or "", scene)


def _bare_state(mention: Mention, scene: Discourse) -> str | None:
    """The state of a body or officer told without one: "the foreign ministry" where the article is at home."""
    if mention.label is EntityType.GOVERNMENT_BODY and scene.is_definite(mention):
        return bare_body_state(mention, scene)
    return bare_officer_state(mention, scene)


def _add_unnamed(mention: Mention, scene: Discourse) -> None:
    """Somebody the article does not name; the same words for several ("U.S. officials") are the same unnamed actor."""
    owner = scene.entities.of(mention.acts_for)
    homes = group_homes(mention, scene)
    home = owner.key if owner is not None and owner.type in EMPLOYERS else scene.home_state(mention)
    home = None if len(homes) > 1 else home or _bare_state(mention, scene)
    key = (mention.name.lower(), home)
    held = scene.entities.unnamed.get(key) or _told_unnamed(mention, home, scene)
    if held is not None and (mention.plural or scene.is_definite(mention)):
        scene.entities.join(mention, held, "same-description", 0.6)
        return
    draft = scene.entities.add(mention, EntityType.UNNAMED_ACTOR, "unnamed", 0.5)
    draft.gender, draft.home = mention.gender, [home] if home else homes
    scene.entities.unnamed[key] = draft


def _told_unnamed(mention: Mention, home: str | None, scene: Discourse) -> Draft | None:
    """Whom "the ambassador" takes up: the one unnamed actor told before with that noun, of no other state."""
    head = scene.lemma(mention)
    if mention.name.lower() != mention.head.of(scene.text).lower() or scene.determiner(mention) != "the":
        return None
    told = [d for d in scene.entities.unnamed.values() if d.mentions[0].span < mention.span
            and d.mentions[0].plural == mention.plural and scene.lemma(d.mentions[0]) == head]
    theirs = {None, *told[0].home, scene.entities.state_of(told[0])} if len(told) == 1 else set()
    return told[0] if home in theirs else None


def _give_speakers(scene: Discourse) -> None:
    """Who says or relays something is an actor, if only an unnamed one: "the city said", "they claim"."""
    for claim in scene.extraction.claims:
        for mention_id in (*claim.speakers, *claim.relayed_by):
            mention = scene.entities.mentions[mention_id]
            drafts = scene.entities.all_of(mention_id)
            if not drafts or all(d.type is EntityType.PLACE for d in drafts):
                _add_unnamed(mention, scene)


def _resolved(extraction: Extraction, scene: Discourse) -> ResolvedDocument:
    denotations = scene.entities.denotations()
    denotes = {d.mention: d.entities for d in denotations}
    events = resolve_events(extraction, denotes, scene.entities)
    tenures = tuple(
        LocalTenure(denotes[o.holder][0], o.title, o.span, o.evidence.sentence if o.evidence else 0, o.office, o.former)
        for o in extraction.offices
        if o.holder in denotes
    )
    return ResolvedDocument(
        document=extraction.document,
        sentences=extraction.sentences,
        mentions=extraction.mentions,
        entities=finish_entities(scene),
        denotations=tuple(denotations),
        tenures=tenures,
        times=extraction.times,
        events=events,
        claims=resolve_claims(extraction, denotes, events),
    )
