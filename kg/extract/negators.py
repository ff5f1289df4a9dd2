"""Words of negation as tokens."""

from __future__ import annotations

from kg.negation import affirming_phrases
from kg.parse import Token

__all__ = ["denies_nothing"]


def denies_nothing(negator: Token) -> bool:
    """Whether it stands in a turn of phrase that affirms: "no choice but to leave", "none other than"."""
    sent = negator.sent
    at = negator.idx - sent.start_char
    return any(start <= at < end for start, end in affirming_phrases(sent.text))
