"""The judgement ledger: what people decided about identity, one line each, replayed at every build.

    # a comment
    same      entity 0b2c11d9:"A. Mbeki"@120  person/anna-mbeki        # 2024-05-02 Ada: same office
    different entity 0b2c11d9:"John Smith"    77fe0a31:"John Smith"
    same      event  0b2c11d9:"met"@310       77fe0a31:"talks"@88
    different claim  0b2c11d9:"we will not"   77fe0a31:"we will not"
    reject    event  0b2c11d9:"struck"@44
    relabel   entity 0b2c11d9:"Mbeki"         "Anna Mbeki"
    retype    entity 0b2c11d9:"Hizb"          Organization
    accept    entity 0b2c11d9:"Mbeki"         person/anna-mbeki
    undo      reject event 0b2c11d9:"struck"@44

An anchor is the first eight or more digits of the article's hash, the words, and where they begin; without `@`, their
first place in the article. Words and offsets are the article's, not an extraction's, so a better extractor finds the
same thing again. An entity may also be named by its id. The last words after `#` say when, who and why, if they do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import LedgerError
from kg.model import CharSpan, EntityType, LocalEntity, ResolvedDocument
from kg.resources import did_you_mean

__all__ = [
    "Anchor",
    "Judged",
    "Judgement",
    "Ledger",
    "LedgerReport",
    "anchor_judgements",
    "append_judgement",
    "apply_ledger",
    "check_ledger",
    "load_ledger",
    "parse_ledger",
]

Key = tuple[str, str]
VERBS = {"same": 2, "different": 2, "accept": 2, "reject": 1, "relabel": 2, "retype": 2}
KINDS = ("entity", "event", "claim")
_ANCHOR = re.compile(r'(?P<article>[0-9a-f]{8,64}):"(?P<words>(?:[^"\\]|\\.)*)"(?:@(?P<at>\d+))?')
_PART = re.compile(rf'\s*({_ANCHOR.pattern}|"(?:[^"\\]|\\.)*"|[^\s"#]+)')
_NOTE = re.compile(r"(?:(?P<day>\d{4}-\d\d-\d\d)\s*)?(?:(?P<who>[^:]{1,60}):)?\s*(?P<why>.*)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article, or (with `article` empty) an entity's id in `words`."""

    article: str
    words: str
    at: int | None = None

    def __str__(self) -> str:
        if not self.article:
            return self.words
        escaped = self.words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'{self.article}:"{escaped}"' + (f"@{self.at}" if self.at is not None else "")


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

    def matter(self) -> tuple[str, str, tuple[str, ...], str]:
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


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """applied and stale judgements (a stale one matches nothing any more), and conflicts in words."""

    applied: tuple[Judgement, ...]
    stale: tuple[Judgement, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements in terms of locals: pairs by kind ("entity", "event", "claim"), labels, and the matched judgements."""

    same: Mapping[str, list[tuple[Key, Key]]] = field(default_factory=lambda: defaultdict(list))
    different: Mapping[str, list[tuple[Key, Key]]] = field(default_factory=lambda: defaultdict(list))
    labels: Mapping[Key, str] = field(default_factory=dict)
    applied: tuple[Judgement, ...] = ()


# ── reading and writing ─────────────────────────────────────────────────────────────────────────────────────────────


def load_ledger(path: Path) -> Ledger:
    """The ledger in the file; a missing file is an empty ledger."""
    if not path.exists():
        return Ledger(path=str(path))
    return parse_ledger(path.read_text(encoding="utf8"), str(path))


def parse_ledger(text: str, where: str = "ledger") -> Ledger:
    """Strictly: an unknown verb, a wrong number of anchors or a contradiction is a LedgerError with file and line.

    >>> parse_ledger('reject event 0b2c11d9:"struck"@44  # Ada: a drill').judgements[0].who
    'Ada'
    """
    held: dict[tuple[str, str, tuple[str, ...], str], Judgement] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        undo = words.startswith("undo ")
        judgement = _parse_line(words.removeprefix("undo ").strip(), f"{where}:{number}", number)
        if undo and held.pop(judgement.matter(), None) is None:
            raise LedgerError("there is nothing to undo", where=f"{where}:{number}", hint="repeat the line word for word")
        if not undo:
            _refuse_contradiction(judgement, held, f"{where}:{number}")
            held[judgement.matter()] = judgement
    return Ledger(tuple(held.values()), where)


def _refuse_contradiction(judgement: Judgement, held: Mapping[tuple[str, str, tuple[str, ...], str], Judgement], where: str) -> None:
    opposite = {"same": "different", "accept": "different", "different": "same"}.get(judgement.verb)
    _, kind, anchors, value = judgement.matter()
    for verb in {opposite, "accept" if opposite == "same" else opposite}:
        earlier = held.get((verb or "", kind, anchors, value))
        if earlier:
            raise LedgerError(f"contradicts line {earlier.line} ({earlier.verb})", where=where,
                              hint=f"delete one of the lines, or write: undo {earlier}")


def _parse_line(line: str, where: str, number: int) -> Judgement:
    parts, note = _parts(line, where)
    verb, kind, *rest = [*parts, "", ""][: max(len(parts), 2)]
    if verb not in VERBS:
        raise LedgerError(f"unknown verb {verb!r}", where=where, hint=did_you_mean(verb, sorted(VERBS)) or "known: " + ", ".join(VERBS))
    if kind not in KINDS:
        raise LedgerError(f"{kind!r} is not entity, event or claim", where=where, hint=f"write: {verb} entity …")
    if len(rest) != VERBS[verb]:
        raise LedgerError(f"{verb} takes {VERBS[verb]} more, not {len(rest)}", where=where, hint="see the head of kg/ledger.py")
    value = ""
    if verb in {"relabel", "retype"}:
        value = _unquoted(rest.pop())
    if verb == "retype" and value not in {t.value for t in EntityType}:
        raise LedgerError(f"unknown type {value!r}", where=where, hint=did_you_mean(value, [t.value for t in EntityType]))
    anchors = tuple(_anchor(part, kind, where) for part in rest)
    found = _NOTE.fullmatch(note)
    day, who, why = (found.group("day") or "", (found.group("who") or "").strip(), found.group("why")) if found else ("", "", note)
    return Judgement(verb, kind, anchors, value, day, who, why, number)


def _parts(line: str, where: str) -> tuple[list[str], str]:
    parts, at = [], 0
    while at < len(line):
        if line[at:].lstrip().startswith("#"):
            return parts, line[at:].lstrip()[1:].strip()
        match = _PART.match(line, at)
        if not match:
            raise LedgerError(f"cannot read from {line[at:at + 20]!r}", where=where, hint='an anchor is 0b2c11d9:"words"@120')
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
        return Anchor(match.group("article"), _unquoted(f'"{match.group("words")}"'), int(at) if at else None)
    if kind == "entity" and "/" in part and not part.startswith('"'):
        return Anchor("", part)
    raise LedgerError(f"{part!r} is no anchor", where=where, hint='write the article and its words: 0b2c11d9:"words"@120')


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Write one line at the end of the file, after checking that the file with it can still be read."""
    text = path.read_text(encoding="utf8") if path.exists() else ""
    text += ("" if not text or text.endswith("\n") else "\n") + f"{judgement}\n"
    parse_ledger(text, str(path))
    path.write_text(text, encoding="utf8")


# ── replaying ───────────────────────────────────────────────────────────────────────────────────────────────────────


def anchor_judgements(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> Judged:
    """Pairs and labels for `resolve_corpus`, in terms of the locals that the anchors hit. What hits nothing is left out."""
    finder = _Finder(documents)
    same: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    different: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    labels: dict[Key, str] = {}
    applied = []
    for judgement in ledger.judgements:
        keys = [finder.find(anchor, judgement.kind) for anchor in judgement.anchors]
        if not all(keys):
            continue
        applied.append(judgement)
        firsts = [found[0] for found in keys]
        if judgement.verb in {"same", "accept"}:
            same[judgement.kind].append((firsts[0], firsts[1]))
        elif judgement.verb == "different":
            different[judgement.kind].append((firsts[0], firsts[1]))
        elif judgement.verb == "relabel":
            labels[firsts[0]] = judgement.value
    return Judged(same, different, labels, tuple(applied))


def apply_ledger(documents: Sequence[ResolvedDocument], ledger: Ledger) -> tuple[ResolvedDocument, ...]:
    """The documents without what was rejected, and with what was retyped; call it before `resolve_corpus`."""
    finder = _Finder(documents)
    gone: dict[str, set[Key]] = defaultdict(set)
    types: dict[Key, EntityType] = {}
    for judgement in ledger.judgements:
        keys = finder.find(judgement.anchors[0], judgement.kind)
        if judgement.verb == "reject":
            gone[judgement.kind] |= set(keys[:1])
        elif judgement.verb == "retype":
            types |= dict.fromkeys(keys[:1], EntityType(judgement.value))
    return tuple(_without(_retyped(d, types), gone) for d in documents)


def _retyped(resolved: ResolvedDocument, types: Mapping[Key, EntityType]) -> ResolvedDocument:
    article = resolved.document.article.id

    def changed(entity: LocalEntity) -> LocalEntity:
        kind = types.get((article, entity.id))
        return replace(entity, type=kind, gazetteer=None) if kind else entity

    return replace(resolved, entities=tuple(changed(e) for e in resolved.entities)) if types else resolved


def _without(resolved: ResolvedDocument, gone: Mapping[str, set[Key]]) -> ResolvedDocument:
    """Rejected events and claims go with every reference to them; a rejected entity goes with its mentions and roles."""
    article = resolved.document.article.id
    entities, events, claims = ({i for a, i in gone.get(kind, ()) if a == article} for kind in KINDS)
    if not (entities or events or claims):
        return resolved

    def left(ids: Iterable[str], out: set[str]) -> tuple[str, ...]:
        return tuple(i for i in ids if i not in out)

    kept_events = tuple(
        replace(e, participants=tuple(p for p in e.participants if p.entity not in entities), places=left(e.places, entities),
                claimed_in=left(e.claimed_in, claims), parent=None if e.parent in events else e.parent)
        for e in resolved.events if e.id not in events)
    kept_claims = tuple(
        replace(c, speakers=left(c.speakers, entities), addressees=left(c.addressees, entities),
                relayed_by=left(c.relayed_by, entities), about=left(c.about, entities),
                stance_toward=left(c.stance_toward, entities), about_events=left(c.about_events, events),
                made_at=None if c.made_at in events else c.made_at,
                constitutes=None if c.constitutes in events else c.constitutes,
                responds_to=None if c.responds_to in claims else c.responds_to,
                parent=None if c.parent in claims else c.parent)
        for c in resolved.claims if c.id not in claims)
    return replace(
        resolved, events=kept_events, claims=tuple(c for c in kept_claims if c.speakers),
        entities=tuple(replace(e, acts_for=left(e.acts_for, entities)) for e in resolved.entities if e.id not in entities),
        denotations=tuple(d for d in (replace(d, entities=left(d.entities, entities)) for d in resolved.denotations) if d.entities),
        tenures=tuple(t for t in resolved.tenures if t.entity not in entities))


def check_ledger(ledger: Ledger, documents: Sequence[ResolvedDocument]) -> LedgerReport:
    """What was applied, what matches nothing any more, and which judgements contradict each other by way of others."""
    judged = anchor_judgements(ledger, documents)
    applied = set(judged.applied)
    stale = tuple(j for j in ledger.judgements if j not in applied)
    return LedgerReport(judged.applied, stale, tuple(_conflicts(judged)))


def _conflicts(judged: Judged) -> list[str]:
    found = []
    for kind in KINDS:
        groups: dict[Key, set[Key]] = {}
        for a, b in judged.same[kind]:
            joined = groups.get(a, {a}) | groups.get(b, {b})
            groups |= dict.fromkeys(joined, joined)
        found += [f"{kind} {a[1]} of {a[0]} and {b[1]} of {b[0]} are judged different, yet the same by way of others: "
                  "different holds" for a, b in judged.different[kind] if b in groups.get(a, ())]
    return found


class _Finder:
    """Finds the locals that an anchor means."""

    def __init__(self, documents: Sequence[ResolvedDocument]) -> None:
        self._documents = {d.document.article.id: d for d in sorted(documents, key=lambda d: d.document.article.id)}
        self._entries: dict[str, list[Key]] = defaultdict(list)
        for article, resolved in self._documents.items():
            for entity in resolved.entities:
                if entity.gazetteer:
                    self._entries[entity.gazetteer].append((article, entity.id))

    def find(self, anchor: Anchor, kind: str) -> list[Key]:
        """The best first; empty when the article is not there, its words changed, or nothing was found at them."""
        if not anchor.article:
            return self._entries.get(anchor.words) or [("", anchor.words)]
        found = []
        for article, resolved in self._documents.items():
            if article.startswith(anchor.article[:16]) and resolved.document.article.sha256.startswith(anchor.article):
                for span in _places(anchor, resolved.document.article.text):
                    found += [(article, local) for local in _hits(resolved, span, kind)]
        return list(dict.fromkeys(found))


def _places(anchor: Anchor, text: str) -> list[CharSpan]:
    if anchor.at is not None:
        end = anchor.at + len(anchor.words)
        return [CharSpan(anchor.at, end)] if text[anchor.at : end] == anchor.words else []
    return [CharSpan(m.start(), m.end()) for m in re.finditer(re.escape(anchor.words), text)][:50] if anchor.words else []


def _hits(resolved: ResolvedDocument, span: CharSpan, kind: str) -> list[str]:
    """Locals at the span, those whose words fit it most closely first."""
    if kind == "entity":
        spans = {m.id: m.span for m in resolved.mentions}
        placed = [(spans[d.mention], x) for d in resolved.denotations for x in d.entities if d.mention in spans]
    elif kind == "event":
        placed = [(t, e.id) for e in resolved.events for t in e.triggers]
    else:
        placed = [(s, c.id) for c in resolved.claims for s in c.content]
    near = [(abs(s.start - span.start) + abs(s.end - span.end), local) for s, local in placed if s.overlaps(span)]
    return [local for _, local in sorted(near)]
