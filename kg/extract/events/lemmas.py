"""Lemmas as the frames know them: lower case, with the model's known mistakes put right."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from kg.resources import lang_dir, strict_yaml

__all__ = ["lemma"]


class LemmaFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    corrections: dict[str, str]


@cache
def _corrections(language: str = "en") -> dict[str, str]:
    return strict_yaml(lang_dir(language) / "lemmas.yaml", LemmaFile).corrections


def lemma(token: Token) -> str:
    """The token's lemma; corrections hold for verbs only ("rap" is a noun of its own)."""
    word = token.lemma_.lower()
    return _corrections().get(word, word) if token.pos_ in {"VERB", "AUX"} else word
