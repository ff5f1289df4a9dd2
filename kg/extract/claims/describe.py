"""Drafts become claims: speakers, addressees, what they are about, stance, and which claim is told inside which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.claims.actors import Actors
from kg.extract.claims.around import Around
from kg.extract.claims.meaning import certainty_of, mode_of, polarity_of
from kg.extract.claims.scene import Draft, Scene
from kg.extract.claims.stance import stance_of
from kg.extract.claims.syntax import antecedent, conjuncts, source_span
from kg.extract.claims.wording import load_topics
from kg.model import CharSpan, Claim, EntityType, Evidence, MentionKind
from kg.parse import Token

__all__ = ["describe"]


def describe(scene: Scene, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """Claims in text order of their content; of two with the same content and speaker the surer is kept."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.content, draft.source.i if draft.source is not None else -1)
        if key not in best or best[key].confidence < draft.confidence:
            best[key] = draft
    ordered = sorted(best.values(), key=lambda d: (d.content[0], d.anchor.i))
    speakers = [_speakers(scene, draft) for draft in ordered]
    actors = Actors(scene)
    claims = [_claim(scene, draft, said_by, actors) for draft, said_by in zip(ordered, speakers, strict=True)]
    return tuple(_nested(_distinct(claims), ordered))


def _speakers(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Ids of the speakers' mentions: all conjuncts of a coordinated subject, the noun behind a relative pronoun."""
    if draft.source is None:
        return ()
    heads = list(conjuncts(antecedent(draft.source)))
    return tuple(dict.fromkeys(_mention(scene, t) for t in (heads[1:] if _two_offices(scene, heads) else heads)))


def _two_offices(scene: Scene, heads: list[Token]) -> bool:
    """Whether the first of two nouns is another office of whom the second names: "security chief and premier X".

    Without articles: "the minister and premier X" are two.
    """
    if len(heads) != 2 or heads[0].left_edge.dep_ in {"det", "poss"} or heads[1].left_edge.dep_ in {"det", "poss"}:
        return False
    first, second = scene.index.covering(heads[0]), scene.index.covering(heads[1])
    named = second is not None and second.kind is MentionKind.NAMED and second.label is EntityType.PERSON
    titled = named and second is not None and heads[1].left_edge.idx < second.span.start
    office = first is None or (first.kind is not MentionKind.NAMED and first.label in {EntityType.PERSON, None})
    return titled and office and not heads[0].lower_.endswith("s")


def _mention(scene: Scene, token: Token) -> str:
    """Mention of a speaker: of a title with its holder's name right behind it, the name's."""
    held = scene.index.ensure(token)
    if held.kind is MentionKind.NAMED or token.i + 1 >= len(token.doc):
        return held.id
    end = source_span(token).end
    words = token.doc.inside(held.span.end, end)
    if words is None or any(t.dep_ in {"cc", "prep"} and t.lower_ in {"and", "or"} for t in words):
        return held.id
    for word in reversed(words):
        name = scene.index.covering(word) if word.pos_ == "PROPN" else None
        if name is not None and name.label is EntityType.PERSON and name.span.end == end:
            return name.id
    return held.id


def _claim(scene: Scene, draft: Draft, speakers: tuple[str, ...], actors: Actors) -> Claim:
    index, first, last = scene.index, draft.content[0], draft.content[-1]
    addressees = tuple(dict.fromkeys(index.ensure(t).id for a in draft.addressees if _hearer(a) for t in conjuncts(a)))
    about = tuple(m.id for m in actors.within(draft.content) if m.id not in speakers)
    sign, toward = stance_of(scene, draft, actors)
    topics = load_topics(scene.annotated.document.article.language)
    return Claim(
        id=f"c{first.start}-{last.end}", speakers=speakers, content=draft.content, mode=mode_of(scene, draft),
        evidence=Evidence(index.sentence_of(draft.anchor.idx), "claims", draft.rule, draft.confidence),
        speaker_span=_speaker_span(scene, draft), cue=draft.cue_span,
        polarity=polarity_of(scene, draft), certainty=certainty_of(scene, draft), speech_act=draft.cue.act,
        addressees=addressees, relayed_by=tuple(index.ensure(t).id for t in draft.relays), about=about,
        topics=topics.of(" ".join(span.of(scene.text) for span in draft.content)), stance=sign,
        stance_toward=tuple(m for m in toward if m not in speakers))


def _speaker_span(scene: Scene, draft: Draft) -> CharSpan | None:
    """The speaker's words, without a cue before them that was read as part of the name ("Said Laura Beck: …")."""
    if draft.source is None:
        return None
    span, cue = source_span(draft.source), draft.cue_span
    if draft.rule == "headline/tail":  # the parser may have joined the source and what stands before it
        start = max(span.start, draft.content[-1].end)
        label = CharSpan(start, span.end).of(scene.text)
        return CharSpan(span.end - len(label.lstrip(" -–—:\t")), span.end)
    if cue is None or cue.start != span.start or cue.end >= span.end:
        return span
    rest = CharSpan(cue.end, span.end).of(scene.text)
    return CharSpan(span.end - len(rest.lstrip()), span.end)


def _hearer(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} and token.ent_type_ not in {"DATE", "TIME"}


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Ids made distinct where two speakers are given the same words: the later in text order gets its cue's offset."""
    seen: set[str] = set()
    out = []
    for claim in claims:
        if claim.id in seen:
            claim = replace(claim, id=f"{claim.id}-{claim.cue.start if claim.cue else len(seen)}")
        seen.add(claim.id)
        out.append(claim)
    return out


def _nested(claims: list[Claim], drafts: list[Draft]) -> list[Claim]:
    """Each claim told inside another with that one as parent, and its speakers as those who relay it."""
    out, held = [], Around(c.content for c in claims)
    for claim, draft in zip(claims, drafts, strict=True):
        around = [c for c in (claims[n] for n in held.at(draft.anchor.idx)) if c.content != claim.content]
        parent = min(around, key=lambda c: (sum(len(s) for s in c.content), c.id), default=None)
        if parent is not None:
            relays = claim.relayed_by or tuple(m for m in parent.speakers if m not in claim.speakers)
            claim = replace(claim, parent=parent.id, relayed_by=relays)
        out.append(claim)
    return out
