"""The discourse of a document: what a mention's words show and who is near, for the rules that resolve descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kg.gazetteer import Entry
from kg.lexicon import Lexicon
from kg.model import EntityType, Extraction, Gender, Mention, MentionKind
from kg.resolve.document_deeds import Deeds
from kg.resolve.document_entities import Draft, Entities
from kg.resolve.document_home import agency_state, capital_state, dateline_state, issuer_of
from kg.resolve.document_voices import Voices

__all__ = ["Discourse"]

_OWNER = re.compile(r"^.*?(?:['’]s|s['’])\s+")

_SEATED = re.compile(r"\s+in\s+([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*)")  # "in Addis Ababa"
_BODIES = {EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION}


class Discourse:
    """Look-ups over the mentions of one document and the entities found so far. `day` is the publication date (ISO).

    own_state   the state of the ministry or national news agency that published the article
    seat        the state, told of in the article, from whose capital it was written
    deeds       who does what, as the article tells it
    voices      who says what
    """

    def __init__(
        self, extraction: Extraction, entities: Entities, used: frozenset[str], speakers: frozenset[str] = frozenset()
    ) -> None:
        self.extraction = extraction
        self.entities = entities
        self._starts = [m.span.start for m in extraction.mentions]
        self._by_sentence: dict[int, list[Mention]] = {}
        for mention in extraction.mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
        self._owners = _possessors(extraction)
        self.titled_owners = _titled_owners(extraction, entities.lexicon)
        self.used = used | set(self.titled_owners.values()) | {self._owners[m] for m in used if m in self._owners}
        self.speakers = speakers
        words = "|".join(entities.lexicon.reference.determiners)
        self._determiner = re.compile(rf"\b({words})[\s“\"]*$", re.IGNORECASE)
        self.text = extraction.document.article.text
        published = extraction.document.article.published
        self.day = published.isoformat() if published else None
        self.issuer, self.issuer_state = issuer_of(extraction.document.article.publisher, entities)
        self.own_state = self.issuer_state or agency_state(extraction.document.article.publisher, entities)
        seat = dateline_state(self.text, entities.gazetteer)
        self.seat = seat if seat is not None and self.is_told(seat) else None
        self.deeds = Deeds(extraction, entities)
        self.voices = Voices(extraction)

    def determiner(self, mention: Mention) -> str:
        """The word before the mention if it is a determiner or numeral, in lower case, else ""."""
        found = self._determiner.search(self.text, max(0, mention.span.start - 12), mention.span.start)
        return found.group(1).lower() if found else ""

    def is_definite(self, mention: Mention) -> bool:
        """Whether the description points at somebody known: "the", "Norway's", or a capitalised office alone."""
        word = self.determiner(mention)
        return word in self.entities.lexicon.reference.definite or _OWNER.match(mention.text) is not None or (
            not word and mention.name[:1].isupper() and not mention.plural and self._in_title_case(mention)
        )

    def _in_title_case(self, mention: Mention) -> bool:
        head = mention.head.of(self.text)
        return head[:1].isupper() or (
            mention.name[:1].isupper() and mention.span.start == self.sentence_start(mention)
        )

    def sentence_start(self, mention: Mention) -> int:
        """Offset at which the mention's sentence begins."""
        return self.extraction.sentences[mention.sentence].span.start

    def lemma(self, mention: Mention) -> str:
        """The head noun in lower case, singular for regular plurals."""
        word = mention.head.of(self.text).lower().removeprefix("then-").removeprefix("ex-")
        if mention.plural:
            if word.endswith("men"):
                return word[:-2] + "an"
            if word.endswith("ies"):
                return word[:-3] + "y"
            return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        return word

    def abroad(self, draft: Draft) -> set[str]:
        """Gazetteer ids of the states that the entity is told to visit: none of them is its own."""
        return {s for m in draft.mentions for s in self.deeds.destinations(m)}

    def state(self, state: str, mention: Mention) -> Draft:
        """The state as an entity; first seen in the mention if the text has not named it."""
        draft = self.entities.by_gazetteer(state)
        if draft is None:
            draft = self.entities.add(mention, EntityType.STATE, "state-description", 0.6)
            draft.gazetteer = state
        return draft

    def title_start(self, mention: Mention) -> int:
        """Where the title in front of the name begins, or the name."""
        return _title_start(mention, self.text)

    def people(self) -> list[Draft]:
        """Persons, in the order in which they were found."""
        return self.entities.people()

    def last_before(self, draft: Draft, mention: Mention) -> int:
        """Offset of the entity's latest mention before this one, or -1."""
        return max((m.span.start for m in draft.mentions if m.span.start < mention.span.start), default=-1)

    def gender_fits(self, mention: Mention, draft: Draft) -> bool:
        """No conflict of known genders."""
        told = {Gender.FEMALE, Gender.MALE}
        return not (mention.gender in told and draft.gender in told and mention.gender is not draft.gender)

    def owner(self, mention: Mention) -> Mention | None:
        """Whom the mention acts for, or whose it is ("its" before "foreign ministry")."""
        return self.entities.mentions.get(mention.acts_for or self._owners.get(mention.id, ""))

    def is_told(self, actor: str) -> bool:
        """Whether the article names the state, its bodies or its known people, or the organization."""
        held = (m.candidates[0] for m in self.extraction.mentions if m.candidates and m.label is not EntityType.PLACE)
        return any(actor in {e, self.entities.gazetteer.entry(e).state} for e in held) or actor == self.own_state

    def home_state(self, mention: Mention) -> str | None:
        """Gazetteer id of the state that the mention shows itself to be of ("Chinese" in "Chinese counterpart").

        A body's may be told by a capital: "the foreign ministry in Managua".
        """
        held = self.owner(mention)
        if held is None:
            there = _SEATED.match(self.text, mention.span.end) if mention.label is EntityType.GOVERNMENT_BODY else None
            return capital_state(there[1], self.entities.gazetteer) if there is not None else None
        draft = self.entities.of(held.id)
        if draft is not None:
            return self.entities.state_of(draft)
        return held.candidates[0] if held.candidates and held.label is EntityType.STATE else None

    def state_fits(self, mention: Mention, draft: Draft) -> bool:
        """No conflict between the states of a description and of an entity."""
        state = self.home_state(mention)
        other = self.entities.state_of(draft)
        return state is None or state == other or (other is None and state not in self.abroad(draft))

    def office(self, mention: Mention) -> str | None:
        """Gazetteer id of the office a description names; a bare one is that of the issuer's state."""
        title = mention.name
        found = self.entities.gazetteer.find_office(title, self.home_state(mention) or self.issuer_state)
        return found.id if found else None

    def entry_name(self, draft: Draft) -> str:
        """The gazetteer's name of the entity in lower case, or ""."""
        return self.entities.gazetteer.entry(draft.gazetteer).name.lower() if draft.gazetteer else ""

    def entry_names(self, draft: Draft) -> set[str]:
        """All names that the gazetteer has of the entity, in lower case: NATO is "the Atlantic Alliance" as well."""
        if not draft.gazetteer:
            return {""}
        entry = self.entities.gazetteer.entry(draft.gazetteer)
        return {name.lower() for name in (entry.name, *entry.aliases)}

    def issuing_body(self, mention: Mention) -> Draft | None:
        """The body that published the article, as an entity; first seen in the mention if the text has not named it."""
        if self.issuer is None:
            return None
        draft = self.entities.by_gazetteer(self.issuer)
        if draft is None:
            draft = self.entities.add(mention, EntityType.GOVERNMENT_BODY, "issuer", 0.8)
            draft.gazetteer = self.issuer
            draft.home = [self.issuer_state] if self.issuer_state else []
        return draft

    def join_named_body(self, mention: Mention, bare: str | None = None) -> bool:
        """Give the mention the body that its words name, for its state ("its foreign ministry") or by themselves,
        written small ("the state department"), if there is one.

        `bare` is the state of a body beside which none stands.
        """
        if mention.plural or mention.label is None or mention.label is EntityType.PERSON:
            return False
        state = self.home_state(mention) or bare
        if state is not None and mention.label is not EntityType.GOVERNMENT_BODY:
            return False
        found = self._known_body(mention.name, state) if state is not None else self._known_small(mention)
        draft = self.entities.by_gazetteer(found.id) if found is not None else None
        if draft is not None:
            self.entities.join(mention, draft, "body-of-state", 0.7)
        elif found is not None:
            draft = self.entities.add(mention, found.type, "body-of-state", 0.7)
            draft.gazetteer, draft.home = found.id, [s for s in (found.state,) if s]
        return found is not None

    def _known_small(self, mention: Mention) -> Entry | None:
        """The body that the words name when written large, if it is no other state's than one told of."""
        if " " not in mention.name or not mention.name.islower() or self.determiner(mention) != "the":
            return None
        found = [e for e in self.entities.gazetteer.find(mention.name.title()) if e.type in _BODIES]
        return found[0] if len(found) == 1 and (found[0].state is None or self.is_told(found[0].state)) else None

    def _known_body(self, name: str, state: str) -> Entry | None:
        """The gazetteer's body that the words name for the state."""
        gazetteer, words = self.entities.gazetteer, _OWNER.sub("", name)
        held = gazetteer.entry(state)
        known = (e for name in (held.name, *held.aliases) for e in gazetteer.find(f"{name}'s {words}"))
        return next((e for e in known if e.type is EntityType.GOVERNMENT_BODY and e.state == state), None)

    def give_body(self, draft: Draft, state: str) -> None:
        """The bare body is the state's: the one that the gazetteer knows, which the article may have named before."""
        found = self._known_body(draft.mentions[0].name, state)
        twin = self.entities.by_gazetteer(found.id) if found is not None else None
        if twin is not None:
            self.entities.merge(draft, twin, "body-of-state")
        else:
            draft.home, draft.gazetteer = [state], found.id if found is not None else None

    def styled(self, mention: Mention) -> Mention | None:
        """The description or name right behind a style of address: "HE the Minister of Trade"."""
        if mention.name not in self.entities.lexicon.titles.styles:
            return None
        for other in self.in_sentence(mention.sentence):
            if other.span.start > mention.span.end and other.kind is not MentionKind.PRONOUN:
                between = self.text[mention.span.end : other.span.start].split()
                return other if not between or between == ["the"] else None
        return None

    def is_pointed_at(self, mention: Mention) -> bool:
        """Of whom a sentence tells whose subject only points: "It was Peru's second veto"."""
        pointing = (m for m in self.in_sentence(mention.sentence) if m.span < mention.span and m.role == "nsubj")
        return mention.role == "poss" and any(
            m.kind is MentionKind.PRONOUN and m.gender is Gender.NEUTER and m.governor == "be" for m in pointing)

    def is_fronted(self, mention: Mention) -> bool:
        """Whom the sentence is about though he is no subject: who speaks in it, and "for him, …" at its head."""
        opening = self.text[self.sentence_start(mention) : mention.span.start].lower().split()
        fronts = self.entities.lexicon.reference.fronts
        return mention.id in self.speakers or (opening[:1] != [] and opening[0] in fronts and len(opening) <= 4)

    def in_sentence(self, sentence: int) -> Sequence[Mention]:
        """All mentions of one sentence, by offset."""
        return self._by_sentence.get(sentence, ())

    def resolved_before(self, mention: Mention) -> Iterable[Mention]:
        """Resolved mentions before this one, latest first."""
        mentions = self.extraction.mentions
        for place in range(bisect_left(self._starts, mention.span.start) - 1, -1, -1):
            if self.entities.knows(mentions[place]):
                yield mentions[place]


def _possessors(extraction: Extraction) -> dict[str, str]:
    """Description → the possessive pronoun right before it."""
    ends = {m.span.end: m.id for m in extraction.mentions if m.kind is MentionKind.PRONOUN and m.role == "poss"}
    text = extraction.document.article.text
    before = {m.id: _end_before(m, text) for m in extraction.mentions if m.kind is MentionKind.NOMINAL}
    return {mention: ends[end] for mention, end in before.items() if end in ends}


def _titled_owners(extraction: Extraction, lexicon: Lexicon) -> dict[str, str]:
    """Named person → the possessive pronoun before the title: "its" of "its spokeswoman Irina Petrescu"."""
    ends = {m.span.end: m.id for m in extraction.mentions if m.kind is MentionKind.PRONOUN and m.role == "poss"}
    text = extraction.document.article.text
    out = {}
    for mention in extraction.mentions:
        start = _title_start(mention, text) if mention.kind is MentionKind.NAMED else mention.span.start
        title = text[start : mention.span.start].lower().strip(" ,").split()
        if title and start - 1 in ends and title[-1] not in lexicon.titles.others:
            out[mention.id] = ends[start - 1]
    return out


def _title_start(mention: Mention, text: str) -> int:
    for title in mention.titles:
        start = text.rfind(title, max(0, mention.span.start - len(title) - 3), mention.span.start)
        if start >= 0:
            return start
    return mention.span.start


def _end_before(mention: Mention, text: str) -> int:
    """Offset behind the last mark that is no white space before the mention."""
    end = mention.span.start
    while end and text[end - 1].isspace():
        end -= 1
    return end
