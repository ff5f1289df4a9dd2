"""Times: expressions of time and their values, by patterns, tense and the day of writing."""

from __future__ import annotations

from kg.extract.times.find import anchor_of, find_times
from kg.extract.times.normalise import normalise
from kg.extract.times.values import Anchor, Tense, Value

__all__ = ["Anchor", "Tense", "Value", "anchor_of", "find_times", "normalise"]
