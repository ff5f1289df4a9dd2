"""Name, in one line each, the tests that cannot run on this machine because a program is missing.

    python scripts/missing_tools.py
"""

from __future__ import annotations

import shutil
import sys

NEEDED = {"chromium": ("chromium", "chromium-browser", "google-chrome")}
USED_FOR = {"chromium": "the browser tests of the HTML view"}


def main() -> int:
    """Prints to standard error; always 0, for a missing browser is no failure of kg."""
    for name, programs in NEEDED.items():
        if not any(shutil.which(program) for program in programs):
            print(f"note: {name} is not installed, so {USED_FOR[name]} will not run", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
