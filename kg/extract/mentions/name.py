"""A name found in the text, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.model import CharSpan, EntityType

__all__ = ["Name", "is_capital", "is_headline", "mention_id", "tokens_of"]



def mention_id(span: CharSpan) -> str:
    """Id of the mention with that span."""
    return f"m{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Name:
    """Characters [start, end) of the text that name something.

    ids    gazetteer entries it may mean, best first
    state  gazetteer id of the state that the name shows it to belong to ("Iraqi" in "Iraqi army")
    rule   what found it: "gazetteer", "demonym", "model", "body", "person", "repeat"
    """

    start: int
    end: int
    label: EntityType
    rule: str
    ids: tuple[str, ...] = ()
    state: str | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Name) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Name) -> bool:
        return self.start <= other.start and other.end <= self.end


def tokens_of(doc: Doc, name: Name) -> Span:
    """The tokens that the name touches (a name may be part of one token: "China" in "U.S.-China")."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    assert span is not None
    return span


def is_capital(token: Token) -> bool:
    """Whether the token is written as a part of a name is."""
    return token.text[:1].isupper() or token.text[:1].isdigit()


def is_headline(sent: Span) -> bool:
    """A line in title case or capitals, where capital letters do not tell names.

    >>> import spacy; nlp = spacy.blank("en")
    >>> [is_headline(nlp(t)[:]) for t in ("Ministers Meet To Discuss Deal", "Ministers met in Rome to discuss it.")]
    [True, False]
    """
    words = [t for t in sent if t.is_alpha and len(t) > 3]
    ends = sent[-1].text in {".", "?", "!", '"', ":"} if len(sent) else True
    capitals = sum(t.text[0].isupper() for t in words)
    verbs = any(t.pos_ in {"VERB", "AUX"} and t.text[0].islower() for t in sent)
    return (len(words) >= 3 and not ends and capitals >= 0.75 * len(words)) or (
        len(words) >= 6 and capitals == len(words) and not verbs
    )
