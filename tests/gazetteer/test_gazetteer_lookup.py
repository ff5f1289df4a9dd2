"""Names, demonyms, titles and holders looked up in the gazetteer that is shipped; cases in gazetteer_lookups.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.gazetteer import Gazetteer

CASES = yaml.safe_load(Path(__file__).with_name("gazetteer_lookups.yaml").read_text(encoding="utf8"))


def test_no_case_got_lost() -> None:
    assert {part: len(cases) for part, cases in CASES.items()} == {"find": 119, "demonym": 23, "office": 67}


@pytest.mark.parametrize(("name", "ids"), CASES["find"], ids=[case[0] for case in CASES["find"]])
def test_find(gazetteer: Gazetteer, name: str, ids: list[str]) -> None:
    assert [entry.id for entry in gazetteer.find(name)] == ids


@pytest.mark.parametrize(("word", "states"), CASES["demonym"], ids=[case[0] for case in CASES["demonym"]])
def test_demonym(gazetteer: Gazetteer, word: str, states: list[str]) -> None:
    assert list(gazetteer.demonyms(word)) == states
    assert gazetteer.demonym(word) == (states[0] if states else None)


def test_every_name_may_open_with_its_first_word(gazetteer: Gazetteer) -> None:
    names = [name for entry in gazetteer.entries() for name in (entry.name, *entry.aliases) if not name.startswith("'")]
    articles = ("the ", "a ", "an ")
    assert [n for n in names if not n.lower().startswith(articles) and not gazetteer.may_open(n.split()[0])] == []
    assert not any(gazetteer.may_open(word) for word in ("Yesterday", "Nobody", "However"))


@pytest.mark.parametrize(("title", "acts_for", "office"), CASES["office"])
def test_find_office(gazetteer: Gazetteer, title: str, acts_for: str | None, office: str | None) -> None:
    found = gazetteer.find_office(title, acts_for)
    assert (found.id if found else None) == office
    assert found is None or gazetteer.office(found.id) == found


def test_a_title_of_two_offices(gazetteer: Gazetteer) -> None:
    found = gazetteer.find_offices("Chinese State Councilor and Foreign Minister")
    assert [o.id for o in found] == [
        "position/state-councilor-of-china",
        "position/minister-of-foreign-affairs-of-china",
    ]


def test_place_ids_from_sources(gazetteer: Gazetteer) -> None:
    assert gazetteer.entry("place/xinjiang").qid
    assert gazetteer.entry("place/georgia-united-states").qid
    assert sum(1 for e in gazetteer.entries() if e.qid and e.id.startswith("place/")) == 354


def test_holders_on_a_day_and_all(gazetteer: Gazetteer) -> None:
    office = "position/united-states-secretary-of-state"
    assert [h.person for h in gazetteer.holders(office, on="2023-06-19")] == ["person/antony-blinken"]
    assert [h.person for h in gazetteer.holders(office)][:2] == ["person/marco-rubio", "person/antony-blinken"]
    assert gazetteer.holders("position/unheard-of") == ()


def test_two_holders_may_share_the_day_of_the_change(gazetteer: Gazetteer) -> None:
    persons = [h.person for h in gazetteer.holders("position/minister-of-foreign-affairs-of-china", on="2022-12-30")]
    assert persons == ["person/qin-gang", "person/wang-yi"]


def test_holders_of_a_month_or_a_year(gazetteer: Gazetteer) -> None:
    office = "position/minister-of-foreign-affairs-of-china"
    assert len(gazetteer.holders(office, on="2023")) == 2
    assert [h.person for h in gazetteer.holders(office, on="2023-04")] == ["person/qin-gang"]


def test_offices_of_a_person_on_a_day(gazetteer: Gazetteer) -> None:
    offices = [h.office for h in gazetteer.holdings("person/wang-yi", on="2024-04-26")]
    assert offices == [
        "position/minister-of-foreign-affairs-of-china",
        "position/director-of-the-office-of-the-central-foreign-affairs-commission",
    ]


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Antony", "male"), ("Ursula", "female"), ("José", "male"), ("Condoleezza", "female"), ("Wang", None),
     ("Kim", None), ("Zürich", None), ("antony", "male")],
)  # fmt: skip
def test_first_name_gender(gazetteer: Gazetteer, name: str, gender: str | None) -> None:
    assert gazetteer.first_name_gender(name) == gender


@pytest.mark.parametrize(
    ("name", "person"),
    [("Wang", "person/wang-yi"), ("Blinken", "person/antony-blinken"), ("von der Leyen", "person/ursula-von-der-leyen"),
     ("Zelenskyy", "person/volodymyr-zelensky"), ("Lula", "person/luiz-inacio-lula-da-silva")],
)  # fmt: skip
def test_surname(gazetteer: Gazetteer, name: str, person: str) -> None:
    assert person in {entry.id for entry in gazetteer.surname(name)}


def test_metonyms_and_agencies(gazetteer: Gazetteer) -> None:
    assert gazetteer.entry("place/brussels").metonym_of[0] == "organization/european-union"
    assert gazetteer.entry("place/moscow").metonym_of == ("state/russia",)
    assert gazetteer.entry("organization/reuters").agency
    assert not gazetteer.entry("organization/hamas").agency


def test_unknown_ids_raise(gazetteer: Gazetteer) -> None:
    for look_up in (gazetteer.entry, gazetteer.office):
        with pytest.raises(KeyError):
            look_up("position/ambassador-of-atlantis-to-france")
