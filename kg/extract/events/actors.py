"""Which nouns can act, and the actors inside a longer phrase ("Yemen rejected a U.S. request" is aimed at the U.S.)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kg.extract.events.acting import addressee, heads_mention, saying, unknown_name
from kg.extract.events.cues import load_cues
from kg.extract.events.frames import Lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.nouns import MODIFIERS, antecedent, conjuncts, instances, preps
from kg.extract.events.sides import paired_state
from kg.extract.events.syntax import subjects
from kg.extract.index import MentionIndex
from kg.model import Claim, EntityType, Mention, MentionKind
from kg.parse import Token

__all__ = ["Actors"]

_ACTING = frozenset(EntityType) - {EntityType.PLACE}
_NAMES = {"PERSON", "ORG", "NORP", "GPE"}
_PLACES = {"GPE", "LOC", "FAC"}
_DEPTH = 4


class Actors:
    """Reads tokens as actors or places of one document; mints mentions for noun phrases that have none."""

    def __init__(self, index: MentionIndex, lexicon: Lexicon, claims: tuple[Claim, ...] = ()) -> None:
        self._index = index
        self._claims = claims
        inside = [span for claim in claims for span in claim.content]
        self._first_person = [m.span.start for m in index.all() if m.person == 1 and not m.quoted
                              and m.role == "nsubj" and not any(s.contains(m.span) for s in inside)]
        self._people = lexicon.classes["actor"]
        self.groups = lexicon.classes["group"]
        self._private = lexicon.classes["private"]
        self._towns = lexicon.classes["town"]
        self._plain = lexicon.classes["people"] - lexicon.classes["force"] - lexicon.classes["state_actor"]
        self._officials = lexicon.classes["official"]
        self._emissaries = lexicon.classes["emissary"]
        self.measures = lexicon.classes["measure"]
        self._wordings, self._motions = lexicon.classes["wording"], lexicon.classes["motion"]
        self._deeds, self._suffered = lexicon.classes["deed"], lexicon.classes["suffered"]

    def speakers(self, token: Token) -> list[Token]:
        """Who says what the token is part of: by the claim around it, else by the verb of saying above its clause."""
        here = [(len(span), claim.speakers) for claim in self._claims for span in claim.content
                if span.start <= token.idx < span.end and claim.speakers]
        if here:
            heads = {self._index.get(m).head.start for m in min(here)[1]}
            return [t for t in token.doc if t.idx in heads]
        verb = saying(token)
        return self.of(subjects(verb)) if verb is not None else self._narrator(token)

    def _narrator(self, token: Token) -> list[Token]:
        """"I" or "we" of a text that speaks for itself, the nearest before, else behind: "We … Mali must act"."""
        at = bisect_left(self._first_person, token.idx)
        near = (*reversed(self._first_person[:at]), *self._first_person[at:])
        held = self._index.covering(token)
        return [] if not near or (held is not None and held.quoted) else [t for t in token.doc if t.idx == near[0]]

    def several_owners(self, token: Token) -> bool:
        """Two states before a noun: "UK-France co-operation", "Sino-Russian exercises" are not told apart further."""
        names = [c for c in token.children if c.dep_ in {"compound", "amod", "nmod", "poss"}]
        near = [t for c in names for t in c.subtree if t.ent_type_ in {"GPE", "NORP"} or self.is_state(t)]
        return len({t.i for t in near}) > 1

    def is_state(self, token: Token) -> bool:
        """A state's name or adjective."""
        held = self._index.at(token)
        return held is not None and held.label is EntityType.STATE

    def mention(self, token: Token) -> Mention:
        """The mention that a token heads, innermost named one around it, or a new nominal one."""
        token = antecedent(token)
        held = self._index.at(token)
        if held is None or held.kind is not MentionKind.NAMED:
            held = self._renamed(token) or held
        if held is not None:
            return held
        around = self._index.covering(token)
        return around if around is not None and heads_mention(around, token) else self._index.ensure(token)

    def named(self, token: Token) -> bool:
        """The token stands for somebody with a name, or for people of somebody with a name."""
        return self.mention(token).kind is not MentionKind.NOMINAL or self.home(token) is not None

    def home(self, token: Token) -> Mention | None:
        """The first body or state that unnamed people belong to."""
        return next(iter(self.homes(token)), None)

    def homes(self, token: Token) -> list[Mention]:
        """The bodies or states that unnamed people belong to ("ministers of the coalition", "of Japan and India")."""
        held = self.mention(token)
        if held.kind is not MentionKind.NOMINAL:
            return []
        near = [t for c in token.children if c.dep_ == "poss" for t in conjuncts(c)]
        far = [t for word, t in preps(token) if word in {"of", "from"}]
        leads = lemma(token) in self._officials  # "the head of the corresponding body of Oman"
        far += [t for below in far if leads or self.nominal(below) for word, t in preps(below) if word == "of"]
        far += [t for word in (token, *far) if word is token or self._people_of(word) for t in self._before(word)]
        found = [self._index.at(t) or self._index.covering(t) for t in (*near, *far)]
        named = [m for m, t in zip(found, (*near, *far), strict=True) if m is not None and m.kind is MentionKind.NAMED
                 and m.label in _ACTING and (t in near or m.label is not EntityType.PERSON)]
        return named or [self._index.ensure(t) for t in far if self._counted(t)]

    def _people_of(self, token: Token) -> bool:
        """"an employee of the Peruvian consulate", but not "victims of the Peruvian attack"."""
        held = self._index.at(token)
        return self.nominal(token) and (held is None or held.kind is MentionKind.NOMINAL)

    def _before(self, token: Token) -> list[Token]:
        """What describes a noun from the left: "Peruvian diplomats", "a Peruvian vice-consul"."""
        heads = (token, token.nbor(-2)) if token.i > 1 and token.nbor(-1).text == "-" else (token,)
        out = [t for head in heads for c in head.children if c.dep_ in MODIFIERS for t in conjuncts(c)
               if t.i == 0 or t.nbor(-1).text != "-"]  # "pro-Russian" is not of Russia
        paired, last = paired_state(token), token.nbor(-1) if token.i else token
        if paired is not None:
            out.insert(0, paired)
        if last.dep_ == "dative" and last.head == token.head and last.ent_type_ in {"NORP", "GPE"}:
            out.append(last)  # "accused Tajik guards", read as two objects
        return out

    def beside_name(self, token: Token) -> list[Token]:
        """"U.S. and South Korean forces": a state before a name that holds only the second one."""
        held = self.mention(token)
        if held.kind is not MentionKind.NAMED:
            return []
        near = [t for t in self._before(token) if t.ent_type_ in {"GPE", "NORP"} and t.idx < held.span.start]
        return [t for t in near if t.nbor().text == "," or t.nbor().pos_ == "CCONJ"]

    def _counted(self, token: Token) -> bool:
        """States told as a number: "officials of the two countries"."""
        counted = any(c.lower_ in load_grammar().plural_words for c in token.children)
        return counted and lemma(token) in load_grammar().counted_states

    def owners(self, token: Token) -> list[Mention]:
        """Pronouns of the body or state whose forces or officials these are ("its aircraft", "our diplomats")."""
        if self.mention(token).kind is not MentionKind.NOMINAL:
            return []
        return [self._index.ensure(c) for c in token.children if c.dep_ == "poss" and c.lower_ in load_grammar().owning]

    def _renamed(self, token: Token) -> Mention | None:
        """The name in apposition: "the capital Kabul", "the town of Rafah"."""
        near = [c for c in token.children if c.dep_ == "appos"]
        if lemma(token) in self._towns:
            near += [t for word, t in preps(token) if word == "of"]
        found = [m for c in near if (m := self._index.at(c)) is not None and m.kind is MentionKind.NAMED]
        return found[0] if found else None

    def acts(self, token: Token) -> bool:
        """The token is, or refers to, somebody who can act: a name, a role noun, a people, a pronoun."""
        token = antecedent(token)
        held = self._index.at(token)
        if held is not None and held.label in _ACTING:
            return True
        if token.lower_ in load_grammar().pronouns and token.pos_ in {"PRON", "DET"}:
            return token.lower_ != "it" or token.dep_ in {"nsubj", "nsubjpass"} or addressee(token)
        if held is not None and held.label is EntityType.PLACE:
            return token.tag_ == "NNS" and lemma(token) in load_grammar().counted_states  # "the Gulf states"
        return token.ent_type_ in _NAMES or self.nominal(token) or unknown_name(token)

    def private(self, token: Token) -> bool:
        """An unnamed person or business that acts for itself ("the airline", "my aunt")."""
        grammar = load_grammar()
        if lemma(token) in grammar.counted_states and any(c.lower_ in grammar.owning_things for c in token.children):
            return False  # "its neighbours" are a state's
        bare = not any(c.ent_type_ in _NAMES for c in token.subtree)
        return token.pos_ == "NOUN" and bare and lemma(token) in self._private

    def counted(self, token: Token) -> bool:
        """"the two men": who they are was told before."""
        grammar, words = load_grammar(), {c.lower_ for c in token.children}
        return (lemma(token) in grammar.paired and bool(words & set(grammar.definite))
                and bool(words & set(grammar.plural_words)))

    def posted(self, token: Token) -> bool:
        """An ambassador or the like, whose "to" tells where he is posted."""
        return lemma(token) in self._emissaries

    def nominal(self, token: Token) -> bool:
        """A role noun or collective ("ministry", "rebels", "delegation"), or "the two"."""
        if token.pos_ == "NUM":
            told = token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in load_grammar().plural_words
            return told and any(c.lower_ == "the" for c in token.children)
        return token.pos_ in {"NOUN", "PROPN"} and lemma(token) in self._people

    def typical(self, token: Token) -> set[str]:
        """The role noun that a name stands for where a frame asks for one: a person is as good as "minister"."""
        held = self._index.at(token)
        label = held.label if held is not None else None
        if token.pos_ == "PRON":
            return {token.lower_}
        if label is EntityType.PERSON or (label is None and token.ent_type_ == "PERSON"):
            return {"minister"}
        if label in {EntityType.STATE, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANIZATION}:
            return {"government", "rebel", "citizen"} if token.ent_type_ == "NORP" else {"government"}
        if label is EntityType.ORGANIZATION or token.ent_type_ == "ORG":
            return {"government", "group"}
        if token.pos_ == "PROPN" and not token.ent_type_:
            return {"minister"}
        return {"GPE": {"government"}, "NORP": {"rebel", "citizen"}}.get(token.ent_type_, set())

    def person(self, token: Token) -> bool:
        """People without office or arms, by the noun: "journalist", "refugees"."""
        return token.pos_ == "NOUN" and lemma(token) in self._plain

    def state(self, token: Token) -> bool:
        held = self._index.at(token)
        return held is not None and held.label is EntityType.STATE

    def body(self, token: Token) -> bool:
        held = self._index.at(token)
        return held is not None and held.label is EntityType.INTERNATIONAL_ORGANIZATION

    def place(self, token: Token) -> bool:
        """The token names a place, or a state taken as one."""
        held = self._index.at(token)
        if held is not None and held.label is not None:
            return held.label in {EntityType.PLACE, EntityType.STATE}
        return token.ent_type_ in _PLACES

    def only_place(self, token: Token) -> bool:
        """A place that stands for no state: "Oslo", "the city of Oslo"."""
        held, named = self._index.at(token), self._renamed(token)
        if held is None:
            return token.ent_type_ in _PLACES if named is None else named.label is EntityType.PLACE
        return held.label is EntityType.PLACE and not self.acts(token)

    def of(self, tokens: Iterable[Token]) -> list[Token]:
        """The tokens that act; "a group of rebels" acts through its members."""
        out: list[Token] = []
        for token in tokens:
            members = [t for word, t in preps(token) if word == "of" and (self.acts(t) or self.place(t))]
            group = lemma(token) in self.groups or token.pos_ == "NUM"
            held = self._index.at(token)
            if group and members and (held is None or held.kind is not MentionKind.NAMED):
                out += [t for t in members if t not in out]
            elif self.acts(token) and token not in out:
                out.append(antecedent(token))
            headed = (c for c in token.children if c.dep_ == "acl" and lemma(c) in load_grammar().headed)
            beside = [t for a in (token, *members) for t in instances(a)] + [
                t for c in headed for word, t in preps(c) if word == "by"]
            out += [t for t in beside if self.acts(t) and t not in out]
        return out

    def inside(self, tokens: Sequence[Token], depth: int = 0, *, acting: bool = False) -> list[Token]:
        """Actors that a phrase belongs to or leads to: owner, adjective of nationality, prepositional phrases.

        With `acting` only those who may be behind it, not whom it is aimed at or in whose country it merely stands
        ("an attack on Cuba by Peru", "a bomb in Syria").
        """
        out: list[Token] = []
        for token in tokens:
            if acting and lemma(token) in self._towns:
                continue
            for found in (self._owners(token), self.adjectives(token), self._led(token, depth, acting)):
                if found:
                    out += [t for t in found if t not in out]
                    break
        return out

    def authors(self, token: Token) -> list[Token]:
        """Who puts out a statement or letter: "a statement from Peru", "a foreign ministry statement"."""
        if lemma(token) not in self._motions or self.acts(token):
            return []
        named = self.inside([token], acting=True) if lemma(token) in self._wordings else []
        if not named and token.dep_ == "dobj":  # "issued a statement condemning"
            rejected = load_cues().read("verbs", lemma(token.head)) == "negated"
            return [] if rejected else self.of(subjects(token.head))
        return named or [c for c in token.children if c.dep_ in MODIFIERS and self.nominal(c)]

    def guilty(self, things: Sequence[Token]) -> list[Token] | None:
        """Who did the deeds, not whom they befell: "the attack on Cuba by Peru"; None if it is not all deeds."""
        deeds = [t for t in things if lemma(t) in self._deeds and not self.acts(t)]
        if not deeds or deeds != list(things):
            return None
        below = [t for _, t in preps(*deeds)]
        out = [t for word, t in preps(*deeds, *below) if word == "by"]
        out += [t for deed in deeds for word, t in preps(deed) if word == "of" and lemma(deed) not in self._suffered]
        out += [a for t in out if not self.acts(t) for a in self.inside([t], acting=True)]
        out += [t for deed in deeds for t in self.adjectives(deed) if not self.only_place(t)]
        out += [t for deed in deeds for t in self._owners(deed)
                if lemma(deed) not in self._suffered or self.state(t)]
        return self.of(out)

    def _owners(self, token: Token) -> list[Token]:
        return [t for c in token.children if c.dep_ == "poss" for t in conjuncts(c)
                if t.lower_ not in load_grammar().possessives and (self.acts(t) or self.place(t))]

    def adjectives(self, token: Token) -> list[Token]:
        """Names before a noun: "German" of "German trucks"."""
        near = [t for c in token.children if c.dep_ in MODIFIERS for t in conjuncts(c)]
        held = {t.i: self._index.at(t) for t in near}
        return [t for t in near if t.ent_type_ in _NAMES or ((h := held[t.i]) is not None and h.label in _ACTING)]

    def _led(self, token: Token, depth: int, acting: bool) -> list[Token]:
        if depth > _DEPTH:
            return []
        participles = (c for c in token.children if c.dep_ in {"acl", "relcl"} and c.tag_ in {"VBN", "VBG"})
        found = list(preps(token, *participles))
        for lead in load_grammar().doing if acting else load_grammar().leads:
            heads = [t for word, t in found if word == lead]
            direct = [t for t in self.of(heads) if lead not in {"in", "at"} or self.place(t)]
            direct = direct or [t for t in heads if self.place(t)]
            below = direct or self.inside(heads, depth + 1, acting=acting)
            if below:
                return below
        return []
