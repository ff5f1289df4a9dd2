"""Score resolved articles against annotated ones: entities, claims, events, one to one.

Recall counts what the gold requires; precision forgives what the gold lists as optional. A claim matches when its words
overlap a gold claim's with F1 of at least .5; an event when the type agrees, the evidence overlaps and an actor is
shared. Speakers, participants, realis and dates are scored on what matched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.evaluate.gold import GoldArticle, GoldClaim, GoldEvent
from kg.evaluate.scores import Counts, Rate, overlap_f1, pair_up, word_starts
from kg.model import CanonicalEntity, CharSpan, EntityType, LocalClaim, LocalEvent, Resolution, ResolvedDocument

__all__ = ["ArticleScores", "score_articles"]

_COARSE = {"GovernmentBody": "Organization", "InternationalOrganization": "Organization"}
_CONSULTATION = {"Meeting", "Visit", "Call", "Negotiation", "Mediation", "Consultation"}
_PARENT = dict.fromkeys(_CONSULTATION, "Consultation") | {
    "Invitation": "Request", "Expulsion": "Sanction", "ReducedRelations": "Sanction"}
_TITLES = re.compile(r"\b(?:the|mr|mrs|ms|dr|president|secretary|minister)\b\.?")


@dataclass(slots=True)
class ArticleScores:
    """Figures over all articles, and in `errors` a line for each wrong, missing or extra item."""

    articles: int = 0
    entities: Counts = field(default_factory=Counts)
    claims: Counts = field(default_factory=Counts)
    attributed: Counts = field(default_factory=Counts)
    events: Counts = field(default_factory=Counts)
    participants: Counts = field(default_factory=Counts)
    speaker: Rate = field(default_factory=Rate)
    mode: Rate = field(default_factory=Rate)
    polarity: Rate = field(default_factory=Rate)
    realis: Rate = field(default_factory=Rate)
    dates: Rate = field(default_factory=Rate)
    errors: list[str] = field(default_factory=list)


def score_articles(
    gold: dict[str, GoldArticle], documents: tuple[ResolvedDocument, ...], resolution: Resolution
) -> ArticleScores:
    """All annotated articles against the documents of the same file names; what was not read counts as missed."""
    by_file = {file: d for d in documents for file in (d.document.article.source_file, *d.document.article.also_files)}
    scores = ArticleScores(articles=len(gold))
    canonical = {member: e for e in resolution.entities for member in e.members}
    for file, annotated in sorted(gold.items()):
        if file not in by_file:
            _count_missing(annotated, scores, file)
            continue
        _Scorer(annotated, by_file[file], canonical, scores).run()
    return scores


def _count_missing(gold: GoldArticle, scores: ArticleScores, file: str) -> None:
    scores.errors.append(f"{file}: article not in the graph")
    scores.entities.fn += sum(e.required for e in gold.entities)
    scores.claims.fn += sum(c.required for c in gold.claims)
    scores.attributed.fn += sum(c.required and bool(c.speaker) for c in gold.claims)
    scores.events.fn += sum(v.required for v in gold.events)


def _plain(name: str) -> str:
    text = _TITLES.sub(" ", name.lower().replace("’", "'").replace("‑", "-"))
    return re.sub(r"[^\w]+", " ", text).strip()


def _coarse(kind: str) -> str:
    return _COARSE.get(kind, kind)


def _agree(kind: str, wanted: tuple[str, ...]) -> bool:
    return any(w in (kind, _PARENT.get(kind)) or _PARENT.get(w) == kind or {kind, w} <= _CONSULTATION for w in wanted)


class _Scorer:
    """One article. `entity_of` maps canonical ids to matched gold entity ids."""

    def __init__(
        self, gold: GoldArticle, resolved: ResolvedDocument, canonical: dict[tuple[str, str], CanonicalEntity],
        scores: ArticleScores,
    ) -> None:
        self.gold, self.resolved, self.scores = gold, resolved, scores
        self.text = resolved.document.article.text
        article = resolved.document.article.id
        self.canonical = {e.id: canonical[article, e.id] for e in resolved.entities}
        self.entity_of: dict[str, str] = {}
        self._taken: set[CharSpan] = set()

    def run(self) -> None:
        self._entities()
        self._claims()
        self._events()

    def _error(self, what: str) -> None:
        self.scores.errors.append(f"{self.resolved.document.article.source_file}: {what}")

    def _words(self, passage: str) -> frozenset[int]:
        """Words of the first occurrence of the passage that no other item has taken."""
        start = self.text.find(passage)
        while start >= 0 and CharSpan(start, start + len(passage)) in self._taken:
            start = self.text.find(passage, start + 1)
        if start < 0:
            return frozenset()
        span = CharSpan(start, start + len(passage))
        self._taken.add(span)
        return word_starts(self.text, [span])

    # ── entities ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _entities(self) -> None:
        surfaces = self._surfaces()
        wanted = {e.id: e for e in self.gold.entities}
        scored = []
        for key, (entity, seen) in surfaces.items():
            names = {_plain(n) for n in (entity.label, *entity.alt_labels)}
            for gold in wanted.values():
                listed = {_plain(n) for n in (gold.name, *gold.mentions)}
                score = 2 * (_plain(gold.name) in names) + bool(names & listed) + bool(seen & listed)
                if _coarse(gold.type) == _coarse(entity.type.value) and score:
                    scored.append((score + len(seen & listed) / 100, key, gold.id))
        self.entity_of = pair_up(scored)
        self._count_entities(surfaces)

    def _surfaces(self) -> dict[str, tuple[CanonicalEntity, set[str]]]:
        mentions = {m.id: m for m in self.resolved.mentions}
        out: dict[str, tuple[CanonicalEntity, set[str]]] = {}
        for denotation in self.resolved.denotations:
            for local in denotation.entities:
                entity = self.canonical[local]
                if entity.type is not EntityType.UNNAMED_ACTOR:
                    out.setdefault(entity.id, (entity, set()))[1].add(_plain(mentions[denotation.mention].text))
        return out

    def _count_entities(self, surfaces: dict[str, tuple[CanonicalEntity, set[str]]]) -> None:
        matched = set(self.entity_of.values())
        counts = self.scores.entities
        for gold in self.gold.entities:
            counts.tp += gold.required and gold.id in matched
            if gold.required and gold.id not in matched:
                counts.fn += 1
                self._error(f"entity missing: {gold.name} ({gold.type})")
        for key, (entity, seen) in surfaces.items():
            if key not in self.entity_of:
                counts.fp += 1
                self._error(f"entity extra: {entity.label} ({entity.type.value}) {sorted(seen)[:3]}")

    # ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _claims(self) -> None:
        self._taken.clear()
        found = {c.id: word_starts(self.text, c.content) for c in self.resolved.claims}
        wanted = {c.id: self._words(c.content) for c in self.gold.claims}
        scored = [(overlap_f1(a, b), c, g) for c, a in found.items() for g, b in wanted.items()]
        pairs = pair_up([row for row in scored if row[0] >= 0.5])
        gold = {c.id: c for c in self.gold.claims}
        for claim in self.resolved.claims:
            if claim.id in pairs and gold[pairs[claim.id]].required:
                self._matched_claim(claim, gold[pairs[claim.id]])
            elif claim.id not in pairs and not self._near_optional(found[claim.id], wanted, gold):
                self.scores.claims.fp += 1
                self.scores.attributed.fp += 1
                self._error(f"claim extra: {claim.content[0].of(self.text)[:90]!r}")
        for item in self.gold.claims:
            if item.required and item.id not in pairs.values():
                self.scores.claims.fn += 1
                self.scores.attributed.fn += bool(item.speaker)
                self._error(f"claim missing: {item.speaker_text}: {item.content[:80]!r}")

    def _near_optional(
        self, words: frozenset[int], wanted: dict[str, frozenset[int]], gold: dict[str, GoldClaim]
    ) -> bool:
        return any(overlap_f1(words, w) > 0.2 for key, w in wanted.items() if not gold[key].required)

    def _matched_claim(self, claim: LocalClaim, gold: GoldClaim) -> None:
        scores, about = self.scores, f"{gold.content[:60]!r}"
        polarity = {"question": "questioned"}.get(gold.polarity, gold.polarity)
        scores.claims.tp += 1
        scores.mode.add(claim.mode.value == gold.kind, f"{claim.mode.value} for {gold.kind}")
        scores.polarity.add(claim.polarity.value == polarity, f"{claim.polarity.value} for {polarity}")
        if gold.speaker:
            right = any(self.entity_of.get(self.canonical[s].id) == gold.speaker for s in claim.speakers)
            scores.speaker.add(right)
            scores.attributed.tp += right
            scores.attributed.fp += not right
            scores.attributed.fn += not right
            if not right:
                got = [self.canonical[s].label for s in claim.speakers]
                self._error(f"speaker wrong: {got} for {gold.speaker_text!r}: {about}")

    # ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _events(self) -> None:
        self._taken.clear()
        wanted = {v.id: self._words(v.evidence) for v in self.gold.events}
        gold = {v.id: v for v in self.gold.events}
        found = {e.id: (self._event_words(e), self._actors(e)) for e in self.resolved.events}
        kinds = {e.id: e.type for e in self.resolved.events}
        pairs = pair_up(self._event_scores(found, kinds, wanted))
        for event in self.resolved.events:
            if event.id in pairs and gold[pairs[event.id]].required:
                self._matched_event(event, gold[pairs[event.id]], found[event.id][1])
            elif event.id not in pairs and not self._again(event.type, found[event.id][0], wanted, gold):
                self.scores.events.fp += 1
                self._error(f"event extra: {event.type} {event.triggers[0].of(self.text)!r}")
        for item in self.gold.events:
            if item.required and item.id not in pairs.values():
                self.scores.events.fn += 1
                self._error(f"event missing: {item.types[0]} {item.evidence[:80]!r}")

    def _event_words(self, event: LocalEvent) -> frozenset[int]:
        sentences = [self.resolved.sentences[e.sentence].span for e in event.evidence]
        return word_starts(self.text, [*event.triggers, *sentences])

    def _actors(self, event: LocalEvent) -> frozenset[str]:
        ids = (self.entity_of.get(self.canonical[p.entity].id) for p in event.participants)
        return frozenset(i for i in ids if i)

    def _event_scores(
        self, found: dict[str, tuple[frozenset[int], frozenset[str]]], kinds: dict[str, str],
        wanted: dict[str, frozenset[int]],
    ) -> list[tuple[float, str, str]]:
        out = []
        for key, (words, actors) in found.items():
            for gold in self.gold.events:
                people = set(gold.participants)
                shared = len(actors & people)
                if not _agree(kinds[key], gold.types) or (people and not shared):
                    continue
                near = len(words & wanted[gold.id]) / max(1, min(len(words), len(wanted[gold.id])))
                if near > 0.3 or (shared >= 2 and people == actors):
                    best = 0.5 * (kinds[key] == gold.types[0]) + 0.5 * (people == actors)
                    out.append((near + overlap_f1(words, wanted[gold.id]) + best + shared / 10, key, gold.id))
        return out

    def _again(
        self, kind: str, words: frozenset[int], wanted: dict[str, frozenset[int]], gold: dict[str, GoldEvent]
    ) -> bool:
        return any(_agree(kind, gold[key].types) and len(words & w) > 3
                   for key, w in wanted.items() if not gold[key].required)

    def _matched_event(self, event: LocalEvent, gold: GoldEvent, actors: frozenset[str]) -> None:
        scores, people = self.scores, set(gold.participants)
        scores.events.tp += 1
        scores.participants.tp += len(actors & people)
        scores.participants.fp += len(actors - people)
        scores.participants.fn += len(people - actors)
        scores.realis.add(event.realis.value == gold.realis)
        if event.realis.value != gold.realis:
            self._error(f"realis wrong: {event.realis.value} for {gold.realis}: {gold.evidence[:80]!r}")
        if gold.earliest and gold.latest:
            early, late = event.earliest, event.latest
            right = bool(early and late and early.isoformat() >= gold.earliest and late.isoformat() <= gold.latest)
            scores.dates.add(right)
            if not right:
                self._error(f"date wrong: {early}/{late} for {gold.earliest}/{gold.latest}: {gold.evidence[:80]!r}")
