"""Verbs of headlines that the parser takes for nouns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate import plain


@pytest.mark.parametrize(("text", "actor", "verb", "thing"), [
    ("US sanctions Chad general over killings", "US", "sanctions", "general"),
    ("Chinese ship rams Philippine boat", "ship", "rams", "boat"),
    ("Chad junta names prime minister", "junta", "names", "minister"),
    ("US bombs militia bases in Syria", "US", "bombs", "bases"),
    ("Hungary vetoes statement on China", "Hungary", "vetoes", "statement"),
])
def test_a_headline_has_a_verb(text: str, actor: str, verb: str, thing: str, nlp: Language) -> None:
    doc = plain(nlp(text))
    told = next(t for t in doc if t.text == verb)
    assert (told.dep_, told.pos_, told.tag_, told.head) == ("ROOT", "VERB", "VBZ", told)
    assert [(t.text, t.dep_) for t in told.children][:2] == [(actor, "nsubj"), (thing, "dobj")]


@pytest.mark.parametrize("text", [
    "US sanctions on Chad", "UN sanctions committee chair", "India's missile tests",
    "Russian strikes on Kyiv: what we know", "Peru names of the dead", "US sanctions hit Chad.",
    "Chad peace talks venue",
])
def test_what_has_none_stays(text: str, nlp: Language) -> None:
    parsed = nlp(text)
    assert [(t.dep_, t.head.i, t.tag_) for t in plain(parsed)] == [(t.dep_, t.head.i, t.tag_) for t in parsed]
