"""Mentions: persons, states, bodies, places by name, by noun and by pronoun; offices beside their holders."""

from __future__ import annotations

from kg.extract.mentions.find import find_mentions
from kg.extract.mentions.offices import find_offices

__all__ = ["find_mentions", "find_offices"]
