"""Descriptions to people, bodies and states: "the secretary", "his Chinese counterpart", "the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft

__all__ = [
    "describe_body", "describe_holder", "describe_person", "describe_state", "resolve_issue", "resolve_members",
    "title_holders"]


def describe_person(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """The person a definite singular description takes up, with rule and score; None if nobody fits."""
    if scene.lemma(mention) == "counterpart":
        return _counterpart(mention, scene)
    known = _by_register(mention, scene)
    return known if known is not None and known[2] > 0.7 else _by_office(mention, scene) or known


def describe_holder(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """Whom an office with "a" means where its one holder stands in the same sentence.

    "The first visit a French president has paid": said of an office that one person holds, it means that person too.
    """
    if mention.label is not EntityType.PERSON or mention.plural or scene.office(mention) is None:
        return None
    found = _by_register(mention, scene) if mention.acts_for else None
    beside = [m for m in scene.in_sentence(mention.sentence) if m.kind is MentionKind.NAMED]
    if found is None or found[2] <= 0.7 or all(scene.entities.of(m.id) is not found[0] for m in beside):
        return None
    return found[0], "holder-beside", 0.6


def _by_register(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """The latest person before the mention (else after it) who was introduced with a fitting title."""
    fits = []
    for draft in scene.people():
        score = _title_fit(mention, draft, scene)
        if score and scene.gender_fits(mention, draft) and scene.state_fits(mention, draft):
            fits.append((_is_own(mention, draft, scene), score, scene.last_before(draft, mention), draft))
    if not fits:
        return None
    best = max(fits, key=lambda f: f[:3])
    return best[3], "title-register", round(0.6 + 0.1 * min(best[1], 3), 2)


def _is_own(mention: Mention, draft: Draft, scene: Discourse) -> bool:
    """Whether "the foreign minister", with no state, is that of the ministry or agency which published the article."""
    state, gazetteer = scene.own_state, scene.entities.gazetteer
    if state is None or scene.home_state(mention) is not None or scene.entities.state_of(draft) != state:
        return False
    office = gazetteer.find_office(mention.name, state)
    return office is not None and any((held := gazetteer.find_office(title, state)) is not None
                                      and held.id == office.id for title in draft.titles)


def _title_fit(mention: Mention, draft: Draft, scene: Discourse) -> int:
    """0 if no title of the person fits the description; more for each modifier shared."""
    head, words = scene.lemma(mention), _words(mention.name, scene)
    best = 0
    for title in draft.titles:
        shared = _words(title, scene)
        if not shared or _other_portfolio(words, shared, scene):
            continue
        if _same_head(head, title, scene.entities.lexicon):
            lower = (shared - words) & scene.entities.lexicon.titles.lower_ranks
            best = max(best, 2 + len(words & shared) - len(words - shared - {head}) - 3 * len(lower))
        elif _covers(head, title, scene.entities.lexicon):
            best = max(best, 1)
    return max(best, 0)


def _other_portfolio(words: set[str], title: set[str], scene: Discourse) -> bool:
    """Whether both name a portfolio and not the same: "the interior minister" is no foreign or prime minister."""
    titles = scene.entities.lexicon.titles
    one, two = titles.portfolios_in(words), titles.portfolios_in(title)
    return bool(one and two) and not one & two


def _words(text: str, scene: Discourse) -> set[str]:
    """Content words of a title, without its state (compared apart)."""
    words = {
        w.strip("'’,.").removesuffix("'s").removesuffix("’s") for w in text.lower().replace("-", " ").split()
    } - scene.entities.lexicon.titles.ignored
    return {w for w in words if scene.entities.gazetteer.demonym(w.capitalize()) is None}


def _same_head(head: str, title: str, lexicon: Lexicon) -> bool:
    heads = [w for w in title.lower().replace("-", " ").split() if w in lexicon.heads]
    main = heads[-1] if heads else ""
    before_of = title.lower().split(" of ")[0].split(" for ")[0].split(" to ")[0].split()
    return head == main or (bool(before_of) and before_of[-1] == head)


def _covers(head: str, title: str, lexicon: Lexicon) -> bool:
    return any(particular in title.lower() for particular in lexicon.titles.covers.get(head, ()))


def _by_office(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """Who held the office on the day of the article, if the document names that person."""
    office = scene.office(mention)
    if office is None:
        return None
    for holding in scene.entities.gazetteer.holders(office, scene.day):
        draft = scene.entities.by_gazetteer(holding.person)
        if draft is not None:
            return draft, "office-holder", 0.8
    return None


def _counterpart(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """ "his Chinese counterpart": a person of that state, best with a title like that of the person "his" means."""
    state = scene.home_state(mention)
    if state is None:
        return None
    same = [d for d in scene.people() if scene.entities.state_of(d) == state]
    near = [d for d in same if any(m.sentence == mention.sentence for m in d.mentions)]
    chosen = near or same
    if not chosen:
        return None
    best = max(chosen, key=lambda d: scene.last_before(d, mention))
    return best, "counterpart", 0.8 if len(chosen) == 1 else 0.6


def describe_body(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """The body or organization that "the ministry", "the regime", "the group" takes up."""
    head = scene.lemma(mention)
    fits = list(_fitting_bodies(head, mention, scene))
    if not fits:
        return None
    best = max(fits, key=lambda f: (f[0], f[1]))
    if best[0] < 0:
        return None
    return best[2], "body-description", round(0.6 + 0.1 * best[0], 2)


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
    for draft in scene.entities.drafts.values():
        if draft.type not in {
            EntityType.GOVERNMENT_BODY,
            EntityType.ORGANIZATION,
            EntityType.INTERNATIONAL_ORGANIZATION,
        }:
            continue
        names = {m.name.lower() for m in draft.mentions} | {scene.entry_name(draft)}
        exact = any(n.split()[-1:] == [head] or n.startswith(f"{head} of ") for n in names)
        loose = head in kin and any(n.split()[-1:] and n.split()[-1] in kin for n in names)
        if any(not any(w in n for n in names) for w in wanted):
            continue
        if (exact or loose) and scene.state_fits(mention, draft):
            before = scene.last_before(draft, mention)
            yield (2 if exact else 1) - 2 * (before < 0), before, draft


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
        if owner is None:
            return False
        scene.entities.join(mention, owner, "document-issuer", 0.7)
        return True
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


def title_holders(head: str, scene: Discourse) -> frozenset[str]:
    """Keys of the people with a title of that noun, or one that it covers ("leaders": presidents and premiers)."""
    lexicon = scene.entities.lexicon
    return frozenset(
        d.key
        for d in scene.people()
        if any(_same_head(head, t, lexicon) or _covers(head, t, lexicon) for t in d.titles)
    )


def describe_state(mention: Mention, scene: Discourse) -> Draft | None:
    """ "The country": the state told of just before, best as subject or owner; not the one that is subject here."""
    head = scene.lemma(mention)
    if (
        head not in scene.entities.lexicon.actors.bare_states
        or mention.name.lower() != head
        or not scene.is_definite(mention)
    ):
        return None
    fits = []
    for other in scene.subjects_before(mention):
        draft = scene.entities.of(other.id)
        distance = mention.sentence - other.sentence
        if distance > 3:
            break
        here = distance == 0 and other.role in {"nsubj", "nsubjpass"}
        state = scene.entities.state_of(draft) if draft is not None else None
        target = scene.entities.by_gazetteer(state) if state else None
        if target is not None and not here and draft is not None:
            weight = (
                2 * (other.role in {"nsubj", "nsubjpass", "poss"}) - 2 * distance - (draft.type is not EntityType.STATE)
            )
            fits.append((weight, other.span.start, target))
    best = max(fits, key=lambda f: (f[0], f[1]))[2] if fits else None
    return None if best is not None and _is_joined(best, mention, scene) else best


def _is_joined(state: Draft, mention: Mention, scene: Discourse) -> bool:
    """Whether the state was last told of together with another ("Kenya and Uganda signed"): either may be meant."""
    last = max((m for m in state.mentions if m.span.start < mention.span.start), key=lambda m: m.span, default=None)
    if last is None or last.sentence == mention.sentence:
        return False
    joined = [m for m in scene.in_sentence(last.sentence) if m.role == "conj"
              and m.label is EntityType.STATE and m.governor == last.name]
    return bool(joined)


def resolve_members(mention: Mention, scene: Discourse) -> bool:
    """ "The members of the Security Council" speak and act as the council."""
    if scene.lemma(mention) != "member" or not mention.plural or scene.determiner(mention) != "the":
        return False
    owner = scene.entities.of(mention.acts_for)
    if owner is None or owner.type is EntityType.STATE:
        return False
    scene.entities.join(mention, owner, "members", 0.7)
    return True
