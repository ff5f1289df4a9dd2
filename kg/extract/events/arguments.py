"""Who takes part in a matched event, and in which role: the paths of its frame walked through the parse."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.events.actors import Actors
from kg.extract.events.carriers import made_so
from kg.extract.events.clause_actors import around, bound, enders, guest, taker, vower
from kg.extract.events.complements import in_clause, of_complement, of_predicate, of_purpose
from kg.extract.events.cues import load_cues
from kg.extract.events.frames import load_lexicon
from kg.extract.events.grammar import load_grammar
from kg.extract.events.lemmas import lemma
from kg.extract.events.matching import Match, several
from kg.extract.events.nouns import MODIFIERS, conjuncts, preps
from kg.extract.events.prepositions import after_preposition
from kg.extract.events.sides import each_other
from kg.extract.events.syntax import governor, objects, subjects, surface_subjects
from kg.extract.events.voice import is_passive
from kg.parse import Token

__all__ = ["Filled", "fill_roles"]

_HELD = {"Assault", "Meeting", "Negotiation"}
_AT = {"of", "at", "over"}  # prepositions between a condemnation and what it condemns
Filled = dict[str, list[Token]]


def fill_roles(match: Match, actors: Actors) -> Filled:
    """Role → tokens in text order. A token fills one role only, the first that claims it; roles may stay empty."""
    out: Filled = {}
    taken: set[int] = set()
    paths = match.frame.noun_roles if match.noun else match.frame.roles
    for role, alternatives in paths.items():
        for path in alternatives:
            found = [t for t in _filling(role, path, match, actors) if t.i not in taken]
            if found:
                out[role] = list(dict.fromkeys(t for f in found for t in (*actors.beside_name(f), f)))
                taken |= {t.i for t in found}
                break
    _reciprocal(out, match, "target" in paths)
    known = any(map(actors.named, out.get("target", ())))
    if match.frame.frame.mutual and several(out.get("initiator", ())) and not known:
        out.pop("target", None)
        out["participant"] = out.pop("initiator")
    return out


def _filling(role: str, path: str, match: Match, actors: Actors) -> list[Token]:
    found = [t for step in path.split("+") for t in _walk(step, match, actors)]
    if role == "initiator" and path in {"in", "subject"}:  # "jailed in Oslo"; but a state jails those in its prisons
        found = [t for t in found if not actors.only_place(t)]
    if role == "target" and match.frame.type == "Accusation" and (found or path == "thing"):
        things = match.objects if not match.noun else [t for word, t in preps(match.token) if word in _AT]
        guilty = actors.guilty(things)
        found = found if guilty is None else guilty if path == "thing" else [t for t in found if t in guilty]
    return found


def _reciprocal(out: Filled, match: Match, aimed: bool) -> None:
    """"expelled each other's diplomats": those who act are those whom it reaches."""
    doers = out.get("initiator", [])
    if not aimed or not several(doers, plural=True):
        return
    reached = out.get("target") or [t for t in match.objects if not any(t in found for found in out.values())]
    if reached and all(map(each_other, reached)):
        out["target"] = list(doers)


def _walk(step: str, match: Match, actors: Actors) -> list[Token]:
    reader = _READERS.get(step)
    return reader(match, actors) if reader is not None else after_preposition(step, match, actors)


def _subject(match: Match, actors: Actors) -> list[Token]:
    if match.verb is None:
        return []
    found = [*subjects(match.verb), *_on_behalf(match.verb)]
    if match.token.dep_ == "attr":  # "it is the second arrest of"
        found = [t for t in found if t.lower_ not in load_grammar().pointing]
    own = actors.of(found) or [a for t in found for a in actors.authors(t)] or actors.inside(
        [t for t in found if t.i != match.token.i], acting=True)
    if own or match.verb.dep_ not in {"acl", "relcl"} or not found:
        return own
    above = governor(found[0])  # "issued a declaration demanding": who issues demands, but not who vetoes it
    if above is None or above.pos_ != "VERB" or load_cues().read("verbs", lemma(above)) == "negated":
        return []
    if found[0].dep_ == "dep" or _only_followed(found[0], above, match):  # "a strike killed ten, medics said"
        return []
    return actors.of(subjects(above))


def _only_followed(thing: Token, above: Token, match: Match) -> bool:
    """Who does something else after it or against it has not done it: "left after a raid that killed"."""
    if thing.dep_ == "pobj":
        grammar = load_grammar()
        return match.frame.type == "Assault" or thing.head.lower_ in {*grammar.since, *grammar.amid}
    return match.frame.type == "Assault" and lemma(above) in {*load_cues().presupposing, *load_cues().answering}


def _on_behalf(verb: Token) -> list[Token]:
    """"on behalf of President Obama"."""
    return [t for word, phrase in preps(verb) if word == "on" and phrase.lower_ == "behalf"
            for of, t in preps(phrase) if of == "of"]


def _object(match: Match, actors: Actors) -> list[Token]:
    found = actors.of(match.objects)
    if match.frame.type == "Aid":  # "sent jets": what is given is not whom it is given to
        arms = load_lexicon().classes["force"] & match.frame.objects
        return [t for t in found if t.pos_ != "NOUN" or lemma(t) not in arms]
    if match.frame.type != "Visit":
        return found
    # "visited Turkey on 4 April and Uzbekistan on the 5th" is parsed with the country as a second date
    listed = [t for _, t in preps(match.token) if t.dep_ == "conj" and t.head.ent_type_ == "DATE"]
    return found + [t for t in listed if actors.place(t)]


def _thing(match: Match, actors: Actors) -> list[Token]:
    return actors.inside([t for t in match.objects if not actors.acts(t)])


def _where(match: Match, actors: Actors) -> list[Token]:
    """Objects that are places ("shelled Juba"), or the places they stand in ("a village in Herat")."""
    direct = [t for t in match.objects if actors.place(t)]
    return direct or [t for o in match.objects for _, t in preps(o) if actors.place(t)]


def _dative(match: Match, actors: Actors) -> list[Token]:
    if is_passive(match.token) and any(c.dep_ == "dobj" for c in match.token.children):  # "was given an ultimatum"
        return actors.of(surface_subjects(match.token))
    return actors.of(t for c in match.token.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts(c))


def _owner(match: Match, actors: Actors) -> list[Token]:
    """Owner or nationality of an event noun: "Blinken's trip", "Palestinian riots", "the U.S.-led attack"."""
    out: list[Token] = []
    for child in match.token.children:
        if child.dep_ == "poss":
            out += actors.of(conjuncts(child)) or _own_of(child, match) or [
                t for t in conjuncts(child) if t.dep_ == "poss" and t.pos_ == "PRON"]
    if out:
        return out
    for child in match.token.children:
        if child.dep_ in {"amod", "compound", "nmod"}:
            out += [t for t in conjuncts(child) if t.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
                    or actors.is_state(t) or actors.nominal(t)]
    held = match.frame.type in _HELD  # "the Brussels meeting" is where it is held, "the Lima attack" too
    out = [t for t in out if t.i != match.token.i and not (held and actors.only_place(t))]
    return [t for t in out if lemma(t) not in load_lexicon().classes["means"]]  # "the missile test", "a suicide attack"


def _own_of(pronoun: Token, match: Match) -> list[Token]:
    """"urged Israel to end its attacks": whose they are, if one state or body is to do what the clause says."""
    above = governor(match.token)
    if pronoun.lower_ not in load_grammar().owning_things or above is None or above.pos_ != "VERB":
        return []
    found = subjects(above)
    return found if len(found) == 1 and found[0].ent_type_ in {"GPE", "ORG", "NORP"} else []


def _victim(match: Match, actors: Actors) -> list[Token]:
    """Whom the noun's owner names as having suffered it: "the journalist's arrest", "the Berg murder"."""
    if any(word == "of" for word, _ in preps(match.token)):
        return []
    near = [c for c in match.token.children if c.dep_ == "poss" or (c.dep_ == "compound" and c.ent_type_ == "PERSON")]
    owners = [t for c in near for t in conjuncts(c) if t.pos_ != "PRON"]
    return [t for t in owners if t.ent_type_ == "PERSON" or actors.person(t)]


def _attacker(match: Match, actors: Actors) -> list[Token]:
    """Whose attack it was in which somebody was killed: "was killed in a Peruvian raid", but not "in a Lima raid"."""
    attacks = load_lexicon().classes["attack"] | load_lexicon().classes["fight"]
    found = actors.inside([t for word, t in preps(match.token) if word == "in" and lemma(t) in attacks], acting=True)
    return [t for t in found if t.ent_type_ != "GPE" or t.dep_ != "compound" or t.text.replace(".", "").isupper()]


def _struck(match: Match, actors: Actors) -> list[Token]:
    """The body before the noun that suffered it: "the Acme hack", "the parliament hack", but not "the Chinese hack"."""
    near = [c for c in match.token.children if c.dep_ in {"compound", "nmod"}]
    bodies = load_lexicon().classes["state_actor"]
    return [t for t in near if (t.pos_ == "PROPN" and not actors.place(t) and t.ent_type_ != "NORP")
            or (t.pos_ == "NOUN" and lemma(t) in bodies)]


def _accused(match: Match, actors: Actors) -> list[Token]:
    """Who is blamed for what the noun names: "condemned Chad over the arrest of a journalist"."""
    verb = match.token.head.head
    grammar = load_grammar()
    if match.token.dep_ != "pobj" or verb.pos_ != "VERB" or lemma(verb) not in grammar.blamed:
        return []
    found = actors.of(objects(verb)) if match.token.head.lower_ in grammar.blame else []
    states = lemma(verb) in grammar.punishing  # officials are punished for what others did
    return [t for t in found if actors.state(t)] if states else found


def _holder(match: Match, actors: Actors) -> list[Token]:
    """Whose stance it is that somebody voices: "underlined Peru's commitment", "conveyed Germany's thanks"."""
    return actors.of(t for o in match.objects for c in o.children if c.dep_ == "poss" for t in conjuncts(c)
                     if t.pos_ != "PRON" and actors.acts(t))


def _giver(match: Match, actors: Actors) -> list[Token]:
    """"conveyed the condolences of Qatar", if who conveyed them has no name."""
    return actors.of(t for o in match.objects for word, t in preps(o) if word == "of")


def _sender(match: Match, actors: Actors) -> list[Token]:
    """Whose envoy the object is: "Poland's ambassador was recalled", "the Algerian envoy"."""
    near = [t for o in match.objects for c in o.children if c.dep_ in {"poss", *MODIFIERS} for t in conjuncts(c)]
    return [t for t in near if t.lower_ in load_grammar().owning_things or (t.pos_ != "PRON" and (
        t.ent_type_ in {"NORP", "GPE", "ORG"} or (actors.acts(t) and not _of_name(t))))]


def _of_name(token: Token) -> bool:
    """Part of the name or title of the envoy himself: "Ambassador John Berg was recalled"."""
    titles = load_lexicon().classes["emissary"]
    return token.dep_ in MODIFIERS and (token.ent_type_ == "PERSON" or lemma(token) in titles)


def _body(match: Match, actors: Actors) -> list[Token]:
    """Whose gathering it is: "attended the NATO summit"."""
    return [t for o in match.objects for t in actors.adjectives(o) if t.ent_type_ == "ORG" or actors.body(t)]


def _shared(match: Match, actors: Actors) -> list[Token]:
    """Who acts in the clause beside: "he was to visit Oslo, but the trip was postponed"."""
    verb = match.token
    return actors.of(surface_subjects(verb.head)) if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} else []


def _speaker(match: Match, actors: Actors) -> list[Token]:
    return actors.speakers(match.token)


def _made(match: Match, actors: Actors) -> list[Token]:
    """Whose thing it is that the noun hands on: "the delivery of Turkish drones"."""
    things = [t for word, t in preps(match.token) if word == "of"]
    return [t for thing in things for t in actors.adjectives(thing)]


def _maker(match: Match, actors: Actors) -> list[Token]:
    """Who makes a thing so: "the ministry made 20 million euros available"."""
    things = made_so(match.token)
    verb = match.token.head if match.token.dep_ == "ccomp" else things[0].head if things else None
    return actors.of(subjects(verb)) if things and verb is not None and verb.pos_ == "VERB" else []


def _hosted(match: Match, actors: Actors) -> list[Token]:
    """"a meeting hosted by"."""
    clauses_below = [c for c in match.token.children if c.dep_ == "acl" and c.tag_ == "VBN" and lemma(c) == "host"]
    return actors.of(t for c in clauses_below for word, t in preps(c) if word == "by")


def _whose(match: Match, _: Actors) -> list[Token]:
    """Of whom the object is, told by a pronoun: "hit its soil"."""
    return [c for t in match.objects for c in t.children if c.dep_ == "poss" and c.lower_ in load_grammar().owning]


def _ground(match: Match, actors: Actors) -> list[Token]:
    """The state on whose ground it happened ("bombings in Istanbul, Turkey")."""
    named = [t for w, t in preps(match.token) if w in {"in", "at"}]
    return [c for t in named for c in (t, *t.children) if actors.state(c)]


_READERS: dict[str, Callable[[Match, Actors], list[Token]]] = {
    "accused": _accused, "around": around, "body": _body, "attacker": _attacker, "bound": bound, "clause": in_clause,
    "comp": of_complement, "dative": _dative, "enders": enders, "giver": _giver, "ground": _ground, "guest": guest,
    "holder": _holder, "hosted": _hosted, "made": _made, "maker": _maker, "object": _object, "owner": _owner,
    "predicated": of_predicate, "purpose": of_purpose, "sender": _sender, "shared": _shared, "speaker": _speaker,
    "struck": _struck,
    "subject": _subject, "taker": taker, "thing": _thing, "victim": _victim, "vower": vower, "where": _where,
    "whose": _whose}
