"""The graph of reference: what the gazetteer knows of the entities that articles mention, and the run record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.assemble.iris import entity_iri, territory_iri, topic_iri
from kg.gazetteer import Entry, Gazetteer, Holding, Office
from kg.graphs import Triple
from kg.model import EntityType, Resolution, ResolvedDocument
from kg.resources import ontology_dir
from kg.run import RunInfo
from kg.vocab import dcterms, dip, prov, skos

__all__ = ["reference_triples", "run_triples"]

WIKIDATA = "http://www.wikidata.org/entity/"


def reference_triples(
    resolution: Resolution, documents: Sequence[ResolvedDocument], gazetteer: Gazetteer
) -> Iterator[Triple]:
    """States, capitals, offices and tenures behind the canonical entities; nothing that no article leads to."""
    described = {e.id for e in resolution.entities}
    known = [gazetteer.entry(e.gazetteer) for e in resolution.entities if e.gazetteer]
    # "a Greek court" acts for Greece, though no article may name the country
    known += [gazetteer.entry(a) for e in resolution.entities for a in e.acts_for if a not in described]
    offices = {t.office for d in documents for t in d.tenures if t.office}
    held = [h for entry in known if entry.type is EntityType.PERSON for h in gazetteer.holdings(entry.id)]
    called = {e.gazetteer: e.label for e in resolution.entities if e.gazetteer}
    for entry in _with_states(known, gazetteer):
        yield from _entry(entry, called.get(entry.id, entry.name))
    for office in sorted(offices | {h.office for h in held}):
        yield from _office(gazetteer.office(office), gazetteer, called)
    for holding in held:
        yield from _holding(holding)
    yield from _topics({t for d in documents for c in d.claims for t in c.topics})


def _topics(used: set[str]) -> Iterator[Triple]:
    """The concepts that claims are about, with the broader ones above them, as the ontology describes them."""
    concepts = Graph().parse(ontology_dir() / "topics.ttl")
    todo = [topic_iri(topic) for topic in sorted(used)]
    for node in todo:
        broader = (URIRef(str(value)) for value in sorted(concepts.objects(node, skos.broader), key=str))
        todo += [concept for concept in broader if concept not in todo]
        yield node, RDF.type, dip.Topic
        for prop in (RDFS.label, skos.prefLabel, skos.broader):
            for value in sorted(concepts.objects(node, prop), key=str):
                yield node, prop, value


def _with_states(known: list[Entry], gazetteer: Gazetteer) -> list[Entry]:
    """The entries and the states they belong to, each once, by id."""
    out = {entry.id: entry for entry in known}
    out |= {entry.state: gazetteer.entry(entry.state) for entry in known if entry.state}
    return [out[key] for key in sorted(out)]


def _entry(entry: Entry, label: str) -> Iterator[Triple]:
    """`label`: what the articles' entity is called; a judgement may have given it another name than the gazetteer's."""
    node = entity_iri(entry.id)
    yield node, RDF.type, dip[entry.type.value]
    yield node, RDFS.label, Literal(label)
    if entry.qid:
        yield node, skos.exactMatch, URIRef(WIKIDATA + entry.qid)
    if entry.type is EntityType.STATE:
        territory = territory_iri(entry.id)
        yield territory, RDF.type, dip.Place
        yield territory, RDFS.label, Literal(entry.name)
        yield territory, dip.territoryOf, node
    elif entry.state and entry.type is EntityType.PLACE:
        yield node, dip.capitalOf if entry.capital else dip.territoryOf, entity_iri(entry.state)
    elif entry.state and entry.type is not EntityType.ORGANIZATION:  # parties, companies and armed groups do not
        yield node, dip.actsFor, entity_iri(entry.state)


def _office(office: Office, gazetteer: Gazetteer, called: Mapping[str, str]) -> Iterator[Triple]:
    node = entity_iri(office.id)
    yield node, RDF.type, dip.Position
    yield node, RDFS.label, Literal(office.name)
    if office.qid:
        yield node, skos.exactMatch, URIRef(WIKIDATA + office.qid)
    if office.acts_for:
        actor = gazetteer.entry(office.acts_for)
        yield node, dip.actsFor, entity_iri(actor.id)
        yield entity_iri(actor.id), RDF.type, dip[actor.type.value]
        yield entity_iri(actor.id), RDFS.label, Literal(called.get(actor.id, actor.name))


def _holding(holding: Holding) -> Iterator[Triple]:
    person, office = holding.person.split("/", 1)[1], holding.office.split("/", 1)[1]
    node = entity_iri(f"tenure/{person}/{office}/{holding.start or 'unknown'}")
    yield node, RDF.type, dip.Tenure
    yield node, dip.heldBy, entity_iri(holding.person)
    yield node, dip.ofPosition, entity_iri(holding.office)
    for prop, value in (("from", holding.start), ("until", holding.end)):
        if value:
            yield node, dip[prop], Literal(value, datatype=_date_type(value))


def _date_type(value: str) -> URIRef:
    """A year stays a year: no day is invented for it."""
    return {4: XSD.gYear, 7: XSD.gYearMonth}.get(len(value), XSD.date)


def run_triples(run: RunInfo) -> Iterator[Triple]:
    """The PROV-O record of what the graph was made with."""
    node, agent = entity_iri(f"run/{run.id}"), entity_iri(f"software/kg-{run.version}")
    yield node, RDF.type, dip.ExtractionRun
    yield node, RDFS.label, Literal(f"kg {run.version} with {run.model}")
    yield node, dip.softwareVersion, Literal(run.version)
    yield node, dip.languageModel, Literal(run.model)
    yield node, dip.dataDigest, Literal(run.data)
    yield node, prov.wasAssociatedWith, agent
    yield agent, RDF.type, prov.SoftwareAgent
    yield agent, RDFS.label, Literal(f"kg {run.version}")
    yield agent, dcterms.identifier, Literal("kg")
