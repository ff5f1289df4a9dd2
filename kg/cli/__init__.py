"""The command `kg`: every sub-command is a thin layer over a function of the package."""

from __future__ import annotations

from kg.cli.app import app

__all__ = ["app"]
