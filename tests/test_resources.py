"""Data files read strictly: what is wrong is named briefly, however much the file holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from kg.errors import ResourceError
from kg.resources import strict_yaml


class _Schema(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: dict[str, int]
    more: list[str]


@pytest.mark.parametrize(("text", "told"), [
    ("words: {one: x" + "y" * 500 + "}\nmore: []", "words.one:"),
    ("words: {one: 1}\nmores: [" + ", ".join(f"abc{n}" for n in range(500)) + "]", "more: Field required"),
    ("- a\n" * 900, "the whole file:"),
    ("words: [" + ", ".join(f"abc{n}" for n in range(500)) + "]\nmore: []", "words: Input should be"),
    ("", "the whole file: Input should be a valid dictionary"),
    ("words: {one: few}\nmore: []", "(got 'few')")])
def test_a_wrong_value_is_shown_in_short(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf8")
    with pytest.raises(ResourceError) as caught:
        strict_yaml(path, _Schema)
    assert told in str(caught.value)
    assert len(str(caught.value)) < len(str(path)) + 200
