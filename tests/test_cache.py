"""The cache gives back what it was given, for the same article and run only; a broken file stops no build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.cache import DocumentCache
from kg.errors import OutputError
from kg.model import Document, ResolvedDocument
from kg.run import RunInfo

RUN = RunInfo("0.1", "en_model 1", "digest")


@pytest.fixture
def resolved(make_document: Callable[..., Document]) -> ResolvedDocument:
    document = make_document("The envoys of Chad and Niger talked in Zinder.")
    return ResolvedDocument(document, (), (), (), (), (), (), (), ())


def test_what_was_put_is_got(resolved: ResolvedDocument, tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path, RUN)
    article = resolved.document.article
    assert not cache.has(article)
    assert cache.get(article) is None
    cache.put(resolved.document.article, resolved)
    assert cache.has(article)
    assert cache.get(article) == resolved
    assert [p.suffix for p in tmp_path.rglob("*") if p.is_file()] == [".json"]


def test_other_metadata_or_another_run_is_another_entry(resolved: ResolvedDocument, tmp_path: Path) -> None:
    DocumentCache(tmp_path, RUN).put(resolved.document.article, resolved)
    article = resolved.document.article
    assert DocumentCache(tmp_path, RUN).get(replace(article, published=date(2024, 5, 3))) is None
    assert DocumentCache(tmp_path, RUN).get(replace(article, publisher="Example News")) is None
    assert DocumentCache(tmp_path, replace(RUN, model="en_model 2")).get(article) is None
    assert DocumentCache(tmp_path, replace(RUN, data="other word lists")).get(article) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"document": 1}'])
def test_a_broken_file_counts_as_absent_and_is_replaced(
    content: bytes, resolved: ResolvedDocument, tmp_path: Path
) -> None:
    cache = DocumentCache(tmp_path, RUN)
    cache.put(resolved.document.article, resolved)
    (file,) = (p for p in tmp_path.rglob("*.json"))
    file.write_bytes(content)
    assert cache.get(resolved.document.article) is None
    cache.put(resolved.document.article, resolved)
    assert cache.get(resolved.document.article) == resolved


def test_a_folder_that_cannot_be_written_says_what_to_do(resolved: ResolvedDocument, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="--no-cache"):
        DocumentCache(tmp_path / "file", RUN).put(resolved.document.article, resolved)


def test_an_article_that_learnt_its_publisher_is_found_again(resolved: ResolvedDocument, tmp_path: Path) -> None:
    read = resolved.document.article
    learnt = replace(resolved, document=replace(resolved.document, article=replace(read, publisher="Reuters")))
    cache = DocumentCache(tmp_path, RUN)
    cache.put(read, learnt)
    assert cache.get(read) == learnt
