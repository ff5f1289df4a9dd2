"""The coreference comparison: gold speakers, baselines and chains on a self-written article."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest
from spacy.language import Language

from kg.annotate import plain

_TEXT = (
    "Talks end in Oslo\n\nForeign Minister Ruth Calder met Omar Hadid on Monday. She said the talks were useful.\n\n"
    "Hadid left early. “We will meet again,” Calder said.\n")
_CLAIMS = [
    {"id": "c1", "speaker": "p1", "speaker_text": "She", "kind": "indirect", "content": "the talks were useful"},
    {"id": "c2", "speaker": "p1", "speaker_text": "Calder", "kind": "direct", "content": "We will meet again"}]


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    return importlib.import_module("coreference")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = {"doc": "a.txt", "claims": _CLAIMS, "entities": [
        {"id": "p1", "type": "Person", "name": "Ruth Calder", "mentions": ["Foreign Minister Ruth Calder", "Calder"]}]}
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf8")
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf8")
    return tmp_path


def test_the_table_has_a_line_for_each_system(
    benchmark: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    she, ruth, calder = (_TEXT.find(w) for w in ("She", "Ruth", "Calder said"))
    chains = [[[ruth, ruth + 11], [she, she + 3], [calder, calder + 6]]]
    (folder / "x.jsonl").write_text(json.dumps({"doc_id": "a", "chains": chains}), encoding="utf8")
    benchmark.main(["--articles", str(folder), "--chains", f"library={folder / 'x.jsonl'}",
                    "--write-parses", str(folder / "parses")])
    shown = capsys.readouterr().out
    rows = {line[:26].strip(): line[26:].split() for line in shown.split("\n") if "/" in line}
    assert rows["the words themselves"] == ["0.000", "0/2", "0.000", "0/2"]
    assert rows["nearest name"][1] == "1/2"  # Hadid is nearer to "She"
    assert rows["library"][1] == rows["kg, claims as found"][1] == rows["kg, claims given"][1] == "2/2"
    assert "not compared: xrenner" in shown
    parse = (folder / "parses" / "a.conllu").read_text(encoding="utf8")
    assert f"Start={she}|End={she + 3}" in parse


def test_without_gold_it_says_what_it_needs(benchmark: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.main([])
    assert "nothing to compare on" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "word", "head", "label"), [
    ("She met him in Oslo.", "Oslo", "met", "obl"),
    ("The envoy of Norway left.", "Norway", "envoy", "nmod"),
    ("The talks were useful.", "were", "useful", "cop"),
    ("Oslo and Paris agreed.", "and", "Paris", "cc"),
    ("They signed a treaty.", "treaty", "signed", "obj")])
def test_parses_become_universal_dependencies(
    benchmark: ModuleType, nlp: Language, text: str, word: str, head: str, label: str
) -> None:
    conllu = importlib.import_module("coref.conllu").conllu
    rows = [line.split("\t") for line in conllu(plain(nlp(text))).split("\n") if line]
    row = next(r for r in rows if r[1] == word)
    assert (rows[int(row[6]) - 1][1], row[7]) == (head, label)
