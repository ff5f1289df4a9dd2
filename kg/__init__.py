"""Builds a knowledge graph from diplomacy news: who met whom, who said what, each fact with its exact source."""

__all__ = ["__version__"]
__version__ = "0.1.0"
