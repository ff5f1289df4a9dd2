"""Annotated articles, with their entities, claims and events, read strictly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kg.errors import InputError

__all__ = ["GoldArticle", "GoldClaim", "GoldEntity", "GoldEvent", "read_gold"]


class _Gold(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldEntity(_Gold):
    id: str
    type: str
    name: str
    mentions: tuple[str, ...] = ()
    required: bool = True


class GoldClaim(_Gold):
    """content is a contiguous substring of the text; polarity "question" is the graph's "questioned"."""

    id: str
    speaker: str | None = None
    speaker_text: str | None = None
    kind: Literal["direct", "indirect", "mixed"]
    content: str
    cue: str | None = None
    polarity: Literal["affirmed", "denied", "question"] = "affirmed"
    required: bool = True


class GoldEvent(_Gold):
    """types: acceptable local class names, best first; evidence is a substring of the text."""

    id: str
    types: tuple[str, ...]
    trigger: str | None = None
    participants: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    realis: str
    evidence: str
    required: bool = True


class GoldArticle(_Gold):
    doc: str
    entities: tuple[GoldEntity, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    events: tuple[GoldEvent, ...] = ()


def read_gold(folder: Path) -> dict[str, GoldArticle]:
    """Annotated articles of a folder by the name of their text file ("x.json" annotates "x.txt").

    InputError when the folder holds none, or a file does not follow the format.
    """
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not files:
        raise InputError("no annotated articles (*.json beside *.txt) here", where=str(folder))
    return {f"{file.stem}.txt": _read(file) for file in files}


def _read(file: Path) -> GoldArticle:
    try:
        return GoldArticle.model_validate(json.loads(file.read_text(encoding="utf8")))
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg}", where=f"{file}:{error.lineno}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{place}: {first['msg']}", where=str(file), hint="see the annotation format") from error
