"""One thing of a built graph as a record: an article, an entity, an account of an event, a claim, its evidence.

This is the one reader of the graph contract (one graph an article, one for canonical items). Exports and the page read
everything through it (`read_records`); `kg show`, `kg explain` and `kg compare` read what they are asked about. The
records are the same but for `passages`: of everything they also hold the sentences that a mark touches and who is
named in them, for which a whole article must be read; of one thing, the sentences that it names as its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, Dataset

from kg.projection.index import GraphIndex
from kg.projection.passages import Sentences
from kg.projection.records import Account, ArticleRecord, ClaimRecord, EntityRecord, EventRecord, Mark, Passage
from kg.vocab import dcterms, dip, nif, schema, skos

__all__ = ["ENTITY_TYPES", "ROLES", "Reader", "local_name"]

ENTITY_TYPES = (
    "State", "GovernmentBody", "InternationalOrganization", "UnnamedActor", "Person", "Organization", "Place", "Actor",
)  # fmt: skip
"""Most specific first: an entity that the store also gives its superclasses counts as the first that fits."""

ROLES = ("initiator", "target", "participant", "host", "mediator")
_NOT_A_TYPE = ("CanonicalEvent",)
_GENERAL = ("Consultation", "Sanction", "Request")
_FIRMEST = ("actual", "planned", "hypothetical", "negated")
_MARKS = {
    "trigger": dip.triggerSpan, "cue": dip.cueSpan, "speaker": dip.speakerSpan, "content": dip.contentSpan,
    "title": dip.titleSpan,
}  # fmt: skip


def local_name(iri: str) -> str:
    """What stands after the last # or /.

    >>> local_name("https://w3id.org/dipkg/ontology#Meeting"), local_name("https://w3id.org/dipkg/id/state/china")
    ('Meeting', 'china')
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class Reader:
    """Records of single things. Articles are remembered."""

    def __init__(self, index: GraphIndex, sentences: Sentences | None = None) -> None:
        self.index = index
        self._sentences = sentences or Sentences(index)
        self._articles: dict[str, ArticleRecord] = {}

    @classmethod
    def of(cls, dataset: Dataset) -> Reader:
        return cls(GraphIndex(dataset))

    def label(self, iri: str) -> str:
        """The label; a claim's is its content, a span's its words, anything else's its local name."""
        text = self.index.text
        return text(iri, RDFS.label) or text(iri, dip.contentText) or text(iri, nif.anchorOf) or local_name(iri)

    def types(self, iri: str) -> tuple[str, ...]:
        """Local names of the `dip:` classes that it is directly in, sorted."""
        found = self.index.iris(iri, RDF.type)
        return tuple(local_name(kind) for kind in found if kind.startswith(dip.namespace))

    def article(self, iri: str) -> ArticleRecord:
        if iri not in self._articles:
            self._articles[iri] = self._article(iri)
        return self._articles[iri]

    def _article(self, iri: str) -> ArticleRecord:
        index = self.index
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

    def evidence(self, iri: str) -> tuple[Passage, ...]:
        """The sentences that an event, claim, tenure or mention rests on, with its spans marked; by file and place."""
        index = self.index
        if str(dip.Mention) in index.iris(iri, RDF.type):
            sentences, marks = index.iris(iri, dip.inSentence), self._sentences.marks([iri], "mention")
        else:
            sentences, marks = index.iris(iri, dip.evidence), self._marks(iri, *_MARKS)
        articles = {found[0] for sentence in sentences if (found := self._sentences.sentence(sentence))}
        ordered = sorted(articles, key=lambda article: (self.article(article).file, article))
        return tuple(passage for article in ordered for passage in self._sentences.of(article, sentences, marks))

    def _marks(self, iri: str, *kinds: str) -> list[Mark]:
        return [m for kind in kinds for m in self._sentences.marks(self.index.iris(iri, _MARKS[kind]), kind)]

    # ── entities ────────────────────────────────────────────────────────────────────────────────────────────────────

    def entity(self, iri: str, tenures: Iterable[str], passages: tuple[Passage, ...]) -> EntityRecord | None:
        """None for what is no entity. `tenures` are those that the entity holds."""
        index = self.index
        types = {local_name(kind) for kind in index.iris(iri, RDF.type)}
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
            self._offices(tenures),
            passages,
        )

    def _offices(self, tenures: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
        index, held = self.index, set()
        for tenure in tenures:
            office = index.iri(tenure, dip.ofPosition)
            name = (index.text(office, RDFS.label) if office else None) or index.text(tenure, RDFS.label)
            until = index.text(tenure, dip.until) or ("former" if index.text(tenure, dip.former) == "true" else "")
            if name:
                held.add((name, index.text(tenure, dip.from_) or "", until))
        dated = {name for name, start, until in held if start or until}
        return tuple(sorted(office for office in held if office[1] or office[2] or office[0] not in dated))

    # ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def account(self, iri: str) -> Account:
        index = self.index
        article = index.iri(iri, dip.reportedBy) or ""
        roles = tuple((role, entity) for role in ROLES for entity in index.iris(iri, dip[role]))
        named = {entity for _, entity in roles} | set(index.iris(iri, dip.involves))
        general = tuple(("participant", entity) for entity in sorted(named - {entity for _, entity in roles}))
        places = index.iris(iri, dip.takesPlaceIn)
        marks = self._marks(iri, "trigger")
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
            self._sentences.of(article, index.iris(iri, dip.evidence), marks, {*named, *places}),
        )

    def event(self, iri: str, accounts: tuple[Account, ...]) -> EventRecord:
        index = self.index
        kind = self._event_type([iri, *(account.iri for account in accounts)])
        told = {account.realis for account in accounts}
        origins = {index.iri(account.article, dip.origin) or account.article for account in accounts}
        parents = {p for subject in (iri, *(a.iri for a in accounts)) for p in index.iris(subject, dip.subEventOf)}
        return EventRecord(
            iri,
            kind,
            index.text(iri, RDFS.label) or self._event_label(kind, accounts),
            index.word(iri, dip.realis) or next((word for word in _FIRMEST if word in told), "actual"),
            accounts,
            tuple(sorted({index.iri(parent, dip.accountOf) or parent for parent in parents} - {iri})),
            index.text(iri, dip.earliestDate) or min((a.earliest for a in accounts if a.earliest), default=None),
            index.text(iri, dip.latestDate) or max((a.latest for a in accounts if a.latest), default=None),
            index.number(iri, dip.originCount) or len(origins),
        )

    def _event_type(self, subjects: Iterable[str]) -> str:
        """The most specific class of the canonical event, else of its accounts: a superclass may stand beside it."""
        for subject in subjects:
            names = {*self.types(subject)} - {*_NOT_A_TYPE}
            if names:
                return min(names, key=lambda name: (name == "Event", name in _GENERAL, name))
        return "Event"

    def _event_label(self, kind: str, accounts: tuple[Account, ...]) -> str:
        """For an event that the graph gives no label: its type and who takes part."""
        who = {entity for account in accounts for _, entity in account.roles}
        names = sorted(name for entity in who if (name := self.index.text(entity, RDFS.label)))
        return f"{kind}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}" if names else kind

    # ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def claim(self, iri: str) -> ClaimRecord:
        index = self.index
        article = index.iri(iri, dip.reportedBy) or ""
        content = index.iris(iri, dip.contentSpan)
        anchor = " … ".join(text for span in content if (text := index.text(span, nif.anchorOf)))
        return ClaimRecord(
            iri=iri,
            proposition=index.iri(iri, dip.expresses) or iri,
            article=article,
            speakers=index.iris(iri, dip.speaker),
            content=index.text(iri, dip.contentText) or anchor,
            mode=index.word(iri, dip.attributionMode) or "",
            polarity=index.word(iri, dip.polarity) or "affirmed",
            certainty=index.word(iri, dip.certainty),
            speech_act=index.word(iri, dip.speechAct),
            speaker_text=self._anchor(iri, dip.speakerSpan),
            cue=self._anchor(iri, dip.cueSpan),
            addressees=index.iris(iri, dip.addressee),
            relayed_by=index.iris(iri, dip.relayedBy),
            about=index.iris(iri, dip.aboutActor, dip.aboutPlace),
            about_events=self._canonical(iri, dip.aboutEvent),
            topics=self._topics(iri),
            stance=index.word(iri, dip.stance),
            stance_toward=index.iris(iri, dip.stanceToward),
            made_at=self._canonical(iri, dip.madeAt),
            constitutes=self._canonical(iri, dip.constitutes),
            responds_to=index.iris(iri, dip.respondsTo),
            earliest=index.text(iri, dip.earliestDate),
            latest=index.text(iri, dip.latestDate),
            confidence=index.text(iri, dip.confidence),
            rule=index.text(iri, dip.rule),
            content_spans=tuple((mark.begin, mark.end) for mark in sorted(self._sentences.marks(content, "content"))),
            passages=self._sentences.of(
                article, index.iris(iri, dip.evidence), self._marks(iri, "content", "cue", "speaker")),
        )

    def _canonical(self, iri: str, prop: str) -> tuple[str, ...]:
        return tuple(sorted({self.index.iri(event, dip.accountOf) or event for event in self.index.iris(iri, prop)}))

    def _topics(self, iri: str) -> tuple[str, ...]:
        index = self.index
        named = (
            index.text(topic, skos.prefLabel) or index.text(topic, RDFS.label) or topic.rsplit("/", 1)[-1]
            for topic in index.iris(iri, dip.aboutTopic)
        )
        return tuple(sorted(set(named)))

    def _anchor(self, iri: str, prop: str) -> str | None:
        found = (self.index.text(span, nif.anchorOf) for span in self.index.iris(iri, prop))
        return " … ".join(text for text in found if text) or None
