"""A command imports what it needs and no more: asking a graph waits for no parser."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli import app
from kg.cli.lazy import LazyCommand, LazyGroup

GRAPH = str(Path(__file__).resolve().parents[2] / "exports" / "graph.trig")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]  # of the group
RUN = """
import sys
from kg.cli import app
for line in sys.argv[1].splitlines():
    try:
        app(line.split("|"))
    except SystemExit as end:
        assert not end.code, line
print("imported:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""
ASKED = [
    ["query", "--list"], ["query", "who-met-whom", "--graph", GRAPH], ["show", "Wang Yi", "--graph", GRAPH],
    ["explain", "person/xi-jinping", "--graph", GRAPH], ["stats", "--graph", GRAPH], ["disputes", "--graph", GRAPH],
    ["compare", "Meeting Blinken Xi 2023-06-19", "--graph", GRAPH],
    ["position", "China", "taiwan", "--graph", GRAPH],
]


def imported_after(commands: list[list[str]]) -> set[str]:
    """Top packages that are loaded when the commands have run, each without an error, in one process."""
    lines = "\n".join("|".join(words) for words in commands)
    done = subprocess.run([sys.executable, "-c", RUN, lines], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("imported:")[2].split())


def test_help_and_version_load_no_command() -> None:
    loaded = imported_after([["--version"], ["--help"]])
    assert "typer" in loaded
    assert not loaded & {"spacy", "scipy", "rdflib", "pydantic", "networkx", "numpy"}


def test_asking_a_graph_loads_no_parser() -> None:
    loaded = imported_after(ASKED)
    assert "rdflib" in loaded
    assert not loaded & {"spacy", "thinc", "scipy", "datasketch", "pyshacl"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_stand_in_says_what_the_command_says(name: str) -> None:
    stand_in = COMMANDS[name]
    assert isinstance(stand_in, LazyCommand)
    command = stand_in.load()
    first, _, _ = inspect.cleandoc(command.help).partition("\n\n")
    assert stand_in.help == " ".join(first.split())
    assert (command.name, command.rich_help_panel) == (name, stand_in.rich_help_panel)


def test_a_group_without_stand_ins_is_a_plain_group() -> None:
    assert LazyGroup(name="empty").commands == {}


def test_help_flows_to_the_width_of_the_terminal() -> None:
    command = COMMANDS["build"].load()
    paragraphs = command.help.split("\n\n")
    assert [p for p in paragraphs if "\n" in p] == []
    assert sum(p.startswith("  kg build ") for p in paragraphs) > 2
