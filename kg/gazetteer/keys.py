"""Under which key a name is filed, and when a spelling in a text may be that name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["case_fits", "name_key", "slug", "written_key"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.I)
_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)
_SPECIAL = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d"}
)
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$", re.I)
_SAINT = re.compile(r"\bst\.? ", re.I)
_BRITISH = re.compile(
    r"\b(?:(organi)s(?=ations?\b)|(co) (?=operat|ordinat)|(program)me\b|(defen)c(?=e\b)|(cent)re\b|(lab|harb)our\b)")
_AMERICAN = ("\\g<1>z", "\\g<2>", "\\g<3>", "\\g<4>s", "\\g<5>er", "\\g<6>or")
_BREAKS = re.compile(r"[\s\-/,()\"“”_]+")


def _plain(name: str) -> str:
    """The name in ASCII letters as far as marks and diacritics can simply be dropped."""
    if name.isascii():
        return name
    marked = unicodedata.normalize("NFKD", name.translate(_MARKS).translate(_SPECIAL))
    return "".join(c for c in marked if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The name without case, article, dots, hyphens, apostrophes, diacritics and possessive; "" if nothing is left.

    British and American spelling have one key.

    >>> name_key("the U.S.") == name_key("US") and name_key("Côte d’Ivoire") == name_key("Cote d'Ivoire")
    True
    >>> name_key("St. Kitts & Nevis")
    'saint kitts and nevis'
    >>> name_key("Shanghai Co-operation Organisation") == name_key("Shanghai Cooperation Organization")
    True
    """
    return _BRITISH.sub(_american, written_key(name))


def written_key(name: str) -> str:
    """The same, but with British and American spelling apart."""
    text = _POSSESSIVE.sub("", _plain(name).strip())
    text = _SAINT.sub("saint ", _ARTICLE.sub("", text).replace("&", " and "))
    text = text.replace(".", "").replace("'", "")
    return _BREAKS.sub(" ", text).strip().casefold()


def _american(found: re.Match[str]) -> str:
    return found.expand(_AMERICAN[(found.lastindex or 1) - 1])


def case_fits(written: str, alias: str) -> bool:
    """Whether `written`, equal to `alias` but for case, may be that name.

    A word without any capital never is ("us", "turkey", "polish"), unless the gazetteer lists it so; an acronym of up
    to three letters must keep its capitals ("WHO", not "Who"), longer ones need not ("Nato", "Asean").

    >>> [case_fits("us", "US"), case_fits("Us", "US"), case_fits("Nato", "NATO"), case_fits("CHINA", "China")]
    [False, False, True, True]
    """
    if written.islower():
        return alias.islower()
    letters = [c for c in alias if c.isalpha()]
    if len(letters) <= 3 and all(c.isupper() for c in letters):
        return written.removesuffix("’s").removesuffix("'s").removeprefix("the ").removeprefix("The ").isupper()
    return True


def slug(name: str) -> str:
    """The name as the last part of a gazetteer id, which apostrophes do not part ("people-s") as in `kg.ids.slug`.

    >>> slug("São Tomé and Príncipe")
    'sao-tome-and-principe'
    """
    return re.sub(r"[^a-z0-9]+", "-", _plain(name).casefold().replace("'", "")).strip("-")
