"""Which browser the tests of the HTML view open."""

from __future__ import annotations

import shutil

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_browser() -> str | None:
    """Path of the first that is installed."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)
