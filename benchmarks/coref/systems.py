"""The systems compared. Each answers one question: what name has the source that stands at this span?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from coref.cases import Case
from coref.text import Text
from kg.evaluate.attributions import content_words, pronouns
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import CharSpan, Gender
from kg.parse import Span, Token

__all__ = ["BASELINES", "Chains", "Namer", "chains_namer", "read_chains"]

Namer = Callable[[Case, Text], str]
Chains = Mapping[str, list[list[CharSpan]]]
_SUBJECTS = {"nsubj", "nsubjpass"}
_LONGEST_NAME = 12
"""Words beyond which a mention of a chain is a description with a name in it, not a name."""


# ── baselines ───────────────────────────────────────────────────────────────────────────────────────────────────────


def surface(case: Case, _: Text) -> str:
    """The words of the span themselves: no resolution at all."""
    return case.text


def nearest_name(case: Case, text: Text) -> str:
    """A name for what it says; anything else is the name that ends nearest before it."""
    return _named(case, text) or _last(_before(case, text.names)) or case.text


def latest_subject(case: Case, text: Text) -> str:
    """A name for what it says; anything else is the latest subject before it that is a name."""
    subjects = [e for e in _before(case, text.names) if e.root.dep_ in _SUBJECTS]
    return _named(case, text) or _last(subjects) or case.text


def agreeing_name(case: Case, text: Text) -> str:
    """As `nearest_name`, of the right kind: a person for he, she, I and offices, and of no other known gender."""
    root, lexicon = text.root(case.span), load_lexicon()
    word = root.lower_ if root is not None else case.text.lower()
    pronoun = lexicon.reference.pronouns.get(word)
    gender = pronoun.gender if pronoun is not None else lexicon.gender_of(word)
    personal = word in lexicon.person_nouns or gender in {Gender.MALE, Gender.FEMALE} or word == "i"
    fits = [e for e in _before(case, text.names)
            if (e.label_ == "PERSON") == personal and _told_gender(e) in {None, gender or _told_gender(e)}]
    return _named(case, text) or _last(fits) or case.text


def _told_gender(name: Span) -> Gender | None:
    """The gender that the word before the name ("Mr", "spokeswoman") or the given name tells."""
    before = load_lexicon().gender_of(name.doc[name.start - 1].text) if name.start else None
    given = load_gazetteer().first_name_gender(name[0].text) if len(name) > 1 else None
    return before or (Gender(given) if given else None)


def _named(case: Case, text: Text) -> str | None:
    """The words of a span headed by a name; for a part of a name the first longer name before it that has the part."""
    root = text.root(case.span)
    if root is None or root.pos_ != "PROPN":
        return None
    own = content_words(case.text)
    longer = [e.text for e in _before(case, text.names) if own < content_words(e.text)]
    return longer[0] if longer else case.text


def _before(case: Case, names: Iterable[Span]) -> list[Span]:
    return [e for e in names if e.end_char <= case.span.start]


def _last(names: list[Span]) -> str | None:
    return names[-1].text if names else None


BASELINES: dict[str, Namer] = {
    "the words themselves": surface, "nearest name": nearest_name, "latest subject": latest_subject,
    "nearest name that agrees": agreeing_name}


# ── libraries: chains of mentions by character offsets ──────────────────────────────────────────────────────────────


def read_chains(path: Path) -> Chains:
    """What a library found: JSON Lines of {doc_id, chains: [[[start, end], …], …]}, offsets into the text."""
    records = [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line.strip()]
    return {r["doc_id"]: [[CharSpan(a, b) for a, b in chain] for chain in r["chains"]] for r in records}


def chains_namer(chains: Chains) -> Namer:
    """Names a span by the chain it is in: the longest mention headed by a name, else the longest description."""

    def name(case: Case, text: Text) -> str:
        mentions = [(span.of(text.words), text.root(span)) for span in _chain_of(case, text, chains)]
        short = [(w, root) for w, root in mentions if root is not None and len(w.split()) <= _LONGEST_NAME]
        named = [w for w, root in short if root.pos_ == "PROPN"]
        described = [w for w, _ in mentions if not content_words(w) <= pronouns()]
        return max(named or described or [case.text], key=len)

    return name


def _chain_of(case: Case, text: Text, chains: Chains) -> list[CharSpan]:
    """The chain with a mention of the span's syntactic head, best by shared length."""
    root, best, score = text.root(case.span), [CharSpan(0, 0)][:0], 0.0
    for chain in chains.get(case.document, ()):
        for mention in chain:
            shared = min(mention.end, case.span.end) - max(mention.start, case.span.start)
            share = shared / (len(mention) + len(case.span) - shared)
            if share > score and _same(root, text.root(mention)):
                best, score = chain, share
    return best


def _same(one: Token | None, other: Token | None) -> bool:
    return one is not None and other is not None and one.i == other.i
