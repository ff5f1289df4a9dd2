"""Resolve pyproject.toml (with its dev group) into requirements.lock: exact versions and hashes, for every platform.

    python scripts/lock.py
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEADER = "# Exact versions with hashes, made by `make lock` from pyproject.toml; do not edit.\n"


def main() -> int:
    """Writes the lock; exit code of uv when it cannot resolve."""
    done = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--universal",
         "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url",
         "--no-emit-find-links", "--quiet"],
        cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        return done.returncode
    lines = [line for line in done.stdout.splitlines() if not re.match(r"--(index|extra|find)", line)]
    LOCK.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
