"""Records from a dataset laid out by the graph contract (one graph an article, one for canonical items)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import RDF, RDFS, Dataset

from kg.projection.index import GraphIndex
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
    index = GraphIndex(dataset)
    passages = Passages(index)
    claims = {iri: _claim(iri, index, passages) for iri in index.of_type(dip.Claim) if index.iri(iri, dip.reportedBy)}
    events = _events(index, passages)
    articles = {iri: _article(iri, index) for iri in index.of_type(dip.Article)}
    used = {*passages.mentioned(), *_playing(claims.values(), events.values())}
    tenures: dict[str, list[str]] = defaultdict(list)
    for tenure in index.subjects_with(dip.heldBy):
        for holder in index.iris(tenure, dip.heldBy):
            tenures[holder].append(tenure)
    found = (_entity(iri, index, passages, tenures.get(iri, ())) for iri in sorted(_reached(used, index)))
    entities = {record.iri: record for record in found if record}
    return Records(articles, entities, events, claims, _propositions(claims, index))


def _playing(claims: Iterable[ClaimRecord], events: Iterable[EventRecord]) -> Iterable[str]:
    for claim in claims:
        yield from (*claim.speakers, *claim.addressees, *claim.relayed_by, *claim.about, *claim.stance_toward)
    for account in (account for event in events for account in event.accounts):
        yield from account.places
        yield from (entity for _, entity in account.roles)


def _reached(used: set[str], index: GraphIndex) -> set[str]:
    """The used ones and whom they act for or belong to, to any depth."""
    reached, todo = set(used), sorted(used)
    while todo:
        iri = todo.pop()
        for other in index.iris(iri, dip.actsFor, dip.territoryOf, dip.capitalOf):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


def _article(iri: str, index: GraphIndex) -> ArticleRecord:
    publisher = index.iri(iri, dcterms.publisher)
    return ArticleRecord(
        iri,
        index.text(iri, dip.sourceFile) or iri.rsplit("/", 1)[-1],
        index.text(iri, dcterms.title),
        (index.text(publisher, RDFS.label) if publisher else None) or index.text(iri, dcterms.publisher),
        index.text(iri, dip.published),
        index.word(iri, dip.publishedBasis),
        index.text(iri, schema.url) or index.iri(iri, schema.url),
        index.iri(iri, dip.origin),
    )


def _entity(iri: str, index: GraphIndex, passages: Passages, tenures: Iterable[str]) -> EntityRecord | None:
    types = {_local(kind) for kind in index.iris(iri, RDF.type)}
    kind = next((name for name in ENTITY_TYPES if name in types), None)
    if kind is None:
        return None
    return EntityRecord(
        iri,
        kind,
        index.text(iri, RDFS.label) or iri.rsplit("/", 1)[-1],
        index.texts(iri, skos.altLabel),
        index.iris(iri, skos.exactMatch),
        index.iris(iri, dip.actsFor),
        index.iris(iri, dip.territoryOf, dip.capitalOf),
        _offices(index, tenures),
        passages.mentioning(iri),
    )


def _offices(index: GraphIndex, tenures: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    held = set()
    for tenure in tenures:
        office = index.iri(tenure, dip.ofPosition)
        name = (index.text(office, RDFS.label) if office else None) or index.text(tenure, RDFS.label)
        until = index.text(tenure, dip.until) or ("former" if index.text(tenure, dip.former) == "true" else "")
        if name:
            held.add((name, index.text(tenure, dip.from_) or "", until))
    dated = {name for name, start, until in held if start or until}
    return tuple(sorted(office for office in held if office[1] or office[2] or office[0] not in dated))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


# ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _events(index: GraphIndex, passages: Passages) -> dict[str, EventRecord]:
    accounts: dict[str, list[Account]] = defaultdict(list)
    for iri in index.subjects_with(dip.realis):
        if index.iri(iri, dip.reportedBy):
            accounts[index.iri(iri, dip.accountOf) or iri].append(_account(iri, index, passages))
    return {iri: _event(iri, tuple(accounts[iri]), index) for iri in sorted(accounts)}


def _account(iri: str, index: GraphIndex, passages: Passages) -> Account:
    article = index.iri(iri, dip.reportedBy) or ""
    roles = tuple((role, entity) for role in ROLES for entity in index.iris(iri, dip[role]))
    named = {entity for _, entity in roles} | set(index.iris(iri, dip.involves))
    general = tuple(("participant", entity) for entity in sorted(named - {entity for _, entity in roles}))
    places = index.iris(iri, dip.takesPlaceIn)
    marks = _marks(index.iris(iri, dip.triggerSpan), "trigger", passages)
    return Account(
        iri,
        article,
        index.word(iri, dip.realis) or "actual",
        roles + general,
        places,
        index.text(iri, dip.earliestDate),
        index.text(iri, dip.latestDate),
        index.text(iri, dip.confidence),
        index.text(iri, dip.rule),
        index.word(iri, dip.attestation) == "claimed",
        passages.of(article, (), marks),
        passages.of(article, index.iris(iri, dip.evidence), marks, {*named, *places}),
    )


def _event(iri: str, accounts: tuple[Account, ...], index: GraphIndex) -> EventRecord:
    kind = _event_type(index, [iri, *(account.iri for account in accounts)])
    told = {account.realis for account in accounts}
    origins = {index.iri(account.article, dip.origin) or account.article for account in accounts}
    parents = {p for subject in (iri, *(a.iri for a in accounts)) for p in index.iris(subject, dip.subEventOf)}
    return EventRecord(
        iri,
        kind,
        index.text(iri, RDFS.label) or _event_label(kind, accounts, index),
        index.word(iri, dip.realis) or next((word for word in _FIRMEST if word in told), "actual"),
        accounts,
        tuple(sorted({index.iri(parent, dip.accountOf) or parent for parent in parents} - {iri})),
        index.text(iri, dip.earliestDate) or min((a.earliest for a in accounts if a.earliest), default=None),
        index.text(iri, dip.latestDate) or max((a.latest for a in accounts if a.latest), default=None),
        index.number(iri, dip.originCount) or len(origins),
    )


def _event_type(index: GraphIndex, subjects: Iterable[str]) -> str:
    """The most specific class of the canonical event, else of its accounts: a superclass may be stored beside it."""
    for subject in subjects:
        names = {_local(kind) for kind in index.iris(subject, RDF.type) if kind.startswith(dip.namespace)}
        names -= {*_NOT_A_TYPE}
        if names:
            return min(names, key=lambda name: (name == "Event", name in _GENERAL, name))
    return "Event"


def _event_label(kind: str, accounts: tuple[Account, ...], index: GraphIndex) -> str:
    """For an event that the graph gives no label: its type and who takes part."""
    who = {entity for account in accounts for _, entity in account.roles}
    names = sorted(name for entity in who if (name := index.text(entity, RDFS.label)))
    return f"{kind}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}" if names else kind


# ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _claim(iri: str, index: GraphIndex, passages: Passages) -> ClaimRecord:
    article = index.iri(iri, dip.reportedBy) or ""
    content = index.iris(iri, dip.contentSpan)
    marks = _marks(content, "content", passages)
    spans = tuple((mark.begin, mark.end) for mark in sorted(marks))
    marks += _marks(index.iris(iri, dip.cueSpan), "cue", passages)
    marks += _marks(index.iris(iri, dip.speakerSpan), "speaker", passages)
    words: dict[str, str | None] = {
        "polarity": index.word(iri, dip.polarity) or "affirmed",
        "mode": index.word(iri, dip.attributionMode) or "",
    }
    anchor = " … ".join(text for span in content if (text := index.text(span, nif.anchorOf)))
    return ClaimRecord(
        iri=iri,
        proposition=index.iri(iri, dip.expresses) or iri,
        article=article,
        speakers=index.iris(iri, dip.speaker),
        content=index.text(iri, dip.contentText) or anchor,
        mode=words["mode"] or "",
        polarity=words["polarity"] or "",
        certainty=index.word(iri, dip.certainty),
        speech_act=index.word(iri, dip.speechAct),
        speaker_text=_anchor(iri, dip.speakerSpan, index),
        cue=_anchor(iri, dip.cueSpan, index),
        addressees=index.iris(iri, dip.addressee),
        relayed_by=index.iris(iri, dip.relayedBy),
        about=index.iris(iri, dip.aboutActor, dip.aboutPlace),
        about_events=_canonical(index.iris(iri, dip.aboutEvent), index),
        topics=_topics(iri, index),
        stance=index.word(iri, dip.stance),
        stance_toward=index.iris(iri, dip.stanceToward),
        made_at=_canonical(index.iris(iri, dip.madeAt), index),
        constitutes=_canonical(index.iris(iri, dip.constitutes), index),
        responds_to=index.iris(iri, dip.respondsTo),
        earliest=index.text(iri, dip.earliestDate),
        latest=index.text(iri, dip.latestDate),
        confidence=index.text(iri, dip.confidence),
        rule=index.text(iri, dip.rule),
        content_spans=spans,
        passages=passages.of(article, index.iris(iri, dip.evidence), marks),
    )


def _canonical(iris: Iterable[str], index: GraphIndex) -> tuple[str, ...]:
    return tuple(sorted({index.iri(iri, dip.accountOf) or iri for iri in iris}))


def _topics(iri: str, index: GraphIndex) -> tuple[str, ...]:
    named = (
        index.text(topic, skos.prefLabel) or index.text(topic, RDFS.label) or topic.rsplit("/", 1)[-1]
        for topic in index.iris(iri, dip.aboutTopic)
    )
    return tuple(sorted(set(named)))


def _anchor(iri: str, name: str, index: GraphIndex) -> str | None:
    found = (index.text(span, nif.anchorOf) for span in index.iris(iri, name))
    return " … ".join(text for text in found if text) or None


def _marks(spans: Iterable[str], kind: str, passages: Passages) -> list[Mark]:
    return [Mark(*span, kind) for iri in spans if (span := passages.span(iri)) and span[0] < span[1]]


def _propositions(claims: dict[str, ClaimRecord], index: GraphIndex) -> dict[str, str]:
    """Text of each proposition: its own, else the longest wording among its claims."""
    wordings: dict[str, list[str]] = defaultdict(list)
    for claim in claims.values():
        wordings[claim.proposition].append(claim.content)
    return {
        iri: index.text(iri, RDFS.label) or max(sorted(wordings[iri]), key=len) for iri in sorted(wordings)
    }
