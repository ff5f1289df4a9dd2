"""`kg review`: judge doubtful links; decisions go to the ledger and hold at every later build."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.annotate import DEFAULT_MODEL
from kg.builder import BuildOptions, prepare
from kg.cli.build import CACHE
from kg.cli.console import JsonOption, err, out, print_json, shows_errors
from kg.errors import LedgerError
from kg.ids import digest
from kg.ledger import append_judgement, ledger_beside
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
    file = ledger or ledger_beside(paths)
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


def _number(doubt: Doubt) -> str:
    """The same in every run, until one of its two sides is gone."""
    return digest(doubt.kind, str(doubt.first.anchor), str(doubt.second.anchor), length=8)


def _list(doubts: dict[str, Doubt], limit: int) -> None:
    for number, doubt in list(doubts.items())[:limit]:
        out.print(_shown(number, doubt))
    left = len(doubts) - limit
    out.print(f"{len(doubts)} doubtful link(s)" + (f", {left} not shown (--limit)" if left > 0 else ""))


def _shown(number: str, doubt: Doubt) -> RenderableType:
    """What was decided and why, with both sentences side by side."""
    state = "joined" if doubt.joined else "left apart"
    head = Text(f"{number}  {doubt.kind} {state}, {doubt.rule} {doubt.score:.2f}  {doubt.detail}", style="bold")
    sides = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0), expand=True)
    sides.add_column(ratio=1)
    sides.add_column(ratio=1)
    sides.add_row(*map(_side, (doubt.first, doubt.second)))
    return Group(head, sides, "")


def _side(side: Side) -> Text:
    sentence = Text(side.sentence)
    sentence.highlight_words([side.words], "bold yellow")
    return sentence + Text(f"\n{side.file}, offset {side.begin}", style="dim")


def _decide(doubts: dict[str, Doubt], verbs: dict[str, str], why: str, file: Path) -> None:
    for number in verbs:
        if number not in doubts:
            raise LedgerError(f"there is no doubt {number!r}", where=str(file), hint="`kg review` lists them")
    for number, verb in verbs.items():
        _write(doubts[number], verb, why, file)


def _ask(doubts: dict[str, Doubt], why: str, file: Path) -> None:
    """One by one, until `q` or the end of input; each answer is written at once, so nothing is asked twice."""
    written = 0
    for left, (number, doubt) in enumerate(doubts.items()):
        out.print(_shown(number, doubt))
        answer = _answer(len(doubts) - left)
        if answer == "q":
            break
        if answer in _ANSWERS:
            _write(doubt, _ANSWERS[answer], why, file)
            written += 1
    err.print(f"{written} judgement(s) written to {file}; the next `kg build` applies them" if written else
              "nothing written" if doubts else "no doubtful links", highlight=False, markup=False)


def _answer(left: int) -> str:
    while True:
        try:
            given: str = typer.prompt(f"{left} left: [s]ame, [d]ifferent, [n]ext, [q]uit", default="n", err=True)
        except typer.Abort:
            return "q"
        answer = given.strip().lower()
        if answer in (*_ANSWERS, *_ANSWERS.values(), "n", "next", "q", "quit"):
            return answer[0]
        err.print(f"{given!r} is none of s, d, n, q", highlight=False, markup=False)


def _write(doubt: Doubt, verb: str, why: str, file: Path) -> None:
    judgement = decide_doubt(doubt, verb, day=datetime.date.today().isoformat(), who=getpass.getuser(), why=why)
    append_judgement(file, judgement)
    err.print(f"{file}: {judgement}", highlight=False, markup=False)
