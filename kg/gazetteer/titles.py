"""Which office a title names: "US Secretary of State", "foreign minister" of a known state, "UN spokesman"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.gazetteer.keys import name_key, slug
from kg.gazetteer.model import Entry, Office

__all__ = ["TitleIndex"]

_AMBASSADOR = re.compile(r"position/ambassador-of-(?:the-)?(.+)-to-(?:the-)?(.+)")
_LONGEST_PREFIX = 6
"""Words a state, body or demonym in front of a title may have ("Democratic Republic of the Congo Foreign Minister")."""


def _any_of(words: dict[str, str], use: str) -> str:
    """Alternatives of a regular expression, longest first; matches nothing when the table lists none."""
    chosen = sorted((word for word, listed in words.items() if listed == use), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word) for word in chosen) or r"(?!)"


class TitleIndex:
    """Offices by full name, and by title together with what they act for.

    owners(words) yields the ids of states, organizations and bodies that the words (a name or demonym) may mean.
    """

    def __init__(
        self,
        offices: dict[str, Office],
        solo: Iterable[tuple[str, str]],
        words: dict[str, str],
        entries: dict[str, Entry],
        owners: Callable[[str], tuple[str, ...]],
    ) -> None:
        self._offices = dict(offices)
        self._entries, self._owners = entries, owners
        self._strip = frozenset(word for word, use in words.items() if use == "strip")
        self._prefixes = tuple(word for word, use in words.items() if use == "prefix")
        envoys, of, joints = (_any_of(words, use) for use in ("envoy", "of", "joint"))
        self._envoy = re.compile(rf"(?:{envoys})(?:[\w ]*?) to (?:the )?(.+)", re.I)
        self._joins_owner = re.compile(rf"\s+(?:{of})\s+(?:the\s+)?", re.I)
        self._joins_titles = re.compile(rf"\s*(?:[,;/&]|\b(?:{joints})\b)\s*", re.I)
        self._solo = {name_key(title): office for title, office in solo}
        self._full: dict[str, str] = {}
        self._owned: dict[tuple[str, str], str] = {}
        for office in self._offices.values():
            self._add(office)

    def _add(self, office: Office) -> None:
        for name in (office.name, *office.aliases):
            self._full.setdefault(name_key(name), office.id)
        for title in office.titles:
            key = name_key(title)
            if office.body:
                self._owned.setdefault((key, office.body), office.id)
            if office.acts_for and self._owned.setdefault((key, office.acts_for), office.id) != office.id:
                self._owned[key, office.acts_for] = ""  # "secretary" of the US, "president" of the EU: several

    def office(self, office_id: str) -> Office:
        """The office; embassies need no row: any pair of known states has its ambassador. KeyError when unknown."""
        if office_id not in self._offices:
            pair = _AMBASSADOR.fullmatch(office_id)
            made = self._ambassador(self._polity(pair.group(1)), self._polity(pair.group(2))) if pair else None
            if made is None or made.id != office_id:
                raise KeyError(office_id)
            return made
        return self._offices[office_id]

    def _ambassador(self, sender: Entry | None, host: Entry | None) -> Office | None:
        if sender is None or host is None or sender == host:
            return None
        name = f"Ambassador of {with_article(sender.name)} to {with_article(host.name)}"
        return Office(f"position/{slug(name)}", name, acts_for=sender.id)

    def _polity(self, part: str) -> Entry | None:
        return self._entries.get(f"state/{part}") or self._entries.get(f"organization/{part}")

    def find(self, title: str, acts_for: str | None) -> str | None:
        """Id of the office, or None when the title names none or more than one."""
        words = self._core(title)
        found = self._whole(words, acts_for) or self._split(words) or self._embassy(words, acts_for)
        return found or self._inside(words)

    def find_all(self, title: str, acts_for: str | None) -> tuple[str, ...]:
        """Ids of all offices of a title that joins several; a part without a state takes that of the part before it."""
        whole = self.find(title, acts_for)
        if whole:
            return (whole,)
        found: dict[str, None] = {}
        for part in self._joins_titles.split(title):
            office = self.find(part, acts_for)
            if office:
                found[office] = None
                acts_for = acts_for or self.office(office).acts_for
        return tuple(found)

    def _core(self, title: str) -> list[str]:
        """The title's words without "former", "acting", "Mr" and the like in front."""
        words = title.replace("–", "-").split()
        while words:
            first = words[0].casefold()
            prefix = next((p for p in self._prefixes if first.startswith(p) and len(first) > len(p)), None)
            if prefix:
                words = [words[0][len(prefix) :], *words[1:]]
            elif (name_key(first) or first) in self._strip and not self._opens_owner(words):
                words = words[1:]
            else:
                break
        return words

    def _opens_owner(self, words: list[str]) -> bool:
        """The "New" of New Zealand is no "new"."""
        return any(self._owners(" ".join(words[:length])) for length in (2, 3) if length < len(words))

    def _whole(self, words: list[str], acts_for: str | None) -> str | None:
        key = name_key(" ".join(words))
        return self._full.get(key) or self._of(key, acts_for) or (None if acts_for else self._solo.get(key))

    def _of(self, key: str, owner: str | None) -> str | None:
        """Office of that title at the owner, or at the state the owner (a body, a person) acts for."""
        while owner:
            if (key, owner) in self._owned:
                return self._owned[key, owner] or None
            entry = self._entries.get(owner)
            owner = entry.state if entry else None
        return None

    def _split(self, words: list[str]) -> str | None:
        """A title with its state, organization or body in front ("Chinese …") or behind ("… of Iraq")."""
        for cut in range(min(_LONGEST_PREFIX, len(words) - 1), 0, -1):
            found = self._pair(" ".join(words[:cut]), words[cut:])
            if found:
                return found
        text = " ".join(words)
        for joint in self._joins_owner.finditer(text):
            found = self._pair(text[joint.end() :], text[: joint.start()].split())
            if found:
                return found
        return None

    def _inside(self, words: list[str]) -> str | None:
        """A title with the demonym in the midst ("top Chinese diplomat")."""
        for at in range(1, len(words) - 1):
            for length in (2, 1):
                rest = words[:at] + words[at + length :]
                found = self._pair(" ".join(words[at : at + length]), rest) if len(rest) > 1 else None
                if found:
                    return found
        return None

    def _pair(self, owner_words: str, rest: list[str]) -> str | None:
        key = name_key(" ".join(self._core(" ".join(rest))))
        for owner in self._owners(owner_words):
            found = self._of(key, owner)
            if found:
                return found
        return None

    def _embassy(self, words: list[str], acts_for: str | None) -> str | None:
        """ "Chinese ambassador to the US", "envoy to Kyiv" of a known state: the embassy's head, made on demand."""
        text = " ".join(words)
        match = self._envoy.search(text)
        host = self._polity_of(match.group(1)) if match else None
        if match is None or host is None:
            return None
        sender = self._polity_of(text[: match.start()].strip()) or acts_for or ""
        office = self._ambassador(self._entries.get(sender), self._entries.get(host))
        return office.id if office else None

    def _polity_of(self, words: str) -> str | None:
        polities = [o for o in self._owners(words) if o.startswith(("state/", "organization/"))] if words else []
        return polities[0] if polities else None


_PLURAL_NAMES = ("United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Soviet Union")
_COMMON_NOUNS = (" Republic", "Republic of", "Islands", "Holy See", "Ivory Coast", "European Union", "United Nations")


def with_article(name: str) -> str:
    """The name as it stands in running text.

    >>> with_article("United States"), with_article("Iraq")
    ('the United States', 'Iraq')
    """
    needs = name.startswith(_PLURAL_NAMES) or any(noun in name for noun in _COMMON_NOUNS)
    return f"the {name}" if needs else name
