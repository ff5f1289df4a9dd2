"""Words of transcripts: labels of turns, and how a text tells who is interviewed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["Transcripts", "load_transcripts"]

_TITLE = r"[^.;:!?\n]{0,60}\Z"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answers: frozenset[str]
    asks: frozenset[str]
    genres: frozenset[str]
    joints: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transcripts:
    """label: a name or role in small letters before a colon; before, after: what tells that a name is of who answers.

    genres      what stands before a headline's colon and says nothing ("Transcript: …")
    """

    answers: frozenset[str]
    asks: frozenset[str]
    genres: frozenset[str]
    label: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def load_transcripts(language: str = "en") -> Transcripts:
    """The words of a language.

    >>> words = load_transcripts()
    >>> words.label.match("Mao Ning: We hope so.")[1], words.label.match("He said: We hope so.")
    ('Mao Ning', None)
    >>> bool(words.before.search("An interview with minister ")), bool(words.after.match("'s exclusive interview"))
    (True, True)
    """
    file = strict_yaml(lang_dir(language) / "transcripts.yaml", _File)
    joints = "|".join(map(re.escape, file.joints))
    name = r"[A-ZÀ-Þ][\w.'’&-]*"
    return Transcripts(
        file.answers, file.asks, file.genres,
        re.compile(rf"[\"“]?\s*({name}(?:,? (?:{name}|{joints})){{0,7}})(?:\s?\([^)\n]*\))?:\s+(?=\S)"),
        re.compile(rf"\b(?:{'|'.join(file.before)})\b{_TITLE}", re.I), re.compile("|".join(file.after), re.I))
