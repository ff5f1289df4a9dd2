"""Chains that xrenner finds in CoNLL-U files: `python run_xrenner.py DIR [GUM] > chains.jsonl` (Python 3.8).

Runs apart from kg, with the classifiers of xrenner's English model and without its neural entity tagger, whose weights
are no part of the package. "GUM" chooses the settings and the classifier that were trained on GUM: its figures on GUM's
own articles flatter it. Without it the classifier is that trained on OntoNotes.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from xrenner import Xrenner  # type: ignore[import-not-found]  # lives in another environment


def main(folder: str, override: str = "") -> None:
    """Print one record a file."""
    system = Xrenner(no_seq=True, override=override or None)
    system.lex.filters["force_single_type_chains"] = False  # only evens out entity types, and fails on empty chains
    for path in sorted(Path(folder).glob("*.conllu")):
        parse = path.read_text(encoding="utf8")
        rows = [line.split("\t") for line in parse.split("\n") if "\t" in line]
        where = [tuple(int(part.split("=")[1]) for part in row[9].split("|")) for row in rows]
        system.set_doc_name(path.stem)
        system.analyze(parse, "none")
        chains = defaultdict(list)
        for mark in system.markables:
            chains[mark.group].append([where[int(mark.start) - 1][0], where[int(mark.end) - 1][1]])
        print(json.dumps({"doc_id": path.stem, "chains": [c for c in chains.values() if len(c) > 1]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
