"""The example graph with every text that an article can supply turned against the page."""

from __future__ import annotations

from itertools import cycle

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import RDFS, SKOS

from kg.vocab import dcterms, dip, nif, schema

CANARY = "document.documentElement.dataset.broken='yes'"
PAYLOADS = (
    f"</script><script>{CANARY}</script>",
    f'<img src=x onerror="{CANARY}">',
    f'"><svg onload="{CANARY}">',
    '<img src="http://127.0.0.1:9/pixel.png"><iframe src="http://127.0.0.1:9/"></iframe>',
    f"<a href=\"javascript:{CANARY}\">href</a>",
    "{{ 7 * 7 }} {% raw %} ${7*7} <!-- --> ]]>",
    "href=' \u2028 \u2029 \u202e desrever \u202c \u200f",
    "nul \x00 bell \x07 escape \x1b[31m line\r\nfeed",
    "__proto__ constructor \\u003cscript\\u003e &lt;b&gt;",
)
_TEXTS = {RDFS.label, SKOS.altLabel, SKOS.prefLabel, dcterms.title, dcterms.publisher, nif.anchorOf, dip.contentText,
          dip.sourceFile, dip.rule}  # fmt: skip


def hostile(dataset: Dataset) -> Dataset:
    """A payload after every text; script addresses in place of web addresses."""
    out, payloads = Dataset(), cycle(PAYLOADS)
    for s, p, o, g in sorted(dataset.quads((None, None, None, None)), key=str):
        value = o
        if p in _TEXTS and isinstance(o, Literal):
            value = Literal(f"{o} {next(payloads)}", lang=o.language)
        elif p == schema.url:
            value = Literal(f"javascript:{CANARY}")
        elif p == SKOS.exactMatch:
            value = URIRef(f"javascript:{CANARY}")
        out.graph(getattr(g, "identifier", g)).add((s, p, value))
    return out
