"""Who hangs on whom in a parse that is being mended."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["FINITE", "NEAR", "SUBJECTS", "hangs_on"]

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
NEAR = 20  # tokens in front of a word that are looked at for what hangs on it


def hangs_on(token: int, above: int, heads: Sequence[int]) -> bool:
    """Whether a token is the other one or hangs on it."""
    while heads[token] != token and token != above:
        token = heads[token]
    return token == above
