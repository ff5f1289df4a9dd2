"""Check the documents against the project: links that lead nowhere, commands that do not exist, a missing mention.

    python scripts/check_docs.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command

from kg.cli import app

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md")


def main() -> int:
    """Prints every fault with file and line; exit code 1 when there is one."""
    faults = [fault for name in DOCUMENTS for fault in _faults(ROOT / name)]
    faults += _untold_commands()
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def _faults(path: Path) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.name}: the file is missing"
        return
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        for target in re.findall(r"\]\(([^)#\s]+)", line):
            if "://" not in target and not (path.parent / target).exists():
                yield f"{path.name}:{number}: link to {target}, which does not exist"
        shown = "`" in line or line.startswith(("$", "    "))
        for command in re.findall(r"(?:^|[`/ ])kg ([a-z]+)\b", line):
            if shown and command not in _commands():
                yield f"{path.name}:{number}: there is no command `kg {command}`"


def _commands() -> set[str]:
    command = get_command(app)
    return set(getattr(command, "commands", {}))


def _untold_commands() -> Iterator[str]:
    text = (ROOT / "README.md").read_text(encoding="utf8")
    for name in sorted(_commands()):
        if f"kg {name}" not in text:
            yield f"README.md: the command `kg {name}` is not mentioned"


if __name__ == "__main__":
    sys.exit(main())
