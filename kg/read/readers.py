"""One reader a file format, and the table of them. A reader yields drafts, and failures for what it cannot read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import trafilatura
import yaml

from kg.read.decode import decode
from kg.read.draft import Draft, Failure, Metadata, metadata_of

__all__ = ["READERS", "Reader", "sniff"]

Reader = Callable[[bytes, str], Iterator[Draft | Failure]]
# Only a date that the page states as its own: no search of the running text, no bound that moves with the calendar.
_STATED_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_FEWEST_WORDS = 5  # what is found in a page without an article is the text of a link or a button
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_text(raw: bytes, name: str) -> Iterator[Draft | Failure]:
    """Plain text or Markdown, kept exactly; a YAML front matter supplies metadata and stays in the text."""
    text = decode(raw)
    yield Draft(name, text, _front_matter(text))


def _front_matter(text: str) -> Metadata:
    match = _FRONT.match(text)
    if match is None:
        return Metadata()
    try:
        fields = yaml.safe_load(match[1])
    except yaml.YAMLError:
        return Metadata()  # three dashes that happen to enclose something else
    return metadata_of(fields) if isinstance(fields, dict) else Metadata()


def read_html(raw: bytes, name: str) -> Iterator[Draft | Failure]:
    """The main text of a web page, its title first, and what the page's own metadata state."""
    charset = _CHARSET.search(raw[:4096])
    page = decode(raw, charset[1].decode("ascii", "replace") if charset else None)
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False,
                                        date_extraction_params=_STATED_DATE)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    if found is None or isinstance(found, dict) or len(text.split()) < _FEWEST_WORDS:
        yield Failure(name, "no main text found in the page")
        return
    language = re.search(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", page, re.IGNORECASE)
    yield Draft(name, _titled(text, found.title), metadata_of({
        "date": found.date, "title": found.title, "publisher": found.sitename, "url": found.url,
        "language": found.language or (language[1] if language else None)}))


def _titled(text: str, title: str | None) -> str:
    """Extraction drops the title when it stands outside the main part; it is content, so it is put back on top."""
    if not title or title in text[: len(title) + 400]:
        return text
    return f"{title}\n\n{text}"


def read_jsonl(raw: bytes, name: str) -> Iterator[Draft | Failure]:
    """One JSON object a line with "text" or "html", and id, title, published or date, publisher, url, language.

    An article is called `name#id`, or `name:line` without an id.
    """
    for number, line in enumerate(decode(raw).split("\n"), start=1):
        if line.strip():
            try:
                yield from _record(json.loads(line), name, number)
            except (ValueError, RecursionError) as error:  # JSONDecodeError is a ValueError
                yield Failure(f"{name}:{number}", f"not a readable record: {error}")


def _record(record: object, name: str, number: int) -> Iterator[Draft | Failure]:
    if not isinstance(record, dict):
        raise ValueError("expected a JSON object with text or html")
    own_id = record.get("id")
    source = f"{name}#{own_id}" if isinstance(own_id, str | int) and own_id != "" else f"{name}:{number}"
    own = metadata_of({key: value for key, value in record.items() if not isinstance(value, dict | list)})
    if isinstance(record.get("text"), str):
        yield Draft(source, record["text"], own)
    elif isinstance(record.get("html"), str):
        for item in read_html(record["html"].encode("utf-8"), source):
            yield Draft(source, item.text, own.over(item.metadata)) if isinstance(item, Draft) else item
    else:
        raise ValueError("neither text nor html")


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}


def sniff(raw: bytes) -> Reader:
    """The reader for bytes without a file name, by how they begin: a tag, a JSON object, else plain text."""
    head = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"(<!--.*?-->\s*)?<(!doctype html|html|head)", head, re.DOTALL):
        return read_html
    if head.startswith(b"{"):
        try:
            return read_jsonl if isinstance(json.loads(raw.lstrip().split(b"\n", 1)[0]), dict) else read_text
        except ValueError:
            return read_text
    return read_text
