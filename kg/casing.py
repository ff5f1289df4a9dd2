"""Headlines in title case as sentences write them: the parser takes "Peru Strikes Home of Leader" for a long name."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["sentence_case"]

_WORD = re.compile(r"(?:\b[^\W\d_]\.)+(?:[^\W\d_]\b)?|[^\W\d_]+")  # "U.S." is one word
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]*")  # a capital inside a sentence
_PLAIN = re.compile(r"\b[a-z]+\b")
_TITLED = 0.8  # share of the longer common words with a capital from which on a headline is in title case
_LONG, _LOUD = 4, 5
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y"), ("ing", ""), ("ing", "e"))


class _Headlines(BaseModel):
    """headlines.yaml: words that are no names."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    common: frozenset[str]


@cache
def _common() -> frozenset[str]:
    return strict_yaml(lang_dir("en") / "headlines.yaml", _Headlines).common


def sentence_case(headline: str, body: str) -> str:
    """The headline, of the same length, with small letters where only title case or emphasis gave capitals.

    What the body writes with a capital inside a sentence stays, and so does what neither the body nor the list of
    common words shows to be no name.

    >>> sentence_case("Peru Recalls Envoy After Chile Seizes Boats", "Chile seized the boats near Arica.")
    'Peru recalls envoy after Chile seizes boats'
    >>> sentence_case("Peru RECALLS envoy from Oslo", "")
    'Peru recalls envoy from Oslo'
    """
    words = list(_WORD.finditer(headline))
    titled = _titled(headline, [word[0] for word in words])
    loud = [word for word in words if word[0].isupper() and len(word[0]) >= _LOUD]
    if not titled and (not loud or sum(word[0].isupper() for word in words) > len(words) / 2):
        return headline
    names, plain = set(_NAME.findall(body)), set(_PLAIN.findall(body))
    out = headline
    for word in words if titled else loud:
        text, low = word[0], word[0].lower()
        if word.start() == words[0].start() or not text[0].isupper() or len(low) != len(text):
            continue
        acronym = text.isupper() and text != "A" and len(text) < _LOUD
        if not acronym and text not in names and (low in plain or _is_common(low)):
            out = out[: word.start()] + low + out[word.end() :]
    return out


def _titled(headline: str, words: list[str]) -> bool:
    """Nearly all of the longer words that name nobody have a capital, and it is no sentence with its full stop."""
    common = [w for w in words[1:] if len(w) >= _LONG and not w.isupper() and _is_common(w.lower())]
    capital = [w for w in common if w[0].isupper()]
    return bool(capital) and len(capital) >= _TITLED * len(common) and not headline.endswith(".")


def _is_common(word: str) -> bool:
    known = _common()
    if word in known:
        return True
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1 and (stem + instead in known or _undoubled(stem) in known):
            return True
    return False


def _undoubled(stem: str) -> str:
    """"banning": "bann" as "ban"."""
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
