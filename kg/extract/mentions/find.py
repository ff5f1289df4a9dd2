"""Mentions of one document: names, then nouns and pronouns around them, then what syntax ties together."""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.mentions.name import Name, tokens_of
from kg.extract.mentions.named import Context, named_mentions, quoted_tokens, sentence_spans, title_of, with_acronyms
from kg.extract.mentions.names import find_names
from kg.extract.mentions.nominals import nominal_mentions, pronoun_mentions
from kg.extract.mentions.respective import split_lists
from kg.extract.mentions.ties import tie
from kg.gazetteer import Gazetteer
from kg.lexicon import load_lexicon
from kg.model import EntityType, Mention

__all__ = ["find_mentions"]


def _context(annotated: Annotated, gazetteer: Gazetteer) -> Context:
    """What mention finding needs of a document."""
    spans = sentence_spans(annotated)
    return Context(
        annotated.doc,
        spans,
        tuple(s.start_char for s in spans),
        quoted_tokens(annotated.doc, spans),
        load_lexicon(annotated.document.article.language),
        gazetteer,
    )


def find_mentions(annotated: Annotated, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Named mentions, nominal ones that stand for actors, and pronouns; sorted by offset, longer first."""
    context = _context(annotated, gazetteer)
    names = find_names(context.doc, context.spans, context.lexicon, gazetteer)
    named = with_acronyms(named_mentions(names, context), context.doc.text)
    nominals = nominal_mentions(context, _taken(names, context))
    mentions = {m.id: m for m in (*pronoun_mentions(context), *nominals, *named)}
    ordered = sorted(mentions.values(), key=lambda m: (m.span.start, -m.span.end))
    return tuple(split_lists(tie(ordered, context), context))


def _taken(names: list[Name], context: Context) -> frozenset[int]:
    """Tokens of names, and of titles in front of persons."""
    taken: set[int] = set()
    for name in names:
        span = tokens_of(context.doc, name)
        taken.update(t.i for t in span)
        title = title_of(span, context) if name.label is EntityType.PERSON else None
        if title is not None and not title.comma:
            taken.update(t.i for t in title.span)
    return frozenset(taken)
