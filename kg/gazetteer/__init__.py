"""What is known of the world: states, places, bodies, offices and who held them, from `ontology/gazetteer/`."""

from __future__ import annotations

from kg.gazetteer.lookup import Gazetteer, load_gazetteer
from kg.gazetteer.model import Entry, Holding, Office
from kg.gazetteer.publishers import Publisher, Publishers, load_publishers

__all__ = [
    "Entry", "Gazetteer", "Holding", "Office", "Publisher", "Publishers", "load_gazetteer", "load_publishers"]
