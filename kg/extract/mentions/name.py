"""A name found in the text, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import CharSpan, EntityType
from kg.parse import Doc, Span, Token

__all__ = ["Name", "is_capital", "is_capital_word", "is_headline", "is_numeral", "mention_id", "tokens_at", "tokens_of",
           "word_before"]


def mention_id(span: CharSpan) -> str:
    """Id of the mention with that span."""
    return f"m{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Name(CharSpan):
    """Characters of the text that name something.

    ids    gazetteer entries it may mean, best first
    state  gazetteer id of the state that the name shows it to belong to ("Iraqi" in "Iraqi army")
    rule   what found it: "gazetteer", "demonym", "model", "body", "person", "repeat"
    """

    label: EntityType
    rule: str
    ids: tuple[str, ...] = ()
    state: str | None = None


def tokens_of(doc: Doc, name: Name) -> Span:
    """The tokens that the name touches (a name may be part of one token: "China" in "U.S.-China")."""
    return tokens_at(doc, name.start, name.end)


def tokens_at(doc: Doc, start: int, end: int) -> Span:
    """The tokens that the characters [start, end) touch; they must touch one."""
    span = doc.touched(start, end)
    assert span is not None
    return span


def is_capital(token: Token) -> bool:
    """Whether the token is written as a part of a name is."""
    return is_capital_word(token.text)


def is_capital_word(text: str) -> bool:
    """Whether the word is written as a part of a name is."""
    return text[:1].isupper() or text[:1].isdigit()


def is_numeral(text: str) -> bool:
    """The number of a king or pope of one name: "XIV" of "Pope Benedict XIV"."""
    return 1 < len(text) < 6 and not set(text) - set("IVX")


def word_before(doc: Doc, at: int) -> Token:
    """The word before a token that is not the first, over what was blanked between them."""
    while at > 1 and doc[at - 1].is_space:
        at -= 1
    return doc[at - 1]


def is_headline(sent: Span) -> bool:
    """A line in title case or capitals, where capital letters do not tell names.

    >>> import spacy; from kg.annotate import plain; nlp = spacy.blank("en")
    >>> told = "Ministers Meet To Discuss Deal", "Ministers met in Rome to discuss it."
    >>> [is_headline(plain(nlp(text))[:]) for text in told]
    [True, False]
    """
    words = [w for w in sent.doc.texts[sent.start : sent.end] if len(w) > 3 and w.isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    if len(words) < 3 or capitals < 0.75 * len(words):
        return False
    if sent[-1].text not in {".", "?", "!", '"', ":"}:
        return True
    return len(words) >= 6 and capitals == len(words) and not _has_small_verb(sent)


def _has_small_verb(sent: Span) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} and t.text[0].islower() for t in sent)
