"""Officers and bodies beside whose name no state stands ("Prime Minister X"): which state an article plainly means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import EntityType, Mention, MentionKind
from kg.resolve.document_bare import bare_body_state
from kg.resolve.document_discourse import Discourse
from kg.resolve.document_entities import Draft
from kg.resolve.document_told import STATE_BODIES, foreign_around, homes_of, told_states

__all__ = ["imply_titles", "link_unmarked", "office_of", "posted"]

_SUBJECT = {"nsubj", "nsubjpass"}
_STATE_HEADS = frozenset({"minister", "spokesperson"})
_WHERE = {"in", "at"}
_MEETS = {"Call", "Consultation", "Meeting", "Negotiation"}


def imply_titles(scene: Discourse) -> None:
    """ "His Kyrgyz counterpart, X": X holds the office of the last person of the sentence who was told with one."""
    titles = scene.entities.lexicon.titles
    for draft in scene.people():
        named = [m for m in draft.mentions if m.kind is MentionKind.NAMED and _is_peer(m, scene)]
        for mention in named[:1]:
            near = (*scene.in_sentence(mention.sentence - 1), *scene.in_sentence(mention.sentence))
            before = [m for m in near if m.span < mention.span and m.titles and m.label is EntityType.PERSON
                      and not _is_peer(m, scene) and (m.sentence == mention.sentence or m.role in _SUBJECT)]
            told = before[-1].titles if before else ()
            draft.implied += [_without_state(t, scene) for t in told if t.lower().rstrip(".") not in titles.honorifics]


def _is_peer(mention: Mention, scene: Discourse) -> bool:
    peers = scene.entities.lexicon.titles.peers
    return any(not peers.isdisjoint(title.lower().split()) for title in mention.titles)


def _without_state(title: str, scene: Discourse) -> str:
    """ "Foreign Minister" of "Tajik Foreign Minister", "Norway's foreign minister", "Minister of Trade of Oman"."""
    words = title.split()
    named = [n for n, word in enumerate(words) if _is_state(word, scene)]
    while named and named[-1] == len(words) - 1 and len(words) > 2:
        words, named = words[:-2], named[:-1]
    return " ".join(words[named[-1] + 1 :] if named else words)


def _is_state(word: str, scene: Discourse) -> bool:
    gazetteer, plain = scene.entities.gazetteer, word.removesuffix("'s").removesuffix("’s")
    states = any(e.type is EntityType.STATE for e in gazetteer.find(plain))
    return plain[:1].isupper() and (states or gazetteer.demonym(plain) is not None)


def link_unmarked(scene: Discourse) -> None:
    """Give each the state whose body speaks of him, of which alone the article tells, or where the article is at home.

    Nobody gets a state where somebody else holds the same office, and of two with one office neither does, unless the
    article tells of two states only and the other officer is of the one.
    """
    loose = [d for d in scene.people() if d.titles and not d.home and d.gazetteer is None
             and not any(m.id in scene.titled_owners for m in d.mentions)]
    for draft in loose:
        told = _side_before(draft, scene)
        draft.home = [told] if told is not None else _sender(draft, scene)
    for draft in (d for d in loose if not d.home):
        foreign = scene.abroad(draft) | _met_as_foreign(draft, scene) | _told_beside(draft, scene)
        fits = (s for s in dict.fromkeys(_states(draft, scene)) if s not in foreign and _may_serve(draft, s, scene))
        leader = _leader_beside(draft, scene)
        home = scene.entities.state_of(leader) if leader is not None else next(fits, None)
        draft.home = [home] if home is not None else []
    for draft in list(scene.entities.drafts.values()):
        if draft.type is EntityType.GOVERNMENT_BODY and not draft.home and draft.gazetteer is None:
            states = {s for m in draft.mentions if (s := bare_body_state(m, scene)) is not None}
            if len(states) == 1:
                scene.give_body(draft, states.pop())
        elif draft.type is EntityType.GOVERNMENT_BODY and _is_misplaced(draft, scene):
            draft.home, draft.gazetteer = [], None
            scene.give_body(draft, homes_of(scene)[0])


def _is_misplaced(draft: Draft, scene: Discourse) -> bool:
    """Whether a body that the register knows by its bare name ("Foreign Office") is of a state that the article does
    not tell of, though it is at home in another.
    """
    state, homes = scene.entities.state_of(draft), homes_of(scene)
    if state is None or not homes or state == homes[0] or scene.entities.lexicon.actors.bare_bodies.isdisjoint(
            m.name.lower().removeprefix("the ") for m in draft.mentions):
        return False
    return all(d is draft or scene.entities.state_of(d) != state or draft.key in d.home
               for d in scene.entities.drafts.values())


def _may_serve(draft: Draft, state: str, scene: Discourse) -> bool:
    """Whether he can hold for the state the office that he is told with; one that the register does not know, if an
    outlet of that state reports.
    """
    office = office_of(draft, state, scene)
    if office is not None:
        return not _is_taken(draft, office, state, scene, issuer=state == scene.issuer_state)
    titles = scene.entities.lexicon.titles
    plain = [t.lower() for t in draft.titles if not t.lower().startswith((*titles.former, "opposition "))]
    heads = {w for t in plain for w in re.split(" of | to | for ", t)[0].split()[-1:]}
    ours = state.startswith("state/") and state == scene.own_state
    return ours and any(titles.is_of(head, _STATE_HEADS) for head in heads)


def _told_beside(draft: Draft, scene: Discourse) -> set[str]:
    """The states of those beside whom he is told as another's: "Minister X and Portugal's Y", "his counterpart X"."""
    found: set[str | None] = set()
    for mention in (m for m in draft.mentions if m.kind is MentionKind.NAMED):
        for other in scene.in_sentence(mention.sentence):
            beside = scene.entities.of(other.id)
            joined = (other.role == "conj" and other.governor == mention.head.of(scene.text)) or (
                mention.role == "conj" and mention.governor == other.head.of(scene.text))
            if beside is not None and beside.type is EntityType.PERSON and joined and beside.home:
                found.add(scene.entities.state_of(beside))
    if any(_is_peer(m, scene) for m in draft.mentions):
        told = [d for d in scene.people() if d is not draft and set(draft.implied) & set(d.titles)]
        found |= {scene.entities.state_of(d) for d in told[:1]}
    return {s for s in found if s is not None}


def _met_as_foreign(draft: Draft, scene: Discourse) -> set[str]:
    """The states of those whom he meets as told by their state: who talks with "French leaders" is not French."""
    own, found = {m.id for m in draft.mentions}, set()
    for event in scene.extraction.events:
        present = [scene.entities.mentions[a.mention] for a in event.arguments]
        if event.type in _MEETS and own & {m.id for m in present}:
            found |= {scene.home_state(m) for m in present if m.id not in own and m.plural
                      and scene.lemma(m) in scene.entities.lexicon.titles.heads["leader"] | {"official"}}
    return {s for s in found if s is not None and s != scene.issuer_state}


def _side_before(draft: Draft, scene: Discourse) -> str | None:
    """The state of "for the Peruvian side by Minister X", "the Peruvian delegation was led by X"."""
    actors, titles = scene.entities.lexicon.actors, scene.entities.lexicon.titles
    side, led, style = ("|".join(sorted(words)) for words in (actors.delegations, actors.leading, titles.styles))
    by = rf"(?:(?:was|is)\s+)?(?:(?:{led})\s+)?by\s+[^.,;]{{0,60}}"
    pattern = re.compile(rf"\b([A-Z][\w-]+)\s+(?:{side})\s*,?\s+(?:{by}|(?:(?:{style})\s+)?)$")
    mention = draft.mentions[0]
    found = pattern.search(scene.text, max(0, mention.span.start - 160), scene.title_start(mention))
    return scene.entities.gazetteer.demonym(found[1]) if found is not None else None


def _leader_beside(draft: Draft, scene: Discourse) -> Draft | None:
    """The leader to whom a minister is joined, who is of his state: "President A and Foreign Minister B"."""
    titles, mention = scene.entities.lexicon.titles, draft.mentions[0]
    if mention.role != "conj" or not _has_head(draft, titles.heads["minister"]):
        return None
    for other in scene.in_sentence(mention.sentence):
        leader = scene.entities.of(other.id) if other.span < mention.span and other.kind is MentionKind.NAMED else None
        if leader is None or leader.type is not EntityType.PERSON or mention.governor != other.head.of(scene.text):
            continue
        between = scene.text[other.span.end : scene.title_start(mention)].strip(" ,")
        leads = other.titles and not _is_peer(other, scene) and _has_head(leader, titles.heads["leader"])
        if leads and between == "and":
            return leader
    return None


def _has_head(draft: Draft, heads: frozenset[str]) -> bool:
    """Whether a title of his ends in one of the nouns; "Prime Minister" is a leader's, and no minister's."""
    nouns = (re.split(" of | to | for ", title.lower())[0] for title in draft.titles)
    return any(("premier" if noun.endswith("prime minister") else noun.split()[-1]) in heads for noun in nouns)


def _states(draft: Draft, scene: Discourse) -> Iterator[str]:
    """States the officer may act for, the surest first."""
    first = min((m for m in draft.mentions if m.kind is MentionKind.NAMED), key=lambda m: m.span)
    told, more = told_states(scene), told_states(scene, capitals=True)
    speaking = {s for m in scene.in_sentence(first.sentence) if m.span != first.span and (s := _voice(m, scene))}
    yield from speaking if len(speaking) == 1 else ()
    yield from _of_ministry(draft, first, scene)
    homes, around = homes_of(scene), _around(first, scene)
    if len(told) == 1 and told == more and homes in ([], told):
        yield from told
    for several in (told, more):
        if len(several) == 2 and around <= {*several}:
            yield from (a for a, b in (several, several[::-1]) if _has_peer(draft, b, scene))
        having = [s for s in several if office_of(draft, s, scene) is not None]
        yield from having if len(several) > 1 and len(having) == 1 and _is_chief(draft, scene) else ()
    for own in homes:
        if not foreign_around(first, own, scene):
            yield own


def _sender(draft: Draft, scene: Discourse) -> list[str]:
    """Of an ambassador "of Austria" that state; of one "to Moscow" the state where the article is at home, or the other
    one of the two it tells of.
    """
    sent, there = _envoys_states(draft, scene, "of|from"), posted(draft, scene)
    if len(sent) == 1:
        return sorted(sent)
    told = told_states(scene, capitals=True) if there else []
    others = [s for s in homes_of(scene) or (told if len(told) == 2 else []) if s not in there]
    return others if len(there) == 1 and len(others) == 1 else []


def posted(draft: Draft, scene: Discourse) -> set[str]:
    """The states to which an envoy's title says he is sent: he is none of theirs."""
    return _envoys_states(draft, scene, "to|in|at")


def _envoys_states(draft: Draft, scene: Discourse, before: str) -> set[str]:
    """The states that the title of an envoy names after one of the words `before` names."""
    gazetteer, envoys = scene.entities.gazetteer, "|".join(map(re.escape, sorted(scene.entities.lexicon.titles.envoys)))
    named = re.compile(rf"(?i:\b(?:{envoys})[\w-]*)(?: of [^,]*?)? (?:{before}) (?:the )?([A-Z][\w' ’.-]*?)(?= to |$)")
    names = [found[1] for t in draft.titles if (found := named.search(t)) is not None]
    return {s for n in names for e in gazetteer.find(n)[:1] if (s := e.id if e.type is EntityType.STATE else e.state)}


def _around(mention: Mention, scene: Discourse) -> set[str]:
    """The states told of in the sentence, also by adjectives and capitals, but not as where something is."""
    found: set[str | None] = set()
    for other in scene.in_sentence(mention.sentence):
        draft = scene.entities.of(other.id)
        if draft is not None and not (other.role == "pobj" and other.governor in _WHERE):
            found.add(scene.entities.state_of(draft))
        elif draft is None and other.label is EntityType.STATE:
            found.update(other.candidates[:1])
    return {state for state in found if state is not None}


def _is_chief(draft: Draft, scene: Discourse) -> bool:
    """Whether he is told with an office that leads a state, and nothing else."""
    titles = scene.entities.lexicon.titles
    led = [words for t in draft.titles if titles.lower_ranks.isdisjoint(words := t.lower().split())]
    return any(titles.is_of(words[-1], titles.chief) for words in led if words[-1] not in titles.anybodys)


def _of_ministry(draft: Draft, first: Mention, scene: Discourse) -> list[str]:
    """ "Taiwan's foreign ministry said … Foreign Minister X": the state of the one ministry told just before."""
    gazetteer = scene.entities.gazetteer
    near = [d for s in (first.sentence - 1, first.sentence) for m in scene.in_sentence(s) if m.span < first.span
            and (d := scene.entities.of(m.id)) is not None and d.type is EntityType.GOVERNMENT_BODY and d.gazetteer]
    led = {(state, d.gazetteer): gazetteer.office(office).body == d.gazetteer for d in near
           if (state := scene.entities.state_of(d)) and (office := office_of(draft, state, scene))}
    return [next(iter(led))[0]] if len(led) == 1 and all(led.values()) else []


def _voice(mention: Mention, scene: Discourse) -> str | None:
    """The state of a state or its body that speaks in the sentence."""
    draft = scene.entities.of(mention.id)
    speaks = mention.id in scene.speakers and mention.role in _SUBJECT
    return scene.entities.state_of(draft) if draft is not None and speaks and draft.type in STATE_BODIES else None


def _has_peer(draft: Draft, state: str, scene: Discourse) -> bool:
    """Whether somebody is known to hold that office for the state: his counterpart is of the other one."""
    office = office_of(draft, state, scene)
    return office is not None and _is_taken(draft, office, state, scene)


def office_of(draft: Draft, state: str, scene: Discourse) -> str | None:
    """Gazetteer id of the state's office that one of the officer's titles names."""
    gazetteer = scene.entities.gazetteer
    for title in (*draft.titles, *draft.implied):
        found = gazetteer.find_office(title, state)
        holder = gazetteer.entry(found.acts_for) if found is not None and found.acts_for else None
        if found is not None and holder is not None and state in {holder.id, holder.state}:
            return found.id
    return None


def _is_taken(draft: Draft, office: str, state: str, scene: Discourse, *, issuer: bool = False) -> bool:
    """Whether another officer of the article is of that state, or of none yet, with the same office.

    A ministry (`issuer`) tells of its own minister first: who comes later with no state does not count.
    """
    for other in scene.people():
        home = scene.entities.state_of(other)
        later = issuer and other.mentions[0].span > draft.mentions[0].span
        rival = other is not draft and (home == state or (home is None and not later))
        if rival and office_of(other, state, scene) == office:
            return True
    return False
