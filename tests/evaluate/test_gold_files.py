"""A gold file that does not follow the format is named with its line, and an empty one is no perfect score."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.attributions import read_attributions


@pytest.mark.parametrize(("content", "said"), [
    ("", "no attributions"), ("\n\n", "no attributions"), ('\n{"a": 1}\n', r"gold\.jsonl:2"),
    ("{bad", r"gold\.jsonl:1"), ("[1]", r"gold\.jsonl:1")])
def test_bad_attributions(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(content)
    with pytest.raises(InputError, match=said) as error:
        read_attributions(tmp_path / "gold.jsonl")
    assert "\n" not in str(error.value)
