"""Wordings made comparable: spelling levelled, names replaced by what they denote, words that tell nothing dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz.distance import LCSseq

from kg.figures import figures_of
from kg.model import CharSpan, ResolvedDocument
from kg.negation import without_affirming
from kg.resolve.corpus_data import word_rules
from kg.resolve.corpus_names import fold

__all__ = ["close_together", "content_words", "entity_words", "every_word", "in_order", "level", "negated", "placed",
           "said_words", "shingles", "to_the_letter", "until"]

_FEWEST_LETTERS = 5
_WORD = re.compile(r"\[[^\]]*\]|[\w'’-]+")


@lru_cache(maxsize=131072)
def level(word: str) -> str:
    """One spelling for the British and the American one, ending cut.

    >>> level("stabilise") == level("stabilize") == level("stabilizing"), level("defence") == level("defense")
    (True, True)
    """
    rules = word_rules()
    if word not in rules.exceptions:
        for pattern, replacement in rules.rules:
            word = pattern.sub(replacement, word)
    word = rules.irregular.get(word, word)
    for ending in rules.endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def content_words(text: str) -> tuple[str, ...]:
    """The words that carry what is said, levelled, in order; what an editor put in brackets is left out.

    >>> content_words("We both agree on the need to [stabilise] our relationship.")
    ('agre', 'need', 'relationship')
    """
    written = (match.group() for match in _WORD.finditer(text))
    return tuple(chain.from_iterable(_content(word) for word in written if not word.startswith("[")))


@lru_cache(maxsize=131072)
def _content(written: str) -> tuple[str, ...]:
    """What `content_words` makes of one word as it is written; a compound is several."""
    rules = word_rules()
    parts = re.split(r"[-_\s]+", fold(rules.contracted.sub("", written)))
    return tuple(level(w) for w in parts if w and w not in rules.stop_words and w not in rules.negations)


@lru_cache(maxsize=16384)
def said_words(text: str) -> tuple[str, ...]:
    """`content_words` of a saying, those between which translators choose as one.

    >>> said_words("Friends talk to nations."), said_words("Friends spoke to both countries.")
    (('friend', 'speak', 'country'), ('friend', 'speak', 'country'))
    """
    one = _synonyms()
    return tuple(one.get(word, word) for word in content_words(text))


@cache
def _synonyms() -> dict[str, str]:
    told = {level(word): level(line[0]) for line in word_rules().synonyms for word in line}
    return told | {str(number): level(word) for word, number in figures_of().words.items() if number > 1}


@lru_cache(maxsize=16384)
def every_word(text: str) -> tuple[str, ...]:
    """All words of a saying but what an editor put in brackets, made one like `said_words`: short sayings are told
    apart by small words.

    >>> every_word("It wasn't [the army] who fired.")
    ('it', 'was', 'not', 'who', 'fir')
    """
    return tuple(word for word, _ in _spelled(text))


def _spelled(text: str) -> tuple[tuple[str, int], ...]:
    """`every_word` with the offset at which each ends."""
    one, rules = _synonyms(), word_rules()
    found = []
    for word, end in ((match.group(), match.end()) for match in _WORD.finditer(text)):
        if not word.startswith("["):
            parts = re.split(r"[-_\s]+", fold(rules.contracted.sub("", word)))
            found += [(one.get(stem := level(part), stem), end) for part in parts if part]
            found += [("not", end)] if rules.negating.search(word) else []
    return tuple(found)


def until(words: str, text: str) -> str:
    """The text up to the end of where the words stand in it without a gap; nothing if they do not.

    >>> until("a door left ajar", "It is a door left ajar, not an open one")
    'It is a door left ajar'
    """
    short, long = every_word(words), _spelled(text)
    size = len(short)
    ends = (long[at + size - 1][1] for at in range(len(long) - size + 1)
            if tuple(word for word, _ in long[at : at + size]) == short)
    return text[: next(ends, 0)] if size else ""


@lru_cache(maxsize=16384)
def negated(text: str) -> bool:
    """Whether an odd number of words negate ("no", "nothing", "didn't"); in "no choice but" and the like none does."""
    return bool(_negating(text)) and _negating(without_affirming(text)) % 2 == 1


def _negating(text: str) -> int:
    rules = word_rules()
    return sum(fold(word) in rules.negations or bool(rules.negating.search(word)) for word in _WORD.findall(text))


def entity_words(
    resolved: ResolvedDocument, spans: Iterable[CharSpan], home: Mapping[tuple[str, str], str], we: str | None = None
) -> tuple[str, ...]:
    """`said_words` of the spans, every mention in them given by the id of what it denotes, "we" by `we`."""
    text, article = resolved.document.article.text, resolved.document.article.id
    denotes = {d.mention: d.entities for d in resolved.denotations}
    if we:
        denotes |= {m.id: (we,) for m in resolved.mentions if m.quoted and m.person == 1 and m.plural}
    mentions = sorted((m.span for m in resolved.mentions if m.id in denotes), key=lambda s: (s.start, -s.end))
    ids = {m.span: denotes[m.id] for m in resolved.mentions if m.id in denotes}
    words: list[str] = []
    for span in spans:
        at = span.start
        for mention in mentions:
            if span.contains(mention) and mention.start >= at:
                words += said_words(text[at : mention.start])
                known = [name for local in ids[mention] if not _nameless(name := home.get((article, local), local))]
                words += known or said_words(mention.of(text))
                at = mention.end
        words += said_words(text[at : span.end])
    return tuple(words)


def _nameless(canonical: str) -> bool:
    """An unnamed actor is known in its article only, so that its id says less than its description."""
    return canonical.startswith("unnamed-actor/")


def shingles(words: Sequence[str], size: int = 3) -> set[tuple[str, ...]]:
    """All runs of `size` words; a shorter wording is one run by itself."""
    if len(words) <= size:
        return {tuple(words)} if words else set()
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def placed(short: Sequence[str], long: Sequence[str]) -> set[int]:
    """Where in `long` the words stand that `short` has in common with it, in order.

    >>> sorted(placed("abd", "xaybd"))
    [1, 3, 4]
    """
    blocks = LCSseq.opcodes(short, long)
    return {at for block in blocks if block.tag == "equal" for at in range(block.dest_start, block.dest_end)}


def in_order(short: Sequence[str], long: Sequence[str]) -> int:
    """How many words of `short` stand in `long` in the same order (longest common subsequence).

    >>> in_order("abcd", "xaybd")
    3
    """
    return int(LCSseq.similarity(short, long))


def close_together(short: Sequence[str], long: Sequence[str], between: int) -> bool:
    """Whether all words of `short` stand in `long` in the same order with no more than so many others between them.

    >>> close_together("ace", "xabcde", 2), close_together("ace", "xabcde", 1)
    (True, False)
    """
    size = len(short)
    return any(word == short[0] and in_order(short, long[at : at + size + between]) == size
               for at, word in enumerate(long))


def to_the_letter(a: str, b: str) -> bool:
    """Whether all words of the shorter text, five or more, stand in the longer without a gap.

    >>> to_the_letter("They listened to each other.", "It is good that “they listened to each other” at last")
    True
    """
    short, long = sorted((every_word(a), every_word(b)), key=len)
    size = len(short)
    return size >= _FEWEST_LETTERS and any(
        word == short[0] and long[at : at + size] == short for at, word in enumerate(long))
