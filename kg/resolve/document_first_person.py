"""I and we: the speaker of the quotation, the author of a statement, or the body that published the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Claim, EntityType, Mention
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_issuer import author_of

__all__ = ["claim_around", "resolve_first_person"]

_SUBJECT = {"nsubj", "nsubjpass", "csubj"}
_FAR = 6  # sentences over which a quotation is announced with a colon


def resolve_first_person(mention: Mention, scene: Discourse) -> None:
    """I and we: the speaker of the claim they stand in; outside claims the body that published the text."""
    claim = claim_around(mention, scene)
    if claim is not None:
        drafts = [d for s in claim.speakers for d in scene.entities.all_of(s)]
        if drafts and mention.person == 1:
            side = _side(drafts, scene) if mention.plural else []
            scene.entities.join_group(mention, drafts + side, "quoted-speaker", 0.9 if not mention.plural else 0.6)
        elif mention.person == 2:
            addressed = [d for a in claim.addressees for d in scene.entities.all_of(a)]
            if addressed:
                scene.entities.join_group(mention, addressed, "quoted-addressee", 0.7)
        return
    if mention.quoted:
        _nearest_speaker(mention, scene)
    elif mention.person == 1 and (author := author_of(scene)) is not None:
        ours = scene.entities.by_gazetteer(scene.issuer_state) if mention.plural and scene.issuer_state else None
        scene.entities.join_group(mention, [author, *([ours] if ours is not None else [])], "author", 0.8)
    elif mention.person == 1 and scene.issuer_state:
        draft = scene.entities.by_gazetteer(scene.issuer_state)
        if draft is None and mention.id in scene.used:
            kind = scene.entities.gazetteer.entry(scene.issuer_state).type  # a state, or the European Union
            draft = scene.entities.add(mention, kind, "issuer", 0.8)
            draft.gazetteer = scene.issuer_state
        elif draft is not None:
            scene.entities.join(mention, draft, "issuer", 0.8)


def _side(speakers: Sequence[Draft], scene: Discourse) -> list[Draft]:
    """The states, told of in the document, for which the speakers say "we"."""
    states = [s for d in speakers if d.type is EntityType.PERSON and (s := scene.entities.state_of(d))]
    return [d for s in dict.fromkeys(states) if (d := scene.entities.by_gazetteer(s)) is not None]


def _nearest_speaker(mention: Mention, scene: Discourse) -> None:
    """A quotation that no claim covers: the person who is subject beside it, in its sentence or the one before.

    Of a longer quotation, the sentence before is the one that announces it with a colon.
    """
    if mention.person != 1 or mention.plural:
        return
    announced = _announced_in(mention, scene)
    beside = {mention.sentence - 1, mention.sentence, mention.sentence if announced is None else announced}
    near = [
        m
        for sentence in sorted(beside)
        for m in scene.in_sentence(sentence)
        if not m.quoted
        and m.role in _SUBJECT
        and (draft := scene.entities.of(m.id)) is not None
        and draft.type is EntityType.PERSON
    ]
    if near:
        best = max(near, key=lambda m: (m.sentence, -abs(m.span.start - mention.span.start)))
        draft = scene.entities.of(best.id)
        if draft is not None:
            scene.entities.join(mention, draft, "beside-quotation", 0.6)


def _announced_in(mention: Mention, scene: Discourse) -> int | None:
    """The sentence, ending in a colon, that announces the quotation in whose middle the mention stands."""
    for sentence in reversed(scene.extraction.sentences[max(0, mention.sentence - _FAR) : mention.sentence]):
        if sentence.span.of(scene.text).rstrip().endswith(":"):
            return sentence.index
    return None


def claim_around(mention: Mention, scene: Discourse) -> Claim | None:
    """Innermost claim whose content holds the mention and whose speaker is somebody else's mention."""
    around = [
        (sum(len(s) for s in c.content), c)
        for c in scene.extraction.claims
        if any(s.contains(mention.span) for s in c.content) and mention.id not in c.speakers
    ]
    return min(around, key=lambda a: a[0])[1] if around else None
