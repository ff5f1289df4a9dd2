"""Look-ups in a built graph by the contract's terms: labels, sentences, highlighted characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import RDF, RDFS, Dataset, URIRef
from rdflib.term import Node

from kg.errors import QueryError
from kg.ids import BASE
from kg.resources import did_you_mean
from kg.vocab import dcterms, dip, nif, schema, skos

__all__ = ["EvidenceText", "Facts"]

# What can be an IRI or a path below the base; `:` or `/` is in both.
_IRI_PART = re.compile(r"[^\s<>\"{}|\\^`]*[:/][^\s<>\"{}|\\^`]*")
_NAMED = {dip.Person, dip.State, dip.GovernmentBody, dip.InternationalOrganization, dip.Organization, dip.Place,
          dip.CanonicalEvent}
_MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """A sentence of an article. `highlights` are half-open offsets into `sentence` of the words that matter."""

    article: str
    file: str
    title: str
    publisher: str
    published: str
    url: str
    begin: int
    sentence: str
    highlights: tuple[tuple[int, int], ...] = ()


class Facts:
    """Read-only; every list is sorted and without repeats, for the union repeats a triple for each graph it is in."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def objects(self, subject: Node, prop: URIRef) -> list[Node]:
        return sorted({o for _, _, o, _ in self.dataset.quads((subject, prop, None, None))}, key=str)

    def subjects(self, prop: URIRef, value: Node) -> list[Node]:
        return sorted({s for s, _, _, _ in self.dataset.quads((None, prop, value, None))}, key=str)

    def value(self, subject: Node, prop: URIRef) -> str:
        """The first value as text, or the empty string."""
        return next((str(o) for o in self.objects(subject, prop)), "")

    def label(self, node: Node) -> str:
        """The node's label; a claim's is its content, anything else's its local name."""
        text = self.value(node, RDFS.label) or self.value(node, dip.contentText) or self.value(node, nif.anchorOf)
        return text or str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    def types(self, node: Node) -> list[str]:
        """Local names of the `dip:` classes the node is directly in."""
        prefix = str(dip.Event)[: -len("Event")]
        return [str(t)[len(prefix):] for t in self.objects(node, RDF.type) if str(t).startswith(prefix)]

    def sentence(self, node: Node, *highlighted: Node) -> EvidenceText:
        """The sentence with the given spans highlighted as far as they lie in it."""
        article = next(iter(self.objects(node, dip.inArticle)))
        begin, end = self.offsets(node)
        marks = [self.offsets(span) for span in highlighted]
        inside = sorted({(max(a, begin) - begin, min(b, end) - begin) for a, b in marks if a < end and begin < b})
        return EvidenceText(
            article=str(article), file=self.value(article, dip.sourceFile), title=self.value(article, dcterms.title),
            publisher=self.value(article, dcterms.publisher), published=self.value(article, dip.published),
            url=self.value(article, schema.url), begin=begin, sentence=self.value(node, nif.anchorOf),
            highlights=tuple(inside))

    def offsets(self, span: Node) -> tuple[int, int]:
        return int(self.value(span, nif.beginIndex)), int(self.value(span, nif.endIndex))

    def evidence(self, node: Node) -> list[EvidenceText]:
        """The sentences an event, claim, tenure or mention rests on, with the words that matter highlighted."""
        if dip.Mention in self.objects(node, RDF.type):
            return [self.sentence(s, node) for s in self.objects(node, dip.inSentence)]
        spans = [s for p in (dip.triggerSpan, dip.cueSpan, dip.speakerSpan, dip.contentSpan, dip.titleSpan)
                 for s in self.objects(node, p)]
        found = [self.sentence(s, *spans) for s in self.objects(node, dip.evidence)]
        return sorted(found, key=lambda e: (e.file, e.begin))

    def find(self, name: str) -> Node:
        """The entity with that IRI, path below the base, label or other name (without case).

        QueryError when there is none, or when several have the name; it then lists them.
        """
        for iri in (name, BASE + name) if _IRI_PART.fullmatch(name) else ():
            if next(self.dataset.quads((URIRef(iri), None, None, None)), None):
                return URIRef(iri)
        rows = self._named(name)
        if not rows:
            raise QueryError(f"nothing in the graph is called {name!r}", hint=self._near(name))
        if len(rows) > 1:
            raise QueryError(f"{name!r} may be any of {', '.join(rows)}", hint="use one of these instead")
        return URIRef(BASE + rows[0])

    def _near(self, name: str) -> str:
        """Names that hold all the words, else one that is spelt alike."""
        triples = (t for p in (RDFS.label, skos.altLabel) for t in self.dataset.quads((None, p, None, None)))
        labels = {str(value) for node, _, value, _ in triples if self._kinds(node)}
        words = set(name.lower().split())
        holding = sorted(n for n in labels if words and words <= set(n.lower().split()))
        if holding:
            return f"did you mean {' or '.join(map(repr, holding[:_MOST_NEAR]))}?"
        return did_you_mean(name, sorted(labels)) or "`kg query entities` lists all names"

    def _kinds(self, node: Node) -> bool:
        return bool(_NAMED & set(self.objects(node, RDF.type))) and "/territory-of-" not in str(node)

    def _named(self, name: str) -> list[str]:
        wanted = " ".join(name.lower().split())
        by_label = self._entities(RDFS.label, wanted)
        return by_label or self._entities(skos.altLabel, wanted)

    def _entities(self, prop: URIRef, wanted: str) -> list[str]:
        found = {s for s, _, o, _ in self.dataset.quads((None, prop, None, None))
                 if " ".join(str(o).lower().split()) == wanted}
        return sorted(str(s).removeprefix(BASE) for s in found if self._kinds(s))
