"""Names told again: whole, by a person's family name, by a state's point of the compass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.extract.mentions.name import Name, is_capital
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Doc, Span, Token

__all__ = ["compass_states", "family_names", "repeats"]


def repeats(doc: Doc, sentences: Sequence[Span], found: list[Name], lexicon: Lexicon) -> list[Name]:
    """Later or headline occurrences of names: whole, or a person's family name alone."""
    labels: dict[str, Name] = {}
    whole = doc.text
    places = {whole[n.start : n.end] for n in found if n.rule == "gazetteer" and n.label is EntityType.PLACE}
    for name in found:
        text = whole[name.start : name.end]
        if name.rule.startswith("model") and name.label is EntityType.PERSON and text in places:
            continue  # a known place that the model once takes for somebody
        if name.rule.startswith("model") or name.rule == "titled" or (name.ids and name.label is EntityType.PERSON):
            labels.setdefault(text, name)
            if name.label is EntityType.PERSON:
                for part in family_names(text, lexicon):
                    labels.setdefault(part, name)
    starts: dict[str, list[str]] = defaultdict(list)
    for text in labels:
        starts[text.split()[0]].append(text)
    out = []
    for sent in sentences:
        for at in range(sent.start, sent.end):
            for text in starts.get(doc.texts[at], ()):
                begin = doc[at].idx
                end = begin + len(text)
                if whole.startswith(text, begin) and not whole[end : end + 1].isalnum():
                    out.append(Name(begin, end, labels[text].label, "repeat", labels[text].ids))
    return out


def compass_states(doc: Doc, sentences: Sequence[Span], found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """ "the North", "North and South Korea": a state called by its point of the compass once the document names it."""
    states: dict[str, Name] = {}
    for name in found:
        if name.label is EntityType.STATE and name.rule == "gazetteer":
            full = doc.text[name.start : name.end].lower().split()
            if len(full) == 2 and full[0] in lexicon.names.compass:
                states.setdefault(full[0], name)
    out = []
    for sent in sentences if states else ():
        for token in sent:
            state = states.get(token.lower_)
            if state is not None and token.text[0].isupper() and _stands_for_state(token, sent, states):
                out.append(Name(token.idx, token.idx + len(token), EntityType.STATE, "repeat", state.ids))
    return out


def _stands_for_state(token: Token, sent: Span, states: Mapping[str, Name]) -> bool:
    behind = sent.doc[token.i + 1] if token.i + 1 < sent.end else None
    before = token.nbor(-1).lower_ if token.i > sent.start else ""
    if (
        behind is not None
        and behind.lower_ == "and"
        and token.i + 2 < sent.end
        and sent.doc[token.i + 2].lower_ in states
    ):
        return True
    return before == "the" and (
        behind is None or (not (is_capital(behind) and behind.is_alpha) and behind.lower_ not in {"of", "-"})
    )


def family_names(text: str, lexicon: Lexicon) -> list[str]:
    """The part of a full name that may stand for it alone: the last, or the first where the family name leads."""
    parts = text.split()
    if len(parts) < 2:
        return []
    last = [p for p in parts if p.lower().rstrip(".") not in lexicon.names.suffixes][-1]
    out = [parts[0]] if parts[0].lower() in lexicon.names.family_first else []
    if last.lower() not in lexicon.names.particles and len(last) > 2:
        out.append(last)
        bare = last.split("-", 1)
        if len(bare) == 2 and bare[0].lower() in lexicon.names.particles:
            out.append(bare[1])
    return out
