"""Articles of one story: what may be taken from one report for another, and what may not."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

import pytest
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, PublishedBasis, Resolution, ResolvedDocument
from kg.pipeline import resolve_article
from kg.resolve.corpus import resolve_corpus
from kg.resolve.corpus_story import stories_of

FIRST = (date(2024, 5, 3), """Norwegian Foreign Minister Marte Lindqvist met Chad's Idriss Abakar in Moundou on 2 May.

“This bridge is the beginning of a long road,” Lindqvist said.

The ministers visited a dam near Moundou. In March, Norway had pledged money for the dam.""")
SECOND = (date(2024, 5, 4), """The dam near Moundou will be rebuilt, Chad's foreign ministry said.

Abakar and Norway's foreign minister, Marte Lindqvist, held talks in Moundou.

The bridge was the beginning of a road, Lindqvist said. Abakar thanked her for the dam.""")
LATER = (date(2024, 9, 3), SECOND[1])
OTHER = (date(2024, 5, 3), "Chad's football coach, Youssouf Abakar, welcomed a team from Norway in Abeche.\n\n“We will "
         "play well,” Abakar said.")


@pytest.fixture
def told(nlp: Language, gazetteer: Gazetteer) -> dict[str, ResolvedDocument]:
    def read(published: date, text: str) -> ResolvedDocument:
        digest = hashlib.sha256(f"{published}{text}".encode()).hexdigest()
        article = Article(digest[:16], "a.txt", text, digest, published, PublishedBasis.GIVEN)
        return resolve_article(article, nlp, gazetteer)

    texts = {"first": FIRST, "second": SECOND, "later": LATER, "other": OTHER}
    return {name: read(*each) for name, each in texts.items()}


def bearers(resolution: Resolution, documents: Sequence[ResolvedDocument], name: str) -> list[set[str]]:
    """In which articles each canonical person is told whose name ends so."""
    named = {(d.document.article.id, e.id) for d in documents for e in d.entities if e.name.endswith(name)}
    return [{a for a, _ in e.members} for e in resolution.entities if named & set(e.members)]


def test_articles_of_one_story(told: dict[str, ResolvedDocument], gazetteer: Gazetteer) -> None:
    stories = stories_of(told.values(), gazetteer)
    ids = {name: d.document.article.id for name, d in told.items()}
    assert stories.one(ids["first"], ids["second"])
    assert not stories.one(ids["first"], ids["later"])  # four months on
    assert not stories.one(ids["first"], ids["other"])


def test_a_family_name_alone(told: dict[str, ResolvedDocument], gazetteer: Gazetteer) -> None:
    documents = [told["first"], told["second"], told["other"]]
    found = bearers(resolve_corpus(documents, gazetteer), documents, "Abakar")
    assert sorted(map(len, found)) == [1, 2]


def test_two_articles_with_the_family_name_alone_do_not_stand_in_each_other_s_way(
        told: dict[str, ResolvedDocument], nlp: Language, gazetteer: Gazetteer) -> None:
    text = "The dam near Moundou was opened with Marte Lindqvist.\n\nAbakar praised {} and the dam near Moundou."
    alone = [resolve_article(Article(str(n) * 16, f"{n}.txt", text.format(what), str(n) * 64, date(2024, 5, 5),
                                     PublishedBasis.GIVEN), nlp, gazetteer) for n, what in enumerate(("Oman", "Peru"))]
    documents = [told["first"], *alone]
    assert bearers(resolve_corpus(alone, gazetteer), alone, "Abakar") != []
    found = bearers(resolve_corpus(documents, gazetteer), documents, "Abakar")
    assert sorted(map(len, found)) == [3]


def test_one_voice_in_other_words(told: dict[str, ResolvedDocument], gazetteer: Gazetteer) -> None:
    joined = [p for p in resolve_corpus([told["first"], told["second"]], gazetteer).propositions if len(p.members) > 1]
    assert [("beginning" in p.text) for p in joined] == [True]


def test_talks_told_without_a_day_and_by_one_name(told: dict[str, ResolvedDocument], gazetteer: Gazetteer) -> None:
    events = resolve_corpus([told["first"], told["second"]], gazetteer).events
    assert [e.type for e in events if len({a for a, _ in e.members}) > 1] == ["Meeting"]


def test_words_quoted_to_the_letter_are_one_saying_whoever_said_them(nlp: Language, gazetteer: Gazetteer) -> None:
    def told(text: str, day: int) -> ResolvedDocument:
        digest = hashlib.sha256(text.encode()).hexdigest()
        article = Article(digest[:16], "a.txt", text, digest, date(2024, 5, day), PublishedBasis.GIVEN)
        return resolve_article(article, nlp, gazetteer)

    beside = (("Lina Fawzi", "The sun shone."), ("The analyst", "“A dam is not a drilling rig,” she added."))
    documents = [told(f"{who} saw a dam near Moundou with Marte Lindqvist.\n\n“A memorandum is not a drilling rig,” "
                      f"{who} told Marte Lindqvist in Moundou. {more}", 3) for who, more in beside]
    joined = [p.text for p in resolve_corpus(documents, gazetteer).propositions if len({a for a, _ in p.members}) > 1]
    assert joined == ["A memorandum is not a drilling rig,"]


@pytest.mark.parametrize(("other", "joined"), [
    ("Peru is a friend country, and friends talk to each other before talking to the newspapers", 1),
    ("Peru is a friend, and friends do not send their newspapers to war with each other", 0)])
def test_what_two_translators_make_of_one_saying(other: str, joined: int, nlp: Language, gazetteer: Gazetteer) -> None:
    said = "Peru is a friend, and friends speak with each other before they speak to the press"
    documents = [resolve_article(Article(str(n) * 16, f"{n}.txt", f"“{words},” Chile's Lina Fawzi told deputies.",
                                         str(n) * 64, date(2024, 5, 3 + n), PublishedBasis.GIVEN), nlp, gazetteer)
                 for n, words in enumerate((said, other))]
    assert sum(len(p.members) > 1 for p in resolve_corpus(documents, gazetteer).propositions) == joined


@pytest.mark.parametrize(("second", "joined"), [
    ("Norway will give Chad 40 million dollars for the dam, Lindqvist said.", True),
    ("Norway will give Chad two helicopters for the army, Lindqvist said.", False),
    ("Peru will give Chad 40 million dollars for the dam, Lindqvist said.", False)])
def test_a_promise_may_be_told_as_the_gift(second: str, joined: bool, nlp: Language, gazetteer: Gazetteer) -> None:
    texts = ["Norwegian Foreign Minister Marte Lindqvist met Chad's Idriss Abakar in Moundou.\n\nNorway pledged 40 "
             "million dollars to Chad for the dam.",
             f"Chad's Idriss Abakar received Marte Lindqvist in Moundou.\n\n{second}"]
    documents = [resolve_article(Article(str(n) * 16, f"{n}.txt", text, str(n) * 64, date(2024, 5, 3),
                                         PublishedBasis.GIVEN), nlp, gazetteer) for n, text in enumerate(texts)]
    told = {(d.document.article.id, e.id): e.type for d in documents for e in d.events}
    assert {"Commitment", "Aid"} <= {*told.values()}
    groups = [{told[member] for member in e.members} for e in resolve_corpus(documents, gazetteer).events]
    assert ({"Commitment", "Aid"} in groups) is joined


def test_force_of_which_the_place_alone_is_told_is_called_by_it(nlp: Language, gazetteer: Gazetteer) -> None:
    article = Article("0" * 16, "a.txt", "A market in Sumy was bombed on Monday.", "0" * 64, date(2024, 5, 3),
                      PublishedBasis.GIVEN)
    (event,) = resolve_corpus([resolve_article(article, nlp, gazetteer)], gazetteer).events
    assert event.label == "Assault in Sumy, 2024-04-29"


def test_every_joined_account_but_the_first_tells_why(nlp: Language, gazetteer: Gazetteer) -> None:
    texts = ["A market in Sumy was bombed on Monday, medics said.", "Drones struck a market in Sumy on Monday.",
             "The market of Sumy was hit by drones on Monday.", "A strike on Sumy killed nine on Monday."]
    documents = [resolve_article(Article(f"{n:016x}", f"{n}.txt", text, f"{n:064x}", date(2024, 5, 3),
                                         PublishedBasis.GIVEN), nlp, gazetteer) for n, text in enumerate(texts)]
    resolution = resolve_corpus(documents, gazetteer)
    for event in resolution.events:
        links = [x for x in resolution.links if x.accepted and x.target == event.id]
        assert sum(x.rule == "own-account" for x in links) <= 1, links
    assert max(len(e.members) for e in resolution.events) > 2
