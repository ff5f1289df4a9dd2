from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.annotate import DEFAULT_MODEL

app = typer.Typer()


@app.callback()
def main() -> None:
    """kg"""


@app.command()
def build(paths: list[str], out: Annotated[Path, typer.Option("--out")] = Path("kg-out"), model: str = DEFAULT_MODEL) -> None:
    from kg.builder import build as run

    run(tuple(paths), out, model)
