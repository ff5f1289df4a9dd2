"""Publishers: one name for one outlet, however a page, a manifest, an address or a credit line calls it.

What the table does not know is kept as it is stated: nothing is guessed from a part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import ResourceError
from kg.gazetteer.keys import name_key
from kg.gazetteer.rows import Row, read_table, several
from kg.resources import ontology_dir

__all__ = ["KINDS", "Publisher", "Publishers", "load_publishers", "read_publishers"]

KINDS = ("agency", "broadcaster", "newspaper", "magazine", "website", "portal", "government", "multilateral",
         "think tank", "advocacy")
# A web address, or the bare name of a host.
_HOST = re.compile(r"(?:[a-z]+://)?(?:[^/@\s]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—•·»/-]\s+|\s*[|•»]\s*")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet.

    state    gazetteer id of its country, None for what no state has
    domains  hosts it publishes on, subdomains included; one that begins with "www." stands for that host alone
    aliases  further names that mean nobody else
    local    names that it bears on its own site only, because others bear them too ("The Guardian" of Nigeria)
    credits  how datelines and bylines credit it ("AP"); only wire services and the like have any
    """

    name: str
    kind: str
    state: str | None = None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    qid: str | None = None


class Publishers:
    """Look-ups by name, address and credit."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self.all = tuple(publishers)
        self._names = {key: p for p in self.all for name in (p.name, *p.aliases) for key in _keys(name)}
        self._hosts = {domain: p for p in self.all for domain in p.domains}
        self._credits = {credit.casefold(): p for p in self.all for credit in p.credits}

    def name(self, stated: str | None, url: str | None = None) -> str | None:
        """The publisher's one name: by what is stated, else by the address; what is unknown stays as stated, trimmed.

        On the outlet's own site a name that several bear means the outlet. A site that shows another's article keeps
        the other's name.

        >>> known = load_publishers()
        >>> known.name("BBC News"), known.name("bbc.co.uk"), known.name(None, "https://www.bbc.com/news/world-1")
        ('BBC', 'BBC', 'BBC')
        >>> known.name("The Guardian"), known.name("The Guardian", "https://guardian.ng/news/x"), known.name("Post")
        ('The Guardian', 'The Guardian (Nigeria)', 'Post')
        """
        plain = " ".join(_MARKS.sub("", stated or "").split())
        site = self.of_url(url) if url else None
        if not plain:
            return site.name if site else None
        if site is not None and any(_exact(plain) == _exact(name) for name in (*site.local, site.name, *site.aliases)):
            return site.name
        found = self.of_name(plain)
        return found.name if found else plain

    def of_name(self, stated: str) -> Publisher | None:
        """The publisher that a name means: all of it, without a bracket, or a part ("World News | Reuters")."""
        if _HOST.fullmatch(stated):
            return self.of_url(stated)
        for options in ([stated], [_BRACKETS.sub(" ", stated)], _PARTS.split(stated)):
            found = {p.name: p for option in options if (p := self._named(option)) is not None}
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def _named(self, name: str) -> Publisher | None:
        known = self._names.get(_exact(name))
        return known or self._names.get(_exact(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)))

    def of_url(self, url: str) -> Publisher | None:
        """The publisher of a site, by the longest listed end of its host."""
        match = _HOST.fullmatch(url.strip())
        if match is None:
            return None
        host = match[1].lower().removeprefix("www.")
        alone = self._hosts.get(f"www.{host}")
        labels = host.split(".")
        ends = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return alone or next((self._hosts[end] for end in ends if end in self._hosts), None)

    def credited(self, credit: str) -> str | None:
        """The name of the service that a dateline or byline credits ("AP").

        >>> load_publishers().credited("afp"), load_publishers().credited("the envoy")
        ('Agence France-Presse', None)
        """
        found = self._credits.get(" ".join(credit.split()).casefold())
        return found.name if found else None


def _exact(name: str) -> str:
    """The name's key, with the article: "The Times" is a paper, "Times" is none in particular."""
    article = re.match(r"the\s", name.strip(), re.IGNORECASE)
    return f"the {name_key(name)}" if article else name_key(name)


def _keys(name: str) -> Iterator[str]:
    """A name of several words may lose its article."""
    yield _exact(name)
    if " " in name_key(name):
        yield name_key(name)


def read_publishers(folder: Path) -> Publishers:
    """The table, checked: kinds and states exist, no name, host or credit is two publishers'."""
    states = {row["id"] for row in read_table(folder, "states")}
    seen: dict[tuple[str, str], str] = {}
    found = []
    for row in read_table(folder, "publishers"):
        publisher = _publisher(row, states)
        for what in _claimed(publisher):
            if seen.setdefault(what, publisher.name) != publisher.name:
                raise ResourceError(f"{what[1]!r} is also {seen[what]}'s", where=row.where, hint="move it to 'local'")
        found.append(publisher)
    return Publishers(found)


def _publisher(row: Row, states: set[str]) -> Publisher:
    if row["kind"] not in KINDS:
        raise ResourceError(f"unknown kind {row['kind']!r}", where=row.where, hint=", ".join(KINDS))
    if row["state"] and row["state"] not in states:
        raise ResourceError(f"state {row['state']!r} is not in the gazetteer", where=row.where)
    return Publisher(row.needed("name"), row["kind"], row["state"] or None, several(row["domains"]),
                     several(row["aliases"]), several(row["local"]), several(row["credits"]), row["qid"] or None)


def _claimed(publisher: Publisher) -> Iterator[tuple[str, str]]:
    yield from (("name", key) for name in (publisher.name, *publisher.aliases) for key in _keys(name))
    yield from (("host", domain) for domain in publisher.domains)
    yield from (("credit", credit.casefold()) for credit in publisher.credits)


@cache
def load_publishers() -> Publishers:
    """The table that comes with kg, read once."""
    return read_publishers(ontology_dir() / "gazetteer")
