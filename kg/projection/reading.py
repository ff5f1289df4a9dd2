"""Records from a dataset laid out by the graph contract (one graph an article, one for canonical items)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import RDF, RDFS, Dataset

from kg.projection.facts import Facts
from kg.projection.passages import Passages
from kg.projection.records import Account, ArticleRecord, ClaimRecord, EntityRecord, EventRecord, Mark, Records
from kg.vocab import dcterms, dip, nif, schema, skos

__all__ = ["ENTITY_TYPES", "ROLES", "read_records"]

ENTITY_TYPES = (
    "State", "GovernmentBody", "InternationalOrganization", "UnnamedActor", "Person", "Organization", "Place", "Actor",
)  # fmt: skip
"""Most specific first: an entity that the store also gives its superclasses counts as the first that fits."""

ROLES = ("initiator", "target", "participant", "host", "mediator")
_NOT_A_TYPE = ("CanonicalEvent",)
_GENERAL = ("Consultation", "Sanction", "Request")
_FIRMEST = ("actual", "planned", "hypothetical", "negated")


def read_records(dataset: Dataset) -> Records:
    """All articles, the entities that are mentioned or play a part, all events and claims."""
    facts = Facts(dataset)
    passages = Passages(facts)
    claims = {iri: _claim(iri, facts, passages) for iri in facts.of_type(dip.Claim) if facts.iri(iri, dip.reportedBy)}
    events = _events(facts, passages)
    articles = {iri: _article(iri, facts) for iri in facts.of_type(dip.Article)}
    used = {*passages.mentioned(), *_playing(claims.values(), events.values())}
    tenures: dict[str, list[str]] = defaultdict(list)
    for tenure in facts.subjects_with(dip.heldBy):
        for holder in facts.iris(tenure, dip.heldBy):
            tenures[holder].append(tenure)
    found = (_entity(iri, facts, passages, tenures.get(iri, ())) for iri in sorted(_reached(used, facts)))
    entities = {record.iri: record for record in found if record}
    return Records(articles, entities, events, claims, _propositions(claims, facts))


def _playing(claims: Iterable[ClaimRecord], events: Iterable[EventRecord]) -> Iterable[str]:
    for claim in claims:
        yield from (*claim.speakers, *claim.addressees, *claim.relayed_by, *claim.about, *claim.stance_toward)
    for account in (account for event in events for account in event.accounts):
        yield from account.places
        yield from (entity for _, entity in account.roles)


def _reached(used: set[str], facts: Facts) -> set[str]:
    """The used ones and whom they act for or belong to, to any depth."""
    reached, todo = set(used), sorted(used)
    while todo:
        iri = todo.pop()
        for other in facts.iris(iri, dip.actsFor, dip.territoryOf, dip.capitalOf):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


def _article(iri: str, facts: Facts) -> ArticleRecord:
    publisher = facts.iri(iri, dcterms.publisher)
    return ArticleRecord(
        iri,
        facts.text(iri, dip.sourceFile) or iri.rsplit("/", 1)[-1],
        facts.text(iri, dcterms.title),
        (facts.text(publisher, RDFS.label) if publisher else None) or facts.text(iri, dcterms.publisher),
        facts.text(iri, dip.published),
        facts.word(iri, dip.publishedBasis),
        facts.text(iri, schema.url) or facts.iri(iri, schema.url),
        facts.iri(iri, dip.origin),
    )


def _entity(iri: str, facts: Facts, passages: Passages, tenures: Iterable[str]) -> EntityRecord | None:
    types = {_local(kind) for kind in facts.iris(iri, RDF.type)}
    kind = next((name for name in ENTITY_TYPES if name in types), None)
    if kind is None:
        return None
    return EntityRecord(
        iri,
        kind,
        facts.text(iri, RDFS.label) or iri.rsplit("/", 1)[-1],
        facts.texts(iri, skos.altLabel),
        facts.iris(iri, skos.exactMatch),
        facts.iris(iri, dip.actsFor),
        facts.iris(iri, dip.territoryOf, dip.capitalOf),
        _offices(facts, tenures),
        passages.mentioning(iri),
    )


def _offices(facts: Facts, tenures: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    held = set()
    for tenure in tenures:
        office = facts.iri(tenure, dip.ofPosition)
        name = (facts.text(office, RDFS.label) if office else None) or facts.text(tenure, RDFS.label)
        until = facts.text(tenure, dip.until) or ("former" if facts.text(tenure, dip.former) == "true" else "")
        if name:
            held.add((name, facts.text(tenure, dip.from_) or "", until))
    dated = {name for name, start, until in held if start or until}
    return tuple(sorted(office for office in held if office[1] or office[2] or office[0] not in dated))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


# ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _events(facts: Facts, passages: Passages) -> dict[str, EventRecord]:
    accounts: dict[str, list[Account]] = defaultdict(list)
    for iri in facts.subjects_with(dip.realis):
        if facts.iri(iri, dip.reportedBy):
            accounts[facts.iri(iri, dip.accountOf) or iri].append(_account(iri, facts, passages))
    return {iri: _event(iri, tuple(accounts[iri]), facts) for iri in sorted(accounts)}


def _account(iri: str, facts: Facts, passages: Passages) -> Account:
    article = facts.iri(iri, dip.reportedBy) or ""
    roles = tuple((role, entity) for role in ROLES for entity in facts.iris(iri, dip[role]))
    named = {entity for _, entity in roles} | set(facts.iris(iri, dip.involves))
    general = tuple(("participant", entity) for entity in sorted(named - {entity for _, entity in roles}))
    places = facts.iris(iri, dip.takesPlaceIn)
    marks = _marks(facts.iris(iri, dip.triggerSpan), "trigger", passages)
    return Account(
        iri,
        article,
        facts.word(iri, dip.realis) or "actual",
        roles + general,
        places,
        facts.text(iri, dip.earliestDate),
        facts.text(iri, dip.latestDate),
        facts.text(iri, dip.confidence),
        facts.text(iri, dip.rule),
        facts.word(iri, dip.attestation) == "claimed",
        passages.of(article, (), marks),
        passages.of(article, facts.iris(iri, dip.evidence), marks, {*named, *places}),
    )


def _event(iri: str, accounts: tuple[Account, ...], facts: Facts) -> EventRecord:
    kind = _event_type(facts, [iri, *(account.iri for account in accounts)])
    told = {account.realis for account in accounts}
    origins = {facts.iri(account.article, dip.origin) or account.article for account in accounts}
    parents = {p for subject in (iri, *(a.iri for a in accounts)) for p in facts.iris(subject, dip.subEventOf)}
    return EventRecord(
        iri,
        kind,
        facts.text(iri, RDFS.label) or _event_label(kind, accounts, facts),
        facts.word(iri, dip.realis) or next((word for word in _FIRMEST if word in told), "actual"),
        accounts,
        tuple(sorted({facts.iri(parent, dip.accountOf) or parent for parent in parents} - {iri})),
        facts.text(iri, dip.earliestDate) or min((a.earliest for a in accounts if a.earliest), default=None),
        facts.text(iri, dip.latestDate) or max((a.latest for a in accounts if a.latest), default=None),
        facts.number(iri, dip.originCount) or len(origins),
    )


def _event_type(facts: Facts, subjects: Iterable[str]) -> str:
    """The most specific class of the canonical event, else of its accounts: a superclass may be stored beside it."""
    for subject in subjects:
        names = {_local(kind) for kind in facts.iris(subject, RDF.type) if kind.startswith(dip.namespace)}
        names -= {*_NOT_A_TYPE}
        if names:
            return min(names, key=lambda name: (name == "Event", name in _GENERAL, name))
    return "Event"


def _event_label(kind: str, accounts: tuple[Account, ...], facts: Facts) -> str:
    """For an event that the graph gives no label: its type and who takes part."""
    who = {entity for account in accounts for _, entity in account.roles}
    names = sorted(name for entity in who if (name := facts.text(entity, RDFS.label)))
    return f"{kind}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}" if names else kind


# ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _claim(iri: str, facts: Facts, passages: Passages) -> ClaimRecord:
    article = facts.iri(iri, dip.reportedBy) or ""
    content = facts.iris(iri, dip.contentSpan)
    marks = _marks(content, "content", passages)
    spans = tuple((mark.begin, mark.end) for mark in sorted(marks))
    marks += _marks(facts.iris(iri, dip.cueSpan), "cue", passages)
    marks += _marks(facts.iris(iri, dip.speakerSpan), "speaker", passages)
    words: dict[str, str | None] = {
        "polarity": facts.word(iri, dip.polarity) or "affirmed",
        "mode": facts.word(iri, dip.attributionMode) or "",
    }
    anchor = " … ".join(text for span in content if (text := facts.text(span, nif.anchorOf)))
    return ClaimRecord(
        iri=iri,
        proposition=facts.iri(iri, dip.expresses) or iri,
        article=article,
        speakers=facts.iris(iri, dip.speaker),
        content=facts.text(iri, dip.contentText) or anchor,
        mode=words["mode"] or "",
        polarity=words["polarity"] or "",
        certainty=facts.word(iri, dip.certainty),
        speech_act=facts.word(iri, dip.speechAct),
        speaker_text=_anchor(iri, dip.speakerSpan, facts),
        cue=_anchor(iri, dip.cueSpan, facts),
        addressees=facts.iris(iri, dip.addressee),
        relayed_by=facts.iris(iri, dip.relayedBy),
        about=facts.iris(iri, dip.aboutActor, dip.aboutPlace),
        about_events=_canonical(facts.iris(iri, dip.aboutEvent), facts),
        topics=_topics(iri, facts),
        stance=facts.word(iri, dip.stance),
        stance_toward=facts.iris(iri, dip.stanceToward),
        made_at=_canonical(facts.iris(iri, dip.madeAt), facts),
        constitutes=_canonical(facts.iris(iri, dip.constitutes), facts),
        responds_to=facts.iris(iri, dip.respondsTo),
        earliest=facts.text(iri, dip.earliestDate),
        latest=facts.text(iri, dip.latestDate),
        confidence=facts.text(iri, dip.confidence),
        rule=facts.text(iri, dip.rule),
        content_spans=spans,
        passages=passages.of(article, facts.iris(iri, dip.evidence), marks),
    )


def _canonical(iris: Iterable[str], facts: Facts) -> tuple[str, ...]:
    return tuple(sorted({facts.iri(iri, dip.accountOf) or iri for iri in iris}))


def _topics(iri: str, facts: Facts) -> tuple[str, ...]:
    named = (
        facts.text(topic, skos.prefLabel) or facts.text(topic, RDFS.label) or topic.rsplit("/", 1)[-1]
        for topic in facts.iris(iri, dip.aboutTopic)
    )
    return tuple(sorted(set(named)))


def _anchor(iri: str, name: str, facts: Facts) -> str | None:
    found = (facts.text(span, nif.anchorOf) for span in facts.iris(iri, name))
    return " … ".join(text for text in found if text) or None


def _marks(spans: Iterable[str], kind: str, passages: Passages) -> list[Mark]:
    return [Mark(*span, kind) for iri in spans if (span := passages.span(iri)) and span[0] < span[1]]


def _propositions(claims: dict[str, ClaimRecord], facts: Facts) -> dict[str, str]:
    """Text of each proposition: its own, else the longest wording among its claims."""
    wordings: dict[str, list[str]] = defaultdict(list)
    for claim in claims.values():
        wordings[claim.proposition].append(claim.content)
    return {
        iri: facts.text(iri, RDFS.label) or max(sorted(wordings[iri]), key=len) for iri in sorted(wordings)
    }
