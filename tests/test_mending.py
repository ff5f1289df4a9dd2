"""What the parser gets wrong and words give away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.language import Language

from kg.annotate import plain


@pytest.mark.parametrize(("text", "actor", "verb"), [
    ("Norway recalled its envoy on Friday and Chad expelled two diplomats.", "Chad", "expelled"),
    ("Peru summoned the Chilean ambassador on Thursday and Chile accused Lima of ignoring illegal fishing.",
     "Chile", "accused"),
    ("Kenya closed the border on Monday and Uganda has since protested.", "Uganda", "protested"),
])
def test_an_actor_behind_a_day_acts(text: str, actor: str, verb: str, nlp: Language) -> None:
    doc = plain(nlp(text))
    subject, told = (next(t for t in doc if t.text == word) for word in (actor, verb))
    assert (subject.dep_, subject.head) == ("nsubj", told)
    assert subject in told.lefts
    joint = next(t for t in doc if t.text == "and")
    assert joint.head.pos_ == "VERB"


@pytest.mark.parametrize(("text", "noun", "verb"), [
    ("The last straw was Norway's decision last week to sell the ships.", "decision", "sell"),
    ("She hailed the decision taken today by the cabinet of Peru to close the mine.", "decision", "close"),
    ("Peru called Chile's offer this week to buy the mine an insult.", "offer", "buy"),
])
def test_an_infinitive_tells_the_decision(text: str, noun: str, verb: str, nlp: Language) -> None:
    doc = plain(nlp(text))
    decision, told = (next(t for t in doc if t.text == word) for word in (noun, verb))
    assert (told.dep_, told.head) == ("acl", decision)


def test_an_actor_behind_an_actor_acts(nlp: Language) -> None:
    doc = plain(nlp("Al-Shabaab stopped firing mortars at Kenya and Kenya stopped bombing Somalia on Friday."))
    second, stopped = [t for t in doc if t.text == "Kenya"][1], [t for t in doc if t.text == "stopped"][1]
    assert (second.dep_, second.head) == ("nsubj", stopped)


def test_what_stands_behind_who_says_it_belongs_to_what_is_said(nlp: Language) -> None:
    doc = plain(nlp("Ruto will meet Kagame on June 16, his office said on Tuesday, the first talks in years."))
    assert next(t for t in doc if t.text == "talks").head.text == "meet"
    said = plain(nlp("On Tuesday Ruto told the senate the truth."))
    assert next(t for t in said if t.text == "truth").head.text == "told"


@pytest.mark.parametrize("text", [
    "Norway thanked Chad and Peru and signed the pact.", "They met officials of Chad and Peru accused of fraud.",
    "The plan is to sell the ships.", "Norway made a decision on Friday and went on to sell the ships.",
    "Talks were held on Friday and Saturday and ended in failure.", "It will be held on Monday and Tuesday, she said.",
    "Norway and Chad signed the pact on Friday.", "They met Brekke on Friday and his wife on Saturday.",
])
def test_what_is_read_right_stays(text: str, nlp: Language) -> None:
    parsed = nlp(text)
    assert [(t.dep_, t.head.i) for t in plain(parsed)] == [(t.dep_, t.head.i) for t in parsed]


@pytest.mark.parametrize(("text", "head"), [
    ("Abara thanked the president for Oslo's support of the mission.", "thanked"),
    ("Abara praised the chancellor for opening the border.", "praised"),
    ("Abara thanked the Minister for Foreign Affairs of Chad.", "Minister"),
])
def test_a_reason_hangs_on_the_verb(text: str, head: str, nlp: Language) -> None:
    doc = plain(nlp(text))
    assert next(t for t in doc if t.text == "for").head.text == head


def test_a_name_stands_where_its_honorific_was_put(nlp: Language) -> None:
    doc = plain(nlp("On Monday Kenji Sato had telephone talks with Hon. Maria B. Reyes, the envoy of Chad."))
    reyes, style = (next(t for t in doc if t.text == word) for word in ("Reyes", "Hon"))
    assert (reyes.head.text, style.head, style.dep_) == ("with", reyes, "compound")


@pytest.mark.parametrize(("text", "word", "dep", "head"), [
    ("She held talks with the World Seed Fund (WSF) on Friday.", "Fund", "pobj", "with"),
    ("Reuters is reporting the Sudanese rebels have signed a truce.", "rebels", "nsubj", "signed"),
    ("He thanked the Home Secretary and Deputy Prime Minister Ada Lund, Defence Secretary Ted Moss, and left.", "Moss",
     "conj", "Lund"),
    ("The minister flew to the far north where he visited Jordan, the Palestinian Authority and Qatar to encourage "
     "parties to talk.", "Authority", "conj", "Jordan"),
    ("The attack on the convoy that killed ten men was condemned.", "killed", "relcl", "attack"),
    ("Norway's foreign minister Ada Lund and her Peruvian counterpart Juan Soto met in China.", "counterpart", "conj",
     "minister"),
])
def test_what_hangs_on_the_wrong_word(text: str, word: str, dep: str, head: str, nlp: Language) -> None:
    token = next(t for t in plain(nlp(text)) if t.text == word)
    assert (token.dep_, token.head.text) == (dep, head)


@pytest.mark.parametrize("text", [
    "Before flying to the far north where he visited Jordan, the Palestinian Authority and Qatar to encourage "
    "parties to talk, he met the king.",
    "Peru urged calm, and for Chad to talk, since it jailed two, shot at three and left, after the raid on the port "
    "that killed the Fund (WSF) chief, “a man of peace” in the words of Ada Lund, Defence Secretary Ted Moss and me.",
])
def test_mending_makes_no_circles(text: str, nlp: Language) -> None:
    for token in plain(nlp(text)):
        seen = set()
        while token.head is not token:
            assert token.i not in seen
            seen.add(token.i)
            token = token.head


@pytest.mark.parametrize(("text", "first", "others"), [
    ("Erdogan, Rouhani, and Russian President Vladimir Putin, who hosted the talks, said so.", "Erdogan",
     ["Rouhani", "Putin"]),
    ("Soto, Vega and President Luis Rojas said so.", "Soto", ["Vega", "Rojas"]),
])
def test_names_of_a_list_stand_side_by_side(text: str, first: str, others: list[str], nlp: Language) -> None:
    doc = plain(nlp(text))
    head = next(t for t in doc if t.text == first)
    assert (head.dep_, head.head.text) == ("nsubj", "said")
    for before, name in pairwise([first, *others]):
        found = next(t for t in doc if t.text == name)
        assert (found.dep_, found.head.text) == ("conj", before)
