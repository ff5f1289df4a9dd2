"""Articles from files of every kind, their metadata and dates, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article, PublishedBasis
from kg.read import READERS, ReadResult, read_articles

STORY = ("The ministers of the two countries met in Riga, and they agreed to share the cod of the northern banks. "
         "It was the first time that they had met since the war of the fish, and both of them were glad of it.")
SEEDS = Path(__file__).parents[2] / "seeds"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(name, content)`: a file below a new folder; text is written as UTF-8."""

    def put(name: str, content: str | bytes = STORY) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf8"))
        return path

    return put


def only(result: ReadResult) -> Article:
    assert result.failures == ()
    (article,) = result.articles
    return article


def test_seeds_are_five_articles_with_what_they_state() -> None:
    result = read_articles([SEEDS])
    assert result.failures == result.warnings == ()
    by_file = {a.source_file[:3]: a for a in result.articles}
    assert [a.id for a in result.articles] == sorted(a.id for a in result.articles)
    assert {key: (a.published and a.published.isoformat(), a.published_basis) for key, a in by_file.items()} == {
        "000": (None, None), "001": ("2023-06-19", PublishedBasis.METADATA), "003": (None, None),
        "002": ("2025-04-12", PublishedBasis.INFERRED), "004": ("2023-06-18", PublishedBasis.METADATA)}
    for article in result.articles:
        raw = (SEEDS / article.source_file).read_bytes()
        assert article.text.encode("utf8") == raw
        assert article.title is not None
        assert article.title in article.text


def test_seeds_without_their_manifest_show_their_dates(write: Write, tmp_path: Path) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        write(path.name, path.read_bytes())
    found = {a.source_file[:3]: (a.published, a.published_basis) for a in read_articles([tmp_path]).articles}
    assert found["001"] == (date(2023, 6, 19), PublishedBasis.PAGE)
    assert found["004"] == (date(2023, 6, 18), PublishedBasis.PAGE)
    assert found["002"] == (date(2025, 4, 12), PublishedBasis.INFERRED)
    assert found["000"] == found["003"] == (None, None)


@pytest.mark.parametrize(("encoding", "mark"), [
    ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
    ("utf-32-le", b"\xff\xfe\x00\x00"), ("cp1252", b"")])
def test_encodings_and_line_ends_are_kept(write: Write, encoding: str, mark: bytes) -> None:
    text = f"“Façade” – {STORY}\r\n\r\n{STORY}\r\n"
    assert only(read_articles([write("a.txt", mark + text.encode(encoding))])).text == text


def test_the_same_text_twice_is_one_article(write: Write, tmp_path: Path) -> None:
    write("b.txt")
    write("deep/a.md")
    write("manifest.csv", "file,published,publisher\ndeep/a.md,2023-06-19,\nb.txt,,Example News\n")
    article = only(read_articles([tmp_path]))
    assert (article.source_file, article.also_files) == ("b.txt", ("deep/a.md",))
    assert (article.published, article.publisher) == (date(2023, 6, 19), "Example News")


def test_paths_in_any_order_give_the_same(write: Write, tmp_path: Path) -> None:
    paths = [write("a.txt"), write("b.txt", STORY + " One."), write("c.txt", STORY + " Two.")]
    assert read_articles(paths) == read_articles(paths[::-1]) == read_articles([tmp_path, *paths])
    assert len(read_articles([str(tmp_path / "[ab].*")]).articles) == 2


def test_front_matter_supplies_metadata_and_stays(write: Write) -> None:
    text = f"---\ntitle: Cod for all\ndate: 2023-06-05\npublisher: Example News\nauthor: nobody\n---\n{STORY}\n"
    article = only(read_articles([write("a.txt", text)]))
    assert article.text == text
    assert (article.title, article.publisher) == ("Cod for all", "Example News")
    assert (article.published, article.published_basis) == (date(2023, 6, 5), PublishedBasis.METADATA)


def test_html_gives_main_text_title_and_metadata(write: Write) -> None:
    page = f"""<!doctype html><html lang="en"><head><title>Cod for all - Example News</title>
      <meta property="og:title" content="Cod for all"><meta property="og:site_name" content="Example News">
      <meta property="article:published_time" content="2023-06-05T10:00:00Z"></head><body>
      <nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
      <article><h1>Cod for all</h1><p>{STORY}</p><p>{STORY[::1]} They parted as friends of the sea.</p></article>
      <script>alert(1)</script><footer>About us</footer></body></html>"""
    article = only(read_articles([write("a.html", page)]))
    assert "The ministers of the two countries" in article.text
    assert "Sport" not in article.text
    assert "alert" not in article.text
    assert (article.title, article.publisher) == ("Cod for all", "Example News")
    assert (article.published, article.published_basis) == (date(2023, 6, 5), PublishedBasis.METADATA)


def test_json_lines(write: Write) -> None:
    rows = [json.dumps({"id": "n1", "title": "Cod", "date": "2023-06-05", "text": STORY, "tags": ["fish"]}),
            "", "{broken", json.dumps({"text": STORY + " Two."}), json.dumps({"title": "no text"}), json.dumps([1]),
            json.dumps({"text": STORY, "date": "soon"}), json.dumps({"text": STORY + " \ud800"})]
    result = read_articles([write("feed.jsonl", "\n".join(rows))])
    assert sorted(a.source_file for a in result.articles) == ["feed.jsonl#n1", "feed.jsonl:4"]
    assert [f.where for f in result.failures] == [f"feed.jsonl:{line}" for line in (3, 5, 6, 7, 8)]


@pytest.mark.parametrize(("content", "kind"), [
    (STORY, "text"), (json.dumps({"text": STORY}), "jsonl"),
    (f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>", "html")])
def test_standard_input_is_told_by_how_it_begins(content: str, kind: str) -> None:
    article = only(read_articles(["-"], stdin=io.BytesIO(content.encode())))
    assert article.text.startswith("The ministers")
    assert article.source_file == ("-:1" if kind == "jsonl" else "-")


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("empty.txt", "", "empty"), ("blank.txt", " \n\n ", "empty"), ("binary.txt", b"\x00\x01\x02", "binary"),
    ("page.html", "<html><body></body></html>", "no main text"), ("paper.pdf", b"%PDF-1.4", "unknown kind of file"),
    ("date.txt", f"---\ndate: someday\n---\n{STORY}", "not a date"),
    ("german.txt", "Die Minister der beiden Länder trafen sich am Montag in der Hauptstadt und sprachen dort lange "
     "über die Fische der nördlichen Bänke, die beide Seiten für sich beanspruchen, sowie über die Schiffe, welche im "
     "Frühling beschlagnahmt worden waren, und über vieles andere mehr, das nicht bekannt wurde.", "not English")])
def test_a_bad_article_is_a_failure_and_the_others_are_read(
    write: Write, name: str, content: str | bytes, reason: str
) -> None:
    result = read_articles([write("good.txt"), write(name, content)])
    assert [a.source_file for a in result.articles] == ["good.txt"]
    (failure,) = result.failures
    assert failure.where == name
    assert reason in failure.reason


def test_a_stated_language_other_than_english_is_a_failure(write: Write, tmp_path: Path) -> None:
    write("a.txt")
    write("manifest.csv", "file,language\na.txt,fr\n")
    (failure,) = read_articles([tmp_path]).failures
    assert failure.reason == "the language is stated as 'fr'; kg reads English"


def test_papers_and_hidden_files_of_a_folder_are_no_articles(write: Write, tmp_path: Path) -> None:
    for name in ("a.txt", "README.md", "LICENSE.txt", "ATTRIBUTION.md", ".hidden.txt", "gold.json"):
        write(name, f"{STORY} {name}")
    assert only(read_articles([tmp_path])).source_file == "a.txt"
    assert only(read_articles([tmp_path / "README.md"])).source_file == "README.md"


def test_files_of_other_kinds_in_a_folder_are_warned_of(write: Write, tmp_path: Path) -> None:
    story = write("news/story.txt")
    for name in ("scan.pdf", "more/notes.docx", "more/annex.PDF", "README.md", ".draft.pdf", "ledger.txt", "SHA"):
        write(f"news/{name}")
    result = read_articles([tmp_path / "news"])
    assert [(w.where, w.reason.split("; ")[0]) for w in result.warnings] == [
        (str(tmp_path / "news"), "other kinds of files are not read (2 .pdf, 1 .docx, 1 without an ending)")]
    assert only(read_articles([story])).source_file == "story.txt"
    assert read_articles([story]).warnings == ()


def test_manifest_rows_without_a_file_are_warned_of(write: Write, tmp_path: Path) -> None:
    write("a.txt")
    write("manifest.csv", "file,published,licence\na.txt,,CC\nlost.txt,2023-06-19,CC\n")
    result = read_articles([tmp_path])
    assert only(result).published is None
    assert [w.reason for w in result.warnings] == ["the row for lost.txt has no file"]


@pytest.mark.parametrize(("manifest", "message"), [
    ("file,published\na.txt,2023-13-40\n", "manifest.csv:2: '2023-13-40' is not a date"),
    ("name\na.txt\n", "manifest.csv:1: the manifest has no column 'file'"),
    ("file,title\n,x\n", "manifest.csv:2: a row without a file"),
    ("file,title\na.txt,x\na.txt,y\n", "manifest.csv:3: a.txt has two rows"),
    ('file,title\na.txt,"x\n', "manifest cannot be read")])
def test_a_bad_manifest_stops(write: Write, tmp_path: Path, manifest: str, message: str) -> None:
    write("a.txt")
    write("manifest.csv", manifest)
    with pytest.raises(InputError) as caught:
        read_articles([tmp_path])
    assert message in str(caught.value)


def test_nothing_to_read_stops(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "none.txt", "no such file"), (tmp_path, "no articles found"),
                          (tmp_path / "*.txt", "no file matches")):
        with pytest.raises(InputError, match=message):
            read_articles([path])
    with pytest.raises(InputError, match="no articles given"):
        read_articles([])


def test_a_given_date_fills_gaps_and_corrects_reposts(write: Write) -> None:
    given = date(2024, 1, 2)
    plain = only(read_articles([write("a.txt")], published=given))
    dated = only(read_articles([write("b.txt", f"June 5, 2023\n\n{STORY}")], published=given))
    repost = only(read_articles([write("c.txt", f"Date:2025-04-12 03:02:51\n\n{STORY}")], published=given))
    assert (plain.published, plain.published_basis) == (given, PublishedBasis.GIVEN)
    assert (dated.published, dated.published_basis) == (date(2023, 6, 5), PublishedBasis.PAGE)
    assert (repost.published, repost.published_basis) == (given, PublishedBasis.GIVEN)


@pytest.mark.parametrize(("head", "published", "basis"), [
    ("Ministers meet\n\nFriday, August 21, 2015\n\n", "2015-08-21", "page"),
    (" date 2023-06-19 Ministers meet\n- Published\n", "2023-06-19", "page"),
    ("Ministers meet\nPublished: 3 May 2021, 10:02 GMT\n", "2021-05-03", "page"),
    ("RIGA, June 5, 2023 (AP) — ", "2023-06-05", "dateline"),
    ("Thursday, May 7, 2015 ", "2015-05-07", "page"),
    ("View\nDate:2025-04-12 03:02:51\n", "2025-04-12", "inferred"),
    ("Ministers meet\n\nJune 5, 2025\n\n© 2019 Example News\n\n", "2025-06-05", "inferred"),
    ("Ministers meet on June 5, 2023\n\n", None, None),
    ("03/04/2023\n\n", None, None)])
def test_dates_that_pages_show(write: Write, head: str, published: str | None, basis: str | None) -> None:
    article = only(read_articles([write("a.txt", head + STORY)]))
    assert (article.published and article.published.isoformat(), article.published_basis) == (published, basis)


def test_readers_are_told_by_suffix() -> None:
    assert sorted(READERS) == [".htm", ".html", ".jsonl", ".md", ".txt"]


@pytest.mark.parametrize(("declared", "encoding", "place"), [
    ("shift_jis", "cp932", "東京"), ("iso-8859-1", "cp1252", "“Zürich”"), ("nonsense", "utf-8", "Zürich"),
    ("iso-8859-2", "utf-8", "Kraków"), ("windows-1251", "cp1251", "Киев")])
def test_a_page_is_read_in_the_encoding_it_declares(write: Write, declared: str, encoding: str, place: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><article><p>{place}. {STORY}</p><p>{STORY[::-1]}</p>"
    assert place in only(read_articles([write("a.html", page.encode(encoding))])).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(write: Write, encoding: str) -> None:
    assert only(read_articles([write("a.txt", STORY.encode(encoding))])).text == STORY


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("zh.txt", "部长在首都会见了来访的国务卿,双方讨论了贸易问题。" * 9, "not English"),
    ("menu.html", "<html><body><nav><a href=1>a</a></nav></body></html>", "no main text")])
def test_what_is_no_english_article(write: Write, name: str, content: str, reason: str) -> None:
    (failure,) = read_articles([write(name, content)]).failures
    assert reason in failure.reason


def test_names_of_files_and_records_can_be_written(write: Write, tmp_path: Path) -> None:
    write("bad\udcff.txt")
    write("wire.jsonl", json.dumps({"id": {"a": 1}, "text": STORY * 2}) + "\n")
    assert {a.source_file for a in read_articles([tmp_path]).articles} == {"bad\\xff.txt", "wire.jsonl:1"}


def test_the_ledger_is_no_article_and_an_empty_path_no_folder(write: Write, tmp_path: Path) -> None:
    write("a.txt")
    write("ledger.txt", "# judgements")
    assert only(read_articles([tmp_path])).source_file == "a.txt"
    with pytest.raises(InputError, match="empty"):
        read_articles([""])
