"""The judgement ledger: what people decided about identity, one line each, replayed at every build.

    # a comment
    same      entity 0b2c11d9:"A. Mbeki"@120  person/anna-mbeki        # 2024-05-02 Ada: same office
    different entity 0b2c11d9:"John Smith"    77fe0a31:"John Smith"
    same      event  0b2c11d9:"met"@310       77fe0a31:"talks"@88
    different claim  0b2c11d9:"we will not"   77fe0a31:"we will not"
    reject    event  0b2c11d9:"struck"@44
    relabel   entity 0b2c11d9:"Mbeki"         "Anna Mbeki"
    retype    entity 0b2c11d9:"Hizb"          Organization
    retype    event  talks.txt:"met"          Call
    accept    entity talks.txt:"Mbeki"        person/anna-mbeki
    undo      reject event 0b2c11d9:"struck"@44

An anchor is the article, the words, and where they begin; without `@`, their first place in the article where such a
thing is. The article is named by its file, by the first eight or more digits of its hash, or by both
(`talks.txt#0b2c11d9`). Where the hash is gone, for the text was edited, the file is asked: the words must still be
where they were, or stand there once. Words and offsets are the article's, not an extraction's, so a better extractor
finds the same thing again. One of two entities may be named by its id in the gazetteer. The last words after `#` say
when, who and why, if they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from kg.errors import LedgerError
from kg.event_types import EVENT_TYPES
from kg.model import EntityType
from kg.resources import did_you_mean

__all__ = ["KINDS", "Anchor", "Judgement", "Ledger", "append_judgement", "ledger_beside", "load_ledger", "parse_ledger"]

Matter = tuple[str, str, tuple[str, ...], str]
VERBS = {"same": 2, "different": 2, "accept": 2, "reject": 1, "relabel": 2, "retype": 2}
KINDS = ("entity", "event", "claim")
_FEWER = {"relabel": ("entity",), "retype": ("entity", "event")}
"""Verbs that are not for all kinds: a claim is named by its words, an event by its type and who is in it."""
_HASH = re.compile(r"[0-9a-f]{8,64}")
_IN_FILE = re.compile(r'[\s"#:%]')  # written as %20 and the like in a file's name
_ANCHOR = re.compile(r'(?P<article>[^\s":]+):"(?P<words>(?:[^"\\]|\\.)*)"(?:@(?P<at>\d+))?')
_PART = re.compile(rf'\s*({_ANCHOR.pattern}|"(?:[^"\\]|\\.)*"|[^\s"#]+)')
_EXAMPLE = 'talks.txt:"words"@120'
_NOTE = re.compile(r"(?:(?P<day>\d{4}-\d\d-\d\d)\s*)?(?:(?P<who>[^:]{1,60}):)?\s*(?P<why>.*)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article, named by hash, file or both; or (with neither) an entity's id in `words`."""

    article: str
    words: str
    at: int | None = None
    file: str = ""

    @property
    def placed(self) -> bool:
        """Whether it is a place in an article."""
        return bool(self.article or self.file)

    def where(self) -> str:
        """The article as it is written."""
        return "#".join(filter(None, (_IN_FILE.sub(lambda m: quote(m.group(), safe=""), self.file), self.article)))

    def __str__(self) -> str:
        if not self.placed:
            return self.words
        escaped = self.words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'{self.where()}:"{escaped}"' + (f"@{self.at}" if self.at is not None else "")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line. `value` is the new label or type, or empty; `line` is where it stands."""

    verb: str
    kind: str
    anchors: tuple[Anchor, ...]
    value: str = ""
    day: str = ""
    who: str = ""
    why: str = ""
    line: int = 0

    def matter(self) -> Matter:
        """What is judged, whoever says it and in whatever order the two are named."""
        return self.verb, self.kind, tuple(sorted(map(str, self.anchors))), self.value

    def __str__(self) -> str:
        value = f' "{self.value}"' if self.verb == "relabel" else f" {self.value}" if self.value else ""
        note = " ".join(x for x in (self.day, f"{self.who}:" if self.who else "", self.why) if x)
        return f"{self.verb} {self.kind} {' '.join(map(str, self.anchors))}{value}" + (f"  # {note}" if note else "")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The judgements that hold, in order of lines, undone ones left out."""

    judgements: tuple[Judgement, ...] = ()
    path: str = ""


def ledger_beside(paths: Iterable[str]) -> Path:
    """Where the judgements about these articles are, or would be: ledger.txt in the folder, or beside the files.

    LedgerError when there are several.
    """
    places = [Path(path) for path in paths if path != "-"] or [Path()]
    ledgers = list(dict.fromkeys((p if p.is_dir() else p.parent) / "ledger.txt" for p in places))
    there = [ledger for ledger in ledgers if ledger.is_file()]
    if len(there) > 1:
        raise LedgerError(f"{there[1]} is a ledger too", where=str(there[0]), hint="keep one, name it with --ledger")
    return there[0] if there else ledgers[0]


# ── reading and writing ─────────────────────────────────────────────────────────────────────────────────────────────


def load_ledger(path: Path) -> Ledger:
    """The ledger in the file; a missing file is an empty ledger."""
    return parse_ledger(_read(path), str(path)) if path.exists() else Ledger(path=str(path))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"cannot be read: {error}", where=str(path), hint="it is a text file in UTF-8") from error


def parse_ledger(text: str, where: str = "ledger") -> Ledger:
    """Strictly: an unknown verb, a wrong number of anchors or a contradiction is a LedgerError with file and line.

    >>> parse_ledger('reject event 0b2c11d9:"struck"@44  # Ada: a drill').judgements[0].who
    'Ada'
    """
    held: dict[Matter, Judgement] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        undo = words.startswith("undo ")
        judgement = _parse_line(words.removeprefix("undo ").strip(), f"{where}:{number}", number)
        if undo and held.pop(judgement.matter(), None) is None:
            raise LedgerError("there is nothing to undo", where=f"{where}:{number}", hint="repeat the line to undo")
        if not undo:
            _refuse_contradiction(judgement, held, f"{where}:{number}")
            held[judgement.matter()] = judgement
    return Ledger(tuple(held.values()), where)


def _refuse_contradiction(judgement: Judgement, held: Mapping[Matter, Judgement], where: str) -> None:
    opposites = {"same": ("different",), "accept": ("different",), "different": ("same", "accept")}
    _, kind, anchors, value = judgement.matter()
    for verb in opposites.get(judgement.verb, ()):
        earlier = held.get((verb, kind, anchors, value))
        if earlier:
            raise LedgerError(f"contradicts line {earlier.line} ({earlier.verb})", where=where,
                              hint=f"delete one of the lines, or write: undo {earlier}")


def _parse_line(line: str, where: str, number: int) -> Judgement:
    parts, note = _parts(line, where)
    verb, kind, rest = parts[0], parts[1] if len(parts) > 1 else "", parts[2:]
    if verb not in VERBS:
        hint = did_you_mean(verb, sorted(VERBS)) or f"known: {', '.join(VERBS)}, undo"
        raise LedgerError(f"unknown verb {verb!r}", where=where, hint=hint)
    if kind not in KINDS:
        raise LedgerError(f"{kind!r} is not entity, event or claim", where=where, hint=f"write: {verb} entity …")
    if len(rest) != VERBS[verb]:
        hint = f'write: {verb} {kind} {_EXAMPLE}{" …" if VERBS[verb] == 2 else ""}'
        raise LedgerError(f"{verb} takes {VERBS[verb]} more, not {len(rest)}", where=where, hint=hint)
    if kind not in _FEWER.get(verb, KINDS):
        raise LedgerError(f"{verb} judges no {kind}", where=where, hint=f"it is for {', '.join(_FEWER[verb])}")
    value = _value(verb, kind, rest.pop(), where) if verb in {"relabel", "retype"} else ""
    anchors = tuple(_anchor(part, kind, where) for part in rest)
    if not any(anchor.placed for anchor in anchors):
        hint = f'write: {verb} {kind} {_EXAMPLE}'
        raise LedgerError(f"{verb} needs a place in an article", where=where, hint=hint)
    found = _NOTE.fullmatch(note)
    day, who, why = (x or "" for x in found.group("day", "who", "why")) if found else ("", "", note)
    return Judgement(verb, kind, anchors, value, day, who.strip(), why, number)


def _value(verb: str, kind: str, part: str, where: str) -> str:
    value = _unquoted(part)
    types = sorted(EVENT_TYPES) if kind == "event" else [t.value for t in EntityType]
    if verb == "retype" and value not in types:
        raise LedgerError(f"unknown type {value!r}", where=where, hint=did_you_mean(value, types) or ", ".join(types))
    return value


def _parts(line: str, where: str) -> tuple[list[str], str]:
    parts: list[str] = []
    at = 0
    while at < len(line):
        if line[at:].lstrip().startswith("#"):
            return parts, line[at:].lstrip()[1:].strip()
        match = _PART.match(line, at)
        if not match:
            hint = f"an anchor is {_EXAMPLE}"
            raise LedgerError(f"cannot read {line[at : at + 20]!r}", where=where, hint=hint)
        parts.append(match.group(1))
        at = match.end()
    return parts, ""


def _unquoted(part: str) -> str:
    body = part[1:-1] if part.startswith('"') and part.endswith('"') and len(part) > 1 else part
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), body)


def _anchor(part: str, kind: str, where: str) -> Anchor:
    match = _ANCHOR.fullmatch(part)
    if match:
        at = match.group("at")
        file, _, digits = match.group("article").rpartition("#")
        if not _HASH.fullmatch(digits):
            file, digits = match.group("article"), ""
        return Anchor(digits, _unquoted(f'"{match.group("words")}"'), int(at) if at else None, unquote(file))
    if kind == "entity" and "/" in part and not part.startswith('"'):
        return Anchor("", part)
    raise LedgerError(f"{part!r} is no anchor", where=where, hint=f"name article and words: {_EXAMPLE}")


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Write one line at the end of the file, after checking that the file with it can still be read."""
    text = _read(path) if path.exists() else ""
    text += ("" if not text or text.endswith("\n") else "\n") + f"{judgement}\n"
    parse_ledger(text, str(path))
    try:
        path.write_text(text, encoding="utf8")
    except OSError as error:
        raise LedgerError(f"cannot be written: {error}", where=str(path), hint="name another --ledger") from error
