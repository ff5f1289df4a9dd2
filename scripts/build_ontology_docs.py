"""Write ontology/docs/index.html: the ontology as one page that needs no network, by pyLODE.

    python scripts/build_ontology_docs.py [--check]

pyLODE's page is made the same in every run: its machine-readable copy of the metadata, whose order changes, is left
out, and nothing in the page is loaded from elsewhere. `--check` writes nothing and fails when the page is stale.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
from pathlib import Path

from rdflib import OWL, RDF, SKOS, Graph, URIRef

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "ontology" / "docs" / "index.html"
DIP = "https://w3id.org/dipkg/ontology#"


def documented() -> Graph:
    """The ontology with its alignments as pyLODE wants it: one ontology, and the values as named individuals."""
    graph = Graph()
    for name in ("dip.ttl", "alignments.ttl"):
        graph.parse(ROOT / "ontology" / name)
    graph.remove((URIRef("https://w3id.org/dipkg/ontology/alignments"), None, None))
    for scheme in list(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        graph.remove((scheme, None, None))
    for value, scheme in list(graph.subject_objects(SKOS.inScheme)):
        graph.remove((value, SKOS.inScheme, scheme))
        graph.add((value, RDF.type, OWL.NamedIndividual))
    return graph


def page() -> str:
    """The HTML text of the documentation."""
    from pylode import OntPub  # a development dependency

    logging.disable(logging.INFO)
    html = str(OntPub(ontology=documented()).make_html(destination=None))
    html = re.sub(r"\s*<script.*?</script>", "", html, flags=re.DOTALL)
    return html.rstrip() + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is stale")
    check = parser.parse_args().check
    text = page()
    if check:
        return 0 if PAGE.read_text(encoding="utf8") == text else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
