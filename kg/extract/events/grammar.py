"""Function words of the language, read from data."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["Grammar", "load_grammar"]


class Grammar(BaseModel):
    """What each list is for stands beside it in `grammar.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pronouns: tuple[str, ...]
    hosting: tuple[str, ...]
    persons: tuple[str, ...]
    possessives: tuple[str, ...]
    owning: tuple[str, ...]
    owning_things: tuple[str, ...]
    relatives: tuple[str, ...]
    between: tuple[str, ...]
    leads: tuple[str, ...]
    doing: tuple[str, ...]
    reaches: tuple[str, ...]
    places: tuple[str, ...]
    wholes: tuple[str, ...]
    subject_control: tuple[str, ...]
    asked: tuple[str, ...]
    object_gerunds: tuple[str, ...]
    late_gerunds: tuple[str, ...]
    blamed: tuple[str, ...]
    punishing: tuple[str, ...]
    blamed_at: tuple[str, ...]
    addressing: tuple[str, ...]
    sources: tuple[str, ...]
    pointing: tuple[str, ...]
    each_other: tuple[str, ...]
    phrasal: tuple[str, ...]
    headed: tuple[str, ...]
    wishes: tuple[str, ...]
    object_particles: tuple[str, ...]
    adverb_particles: tuple[str, ...]
    apart: tuple[str, ...]
    before_agents: tuple[str, ...]
    means: tuple[str, ...]
    obliging: tuple[str, ...]
    indefinite: tuple[str, ...]
    around: tuple[str, ...]
    since: tuple[str, ...]
    deadlines: tuple[str, ...]
    until: tuple[str, ...]
    at_most: tuple[str, ...]
    at_least: tuple[str, ...]
    lasting: tuple[str, ...]
    amid: tuple[str, ...]
    within: tuple[str, ...]
    alongside: tuple[str, ...]
    during: tuple[str, ...]
    past_helpers: tuple[str, ...]
    elsewhen: tuple[str, ...]
    likewise: tuple[str, ...]
    firsts: tuple[str, ...]
    plural_pronouns: tuple[str, ...]
    counted_states: tuple[str, ...]
    plural_words: tuple[str, ...]
    senders: tuple[str, ...]
    aims: tuple[str, ...]
    in_suit: tuple[str, ...]
    in_kind: tuple[str, ...]
    by_doing: tuple[str, ...]
    definite: tuple[str, ...]
    rounds: tuple[str, ...]
    days: tuple[str, ...]
    in_a_row: tuple[str, ...]
    before_this: tuple[str, ...]
    taken: tuple[str, ...]
    paired: tuple[str, ...]
    letting: tuple[str, ...]
    handing: tuple[str, ...]
    blame: tuple[str, ...]
    objectless: tuple[str, ...]
    stops: tuple[str, ...]


@cache
def load_grammar(language: str = "en") -> Grammar:
    return strict_yaml(lang_dir(language) / "grammar.yaml", Grammar)
