"""`kg code`: the events of single sentences as JSON Lines, for political scientists who code event data."""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from kg.annotate import DEFAULT_MODEL, load_model
from kg.cli.console import shows_errors
from kg.code import code_sentences
from kg.errors import InputError
from kg.gazetteer import load_gazetteer

__all__ = ["code_command"]

# One word with an ending or a folder: a file that is not there, and no sentence
_FILE_NAME = re.compile(r"\S+\.[A-Za-z]{2,5}|\S*/\S*")
Item = tuple[str, str, datetime.date | None]


@shows_errors
def code_command(
    source: Annotated[str, typer.Argument(help="A sentence, a file of sentences, one a line, or - (standard input).")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Lines are JSON objects {"id", "text", "date"?}.')] = False,
    date: Annotated[str | None, typer.Option(help="The day the sentences were written (YYYY-MM-DD).")] = None,
    model: Annotated[str, typer.Option(help="spaCy pipeline: an installed package or a folder.")] = DEFAULT_MODEL,
) -> None:
    """Code the events of sentences: type, PLOVER and CAMEO codes, actors in their roles, place, dates, realis.

    One JSON line a sentence, the most central event first.

    Examples:

      kg code "France expelled two Russian diplomats on Monday." --date 2024-04-26

      kg code --jsonl sentences.jsonl > events.jsonl
    """
    day = _day(date, "--date") if date else None
    items = list(_json_items(source, day) if jsonl else _plain_items(source, day))
    for line in code_sentences(items, load_model(model), load_gazetteer()):
        sys.stdout.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
        sys.stdout.flush()


def _day(text: str, where: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is not a date", where=where, hint="write it as 2024-04-26") from error


def _lines(source: str) -> Iterable[str]:
    if source == "-":
        return sys.stdin
    try:
        return Path(source).read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=source) from error


def _plain_items(source: str, day: datetime.date | None) -> Iterator[Item]:
    """The argument is a file if it names one that exists, else the sentence itself."""
    is_file = source == "-" or (len(source) < 300 and Path(source).is_file())
    if not is_file and _FILE_NAME.fullmatch(source):
        raise InputError("no such file", where=source, hint="a sentence has several words; '-' reads standard input")
    lines = _lines(source) if is_file else [source]
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield str(number), line.strip(), day


def _json_items(source: str, day: datetime.date | None) -> Iterator[Item]:
    for number, line in enumerate(_lines(source), start=1):
        if not line.strip():
            continue
        where = f"{source}:{number}"
        try:
            record = json.loads(line)
            stated = _day(record["date"], where) if record.get("date") else day
            if not isinstance(record["text"], str):
                raise TypeError("the text is no string")
            yield str(record.get("id", number)), record["text"], stated
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            raise InputError('not a JSON object with "text"', where=where, hint=str(error)) from error
