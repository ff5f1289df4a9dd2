"""Looking up by position gives what asking every content would give."""

from __future__ import annotations

from kg.extract.claims.around import Around
from kg.model import CharSpan

_CONTENTS = [
    (CharSpan(0, 100),), (CharSpan(10, 20), CharSpan(40, 50)), (CharSpan(12, 18),), (CharSpan(60, 61),),
    (CharSpan(100, 130),), (CharSpan(5, 8), CharSpan(90, 120)), (CharSpan(200, 210),), (CharSpan(10, 20),),
]


def test_every_offset_is_answered_as_by_asking_all() -> None:
    held = Around(_CONTENTS)
    for offset in range(220):
        asked = [n for n, spans in enumerate(_CONTENTS) if any(s.start <= offset < s.end for s in spans)]
        assert held.at(offset) == asked


def test_no_contents() -> None:
    assert Around(()).at(3) == []
