"""The page as a file: one document, nothing loaded, hostile text only inside JSON."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hostile_graph import CANARY, PAYLOADS, hostile
from rdflib import Dataset

from kg.view import write_view
from kg.view.budget import fair_share
from kg.view.text import label, link, verbatim


def page_of(dataset: Dataset, folder: Path) -> str:
    write_view(dataset, folder / "graph.html")
    return (folder / "graph.html").read_text(encoding="utf8")


def block(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_payload_holds_the_graph(example: Dataset, tmp_path: Path) -> None:
    data = block(page_of(example, tmp_path), "data")
    assert data["counts"]["articles"] == len(data["articles"]) == 5
    assert len(data["nodes"]) == data["counts"]["nodes"] == data["counts"]["drawn"] > 40
    drawn = block(page_of(example, tmp_path), "drawing")
    assert len(drawn["nodes"]) == len(data["nodes"])
    assert not json.loads(drawn["options"])["physics"]["enabled"]


def test_highlights_are_the_exact_characters(example: Dataset, tmp_path: Path) -> None:
    data = block(page_of(example, tmp_path), "data")
    meeting = next(node for node in data["nodes"] if node["iri"].endswith("/meeting-brandt-keller-2031-05-12"))
    shown = set()
    for account in meeting["accounts"]:
        for sentence, marks in account["passages"]:
            text = data["sentences"][sentence][3]
            shown |= {text[begin:end] for begin, end, kind in marks if kind == "trigger"}
    assert shown == {"met", "received"}


def test_same_bytes_twice(example: Dataset, tmp_path: Path) -> None:
    assert page_of(example, tmp_path) == page_of(example, tmp_path)


@pytest.mark.parametrize("make", ["example", "hostile"])
def test_nothing_is_loaded(make: str, example: Dataset, tmp_path: Path) -> None:
    page = page_of(example if make == "example" else hostile(example), tmp_path)
    outside_scripts = re.sub(r"<script.*?</script>", "<script></script>", page, flags=re.S)
    assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b", outside_scripts)
    assert not re.search(r"\b(src|srcset|action|poster)\s*=", outside_scripts)
    assert re.findall(r'href="([^"]*)"', outside_scripts) == ["#panel"]
    assert "url(" not in outside_scripts
    assert "@import" not in outside_scripts
    assert "sourceMappingURL" not in page


def test_policy_allows_the_own_scripts_alone(example: Dataset, tmp_path: Path) -> None:
    page = page_of(hostile(example), tmp_path)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    styles = re.findall(r"<style>(.*?)</style>", page, re.S)
    assert len(scripts) == 2
    assert len(styles) == 1
    for text in (*scripts, *styles):
        digest = base64.b64encode(hashlib.sha256(text.encode("utf8")).digest()).decode()
        assert f"'sha256-{digest}'" in rules
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in rules


def test_hostile_text_stays_inside_json(example: Dataset, tmp_path: Path) -> None:
    page = page_of(hostile(example), tmp_path)
    assert len(re.findall(r"<script\b.*?</script>", page, re.S)) == page.count("</script>") == 4
    assert f"<img src=x onerror=\"{CANARY}" not in page
    data = block(page, "data")
    told = json.dumps(data)
    assert "<img src=x onerror=" in told
    assert not [article["url"] for article in data["articles"] if "url" in article]
    assert not [url for node in data["nodes"] for url in node.get("links", ())]


def test_title_is_escaped(example: Dataset, tmp_path: Path) -> None:
    write_view(example, tmp_path / "t.html", title="</title><script>alert(1)</script>")
    page = (tmp_path / "t.html").read_text(encoding="utf8")
    assert "<script>alert" not in page
    assert "&lt;/title&gt;&lt;script&gt;" in page


def test_too_many_nodes_are_drawn_in_part(example: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.DRAWN", 10)
    monkeypatch.setattr("kg.view.LISTED", 20)
    page = page_of(example, tmp_path)
    counts = block(page, "data")["counts"]
    assert (counts["drawn"], counts["listed"]) == (10, 20)
    assert counts["nodes"] > 40
    assert len(block(page, "drawing")["nodes"]) == 10
    assert len(block(page, "data")["nodes"]) == 20


def test_too_much_evidence_is_there_in_part(example: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = block(page_of(example, tmp_path), "data")
    monkeypatch.setattr("kg.view.data.fair_share", lambda sizes: fair_share(sizes, len(list(sizes))))
    data = block(page_of(example, tmp_path), "data")
    assert (data["counts"]["most"], "most" in whole["counts"]) == (1, False)
    assert len(data["sentences"]) < len(whole["sentences"])
    cut = 0
    for before, after in zip([*whole["nodes"], *whole["edges"]], [*data["nodes"], *data["edges"]], strict=True):
        for kind in {"passages", "accounts", "reports"} & before.keys():
            assert len(after[kind]) == min(len(before[kind]), 1)
            assert after.get("more", 0) == len(before[kind]) - len(after[kind])
            cut += after.get("more", 0)
    assert cut > 10


@pytest.mark.parametrize("text", PAYLOADS)
def test_verbatim_keeps_offsets(text: str) -> None:
    assert len(verbatim(text)) == len(text)
    assert "\u202e" not in label(text)
    assert "\n" not in label(text)


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.org/a?b=c#d", True), ("http://example.org", True), ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False), (" https://example.org", False), ("https://", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False), ("https://example.org/\u202e", False), ("//example.org", False),
        ("http://[", False),
        ("https://example.org/\"onclick", False),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str, good: bool) -> None:
    assert link(url) == (url if good else None)
