"""`kg evaluate`: precision, recall and F1 against articles or attributions annotated by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from kg.annotate import DEFAULT_MODEL
from kg.cli.console import JsonOption, err, out, print_json, shows_errors
from kg.errors import InputError
from kg.evaluate import (
    ArticleScores,
    AttributionScores,
    CodeScores,
    evaluate_articles,
    evaluate_attributions,
    evaluate_codes,
    looks_like_codes,
)
from kg.evaluate.scores import Counts, Rate

__all__ = ["evaluate_command"]


@shows_errors
def evaluate_command(
    gold: Annotated[Path, typer.Argument(help="A folder of annotated articles (x.json with x.txt) or a .jsonl file.")],
    texts: Annotated[Path | None, typer.Option(help="Folder of the articles; default: the annotations' own.")] = None,
    speech_only: Annotated[bool, typer.Option("--speech-only", help="Attributions with a cue of speech only.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every wrong, missing and extra item.")] = False,
    model: Annotated[str, typer.Option(help="spaCy pipeline: an installed package or a folder.")] = DEFAULT_MODEL,
    as_json: JsonOption = False,
) -> None:
    """Build the annotated articles and score what was found.

    GOLD is a folder of articles annotated with entities, claims and events; a .jsonl file of attributions in the layout
    of PolNeAR and GUM (with --texts); or a .jsonl file of single sentences coded with PLOVER.

    Examples:

      kg evaluate gold/ --errors

      kg evaluate attributions.jsonl --texts articles/ --speech-only
    """
    if gold.is_dir():
        _show(*_articles(evaluate_articles(gold, texts or gold, model)), errors=errors, as_json=as_json)
    elif not gold.is_file():
        raise InputError("no such file or folder", where=str(gold), hint="name annotated articles or a .jsonl file")
    elif looks_like_codes(gold):
        _show(*_codes(evaluate_codes(gold, model)), errors=errors, as_json=as_json)
    elif texts is None:
        raise InputError("attributions need their articles", where=str(gold), hint="name them with --texts FOLDER")
    else:
        scores = evaluate_attributions(gold, texts, model, speech_only=speech_only)
        _show(*_attributions(scores), errors=errors, as_json=as_json)


Row = tuple[str, Counts | Rate | float]


def _articles(scores: ArticleScores) -> tuple[list[Row], list[str]]:
    rows: list[Row] = [
        ("entities", scores.entities), ("claims", scores.claims), ("claims with the right speaker", scores.attributed),
        ("  speaker", scores.speaker), ("  mode", scores.mode), ("  polarity", scores.polarity),
        ("events", scores.events), ("  participants", scores.participants), ("  realis", scores.realis),
        ("  dates", scores.dates)]
    return rows, scores.errors


def _attributions(scores: AttributionScores) -> tuple[list[Row], list[str]]:
    rows: list[Row] = [
        ("words of content", scores.tokens), ("found (overlap over .3)", scores.found),
        ("found with the right speaker", scores.attributed), ("  speaker as written", scores.speaker)]
    hard = "  … where he, she or a title is named"
    if scores.resolved.total:
        rows += [("  speaker by name", scores.resolved), (hard, scores.resolved_hard)]
    rows += [(f"  recall, {mode}", rate) for mode, rate in sorted(scores.by_mode.items())]
    return rows, [*scores.speaker.misses, *scores.resolved_hard.misses]


def _codes(scores: CodeScores) -> tuple[list[Row], list[str]]:
    rows: list[Row] = [
        ("sentences with an event", scores.found), ("  right type among them", scores.kind),
        ("  right type first", scores.first), ("extra events for each right one", scores.extras),
        ("type, source and target", scores.triples)]
    return rows, scores.errors


def _show(rows: list[Row], details: list[str], *, errors: bool, as_json: bool) -> None:
    if as_json:
        figures = {name.strip(): _figures(value) for name, value in rows}
        print_json({"figures": figures, "errors": details if errors else []})
        return
    table = Table("", "precision", "recall", "F1 or rate", "", box=None, pad_edge=False)
    for name, value in rows:
        if isinstance(value, Counts):
            table.add_row(name, f"{value.precision:.3f}", f"{value.recall:.3f}", f"{value.f1:.3f}",
                          f"{value.tp} right, {value.fp} extra, {value.fn} missing")
        elif isinstance(value, Rate):
            table.add_row(name, "", "", f"{value.value:.3f}", f"{value.right} of {value.total}")
        else:
            table.add_row(name, "", "", f"{value:.3f}", "")
    out.print(table)
    for line in details if errors else ():
        err.print(line, highlight=False, markup=False, soft_wrap=True)


def _figures(value: Counts | Rate | float) -> dict[str, float] | float:
    if isinstance(value, Counts):
        return {"precision": value.precision, "recall": value.recall, "f1": value.f1, "tp": value.tp, "fp": value.fp,
                "fn": value.fn}
    return {"rate": value.value, "right": value.right, "total": value.total} if isinstance(value, Rate) else value
