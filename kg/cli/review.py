"""`kg review`: judge doubtful links; decisions go to the ledger and hold at every later build."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from kg.annotate import DEFAULT_MODEL
from kg.builder import BuildOptions, prepare
from kg.cli.build import CACHE
from kg.cli.console import JsonOption, err, out, print_json, shows_errors
from kg.errors import LedgerError
from kg.ids import digest
from kg.ledger import append_judgement
from kg.review import Doubt, Side, decide_doubt, find_doubts

__all__ = ["review_command"]

_ANSWERS = {"s": "same", "d": "different"}


@shows_errors
def review_command(
    paths: Annotated[list[str], typer.Argument(help="The articles of the build, as given to `kg build`.")],
    ledger: Annotated[
        Path | None, typer.Option(help="Ledger to read and write (default: ledger.txt in the articles' folder).")
    ] = None,
    same: Annotated[list[str] | None, typer.Option(help="Number of a doubt whose two sides are one thing.")] = None,
    different: Annotated[list[str] | None, typer.Option(help="Number of a doubt whose sides are two things.")] = None,
    why: Annotated[str, typer.Option(help="The reason, kept beside the judgement.")] = "",
    ask: Annotated[bool, typer.Option("--ask", help="Go through the doubts one by one.")] = False,
    limit: Annotated[int, typer.Option(help="Show at most so many.", min=1)] = 20,
    as_json: JsonOption = False,
) -> None:
    """List doubtful links with both sentences side by side, and write decisions to the ledger.

    The next `kg build` replays the ledger: what was called different is never merged again.

    Examples:

      kg review news/

      kg review news/ --different 3f2a9c01 --why "two ministers of one name"

      kg review news/ --ask
    """
    file = ledger or _ledger_file(paths)
    held = file if file.exists() else None
    prepared = prepare(BuildOptions(tuple(paths), Path(), Path(), DEFAULT_MODEL, ledger=held, cache=CACHE))
    doubts = {_number(d): d for d in find_doubts(prepared.documents, prepared.resolution, prepared.ledger)}
    if same or different:
        _decide(doubts, {**dict.fromkeys(same or (), "same"), **dict.fromkeys(different or (), "different")}, why, file)
    elif ask:
        _ask(doubts, why, file)
    elif as_json:
        print_json([{"number": number, "doubt": doubt} for number, doubt in doubts.items()])
    else:
        _list(doubts, limit)


def _ledger_file(paths: list[str]) -> Path:
    folder = next((Path(p) for p in paths if Path(p).is_dir()), Path(paths[0]).parent)
    return folder / "ledger.txt"


def _number(doubt: Doubt) -> str:
    """The same in every run, until one of its two sides is gone."""
    return digest(doubt.kind, str(doubt.first.anchor), str(doubt.second.anchor), length=8)


def _list(doubts: dict[str, Doubt], limit: int) -> None:
    for number, doubt in list(doubts.items())[:limit]:
        out.print(_shown(number, doubt))
    left = len(doubts) - limit
    out.print(f"{len(doubts)} doubtful link(s)" + (f", {left} not shown (--limit)" if left > 0 else ""))


def _shown(number: str, doubt: Doubt) -> Text:
    state = "joined" if doubt.joined else "left apart"
    head = Text(f"{number}  {doubt.kind} {state}, {doubt.rule} {doubt.score:.2f}  {doubt.detail}\n", style="bold")
    return head + _side(doubt.first) + _side(doubt.second)


def _side(side: Side) -> Text:
    sentence = Text(f"  {side.sentence}\n")
    sentence.highlight_words([side.words], "bold yellow")
    return sentence + Text(f"    {side.file}, offset {side.begin}\n", style="dim")


def _decide(doubts: dict[str, Doubt], verbs: dict[str, str], why: str, file: Path) -> None:
    for number in verbs:
        if number not in doubts:
            raise LedgerError(f"there is no doubt {number!r}", where=str(file), hint="`kg review` lists them")
    for number, verb in verbs.items():
        _write(doubts[number], verb, why, file)


def _ask(doubts: dict[str, Doubt], why: str, file: Path) -> None:
    for number, doubt in doubts.items():
        out.print(_shown(number, doubt))
        answer = typer.prompt("[s]ame, [d]ifferent, [n]ext, [q]uit", default="n", err=True).strip().lower()[:1]
        if answer == "q":
            return
        if answer in _ANSWERS:
            _write(doubt, _ANSWERS[answer], why, file)


def _write(doubt: Doubt, verb: str, why: str, file: Path) -> None:
    judgement = decide_doubt(doubt, verb, day=datetime.date.today().isoformat(), who=getpass.getuser(), why=why)
    append_judgement(file, judgement)
    err.print(f"{file}: {judgement}", highlight=False, markup=False)
