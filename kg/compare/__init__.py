"""Agreement and dispute in a built graph: accounts of one event side by side, disputes, a position over time.

Every function reads an rdflib Dataset (in memory or on disk) and returns frozen rows that lead to their sentence.
"""

from __future__ import annotations

from kg.compare.disputes import find_disputes
from kg.compare.events import compare_event
from kg.compare.positions import position, spoken_topics
from kg.compare.rows import AccountRow, Comparison, Difference, Dispute, Passage, Statement

__all__ = [
    "AccountRow",
    "Comparison",
    "Difference",
    "Dispute",
    "Passage",
    "Statement",
    "compare_event",
    "find_disputes",
    "position",
    "spoken_topics",
]
