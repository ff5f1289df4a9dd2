"""Where what is said ends: the next cue clause that the parser hung into a complement."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claims.misread import goes_on
from kg.extract.claims.scene import Scene
from kg.extract.claims.syntax import own_subject, rejoined, subtree
from kg.parse import Token

__all__ = ["next_cues", "reports"]

_DASHES = {"—", "–", "--"}


def next_cues(scene: Scene, comp: Token) -> frozenset[int]:
    """Tokens of cue clauses the parser hung into a complement: ", adding that B" and ", and C warned that D"; "with C
    saying that D" too."""
    out: frozenset[int] = frozenset()
    for child in (c for head in _same_clause(comp) for c in head.rights):
        if _absolute(scene, child):
            out |= frozenset(range(child.left_edge.i, comp.right_edge.i + 1))
        if goes_on(scene, child):
            out |= subtree(child) | {child.i - 1}
        if child.pos_ != "VERB" or child.lemma_ not in scene.lexicon.verbs:
            continue
        before, own = comp.doc[child.left_edge.i - 1], own_subject(child)
        if child.dep_ == "advcl" and before.text == "," and _concedes(scene, child):
            out |= subtree(child)
        loose = child.dep_ == "advcl" or (child.dep_ == "conj" and comp.tag_ != "VBG")
        if loose and child.tag_ == "VBG" and own is None and (before.text == "," or _meanwhile(scene, child)) and (
                reports(scene, child) or child.lemma_ not in scene.lexicon.raising):  # "would rise, beginning in May"
            out |= subtree(child)
        elif child.dep_ == "conj" and before.dep_ == "cc" and _stands_alone(scene, comp, child):
            out |= subtree(child) | {before.i}
    return out | _rejoined(scene, comp, comp.head)


def _meanwhile(scene: Scene, verb: Token) -> bool:
    """Whether a participle is opened by "while": "threatened to shut the border while urging Norway to …"."""
    return any(c.dep_ == "mark" and c.lower_ in scene.grammar.meanwhile for c in verb.lefts)


def _same_clause(comp: Token) -> Iterator[Token]:
    """A complement's head and the verbs joined to it: what hangs on the last of them may go on from the cue, too."""
    yield comp
    for child in comp.rights:
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            yield from _same_clause(child)


def _concedes(scene: Scene, verb: Token) -> bool:
    """Whether a clause is ", though she admitted that …": the narrator goes on, not the speaker before."""
    opened = any(c.dep_ == "mark" and c.lower_ in scene.grammar.concessions for c in verb.lefts)
    return opened and own_subject(verb) is not None and any(c.dep_ == "ccomp" for c in verb.rights)


def _stands_alone(scene: Scene, comp: Token, verb: Token) -> bool:
    """Whether a coordinated cue clause is the narrator's: "…, and C warned that D", "… — and he noted that D"."""
    if _says_passively(verb):
        return True
    mark = verb.doc[verb.left_edge.i - 2].text
    if mark in _DASHES:
        return own_subject(verb) is not None and any(c.dep_ == "ccomp" for c in verb.rights)
    return mark == "," and (_reports(verb) or _tells_alike(scene, comp, verb))


def _tells_alike(scene: Scene, comp: Token, verb: Token) -> bool:
    """Whether the cue clause has a name for its subject and the tense of the cue outside.

    "X said that A had failed, and B accused C of D".
    """
    own, outer = own_subject(verb), comp
    while outer.dep_ in {"ccomp", "conj"} and outer.head != outer:
        outer = outer.head
    cues = scene.lexicon.verbs.get(verb.lemma_, ())
    named = own is not None and own.pos_ == "PROPN" and any(c.kind == "speech" for c in cues)
    return named and verb.tag_ == outer.tag_ == "VBD" and reports(scene, verb)


def _says_passively(verb: Token) -> bool:
    """ "… and it is claimed by X that …"."""
    agent = any(c.dep_ == "agent" for c in verb.rights) and any(c.dep_ == "ccomp" for c in verb.rights)
    return agent and any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in verb.lefts)


def _rejoined(scene: Scene, comp: Token, verb: Token) -> frozenset[int]:
    """Tokens of verbs inside a complement that go on from its cue: "X said Y would leave | and warned that…"."""
    out: frozenset[int] = frozenset()
    for child in comp.rights:
        if child.dep_ == "conj" and rejoined(child) == verb and reports(scene, child):
            out |= frozenset(range(child.left_edge.i, comp.right_edge.i + 1))
            out |= {c.i for c in comp.rights if c.dep_ == "cc"}
        elif child.dep_ == "ccomp":
            out |= _rejoined(scene, child, verb)
    return out


def _absolute(scene: Scene, prep: Token) -> bool:
    """Whether a phrase set off by a comma is "with X saying…"."""
    if prep.dep_ != "prep" or prep.lower_ != scene.grammar.absolute or prep.doc[prep.i - 1].text != ",":
        return False
    said = next((c for c in prep.rights if c.dep_ == "pcomp"), None) or next(
        (v for c in prep.rights if c.dep_ == "pobj" for v in c.rights if v.dep_ == "acl"), None)
    return said is not None and said.tag_ == "VBG" and said.lemma_ in scene.lexicon.verbs


def reports(scene: Scene, verb: Token) -> bool:
    """Whether a verb has content of its own: a clause, an infinitive, or an object of a cue that takes one."""
    cues = scene.lexicon.verbs.get(verb.lemma_, ())
    behind = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    if any(c.dep_ in {"ccomp", "xcomp"} for c in verb.rights) or scene.quoted(behind):
        return bool(cues)
    return any("np" in c.frames or any(":" in f for f in c.frames) for c in cues) and any(
        c.dep_ in {"dobj", "prep"} for c in verb.rights)


def _reports(verb: Token) -> bool:
    """Whether a coordinated verb has a full noun for its subject and a clause of its own."""
    own = own_subject(verb)
    return own is not None and own.pos_ != "PRON" and any(c.dep_ == "ccomp" for c in verb.rights)
