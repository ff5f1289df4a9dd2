"""Errors of the parser that words themselves give away, mended before anything reads the parse."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mending.attachments import mend_attachments
from kg.mending.clauses import mend_clauses
from kg.mending.headlines import mend_headlines, mend_rows
from kg.mending.lists import mend_lists
from kg.parse import Token

__all__ = ["mend"]


def mend(tokens: Sequence[Token], heads: list[int]) -> None:
    """Changes what some tokens hang on (`heads`), and as what; in headlines their tags too.

    No token comes to hang on what hangs on it.
    """
    mend_lists(tokens, heads)
    mend_attachments(tokens, heads)
    mend_clauses(tokens, heads)
    mend_headlines(tokens, heads)
    mend_rows(tokens, heads)
