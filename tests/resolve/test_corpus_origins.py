"""Origins of texts that share a part: one wire service behind both makes them one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from corpus_builder import Draft

from kg.model import Document
from kg.resolve.corpus_origins import find_origins

_SHARED = "Two fishing boats collided at dawn off the northern cape, the harbour office reported on Monday morning. "
_ONE = ("Nine of the crew were taken aboard a coast guard cutter and brought to the hospital of the district. The "
        "cause of it was not known.")
_OTHER = ("Relatives waited at the gates from morning, and a nurse who was on duty that night said that the fog made "
          "the rescue slow.")


def document(text: str, publisher: str | None = None, agencies: tuple[str, ...] = ()) -> Document:
    made = Draft(text).done().document
    return replace(made, article=replace(made.article, publisher=publisher), agencies=agencies)


@pytest.mark.parametrize(("one", "other", "origins"), [
    ((None, ()), (None, ()), 2),
    ((None, ("Reuters",)), (None, ("Reuters",)), 1),
    (("Reuters", ()), ("Harrowby Gazette", ("Reuters",)), 1),
    (("Reuters", ()), ("Associated Press", ("Reuters",)), 2),
    (("BBC", ()), ("BBC", ()), 2),
    (("Harrowby Gazette", ("Reuters",)), ("BBC", ("Agence France-Presse", "Reuters")), 2)])
def test_texts_that_share_a_third(
    one: tuple[str | None, tuple[str, ...]], other: tuple[str | None, tuple[str, ...]], origins: int
) -> None:
    documents = [document(_SHARED + _ONE, *one), document(_SHARED + _OTHER, *other)]
    assert len(find_origins(documents)) == origins
