"""Validate: what does not hold to the shapes of the ontology is taken out, listed with its reason and counted."""

from __future__ import annotations

from kg.validate.check import Checked, check_pieces
from kg.validate.quarantine import Quarantine, Quarantined, quarantine
from kg.validate.report import Report, validate_graph, validate_graphs
from kg.validate.shacl import Violation

__all__ = ["Checked", "Quarantine", "Quarantined", "Report", "Violation", "check_pieces", "quarantine",
           "validate_graph", "validate_graphs"]
