"""Quotation marks of all makes, paired or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims.quotes import find_quotes
from kg.model import Document, Extraction

_CASES = [
    ("He said \"yes\" twice.", ["yes"]),
    ("He said “yes” and “no”.", ["yes", "no"]),
    ("He said ''yes'' and left.", ["yes"]),
    ("“They cried ‘go’ to us,” she said.", ["They cried ‘go’ to us,"]),
    ("\"They cried 'go' to us,\" she said.", ["They cried 'go' to us,"]),
    ("“He told me “go” again,” she said.", ["He told me “go” again,"]),
    ("The officials' car was the driver's.", []),
    ("It was 'a long way' home.", ["a long way"]),
    ("In the '90s the rock 'n' roll era ended.", []),
    ("She said: “The road is open.", ["The road is open."]),
    ("”The road is open,” she said.", ["The road is open,"]),
    ("“The road is open.\n\n“It is long.” She left.", ["The road is open.", "It is long."]),
    ("She said, \"The road is open.\n\nIt is long.\" She left.", ["The road is open.", "It is long."]),
    ("She said, \"“The road is open.\" He said “no”.", ["The road is open.", "no"]),
    ("\"“Go away,” she told me,\" he said.", ["“Go away,” she told me,"]),
    ("A 6\" pipe and a 4\" pipe.", []),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_quotes(text: str, expected: list[str], make_document: Callable[..., Document]) -> None:
    assert [q.inner.of(text) for q in find_quotes(make_document(text))] == expected


def test_unclosed_quote_is_marked(make_document: Callable[..., Document]) -> None:
    assert [q.closed for q in find_quotes(make_document("She said: “The road is open.\n\nHe left."))] == [False]


def test_what_is_painted_is_not_said(read: Callable[[str], Extraction]) -> None:
    assert read("\"The Dawn\" is what the boy painted on the boat.").claims == ()
