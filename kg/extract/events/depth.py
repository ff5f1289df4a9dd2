"""How central to its sentence an event is told."""

from __future__ import annotations

from kg.extract.events.cues import load_cues
from kg.extract.events.lemmas import lemma
from kg.parse import Token

__all__ = ["depth"]


def depth(token: Token) -> int:
    """Clause borders between the token and the sentence's main statement; "X said" above a statement is no border."""
    reporting = load_cues().reporting
    level, at = 0, token
    if any(c.dep_ == "mark" and load_cues().read("marks", c.lower_) for c in (*token.children, *token.head.children)):
        level += 6
    while at.head != at:
        head = at.head
        if at.dep_ == "ccomp" and lemma(head) in reporting:
            pass
        elif at.dep_ in {"relcl", "acl", "advcl"}:
            level += 3
        elif at.dep_ in {"xcomp", "ccomp", "pcomp"}:
            level += 0 if lemma(head) in load_cues().transparent else 2
        elif at.dep_ in {"pobj", "poss", "compound", "appos"}:
            level += 1
        at = head
    return level
