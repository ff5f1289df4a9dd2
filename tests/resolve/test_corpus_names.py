"""Names of two articles: joined or kept apart as the table says, and never wrongly joined."""

from __future__ import annotations

from pathlib import Path

import yaml
from corpus_builder import Draft

from kg.gazetteer import Gazetteer
from kg.model import EntityType
from kg.resolve.corpus import resolve_corpus

Row = list[str]
_TABLE = yaml.safe_load((Path(__file__).parent / "name_pairs.yaml").read_text(encoding="utf8"))
_KINDS = {"persons": EntityType.PERSON, "bodies": EntityType.GOVERNMENT_BODY, "states": EntityType.STATE}


def _joined(kind: str, row: Row, gazetteer: Gazetteer) -> bool:
    if kind == "offices":
        one, two = (gazetteer.find_office(row[i], row[i + 1] or None) for i in (0, 2))
        return one is not None and two is not None and one.id == two.id
    first, second = _article(kind, row[0], row[1], gazetteer), _article(kind, row[2], row[3], gazetteer, " again")
    entities = [e for e in resolve_corpus([first, second], gazetteer).entities if e.type is _KINDS[kind]]
    return any(len(e.members) == 2 for e in entities)


def _article(kind: str, name: str, context: str, gazetteer: Gazetteer, tail: str = ""):  # type: ignore[no-untyped-def]
    state, _, title = (part.strip() for part in context.partition(";"))
    draft = Draft(f"{name} was in the news{tail}.")
    known = gazetteer.find(name) if kind == "states" else ()
    states = [e.id for e in known if e.type is EntityType.STATE]
    draft.entity(name, _KINDS[kind], acts_for=(state,) if state else (), titles=(title,) if title else (),
                 gazetteer=states[0] if states else None)
    return draft.done()


def _rows(verdict: str) -> list[tuple[str, Row]]:
    return [(kind, row) for kind, rows in _TABLE.items() for row in rows[verdict]]


def test_the_table_is_whole() -> None:
    assert len(_rows("same")) >= 190
    assert len(_rows("different")) >= 180
    assert all(len(row) == 5 and row[4] for _, row in _rows("same") + _rows("different"))


def test_no_two_are_joined_wrongly(gazetteer: Gazetteer) -> None:
    assert [row for kind, row in _rows("different") if _joined(kind, row, gazetteer)] == []


def test_most_that_are_one_are_joined(gazetteer: Gazetteer) -> None:
    rows = _rows("same")
    missed = [row for kind, row in rows if not _joined(kind, row, gazetteer)]
    assert len(missed) <= 0.05 * len(rows), missed
