"""Score claims against attributions: JSON Lines of {doc_id, quotes: [{content, source, source_text, cue_text, …}]}.

This is the shape in which PolNeAR and GUM attributions circulate: `content` and `source` are lists of [start, end] into
"<doc_id>.txt". Where a quote carries `speaker_chain` (the names its source has in the article), the resolved speaker is
scored too. Measures: words inside any content (tokens); a quote is found when a prediction covers more than 30 % of its
words, one to one; attributed when it is found and the speaker is right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kg.errors import InputError
from kg.evaluate.scores import Counts, Rate, pair_up
from kg.model import CharSpan, LocalClaim, Resolution, ResolvedDocument
from kg.resources import lang_dir, strict_yaml

__all__ = [
    "AttributionScores", "GoldAttributions", "GoldQuote", "content_words", "pronouns", "read_attributions",
    "same_speaker", "score_attributions",
]

_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_COVERED = 0.3


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    stop_words: frozenset[str]
    pronouns: frozenset[str]
    speech_verbs: frozenset[str]


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldQuote(_Record):
    content: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...] = ()
    source_text: str = ""
    source_type: str = ""
    cue_text: str = ""
    type: str = "indirect"
    speaker_chain: tuple[str, ...] = ()
    speaker_wiki: str | None = None
    needs_resolution: bool = False


class GoldAttributions(_Record):
    doc_id: str
    quotes: tuple[GoldQuote, ...]


@dataclass(slots=True)
class AttributionScores:
    """Figures over all documents; `by_mode` is the recall of quotes of each mode."""

    documents: int = 0
    tokens: Counts = field(default_factory=Counts)
    found: Counts = field(default_factory=Counts)
    attributed: Counts = field(default_factory=Counts)
    speaker: Rate = field(default_factory=Rate)
    resolved: Rate = field(default_factory=Rate)
    resolved_hard: Rate = field(default_factory=Rate)
    by_mode: dict[str, Rate] = field(default_factory=dict)


def pronouns() -> frozenset[str]:
    """Words that name nobody by themselves."""
    return _words().pronouns


@cache
def _words() -> _Words:
    return strict_yaml(lang_dir("en") / "evaluation.yaml", _Words)


def read_attributions(path: Path) -> tuple[GoldAttributions, ...]:
    """The documents of a gold file. InputError names the line that does not follow the format."""
    out = []
    for number, line in enumerate(path.read_text(encoding="utf8").split("\n"), start=1):
        try:
            if line.strip():
                out.append(GoldAttributions.model_validate(json.loads(line)))
        except json.JSONDecodeError as error:
            raise InputError("not an attribution record", where=f"{path}:{number}", hint=str(error)) from error
        except ValidationError as error:
            first = error.errors()[0]
            hint = f"{'.'.join(map(str, first['loc'])) or 'record'}: {first['msg']}"
            raise InputError("not an attribution record", where=f"{path}:{number}", hint=hint) from error
    if not out:
        raise InputError("no attributions in the file", where=str(path), hint="one JSON record a line")
    return tuple(out)


def score_attributions(
    gold: Iterable[GoldAttributions], documents: tuple[ResolvedDocument, ...], resolution: Resolution, *,
    speech_only: bool = False,
) -> AttributionScores:
    """All gold documents against the resolved ones of the same names.

    speech_only leaves out attributions without a cue of speech (attitudes, findings, plans) and predictions on them.
    """
    scores = AttributionScores()
    labels = {member: e.label for e in resolution.entities for member in e.members}
    by_name = {Path(d.document.article.source_file).stem: d for d in documents}
    for annotated in gold:
        scores.documents += 1
        if annotated.doc_id in by_name:
            _score_document(annotated, by_name[annotated.doc_id], labels, scores, speech_only)
        else:
            scores.found.fn += len(annotated.quotes)
            scores.attributed.fn += len(annotated.quotes)
    return scores


@dataclass(frozen=True, slots=True)
class _Prediction:
    words: frozenset[int]
    claim: LocalClaim
    surface: str
    label: str


def _score_document(
    annotated: GoldAttributions, resolved: ResolvedDocument, labels: Mapping[tuple[str, str], str],
    scores: AttributionScores, speech_only: bool,
) -> None:
    text, article = resolved.document.article.text, resolved.document.article.id
    quotes = [(q, _starts(text, [CharSpan(a, b) for a, b in q.content])) for q in annotated.quotes]
    found = []
    for claim in resolved.claims:
        label = labels[article, claim.speakers[0]] if claim.speakers else ""
        surface = claim.speaker_span.of(text) if claim.speaker_span else ""
        words = _starts(text, claim.content)
        if words:
            found.append(_Prediction(words, claim, surface, label))
    if speech_only:
        quotes, found = _speech(quotes, found)
    _count(quotes, found, scores)


def _starts(text: str, spans: Iterable[CharSpan]) -> frozenset[int]:
    return frozenset(s.start + m.start() for s in spans for m in _WORD.finditer(s.of(text)))


Quotes = list[tuple[GoldQuote, frozenset[int]]]


def _speech(quotes: Quotes, found: list[_Prediction]) -> tuple[Quotes, list[_Prediction]]:
    """Only speech: predictions on an attribution that is none are neither right nor wrong."""
    kept = [(q, w) for q, w in quotes if _is_speech(q)]
    spoken = frozenset().union(*(w for _, w in kept)) if kept else frozenset()
    other = frozenset().union(*(w for q, w in quotes if not _is_speech(q))) if quotes else frozenset()
    ignored = other - spoken
    best = pair_up((len(w & p.words) / len(w | p.words), i, j) for i, (_, w) in enumerate(quotes)
                   for j, p in enumerate(found) if w & p.words)
    owner = {j: i for i, j in best.items()}
    out = []
    for j, prediction in enumerate(found):
        rest = prediction.words - ignored
        mine = _is_speech(quotes[owner[j]][0]) if j in owner else 2 * len(rest) >= len(prediction.words)
        if mine and rest:
            out.append(_Prediction(rest, prediction.claim, prediction.surface, prediction.label))
    return kept, out


def _is_speech(quote: GoldQuote) -> bool:
    cues = _WORD.findall(quote.cue_text)
    return (not cues and bool(quote.cue_text)) or any(_lemma(c.lower()) in _words().speech_verbs for c in cues)


_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak", "spoken": "speak",
              "swore": "swear", "denied": "deny", "cried": "cry", "replied": "reply", "implied": "imply",
              "testified": "testify", "clarified": "clarify", "denies": "deny"}


def _lemma(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("ies", "y")):
        if word.endswith(ending):
            stem = word.removesuffix(ending) + instead
            for form in (stem, stem[:-1]) if len(stem) > 2 and stem[-1] == stem[-2] else (stem,):
                if form in _words().speech_verbs:
                    return form
    return word


def _count(quotes: Quotes, found: list[_Prediction], scores: AttributionScores) -> None:
    gold_words = frozenset().union(*(w for _, w in quotes)) if quotes else frozenset()
    own_words = frozenset().union(*(p.words for p in found)) if found else frozenset()
    scores.tokens.tp += len(gold_words & own_words)
    scores.tokens.fp += len(own_words - gold_words)
    scores.tokens.fn += len(gold_words - own_words)
    pairs = pair_up((len(w & p.words) / len(w) + len(w & p.words) / len(w | p.words) / 1000, i, j)
                    for i, (_, w) in enumerate(quotes) for j, p in enumerate(found)
                    if w and len(w & p.words) / len(w) > _COVERED)
    right = sum(_score_speaker(quotes[i][0], found[j], scores) for i, j in pairs.items())
    for i, (quote, _) in enumerate(quotes):
        scores.by_mode.setdefault(quote.type, Rate()).add(i in pairs)
    scores.found.tp += len(pairs)
    scores.found.fp += len(found) - len(pairs)
    scores.found.fn += len(quotes) - len(pairs)
    scores.attributed.tp += right
    scores.attributed.fp += sum(bool(p.label or p.surface) for p in found) - right
    scores.attributed.fn += sum(q.source_type != "none" for q, _ in quotes) - right


def _score_speaker(quote: GoldQuote, prediction: _Prediction, scores: AttributionScores) -> bool:
    if quote.speaker_chain:
        names = [*quote.speaker_chain, (quote.speaker_wiki or "").replace("_", " ")]
        named = same_speaker(prediction.label, names)
        scores.resolved.add(named)
        if quote.needs_resolution:
            wanted = f"{quote.source_text!r} = {quote.speaker_chain[0]!r}"
            scores.resolved_hard.add(named, f"{prediction.label!r} for {wanted}")
    if quote.source_type == "none":
        return False
    right = _same_source(quote, prediction)
    scores.speaker.add(right, f"{prediction.surface!r} ({prediction.label}) for {quote.source_text!r}")
    return right


def _same_source(quote: GoldQuote, prediction: _Prediction) -> bool:
    span = prediction.claim.speaker_span
    if span and any(span.start < b and a < span.end for a, b in quote.source):
        return True
    if content_words(quote.source_text) <= _words().pronouns and len(_WORD.findall(quote.source_text)) == 1:
        return False
    source = content_words(quote.source_text)
    return any(content_words(name) & source for name in (prediction.surface, prediction.label))


def same_speaker(label: str, names: Iterable[str]) -> bool:
    """Whether the label is one of the names, by words: the one's are all among the other's.

    >>> same_speaker("Ruth Calder", ["the envoy", "Minister Calder"]), same_speaker("Calder", ["the envoy"])
    (False, False)
    >>> same_speaker("Ruth Calder", ["she", "Foreign Minister Ruth Calder"])
    True
    """
    own = content_words(label) - _words().pronouns
    listed = [content_words(name) - _words().pronouns for name in names]
    return bool(own) and any(other and (own <= other or other <= own) for other in listed)


def content_words(text: str) -> set[str]:
    """Words in lower case without possessive endings and stop words."""
    words = {re.sub(r"[’']s$", "", w.lower().strip(".")) for w in _WORD.findall(text)}
    return words - _words().stop_words
