"""Descriptions to people: "the secretary", "his Chinese counterpart"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon import Lexicon
from kg.model import EntityType, Gender, Mention, MentionKind
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_issuer import head_of_issuer, is_own_minister

__all__ = ["describe_holder", "describe_person", "title_fit", "title_holders"]

_SOON = 2  # sentences within which a lead's speaker is named
_ITS = re.compile(r"\b(?:its|their) (?:own )?$")


def describe_person(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """The person a definite singular description takes up, with rule and score; None if nobody fits."""
    if scene.lemma(mention) == "counterpart":
        return _counterpart(mention, scene)
    if _another(mention, scene):
        return None
    known = _by_register(mention, scene)
    if known is not None and known[2] > 0.7:
        return known
    found = _by_office(mention, scene) or known or _untitled(mention, scene) or _named_next(mention, scene)
    head = head_of_issuer(mention, scene) if found is None else None
    return (head, "issuer-head", 0.7) if head is not None else found


def _another(mention: Mention, scene: Discourse) -> bool:
    """"the last Kenyan president to visit" is not the president."""
    singled_out = not scene.entities.lexicon.reference.another.isdisjoint(mention.text.lower().split())
    return singled_out and scene.text.startswith(" to ", mention.span.end)


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
        score = title_fit(mention, draft.titles, scene)
        fitting = scene.gender_fits(mention, draft) and scene.state_fits(mention, draft)
        barred = (_of_somebody_else(mention, draft, scene) or _is_new(mention, draft, scene)
                  or _not_yet_told(mention, draft, score, scene))
        if score and fitting and not barred:
            fits.append((_is_own(mention, draft, scene), score, scene.last_before(draft, mention), draft))
    away = [f for f in fits if scene.entities.state_of(f[3]) not in scene.deeds.destinations(mention)]
    fits = away or fits  # "the minister's trip to Oslo" is not the Norwegian one's
    if not fits:
        return _by_implied(mention, scene)
    most = max(f[1] for f in fits)
    best = max(fits, key=lambda f: (f[0] and f[1] == most, *f[1:3]))  # a ministry's own, of those who fit alike
    return best[3], "title-register", round(0.6 + 0.1 * min(best[1], 3), 2)


def _of_somebody_else(mention: Mention, draft: Draft, scene: Discourse) -> bool:
    """"Chad recalled its ambassador" means nobody who acts for Norway."""
    if mention.role not in {"dobj", "nsubjpass"} or _ITS.search(scene.text, 0, mention.span.start) is None:
        return False
    subjects = [m for m in scene.in_sentence(mention.sentence) if m.role == "nsubj" and m.governor == mention.governor]
    owners = [d for m in subjects if m.span < mention.span and (d := scene.entities.of(m.id)) is not None]
    acted_for = [d for m in draft.mentions if m.acts_for and (d := scene.entities.of(m.acts_for)) is not None]
    state = scene.entities.state_of(owners[-1]) if owners else None
    return state not in {None, scene.entities.state_of(draft)} and any(d is not owners[-1] for d in acted_for)


def _not_yet_told(mention: Mention, draft: Draft, score: int, scene: Discourse) -> bool:
    """Somebody first named later is whom a description means only if his title says it whole and soon, or his state is
    the one it tells: "said the official" is no minister of whom the next paragraph tells.
    """
    if scene.last_before(draft, mention) >= 0:
        return False
    state, away = scene.home_state(mention), draft.mentions[0].sentence - mention.sentence
    if away == 0 or (state is not None and state == scene.entities.state_of(draft)):
        return False
    return score < 2 or state is not None or away > _SOON


def _is_new(mention: Mention, draft: Draft, scene: Discourse) -> bool:
    """"Peru's president", where Peru has not been told of before, is no president of an unknown state told before."""
    owner = scene.owner(mention)
    held = scene.entities.of(owner.id) if owner is not None and owner.label is EntityType.STATE else None
    if owner is None or held is None or held.mentions[0] != owner or scene.entities.state_of(draft) is not None:
        return False
    if all(title.lower().split()[-1] != scene.lemma(mention) for title in draft.titles):
        return False
    return scene.text.startswith(("'s ", "’s ", "' ", "’ "), owner.span.end)


def _untitled(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """ "The foreign minister" where nobody bears an office: whom alone the article told of, as subject just before."""
    titles = scene.entities.lexicon.titles
    if scene.home_state(mention) or not titles.is_of(scene.lemma(mention), titles.chief) or mention.quoted:
        return None
    before = [d for d in scene.people() if scene.last_before(d, mention) >= 0]
    if len(before) != 1 or before[0].titles or before[0].gazetteer or not scene.gender_fits(mention, before[0]):
        return None
    told = [m for m in before[0].mentions if m.span < mention.span and m.role in {"nsubj", "nsubjpass"}]
    if not told or mention.sentence - told[-1].sentence > 2:
        return None
    before[0].titles.append(mention.name)
    return before[0], "untitled-subject", 0.6


def _named_next(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """"The UN's envoy for Libya told the Council …" whom the next sentence calls by a name without any title.

    So leads are written. Nobody else speaks before, and who is named speaks too and is new.
    """
    lexicon, said = scene.entities.lexicon, scene.speakers
    told = scene.owner(mention) is not None or " for " in mention.name  # whose, or for what
    if mention.id not in said or mention.role != "nsubj" or not told:
        return None
    if not lexicon.titles.is_of(scene.lemma(mention), lexicon.titles.offices):
        return None
    named = [m for m in scene.extraction.mentions if m.kind is MentionKind.NAMED and m.label is EntityType.PERSON]
    behind = [m for m in named if 0 < m.sentence - mention.sentence <= _SOON]
    if not behind or any(m.id in said and m.span < mention.span for m in named):
        return None
    first, draft = behind[0], scene.entities.of(behind[0].id)
    if draft is None or first.id not in said or first.role != "nsubj" or " " not in first.name or first.quoted:
        return None
    new = draft.mentions[0] == first and not draft.titles and scene.state_fits(mention, draft)
    between = [m for n in range(mention.sentence + 1, first.sentence) for m in scene.in_sentence(n)
               if m.kind is MentionKind.PRONOUN and m.person == 3 and not m.plural]
    if not (new and scene.gender_fits(mention, draft)) or any(
            m.gender in {Gender.FEMALE, Gender.MALE} and m.gender is not draft.gender for m in between):
        return None
    draft.titles.append(mention.name)
    return draft, "named-next", 0.6


def _by_implied(mention: Mention, scene: Discourse) -> tuple[Draft, str, float] | None:
    """The one person whose title is told as another's ("his counterpart"), if the state tells him from that other."""
    if scene.home_state(mention) is None:
        return None
    fits = [d for d in scene.people() if title_fit(mention, d.implied, scene) and scene.state_fits(mention, d)]
    return (fits[0], "counterpart", 0.8) if len(fits) == 1 else None


def _is_own(mention: Mention, draft: Draft, scene: Discourse) -> bool:
    """Whether "the foreign minister", with no state, is that of the ministry or agency which published the article."""
    state, gazetteer = scene.own_state, scene.entities.gazetteer
    if scene.owner(mention) is None and is_own_minister(draft, scene):
        return True
    if state is None or scene.home_state(mention) is not None or scene.entities.state_of(draft) != state:
        return False
    office = gazetteer.find_office(mention.name, state)
    return office is not None and any((held := gazetteer.find_office(title, state)) is not None
                                      and held.id == office.id for title in draft.titles)


def title_fit(mention: Mention, titles: Sequence[str], scene: Discourse) -> int:
    """0 if no title of a person fits the description; more for each modifier shared."""
    in_full = scene.entities.lexicon.titles.in_full
    head, words = in_full(mention.head.of(scene.text)), _words(in_full(mention.name), scene)
    head = head.split()[-1] if " " in head else scene.lemma(mention)
    if mention.plural:
        words = words - {mention.head.of(scene.text).lower()} | {head}
    best, whole, lexicon = 0, mention.name.lower(), scene.entities.lexicon
    left = _is_left(mention.name, lexicon)
    for title in map(in_full, titles):
        shared, had = _words(title, scene), _is_left(title, lexicon)
        other = _other_portfolio(words, shared, scene) or _other_remit(words, title, scene)
        if not shared or other or _is_of_other(title, scene) or (left and not had):
            continue
        if _same_head(head, title, lexicon):
            lower = (shared - words) & lexicon.titles.lower_ranks
            fit = 2 + len(words & shared) - len(words - shared - {head}) - 3 * len(lower)
            best = max(best, fit if left is had else min(fit, 1))  # "the minister" is rather who is it now
        elif _covers(whole if whole in lexicon.titles.covers else head, title, lexicon):
            best = max(best, 1)
    return max(best, 0)


def _is_left(title: str, lexicon: Lexicon) -> bool:
    """Whether it tells an office that is no longer held: "former minister", "ex-president"."""
    return not lexicon.titles.former.isdisjoint(title.lower().replace("-", " ").split())


def _other_portfolio(words: set[str], title: set[str], scene: Discourse) -> bool:
    """Whether both name a portfolio and not the same: "the interior minister" is no foreign or prime minister."""
    titles = scene.entities.lexicon.titles
    one, two = titles.portfolios_in(words), titles.portfolios_in(title)
    return bool(one and two) and not one & two


def _other_remit(words: set[str], title: str, scene: Discourse) -> bool:
    """ "The foreign minister" is no minister for something else ("Minister for Latin America")."""
    titles, remit = scene.entities.lexicon.titles, title.lower().partition(" for ")[2].split()
    return bool(remit) and bool(titles.portfolios_in(words)) and not titles.portfolios_in(set(remit))


def _is_of_other(title: str, scene: Discourse) -> bool:
    """ "Brother of the foreign minister" tells another's office."""
    titles = scene.entities.lexicon.titles
    noun, of, _ = title.lower().partition(" of ")
    return bool(of) and noun.split()[-1] in titles.heads["relation"] - titles.peers


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
    if state is None or mention.acts_for is None:  # "his counterpart" is not of his state
        return None
    same = [d for d in scene.people() if scene.entities.state_of(d) == state]
    near = [d for d in same if any(m.sentence == mention.sentence for m in d.mentions)]
    chosen = near or same
    if not chosen:
        return None
    best = max(chosen, key=lambda d: scene.last_before(d, mention))
    return best, "counterpart", 0.8 if len(chosen) == 1 else 0.6


def title_holders(head: str, scene: Discourse) -> frozenset[str]:
    """Keys of the people with a title of that noun, or one that it covers ("leaders": presidents and premiers).

    Who bore it before ("former minister") does not count.
    """
    lexicon = scene.entities.lexicon
    return frozenset(
        d.key
        for d in scene.people()
        if any(_same_head(head, t, lexicon) or _covers(head, t, lexicon) for t in (*d.titles, *d.implied)
               if head in lexicon.titles.former or not _is_left(t, lexicon))
    )
