"""Tables: one row an entity, account and claim, each with its sentence; no cell is a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rdflib import Dataset

from kg.export import EXPORTERS
from kg.export.tables import cell
from kg.projection import read_records


def rows(dataset: Dataset, folder: Path, name: str) -> list[dict[str, str]]:
    EXPORTERS["csv"].write(dataset, folder)
    with (folder / f"{name}.csv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_item_has_its_row(example: Dataset, tmp_path: Path) -> None:
    records = read_records(example)
    accounts = sum(len(event.accounts) for event in records.events.values())
    assert len(rows(example, tmp_path, "entities")) == len(records.entities) > 5
    assert len(rows(example, tmp_path, "events")) == accounts > 20
    assert len(rows(example, tmp_path, "claims")) == len(records.claims) > 5


def test_competing_accounts_are_two_rows_of_one_event(example: Dataset, tmp_path: Path) -> None:
    events = rows(example, tmp_path, "events")
    meeting = [row for row in events if row["event_iri"].endswith("/meeting-brandt-keller-2031-05-12")]
    dated = {(row["earliest"], row["article"]) for row in meeting}
    assert dated >= {("2031-05-12", "one.txt"), ("2031-05-13", "two.txt")}
    assert {row["realis"] for row in meeting} == {"actual"}


def test_claim_row_names_speaker_and_characters(example: Dataset, tmp_path: Path) -> None:
    row = next(r for r in rows(example, tmp_path, "claims") if r["article"] == "one.txt" and r["mode"] == "direct")
    assert row["speaker"] == "Ida Brandt"
    assert row["sentence"][int(row["content_begin"]) - int(row["sentence_begin"]) :].startswith(row["content"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"),
        ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("plain = text", "plain = text"), ("nul \x00", "nul \ufffd"), ("", ""),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(text: str, shown: str) -> None:
    assert cell(text) == shown
