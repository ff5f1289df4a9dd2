"""Names beside an office: persons whom the model takes for bodies, portfolios and postings that it takes for names."""

from __future__ import annotations

from kg.extract.mentions.name import is_capital
from kg.extract.mentions.title_spans import title_before
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Span, Token

__all__ = ["is_leader", "is_named_officer", "is_officer", "is_portfolio", "is_posting"]


def is_posting(token: Token, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """ "Zambia" of "Ambassador to Zambia Deng Kaiyuan"."""
    before = token.doc[max(0, token.i - 2) : token.i]
    posted = len(before) == 2 and before[1].lower_ in lexicon.reference.of_office and lexicon.titles.is_of(
        before[0].lower_, lexicon.titles.offices)
    return posted and any(e.type in {EntityType.STATE, EntityType.PLACE} for e in gazetteer.find(token.text))


def is_officer(ent: Span, lexicon: Lexicon) -> bool:
    """ "Defense Lloyd Hart" of "Secretary of Defense Lloyd Hart", taken by the model for an organization."""
    return ent.label_ == "ORG" and len(ent) == 3 and all(map(is_capital, ent)) and is_portfolio(ent[0], lexicon)


def is_leader(ent: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """ "Party leader Morgan Hale", "led by Morgan Hale": a given name and another, taken for an organization."""
    plain = ent.label_ == "ORG" and len(ent) == 2 and all(t.text.istitle() and t.text.isalpha() for t in ent)
    if not plain or ent.start < 2 or any(ent[-1].lower_ in words for words in lexicon.names.kinds.values()):
        return False
    before, above = ent.doc[ent.start - 1], ent.doc[ent.start - 2]
    titled = before.text.islower() and lexicon.titles.is_of(before.lower_, lexicon.titles.offices)
    known = gazetteer.first_name_gender(ent[0].text) is not None
    led = before.lower_ == "by" and above.lower_ in lexicon.actors.leading and known
    return titled or led


def is_named_officer(ent: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """ "Governor of Kunar Province Zalmay Karimi", "his Thai counterpart, Anan Suwan": whom the parser puts beside an
    office, and the recognizer takes for a place or body.
    """
    office = ent.root.head
    plain = ent.label_ in {"ORG", "GPE", "FAC", "LOC"} and 2 <= len(ent) <= 3 and all(
        t.text.istitle() and t.text.isalpha() for t in ent)
    kinds, titles = lexicon.names.kinds.values(), lexicon.titles
    if not plain or gazetteer.find(ent.text) or any(ent[-1].lower_ in words for words in kinds):
        return False
    if ent.root.dep_ == "appos" and office.i < ent.start:
        return titles.is_of(office.lower_, titles.offices) or office.lower_ in titles.peers
    title = title_before(ent[0], ent[0].sent, lexicon, gazetteer)
    return title is not None and not title.comma and len(title.span) > 2


def is_portfolio(token: Token, lexicon: Lexicon) -> bool:
    """ "Defence" of "Minister of Defence Marta Lind", taken by the model for a given name."""
    titles, before = lexicon.titles, token.doc[max(0, token.i - 2) : token.i]
    return (
        len(before) == 2
        and before[1].lower_ in lexicon.reference.of_office
        and titles.is_of(before[0].lower_, titles.offices)
        and (bool(titles.portfolios_in({token.lower_})) or token.lower_ in titles.modifiers)
    )
