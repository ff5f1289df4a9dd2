"""kg's own resolver, asked the same question as the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coref.cases import Case
from coref.systems import Namer
from coref.text import Text
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import AttributionMode, Claim, EntityType, Evidence, Extraction, Mention, ResolvedDocument
from kg.resolve import resolve_document

__all__ = ["own_namers"]


def own_namers(texts: Iterable[Text], cases: Iterable[Case], gazetteer: Gazetteer) -> dict[str, Namer]:
    """kg as it runs, and kg told which claims there are, so that finding them does not count."""
    held: dict[str, list[Case]] = {}
    for case in cases:
        held.setdefault(case.document, []).append(case)
    plain, told = {}, {}
    for text in texts:
        found = extract(text.annotated, gazetteer)
        plain[text.name] = resolve_document(found, gazetteer)
        told[text.name] = resolve_document(_told(found, held.get(text.name, []), text), gazetteer)
    return {"kg, claims as found": _namer(plain), "kg, claims given": _namer(told)}


def _told(found: Extraction, cases: list[Case], text: Text) -> Extraction:
    claims = []
    for number, case in enumerate(cases):
        mention = _mention_at(case, text, found.mentions)
        if mention is not None:
            evidence = Evidence(mention.sentence, "gold", "gold")
            claims.append(Claim(f"gold{number}", (mention.id,), case.content, AttributionMode.INDIRECT, evidence,
                                speaker_span=case.span))
    return replace(found, claims=tuple(claims))


def _mention_at(case: Case, text: Text, mentions: Iterable[Mention]) -> Mention | None:
    """The mention that is most of the span; else a person in it, the one with its syntactic head, the longest."""
    root = text.root(case.span)

    def rank(mention: Mention) -> tuple[bool, bool, bool, bool, int, int]:
        shared = min(mention.span.end, case.span.end) - max(mention.span.start, case.span.start)
        headed = root is not None and mention.span.start <= root.idx < mention.span.end
        most, person = 10 * shared >= 7 * len(case.span), mention.label is EntityType.PERSON
        return most, mention.role != "poss", person, headed, shared, -len(mention.span)

    return max((m for m in mentions if m.span.overlaps(case.span)), key=rank, default=None)


def _namer(resolved: dict[str, ResolvedDocument]) -> Namer:
    def name(case: Case, text: Text) -> str:
        document = resolved[case.document]
        mention = _mention_at(case, text, document.mentions)
        denoted = [d.entities for d in document.denotations if mention is not None and d.mention == mention.id]
        names = {e.id: e.name for e in document.entities}
        return names[denoted[0][0]] if denoted else case.text

    return name
