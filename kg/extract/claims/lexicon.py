"""The reporting cues of a language, read strictly and indexed by their first word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated as Typed
from typing import Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from kg.resources import lang_dir, strict_yaml

__all__ = ["Acts", "Cue", "CueFile", "Grammar", "Lexicon", "load_cues"]

_FRAME = r"^(that|wh|quote|to|obj-to|gerund|np|thing|small|as|float|(p|op|pto):[a-z]+)$"
Frame = Typed[str, StringConstraints(pattern=_FRAME)]
Kind = Literal["speech", "attitude", "finding"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VerbGroup(_Strict):
    act: str
    frames: tuple[Frame, ...]
    words: tuple[str, ...]
    kind: Kind = "speech"
    denies: bool = False
    strong: bool = False


class WordGroup(_Strict):
    act: str
    words: tuple[str, ...]
    kind: Kind = "speech"
    denies: bool = False


class Grammar(_Strict):
    """Closed classes of the language, as in cues.yaml."""

    irrealis: frozenset[str]
    conditions: frozenset[str]
    wh: frozenset[str]
    personal: frozenset[str]
    first: frozenset[str]
    first_possessive: frozenset[str]
    reader: frozenset[str]
    joints: frozenset[str]
    aside: str
    manner: str
    absolute: str
    without: frozenset[str]
    deictics: frozenset[str]
    makers: frozenset[str]
    occasions: frozenset[str]
    gatherings: frozenset[str]
    copulas: frozenset[str]
    agents: tuple[str, ...]
    many_agents: tuple[str, ...]
    naming: tuple[str, ...]
    needs_hearer: frozenset[str]
    speaking: frozenset[str]
    about: frozenset[str]
    neg_raising: frozenset[str]
    affairs: frozenset[str]
    concessions: frozenset[str]
    people: frozenset[str]
    inverted: dict[str, str]
    conjunctions: frozenset[str]
    so_much: frozenset[str]
    perception: frozenset[str]
    issuers: frozenset[str]
    reached: dict[str, tuple[str, ...]]
    obliging: frozenset[str]
    voicing: frozenset[str]
    felt_about: frozenset[str]
    wished: str
    habits: frozenset[str]
    making: frozenset[str]
    degree: frozenset[str]
    telling_of: frozenset[str]
    gestures: frozenset[str]
    demonstratives: frozenset[str]
    ways: frozenset[str]
    comparing: frozenset[str]
    future: frozenset[str]
    turns: frozenset[str]
    conversing: frozenset[str]
    sources: frozenset[str]
    quantities: frozenset[str]
    matters: frozenset[str]
    circumstances: tuple[tuple[str, ...], ...]
    meanwhile: frozenset[str]
    weapons: frozenset[str]


class Acts(_Strict):
    """Speech acts that the rules treat apart, as in cues.yaml."""

    stated: frozenset[str]
    with_infinitive: frozenset[str]
    answers: frozenset[str]
    of_somebody: frozenset[str]
    of_wishes: frozenset[str]
    of_clauses: frozenset[str]
    of_passives: frozenset[str]
    of_things_to_come: frozenset[str]


class CueFile(_Strict):
    verbs: tuple[VerbGroup, ...]
    nouns: tuple[WordGroup, ...]
    adjectives: tuple[WordGroup, ...]
    sources: tuple[WordGroup, ...]
    misread: dict[str, str]
    relays: tuple[str, ...]
    documents: tuple[str, ...]
    never_speakers: tuple[str, ...]
    idioms: dict[str, tuple[str, ...]]
    raising: tuple[str, ...]
    blocking: tuple[str, ...]
    negators: tuple[str, ...]
    grammar: Grammar
    acts: Acts


@dataclass(frozen=True, slots=True)
class Cue:
    """One sense of a reporting word: the frames it takes content in and the speech act it stands for.

    particle   second word it needs ("out" of "point out"), else ""
    strong     reports even where the parse shows no complement ("say")
    """

    word: str
    act: str
    frames: frozenset[str]
    kind: Kind = "speech"
    particle: str = ""
    denies: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by first lemma, in the order of the file: an earlier group wins where both frames fit."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    sources: tuple[tuple[str, ...], ...]
    relays: frozenset[str]
    documents: frozenset[str]
    never_speakers: frozenset[str]
    idioms: dict[str, tuple[str, ...]]
    raising: frozenset[str]
    blocking: frozenset[str]
    negators: frozenset[str]
    grammar: Grammar
    acts: Acts


@cache
def load_cues(language: str = "en") -> Lexicon:
    """The cues of a language.

    >>> sorted({cue.act for cue in load_cues().verbs["deny"]})
    ['deny']
    """
    file = strict_yaml(lang_dir(language) / "cues.yaml", CueFile)
    verbs: dict[str, list[Cue]] = {}
    for group in file.verbs:
        for words in group.words:
            first, _, particle = words.partition(" ")
            verbs.setdefault(first, []).append(Cue(first, group.act, frozenset(group.frames), group.kind, particle,
                                                   group.denies, group.strong))
    for wrong, right in file.misread.items():
        verbs[wrong] = [*verbs.get(wrong, ()), *verbs[right]]
    return Lexicon(
        {word: tuple(cues) for word, cues in verbs.items()}, _words(file.nouns), _words(file.adjectives),
        tuple(tuple(w.split()) for group in file.sources for w in group.words), frozenset(file.relays),
        frozenset(file.documents), frozenset(file.never_speakers), file.idioms,
        frozenset(file.raising), frozenset(file.blocking),
        frozenset(file.negators), file.grammar, file.acts)


def _words(groups: tuple[WordGroup, ...]) -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    for group in groups:
        for word in group.words:
            out.setdefault(word, Cue(word, group.act, frozenset(), group.kind, "", group.denies))
    return out
