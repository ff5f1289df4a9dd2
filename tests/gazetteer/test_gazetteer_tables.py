"""The shipped tables are complete and consistent; broken ones are refused with file and line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from project_scripts import script

from kg.errors import ResourceError
from kg.gazetteer import Gazetteer
from kg.gazetteer.rows import COLUMNS, read_table
from kg.gazetteer.tables import load_tables
from kg.model import EntityType
from kg.resources import ontology_dir

FOLDER = ontology_dir() / "gazetteer"
COUNTS = {
    "aliases-states.csv": 3560,
    "aliases.csv": 0,
    "bodies-states.csv": 3456,
    "bodies.csv": 237,
    "demonyms.csv": 551,
    "first_names.csv": 8468,
    "holdings-wikidata.csv": 216,
    "holdings.csv": 968,
    "offices-states.csv": 4790,
    "offices.csv": 147,
    "organizations.csv": 749,
    "persons-wikidata.csv": 183,
    "persons.csv": 895,
    "places-rigour.csv": 166,
    "places.csv": 1952,
    "publishers.csv": 577,
    "states.csv": 204,
    "title_words.csv": 78,
}


def test_rows_a_file() -> None:
    found = {path.name: sum(1 for _ in rows_of(path)) for path in sorted(FOLDER.glob("*.csv"))}
    assert found == COUNTS


def rows_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")][1:]


def test_every_file_names_source_and_licence() -> None:
    for path in sorted(FOLDER.rglob("*.csv")):
        first = path.read_text(encoding="utf8").splitlines()[0]
        assert first.startswith("# "), path.name
        assert "Licence" in first or "CC0" in first, path.name


def test_every_state_has_demonym_capital_and_foreign_minister(gazetteer: Gazetteer) -> None:
    states = [e for e in gazetteer.entries() if e.type is EntityType.STATE]
    capitals = {e.state for e in gazetteer.entries() if e.kind == "capital"}
    assert len(states) == 204
    for state in states:
        assert gazetteer.adjective(state.id), state.id
        assert state.kind == "historical" or state.id in capitals, state.id
        assert gazetteer.find_office("foreign minister", state.id), state.id
        assert gazetteer.find_office("government spokesman", state.id), state.id


def test_every_state_has_a_wikidata_id_and_codes() -> None:
    rows = list(read_table(FOLDER, "states"))
    assert all(row["qid"].startswith("Q") for row in rows)
    assert all(row["alpha2"] and row["alpha3"] for row in rows if row["kind"] != "historical")
    assert Counter(row["kind"] for row in rows) == {"member": 193, "historical": 5, "other": 4, "observer": 2}


def test_each_wikidata_id_and_proper_name_is_used_once(gazetteer: Gazetteer) -> None:
    ids = Counter(e.qid for e in gazetteer.entries() if e.qid)
    names = Counter((e.type, e.name) for e in gazetteer.entries() if e.type is not EntityType.PLACE)
    assert [qid for qid, count in ids.items() if count > 1] == []
    assert [name for name, count in names.items() if count > 1] == []


def test_an_office_of_a_state_is_held_by_its_own_people(gazetteer: Gazetteer) -> None:
    """But where one crown has several realms, and in Andorra."""
    crowned = {"person/charles-iii", "person/elizabeth-ii", "person/emmanuel-macron"}
    strange = [
        (entry.id, holding.office)
        for entry in gazetteer.entries()
        for holding in gazetteer.holdings(entry.id)
        if entry.id not in crowned
        and entry.state
        and (gazetteer.office(holding.office).acts_for or "").startswith("state/")
        and gazetteer.office(holding.office).acts_for != entry.state
    ]
    assert strange == []


def test_every_entry_and_every_state_is_found_by_its_own_name(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries():
        assert entry in gazetteer.find(entry.name), entry.id
        if entry.type is EntityType.STATE:
            assert gazetteer.find(entry.name)[0] == entry, entry.id


def test_generated_tables_are_fresh() -> None:
    for name, text in script("build_gazetteer").build().items():
        assert (FOLDER / name).read_text(encoding="utf8") == text, f"run python scripts/build_gazetteer.py ({name})"


def test_family_names() -> None:
    family = script("gazetteer_leaders").family
    assert family("Ursula von der Leyen", "state/germany") == "von der Leyen"
    assert family("Wang Yi", "state/china") == "Wang"
    assert family("Ferdinand Marcos Jr.", "state/philippines") == "Marcos"


TINY = {
    "states": ["state/here,Here,,,,,member,"],
    "demonyms": ["Herean,state/here,adjective"],
    "places": ["place/town,Town,capital,state/here,,state/here,"],
    "organizations": ["organization/club,Organization,Club,,,,"],
    "bodies": ["body/hall,Hall,government,state/here,,"],
    "aliases": ["body/hall,City Hall"],
    "offices": ["position/mayor,Mayor,mayor,,state/here,body/hall,,"],
    "persons": ["person/ann,Ann Lee,Lee,,state/here,female,"],
    "holdings": ["person/ann,position/mayor,2020,2021"],
    "first_names": ["Ann,female"],
    "title_words": ["former,strip"],
}


def write(folder: Path, **changed: list[str]) -> Path:
    for table, lines in {**TINY, **changed}.items():
        text = "\n".join(["# note", ",".join(COLUMNS[table]), *lines]) + "\n"
        (folder / f"{table}.csv").write_text(text, encoding="utf8")
    return folder


def test_a_sound_folder_loads(tmp_path: Path) -> None:
    gazetteer = Gazetteer(load_tables(write(tmp_path)))
    assert [e.id for e in gazetteer.find("City Hall")] == ["body/hall"]
    office = gazetteer.find_office("former mayor", "state/here")
    assert office is not None
    assert [h.person for h in gazetteer.holders(office.id, on="2020-05-01")] == ["person/ann"]


FAULTS = [
    ("states", ["state/here,Here,,,,,member,", "state/here,Again,,,,,member,"], "states.csv:4", "again"),
    ("states", ["here,Here,,,,,member,"], "states.csv:3", "must begin with"),
    ("states", ["state/here,,,,,,member,"], "states.csv:3", "'name' is empty"),
    ("demonyms", ["Herean,state/there,adjective"], "demonyms.csv:3", "'state/there' is not in the gazetteer"),
    ("places", ["place/town,Town,city,state/there,,,"], "places.csv:3", "'state/there' is not in the gazetteer"),
    ("places", ["place/town,Town,city"], "places.csv:3", "3 cells where 7 are due"),
    ("organizations", ["organization/club,Club,Club,,,,"], "organizations.csv:3", "unknown type 'Club'"),
    ("bodies", ["body/hall,Hall,government,,,"], "bodies.csv:3", "'state' is empty"),
    ("aliases", ["body/attic,Attic"], "aliases.csv:3", "'body/attic' is not in the gazetteer"),
    ("offices", ["position/mayor,Mayor,mayor,,state/here,body/attic,,"], "offices.csv:3", "'body/attic'"),
    ("persons", ["person/ann,Ann Lee,Lee,,state/here,lady,"], "persons.csv:3", "unknown gender 'lady'"),
    ("holdings", ["person/bob,position/mayor,2020,"], "holdings.csv:3", "'person/bob' is not in the gazetteer"),
    ("holdings", ["person/ann,position/mayor,2020,2019"], "holdings.csv:3", "ends 2019 before"),
    ("holdings", ["person/ann,position/mayor,2020,"] * 2, "holdings.csv:4", "again"),
    ("holdings", ["person/ann,position/mayor,May 2020,"], "holdings.csv:3", "not an ISO date"),
    ("first_names", ["Ann,female", "Ann,male"], "first_names.csv:4", "once"),
    ("title_words", ["former,drop"], "title_words.csv:3", "needs one use"),
]


def test_count_of_faults() -> None:
    assert len(FAULTS) == 17


@pytest.mark.parametrize(("table", "lines", "where", "message"), FAULTS)
def test_a_fault_is_named_with_file_and_line(
    tmp_path: Path, table: str, lines: list[str], where: str, message: str
) -> None:
    with pytest.raises(ResourceError) as caught:
        load_tables(write(tmp_path, **{table: lines}))
    assert str(caught.value).startswith(str(tmp_path / where))
    assert message in str(caught.value)


def test_a_missing_file_and_a_wrong_header(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "bodies.csv").write_text("id,name\n", encoding="utf8")
    with pytest.raises(ResourceError, match="the header must be id,name,kind"):
        load_tables(tmp_path)
    (tmp_path / "bodies.csv").unlink()
    with pytest.raises(ResourceError, match="file is missing"):
        load_tables(tmp_path)


def test_generated_offices_have_the_body_of_their_kind() -> None:
    """A pattern without a body names none: "Prime Minister of Iraq" heads no body that merely has no kind either."""
    bodies = {row["id"]: row for row in read_table(FOLDER, "bodies")}
    made = [row for row in read_table(FOLDER, "offices") if "offices-states.csv" in row.where and row["body"]]
    assert [row["id"] for row in made if not bodies[row["body"]]["kind"]] == []


def test_honorifics_are_no_first_names(gazetteer: Gazetteer) -> None:
    words = ("Ms", "Ms.", "Mr", "Mrs", "Miss", "Queen", "Emir")
    assert [word for word in words if gazetteer.first_name_gender(word)] == []
