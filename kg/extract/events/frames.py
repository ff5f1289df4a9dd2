"""Frames: which words in which construction name an event of which type, and where its participants stand.

All wording is data: `kg/lang/<language>/frames/*.yaml`, one file an event type, and `words/` beside it for the word
classes that frames name as "$class". A frame asks for a trigger and for conditions; among the frames that hold for a
trigger the one with the most conditions wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from kg.errors import ResourceError
from kg.extract.events.grammar import load_grammar
from kg.resources import did_you_mean, lang_dir, strict_yaml

__all__ = ["Frame", "Lexicon", "TypedFrame", "load_lexicon"]

ROLES = ("initiator", "target", "participant", "host", "mediator")
RolePaths = dict[str, tuple[str, ...]]


class Frame(BaseModel):
    """One construction.

    verbs, nouns, adjectives  triggers as lemmas; "break off" is a verb with its particle, "hunger strike" a noun with
                              its compound
    objects, subjects         lemmas (or $classes) one of which must head the object or subject; "actor": any actor
    not_objects               lemmas that exclude the frame
    not_preps                 prepositions that exclude the frame ("saw the minister as a rival")
    not_nouns                 names of an event noun that exclude the frame ("trade exchange")
    not_subjects              lemmas that exclude the frame as its subject, or with a passive that names no subject, as
                              what it is set in ("was killed in a crash")
    preps                     preposition → lemmas, "actor" or "*": one of them must be there
    comp                      the complement clause it must have ("to", "that", "any", "wish": one that says what shall
                              be, not what is), "none", or "alone": none, not even below its phrases, and no "for"
    comps                     verbs of the complement or the stated aim of which one must be there ("told … to leave")
    not_comps                 verbs of the complement clause that exclude the frame ("declined to comment")
    passive                   "only" or "never"
    roles                     role → paths tried in order; "subject+with" takes both
    needs                     roles of which one must be filled; "a&b" asks for both
    mode                      mode in PLOVER's sense
    modals                    auxiliaries that are triggers themselves ("Libya must hand over")
    mutual                    "fold": several initiators without a target are participants ("Cuba and Spain signed");
                              "only": the frame asks for several; "plural": for several or a plural ("the ministers")
    hostile                   the type instead when the complement clause is a hostile act ("ready to attack")
    under                     prepositions of which one must stand before the noun ("at the invitation of"); verbs of
                              which the verb states the aim ("went to see")
    plural                    the noun only in the plural ("talks", not "a talk")
    owners                    of a noun: types of name of which one must own or describe it ("the U.S. withdrawal")
    folded                    no act of its own where who does it only agrees to it ("agreed to stop fighting")
    heir                      names nobody: a noun that takes up an event told before ("the next round")
    pending                   only what did not or has yet to happen ("will not be coming", "is to come in May")
    achieved                  only what came about or did not, and no aim ("talks to resolve the dispute")
    ahead                     only what somebody says that he will do: in saying it he threatens
    denied                    told by what is denied, and so a fact ("are no longer welcome", "was not let back")
    rank                      added to the number of conditions
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    preps: dict[str, tuple[str, ...]] = {}
    comp: Literal["", "to", "that", "any", "wish", "none", "alone"] = ""
    comps: tuple[str, ...] = ()
    not_comps: tuple[str, ...] = ()
    not_preps: tuple[str, ...] = ()
    not_nouns: tuple[str, ...] = ()
    passive: Literal["", "only", "never"] = ""
    roles: RolePaths = {}
    needs: tuple[str, ...] = ()
    mode: str | None = None
    mutual: Literal["", "fold", "only", "plural"] = ""
    hostile: str | None = None
    under: tuple[str, ...] = ()
    plural: bool = False
    owners: tuple[str, ...] = ()
    heir: bool = False
    folded: bool = False
    pending: bool = False
    achieved: bool = False
    ahead: bool = False
    denied: bool = False
    rank: int = 0

    @model_validator(mode="after")
    def _known_roles(self) -> Frame:
        if not (self.verbs or self.nouns or self.adjectives or self.modals):
            raise ValueError(f"frame {self.id!r} has no trigger")
        for role in [*self.roles, *(r for need in self.needs for r in need.split("&"))]:
            if role not in ROLES:
                hint = did_you_mean(role, list(ROLES)) or f"known: {', '.join(ROLES)}"
                raise ValueError(f"unknown role {role!r}; {hint}")
        return self

    @property
    def conditions(self) -> int:
        """How specific the frame is."""
        clause = self.comp not in {"", "none", "alone"}
        things = 2 * bool(self.objects) + 2 * bool(self.preps) + bool(self.under) + bool(self.subjects or self.owners)
        return things + clause + bool(self.comps) + (self.passive == "only") + self.rank


class FrameFile(BaseModel):
    """The frames of one event type with the roles that hold unless a frame says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    roles: RolePaths
    noun_roles: RolePaths = {}
    needs: tuple[str, ...] = ()
    frames: tuple[Frame, ...]


class WordFile(BaseModel):
    """Word classes: name → lemmas."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    classes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TypedFrame:
    """A frame with its event type and everything inherited or expanded. `rule` is a stable id ("Sanction.impose")."""

    type: str
    rule: str
    frame: Frame
    roles: RolePaths
    noun_roles: RolePaths
    needs: tuple[str, ...]
    objects: frozenset[str]
    not_objects: frozenset[str]
    subjects: frozenset[str]
    not_subjects: frozenset[str]
    preps: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames by trigger lemma (first word) and part of speech, most specific first, and the word classes."""

    verbs: dict[str, tuple[tuple[str, TypedFrame], ...]]
    nouns: dict[str, tuple[tuple[str, TypedFrame], ...]]
    adjectives: dict[str, tuple[tuple[str, TypedFrame], ...]]
    modals: dict[str, tuple[tuple[str, TypedFrame], ...]]
    classes: dict[str, frozenset[str]]

    def types(self) -> tuple[str, ...]:
        tables = (self.verbs, self.nouns, self.adjectives, self.modals)
        return tuple(sorted({f.type for table in tables for found in table.values() for _, f in found}))


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """The frames of a language; every mistake in a file is an error that names the file."""
    folder = lang_dir(language) / "frames"
    classes = _classes(folder / "words")
    typed = [f for path in sorted(folder.glob("*.yaml")) for f in _typed(path, classes)]
    seen: set[str] = set()
    for frame in typed:
        if frame.rule in seen:
            raise ResourceError(f"frame {frame.rule!r} is there twice", where=str(folder))
        seen.add(frame.rule)
    return Lexicon(_table(typed, "verbs", classes), _table(typed, "nouns", classes),
                   _table(typed, "adjectives", classes), _table(typed, "modals", classes), classes)


def _classes(folder: Path) -> dict[str, frozenset[str]]:
    raw: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, words in strict_yaml(path, WordFile).classes.items():
            if name in raw:
                raise ResourceError(f"word class {name!r} is there twice", where=str(path))
            raw[name] = words
    return {name: _expand(words, raw, str(folder)) for name, words in raw.items()}


def _expand(words: Iterable[str], raw: dict[str, tuple[str, ...]], where: str) -> frozenset[str]:
    out: set[str] = set()
    for word in words:
        if not word.startswith("$"):
            out.add(word)
        elif word[1:] in raw:
            out |= _expand(raw[word[1:]], raw, where)
        else:
            raise ResourceError(f"unknown word class {word!r}", where=where, hint=did_you_mean(word[1:], sorted(raw)))
    return frozenset(out)


def _typed(path: Path, classes: dict[str, frozenset[str]]) -> list[TypedFrame]:
    file = strict_yaml(path, FrameFile)

    def lemmas(words: Iterable[str]) -> frozenset[str]:
        return _expand(words, {k: tuple(v) for k, v in classes.items()}, str(path))

    return [TypedFrame(
        type=file.type, rule=f"{file.type}.{frame.id}", frame=frame, roles=frame.roles or file.roles,
        noun_roles=frame.roles or file.noun_roles or file.roles, needs=frame.needs or file.needs,
        objects=lemmas(frame.objects), not_objects=lemmas(frame.not_objects), subjects=lemmas(frame.subjects),
        not_subjects=lemmas(frame.not_subjects),
        preps={prep: lemmas(words) for prep, words in frame.preps.items()}) for frame in file.frames]


def _table(
    frames: list[TypedFrame], part: Literal["verbs", "nouns", "adjectives", "modals"],
    classes: dict[str, frozenset[str]]
) -> dict[str, tuple[tuple[str, TypedFrame], ...]]:
    """Frames by the lemma looked up: the verb of "break off", the head of "hunger strike", both of "build-up"."""
    table: dict[str, list[tuple[str, TypedFrame]]] = defaultdict(list)
    for frame in frames:
        words: tuple[str, ...] = getattr(frame.frame, part)
        for trigger in sorted(_expand(words, {k: tuple(v) for k, v in classes.items()}, frame.rule)):
            words_of = trigger.split()
            noun = part == "nouns" and " of " not in trigger
            keys = {words_of[-1]} if noun else {words_of[0]}
            if noun and words_of[-1] in load_grammar().object_particles:  # "shooting down", "build-up"
                keys.add(words_of[0])
            for key in keys:
                table[key].append((trigger, frame))
    return {key: tuple(sorted(found, key=lambda f: (-f[1].frame.conditions - f[0].count(" "), f[1].rule)))
            for key, found in sorted(table.items())}
