"""Readings of one sentence that tell of one event: which is kept of "met for talks", "imposed sanctions"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.events.arguments import Filled
from kg.extract.events.cues import load_cues
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match, several
from kg.extract.events.nouns import led, preps
from kg.extract.events.syntax import governor, subjects
from kg.model import Realis
from kg.parse import Token

__all__ = ["CONSULT", "HOSTILE", "Reading", "distinct", "tells"]

CONSULT = {"Meeting", "Visit", "Call", "Negotiation", "Mediation", "Consultation"}
_TELLING = {"nsubj", "dobj", "nsubjpass"}
HOSTILE = {"Assault", "Coercion", "Sanction", "Expulsion", "ReducedRelations", "Protest"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame that holds with who takes part, how real it is and how central."""

    match: Match
    roles: Filled
    realis: Realis
    depth: int


def distinct(readings: list[Reading]) -> list[Reading]:
    """Drop the noun that a verb of its kind already tells ("met for talks", "imposed sanctions").

    Whom an attack killed are those it was aimed at as well: "shelled the town, killing two Peruvians".
    """
    kept = [r for r in readings if not any(tells(r, other) for other in readings)]
    return [_with_victims(r, [v for v in readings if v not in kept and _deadly(v, r)]) for r in kept]


def _with_victims(attack: Reading, deaths: list[Reading]) -> Reading:
    known = {t.i for people in attack.roles.values() for t in people}
    victims = [t for death in deaths for t in death.roles.get("target", ()) if t.i not in known]
    if not victims:
        return attack
    return replace(attack, roles={**attack.roles, "target": [*attack.roles.get("target", ()), *victims]})


def tells(reading: Reading, other: Reading) -> bool:
    """Whether `other` tells the event of the reading, which is better left out."""
    if reading is other or _when(reading, other):
        return False
    if _when(other, reading):
        return True
    types = {reading.match.frame.type, other.match.frame.type}
    if types == {"Negotiation"} and _hosted_talks(reading.match.token, other):
        return True
    if len(types) == 1 and types <= CONSULT and led(other.match.token) == reading.match.token and other.match.noun:
        return {t.i for p in reading.roles.values() for t in p} <= {t.i for p in other.roles.values() for t in p}
    below = reading.match.token.dep_ in {"xcomp", "advcl"} and reading.match.token.head == other.match.token
    named = reading.match.token.head
    if types == {"Accusation"} and named.lower_ == "as" and named.head == other.match.token:
        return True  # "deplored it as disproportionate"
    if below and types in ({"Threat"}, {"Protest"}):
        return True  # "threatened to attack", "marched to protest"
    if _agreed_to(reading, other):
        return True
    if types <= CONSULT and (_named_by(reading, other) or _named_by(other, reading)):
        return _named_by(reading, other)
    if _deadly(reading, other):
        return True
    if types == {"Assault"} and other.match.noun and reading.match.token.dep_ == "relcl":
        return other.match.token in subjects(reading.match.token)  # "the attack that killed"
    if reading.match.frame.type == "Assault" and _worded(reading.match.token, other.match):
        return True
    if len(types) > 1 and (not types <= CONSULT or reading.match.frame.type == "Visit" or _partner(reading, other)):
        return False  # "on his visit he met": the visit is the meeting's whole
    if types <= HOSTILE and _answered(reading, other):
        return False
    if not reading.match.noun:  # "met to discuss"
        alone = other.match.frame.type != "Visit" or len(reading.roles.get("participant", ())) < 2
        return types <= CONSULT and not other.match.noun and alone \
            and reading.match.token.dep_ in {"xcomp", "advcl"} and reading.match.token.head == other.match.token \
            and not _in_turn(reading.match.token)
    if types <= CONSULT and _past(reading, other):
        return False
    if other.match.noun:
        return other.match.token.is_ancestor(reading.match.token)
    return other.match.token.is_ancestor(reading.match.token) and _near(reading.match.token, other.match.token)


def _agreed_to(act: Reading, pact: Reading) -> bool:
    """"agreed to stop fighting", "agreed on a ceasefire": one act, whatever becomes of it; nor is the fighting told."""
    token, kinds = act.match.token, {"Commitment", "AgreementConclusion"}
    if pact.match.frame.type in kinds and act.match.frame.frame.folded and act.realis is Realis.PLANNED:
        above = token.head.head if token.dep_ == "pobj" else token.head
        return above == pact.match.token and token.dep_ in {"xcomp", "ccomp", "dobj", "pobj"}
    bare = token.dep_ in {"dobj", "xcomp"} and token.head == pact.match.token and not list(token.lefts)
    bare = bare and act.match.frame.type == "Assault"
    return bare and pact.match.frame.frame.folded and pact.realis is Realis.PLANNED


def _past(noun: Reading, verb: Reading) -> bool:
    """"agreed to meet again after talks in Oslo": the talks are over, the meeting is to come."""
    at = noun.match.token
    while at.dep_ == "pobj" and at.head.lower_ == "of":
        at = at.head.head  # "six hours of talks"
    after = at.dep_ == "pobj" and at.head.lower_ in load_grammar().since
    return after and {noun.realis, verb.realis} == {Realis.ACTUAL, Realis.PLANNED}


def _in_turn(verb: Token) -> bool:
    """"met a week after he met the king": talks of their own."""
    marked = any(c.dep_ == "mark" and c.lower_ in load_grammar().amid for c in verb.children)
    return marked and bool(subjects(verb))


def _deadly(reading: Reading, other: Reading) -> bool:
    """"shelled the town, killing ten and wounding two", "sparked clashes, killing one": what the attack led to."""
    if {reading.match.frame.type, other.match.frame.type} != {"Assault"}:
        return False
    verb, above = reading.match.token, other.match.token
    if _leads(verb) and verb.dep_ == "conj":
        verb = verb.head
        if verb == above:
            return _leads(above)
    if not (_leads(verb) and verb.dep_ == "advcl" and verb.i > above.i):
        return False
    return verb.head == above or (other.match.noun and above.head == verb.head and above.dep_ in _TELLING)


def _leads(verb: Token) -> bool:
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    return verb.tag_ == "VBG" and lemma(verb) in load_cues().leading and not own


def _when(reading: Reading, above: Reading) -> bool:
    """The reading is the clause that tells when the talks above took place, with "they" as its subject."""
    verb = reading.match.token
    they = any(c.dep_ == "nsubj" and c.lower_ in load_grammar().plural_pronouns for c in verb.children)
    when = any(c.dep_ == "advmod" and c.lower_ == "when" for c in verb.children)
    return (they and when and verb.dep_ == "advcl" and verb.head == above.match.token
            and {reading.match.frame.type, above.match.frame.type} <= CONSULT)


def _hosted_talks(verb: Token, noun: Reading) -> bool:
    """"after talks hosted by Oman, Chad and Mali agreed": the talks are told with who holds them."""
    below = verb.dep_ == "acl" and verb.head == noun.match.token and lemma(verb) == "host"
    return below and several(noun.roles.get("participant", ()))


def _answered(noun: Reading, verb: Reading) -> bool:
    """"expelled two Peruvians in response to the expulsion of two Cubans by Peru": one act follows the other."""
    known = {t.lower_ for people in verb.roles.values() for t in people}
    others = [t for people in noun.roles.values() for t in people if t.lower_ not in known]
    above = (t for t in noun.match.token.ancestors if verb.match.token.is_ancestor(t))
    words = {*load_grammar().phrasal, *load_grammar().since}
    return noun.match.noun and bool(others) and any(t.lower_ in words for t in above)


def _partner(talks: Reading, visit: Reading) -> bool:
    """"went to Oslo for talks with the king": the talks name whom the visit does not."""
    known = {t.i for people in visit.roles.values() for t in people}
    added = [t for people in talks.roles.values() for t in people if t.i not in known and (
        t.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in t.children))]
    return visit.match.frame.type == "Visit" and talks.match.noun and bool(added)


def _named_by(verb: Reading, noun: Reading) -> bool:
    """"in a call between Mr A and Mr B, they discussed": the noun names whom the verb's pronouns stand for."""
    if verb.match.noun or not noun.match.noun or governor(noun.match.token) != verb.match.token:
        return False
    whom, known = ([t for people in r.roles.values() for t in people if t.pos_ != "PRON"] for r in (verb, noun))
    return not whom and several(known, plural=True)


def _worded(noun: Token, verb: Match) -> bool:
    """The noun is part of the verb's wording: "went on strike"."""
    named = {(word, t) for word, t in preps(verb.token) if lemma(t) in verb.frame.preps.get(word, ())}
    return any(t == noun for _, t in named)


def _near(noun: Token, verb: Token) -> bool:
    """No other clause between the two."""
    at = noun.head
    while at != verb and at.head != at:
        if at.pos_ == "VERB":
            return False
        at = at.head
    return True
