"""`kg show`, `kg explain`, `kg stats`: read the graph without writing SPARQL."""

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
    open_source,
    out,
    print_json,
    shows_errors,
)
from kg.explain import EvidenceText, Explanation, explain
from kg.ids import BASE
from kg.negation import sign_of
from kg.profile import ClaimRow, Profile, profile
from kg.stats import Stats, graph_stats

__all__ = ["explain_command", "show_command", "stats_command"]

Name = Annotated[str, typer.Argument(help="A name, an IRI, or its path below the base (person/antony-blinken).")]
_REALIS = {"actual": "", "planned": "planned", "hypothetical": "hypothetical", "negated": "did not happen"}


@shows_errors
def show_command(
    name: Name, store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False,
) -> None:
    """What the graph knows of one person, state, body or place.

    Example:  kg show "Wang Yi"
    """
    found = profile(open_source(store, graph), name)
    if as_json:
        print_json(found)
    else:
        _show(found)


def _show(found: Profile) -> None:
    out.print(Text(found.label, style="bold"), Text(f"  {', '.join(found.types)}  {found.iri}", style="dim"))
    rows = (("also", found.other_names), ("acts for", found.acts_for), ("offices", found.offices),
            ("Wikidata", (found.wikidata,) if found.wikidata else ()), ("in", found.files))
    for title, values in rows:
        if values:
            out.print(Text(f"{title}: ", style="dim") + Text(", ".join(values)))
    if found.events:
        out.print(Text("Events", style="italic"))
        table = Table("when", "event", "status", "told in", box=None, pad_edge=False)
        for event in found.events:
            status = _REALIS.get(event.realis, event.realis) + (" (only claimed)" if event.told == "claimed" else "")
            table.add_row(Text(event.dates or "date unknown"), Text(event.label), Text(status), Text(event.file))
        out.print(table)
    for title, claims in (("Said", found.said), ("Said about it", found.said_about)):
        if claims:
            out.print(Text(title, style="italic"))
            for claim in claims:
                out.print(_claim(claim))


def _claim(claim: ClaimRow) -> Text:
    quote = f"“{claim.content}”" if claim.mode == "direct" else claim.content
    sign = sign_of(claim.polarity, claim.content, claim.act, claim.mode)
    how = ", ".join(filter(None, (claim.act, sign, claim.mode)))
    who = Text(f"  {claim.speaker} ({how}): ", style="cyan")
    return who + Text(quote) + Text(f"  {claim.file}", style="dim")


@shows_errors
def explain_command(
    name: Name, store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False,
) -> None:
    """Why something is in the graph: article, highlighted sentence, rule and every merge.

    Below each sentence stands how a line of ledger.txt names what was found in it, as in
    `reject event talks.txt#0b2c11d9:"met"@120`. The verbs are same, different, accept (with two such places), reject,
    undo, relabel (with a name in quotes) and retype (with a type).

    Example:  kg explain person/xi-jinping
    """
    found = explain(open_source(store, graph), name)
    if as_json:
        print_json(found)
    else:
        _explain(found)


def _explain(found: Explanation) -> None:
    out.print(Text(found.label, style="bold"), Text(f"  {', '.join(found.types)}  {found.iri}", style="dim"))
    if found.rules:
        sure = f"  confidence {found.confidence}" if found.confidence else ""
        out.print(Text("found by: ", style="dim") + Text(", ".join(found.rules) + sure))
    out.print(Text(f"rests on {len(found.evidence)} sentence(s):", style="italic"))
    for item in found.evidence:
        out.print(_evidence(item))
    if found.identity:
        out.print(Text("identity:", style="italic"))
        for link in found.identity:
            sign = "joined" if link.accepted else "not joined (candidate)"
            place = f"{link.file}, offset {link.begin}" if link.file else link.source.removeprefix(BASE)
            target = link.target.removeprefix(BASE)
            out.print(Text(f"  {sign}: {place} → {target}  {link.rule} {link.score}  {link.detail}"))
    out.print(Text(f"run: {', '.join(found.run)}", style="dim"))


def _evidence(item: EvidenceText) -> Text:
    sentence = Text(item.sentence)
    for start, end in item.highlights:
        sentence.stylize("bold yellow", start, end)
    where = " · ".join(part for part in (item.file, item.publisher, item.published, f"offset {item.begin}") if part)
    anchors = "".join(f"\n    {anchor}" for anchor in item.anchors)
    return Text("  ") + sentence + Text(f"\n    {where}{anchors}", style="dim")


@shows_errors
def stats_command(store: StoreOption = DEFAULT_STORE, graph: GraphOption = None, as_json: JsonOption = False) -> None:
    """How much is in the graph, by type and by article.

    Example:  kg stats --graph exports/graph.trig
    """
    found = graph_stats(open_source(store, graph))
    if as_json:
        print_json(found)
    else:
        _stats(found)


def _stats(found: Stats) -> None:
    for title, counts in (("entities", found.entities), ("events", found.events), ("claims", found.claims)):
        table = Table(title, "", box=None, pad_edge=False, show_header=True)
        for kind, number in counts.items():
            table.add_row(kind, str(number))
        out.print(table)
    table = Table("article", "published", "publisher", "mentions", "events", "claims", box=None, pad_edge=False)
    for row in found.articles:
        table.add_row(Text(row.file), row.published or "unknown", Text(row.publisher or "unknown"),
                      *map(str, (row.mentions, row.events, row.claims)))
    out.print(table)
    disputed = f"{found.propositions} propositions, {found.disputed} of them disputed"
    out.print(f"{found.quads} quads; {disputed}; {found.origins} independent origins")

