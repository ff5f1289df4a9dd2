"""Names of ships, which are neither places nor people: "the trawler Santa Luzia"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.mentions.name import Name, tokens_of
from kg.lexicon import Lexicon, clean_name
from kg.parse import Doc, Span

__all__ = ["without_vessels"]


def without_vessels(doc: Doc, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names but those of ships. What a ship is once called by a name that nobody else is known by, is a ship
    wherever it stands; "Mecklenburg" is so only behind "the frigate".
    """
    ships = {name for name in found if _is_ship(tokens_of(doc, name), lexicon, known=bool(name.ids))}
    called = {clean_name(doc.text[name.start : name.end]) for name in ships if not name.ids}
    return [name for name in found if name not in ships
            and (name.ids or clean_name(doc.text[name.start : name.end]) not in called)]


def _is_ship(span: Span, lexicon: Lexicon, *, known: bool) -> bool:
    doc, root = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    marked = (before, span[0]) if len(span) > 1 else (before,)
    if any(t is not None and t.text.isupper() and t.lower_ in lexicon.names.ship_marks for t in marked):
        return True
    if before is not None and before.pos_ in {"NOUN", "PROPN"} and before.lemma_.lower() in lexicon.names.ships:
        return not (root.dep_ in {"nsubj", "nsubjpass"} and root.head.dep_ == "relcl")  # "the ship France sold"
    behind = doc[span.end] if span.end < len(doc) else None
    return (not known and behind is not None and behind.pos_ == "NOUN" and root.dep_ == "compound"
            and root.head == behind and behind.lemma_.lower() in lexicon.names.ships)
