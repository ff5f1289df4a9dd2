"""A spaCy parse as Universal Dependencies in CoNLL-U, the input that xrenner's English model is made for.

spaCy's English labels are those of ClearNLP: the same relations under other names, but prepositions, copulas and "and"
head or hang elsewhere. Turned round here: a preposition's noun hangs from what the preposition hung from, with the
preposition as `case`; what stands behind "be" heads the clause, with "be" as `cop`; "and" hangs from what it leads in.
The column MISC holds the character offsets.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.parse import Doc, Token

__all__ = ["conllu"]

_SAME_RELATION = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "poss": "nmod:poss",
    "relcl": "acl:relcl", "prt": "compound:prt", "predet": "det:predet", "preconj": "cc:preconj", "neg": "advmod",
    "quantmod": "advmod", "npadvmod": "obl:npmod", "acomp": "xcomp", "oprd": "xcomp", "attr": "xcomp",
    "intj": "discourse", "dative": "iobj", "nmod": "compound", "subtok": "goeswith", "meta": "dep", "pcomp": "advcl",
    "agent": "obl", "prep": "obl", "ROOT": "root"}
_OF_CLAUSE = {"nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "neg", "advmod", "punct", "mark", "cc", "conj",
              "advcl", "prep", "expl", "ccomp", "npadvmod"}
_VERBAL = {"VERB", "AUX", "ADJ", "ADV"}


def conllu(doc: Doc) -> str:
    """All sentences of the document; white space is left out."""
    return "\n".join(_sentence([t for t in sent if not t.is_space]) for sent in doc.sents if sent.text.strip())


def _sentence(tokens: list[Token]) -> str:
    arcs = _turned(tokens)
    place = {t.i: n for n, t in enumerate(tokens, 1)}
    lines = []
    for token in tokens:
        head, label = arcs[token.i]
        where = f"Start={token.idx}|End={token.idx + len(token)}"
        lines.append("\t".join((str(place[token.i]), token.text, token.lemma_, token.pos_, token.tag_, "_",
                                str(place.get(head, 0)), label, "_", where)))
    return "\n".join(lines) + "\n"


def _turned(tokens: Iterable[Token]) -> dict[int, tuple[int, str]]:
    """Head and relation of each token by index; -1 is the root."""
    tokens = list(tokens)
    arcs = {t.i: (-1 if t.dep_ == "ROOT" else t.head.i, _SAME_RELATION.get(t.dep_, t.dep_)) for t in tokens}
    for token in tokens:
        if token.dep_ in {"prep", "agent", "dative"} and token.pos_ in {"ADP", "SCONJ", "VERB"}:
            _turn_preposition(token, arcs)
    for token in tokens:
        if token.lemma_ == "be" and token.dep_ not in {"aux", "auxpass"}:
            _turn_copula(token, arcs)
    for token in tokens:
        if token.dep_ == "cc":
            second = next((c for c in token.head.children if c.dep_ == "conj" and c.i > token.i), None)
            arcs[token.i] = (second.i if second is not None else arcs[token.i][0], "cc")
    for token in tokens:
        if token.dep_ == "compound" and token.ent_type_ == "PERSON" == token.head.ent_type_:
            arcs[token.i] = (arcs[token.i][0], "flat")
    return arcs


def _turn_preposition(token: Token, arcs: dict[int, tuple[int, str]]) -> None:
    inner = next((c for c in token.children if c.dep_ in {"pobj", "pcomp"}), None)
    if inner is None:
        return
    nominal = token.head.pos_ not in _VERBAL
    label = "nmod" if nominal else "obl"
    if inner.dep_ == "pcomp" and inner.pos_ in _VERBAL:
        label = "acl" if nominal else "advcl"
    arcs[inner.i] = (arcs[token.i][0], label)
    arcs[token.i] = (inner.i, "mark" if label in {"acl", "advcl"} else "case")


def _turn_copula(be: Token, arcs: dict[int, tuple[int, str]]) -> None:
    behind = next((c for c in be.children if c.dep_ in {"attr", "acomp"} and c.i > be.i), None)
    if behind is None:
        return
    head, label = arcs[be.i]
    for child in be.children:
        if child.i != behind.i and (child.dep_ in _OF_CLAUSE or arcs[child.i][0] == be.i):
            arcs[child.i] = (behind.i, arcs[child.i][1])
    for other, (at, kind) in list(arcs.items()):
        if at == be.i:
            arcs[other] = (behind.i, kind)
    arcs[behind.i] = (head, label)
    arcs[be.i] = (behind.i, "cop")
