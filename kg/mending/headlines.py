"""What the parser misreads in headlines: verbs that it takes for nouns ("US sanctions Chad general"), rows of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from kg.parse import Token
from kg.resources import lang_dir, strict_yaml

__all__ = ["mend_headlines", "mend_rows"]

_WORDS = 5  # at most so many in front of the verb
_FEWEST = 2  # names that make a row
_NAMES = {"GPE", "NORP", "ORG", "PERSON"}
_NOUNS = {"NOUN", "PROPN"}
_BEFORE = {*_NOUNS, "ADJ", "PUNCT"}
_FINITE = {"VBD", "VBP", "MD"}
_NEW = {"CD", "DT", "PRP$", "JJ", "$"}


class _HeadlineVerbs(BaseModel):
    """headline_verbs.yaml: form → lemma; of `doubtful` ones a name, number or adjective must follow."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    stops: frozenset[str]
    sure: dict[str, str]
    doubtful: dict[str, str]


@cache
def _verbs(language: str = "en") -> _HeadlineVerbs:
    return strict_yaml(lang_dir(language) / "headline_verbs.yaml", _HeadlineVerbs)


def mend_headlines(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes tags and heads of the headlines that have no verb but one of the list, behind who acts."""
    for line in _lines(tokens):
        root = next((t for t in line if heads[t.i] == t.i and t.pos_ in _NOUNS), None)
        if root is None or line[-1].text in _verbs().stops or any(t.tag_ in _FINITE for t in line):
            continue
        verb = _verb(line)
        thing = _thing(verb, root, line, heads) if verb is not None else None
        if verb is not None and thing is not None:
            _mend(line, verb, thing, heads)


def mend_rows(tokens: Sequence[Token], heads: list[int]) -> None:
    """ "Norway, Sweden agree to talk": names in a row before a plural verb are its subject, as if "and" joined them."""
    for line in _lines(tokens):
        verb = next((t for t in line if t.tag_ in {"VBP", "VB"} and t.pos_ == "VERB"), None)
        row = _row(line, verb, heads) if verb is not None else []
        if verb is None or len(row) < _FEWEST or row[-1].dep_ != "nsubj" or heads[row[-1].i] != verb.i:
            continue
        for before, name in pairwise(row):
            name.dep_, heads[name.i] = "conj", before.i
        row[0].dep_, heads[row[0].i] = "nsubj", verb.i


def _row(line: Sequence[Token], verb: Token, heads: Sequence[int]) -> list[Token]:
    """The head of each name in a row that fills the line up to its verb; none where anything else stands there."""
    parts: list[list[Token]] = [[]]
    for token in line:
        if token.i >= verb.i or token.tag_ == "TO":
            break
        if token.text == ",":
            parts.append([])
        elif token.pos_ == "PROPN" or (token.dep_ == "cc" and len(parts) > 1):
            parts[-1].append(token)
        else:
            return []
    inside = [{t.i for t in part} for part in parts]
    return [next((t for t in part if heads[t.i] not in held), part[-1])
            for part, held in zip(parts, inside, strict=True) if part] if all(parts) else []


def _lines(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    starts = [t.i for t in tokens if t.is_sent_start or t.i == 0]
    for start, end in pairwise([*starts, len(tokens)]):
        line = [t for t in tokens[start:end] if not t.is_space]
        if len(line) > 2 and line[0].ent_type_ in _NAMES:
            yield line


def _verb(line: Sequence[Token]) -> Token | None:
    """The first word of the list that stands behind a name, or a noun with a name, and before what it may act upon."""
    verbs = _verbs()
    for at, token in enumerate(line[:-1]):
        if at and token.lower_ in {*verbs.sure, *verbs.doubtful} and not token.ent_type_ and line[at - 1].text != "'s":
            after = line[at + 1]
            told = after.ent_type_ in _NAMES or after.tag_ in _NEW
            sure = token.lower_ in verbs.sure or (token.tag_ == "VBZ" and line[at - 1].ent_type_)
            fits = told or (sure and after.pos_ in _NOUNS)
            return token if fits and (line[at - 1].pos_ in _NOUNS or line[at - 1].ent_type_ or at == 1) else None
        if at >= _WORDS or token.pos_ not in _BEFORE or token.text == ",":
            return None
    return None


def _thing(verb: Token, root: Token, line: Sequence[Token], heads: Sequence[int]) -> Token | None:
    """The noun that the verb acts upon: the root behind it, or the first noun that hangs on it there."""
    if root.i > verb.i:
        return root
    below = [t for t in line if t.i > verb.i and heads[t.i] == verb.i and t.pos_ in _NOUNS]
    return below[0] if root is verb and below else None


def _mend(line: Sequence[Token], verb: Token, thing: Token, heads: list[int]) -> None:
    verbs = _verbs()
    actor = next(t for t in reversed(line) if t.i < verb.i and t.pos_ != "PUNCT")
    for token in line:
        if token.i < verb.i and token is not actor and heads[token.i] >= verb.i:
            heads[token.i] = actor.i
        elif verb.i < token.i < thing.i and heads[token.i] == verb.i:
            heads[token.i] = thing.i
    verb.pos_, verb.tag_, verb.dep_ = "VERB", "VBZ", "ROOT"
    verb.lemma_ = {**verbs.sure, **verbs.doubtful}[verb.lower_]
    actor.dep_, thing.dep_ = "nsubj", "dobj"
    heads[verb.i], heads[actor.i], heads[thing.i] = verb.i, verb.i, verb.i
