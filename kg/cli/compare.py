"""`kg compare`, `kg disputes`, `kg position`: which reports agree, which differ, and how a position changed."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from kg.cli.console import (
    DEFAULT_STORE,
    GraphOption,
    JsonOption,
    StoreOption,
    err,
    open_source,
    out,
    print_json,
    shows_errors,
)
from kg.compare import (
    AccountRow,
    Comparison,
    Difference,
    Passage,
    Statement,
    compare_event,
    find_disputes,
    position,
    spoken_topics,
)
from kg.ids import BASE
from kg.negation import sign_of

__all__ = ["compare_command", "disputes_command", "position_command"]

_MOST_OTHERS, _MOST_TOPICS = 5, 12


@shows_errors
def compare_command(
    event: Annotated[str, typer.Argument(help='An event\'s IRI, or words for it: "Blinken Xi meeting 2023-06-19".')],
    store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False,
) -> None:
    """One event as its accounts tell it: who tells what, where they differ, what only one reports.

    Example:  kg compare "Meeting Blinken Xi 2023-06-19"
    """
    found = compare_event(open_source(store, graph), event)
    if as_json:
        print_json(found)
    else:
        _comparison(found)


def _comparison(found: Comparison) -> None:
    articles = len({passage.file for row in found.accounts for passage in row.passages})
    origins = f"  {articles} article(s), {found.origins} independent origin(s)  {found.event}"
    out.print(Text(found.label, style="bold"), Text(origins, style="dim"))
    table = Table("account", "type", "status", "when", "who", "where", box=None, pad_edge=False)
    for row in found.accounts:
        file = row.passages[0].file if row.passages else row.account
        table.add_row(*map(Text, (file, row.type, row.realis, _when(row.earliest, row.latest), _who(row),
                                  ", ".join(row.places))))
    out.print(table)
    for row in found.accounts:
        for passage in row.passages:
            out.print(_passage(passage))
    _differences(found.differences)
    if found.statements:
        out.print(Text("said there", style="italic"))
        for statement in found.statements:
            out.print(_statement(statement, told=True))
    if found.also_fit:
        others = "; ".join(f"{iri.removeprefix(BASE)} ({label})" for iri, label in found.also_fit[:_MOST_OTHERS])
        note = f"the words also fit {len(found.also_fit)} more: {others}"
        err.print(note, highlight=False, markup=False, style="dim")


def _who(row: AccountRow) -> str:
    """Who acts upon whom, where the account tells that, and all who are in it."""
    aimed = f"{', '.join(row.acting)} → {', '.join(row.acted_on)}" if row.acting and row.acted_on else ""
    others = ", ".join(name for name in row.actors if name not in (*row.acting, *row.acted_on))
    return f"{aimed} ({others})" if aimed and others else aimed or ", ".join(row.actors)


def _when(earliest: str, latest: str) -> str:
    if earliest == latest:
        return earliest or "unknown"
    return f"{earliest or '…'} to {latest or '…'}"


def _passage(passage: Passage) -> Text:
    where = " · ".join(part for part in (passage.file, passage.publisher, passage.published) if part)
    return Text(f"  {passage.sentence}") + Text(f"\n    {where}, {passage.begin}–{passage.end}", style="dim")


def _differences(differences: tuple[Difference, ...]) -> None:
    for difference in differences:
        values = "; ".join(f"{value} ({', '.join(files)})" for value, files in difference.values)
        out.print(Text(f"differ in {difference.what}: ", style="yellow") + Text(values))


def _statement(statement: Statement, told: bool = False, whole: bool = False) -> Text:
    """Who said what, when and where; `told`: whether others tell it too; `whole`: with the sentence it stands in."""
    side = f" for {statement.side}" if statement.side not in ("", statement.speaker) else ""
    sign = sign_of(statement.polarity, statement.words, statement.act, statement.mode)
    flag = f" [{sign}]" if sign else ""
    line = Text(f"  {statement.when or 'undated'}  {statement.speaker}{side}{flag}: ", style="cyan")
    also = f"; also in {', '.join(statement.also_in)}" if statement.also_in else "; only here" if told else ""
    place = statement.passage
    sentence = Text(f"\n    {place.sentence}") if whole and place.sentence != statement.words else Text()
    where = " · ".join(part for part in (place.file, place.publisher, place.published) if part)
    source = Text(f"\n    {where}, {place.begin}–{place.end}{also}", style="dim")
    return line + Text(statement.words) + sentence + source


@shows_errors
def disputes_command(
    store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False,
) -> None:
    """What one side affirms and another denies, and events whose accounts exclude each other.

    Example:  kg disputes --json
    """
    found = find_disputes(open_source(store, graph))
    if as_json:
        print_json(found)
        return
    for dispute in found:
        out.print(Text(dispute.label, style="bold"), Text(f"  {dispute.kind}  {dispute.subject}", style="dim"))
        for title, statements in (("affirmed" if dispute.denied else "said", dispute.affirmed),
                                  ("denied", dispute.denied)):
            for statement in statements:
                out.print(Text(f" {title}", style="italic"))
                out.print(_statement(statement, whole=True))
        for row in dispute.accounts:
            for passage in row.passages:
                out.print(_passage(passage))
        _differences(dispute.differences)
    if not found:
        out.print("no disputes in this graph")


@shows_errors
def position_command(
    actor: Annotated[str, typer.Argument(help="A person, state or body.")],
    topic: Annotated[str, typer.Argument(help="A topic (Taiwan, sanctions, …) or words of the statement.")],
    store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False,
) -> None:
    """An actor's statements on a topic in order of time; what its bodies and spokespersons say counts as its own.

    Example:  kg position China Taiwan
    """
    source = open_source(store, graph)
    found = position(source, actor, topic)
    if as_json:
        print_json(found)
        return
    for statement in found:
        out.print(_statement(statement, whole=True))
    if not found:
        out.print(f"no statements of {actor} on {topic} in this graph", markup=False)
        known = ", ".join(spoken_topics(source, actor)[:_MOST_TOPICS])
        err.print(f"topics of its statements: {known or 'none'}", highlight=False, markup=False, style="dim")
