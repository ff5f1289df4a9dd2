"""Time of extraction beside the spaCy pipeline it runs on: `python benchmarks/claims.py [FOLDER]` (default: the seeds).

CPU seconds of the best of nine rounds, each of the spaCy pipeline, of all that `kg` does with its parse up to the end
of extraction, and of claims alone. The goal is that all together takes at most 1.25 times as long as spaCy.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from spacy import tokens

from kg.annotate import Annotated, annotated, load_model, parse
from kg.clean import clean
from kg.collector import collector_paused
from kg.extract import extract
from kg.extract.claims import find_claims, link_claims
from kg.extract.events import find_events
from kg.extract.index import MentionIndex
from kg.extract.mentions import find_mentions
from kg.extract.times import find_times
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.model import Document, Extraction
from kg.read import read_articles

_ROUNDS = 9
_GOAL = 1.25


def main(folder: Path) -> int:
    """Print the three times and the ratio; 1 if the goal is missed."""
    nlp, gazetteer = load_model(), load_gazetteer()
    documents = [clean(article) for article in read_articles([folder]).articles]
    parsed = [(document, parse(document, nlp)) for document in documents]
    words = sum(len(doc) for _, doc in parsed)
    rounds = [(_timed(lambda: [parse(document, nlp) for document in documents]),
               _timed(lambda: [_read(document, doc, gazetteer) for document, doc in parsed]),
               _claims([annotated(*one) for one in parsed], gazetteer)) for _ in range(_ROUNDS)]
    parsing, extraction, claims = map(min, zip(*rounds, strict=True))
    ratio = (parsing + extraction) / parsing
    print(f"{len(documents)} articles, {words} tokens")
    print(f"spaCy pipeline   {parsing:.3f} s   {words / parsing:,.0f} tokens a second")
    print(f"extraction       {extraction:.3f} s   of it claims {claims:.3f} s ({claims / parsing:.1%} of the pipeline)")
    print(f"ratio            {ratio:.3f}   goal {_GOAL}")
    return int(ratio > _GOAL)


def _timed(run: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _read(document: Document, doc: tokens.Doc, gazetteer: Gazetteer) -> Extraction:
    """As a build does it: no search for cycles, and the parse taken apart."""
    with collector_paused():
        seen = annotated(document, doc)
        found = extract(seen, gazetteer)
        seen.doc.release()
    return found


def _claims(documents: list[Annotated], gazetteer: Gazetteer) -> float:
    """CPU seconds of finding and linking claims alone."""
    spent = 0.0
    for a in documents:
        index = MentionIndex(a.doc, a.sentences, find_mentions(a, gazetteer))
        times = find_times(a)
        start = time.process_time()
        claims = find_claims(a, index)
        spent += time.process_time() - start
        events = find_events(a, index, times, claims)
        start = time.process_time()
        link_claims(a, index, times, claims, events)
        spent += time.process_time() - start
    return spent


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "seeds"))
