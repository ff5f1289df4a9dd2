"""The parse as plain objects says what spaCy's says."""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import product
from random import Random
from typing import Any

import pytest
from spacy import tokens
from spacy.language import Language

from kg.annotate import plain
from kg.gazetteer import Gazetteer
from kg.model import Document
from kg.parse import Doc, Token
from kg.pipeline import extract_article

TEXTS = (
    "Japan and South Korea's ministers, who met in Oslo on 3 May, signed two agreements, they said. Mr. Ng left.",
    "\n\nThe envoy told reporters  that what he'd seen at www.example.org wasn't a threat — \"a test,\" she added!",
    "What did the talks, begun in March by Peru, end with? Nothing came out that the 12 states had asked for.",
    "Ministers",
    "\u200bThe 🇳🇴 envoy, José\u00a0Müller-Øst (“Pepe”), said:\r\n\r\n\t“Ça va 👍🏽” — in Zu\u0308rich…\n\n\n"
    "- Lukašenka's İstanbul trip\n",
    "北京 and the U.S.-led talks…   e-mail x@y.org, $1.5bn, No. 7; they're gonna",
)
STRINGS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_")
FLAGS = ("i", "idx", "is_space", "is_punct", "is_alpha", "like_num", "like_url", "is_sent_end")
ONE = ("head", "left_edge", "right_edge")
SEVERAL = ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts")


@pytest.fixture(scope="module", params=TEXTS)
def pair(request: pytest.FixtureRequest, nlp: Language) -> tuple[Any, Doc]:
    parsed = nlp(request.param)
    return parsed, plain(parsed)


def test_tokens_say_the_same(pair: tuple[Any, Doc]) -> None:
    for theirs, ours in zip(*pair, strict=True):
        for name in STRINGS + FLAGS:
            assert getattr(ours, name) == getattr(theirs, name), (name, ours)
        assert ours.is_sent_start == bool(theirs.is_sent_start)
        assert len(ours) == len(theirs)
        for name in ONE:
            assert getattr(ours, name).i == getattr(theirs, name).i, (name, ours)
        for name in SEVERAL:
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], (name, ours)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)


def test_documents_say_the_same(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    assert ours.text == theirs.text
    assert [(e.start, e.end, e.label_) for e in ours.ents] == [(e.start, e.end, e.label_) for e in theirs.ents]
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in theirs.sents]
    for a, b in product(range(len(ours)), repeat=2):
        assert ours[a].is_ancestor(ours[b]) == theirs[a].is_ancestor(theirs[b])
        assert (ours[a] == ours[b]) == (a == b)


def test_spans_say_the_same(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    for start, end in product(range(len(ours)), range(1, len(ours) + 1)):
        if start < end:
            mine, other = ours[start:end], theirs[start:end]
            assert (mine.text, mine.start_char, mine.end_char) == (other.text, other.start_char, other.end_char)
            assert mine.root.i == other.root.i
            assert [s.start for s in mine.sents] == [s.start for s in other.sents]
            assert (mine[-1].i, mine[0].i, len(mine)) == (other[-1].i, other[0].i, len(other))


def test_characters_lead_to_the_same_tokens(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    found = (("expand", ours.touched), ("contract", ours.inside))
    for (mode, look), start in product(found, range(len(ours.text))):
        for end in range(start + 1, min(len(ours.text) + 2, start + 25)):
            spans = look(start, end), theirs.char_span(start, end, alignment_mode=mode)
            mine, other = [None if span is None else (span.start, span.end) for span in spans]
            assert mine == other, (mode, start, end)


@pytest.mark.parametrize("seed", range(60))
def test_any_tree_is_read_as_spacy_reads_it(nlp: Language, seed: int) -> None:
    """Trees at random, of one or several roots. Where branches cross, spaCy's edges are not always the subtree's."""
    random = Random(seed)
    heads = _tree(random, 14)
    theirs = tokens.Doc(nlp.vocab, words=random.choices(("w", ","), (4, 1), k=14), heads=heads,
                        deps=random.choices(("conj", "dep"), k=14), ents=_names(random, 14))
    ours = plain(theirs)
    assert [token.head.i for token in ours] == heads
    for token, other in zip(ours, theirs, strict=True):
        below = [t.i for t in token.subtree]
        assert (token.left_edge.i, token.right_edge.i) == (min(below), max(below))
        for name in SEVERAL:
            assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(other, name)], (name, token.i)
    assert [(e.start, e.end, e.label_) for e in ours.ents] == [(e.start, e.end, e.label_) for e in theirs.ents]
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in theirs.sents]


def _tree(random: Random, size: int) -> list[int]:
    heads, placed = list(range(size)), list[int]()
    for i in random.sample(range(size), size):
        heads[i] = random.choice(placed) if placed and random.random() < 0.9 else i
        placed.append(i)
    return heads


def _names(random: Random, size: int) -> list[str]:
    found = ["O"]
    while len(found) <= size:
        inside = ["I" + found[-1][1:]] if found[-1] != "O" else []
        found.append(random.choice(("B-PERSON", "B-ORG", "O", *inside)))
    return found[1:]


def test_an_empty_text(nlp: Language) -> None:
    doc = plain(nlp(""))
    assert (doc.tokens, doc.sents, doc.ents, doc.touched(0, 1), doc.inside(0, 1)) == ((), (), (), None, None)


def test_all_is_freed_without_a_search_for_cycles(
    nlp: Language, gazetteer: Gazetteer, make_document: Callable[..., Document]
) -> None:
    article = make_document("Ada Lund of Norway met Omar Deby of Chad, and said that “talks will go on”.").article
    gc.disable()
    try:
        before = _tokens()
        assert extract_article(article, nlp, gazetteer).events
        assert _tokens() == before
    finally:
        gc.enable()


def _tokens() -> int:
    return sum(isinstance(found, Token) for found in gc.get_objects())


def test_neighbours(pair: tuple[Any, Doc]) -> None:
    _, doc = pair
    assert all(token.nbor(-1) is doc[token.i - 1] and doc[token.i - 1].nbor() is token for token in doc[1:])
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[-1].nbor()
