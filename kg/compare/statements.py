"""Claims of a graph as statements: with speaker, side and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.compare.accounts import names_of, quoted, states_of
from kg.compare.rows import Passage, Statement
from kg.projection import ArticleRecord, Reader

__all__ = ["in_order", "statements_of"]


def in_order(statement: Statement) -> tuple[bool, str, Passage, str]:
    """Key for sorting in order of time; what has no day comes last."""
    return not statement.when, statement.when, statement.passage, statement.claim


def statements_of(reader: Reader, claims: Iterable[str]) -> Iterator[Statement]:
    """One for each claim that has a speaker with a name, and evidence; in the order of the claims."""
    for iri in claims:
        claim = reader.claim(iri)
        speakers = names_of(reader, claim.speakers)
        if not (speakers and claim.passages):
            continue
        who = " and ".join(speakers)
        sides = names_of(reader, (state for speaker in claim.speakers for state in states_of(reader, speaker)))
        when = claim.latest or _day_of(reader.article(claim.article))
        yield Statement(iri, who, ", ".join(sides) or who, claim.polarity, claim.content, when,
                        min(quoted(reader, passage) for passage in claim.passages), act=claim.speech_act or "",
                        mode=claim.mode)


def _day_of(article: ArticleRecord) -> str:
    """The day of publication; the date of a page that was perhaps posted again dates no saying."""
    return "" if article.basis == "inferred" else article.published or ""
