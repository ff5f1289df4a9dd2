"""Where kg's own data files are, in a checkout and in an installed wheel, and how a YAML file is read strictly."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from kg.errors import ResourceError

__all__ = ["did_you_mean", "lang_dir", "load_yaml", "ontology_dir", "strict_yaml"]

Model = TypeVar("Model", bound=BaseModel)
_PACKAGE = Path(__file__).resolve().parent
_MOST_SHOWN = 80  # characters of a wrong value


@cache
def ontology_dir() -> Path:
    """Folder of the ontology: inside the package when installed from a wheel, beside it in a checkout."""
    for folder in (_PACKAGE / "_ontology", _PACKAGE.parent / "ontology"):
        if folder.is_dir():
            return folder
    raise ResourceError("the ontology folder is missing", where=str(_PACKAGE), hint="reinstall kg")


def lang_dir(language: str = "en") -> Path:
    """Folder of the word lists and frames of one language.

    >>> lang_dir("en").name
    'en'
    """
    folder = _PACKAGE / "lang" / language
    if not folder.is_dir():
        known = ", ".join(sorted(p.name for p in (_PACKAGE / "lang").iterdir() if p.is_dir() and p.name[0] != "_"))
        raise ResourceError(f"no word lists for language {language!r}", hint=f"known: {known}")
    return folder


def did_you_mean(word: str, known: list[str]) -> str | None:
    """Hint for a mistyped name, or None.

    >>> did_you_mean("signatry", ["signatory", "host"])
    "did you mean 'signatory'?"
    """
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]!r}?" if near else None


def load_yaml(path: Path) -> Any:
    """The file's content; a syntax error names file and line."""
    try:
        return yaml.load(path.read_text(encoding="utf8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError as error:
        raise ResourceError("file is missing", where=str(path), hint="reinstall kg") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ResourceError(f"not valid YAML: {error}", where=f"{path}{line}") from error


def strict_yaml(path: Path, schema: type[Model]) -> Model:
    """The file as `schema` (declare it with `extra="forbid"`); the first error is named with its place in the file."""
    try:
        return TypeAdapter(schema).validate_python(load_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        got = _excerpt(first.get("input"))
        raise ResourceError(f"{place or 'the whole file'}: {first['msg']} (got {got})", where=str(path)) from error


def _excerpt(value: object) -> str:
    """The value, cut where it is long: what is wrong may be all that the file holds."""
    shown = repr(value)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN].rstrip()} …"
