"""What a build was made with: enough to say why two builds differ, and nothing that changes from run to run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import kg
from kg.ids import digest
from kg.resources import lang_dir, ontology_dir

__all__ = ["RunInfo", "code_digest", "describe_run"]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """Version of kg, name and version of the spaCy model, digest of word lists, ontology and gazetteer.

    It holds no time and no machine, so that the same input gives the same bytes.
    """

    version: str
    model: str
    data: str

    @property
    def id(self) -> str:
        return digest(self.version, self.model, self.data)


def describe_run(model: str) -> RunInfo:
    """The run record of this installation with the given model."""
    return RunInfo(kg.__version__, model, _data_digest())


@cache
def _data_digest() -> str:
    ontology = ontology_dir()
    files = [*lang_dir("en").rglob("*.yaml"), *ontology.glob("*.ttl"), *(ontology / "gazetteer").glob("*.csv")]
    return _digest_files(files)


@cache
def code_digest() -> str:
    """Digest of kg's own source: a cached extraction made by other code is not used."""
    return _digest_files(Path(__file__).parent.rglob("*.py"))


def _digest_files(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.as_posix()):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]
