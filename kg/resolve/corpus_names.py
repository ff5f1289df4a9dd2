"""Names as sequences of words with a culture's order, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from kg.resolve.corpus_data import name_rules

__all__ = ["NameMatch", "PersonName", "body_words", "compare_persons", "fold", "parse_person", "respell"]

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
                          "ə": "a", "ʻ": "", "ʼ": "", "’": "", "'": "", "`": "", "‘": "", "´": ""})
_BETWEEN_WORDS = re.compile(r"[^\w-]+")
_SPELLINGS = frozenset({"respelled", "one-letter", "near-spelling"})
_LONG_ENOUGH_TO_RESPELL = 4
_LONG_ENOUGH_FOR_ONE_LETTER = 7


@dataclass(frozen=True, slots=True)
class PersonName:
    """given, middle and family name, folded. `given` is empty when only one name is known.

    `turned` tells that the family name stood first; `open` that either of the two words could be the family name.
    """

    given: str
    middle: tuple[str, ...]
    family: str
    generation: str = ""
    turned: bool = False
    open: bool = False

    @property
    def single(self) -> bool:
        return not self.given


@dataclass(frozen=True, slots=True)
class NameMatch:
    """score 0–1, the rule that found it, and whether state or office must agree before it may count."""

    score: float
    rule: str
    needs_context: bool = False


def fold(name: str) -> str:
    """Lower case without diacritics, apostrophes and dots.

    >>> fold("Recep Tayyip Erdoğan"), fold("Qur’an O'Neill Jr.")
    ('recep tayyip erdogan', 'quran oneill jr')
    """
    text = name.lower().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _BETWEEN_WORDS.sub(" ", text.replace(".", " ")).strip()


@lru_cache(maxsize=65536)
def respell(word: str) -> str:
    """One form for the spellings that a romanised word may take.

    >>> respell("araghchi") == respell("araqchi"), respell("zelenskyy") == respell("zelensky")
    (True, True)
    """
    for pattern, replacement in name_rules().respellings:
        word = pattern.sub(replacement, word)
    return word


def _core(words: list[str], shown: list[str]) -> list[str]:
    """Words that carry identity: no honorific in front, no particle or article in the middle, Abd-al-X as one word."""
    rules = name_rules()
    while len(words) > 1 and words[0] in rules.honorifics:
        words, shown = words[1:], shown[1:]
    kept: list[str] = []
    for place, (word, written) in enumerate(zip(words, shown, strict=True)):
        inner = 0 < place < len(words) - 1
        particle = word in rules.particles and (written.islower() or words[0] not in rules.family_first)
        if inner and (particle or word in rules.articles):
            continue
        if inner and word in {"bin", "ibn", "ben", "bint"}:
            word = "bin"
        kept.append(word)
    return _join_servant(kept)


def _join_servant(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in {"abd", "abdul", "abdel", "abdal", "abdol"}:
            joined[-1] = "abd" + word
        else:
            joined.append(re.sub(r"^abd(?:ul|el|al|ol)-?(\w{3,})", r"abd\1", word))
    return joined


def _split(name: str) -> tuple[list[str], list[str]]:
    """Folded words and the same words as written; the article is cut from its word, other hyphens stay."""
    folded: list[str] = []
    shown: list[str] = []
    for word in re.split(r"[\s,]+", name.strip()):
        plain = fold(word)
        for part in plain.split():
            head, dash, rest = part.partition("-")
            if dash and head in name_rules().articles and folded:
                folded.append(rest)
                shown.append(rest)
            else:
                folded.append(part.strip("-"))
                shown.append(word)
    pairs = [(f, s) for f, s in zip(folded, shown, strict=True) if f]
    return [f for f, _ in pairs], [s for _, s in pairs]


@lru_cache(maxsize=65536)
def parse_person(name: str) -> PersonName:
    """The parts of a person's name; family name first where the first word is such a family name.

    >>> parse_person("Kim Jong-un"), parse_person("Jong Un Kim").given
    (PersonName(given='jongun', middle=(), family='kim', generation='', turned=True, open=False), 'jongun')
    >>> parse_person("President Charles de Gaulle").family
    'gaulle'
    """
    rules = name_rules()
    words, shown = _split(name)
    generation = ""
    if len(words) > 2 and words[-1] in rules.generations:
        generation = {"junior": "jr", "senior": "sr"}.get(words.pop(), words[-1] if not words else "")
        generation = generation or fold(shown[-1])
        shown.pop()
    core = _core(words, shown)
    if len(core) < 2:
        return PersonName("", (), "".join(core).replace("-", ""), generation)
    first, last = core[0] in rules.family_first, core[-1] in rules.family_first
    if first and len(core) <= 3:
        return PersonName("".join(core[1:]).replace("-", ""), (), core[0], generation, turned=True, open=last)
    if last and len(core) == 3 and not first and max(len(w) for w in core[:2]) <= 5 and core[0] not in rules.given:
        return PersonName("".join(core[:2]).replace("-", ""), (), core[2], generation)
    return PersonName(core[0].replace("-", ""), tuple(w.replace("-", "") for w in core[1:-1]), core[-1], generation)


def compare_persons(a: str, b: str) -> NameMatch | None:
    """How two names could be one person's; None when they cannot.

    >>> compare_persons("Anthony Blinken", "Antony Blinken").rule, compare_persons("Wang Yi", "Wang Xiaohong")
    ('given-variant', None)
    """
    one, two = parse_person(a), parse_person(b)
    if one.generation != two.generation:
        return None
    if one.single or two.single:
        return _compare_single(one, two)
    return _compare_full(one, two) or _compare_turned(one, two) or _compare_extended(one, two)


def _compare_single(one: PersonName, two: PersonName) -> NameMatch | None:
    if one.single and two.single:
        return NameMatch(0.6, "one-name", needs_context=True) if one.family == two.family else None
    short, full = (one, two) if one.single else (two, one)
    same = short.family == full.family or (full.turned and short.family == full.given)
    return NameMatch(0.55, "family-name", needs_context=True) if same else None


def _compare_full(one: PersonName, two: PersonName) -> NameMatch | None:
    if _joined(one) == _joined(two):
        return NameMatch(1.0 if one == two else 0.98, "same-name")
    given, family = _given(one.given, two.given), _family(one.family, two.family)
    middle = _middle(one.middle, two.middle)
    if not (given and family and middle):
        return None
    rule, score = min((given, family, middle), key=lambda found: found[1])
    return NameMatch(score, rule, needs_context=rule in _SPELLINGS | {"initial", "family-variant"})


def _joined(name: PersonName) -> str:
    """The whole name as one word, so that a hyphen or a space makes no difference."""
    return "".join((name.given, *name.middle, name.family)).replace("-", "")


def _given(a: str, b: str) -> tuple[str, float] | None:
    variants = name_rules().given
    if a == b or _plain_vowels(a) == _plain_vowels(b):
        return "same-name", 1.0 if a == b else 0.97
    if variants.get(a, a) == variants.get(b, b):
        return "given-variant", 0.95
    if min(len(a), len(b)) == 1 and a[0] == b[0]:
        return "initial", 0.8
    return _spelled(a, b)


def _family(a: str, b: str) -> tuple[str, float] | None:
    variants = name_rules().family
    if a == b:
        return "same-name", 1.0
    if _plain_vowels(a) == _plain_vowels(b):
        return "same-name", 0.97
    if variants.get(a, a) == variants.get(b, b):
        return "family-variant", 0.86
    if "-" in a + b and (a in b.split("-") or b in a.split("-")):
        return "respelled", 0.84
    return _spelled(a, b)


def _plain_vowels(word: str) -> str:
    """A word with umlauts written out as one without them ("Schroeder", "Schroder")."""
    return word.replace("-", "").replace("oe", "o").replace("ue", "u").replace("ae", "a")


def _spelled(a: str, b: str) -> tuple[str, float] | None:
    """Spellings of one romanised word; one letter off only in a long word, and never an ending that tells gender."""
    if min(len(a), len(b)) < _LONG_ENOUGH_TO_RESPELL:
        return None
    one, two = respell(a), respell(b)
    if one == two:
        return "respelled", 0.88
    if a.rstrip("aeo") == b.rstrip("aeo") or a[0] != b[0]:
        return None
    if min(Levenshtein.distance(a, b), Levenshtein.distance(one, two)) == 1:
        return ("one-letter", 0.84) if min(len(a), len(b)) >= _LONG_ENOUGH_FOR_ONE_LETTER else ("near-spelling", 0.8)
    return None


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, float] | None:
    if a == b or "".join(a) == "".join(b):
        return "same-name", 1.0
    if not a or not b:
        return "middle-name", 0.93
    if len(a) != len(b) or not all(x == y or _given(x, y) for x, y in zip(a, b, strict=True)):
        return None
    return "middle-name", 0.94


def _compare_turned(one: PersonName, two: PersonName) -> NameMatch | None:
    """Given and family name changed places; needs context where both words may be family names."""
    if one.given + "".join(one.middle) == two.family and one.family == two.given + "".join(two.middle):
        return NameMatch(0.9, "order", needs_context=True)
    return None


def _compare_extended(one: PersonName, two: PersonName) -> NameMatch | None:
    """One name goes on where the other ends ("Nicolás Maduro Moros"), or begins earlier ("Inácio Lula da Silva")."""
    if one.turned or two.turned:
        return None
    a, b = ((n.given, *n.middle, n.family) for n in (one, two))
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return None
    if all(x == y or _written_out(x, y) for x, y in zip(short, long, strict=False)):
        return NameMatch(0.82, "longer-name", needs_context=True)
    if short == long[-len(short):]:
        return NameMatch(0.82, "longer-name", needs_context=True)
    return None


def _written_out(a: str, b: str) -> bool:
    """Two forms of one name, neither of them an initial."""
    return min(len(a), len(b)) > 1 and _given(a, b) is not None


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words that tell one body from another, sorted, spelling levelled.

    >>> body_words("the Department of Defense") == body_words("Ministry of Defence")
    True
    """
    rules = name_rules()
    words = [w for part in fold(name).replace("-", " ").split() if (w := rules.body_synonyms.get(part, part))]
    kept = [w for w in words if w not in rules.body_noise]
    return tuple(sorted(set(kept or words)))
