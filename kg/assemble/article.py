"""The graph of one article: what it says, with the characters it says it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.assemble.iris import ArticleIris, entity_iri, position_iri, territory_iri, topic_iri
from kg.assemble.names import CanonicalNames
from kg.event_types import EVENT_TYPES, event_weight
from kg.graphs import Triple
from kg.model import CharSpan, EntityType, Evidence, LocalClaim, LocalEvent, LocalTenure, ResolvedDocument
from kg.run import RunInfo
from kg.vocab import dcterms, dip, nif, prov, schema

__all__ = ["article_triples"]


def article_triples(resolved: ResolvedDocument, names: CanonicalNames, run: RunInfo) -> Iterator[Triple]:
    """All triples of the article's graph, unsorted and without repeats of whole parts."""
    return _ArticleWriter(resolved, names).triples(run)


class _ArticleWriter:
    """Holds what every part needs: the text, the IRIs and the canonical names of local things."""

    def __init__(self, resolved: ResolvedDocument, names: CanonicalNames) -> None:
        self.resolved = resolved
        self.article = resolved.document.article
        self.iris = ArticleIris(self.article.id)
        self.names = names
        self.types = {e.id: e.type for e in resolved.entities}
        self.mentions = {m.id: m for m in resolved.mentions}
        self.entity_names = {e.id: e.name for e in resolved.entities}

    def triples(self, run: RunInfo) -> Iterator[Triple]:
        yield from self._article(run)
        yield from self._mentions()
        yield from self._times()
        for event in self.resolved.events:
            yield from self._event(event)
        for claim in self.resolved.claims:
            yield from self._claim(claim)
        for tenure in self.resolved.tenures:
            yield from self._tenure(tenure)
        yield from self._sentences()

    # ── the article ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _article(self, run: RunInfo) -> Iterator[Triple]:
        article, node = self.article, self.iris.article
        yield node, RDF.type, dip.Article
        yield node, RDFS.label, Literal(article.title or article.source_file)
        for file in (article.source_file, *article.also_files):
            yield node, dip.sourceFile, Literal(file)
        yield node, dip.textSha256, Literal(article.sha256)
        if article.published and article.published_basis:
            yield node, dip.published, _day(article.published)
            yield node, dip.publishedBasis, Literal(article.published_basis.value)
        named = {dcterms.title: article.title, dcterms.publisher: article.publisher, dcterms.language: article.language}
        for prop, value in named.items():
            if value:
                yield node, prop, Literal(value)
        if article.url:
            yield node, schema.url, Literal(article.url, datatype=XSD.anyURI)
        for agency in self.resolved.document.agencies:
            yield node, dip.agency, Literal(agency)
        yield node, prov.wasGeneratedBy, entity_iri(f"run/{run.id}")

    # ── spans ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _span(self, node: URIRef, kind: URIRef, span: CharSpan) -> Iterator[Triple]:
        yield node, RDF.type, kind
        yield node, dip.inArticle, self.iris.article
        yield node, nif.beginIndex, Literal(span.start, datatype=XSD.integer)
        yield node, nif.endIndex, Literal(span.end, datatype=XSD.integer)
        yield node, nif.anchorOf, Literal(span.of(self.article.text))

    def _linked_span(self, subject: URIRef, prop: URIRef, span: CharSpan) -> Iterator[Triple]:
        node = self.iris.span(span)
        yield subject, prop, node
        yield from self._span(node, dip.TextSpan, span)

    def _sentence_iri(self, sentence: int) -> URIRef:
        return self.iris.span(self.resolved.sentences[sentence].span, "sentence")

    def _sentences(self) -> Iterator[Triple]:
        for sentence in self.resolved.sentences:
            yield from self._span(self._sentence_iri(sentence.index), dip.Sentence, sentence.span)

    def _mentions(self) -> Iterator[Triple]:
        for denotation in self.resolved.denotations:
            mention = self.mentions[denotation.mention]
            node = self.iris.span(mention.span, "mention")
            yield from self._span(node, dip.Mention, mention.span)
            yield node, dip.inSentence, self._sentence_iri(mention.sentence)
            yield node, dip.mentionKind, Literal(mention.kind.value)
            for entity in denotation.entities:
                yield node, dip.denotes, self._entity(entity)
            yield from _found(node, denotation.rule, denotation.score)

    def _times(self) -> Iterator[Triple]:
        for time in self.resolved.times:
            node = self.iris.span(time.span, "time")
            yield from self._span(node, dip.TimeMention, time.span)
            yield node, dip.inSentence, self._sentence_iri(time.sentence)
            yield node, dip.timex, Literal(time.timex)
            yield from _interval(node, time.earliest, time.latest)

    # ── events and claims ───────────────────────────────────────────────────────────────────────────────────────────

    def _entity(self, local: str) -> URIRef:
        return entity_iri(self.names.entity(self.article.id, local))

    def _place(self, local: str) -> URIRef:
        """A State as the place of an event is the state's territory, for a Place is never an Actor."""
        name = self.names.entity(self.article.id, local)
        return territory_iri(name) if self.types[local] is EntityType.STATE else entity_iri(name)

    def _reported(self, node: URIRef, evidence: Iterable[Evidence]) -> Iterator[Triple]:
        yield node, dip.reportedBy, self.iris.article
        for item in evidence:
            yield node, dip.evidence, self._sentence_iri(item.sentence)
            yield node, dip.rule, Literal(f"{item.extractor}/{item.rule}")
        yield node, dip.confidence, _score(max((e.confidence for e in evidence), default=1.0))

    def _event(self, event: LocalEvent) -> Iterator[Triple]:
        node = self.iris.local("event", event.id)
        yield node, RDF.type, dip[event.type]
        yield node, RDFS.label, Literal(self._event_label(event))
        yield from self._reported(node, event.evidence)
        yield node, dip.realis, dip[event.realis.value]
        yield node, dip.attestation, dip.claimed if event.claimed else dip.narrated
        for part in event.participants:
            yield node, dip[part.role], self._entity(part.entity)
        for place in event.places:
            yield node, dip.takesPlaceIn, self._place(place)
        for trigger in sorted({*event.triggers, *event.also}):
            yield from self._linked_span(node, dip.triggerSpan, trigger)
        yield from _interval(node, event.earliest, event.latest)
        yield from _codes(node, event)
        yield from self._event_links(node, event)

    def _event_label(self, event: LocalEvent) -> str:
        """"Visit: Antony Blinken → China": who acts, then on whom."""
        def named(roles: set[str]) -> str:
            return ", ".join(dict.fromkeys(self.entity_names[p.entity] for p in event.participants if p.role in roles))

        sides = [named({"initiator", "participant", "mediator"}), named({"target", "host"})]
        return f"{event.type}: {' → '.join(side for side in sides if side)}"

    def _event_links(self, node: URIRef, event: LocalEvent) -> Iterator[Triple]:
        if event.parent:
            yield node, dip.subEventOf, self.iris.local("event", event.parent)
        for time in event.times:
            yield node, dip.timeSpan, self.iris.span(self._time_span(time), "time")
        for claim in event.claimed_in:
            yield node, dip.claimedIn, self.iris.local("claim", claim)
        canonical = self.names.event(self.article.id, event.id)
        if canonical:
            yield node, dip.accountOf, entity_iri(canonical)

    def _time_span(self, time: str) -> CharSpan:
        return next(t.span for t in self.resolved.times if t.id == time)

    def _claim(self, claim: LocalClaim) -> Iterator[Triple]:
        node, text = self.iris.local("claim", claim.id), self.article.text
        yield node, RDF.type, dip.Claim
        yield from self._reported(node, (claim.evidence,))
        yield node, dip.contentText, Literal(" … ".join(span.of(text) for span in claim.content))
        yield node, dip.attributionMode, dip[claim.mode.value]
        yield node, dip.polarity, dip[claim.polarity.value]
        yield node, dip.certainty, dip[claim.certainty.value]
        yield node, dip.speechAct, dip[claim.speech_act]
        for content in claim.content:
            yield from self._linked_span(node, dip.contentSpan, content)
        for prop, span in ((dip.speakerSpan, claim.speaker_span), (dip.cueSpan, claim.cue)):
            if span:
                yield from self._linked_span(node, prop, span)
        yield from _interval(node, claim.earliest, claim.latest)
        yield from self._claim_actors(node, claim)
        yield from self._claim_links(node, claim)

    def _claim_actors(self, node: URIRef, claim: LocalClaim) -> Iterator[Triple]:
        actors = ((dip.speaker, claim.speakers), (dip.addressee, claim.addressees), (dip.relayedBy, claim.relayed_by),
                  (dip.stanceToward, claim.stance_toward))
        for prop, entities in actors:
            for entity in entities:
                yield node, prop, self._entity(entity)
        for entity in claim.about:
            prop = dip.aboutPlace if self.types[entity] is EntityType.PLACE else dip.aboutActor
            yield node, prop, self._entity(entity)
        if claim.stance:
            yield node, dip.stance, dip[claim.stance]

    def _claim_links(self, node: URIRef, claim: LocalClaim) -> Iterator[Triple]:
        for topic in claim.topics:
            yield node, dip.aboutTopic, topic_iri(topic)
        for event in claim.about_events:
            yield node, dip.aboutEvent, self.iris.local("event", event)
        for prop, event_id in ((dip.madeAt, claim.made_at), (dip.constitutes, claim.constitutes)):
            if event_id:
                yield node, prop, self.iris.local("event", event_id)
        for prop, claim_id in ((dip.respondsTo, claim.responds_to), (dip.withinClaim, claim.parent)):
            if claim_id:
                yield node, prop, self.iris.local("claim", claim_id)
        for proposition in self.names.propositions(self.article.id, claim.id):
            yield node, dip.expresses, entity_iri(proposition)

    # ── offices ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tenure(self, tenure: LocalTenure) -> Iterator[Triple]:
        node = self.iris.local("tenure", f"{tenure.span.start}-{tenure.span.end}")
        yield node, RDF.type, dip.Tenure
        yield node, RDFS.label, Literal(tenure.title)
        yield node, dip.heldBy, self._entity(tenure.entity)
        yield node, dip.ofPosition, position_iri(tenure)
        yield node, dip.former, Literal(tenure.former)
        yield node, dip.reportedBy, self.iris.article
        yield node, dip.evidence, self._sentence_iri(tenure.sentence)
        yield from self._linked_span(node, dip.titleSpan, tenure.span)


def _codes(node: URIRef, event: LocalEvent) -> Iterator[Triple]:
    """What political scientists code events by; the weight is the mode's where the PLOVER manual has one."""
    kind = EVENT_TYPES[event.type]
    mode, weight = event.mode or kind.mode, event_weight(event.type, event.mode or kind.mode)
    for prop, code in ((dip.plover, kind.plover), (dip.ploverMode, mode), (dip.cameo, kind.cameo)):
        if code:
            yield node, prop, Literal(code)
    if weight is not None:
        yield node, dip.weight, Literal(str(weight), datatype=XSD.decimal)


def _found(node: URIRef, rule: str, score: float) -> Iterator[Triple]:
    yield node, dip.rule, Literal(rule)
    yield node, dip.confidence, _score(score)


def _interval(node: URIRef, earliest: date | None, latest: date | None) -> Iterator[Triple]:
    if earliest:
        yield node, dip.earliestDate, _day(earliest)
    if latest:
        yield node, dip.latestDate, _day(latest)


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _score(value: float) -> Literal:
    return Literal(f"{value:.2f}", datatype=XSD.decimal)
