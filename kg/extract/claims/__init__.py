"""Claims: who said what, to whom, about what, in which exact words."""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.claims.continued import OWN_PARAGRAPH, continued
from kg.extract.claims.describe import describe
from kg.extract.claims.headlines import headline_drafts
from kg.extract.claims.links import linked
from kg.extract.claims.misread import misread_drafts
from kg.extract.claims.nouns import noun_drafts
from kg.extract.claims.quoted import quote_drafts
from kg.extract.claims.scene import make_scene
from kg.extract.claims.select import select
from kg.extract.claims.sources import source_drafts
from kg.extract.claims.statements import block_drafts, dash_drafts, headline_colon_drafts, tail_drafts
from kg.extract.claims.turns import turn_drafts
from kg.extract.claims.verbs import verb_drafts
from kg.extract.index import MentionIndex
from kg.model import Claim, Event, TimeMention

__all__ = ["find_claims", "link_claims"]


def find_claims(annotated: Annotated, index: MentionIndex) -> tuple[Claim, ...]:
    """Claims of the document, by offset of their content."""
    scene = make_scene(annotated, index)
    quoted = list(quote_drafts(scene))
    taken = frozenset(d.anchor.i for d in quoted)
    quotes = frozenset(n for d in quoted for n in d.quotes)
    blocks = list(block_drafts(scene, taken))
    taken |= {d.anchor.i for d in blocks}
    drafts = [*quoted, *blocks, *verb_drafts(scene, taken), *misread_drafts(scene), *noun_drafts(scene),
              *source_drafts(scene), *turn_drafts(scene), *dash_drafts(scene, quotes), *tail_drafts(scene),
              *headline_colon_drafts(scene), *headline_drafts(scene)]
    grown = continued(scene, select(scene, drafts))
    return describe(scene, select(scene, grown, [d for d in grown if d.rule not in OWN_PARAGRAPH]))


def link_claims(
    annotated: Annotated, index: MentionIndex, times: tuple[TimeMention, ...], claims: tuple[Claim, ...],
    events: tuple[Event, ...],
) -> tuple[Claim, ...]:
    """The same claims with `constitutes`, `made_at`, `responds_to` and dates filled in."""
    return linked(annotated, index, times, claims, events)
