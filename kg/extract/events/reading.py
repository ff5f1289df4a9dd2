"""From matched frames to events: roles filled, near-duplicates dropped, importance in the sentence told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.annotate import Annotated
from kg.extract.events.actors import Actors
from kg.extract.events.arguments import Filled, fill_roles
from kg.extract.events.clock import Clock
from kg.extract.events.complement_clauses import clauses
from kg.extract.events.cues import load_cues
from kg.extract.events.depth import depth
from kg.extract.events.doubles import CONSULT, HOSTILE, Reading, distinct
from kg.extract.events.echoes import with_echoes
from kg.extract.events.frames import Lexicon, load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.hearsay import is_hearsay
from kg.extract.events.heirs import retold, takes_up
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import DONE, SAID, Match, find_matches
from kg.extract.events.noun_realis import arranged
from kg.extract.events.nouns import MODIFIERS, hyphened, preps
from kg.extract.events.realis import read_realis
from kg.extract.events.setting import places
from kg.extract.events.syntax import governor, subjects
from kg.extract.events.telling import told
from kg.extract.events.voice import is_passive
from kg.extract.events.wordings import wordings
from kg.extract.index import MentionIndex
from kg.model import Argument, CharSpan, Claim, Event, Evidence, Realis, Sentence, TimeMention
from kg.parse import Span, Token

__all__ = ["read_events"]

_PUBLIC = {"Protest", "Assault", "Coercion", "Request", "Accusation"}


def read_events(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...]
) -> Iterator[Event]:
    """Event mentions by offset of their trigger."""
    lexicon = load_lexicon()
    actors = Actors(index, lexicon, claims)
    clock = Clock(times, annotated.document.article.published)
    before: list[Reading] = []
    for sentence in annotated.sentences:
        span = annotated.doc.touched(sentence.span.start, sentence.span.end)
        if span is None or _elsewhere(span, lexicon):
            continue
        words = [t for t in span if t.pos_ != "PROPN" or not clock.holds(t, sentence.index)]  # "on March 5"
        matches = _turned(find_matches(words, lexicon, actors))
        readings = _readings(matches, actors)
        kept = with_echoes(words, _ranked(distinct(readings)), before, actors)
        before, further = kept or before, wordings(readings, kept, lexicon)
        for reading in kept:
            whole = _whole(reading, kept)
            for part in _parts(reading):
                event = _event(part, sentence, actors, clock, claims)
                event = replace(event, also=tuple(map(_span, further[reading.match.token.i])))
                yield replace(event, parent=_event_id(whole)) if whole is not None else event


def _turned(found: Iterable[Match]) -> list[Match]:
    """Commitments to a hostile act become what their frame says ("is ready to attack" is a threat)."""
    matches = list(found)
    best = {m.token.i: m for m in reversed(matches)}
    hostile = {i for i, m in best.items() if m.frame.type in {*HOSTILE, "Threat"}}
    return [replace(m, frame=replace(m.frame, type=m.frame.frame.hostile))
            if m.frame.frame.hostile and any(c.i in hostile and not _negative(c) for c in clauses(m.token)) else m
            for m in matches]


def _negative(clause: Token) -> bool:
    """"promised not to attack"."""
    return any(c.dep_ == "neg" for c in clause.children)


def _readings(matches: list[Match], actors: Actors) -> list[Reading]:
    """One reading a trigger: by the best frame, or by the next one if that lacks whom it needs."""
    out: dict[int, Reading] = {}
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


def _read(match: Match, roles: Filled, actors: Actors) -> Reading | None:
    if _private(match, roles, actors):
        return None
    joined = match.token == match.verb and hyphened(match.token) is not None
    verb = None if match.noun or joined else match.verb  # "a Saudi-brokered truce" is as real as the truce
    realis = read_realis(match.token.head if joined else match.token, verb,
                         said=match.frame.type in SAID, done=match.frame.type in DONE or _spoken_of(match))
    if realis is Realis.ACTUAL and arranged(match.token, match.objects, load_cues()):
        realis = Realis.PLANNED
    if match.frame.frame.denied:
        if realis is not Realis.NEGATED:
            return None
        realis = Realis.ACTUAL
    if match.frame.frame.achieved and realis in {Realis.PLANNED, Realis.HYPOTHETICAL}:
        return None
    ahead = match.frame.frame.ahead
    if (ahead or match.frame.type == "Assault") and realis is Realis.PLANNED and _announced(match, actors):
        match, realis = replace(match, frame=replace(match.frame, type="Threat")), Realis.ACTUAL
    elif ahead or (match.frame.frame.pending and realis not in {Realis.NEGATED, Realis.PLANNED}):
        return None
    return Reading(match, roles, realis, depth(match.token))


def _spoken_of(match: Match) -> bool:
    """"discussed the bombing of": an attack that they speak of took place."""
    return match.frame.type == "Assault" and match.noun and lemma(match.token.head) in load_cues().raising


def _known_ground(match: Match, actors: Actors) -> bool:
    """Force was used at a named place, whoever used it: "the attack in the city of Aden", "a drone strike hit"."""
    if match.noun:
        told = match.token.dep_ != "dobj"  # what is condemned is told with that
    else:
        weapons = load_lexicon().classes["deed"] | load_lexicon().classes["means"]
        struck = match.token.dep_ != "conj" and any(lemma(t) in weapons for t in subjects(match.token))
        told = struck or is_passive(match.token)
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
    if match.frame.type in CONSULT and any(actors.counted(t) for t in doers):
        return False
    return match.frame.type not in _PUBLIC and bool(doers) and all(actors.private(t) for t in doers)


def _ranked(readings: list[Reading]) -> list[Reading]:
    """Event nouns that another event acts upon, or that stand outside the statement, are less central."""
    triggers = {r.match.token.i for r in readings}

    def lower(reading: Reading) -> bool:
        above = governor(reading.match.token)
        return reading.match.noun and (reading.match.verb is None or (above is not None and above.i in triggers))

    return [replace(r, depth=r.depth + 2) if lower(r) else r for r in readings]


def _enough(match: Match, roles: Filled) -> bool:
    """The roles that the frame needs are filled; without a stated need any one is enough."""
    if match.frame.type == "Expulsion" and match.frame.frame.comps and any(
            c.lower_ in load_grammar().owning for t in match.objects for c in t.children):
        return False  # "told its citizens to leave Chad"
    needs, filled = match.frame.needs, set(roles)
    if match.frame.frame.mutual and "participant" in filled:
        filled |= {"initiator", "target"}
    return any(filled.issuperset(need.split("&")) for need in needs) if needs else bool(roles)


def _parts(reading: Reading) -> list[Reading]:
    """"visited Turkey and Uzbekistan" are two visits."""
    hosts = reading.roles.get("host", [])
    if reading.match.frame.type != "Visit" or len(hosts) < 2:
        return [reading]
    return [replace(reading, roles={**reading.roles, "host": [host]}) for host in hosts]


def _event(
    reading: Reading, sentence: Sentence, actors: Actors, clock: Clock, claims: tuple[Claim, ...]
) -> Event:
    match = reading.match
    hosts = reading.roles.get("host", [])
    time = clock.of(match, sentence.index, hosts[0] if len(hosts) == 1 else None)
    if reading.realis is Realis.ACTUAL and clock.ahead(time):  # "the talks resume on Monday"
        reading = replace(reading, realis=Realis.PLANNED)
    how = "again" if (not reading.roles and takes_up(match)) or retold(match) else told(match)
    earliest, latest = clock.bounds(time, reading.realis, spoken=how == "spoken")
    where = places(match, actors, reading.roles.get("target", ()))
    trigger = _span(match.token)
    claim = _around(trigger, claims)
    return Event(
        id=_event_id(reading), type=match.frame.type, trigger=trigger,
        sentence=sentence.index, arguments=_arguments(reading, actors), realis=reading.realis,
        evidence=Evidence(sentence.index, "frames", match.frame.rule),
        places=tuple(dict.fromkeys(actors.mention(t).id for t in where)),
        time=time.id or None if time else None, earliest=earliest, latest=latest, mode=match.frame.frame.mode,
        claimed_in=claim.id if claim else None, hearsay=is_hearsay(match.token, match.verb), weight=reading.depth,
        told=how)


def _span(token: Token) -> CharSpan:
    return CharSpan(token.idx, token.idx + len(token))


def _arguments(reading: Reading, actors: Actors) -> tuple[Argument, ...]:
    """One argument a mention, or one for each body or state behind it ("ministers of Japan and India")."""
    out: list[Argument] = []
    for role, tokens in reading.roles.items():
        for token in tokens:
            mention, behind = actors.mention(token).id, [*actors.homes(token), *actors.owners(token)]
            out += [Argument(role, mention, m.id) for m in behind] or [Argument(role, mention)]
    return tuple(dict.fromkeys(out))


def _event_id(reading: Reading) -> str:
    """From the trigger's offset and the type; visits told by one verb have their host's offset too."""
    hosts, kind = reading.roles.get("host", []), reading.match.frame.type
    part = f"-{hosts[0].idx}" if kind == "Visit" and hosts and hosts[0].dep_ == "conj" else ""
    return f"e{reading.match.token.idx}-{kind}{part}"


def _whole(reading: Reading, kept: list[Reading]) -> Reading | None:
    """The meeting or visit that the sentence puts the event into ("at a meeting with", "during his visit to")."""
    if reading.match.verb is None or reading.match.noun:
        return None
    around = {t.i for word, t in preps(reading.match.verb) if word in load_grammar().wholes}
    wholes = (r for r in kept if r.match.noun and r.match.frame.type in CONSULT)
    return next((r for r in wholes if r.match.token.i in around), None)


def _around(trigger: CharSpan, claims: tuple[Claim, ...]) -> Claim | None:
    """The innermost claim whose content holds the trigger."""
    found = [(len(span), claim.id, claim) for claim in claims for span in claim.content if span.contains(trigger)]
    return min(found, key=lambda f: f[:2])[2] if found else None
