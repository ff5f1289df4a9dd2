"""The ledger replayed: judgements in terms of what was extracted this time, and what of them no longer applies."""

from __future__ import annotations

from kg.judgements.applying import apply_ledger
from kg.judgements.checking import LedgerReport, check_ledger
from kg.judgements.matching import Judged, anchor_judgements

__all__ = ["Judged", "LedgerReport", "anchor_judgements", "apply_ledger", "check_ledger"]
