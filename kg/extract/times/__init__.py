"""Times: expressions of time and their values, by patterns, tense and the day of writing."""

from __future__ import annotations

from kg.extract.times.find import anchor_of, find_times
from kg.extract.times.normalise import normalise
from kg.extract.times.tense import is_past_happening
from kg.extract.times.values import Anchor, Tense, Value, add

__all__ = ["Anchor", "Tense", "Value", "add", "anchor_of", "find_times", "is_past_happening",
           "normalise"]
