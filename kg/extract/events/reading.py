"""From matched frames to events: roles filled, near-duplicates dropped, importance in the sentence told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.annotate import Annotated
from kg.extract.events.actors import Actors
from kg.extract.events.arguments import Filled, fill_roles
from kg.extract.events.clock import Clock
from kg.extract.events.complement_clauses import clauses
from kg.extract.events.cues import load_cues
from kg.extract.events.depth import depth
from kg.extract.events.frames import Lexicon, load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.heirs import retold, takes_up
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import DONE, SAID, Match, find_matches, several
from kg.extract.events.nouns import MODIFIERS, hyphened, preps
from kg.extract.events.realis import read_realis
from kg.extract.events.setting import places
from kg.extract.events.syntax import governor, is_passive, subjects
from kg.extract.events.telling import told
from kg.extract.index import MentionIndex
from kg.model import Argument, CharSpan, Claim, Event, Evidence, Realis, Sentence, TimeMention

__all__ = ["read_events"]

_CONSULT = {"Meeting", "Visit", "Call", "Negotiation", "Mediation", "Consultation"}

_PUBLIC = {"Protest", "Assault", "Coercion", "Request", "Accusation"}
_HOSTILE = {"Assault", "Coercion", "Sanction", "Expulsion", "ReducedRelations", "Protest"}


@dataclass(frozen=True, slots=True)
class _Reading:
    match: Match
    roles: Filled
    realis: Realis
    depth: int


def read_events(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...]
) -> Iterator[Event]:
    """Event mentions by offset of their trigger."""
    lexicon = load_lexicon()
    actors = Actors(index, lexicon, claims)
    clock = Clock(times, annotated.document.article.published)
    for sentence in annotated.sentences:
        span = annotated.doc.char_span(sentence.span.start, sentence.span.end, alignment_mode="expand")
        if span is None or _elsewhere(span, lexicon):
            continue
        words = [t for t in span if t.pos_ != "PROPN" or not clock.holds(t, sentence.index)]  # "on March 5"
        matches = _turned(find_matches(words, lexicon, actors))
        kept = sorted(_ranked(_distinct(_readings(matches, actors))), key=lambda r: r.match.token.i)
        for reading in kept:
            whole = _whole(reading, kept)
            for part in _parts(reading):
                event = _event(part, sentence, actors, clock, claims)
                yield replace(event, parent=_event_id(whole)) if whole is not None else event


def _turned(found: Iterable[Match]) -> list[Match]:
    """Commitments to a hostile act become what their frame says ("is ready to attack" is a threat)."""
    matches = list(found)
    best = {m.token.i: m for m in reversed(matches)}
    hostile = {i for i, m in best.items() if m.frame.type in _HOSTILE}
    return [replace(m, frame=replace(m.frame, type=m.frame.frame.hostile))
            if m.frame.frame.hostile and any(c.i in hostile and not _negative(c) for c in clauses(m.token)) else m
            for m in matches]


def _negative(clause: Token) -> bool:
    """"promised not to attack"."""
    return any(c.dep_ == "neg" for c in clause.children)


def _readings(matches: list[Match], actors: Actors) -> list[_Reading]:
    """One reading a trigger: by the best frame, or by the next one if that lacks whom it needs."""
    out: dict[int, _Reading] = {}
    best: dict[int, str] = {}
    bare: dict[int, Match] = {}  # the first frame that needs nobody, should none have whom it needs
    held: dict[int, str] = {}  # the type of the first frame that has whom it needs
    for match in matches:
        at, kind = match.token.i, match.frame.type
        best.setdefault(at, kind)
        if at in out or held.get(at, kind) != kind:
            continue
        roles = {} if match.frame.frame.heir else fill_roles(match, actors)
        if _enough(match, roles):
            held[at] = kind
            if (reading := _read(match, roles, actors)) is not None:
                out[at] = reading
        elif kind == best[at] and (takes_up(match) or _known_ground(match, actors)):
            held[at] = kind
            bare.setdefault(at, match)
    for at in bare.keys() - out.keys():
        if (reading := _read(bare[at], {}, actors)) is not None:
            out[at] = reading
    return [out[at] for at in sorted(out)]


def _read(match: Match, roles: Filled, actors: Actors) -> _Reading | None:
    if _private(match, roles, actors):
        return None
    joined = match.token == match.verb and hyphened(match.token) is not None
    verb = None if match.noun or joined else match.verb  # "a Saudi-brokered truce" is as real as the truce
    realis = read_realis(match.token.head if joined else match.token, verb,
                         said=match.frame.type in SAID, done=match.frame.type in DONE or _spoken_of(match))
    if match.frame.frame.denied:
        if realis is not Realis.NEGATED:
            return None
        realis = Realis.ACTUAL
    ahead = match.frame.frame.ahead
    if (ahead or match.frame.type == "Assault") and realis is Realis.PLANNED and _announced(match, actors):
        match, realis = replace(match, frame=replace(match.frame, type="Threat")), Realis.ACTUAL
    elif ahead or (match.frame.frame.pending and realis not in {Realis.NEGATED, Realis.PLANNED}):
        return None
    return _Reading(match, roles, realis, depth(match.token))


def _spoken_of(match: Match) -> bool:
    """"discussed the bombing of": an attack that they speak of took place."""
    return match.frame.type == "Assault" and match.noun and lemma(match.token.head) in load_cues().raising


def _known_ground(match: Match, actors: Actors) -> bool:
    """Force was used at a named place, whoever used it: "the attack in the city of Aden"."""
    told = match.token.dep_ != "dobj" if match.noun else is_passive(match.token)  # what is condemned is told with that
    return match.frame.type == "Assault" and told and any(map(actors.named, places(match, actors)))


def _announced(match: Match, actors: Actors) -> bool:
    """Who is to strike says so: the announcement is a threat, whatever comes of it."""
    if lemma(match.token.head) in load_cues().presupposing:  # "agreed to stop fighting"
        return False
    own = subjects(match.verb) if match.verb is not None else []
    speakers = actors.speakers(match.token)
    return bool(speakers) and (any(t.pos_ == "PRON" for t in own) or bool({t.i for t in own} & {t.i for t in speakers}))


def _elsewhere(sentence: Span, lexicon: Lexicon) -> bool:
    """The sentence speaks of sport or trade."""
    words = lexicon.classes["other_domain"]
    return any(t.pos_ in {"NOUN", "ADJ"} and t.dep_ not in MODIFIERS and lemma(t) in words for t in sentence)


def _private(match: Match, roles: Filled, actors: Actors) -> bool:
    """Peaceful dealings that only private people or businesses enter into."""
    doers = [t for role in ("initiator", "participant", "mediator") for t in roles.get(role, ())]
    if match.frame.type in _CONSULT and any(actors.counted(t) for t in doers):
        return False
    return match.frame.type not in _PUBLIC and bool(doers) and all(actors.private(t) for t in doers)


def _ranked(readings: list[_Reading]) -> list[_Reading]:
    """Event nouns that another event acts upon, or that stand outside the statement, are less central."""
    triggers = {r.match.token.i for r in readings}

    def lower(reading: _Reading) -> bool:
        above = governor(reading.match.token)
        return reading.match.noun and (reading.match.verb is None or (above is not None and above.i in triggers))

    return [replace(r, depth=r.depth + 2) if lower(r) else r for r in readings]


def _enough(match: Match, roles: Filled) -> bool:
    """The roles that the frame needs are filled; without a stated need any one is enough."""
    needs, filled = match.frame.needs, set(roles)
    if match.frame.frame.mutual and "participant" in filled:
        filled |= {"initiator", "target"}
    return any(filled.issuperset(need.split("&")) for need in needs) if needs else bool(roles)


def _distinct(readings: list[_Reading]) -> list[_Reading]:
    """Drop the noun that a verb of its kind already tells ("met for talks", "imposed sanctions")."""
    return [r for r in readings if not any(_told(r, other) for other in readings)]


def _deadly(verb: Token, above: Token) -> bool:
    """"shelled the town, killing ten": what the attack led to."""
    led = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head == above and verb.i > above.i
    return led and lemma(verb) in load_cues().leading


def _when(reading: _Reading, above: _Reading) -> bool:
    """The reading is the clause that tells when the talks above took place, with "they" as its subject."""
    verb = reading.match.token
    they = any(c.dep_ == "nsubj" and c.lower_ in load_grammar().plural_pronouns for c in verb.children)
    when = any(c.dep_ == "advmod" and c.lower_ == "when" for c in verb.children)
    return (they and when and verb.dep_ == "advcl" and verb.head == above.match.token
            and {reading.match.frame.type, above.match.frame.type} <= _CONSULT)


def _told(reading: _Reading, other: _Reading) -> bool:
    if reading is other or _when(reading, other):
        return False
    if _when(other, reading):
        return True
    types = {reading.match.frame.type, other.match.frame.type}
    if types == {"Negotiation"} and _hosted_talks(reading.match.token, other):
        return True
    below = reading.match.token.dep_ in {"xcomp", "advcl"} and reading.match.token.head == other.match.token
    if below and types in ({"Threat"}, {"Protest"}):
        return True  # "threatened to attack", "marched to protest"
    if types <= _CONSULT and (_named_by(reading, other) or _named_by(other, reading)):
        return _named_by(reading, other)
    if types == {"Assault"} and _deadly(reading.match.token, other.match.token):
        return True
    if types == {"Assault"} and other.match.noun and reading.match.token.dep_ == "relcl":
        return other.match.token in subjects(reading.match.token)  # "the attack that killed"
    if reading.match.frame.type == "Assault" and _worded(reading.match.token, other.match):
        return True
    if len(types) > 1 and (not types <= _CONSULT or reading.match.frame.type == "Visit" or _partner(reading, other)):
        return False  # "on his visit he met": the visit is the meeting's whole
    if types <= _HOSTILE and _answered(reading, other):
        return False
    if not reading.match.noun:  # "met to discuss"
        alone = other.match.frame.type != "Visit" or len(reading.roles.get("participant", ())) < 2
        return types <= _CONSULT and not other.match.noun and alone \
            and reading.match.token.dep_ in {"xcomp", "advcl"} and reading.match.token.head == other.match.token
    if other.match.noun:
        return other.match.token.is_ancestor(reading.match.token)
    return other.match.token.is_ancestor(reading.match.token) and _near(reading.match.token, other.match.token)


def _hosted_talks(verb: Token, noun: _Reading) -> bool:
    """"after talks hosted by Oman, Chad and Mali agreed": the talks are told with who holds them."""
    below = verb.dep_ == "acl" and verb.head == noun.match.token and lemma(verb) == "host"
    return below and several(noun.roles.get("participant", ()))


def _answered(noun: _Reading, verb: _Reading) -> bool:
    """"expelled two Peruvians in response to the expulsion of two Cubans by Peru": one act follows the other."""
    known = {t.lower_ for people in verb.roles.values() for t in people}
    others = [t for people in noun.roles.values() for t in people if t.lower_ not in known]
    above = (t for t in noun.match.token.ancestors if verb.match.token.is_ancestor(t))
    words = {*load_grammar().phrasal, *load_grammar().since}
    return noun.match.noun and bool(others) and any(t.lower_ in words for t in above)


def _partner(talks: _Reading, visit: _Reading) -> bool:
    """"went to Oslo for talks with the king": the talks name whom the visit does not."""
    known = {t.i for people in visit.roles.values() for t in people}
    added = [t for people in talks.roles.values() for t in people if t.i not in known and (
        t.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in t.children))]
    return visit.match.frame.type == "Visit" and talks.match.noun and bool(added)


def _named_by(verb: _Reading, noun: _Reading) -> bool:
    """"in a call between Mr A and Mr B, they discussed": the noun names whom the verb's pronouns stand for."""
    if verb.match.noun or not noun.match.noun or governor(noun.match.token) != verb.match.token:
        return False
    whom, known = ([t for people in r.roles.values() for t in people if t.pos_ != "PRON"] for r in (verb, noun))
    return not whom and several(known, plural=True)


def _worded(noun: Token, verb: Match) -> bool:
    """The noun is part of the verb's wording: "went on strike"."""
    named = {(word, t) for word, t in preps(verb.token) if lemma(t) in verb.frame.preps.get(word, ())}
    return any(t == noun for _, t in named)


def _parts(reading: _Reading) -> list[_Reading]:
    """"visited Turkey and Uzbekistan" are two visits."""
    hosts = reading.roles.get("host", [])
    if reading.match.frame.type != "Visit" or len(hosts) < 2:
        return [reading]
    return [replace(reading, roles={**reading.roles, "host": [host]}) for host in hosts]


def _near(noun: Token, verb: Token) -> bool:
    """No other clause between the two."""
    at = noun.head
    while at != verb and at.head != at:
        if at.pos_ == "VERB":
            return False
        at = at.head
    return True


def _event(
    reading: _Reading, sentence: Sentence, actors: Actors, clock: Clock, claims: tuple[Claim, ...]
) -> Event:
    match = reading.match
    hosts = reading.roles.get("host", [])
    time = clock.of(match, sentence.index, hosts[0] if len(hosts) == 1 else None)
    if reading.realis is Realis.ACTUAL and clock.ahead(time):  # "the talks resume on Monday"
        reading = replace(reading, realis=Realis.PLANNED)
    how = "again" if (not reading.roles and takes_up(match)) or retold(match) else told(match)
    earliest, latest = clock.bounds(time, reading.realis, spoken=how == "spoken")
    where = places(match, actors, reading.roles.get("target", ()))
    trigger = CharSpan(match.token.idx, match.token.idx + len(match.token))
    claim = _around(trigger, claims)
    return Event(
        id=_event_id(reading), type=match.frame.type, trigger=trigger,
        sentence=sentence.index, arguments=_arguments(reading, actors), realis=reading.realis,
        evidence=Evidence(sentence.index, "frames", match.frame.rule),
        places=tuple(dict.fromkeys(actors.mention(t).id for t in where)),
        time=time.id or None if time else None, earliest=earliest, latest=latest, mode=match.frame.frame.mode,
        claimed_in=claim.id if claim else None, weight=reading.depth, told=how)


def _arguments(reading: _Reading, actors: Actors) -> tuple[Argument, ...]:
    """One argument a mention, or one for each body or state behind it ("ministers of Japan and India")."""
    out: list[Argument] = []
    for role, tokens in reading.roles.items():
        for token in tokens:
            mention, behind = actors.mention(token).id, [*actors.homes(token), *actors.owners(token)]
            out += [Argument(role, mention, m.id) for m in behind] or [Argument(role, mention)]
    return tuple(dict.fromkeys(out))


def _event_id(reading: _Reading) -> str:
    """From the trigger's offset and the type; visits told by one verb have their host's offset too."""
    hosts, kind = reading.roles.get("host", []), reading.match.frame.type
    part = f"-{hosts[0].idx}" if kind == "Visit" and hosts and hosts[0].dep_ == "conj" else ""
    return f"e{reading.match.token.idx}-{kind}{part}"


def _whole(reading: _Reading, kept: list[_Reading]) -> _Reading | None:
    """The meeting or visit that the sentence puts the event into ("at a meeting with", "during his visit to")."""
    if reading.match.verb is None or reading.match.noun:
        return None
    around = {t.i for word, t in preps(reading.match.verb) if word in load_grammar().wholes}
    wholes = (r for r in kept if r.match.noun and r.match.frame.type in _CONSULT)
    return next((r for r in wholes if r.match.token.i in around), None)


def _around(trigger: CharSpan, claims: tuple[Claim, ...]) -> Claim | None:
    """The innermost claim whose content holds the trigger."""
    found = [(len(span), claim.id, claim) for claim in claims for span in claim.content if span.contains(trigger)]
    return min(found, key=lambda f: f[:2])[2] if found else None
