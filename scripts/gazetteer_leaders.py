"""Writes persons-wikidata.csv and holdings-wikidata.csv from two public-domain tables.

    python scripts/gazetteer_leaders.py LEADERS.csv US_EXECUTIVE.yaml

LEADERS.csv: heads of state and government with Wikidata ids and years (columns country, positionLabel, officeholder,
officeholderLabel, start_year, end_year; data of Wikidata, CC0). US_EXECUTIVE.yaml: presidents and vice presidents of
the United States (unitedstates/congress-legislators, CC0). What the hand-kept persons.csv and holdings.csv already say
is left out; an open end is closed by the start of the next holder known there.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.gazetteer.keys import name_key, slug
from kg.gazetteer.rows import several

FOLDER = Path(__file__).resolve().parent.parent / "ontology" / "gazetteer"
NOTE = (
    "# Source: Wikidata (CC0) and unitedstates/congress-legislators (CC0), read by scripts/gazetteer_leaders.py: "
    "do not edit; rows in {hand} go first.\n"
)
GOVERNMENT = (
    "prime minister",
    "premier",
    "chancellor",
    "taoiseach",
    "chief minister",
    "minister of state",
    "chairman of the council",
    "president of the executive yuan",
)
STATE = (
    "president of",
    "monarch",
    "king of",
    "emir",
    "sultan",
    "emperor",
    "pope",
    "druk gyalpo",
    "ngwenyama",
    "supreme leader",
    "prince of",
    "agong",
    "malo",
    "chairman of the presidential council",
    "captain regent",
)
NAMES = {"Kingdom of Denmark": "Denmark", "Kingdom of the Netherlands": "Netherlands", "Vatican City": "Holy See"}


@dataclass(frozen=True, slots=True)
class Term:
    """One holding as a source states it."""

    name: str
    qid: str
    office: str
    start: str
    end: str
    gender: str = ""


def rows(name: str) -> list[dict[str, str]]:
    text = (FOLDER / name).read_text(encoding="utf8")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


def heads() -> dict[tuple[str, str], str]:
    """(key of a state's name, "state" or "government") → office id."""
    titles = {row["state"]: row for row in rows("generate/profiles.csv")}
    offices = [*rows("offices.csv"), *rows("offices-states.csv")]
    found: dict[tuple[str, str], str] = {}
    for state in rows("states.csv"):
        profile = titles[state["id"]]
        for part, title in (("state", profile["head_of_state"]), ("government", profile["head_of_government"])):
            wanted = {"Monarch": "monarch"}.get(title, title).casefold()
            for office in offices:
                if title and office["acts_for"] == state["id"] and wanted in several(office["titles"].casefold()):
                    for name in (state["name"], state["official_name"], *several(state["aliases"])):
                        found.setdefault((name_key(name), part), office["id"])
                    break
    return found


def leaders(path: Path, offices: dict[tuple[str, str], str]) -> Iterator[Term]:
    """Terms of the Wikidata table whose position is a known head of state or government."""
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf8"))):
        label, name = row["positionLabel"].casefold(), row["officeholderLabel"]
        part = (
            "government" if any(w in label for w in GOVERNMENT) else "state" if any(w in label for w in STATE) else ""
        )
        office = offices.get((name_key(NAMES.get(row["country"], row["country"])), part))
        if office and not re.fullmatch(r"Q\d+", name):
            yield Term(plain(name), row["officeholder"], office, row["start_year"], row["end_year"])


def plain(name: str) -> str:
    """The name without a title or realm behind it.

    >>> plain("Felipe VI of Spain"), plain("Albert II, Prince of Monaco")
    ('Felipe VI', 'Albert II')
    """
    return re.sub(r"(?<=[IVX]) of .*$", "", name.split(",")[0].replace('"', ""))


def us_executive(path: Path) -> Iterator[Term]:
    """Presidents and vice presidents since 1901; terms that follow one another are one.

    Those without a Wikidata id are left out: their names ("John Kennedy", "George Bush") are others' too.
    """
    offices = {
        "prez": "position/president-of-the-united-states",
        "viceprez": "position/vice-president-of-the-united-states",
    }
    for person in yaml.safe_load(path.read_text(encoding="utf8")):
        if not person["id"].get("wikidata"):
            continue
        name = person["id"].get("wikipedia") or f"{person['name']['first']} {person['name']['last']}"
        gender = {"M": "male", "F": "female"}[person["bio"]["gender"]]
        joined: list[tuple[str, str, str]] = []
        for term in person["terms"]:
            if joined and joined[-1][0] == term["type"] and joined[-1][2] == term["start"]:
                joined[-1] = (term["type"], joined[-1][1], term["end"])
            elif term["start"] >= "1901":
                joined.append((term["type"], term["start"], term["end"]))
        for kind, start, end in joined:
            yield Term(name.split(" (")[0], person["id"]["wikidata"], offices[kind], start, end, gender)


class Known:
    """What the hand-kept tables say."""

    def __init__(self) -> None:
        self.persons: dict[str, str] = {}
        for row in rows("persons.csv"):
            for name in filter(None, (row["name"], *several(row["aliases"]), row["qid"])):
                self.persons.setdefault(name_key(name), row["id"])
        self.holdings = rows("holdings.csv")
        self.offices = {(row["person"], row["office"]) for row in self.holdings}

    def person(self, term: Term) -> str | None:
        return self.persons.get(name_key(term.qid)) or self.persons.get(name_key(term.name))

    def end(self, term: Term) -> str:
        """The term's end; for an open one the next start that the hand-kept table knows for the office."""
        later = sorted(
            h["start"] for h in self.holdings if h["office"] == term.office and h["start"][:4] > term.start[:4]
        )
        return term.end or (later[0] if later else "")


FAMILY_FIRST = (
    "state/china",
    "state/taiwan",
    "state/south-korea",
    "state/north-korea",
    "state/vietnam",
    "state/cambodia",
)
PARTICLES = (
    "al",
    "bin",
    "da",
    "de",
    "del",
    "der",
    "di",
    "dos",
    "el",
    "la",
    "le",
    "ould",
    "van",
    "von",
    "Al",
    "De",
    "Le",
    "Van",
)


def family(name: str, state: str) -> str:
    """The family name with its particles; the whole of a one-word or regnal name.

    >>> family("Ursula von der Leyen", "state/germany"), family("Wang Yi", "state/china")
    ('von der Leyen', 'Wang')
    """
    words = re.sub(r"(,? (Jr|Sr)\.?| of .*)$", "", name).split()
    if state in FAMILY_FIRST and len(words) > 1:
        return words[0]
    if re.fullmatch(r"[IVX]+", words[-1]):
        return name
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def tables(terms: list[Term]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Rows of persons and of holdings; ids of namesakes get the Wikidata id as suffix."""
    known = Known()
    genders = {row["name"]: row["gender"] for row in rows("first_names.csv")}
    states = {row["id"]: row["acts_for"] for name in ("offices.csv", "offices-states.csv") for row in rows(name)}
    persons: dict[str, tuple[str, ...]] = {}
    holdings = set()
    for term in terms:
        person = known.person(term)
        if person is None:
            person = f"person/{slug(term.name)}"
            if person in persons and persons[person][6] != term.qid:
                person = f"{person}-{term.qid.casefold()}"
            gender = term.gender or genders.get(term.name.split()[0], "")
            persons.setdefault(
                person,
                (person, term.name, family(term.name, states[term.office]), "", states[term.office], gender, term.qid),
            )
        if (person, term.office) not in known.offices:
            holdings.add((person, term.office, term.start, known.end(term)))
    return sorted(persons.values()), sorted(holdings)


def write(name: str, hand: str, columns: tuple[str, ...], lines: list[tuple[str, ...]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([columns, *lines])
    (FOLDER / name).write_text(NOTE.format(hand=hand) + out.getvalue(), encoding="utf8")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    terms = [*leaders(Path(arguments[0]), heads()), *us_executive(Path(arguments[1]))]
    persons, holdings = tables(terms)
    write("persons-wikidata.csv", "persons.csv", ("id", "name", "family", "aliases", "state", "gender", "qid"), persons)
    write("holdings-wikidata.csv", "holdings.csv", ("person", "office", "start", "end"), holdings)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
