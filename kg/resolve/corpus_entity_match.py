"""Whether two named things of two articles are one: a rule, a score and what was seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum

from kg.resolve.corpus_context import COPIES, Context, agreement, conflict
from kg.resolve.corpus_data import event_rules, name_rules
from kg.resolve.corpus_names import NameMatch, body_words, compare_persons, fold, parse_person
from kg.resolve.corpus_story import person_in_story

__all__ = ["Decision", "Named", "decide", "decide_single"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement of identity by rule; `accepted` False marks a candidate."""

    score: float
    rule: str
    detail: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Named:
    """What rules look at. `entry` is a gazetteer id; `mergeable` False keeps it in its article; `told_of` says that
    some article speaks of the entry for certain.
    """

    key: tuple[str, str]
    kind: str
    name: str
    words: tuple[str, ...] = ()
    context: Context = field(default_factory=Context)
    entry: str | None = None
    mergeable: bool = True
    aliases: tuple[str, ...] = ()
    told_of: bool = False

    def identity(self) -> object:
        """Equal for two that no rule could tell apart."""
        name: object = parse_person(self.name) if self.kind == "person" else self.words
        around = self.context
        if self.entry:
            return self.entry
        if self.kind == "person":
            if self.needs_context and not (around.states or around.offices or around.copied):
                return self.key
            titles = around.titles if self.needs_context else frozenset()
            return name, around.states, around.bodies, around.offices, titles, around.gender, around.copied
        if self.kind == "body" and self.general and not (around.states or around.copied):
            return self.key
        return self.kind, name, around.states, around.copied

    @property
    def general(self) -> bool:
        """Whether a body's name could be that of many states' bodies."""
        return all(word in name_rules().body_general for word in self.words)

    @property
    def needs_context(self) -> bool:
        """Whether a person's name alone does not show who it is: one word, or a very frequent family name."""
        parts = parse_person(self.name)
        return parts.single or parts.family in name_rules().frequent or len(parts.given) == 1


def decide(a: Named, b: Named) -> Decision | None:
    """Accepted or candidate; None when nothing speaks for it."""
    if a.kind != b.kind or (a.entry and b.entry):
        return None
    if a.kind == "person":
        return _decide_persons(a, b)
    if a.kind == "body":
        return _decide_bodies(a, b)
    return Decision(1.0, "same-name", a.name, True) if a.words == b.words and not (a.entry or b.entry) else None


def _best_match(a: Named, b: Named) -> NameMatch | None:
    one, two = ((n.name, *n.aliases) if n.entry else (n.name,) for n in (a, b))
    matches = [compare_persons(x, y) for x in one for y in two]
    found = [m for m in matches if m and m.rule not in {"one-name", "family-name"}]
    return max(found, key=lambda m: m.score) if found else None


def _decide_persons(a: Named, b: Named) -> Decision | None:
    match = _best_match(a, b)
    if match is None:
        return None
    against = conflict(a.context, b.context)
    if against:
        return Decision(round(match.score * 0.5, 2), f"{match.rule}-conflict", against, False)
    shared = agreement(a.context, b.context)
    names = f"{a.name} / {b.name}"
    accepted = _enough(a, b, match, shared)
    score = match.score if shared else round(match.score * 0.9, 2)
    shared = shared or ("the same people beside" if _same_company(a, b) else "no context in common")
    return Decision(score, match.rule, f"{names}; {shared}", accepted)


def _enough(a: Named, b: Named, match: NameMatch, shared: str | None) -> bool:
    """Whether name and context together suffice.

    A gazetteer entry needs context in common unless another article speaks of it for certain, for the article's own
    resolution did not dare to link it. So does a frequent family name; where both offices are known, they must then
    be the same.
    """
    if match.rule == "near-spelling":
        return _same_office(a, b) or (bool(shared) and not _other_office(a, b) and _same_scenery(a, b))
    if match.rule in {"respelled", "one-letter"}:
        told = bool(shared) and (_same_office(a, b) or _respelled(a, b) or _same_scenery(a, b))
        return told or _same_company(a, b)
    if match.rule == "initial":
        return _same_office(a, b)
    if a.needs_context or b.needs_context:
        known = bool(shared) and (_same_office(a, b) or not _other_office(a, b))
        return known or (match.score == 1 and _long_name(a) and (_same_title(a, b) or _same_company(a, b)))
    if match.needs_context or ((a.entry or b.entry) and not (a.told_of or b.told_of)):
        return bool(shared)
    return True


def _respelled(a: Named, b: Named) -> bool:
    shared = a.context.states & b.context.states
    return bool(shared & name_rules().respelled_states)


def _same_office(a: Named, b: Named) -> bool:
    if a.context.offices & b.context.offices:
        return True
    same_titles = bool(a.context.titles) and a.context.titles == b.context.titles
    return same_titles and bool(a.context.states & b.context.states)


def _long_name(named: Named) -> bool:
    return len(fold(named.name).replace("-", " ").split()) >= 3


def _same_company(a: Named, b: Named) -> bool:
    """Somebody else with the same full name, whom no gazetteer knows, is told of beside both."""
    others = a.context.company & b.context.company - {fold(a.name), fold(b.name)}
    return bool(others) and not _other_office(a, b)


def _same_scenery(a: Named, b: Named) -> bool:
    """Other people or places that are little known are told of beside both."""
    own = {person_in_story(a.name), person_in_story(b.name)}
    shared = fsum(weight for name, weight in a.context.scenery & b.context.scenery if name not in own)
    return shared >= event_rules().story.beside


def _same_title(a: Named, b: Named) -> bool:
    """Titles of which one says all that the other says, in two words or more ("prime minister")."""
    one, two = a.context.titles, b.context.titles
    return len(one & two) >= 2 and (one <= two or two <= one)


def _other_office(a: Named, b: Named) -> bool:
    """Both have an office or a title, and no word of the titles is shared."""
    one, two = a.context, b.context
    known = (one.offices or one.titles) and (two.offices or two.titles)
    return bool(known) and not one.offices & two.offices and not one.titles & two.titles


def decide_single(single: Named, other: Named, *, in_story: bool = False) -> Decision | None:
    """A person known by one name against a bearer of it: same office, or a rare name and the same state, or the bearer
    is told of in another article of the story.
    """
    match = compare_persons(single.name, other.name)
    if match is None or conflict(single.context, other.context):
        return None
    shared = agreement(single.context, other.context)
    if _same_office(single, other):
        return Decision(0.85, f"{match.rule}-office", f"{single.name} / {other.name}; {shared}", True)
    rare = parse_person(single.name).family not in name_rules().frequent and not _other_office(single, other)
    if not shared and rare and _same_company(single, other):
        return Decision(0.65, f"{match.rule}-company", f"{single.name} / {other.name}; the same people beside", True)
    if not shared and ((rare and _same_scenery(single, other)) or (in_story and match.rule != "one-name")):
        return Decision(0.6, f"{match.rule}-story", f"{single.name} / {other.name}; the same people and places beside",
                        True)
    if not shared and match.rule == "one-name":
        return None
    if not shared:
        return Decision(0.3, match.rule, f"{single.name} / {other.name}; no context in common", False)
    return Decision(0.7 if rare else 0.5, f"{match.rule}-state", f"{single.name} / {other.name}; {shared}", rare)


def _decide_bodies(a: Named, b: Named) -> Decision | None:
    alias = fold(a.name) in {fold(x) for x in b.aliases} or fold(b.name) in {fold(x) for x in a.aliases}
    shared_alias = {fold(x) for x in a.aliases} & {fold(x) for x in b.aliases}
    if a.words != b.words and not alias and not shared_alias and not _alias_words(a, b):
        return None
    against = conflict(a.context, b.context)
    if against:
        return Decision(0.4, "body-conflict", against, False)
    shared = agreement(a.context, b.context)
    if a.general and not (a.context.states or b.context.states or shared == COPIES):
        return None
    if (a.general or b.general) and not (a.context.states & b.context.states or shared == COPIES):
        return Decision(0.5, "general-name", f"{a.name} / {b.name}; state not known of both", False)
    rule, score = ("same-name", 1.0) if a.words == b.words else ("alias", 0.9)
    return Decision(score, rule, f"{a.name} / {b.name}", True)


def _alias_words(a: Named, b: Named) -> bool:
    return a.words in {body_words(x) for x in b.aliases} or b.words in {body_words(x) for x in a.aliases}


