"""Paragraphs and boilerplate: the seeds line by line, self-written pages, and that no character is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean import clean
from kg.model import Article, Document, ParagraphKind, PublishedBasis, RegionKind
from kg.page.wording import wording

HERE = Path(__file__).parent
SEEDS: dict[str, list[list[str]]] = yaml.safe_load((HERE / "clean_seeds.yaml").read_text(encoding="utf8"))
PAGES: list[dict[str, Any]] = yaml.safe_load((HERE / "clean_pages.yaml").read_text(encoding="utf8"))


def article(text: str, published: date | None = None, basis: PublishedBasis | None = None) -> Article:
    return Article("0" * 16, "test.txt", text, "0" * 64, published, basis)


def kinds_by_line(document: Document) -> list[list[str]]:
    """Kinds of the parts of each non-blank line, in order."""
    parts = sorted([(p.span, p.kind.value) for p in document.paragraphs]
                   + [(r.span, r.kind.value) for r in document.boilerplate])
    lines, at = [], 0
    for line in document.article.text.split("\n"):
        if line.strip():
            lines.append([kind for span, kind in parts if at <= span.start < at + len(line)])
        at += len(line) + 1
    return lines


def test_the_tables_are_read_whole() -> None:
    assert [len(lines) for lines in SEEDS.values()] == [22, 18, 63, 22, 37]
    assert len(PAGES) == 12


@pytest.mark.parametrize("name", SEEDS)
def test_seed_line_by_line(name: str) -> None:
    text = (HERE.parent / "seeds" / name).read_bytes().decode("utf8")
    lines = [line.strip().replace("\xa0", " ") for line in text.split("\n") if line.strip()]
    assert all(line.startswith(begin) for line, (begin, *_) in zip(lines, SEEDS[name], strict=True))
    found = kinds_by_line(clean(article(text)))
    assert [[line[:44], *kinds] for line, kinds in zip(lines, found, strict=True)] == [
        [line[:44], *kinds] for line, (_, *kinds) in zip(lines, SEEDS[name], strict=True)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"], ids=["lines", "paragraphs", "windows"])
def test_page(page: dict[str, Any], gap: str) -> None:
    document = clean(article(gap.join(line for line, *_ in page["lines"])))
    found = kinds_by_line(document)
    assert [[line, *kinds] for (line, *_), kinds in zip(page["lines"], found, strict=True)] == page["lines"]


def test_dateline_and_agencies() -> None:
    text = "RIGA, Latvia, June 5 (AP) — The ministers of both countries met.\n\nabc, de/fg (AFP, dpa)"
    document = clean(article(text, date(2023, 6, 7), PublishedBasis.METADATA))
    assert document.dateline is not None
    assert document.dateline.span.of(text) == "RIGA, Latvia, June 5 (AP) —"
    assert (document.dateline.place, document.dateline.day, document.dateline.agency) == (
        "Riga", date(2023, 6, 5), "Associated Press")
    assert document.agencies == ("Agence France-Presse", "Associated Press", "Deutsche Presse-Agentur")
    assert document.paragraphs[0].span.of(text) == "The ministers of both countries met."


def test_a_repost_gives_a_dateline_no_year() -> None:
    text = "RIGA, June 5 (AP) — The ministers of both countries met."
    document = clean(article(text, date(2025, 4, 12), PublishedBasis.INFERRED))
    assert document.dateline is not None
    assert document.dateline.day is None


def test_a_name_and_a_dash_are_no_dateline() -> None:
    text = "Ada Lund — Everybody knows her.\n\nLund never gave an interview to any of the papers of the town."
    assert clean(article(text)).dateline is None


def test_a_date_line_is_the_dateline_of_its_page() -> None:
    text = "Ministers meet in Oslo again\n\nFriday, August 21, 2015\n\nThe ministers of both countries met in the rain."
    document = clean(article(text))
    assert document.dateline is not None
    assert (document.dateline.day, document.dateline.place) == (date(2015, 8, 21), None)


def test_hard_wrapped_text_is_joined_into_paragraphs() -> None:
    first = ("The ministers of the two countries met on Monday in the capital to\nspeak about the fish of the northern "
             "banks, which both of them claim\nfor themselves, and about the ships that were seized in the spring.")
    second = "They parted without a word to the press, and a spokesman said that\nthe talks would go on next week."
    text = f"{first}\n\n{second}\n"
    document = clean(article(text))
    assert [p.span.of(text) for p in document.paragraphs] == [first, second]
    assert {p.kind for p in document.paragraphs} == {ParagraphKind.BODY}


def test_front_matter_is_marked_and_not_removed() -> None:
    text = "---\ntitle: Ministers meet\ndate: 2023-06-19\n---\nThe ministers of the two countries met in Oslo.\n"
    document = clean(article(text))
    assert {r.kind for r in document.boilerplate} == {RegionKind.NAVIGATION}
    assert [p.span.of(text) for p in document.paragraphs] == ["The ministers of the two countries met in Oslo."]


_LINES = st.sampled_from([
    "Menu", "- Published", "June 18, 2023", "By Ana Silva", "Related", "- A link to something else", "03:28", "---",
    "RIGA, June 5 (AP) — The ministers of both countries met in the rain.", "RIGA —", "“We came to listen,” she said.",
    "The ministers of the two countries met on Monday, and they agreed to meet again.", "It was.", "\u200b", "\xa0",
    "A caption of a picture. (Mia Lund/Pool Photo via AP)", "(Mia Lund/Pool Photo via AP)", "Image: Mia Lund/REUTERS",
    "date 2023-06-19 Ministers meet", "2023-06-19 10:00 x", "Tags:", "© 2031", "  indented", "1. one", "What now?",
    "a: b", "• x"])


@settings(deadline=None)  # the first example reads the word lists
@given(st.one_of(st.text(), st.lists(_LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda gap: gap.join(lines)))))
def test_every_character_is_in_one_part_or_white_space(text: str) -> None:
    document = clean(article(text))
    parts = sorted([p.span for p in document.paragraphs] + [r.span for r in document.boilerplate])
    at = 0
    for span in parts:
        assert len(span) > 0
        assert text[at : span.start].strip() == ""
        assert span.start >= at
        at = span.end
    assert text[at:].strip() == ""
    assert list(document.paragraphs) == sorted(document.paragraphs, key=lambda p: p.span)
    assert clean(article(text)) == document


def test_every_kind_of_boilerplate_has_words() -> None:
    words = wording()
    assert set(words.lines) | set(words.openers) | {RegionKind.REPEAT} == set(RegionKind)
