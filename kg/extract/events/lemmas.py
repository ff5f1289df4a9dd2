"""Lemmas as the frames know them: lower case, with the model's known mistakes put right."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.parse import Token
from kg.resources import lang_dir, strict_yaml

__all__ = ["lemma"]

_PLURAL = re.compile(r"[A-Z][a-z]{2,}[^su]s")
_NO_NAME = {"", "WORK_OF_ART"}


class LemmaFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    corrections: dict[str, str]


@cache
def _corrections(language: str = "en") -> dict[str, str]:
    return strict_yaml(lang_dir(language) / "lemmas.yaml", LemmaFile).corrections


def lemma(token: Token) -> str:
    """The token's lemma; corrections hold for verbs only ("rap" is a noun of its own).

    A plural noun that opens a sentence, or is written large, is often tagged as a name: "Hostages freed by Oman",
    "Political Talks".
    """
    word = token.lemma_.lower()
    large = token.pos_ == "PROPN" and (token.is_sent_start or token.tag_ == "NNPS") and token.ent_type_ in _NO_NAME
    if large and _PLURAL.fullmatch(token.text):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return _corrections().get(word, word) if token.pos_ in {"VERB", "AUX"} else word
