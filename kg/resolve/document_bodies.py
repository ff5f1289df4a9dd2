"""Descriptions to bodies and states: "the ministry", "the country", "the Russian side", "the release"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_issuer import cited_issuers

__all__ = ["describe_body", "describe_state", "resolve_issue", "resolve_members"]

_NEAR = 3  # sentences in which a body told by its owner, or by its noun alone, is taken up or named
_BODIES = {EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION}


def describe_body(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """The body or organization that "the ministry", "the regime", "the group" takes up."""
    head = scene.lemma(mention)
    fits = list(_fitting_bodies(head, mention, scene))
    if not fits:
        owned = _owned_before(head, mention, scene)
        return (owned, "body-description", 0.7) if owned is not None else None
    best = max(fits, key=lambda f: (f[0], f[1]))
    if best[0] < 0:
        return None
    return best[2], "body-description", round(0.6 + 0.1 * best[0], 2)


def _owned_before(head: str, mention: Mention, scene: Discourse) -> Draft | None:
    """The body that was told before by whose it is, unneeded then: "its foreign ministry … The ministry"."""
    if mention.id not in scene.used or mention.label is not EntityType.GOVERNMENT_BODY or " " in mention.name:
        return None
    for other in reversed(scene.extraction.mentions):
        if other.span.start >= mention.span.start or other.kind is not MentionKind.NOMINAL:
            continue
        if mention.sentence - other.sentence > _NEAR:
            return None
        if scene.lemma(other) == head and other.label is mention.label and not other.plural:
            owner = scene.owner(other)
            if owner is None or scene.entities.knows(other):
                return scene.entities.of(other.id)
            if owner.kind is MentionKind.PRONOUN and not scene.entities.knows(owner):
                _own_state(owner, scene)
            return scene.entities.of(other.id) if scene.join_named_body(other) else None
    return None


def _own_state(owner: Mention, scene: Discourse) -> None:
    """ "Peru expelled the envoy, said its ministry": "its" is the state that is subject there."""
    for sentence in (owner.sentence, owner.sentence - 1):
        acting = [d for m in scene.in_sentence(sentence) if m.span < owner.span and m.role in {"nsubj", "nsubjpass"}
                  and (d := scene.entities.of(m.id)) is not None and d.type is EntityType.STATE]
        if len(acting) == 1:
            scene.entities.join(owner, acting[0], "neuter-recency", 0.7)
        if acting:
            return


def _telling_words(mention: Mention, scene: Discourse) -> set[str]:
    """Words in front of the noun, which the body's name must then have; not its state, which is compared apart."""
    owner = scene.entities.mentions.get(mention.acts_for or "")
    home = owner.name.lower().split() if owner is not None else []
    skip = {*home, *scene.entities.lexicon.actors.same_words}
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in mention.name.split()[:-1]]
    return {w for w in words if w not in skip and scene.entities.gazetteer.demonym(w.capitalize()) is None}


def _fitting_bodies(head: str, mention: Mention, scene: Discourse) -> Iterator[tuple[int, int, Draft]]:
    actors = scene.entities.lexicon.actors
    kin = next((k for k in (actors.regime_head, actors.administration_head) if head in k), frozenset())
    wanted = _telling_words(mention, scene)
    own = not wanted and scene.home_state(mention) is None and mention.head.of(scene.text)[:1].isupper()
    for draft in scene.entities.drafts.values():
        if draft.type not in {
            EntityType.GOVERNMENT_BODY,
            EntityType.ORGANIZATION,
            EntityType.INTERNATIONAL_ORGANIZATION,
        }:
            continue
        names = {m.name.lower() for m in draft.mentions} | scene.entry_names(draft) | set(_lettered(draft, scene))
        exact = any(n.split()[-1:] == [head] or n.startswith(f"{head} of ") for n in names)
        loose = head in kin and any(n.split()[-1:] and n.split()[-1] in kin for n in names)
        if any(not any(w in n for n in names) for w in wanted):
            continue
        if (exact or loose) and scene.state_fits(mention, draft):
            before = scene.last_before(draft, mention)
            if before < 0 and own and draft.mentions[0].sentence - mention.sentence > _NEAR:
                continue  # "the Government" is the writer's own, not whichever one is named in the last paragraph
            yield (2 if exact else 1) - 2 * (before < 0), before, draft


def _lettered(draft: Draft, scene: Discourse) -> Iterator[str]:
    """ "Ruling cndd-fdd party": the whole phrase of a party that is named by its letters."""
    for mention in draft.mentions:
        if mention.kind is MentionKind.NAMED and mention.text != mention.name:
            before = scene.text[max(0, mention.span.start - 12) : mention.span.start].split()[-1:]
            yield " ".join((*before, mention.text)).lower()


def resolve_issue(mention: Mention, scene: Discourse) -> bool:
    """ "The release", "a State Department note": whoever issued it; "the Department" in its own release: the issuer."""
    lexicon, head = scene.entities.lexicon, scene.lemma(mention)
    if head in lexicon.actors.documents:
        if mention.id not in scene.used:  # a document is a thing, unless it speaks or acts
            return False
        owner = scene.entities.of(mention.acts_for)
        if owner is None and mention.acts_for is None and scene.is_definite(mention) and not mention.plural:
            owner = _owner_before(head, mention, scene)
        if owner is None and mention.id in scene.used and head in lexicon.actors.issued:
            owner = scene.issuing_body(mention)
        owners = [owner] if owner is not None else cited_issuers(mention, scene) if scene.is_definite(mention) else []
        if owners:
            scene.entities.join_group(mention, owners, "document-issuer", 0.7)
        return bool(owners)
    own = mention.head.of(scene.text)[:1].isupper() and mention.name == mention.head.of(scene.text)
    if (
        own
        and head in lexicon.actors.self_names
        and scene.determiner(mention) == "the"
        and scene.issuer
        and describe_body(mention, scene) is None
    ):
        issuer = scene.issuing_body(mention)
        if issuer is not None:
            scene.entities.join(mention, issuer, "issuer", 0.8)
            return True
    return False


def _owner_before(head: str, mention: Mention, scene: Discourse) -> Draft | None:
    """Issuer of the latest document of that kind told of before, or who adopted, issued or sent it."""
    for other in reversed(scene.extraction.mentions):
        if other.span.start < mention.span.start and other.kind is MentionKind.NOMINAL and scene.lemma(other) == head:
            owner = scene.entities.of(other.id) or scene.entities.of(other.acts_for) or _issued_by(other, scene)
            if owner is not None:
                return owner
    return _issued_by(mention, scene)


def _issued_by(document: Mention, scene: Discourse) -> Draft | None:
    if document.role not in {
        "dobj",
        "nsubjpass",
        "pobj",
    } or document.governor not in scene.entities.lexicon.actors.issuing | {"in"}:
        return None
    for other in scene.extraction.mentions:
        if (
            other.sentence == document.sentence
            and other.role in {"nsubj", "agent"}
            and other.governor == document.governor
        ):
            return scene.entities.of(other.id)
    return None


def describe_state(mention: Mention, scene: Discourse) -> Draft | None:
    """ "The country": the state told of just before, best as subject or owner; not the one that is subject here."""
    head = scene.lemma(mention)
    if head in scene.entities.lexicon.actors.sides and not mention.plural:
        return _whose_side(mention, scene)
    if (
        head not in scene.entities.lexicon.actors.bare_states
        or mention.name.lower() != head
        or not scene.is_definite(mention)
    ):
        return None
    owner, own = scene.owner(mention), scene.home_state(mention)
    if owner is not None and owner.kind is MentionKind.PRONOUN and own is not None:  # "his country"
        return scene.state(own, mention)
    fits = []
    for other in scene.resolved_before(mention):
        draft = scene.entities.of(other.id)
        distance = mention.sentence - other.sentence
        if distance > 3:
            break
        here = distance == 0 and other.role in {"nsubj", "nsubjpass"}
        state = scene.entities.state_of(draft) if draft is not None else None
        target = scene.entities.by_gazetteer(state) if state else None
        if target is not None and not here and draft is not None and _is_styled(head, target, scene):
            weight = (
                2 * (other.role in {"nsubj", "nsubjpass", "poss"}) - 2 * distance - (draft.type is not EntityType.STATE)
            )
            fits.append((weight, other.span.start, target))
    best = max(fits, key=lambda f: (f[0], f[1]))[2] if fits else None
    return None if best is not None and _is_joined(best, mention, scene) else best


def _is_styled(head: str, state: Draft, scene: Discourse) -> bool:
    """Whether the state may be called so: "the kingdom" is one by its full name."""
    if head not in scene.entities.lexicon.actors.styled_states or state.gazetteer is None:
        return True
    entry = scene.entities.gazetteer.entry(state.gazetteer)
    return any(head in name.lower().split() for name in (entry.name, *entry.aliases))


def _whose_side(mention: Mention, scene: Discourse) -> Draft | None:
    """ "The Russian side" is Russia."""
    inner = [d for m in scene.in_sentence(mention.sentence) if m.kind is MentionKind.NAMED
             and m.label is EntityType.STATE and mention.span.contains(m.span) and (d := scene.entities.of(m.id))]
    return inner[0] if len(inner) == 1 and inner[0].type is EntityType.STATE else None


def _is_joined(state: Draft, mention: Mention, scene: Discourse) -> bool:
    """Whether the state was last told of together with another ("Kenya and Uganda signed"): either may be meant."""
    last = max((m for m in state.mentions if m.span.start < mention.span.start), key=lambda m: m.span, default=None)
    if last is None or last.sentence == mention.sentence:
        return False
    joined = [m for m in scene.in_sentence(last.sentence) if m.role == "conj"
              and m.label is EntityType.STATE and m.governor == last.name]
    return bool(joined)


def resolve_members(mention: Mention, scene: Discourse) -> bool:
    """ "The members of the Security Council", "Council members", "Nato members" speak and act as the body."""
    if scene.lemma(mention) != "member" or not mention.plural or scene.determiner(mention) not in {"the", ""}:
        return False
    owner = scene.entities.of(mention.acts_for) or _whose_members(mention, scene)
    if owner is None or owner.type is EntityType.STATE:
        return False
    scene.entities.join(mention, owner, "members", 0.7)
    return True


def _whose_members(mention: Mention, scene: Discourse) -> Draft | None:
    """The body named right before the word, or the last one told of whose name ends in what stands there."""
    before = mention.name.split()[:-1]
    inner = [d for m in scene.in_sentence(mention.sentence) if mention.span.contains(m.span)
             and m.kind is MentionKind.NAMED and (d := scene.entities.of(m.id)) is not None]
    if inner or len(before) != 1:
        return inner[0] if len(inner) == 1 else None
    for other in scene.resolved_before(mention):
        draft = scene.entities.of(other.id)
        if draft is not None and draft.type in _BODIES and scene.entry_name(draft).endswith(f" {before[0].lower()}"):
            return draft
    return None
