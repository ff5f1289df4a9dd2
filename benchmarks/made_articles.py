"""Short news articles made by rule, for measuring at sizes no free corpus has; they are no test of what is understood.

    python benchmarks/made_articles.py [N] [FOLDER]        (default: 3, printed)

Each story (a meeting, a visit, a call, sanctions, an agreement, an accusation, an attack) is of one day in two years
and of two states, with people of invented names, a saying and another state's answer. One to four outlets tell it, each
in its own words and with its own part of the saying, in three to six sentences. A few states are in most stories and a
few people in many, as in news; most people are in one or two. The same number gives the same articles, and of more
articles the first are the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from kg.gazetteer import Entry, Gazetteer, load_gazetteer
from kg.model import EntityType

__all__ = ["made_articles", "write_articles"]

_FIRST_DAY, _DAYS = date(2021, 1, 1), 730
_SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "sha", "ver", "no", "zel", "in", "bar", "oth", "ge", "pul", "wi", "dan",
              "so", "ri", "mek", "ta", "vu", "hal", "ne", "dor")
_OFFICES = ("Foreign Minister", "President", "Prime Minister", "Defence Minister", "Trade Minister", "Ambassador")
_FEW = ("state/united-states", "state/china", "state/russia", "state/iran", "state/ukraine", "state/israel",
        "state/france", "state/germany", "state/india", "state/japan", "state/turkey", "state/united-kingdom")
_THEMES = ("the border dispute", "grain exports", "the ceasefire", "a gas pipeline", "fishing rights", "steel tariffs",
           "the release of prisoners", "arms deliveries", "river water", "visa rules", "the refugee camps",
           "a nuclear accord", "rare earth metals", "the shipping lanes", "debt relief", "the air corridor")
_SAYINGS = ("We will {v1} the {j1} {n1} and {v2} the {j2} {n2}, but no {n3} can {v3} a {j3} {n4}",
            "A {j1} {n1} must {v1} every {j2} {n2}, and the {j3} {n3} will {v2} our {n4} before we {v3} again",
            "Nobody should {v1} a {j1} {n1}; the {j2} {n2} cannot {v2} us, and a {n3} may {v3} the {j3} {n4}")
_VERBS = """settle discuss reopen defend review suspend monitor finance abandon protect honour replace rebuild delay
support ignore respect forget repair value reject verify inspect limit sell share reform restore cancel test"""
_ADJECTIVES = """open fair costly honest hollow lasting narrow rural foreign modest secret joint ancient clean neutral
shallow bitter careful distant patient western northern mutual fragile quiet solid public stubborn sacred temporary"""
_NOUNS = """treaty harvest bridge court harbour railway archive convoy factory hospital reservoir island university
market quota fishery pipeline parliament inspector farmer mediator auditor engineer coastguard widow orchard ceasefire
satellite vaccine currency tariff monastery valley prisoner ferry museum glacier tunnel refinery embassy"""
_ANSWERS = ("{c} welcomed the {noun}.", "{c} criticised the {noun}.", "In {capital}, officials said the {noun} came "
            "too late.", "{c} said it was watching the {noun} closely.",
            "The {c_adj} Foreign Ministry denied any part in it.")
_OPENERS = ("{deed} on {weekday}, officials said.", "{deed} on {weekday}.", "{deed} on {month_day}, according to the "
            "{a_adj} government.", "{deed} on {month_day}, state media reported.")
_SAID = ("“{saying},” {speaker} said.", "{speaker} said: “{saying}.”", "“{saying},” {speaker} told reporters.",
         "{speaker} told a news conference: “{saying}.”")
_MORE = ("The two sides disagree on {theme}.", "Relations between {a} and {b} have been strained by {theme}.",
         "It was the {nth} such step in {year}.", "{b_full} did not comment.", "Analysts expect more in the spring.",
         "{a} and {b} had agreed to talk about {theme} a year earlier.")
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth")
# What is done, by kind: its noun, and how four outlets tell it.
_DEEDS = {
    "meeting": ("{a_full} met {b_full} in {city}", "{a_adj} {a_office} {a_name} held talks with {b_full} in {city}",
                "{a_full} and {b_full} met for talks in {city}", "{b_full} held a meeting with {a_full} in {city}"),
    "visit": ("{a_full} arrived in {b_capital} for a visit", "{a_full} visited {b}",
              "{a_full} travelled to {b_capital} to meet {b_full}", "{a_adj} {a_office} {a_name} began a visit to {b}"),
    "call": ("{a_full} spoke by phone with {b_full}", "{a_full} called {b_full} to discuss {theme}",
             "{a_full} and {b_full} held a telephone call", "{b_full} had a phone call with {a_full}"),
    "sanctions": ("{a} imposed sanctions on {number} {b_adj} companies", "{a} sanctioned {number} firms from {b}",
                  "{a} announced sanctions against {number} {b_adj} companies", "{a} placed {number} companies of {b} "
                  "under sanctions"),
    "agreement": ("{a} and {b} signed an agreement on {theme} in {city}", "{a_full} and {b_full} signed an accord on "
                  "{theme} in {city}", "{a} signed an agreement with {b} on {theme}", "{b} and {a} concluded an "
                  "agreement on {theme} in {city}"),
    "accusation": ("{a} accused {b} of breaking the rules on {theme}", "{a_full} accused {b} of violating the accord "
                   "on {theme}", "{a} blamed {b} for the dispute over {theme}", "{a} accused {b} of ignoring {theme}"),
    "attack": ("{a_adj} forces attacked a base near {b_capital}, killing {number} people", "A strike of {a_adj} "
               "forces near {b_capital} killed {number} people", "{a} shelled a town outside {b_capital}, killing at "
               "least {number} people",
               "At least {number} people were killed in an attack by {a_adj} troops near {b_capital}")}


@dataclass(frozen=True, slots=True)
class _Person:
    given: str
    family: str
    state: Entry
    office: str


def made_articles(count: int, gazetteer: Gazetteer | None = None) -> Iterator[tuple[str, str]]:
    """Names of files and texts, each text once."""
    known = gazetteer or load_gazetteer()
    world = _World(known)
    story = number = 0
    while number < count:
        chance = Random(story)
        words = world.story(chance)
        for outlet in range(min(chance.choice((1, 1, 2, 2, 3, 4)), count - number)):
            yield f"{number:05}.txt", _told(words, story, outlet)
            number += 1
        story += 1


def write_articles(count: int, folder: Path) -> list[Path]:
    """The articles as files of the folder, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in made_articles(count):
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf8")
    return paths


class _World:
    """The states, their capitals and their people."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._adjective = gazetteer.adjective
        entries = gazetteer.entries()
        self._capitals = {e.state: e.name for e in entries if e.capital and e.state}
        states = [e for e in entries if e.type is EntityType.STATE and e.kind == "member" and e.id in self._capitals
                  and self._adjective(e.id)]
        self._states = sorted(states, key=lambda e: (e.id not in _FEW, e.id))

    def story(self, chance: Random) -> dict[str, str]:
        """What the sentences of one story are filled with."""
        a, b, c, d = self._four(chance)
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        theme = chance.choice(_THEMES)
        words = {"kind": chance.choice(sorted(_DEEDS)), "theme": theme, "number": str(chance.randrange(3, 60)),
                 "city": self._capitals[d.id], "c": c.name, "c_adj": self._adjective(c.id) or "",
                 "capital": self._capitals[c.id], "weekday": f"{day:%A}", "month_day": f"{day:%B} {day.day}",
                 "year": str(day.year), "dateline": f"{day + timedelta(days=1):%B} {(day + timedelta(days=1)).day}, "
                 f"{(day + timedelta(days=1)).year}", "nth": chance.choice(_NTH)}
        for key, person in (("a", self._person(a, chance)), ("b", self._person(b, chance))):
            words |= self._of_person(key, person)
        return words | {"saying": _saying(chance)}

    def _four(self, chance: Random) -> list[Entry]:
        found: list[Entry] = []
        while len(found) < 4:
            state = self._states[int(len(self._states) ** chance.random()) - 1]
            if state not in found:
                found.append(state)
        return found

    def _person(self, state: Entry, chance: Random) -> _Person:
        """One of the state's people: the first often, the thousandth seldom."""
        own = Random(f"{state.id} {int(1000 ** chance.random())}")
        given, family = ("".join(own.choice(_SYLLABLES) for _ in range(n)).title() for n in (2, own.choice((2, 3))))
        return _Person(given, family, state, own.choice(_OFFICES))

    def _of_person(self, key: str, person: _Person) -> dict[str, str]:
        adjective = self._adjective(person.state.id) or ""
        name = f"{person.given} {person.family}"
        return {key: person.state.name, f"{key}_adj": adjective, f"{key}_name": name, f"{key}_last": person.family,
                f"{key}_office": person.office.lower(), f"{key}_full": f"{adjective} {person.office} {name}",
                f"{key}_capital": self._capitals[person.state.id]}


def _saying(chance: Random) -> str:
    words = {"v": _VERBS.split(), "j": _ADJECTIVES.split(), "n": _NOUNS.split()}
    chosen = {f"{kind}{n}": chance.choice(words[kind]) for kind in words for n in range(1, 5)}
    return chance.choice(_SAYINGS).format(**chosen)


def _told(words: dict[str, str], story: int, outlet: int) -> str:
    """The story in an outlet's words: every other outlet prints only half of the saying, and none all of the rest."""
    chance = Random(f"{story} {outlet}")
    deed = _DEEDS[words["kind"]][outlet].format(**words)
    whole = words["saying"]
    said = whole if outlet % 2 == 0 else max(re.split("[,;] ", whole), key=len)
    speaker = words["a_last"] if words["a_name"] in deed else words["a_full"]
    filled = words | {"deed": deed, "speaker": speaker, "saying": said[0].upper() + said[1:], "noun": words["kind"]}
    rest = chance.sample(_MORE, chance.randrange(0, 4))
    lines = [_OPENERS[(story + outlet) % 4], _SAID[(story // 2 + outlet) % 4], *rest]
    if chance.random() < 0.7:
        lines.insert(2, _ANSWERS[story % len(_ANSWERS)])
    body = [line.format(**filled) for line in lines]
    return f"{deed}\n\n{words['city'].upper()}, {words['dateline']} — {body[0]}\n\n" + "\n\n".join(body[1:]) + "\n"


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    if len(sys.argv) > 2:
        write_articles(number, Path(sys.argv[2]))
    else:
        print("\n".join(text for _, text in made_articles(number)))
