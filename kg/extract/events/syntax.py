"""Who is subject and object of a verb once passives, coordination, control and relative clauses are undone.

Everything here reads one parse and knows nothing of events. Labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from kg.extract.events.grammar import load_grammar
from kg.extract.events.headlines import clipped, disguised, headlined
from kg.extract.events.lemmas import lemma
from kg.extract.events.nouns import conjuncts, hyphened, kept, pobj, preps
from kg.extract.events.stray import stray_subject
from kg.extract.events.verb_forms import is_command
from kg.extract.events.voice import is_passive, particle
from kg.parse import Token

__all__ = ["governor", "named_agents", "objects", "subjects", "surface_subjects"]

_VERBY = {"VERB", "AUX"}
_PAIRED = {"GPE", "ORG", "PERSON"}
_MEASURED = {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY"}
_FINITE = {"VBD", "VBZ"}
_DEPTH = 8


def subjects(verb: Token) -> list[Token]:
    """Logical subjects: who acts. Empty for a passive without "by"."""
    return list(kept(verb, _subjects))


def _subjects(verb: Token) -> list[Token]:
    if (joined := hyphened(verb)) is not None:
        return [joined]
    if (first := clipped(verb)) is not None:
        return [first]
    if is_passive(verb):
        return [t for prep in verb.children if prep.dep_ == "agent" for t in pobj(prep)] or _hung_agent(verb)
    return surface_subjects(verb)


def _hung_agent(verb: Token) -> list[Token]:
    """The agent hung on what stands before it.

    A noun ("was invited to the summit by Peru", "was given notice by Peru"), a name ("was flown to Chad by Peru"),
    or an infinitive ("was told to leave by Peru").
    """
    late = [c for c in verb.children if c.i > verb.i]
    nouns = [t for c in late if c.dep_ in {"prep", "dative"} for t in pobj(c)
             if t.ent_type_ or c.lower_ in load_grammar().before_agents]
    nouns += [c for c in late if c.dep_ in {"dobj", "oprd"}]
    nouns += [t for noun in nouns for word, t in preps(noun) if word in {"in", "at", "of", "on"}]
    nouns += [verb, *(c for c in late if c.dep_ == "xcomp" and c.tag_ == "VB" and not is_passive(c))]
    by = [c for t in nouns for c in t.children if c.dep_ in {"prep", "agent"} and c.lower_ == "by" and c.i > verb.i]
    return [t for c in by for t in pobj(c) if t.ent_type_ not in _MEASURED]


def named_agents(noun: Token) -> list[Token]:
    """"the release by Peru of 20 prisoners": what follows a name hangs on it and is the noun's."""
    return [t for word, t in preps(noun) if word == "by" and (
        t.ent_type_ in {"GPE", "PERSON", "NORP"} or any(c.dep_ == "poss" for c in t.children) or _whole_name(t))]


def _whole_name(token: Token) -> bool:
    """"NATO", but not the head of "Ministry of Defence"."""
    return token.ent_type_ == "ORG" and not any(c.dep_ == "prep" and c.ent_type_ for c in token.children)


def objects(verb: Token) -> list[Token]:
    """Logical objects: the direct object, or the subject of a passive; an indirect object is not one."""
    if is_passive(verb):
        given = [t for c in verb.children if c.dep_ == "dobj" and c.i > verb.i for t in conjuncts(c)]
        return given + surface_subjects(verb)  # "was denied visas"
    own = [t for c in verb.children if c.dep_ in {"dobj", "oprd"} for t in conjuncts(c)]
    if clipped(verb) is not None:
        return conjuncts(verb.head)
    if own:
        named = [c for c in verb.children if c.dep_ == "npadvmod" and c.ent_type_ == "PERSON" and c.i > own[-1].i]
        return own + [t for c in named for t in conjuncts(c)]  # "met his counterparts, Mr A and Mr B"
    return _controlled(verb) or _relative(verb) or _contact(verb) or _shared(verb) or _after_particle(verb)


def _after_particle(verb: Token) -> list[Token]:
    """"shot down the balloon", parsed with a preposition."""
    near = [c for c in verb.children if c.i == verb.i + 1 and c.dep_ in {"prep", "prt"}]
    return [t for c in near if c.dep_ == "prt" or c.lower_ in load_grammar().object_particles for t in pobj(c)]


def _controlled(verb: Token) -> list[Token]:
    """"allowed refugees to return", "let the pilots go": parsed as a clause with its own subject."""
    bare = lemma(verb) in load_grammar().letting
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and (
        (bare and c.tag_ in {"VB", "VBP"}) or (c.tag_ == "VB" and any(a.lower_ == "to" for a in c.children)))]
    return [t for c in clauses for n in c.children if n.dep_ == "nsubj" for t in conjuncts(n)]


def _relative(verb: Token) -> list[Token]:
    """"the troops that Iran sent": the noun is the object if the clause has a subject and no open preposition."""
    if verb.dep_ != "relcl" or any(c.dep_ == "prep" and not c.children for c in verb.children):
        return []
    relatives = load_grammar().relatives
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in relatives]
    return conjuncts(verb.head) if own else []


def _contact(verb: Token) -> list[Token]:
    """"following the trip a minister has taken": a relative clause without pronoun, read as one with "following"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children) or subject.left_edge.i == 0:
        return []
    noun = verb.doc[subject.left_edge.i - 1]
    hung = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head == verb
    hung = hung and verb.dep_ != "ROOT"  # "during the trip a minister called on"
    told = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    return conjuncts(noun) if hung and told and noun.pos_ == "NOUN" else []


def _shared(verb: Token) -> list[Token]:
    """"invaded and occupied Kuwait": the object of the last verb is shared by those before it."""
    later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    own = {c.dep_ for c in verb.children if c.i > verb.i}
    if not later or later[0].tag_ != verb.tag_ or own & {"prep", "xcomp", "ccomp", "nsubj"}:
        return []
    return [t for c in later[0].children if c.dep_ == "dobj" for t in conjuncts(c)]


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, looked up through coordination, control, participles and relative clauses."""
    own = [t for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} for t in conjuncts(c)]
    own = _after_source(verb) or [t for t in own if t.dep_ != "expl"] or _fronted(verb) or _compounded(verb)
    own = own or [t for stray in (stray_subject(verb),) if stray is not None for t in conjuncts(stray)]
    own = sorted(_paired(verb, own) + own, key=lambda t: t.i)
    if own or depth > _DEPTH or any(c.dep_ == "expl" for c in verb.children):  # "there was an attack, Peru said"
        return own
    if verb.dep_ == "ROOT" or verb.head == verb or is_command(verb):
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return _subject_of_noun_clause(verb, depth)
    if verb.dep_ == "pcomp":
        return _subject_of_gerund(verb, depth)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "conj", "acomp", "amod", "aux", "attr", "dep", "prep"}:
        return _inherited(verb, verb.head, depth)
    return []


def _paired(verb: Token, own: list[Token]) -> list[Token]:
    """The first of two in a headline, "Chad, Mali sign pact": a plural verb and no "and"."""
    if verb.tag_ != "VBP" or len(own) != 1 or own[0].left_edge.ent_type_ not in _PAIRED:
        return []
    after = [c for c in own[0].children if c.dep_ == "appos" and c.ent_type_ in _PAIRED and c.i == verb.i - 1]
    if after and own[0].left_edge.is_sent_start:  # read as "Chad, the Mali"
        return after
    comma = own[0].left_edge.i - 1
    return [c for c in verb.children if c.dep_ in {"npadvmod", "dep"} and c.i == comma - 1 and c.doc[comma].text == ","
            and c.ent_type_ in _PAIRED and c.left_edge.is_sent_start]


def _after_source(verb: Token) -> list[Token]:
    """"according to AFP, Norway and Sweden have": the subjects, parsed as coordinated with the source."""
    if any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in verb.children):
        return []
    heads = [t for c in verb.children if c.i < verb.i and c.lower_ in load_grammar().sources for p in c.children
             if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
    late = [c for t in heads for c in t.children if c.dep_ in {"conj", "appos"} and not any(
        g.dep_ == "cc" and g.i < c.i for g in t.children)]
    return [t for c in late for t in conjuncts(c)]


def _fronted(verb: Token) -> list[Token]:
    """"In a statement, France and Spain said": the subjects, parsed as an apposition of what stands in front."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ != "ROOT":
        return []
    fronts = [t for c in verb.children if c.dep_ == "prep" and c.i < verb.i for t in pobj(c)]
    near = [c for t in fronts if t.pos_ == "NOUN" for c in t.children if c.dep_ == "appos"
            and c.ent_type_ in {"GPE", "ORG", "PERSON", "NORP"} and c.doc[c.left_edge.i - 1].text == ","]
    names = [c for c in verb.children if c.dep_ in {"advmod", "npadvmod"} and c.pos_ == "PROPN" and c.i == verb.i - 1
             and c.ent_type_ in _PAIRED]  # "at first, Berg met": a name read as an adverb
    return [t for c in (near or names) for t in conjuncts(c)]


def _compounded(verb: Token) -> list[Token]:
    """"Egypt brokers Gaza truce", "Turkish president lands in Cairo": no verb has a noun as its first part."""
    if verb.dep_ != "ROOT" or not (verb.tag_ in {"VBZ", "VBP", "VBD"} or disguised(verb)):
        return []
    return [t for c in verb.children if c.dep_ in {"compound", "nmod"} and c.i < verb.i and c.pos_ in {"NOUN", "PROPN"}
            for t in conjuncts(c)]


def _inherited(verb: Token, head: Token, depth: int) -> list[Token]:
    if disguised(head):
        return surface_subjects(head, depth + 1)
    if head.pos_ in {"NOUN", "PROPN"}:
        if headlined(verb) and verb.dep_ == "advcl":
            return conjuncts(head)
        return _subject_of_noun_clause(verb, depth) if verb.dep_ in {"xcomp", "acl"} else []
    if verb.dep_ == "conj" and verb.tag_ in _FINITE and head.tag_ in {"VB", "VBG"}:
        head = _finite_above(head)  # "told them to leave and summoned"
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ == "VERB" and verb.tag_ in {"VB", "VBG"}:
        controlled = [t for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i for t in conjuncts(c)]
        controlled = controlled or _addressed(verb, head)
        if controlled and (particle(head) or lemma(head) not in load_grammar().subject_control):
            return controlled
        if is_passive(head):
            return surface_subjects(head, depth + 1)
    return _addressed(verb, head) or surface_subjects(head, depth + 1)


def _finite_above(verb: Token) -> Token:
    """The finite verb on which an infinitive or gerund hangs; the verb itself if it has an auxiliary of its own."""
    at = verb
    while at.tag_ not in _FINITE and at.dep_ in {"xcomp", "ccomp", "advcl", "conj", "pcomp"} and not any(
            c.dep_ == "aux" and c.lower_ != "to" for c in at.children):
        at = at.head if at.head.pos_ != "ADP" else at.head.head
    return at if at.pos_ == "VERB" else verb


def _addressed(verb: Token, head: Token) -> list[Token]:
    """"called on Cuba to leave", "appealed to both sides to return": who is asked is to do it."""
    if verb.tag_ != "VB" or head.pos_ != "VERB" or verb.dep_ not in {"xcomp", "advcl", "ccomp"}:
        return []
    asked = load_grammar().asked
    return [t for word, t in preps(head) if f"{lemma(head)} {word}" in asked and t.i < verb.i
            and t.ent_type_ not in _MEASURED]


def _subject_of_noun_clause(verb: Token, depth: int) -> list[Token]:
    """"troops deployed", "officials visiting"; "its decision to withdraw" acts through the decision's owner."""
    noun = verb.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    stated = verb.dep_ == "relcl" and infinitive and noun.dep_ == "dobj" and noun.pos_ == "NOUN" and not any(
        c.tag_ == "JJS" or c.lower_ in load_grammar().firsts for c in noun.children)  # "diverted a plane to arrest him"
    if (verb.dep_ == "acl" and infinitive) or verb.dep_ == "xcomp" or stated:
        owners = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts(c)]
        owners = owners or [t for word, t in preps(noun) if word == "by"
                            or (word == "of" and t.ent_type_ in {"GPE", "ORG", "PERSON", "NORP"})]
        owners = owners or [t for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < verb.i
                            for t in subjects(c)]  # "the decision taken by Peru to leave"
        if owners:
            return _holders(noun, owners, depth)
        if headlined(verb):
            return conjuncts(noun)
        above = governor(noun)
        return surface_subjects(above, depth + 1) if above is not None and above.pos_ in _VERBY else []
    return conjuncts(noun)


def _holders(noun: Token, owners: list[Token], depth: int) -> list[Token]:
    """"Peru stood by its decision to": whose decision it is, if a state or body of that clause has it."""
    above, grammar = governor(noun), load_grammar()
    own = all(t.lower_ in grammar.owning_things for t in owners)
    if not own or above is None or above.pos_ != "VERB" or lemma(above) in grammar.blamed:
        return owners
    found = _punished(noun, above) or surface_subjects(above, depth + 1)
    return found if len(found) == 1 and found[0].ent_type_ in {"GPE", "ORG", "NORP"} else owners


def _punished(noun: Token, verb: Token) -> list[Token]:
    """"imposed sanctions on Chad over its attempt to": whom the clause is aimed at."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in load_grammar().blame:
        return []
    aims = load_grammar().aims
    return [t for word, t in preps(verb, *objects(verb)) if word in aims and t.i < noun.i]


def _subject_of_gerund(verb: Token, depth: int) -> list[Token]:
    """"retaliated by firing", "accused Iran of firing" (the accused one fires)."""
    above = verb.head.head
    if above.dep_ == "xcomp" and above.tag_ == "VB" and verb.head.lower_ in load_grammar().late_gerunds:
        above = above.head
    if above.pos_ in _VERBY:
        if verb.head.lower_ in load_grammar().object_gerunds and lemma(above) not in {"apologize", "be"}:
            patient = objects(above) or _blamed_at(above)
            if patient:
                return patient
        return surface_subjects(above, depth + 1)
    if above.pos_ in {"NOUN", "PROPN"}:
        if above.dep_ == "dobj" and verb.head.lower_ in {"of", "for"} and lemma(above.head) in load_grammar().blamed:
            return conjuncts(above)
        owners = [t for c in above.children if c.dep_ == "poss" for t in conjuncts(c)]
        upper = governor(above)
        return owners or (surface_subjects(upper, depth + 1) if upper is not None and upper.pos_ in _VERBY else [])
    return []


def _blamed_at(verb: Token) -> list[Token]:
    """"lashed out at Chad for": who has done it."""
    told = (lemma(verb), particle(verb))
    return [t for word, t in preps(verb) if " ".join(filter(None, (*told, word))) in load_grammar().blamed_at]


def governor(token: Token) -> Token | None:
    """The verb, noun or adjective above, over prepositions and coordination; None at the root."""
    at = token
    for _ in range(_DEPTH):
        if at.head == at:
            return None
        if at.dep_ == "conj":
            at = at.head
            continue
        at = at.head
        if at.pos_ not in {"ADP", "SCONJ", "PART"} or at.dep_ == "ROOT":
            return at
    return None
