"""Picture of the page for the README: renders an HTML file of `kg view` in headless Chromium.

    python scripts/screenshot.py [PAGE] [PICTURE] [--node IRI] [--size 1400x900]

Needs a Chromium on the PATH; it makes no request (the page has none to make).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--hide-scrollbars", "--virtual-time-budget=4000",
)  # fmt: skip


def take(page: Path, picture: Path, *, node: str | None, size: str) -> None:
    """Write the picture; SystemExit with a plain reason where that is not possible."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        sys.exit(f"no Chromium on the PATH (looked for {', '.join(BROWSERS)})")
    if not page.is_file():
        sys.exit(f"{page}: no such page (run `make graph` first)")
    address = page.resolve().as_uri() + (f"#node={quote(node, safe='')}" if node else "")
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser, *QUIET, f"--user-data-dir={profile}", f"--window-size={size.replace('x', ',')}",
            f"--screenshot={picture.resolve()}", address,
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=120, capture_output=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Picture of the page for the README.")
    parser.add_argument("page", nargs="?", type=Path, default=Path("exports/graph.html"))
    parser.add_argument("picture", nargs="?", type=Path, default=Path("docs/graph.png"))
    parser.add_argument("--node", help="IRI of the entity, event or proposition to open")
    parser.add_argument("--size", default="1400x900")
    options = parser.parse_args()
    take(options.page, options.picture, node=options.node, size=options.size)


if __name__ == "__main__":
    main()
