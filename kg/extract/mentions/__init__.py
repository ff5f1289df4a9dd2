"""Mentions: persons, states, bodies, organizations, places. (Skeleton.)"""

from __future__ import annotations

from kg.annotate import Annotated
from kg.extract.index import MentionIndex, clean_name, mention_id
from kg.gazetteer import Gazetteer
from kg.model import CharSpan, EntityType, Mention, MentionKind, OfficeMention

__all__ = ["find_mentions", "find_offices"]

_TYPES = {"PERSON": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "GPE": EntityType.STATE,
          "NORP": EntityType.STATE, "LOC": EntityType.PLACE, "FAC": EntityType.PLACE}


def find_mentions(annotated: Annotated, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Named mentions, nominal ones that stand for actors, and pronouns; sorted by offset."""
    out = []
    starts = [(s.span.start, s.span.end, s.index) for s in annotated.sentences]
    for ent in annotated.doc.ents:
        label = _TYPES.get(ent.label_)
        sentence = next((i for a, b, i in starts if a <= ent.start_char < b), None)
        if label is None or sentence is None:
            continue
        span, root = CharSpan(ent.start_char, ent.end_char), ent.root
        out.append(Mention(
            id=mention_id(span), span=span, head=CharSpan(root.idx, root.idx + len(root)), text=ent.text,
            name=clean_name(ent.text), kind=MentionKind.NAMED, sentence=sentence, label=label, role=root.dep_,
            governor=root.head.lemma_))
    return tuple(out)


def find_offices(annotated: Annotated, index: MentionIndex, gazetteer: Gazetteer) -> tuple[OfficeMention, ...]:
    """Offices named beside their holders."""
    return ()
