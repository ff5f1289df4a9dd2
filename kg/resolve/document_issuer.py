"""Who speaks in a ministry's own release: its head ("the Secretary"), whoever signs it ("Statement by X"), and who is
meant by a statement that is cited again ("the statement also said").
"""

from __future__ import annotations

import re

from kg.model import EntityType, Mention, MentionKind, ParagraphKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft

__all__ = ["author_of", "cited_issuers", "head_of_issuer", "is_own_minister"]

_NEAR = 3  # sentences in which "it" takes up the statement in which somebody spoke


def head_of_issuer(mention: Mention, scene: Discourse) -> Draft | None:
    """ "The Secretary" in the State Department's own release: who led it on that day, named or not."""
    office = _office_of_head(scene)
    if office is None or scene.owner(mention) is not None or not mention.head.of(scene.text)[:1].isupper():
        return None
    gazetteer, words = scene.entities.gazetteer, set(mention.name.lower().split())
    titles = gazetteer.office(office).titles
    head = scene.lemma(mention)
    if not any(words <= set(title.split()) and head in title.split(" of ")[0].split()[-1:] for title in titles):
        return None
    return _holder(office, mention, scene)


def _office_of_head(scene: Discourse) -> str | None:
    """Gazetteer id of the office of the minister who leads the ministry that published the article."""
    if scene.issuer is None or scene.day is None:
        return None
    gazetteer = scene.entities.gazetteer
    kind = gazetteer.entry(scene.issuer).kind or ""
    office = gazetteer.find_office(kind.replace("ministry", "minister"), scene.issuer_state)
    return office.id if office is not None and office.body == scene.issuer else None


def _holder(office: str, mention: Mention, scene: Discourse) -> Draft | None:
    held = scene.entities.gazetteer.holders(office, scene.day)
    if len(held) != 1:
        return None
    draft = scene.entities.by_gazetteer(held[0].person)
    if draft is None:
        draft = scene.entities.add(mention, EntityType.PERSON, "issuer-head", 0.7)
        draft.gazetteer, draft.home = held[0].person, [scene.issuer_state] if scene.issuer_state else []
    return draft


def is_own_minister(draft: Draft, scene: Discourse) -> bool:
    """Whether a ministry's release brings him in first, with a title and without a state: "the Minister" there."""
    if scene.issuer_state is None:
        return False
    titled = [d for d in scene.people() if d.titles]
    first = min(titled, key=lambda d: d.mentions[0].span, default=None)
    return first is draft and scene.entities.state_of(draft) in {None, scene.issuer_state}


def author_of(scene: Discourse) -> Draft | None:
    """Who is "I" outside quotation marks: whoever the headline or first line says the statement is by."""
    signed = "|".join(sorted(scene.entities.lexicon.actors.signed))
    by = re.compile(rf"\b(?:{signed})s? (?:by|from|of)\b[^:;]*$", re.IGNORECASE)
    for other in scene.extraction.mentions:
        number = scene.extraction.sentences[other.sentence].paragraph
        paragraph = scene.extraction.document.paragraphs[number]
        if number and paragraph.kind is not ParagraphKind.HEADLINE:
            continue
        start = paragraph.span.start
        if other.kind is MentionKind.NAMED and other.label is EntityType.PERSON and by.search(
                scene.text, start, other.span.start):
            return scene.entities.of(other.id)
    return None


def cited_issuers(mention: Mention, scene: Discourse) -> list[Draft]:
    """Whose statement "the statement" or "it" takes up: who "said in a statement", or agreed on it, just before."""
    documents = scene.entities.lexicon.actors.documents
    if scene.text.startswith((" by ", " of ", " from "), mention.span.end):
        return []
    again = scene.lemma(mention) if mention.kind is MentionKind.NOMINAL else ""
    for other in reversed(scene.extraction.mentions):
        if other.span.start >= mention.span.start or other.kind is not MentionKind.NOMINAL:
            continue
        if not again and mention.sentence - other.sentence > _NEAR:
            return []
        named = scene.lemma(other)
        if named not in documents or (again and named != again) or other.role != "pobj" or other.governor != "in":
            continue
        said = [c for c in scene.extraction.claims if c.evidence.sentence == other.sentence and c.speakers
                and scene.entities.mentions[c.speakers[0]].span < other.span]
        speakers = [d for c in said[:1] for s in c.speakers for d in scene.entities.all_of(s)]
        return [d for d in speakers if d.type is not EntityType.PLACE]
    return []
