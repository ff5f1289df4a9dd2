"""Readings of the dependency tree that several cue finders share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import CharSpan
from kg.parse import Token

__all__ = ["antecedent", "conjuncts", "is_ambiguous", "is_finite", "is_inset", "is_passive", "is_to_infinitive",
           "own_subject", "phrase_end", "phrase_start", "rejoined", "runs", "source_span", "speaker_of", "subject",
           "subtree"]

_SUBJECTS = {"nsubj", "csubj", "expl"}
_PASSIVE = {"nsubjpass", "csubjpass", "auxpass", "agent"}
_OWN = {"nsubj", "aux"}
_ENDS = {",", ";", "—", "–", "(", '"', "“"}
_THIRD = {"he", "she", "it"}
_SINGULAR = {"he", "she", "it", "this"}
_RIGHT = {"prep", "cc", "conj", "nummod", "npadvmod", "advmod"}


def subject(verb: Token) -> Token | None:
    """The verb's own active subject; in "what it said was …" that is "it"."""
    held = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if len(held) > 1 and held[0].tag_ == "DT" and held[0].i + 1 == held[1].left_edge.i:  # "that minister" in two
        held = held[1:]
    return next((c for c in held if c.tag_ != "WP"), held[0] if held else None)


def own_subject(verb: Token) -> Token | None:
    """The subject in front of a verb, of the passive too."""
    return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def subtree(token: Token) -> frozenset[int]:
    """Indices of the token and all that hangs on it."""
    return frozenset(t.i for t in token.subtree)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its agent, or as a bare participle joined to a passive."""
    if any(c.dep_ in _PASSIVE for c in verb.children):
        return True
    joined = verb.tag_ == "VBN" and verb.dep_ == "conj" and not any(c.dep_ in _OWN for c in verb.lefts)
    return joined and verb.head.pos_ == "VERB" and any(c.dep_ == "auxpass" for c in verb.head.lefts)


def is_to_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.lefts)


def is_finite(verb: Token) -> bool:
    """Whether a clause head is a finite verb, alone or through an auxiliary."""
    if is_to_infinitive(verb):
        return False
    if verb.tag_ in {"VBD", "VBP", "VBZ", "MD"}:
        return True
    return any(c.dep_ in {"aux", "auxpass", "cop"} and c.tag_ != "TO" for c in verb.lefts) or (
        verb.tag_ in {"VB", "VBN"} and subject(verb) is not None)


def speaker_of(verb: Token) -> Token | None:
    """Head of the noun phrase whose utterance the verb tells of, through passives, conjunction and control."""
    seen = 0
    passive = is_passive(verb)
    while seen < 6:
        seen += 1
        if passive:
            agent = next((c for c in verb.children if c.dep_ == "agent"), None)
            return next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
        held = subject(verb)
        if held is not None:
            return held
        above = _controller(verb) or _set_apart(verb)
        if above is None or above.pos_ not in {"VERB", "AUX"}:
            return above
        verb = above
        if is_passive(verb):
            return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return None


def _controller(verb: Token) -> Token | None:
    """The verb whose subject is also this one's, or the noun that is itself the subject."""
    head = verb.head
    if verb.dep_ == "xcomp":
        hearer = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), head)
        return hearer if is_to_infinitive(verb) else head
    outer = rejoined(verb) or _told_of(verb)
    if outer is not None:
        return outer
    if verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ"} and head.pos_ in {"VERB", "AUX"}:
        while is_to_infinitive(head) and head.head.pos_ in {"VERB", "AUX"} and head.dep_ != "ROOT":
            head = head.head
        return head
    behind_comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    first = head
    while first.dep_ == "conj" and first.head.pos_ in {"VERB", "AUX"}:
        first = first.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and first.dep_ == "ccomp" and behind_comma:
        return first.head if first.head.pos_ == "VERB" else head  # "said that A, adding that B": the sayer adds
    if verb.dep_ in {"conj", "advcl", "ccomp"} and head.pos_ in {"VERB", "AUX"}:
        return head if verb.dep_ != "ccomp" or verb.tag_ in {"VBG", "VBN"} else None
    if verb.dep_ == "pcomp" and head.lower_ == "as":  # "quoted X as saying": X says it
        quoted = next((c for c in head.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
        if quoted is not None:
            return quoted
    if verb.dep_ == "pcomp":
        return head.head if head.head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ == "acl":
        return head if verb.tag_ == "VBG" else None
    return None


def is_inset(verb: Token) -> bool:
    """Whether a participle set off by commas was read as a past tense with the main verb's subject."""
    own = own_subject(verb)
    past = verb.dep_ in {"advcl", "ccomp"} and verb.tag_ in {"VBD", "VBN"} and verb.doc[verb.i - 1].text == ","
    return past and own is not None and own.i == verb.i - 2


def _set_apart(verb: Token) -> Token | None:
    """The name with an inset before a main verb, where the parser put it into the phrase in front of it.

    "In talks with the king, Kessler, a former judge, argued that…".
    """
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ"} or verb.i < 4 or verb.doc[verb.i - 1].text != ",":
        return None
    aside = next((c for c in verb.lefts if is_inset(c)), None)
    if aside is not None:  # "Kessler, asked about the vote, said …"
        return own_subject(aside)
    for token in verb.doc[verb.sent.start + 1 : verb.i - 2]:
        apart = token.doc[token.left_edge.i - 1].text == "," and token.right_edge.i == verb.i - 2
        if token.pos_ == "PROPN" and apart and token.doc[token.i + 1].text == ",":
            return token
    return None


def rejoined(verb: Token) -> Token | None:
    """The cue that a verb is joined to where the parser hung it into that cue's complement, which its form rules out.

    "X said Y would leave and warned that…": "warned" goes on from "said", for behind "would" it would be "warn".
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or head.dep_ != "ccomp" or head.i < head.head.i:
        return None
    alone = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
    if not (alone and head.head.tag_ in {"VBD", "VBZ", "VBP"} and _of_other_form(verb, head)):
        return None
    outer = head.head
    while outer.dep_ == "ccomp" and outer.head.tag_ == verb.tag_ != outer.tag_:
        outer = outer.head
    return outer


def _of_other_form(verb: Token, head: Token) -> bool:
    """Whether a verb cannot go on from the one before it: other tense, or a plural form behind one thing."""
    held = own_subject(head)
    if verb.tag_ == "VBP":
        return _is_single(held)
    if verb.tag_ == "VBD" and held is not None and held.lower_ in _THIRD and _is_single(subject(head.head)):
        return True  # "X said he had met Y and stressed that…": he is X
    helpers = [c for c in head.lefts if c.dep_ in {"aux", "auxpass"}]
    other = bool(helpers) and (head.tag_ in {"VB", "VBG"} or helpers[0].tag_ == "MD")
    return other or (verb.tag_ == "VBD" and head.tag_ in {"VBZ", "VBP"})


def _is_single(noun: Token | None) -> bool:
    if noun is None or any(c.dep_ == "conj" for c in noun.rights):
        return False
    return noun.tag_ in {"NN", "NNP"} or noun.lower_ in _SINGULAR


def _told_of(verb: Token) -> Token | None:
    """The past tense of a relative clause that a verb goes on from, where the parser joined it to what is going on:
    "was replying to X, who deplored the ban and said that …".
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or head.tag_ != "VBG" or not any(c.dep_ == "aux" for c in head.lefts):
        return None
    inner = [t for t in verb.doc[head.i + 1 : verb.i] if t.dep_ == "relcl" and t.tag_ == "VBD"]
    return next((t for t in reversed(inner) if subject(t) is not None), None)


def is_ambiguous(verb: Token) -> bool:
    """Whether a verb joined to a complement's head may as well go on from the cue outside: all share one tense.

    "X said Y had met Z and stressed that…": nobody can tell from the words whether X or Y stressed it.
    """
    head = verb.head
    if verb.dep_ != "conj" or head.dep_ != "ccomp" or head.i < head.head.i or subject(verb) is not None:
        return False
    if rejoined(verb) is not None:
        return False
    return verb.tag_ in {"VBD", "VBN"} and head.tag_ in {"VBD", "VBN"} and head.head.tag_ == "VBD"


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the token itself."""
    if token.tag_ in {"WP", "WDT"} or (token.lower_ == "that" and token.dep_.startswith("nsubj")):
        for above in token.ancestors:
            if above.dep_ == "relcl":
                return above.head
    return token


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and the nouns coordinated with it."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            yield from conjuncts(child)


def phrase_start(head: Token) -> int:
    """Index of the first token of a noun phrase, without leading punctuation or conjunction."""
    start = head.left_edge.i
    while start < head.i and (_opens(head.doc[start]) or _is_day(head.doc[start])):
        start += 1
    return start


def _opens(token: Token) -> bool:
    """Whether a token only opens the clause; "as" of "as many lawyers have said" may be read as a part of "many"."""
    return _is_gap(token) or token.dep_ in {"cc", "mark"} or (token.dep_ == "advmod" and token.tag_ == "IN")


def _is_day(token: Token) -> bool:
    """ "Sunday President Lund": what the parser took for a part of the name."""
    return token.ent_type_ in {"DATE", "TIME"} and token.dep_ == "compound"


def _not_of_name(prep: Token) -> bool:
    """Whether a phrase behind a name tells when or how he speaks: "leaders on Sunday", "clerks for their part"."""
    things = [c for c in prep.children if prep.dep_ == "prep" and c.dep_ == "pobj"]
    return any((prep.lower_ == "on" and c.ent_type_ == "DATE") or (c.lower_ == "part" and c.left_edge.dep_ == "poss")
               for c in things)


def _is_gap(token: Token) -> bool:
    return token.is_punct or token.is_space


def phrase_end(head: Token) -> int:
    """Index of the last token of a noun phrase, up to a comma, relative clause or apposition."""
    end = head.i
    for child in head.rights:
        apart = child.i != end + 1 and any(t.is_punct for t in head.doc[end + 1 : child.i])
        if _not_of_name(child) or child.dep_ not in _RIGHT or apart:
            break
        last = phrase_end(child) if child.dep_ == "conj" else child.right_edge.i
        stop = next((t.i for t in head.doc[child.i : last + 1] if t.text in _ENDS), last + 1)
        end = stop - 1
        if stop <= last:
            break
    return end


def source_span(head: Token) -> CharSpan:
    """The words that name a source, with determiner and title."""
    first, last = head.doc[phrase_start(head)], head.doc[phrase_end(head)]
    return CharSpan(first.idx, last.idx + len(last))


def runs(tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Maximal runs of consecutive indices, as (first, last).

    >>> runs([3, 1, 2, 7])
    [(1, 3), (7, 7)]
    """
    out: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if out and out[-1][1] + 1 == i:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out
