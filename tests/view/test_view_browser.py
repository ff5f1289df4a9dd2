"""The page opened in a headless browser: it draws, it answers to its address, and hostile text does nothing."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from hostile_graph import hostile
from rdflib import Dataset

from kg.projection import read_records
from kg.view import write_view

pytestmark = pytest.mark.browser

ID = "https://w3id.org/dipkg/id/"
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--enable-logging=stderr", "--virtual-time-budget=3000",
    "--window-size=1400,900",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    dom: str
    console: str
    net: str


def open_page(browser: str, page: Path, fragment: str = "") -> Opened:
    log, profile = page.parent / "net.json", page.parent / "profile"
    places = (f"--user-data-dir={profile}", f"--log-net-log={log}")
    command = [browser, *QUIET, *places, "--dump-dom", f"{page.as_uri()}{fragment}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, encoding="utf8")
    console = "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    return Opened(done.stdout, console, log.read_text(encoding="utf8", errors="replace"))


def node(iri: str) -> str:
    return f"#node={quote(ID + iri, safe='')}"


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        node("person/ida-brandt"),
        node("event/meeting-brandt-keller-2031-05-12"),
        node("proposition/block-strait"),
        f"#edge={quote(f'{ID}person/ida-brandt {ID}event/meeting-brandt-keller-2031-05-12', safe='')}",
    ],
    ids=["overview", "entity", "event", "claim", "edge"],
)
def test_hostile_text_is_only_text(fragment: str, browser: str, example: Dataset, tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    write_view(hostile(example), page)
    opened = open_page(browser, page, fragment)
    assert 'data-ready="yes"' in opened.dom
    assert "data-broken" not in opened.dom.split("<body", 1)[0]
    assert opened.console == ""
    assert "127.0.0.1:9" not in opened.net
    panel = opened.dom.split('id="panel"', 1)[1].split("</aside>", 1)[0]
    assert "&lt;" in panel
    assert "<img" not in panel
    assert "javascript:" not in "".join(part.split(">")[0] for part in panel.split("<a ")[1:])


def test_address_opens_an_event_with_its_sentence(browser: str, example: Dataset, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    write_view(example, page)
    opened = open_page(browser, page, node("event/meeting-brandt-keller-2031-05-12"))
    panel = opened.dom.split('id="panel"', 1)[1].split("</aside>", 1)[0]
    assert '<mark class="trigger">met</mark>' in panel
    assert ">happened</span>" in panel
    assert "2 independent origins" in panel
    assert 'rel="noopener noreferrer nofollow"' in panel
    assert opened.console == ""


def test_address_of_nothing_shows_the_overview(browser: str, example: Dataset, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    write_view(example, page)
    opened = open_page(browser, page, "#node=%E0%A4%A")
    assert "Most connected" in opened.dom
    assert opened.console == ""


DRIVER = """
const press = (name) => [...document.querySelectorAll(".toggle")].find((b) => b.textContent.startsWith(name)).click();
const shown = () => document.getElementById("canvas").dataset.shown;
const seen = [];
press("Claims"); seen.push(shown());
press("Events"); seen.push(shown());
press("Claims"); press("Events"); seen.push(shown());
press("Ministers meet in Alden"); seen.push(shown());
[...document.querySelectorAll("button")].find((b) => b.textContent === "Show all again").click(); seen.push(shown());
document.querySelectorAll(".bar")[2].click(); seen.push(shown());
const search = document.getElementById("search");
search.value = "keller omar"; search.dispatchEvent(new Event("input"));
seen.push(document.querySelectorAll("#results li")[0].textContent);
search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
document.documentElement.dataset.seen = seen.join("|");
"""


def test_filters_and_search_by_keyboard(browser: str, example: Dataset, tmp_path: Path) -> None:
    """A driver script is added to a copy of the page, whose policy must be taken out for it."""
    page = tmp_path / "driven.html"
    write_view(example, page)
    text = page.read_text(encoding="utf8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    page.write_text(text.replace("</body>", f"<script>{DRIVER}</script></body>"), encoding="utf8")
    opened = open_page(browser, page)
    seen = re.search(r'data-seen="([^"]*)"', opened.dom)
    assert seen
    *counts, hit = seen[1].split("|")
    no_claims, no_events, everything, without_article, again, in_july = map(int, counts)
    records = read_records(example)
    assert everything == again == len(records.entities) + len(records.events) + len(records.propositions)
    assert no_claims == everything - len(records.propositions)
    assert no_events == len(records.entities)
    assert 0 < in_july < everything
    assert 0 < without_article < everything
    assert hit == "Omar Keller"
    assert "<h2>Omar Keller</h2>" in opened.dom
    assert opened.console == ""


def test_copy_with_policy_runs_no_added_script(browser: str, example: Dataset, tmp_path: Path) -> None:
    page = tmp_path / "added.html"
    write_view(example, page)
    text = page.read_text(encoding="utf8").replace("</body>", "<script>document.title='broken'</script></body>")
    page.write_text(text, encoding="utf8")
    opened = open_page(browser, page)
    assert "<title>broken" not in opened.dom
    assert "Content Security Policy" in opened.console


def test_page_of_a_part_says_so(
    browser: str, example: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.view.DRAWN", 20)
    monkeypatch.setattr("kg.view.LISTED", 30)
    monkeypatch.setattr("kg.view.data.fair_share", lambda sizes: 1)
    page = tmp_path / "graph.html"
    write_view(example, page)
    opened = open_page(browser, page, node("person/ida-brandt"))
    assert opened.console == ""
    notice = opened.dom.split('id="notice"', 1)[1].split("</p>", 1)[0]
    assert "Drawn are the 20 most important" in notice
    assert "the search finds 30" in notice
    assert "not in this page; the exported files hold all" in notice
    assert "no more than 1 piece each" in notice
    panel = opened.dom.split('id="panel"', 1)[1].split("</aside>", 1)[0]
    assert re.search(r"\d+ sentences are not in this page; the exported files hold all", panel)
