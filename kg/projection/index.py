"""A dataset indexed by subject and property, read once: what tables, network and page are made from."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from rdflib import RDF, XSD, Dataset, Literal

__all__ = ["GraphIndex", "plain_decimal"]


class GraphIndex:
    """The union of all graphs. Values come sorted.

    `iris` and `texts` keep IRIs and literals apart, so a literal where an IRI belongs is not taken for one.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._iris: dict[str, dict[str, set[str]]] = {}
        self._literals: dict[str, dict[str, set[tuple[str, str]]]] = {}
        self._subjects: dict[str, set[str]] = {}
        self._typed: dict[str, set[str]] = {}
        for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
            self._add(str(subject), str(predicate), value)

    def _add(self, subject: str, predicate: str, value: object) -> None:
        if isinstance(value, Literal):
            text = plain_decimal(str(value)) if value.datatype == XSD.decimal else str(value)
            entry = ((value.language or "").lower(), text)
            self._literals.setdefault(subject, {}).setdefault(predicate, set()).add(entry)
            return
        self._iris.setdefault(subject, {}).setdefault(predicate, set()).add(str(value))
        self._subjects.setdefault(predicate, set()).add(subject)
        if predicate == str(RDF.type):
            self._typed.setdefault(str(value), set()).add(subject)

    def of_type(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(self._typed.get(str(kind), ())))

    def subjects_with(self, prop: str) -> tuple[str, ...]:
        """Subjects that have the property with an IRI as value."""
        return tuple(sorted(self._subjects.get(str(prop), ())))

    def iris(self, subject: str, *props: str) -> tuple[str, ...]:
        of = self._iris.get(str(subject), {})
        return tuple(sorted({iri for prop in props for iri in of.get(str(prop), ())}))

    def iri(self, subject: str, prop: str) -> str | None:
        return next(iter(self.iris(subject, prop)), None)

    def texts(self, subject: str, prop: str) -> tuple[str, ...]:
        """Literals, English and untagged ones before those in other languages."""
        found = self._literals.get(str(subject), {}).get(str(prop), ())
        return tuple(text for _, text in sorted(found, key=lambda entry: (entry[0] not in ("", "en"), entry)))

    def text(self, subject: str, prop: str) -> str | None:
        return next(iter(self.texts(subject, prop)), None)

    def number(self, subject: str, prop: str) -> int | None:
        """The literal as an integer; None when it is missing or is not one."""
        text = self.text(subject, prop)
        return int(text) if text is not None and text.isascii() and text.isdigit() else None

    def word(self, subject: str, prop: str) -> str | None:
        """Local name of an IRI from a small vocabulary (`dip:realis dip:planned` gives "planned"), or the literal."""
        iri = self.iri(subject, prop)
        return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if iri else self.text(subject, prop)


def plain_decimal(text: str) -> str:
    """An xsd:decimal without trailing zeros, as every store gives it back; other text as it is.

    >>> plain_decimal("0.90"), plain_decimal("1.00"), plain_decimal("n/a")
    ('0.9', '1', 'n/a')
    """
    try:
        plain = format(Decimal(text), "f")
    except InvalidOperation:
        return text
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"
