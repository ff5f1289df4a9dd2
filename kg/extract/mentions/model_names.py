"""Names found by the statistical model, its classes of error repaired: borders, kinds, what is no name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.mentions.name import Name, is_capital
from kg.extract.mentions.officers import is_leader, is_named_officer, is_officer, is_portfolio, is_posting
from kg.extract.mentions.whole_names import is_title_word, whole_names
from kg.figures import figures_of
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Span, Token

__all__ = ["model_names"]

_BRACKETS = frozenset("[]{}<>|")
_SUPPLIED = re.compile(r"\w+] \w+$")  # "Asif] Noorani"
_LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.ORGANIZATION,
    "PRODUCT": EntityType.ORGANIZATION,
}


def model_names(sent: Span, ents: Sequence[Span], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of one sentence by spaCy's recognizer (`ents`), trimmed; without those that cannot be names."""
    for ent in whole_names(sent, ents, lexicon, gazetteer):
        person = (is_officer(ent, lexicon) or is_leader(ent, lexicon, gazetteer)
                  or is_named_officer(ent, lexicon, gazetteer))
        label = EntityType.PERSON if person else _LABELS.get(ent.label_)
        span = _trim(ent, lexicon, gazetteer, person=label is EntityType.PERSON) if label else None
        if label is None or span is None:
            continue
        if _is_no_name(span, ent.label_, lexicon) or _is_office(span, ent.label_, lexicon):
            continue
        kind = _kind_of_name(span, label, lexicon)
        yield Name(span.start_char, span.end_char, kind, f"model-{ent.label_}")


def _trim(span: Span, lexicon: Lexicon, gazetteer: Gazetteer, *, person: bool = False) -> Span | None:
    """The span without articles, possessive endings and, for a person, without the titles in front."""
    start, end = span.start, span.end
    opened = next((i for i in range(start, end - 1) if span.doc[i].text in lexicon.titles.styles), None)
    start = opened + 1 if opened is not None else start  # "HE Al-Marri"
    while start < end and (span.doc[start].lower_ in lexicon.reference.before_names or span.doc[start].is_space):
        start += 1
    while person and end - start > 1 and _asks(span.doc[start], lexicon):
        start += 1
    while not person and end - start > 2 and _is_likeness(span.doc[start:end], lexicon):
        end -= 2  # "the government-backed militia"
    while start < end and (span.doc[end - 1].lower_ in lexicon.reference.after_names or span.doc[end - 1].is_space):
        end -= 1
    while (
        person
        and end - start > 1
        and is_title_word(span.doc[start], lexicon)
        and (end - start > 2 or _is_rank(span.doc[start], lexicon, gazetteer))
    ):
        start += 1
    while person and end - start > 1 and is_portfolio(span.doc[start], lexicon):
        start += 1
    if person and end - start > 2 and is_posting(span.doc[start], lexicon, gazetteer):
        start += 1
    colon = next((i for i in range(start, end) if span.doc[i].text == ":" and not person), None)
    if colon is not None:  # "National Interests: The Human Rights Council"
        start = colon + 1 + (colon + 1 < end and span.doc[colon + 1].lower_ in lexicon.reference.before_names)
    end = next((i for i in range(start + 1, end) if _is_amount(span.doc[i])), end)  # "gave Chad 40 million dollars"
    cut = (
        next((i for i in range(start, end) if span.doc[i].is_space or span.doc[i].text in {"'s", "(", ":", ";"}), end)
        if person
        else end
    )
    return Span(span.doc, start, cut) if start < cut else None


def _is_amount(token: Token) -> bool:
    """Whether it begins a figure of a scale ("40 million")."""
    return token.like_num and token.i + 1 < len(token.doc) and token.nbor().text in figures_of().scales


def _asks(token: Token, lexicon: Lexicon) -> bool:
    """ "Will" at the head of "Will Kim come?", which may also be a given name."""
    sent = token.sent
    opens = token.i == sent.start or token.nbor(-1).text in {'"', "“", "‘"}
    if not opens or token.lower_ not in lexicon.names.askers:
        return False
    return next((t.text for t in token.doc[token.i : sent.end] if t.text in {".", "!", "?"}), "") == "?"


def _is_rank(token: Token, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """Whether the first of two words is a title rather than a given name ("Dean", "Major")."""
    word = token.lower_.rstrip(".")
    titles = lexicon.titles
    return word in titles.honorifics or word in titles.regnal or token.text in titles.short or (
        lexicon.titles.is_of(word, lexicon.titles.offices) and not gazetteer.first_name_gender(token.text)
    )


def _is_no_name(span: Span, label: str, lexicon: Lexicon) -> bool:
    words, text = [t for t in span if not t.is_punct], span.text
    if not words or not any(map(str.isupper, text)) or text in lexicon.titles.styles:
        return True
    abbreviated = len(words) == 1 and text.endswith(".") and len(text) <= 5 and not text.isupper()
    bracketed = not _BRACKETS.isdisjoint(text) and _SUPPLIED.match(text) is None
    if abbreviated or text[:2] in lexicon.names.party_marks or bracketed:
        return True
    if text.lower() in lexicon.names.not_names or any(t.like_url or "@" in t.text or "#" in t.text for t in words):
        return True
    if label in {"NORP", "PRODUCT"}:  # peoples and faiths are no actors; an acronym is mostly a group ("ISIL", "KPA")
        return not (len(words) == 1 and words[0].text.isupper() and len(words[0]) >= 3)
    if words[0].tag_ == "DT" and words[0].text.islower():  # "every Islamic party of"
        return True
    if label == "PERSON":
        return any(t.like_num or _is_plain(t) for t in words) or _is_cut_before_name(
            span, lexicon) or _is_likeness(span, lexicon)
    if label == "GPE" and words[-1].dep_ == "compound" and words[-1].head.lemma_.lower() in lexicon.names.event_heads:
        return True
    if words[-1].lower_ in lexicon.names.event_heads and label in {"ORG", "FAC", "LOC"}:
        return not (len(words) > 2 and words[1].lower_ == "for")  # "Centre for Humanitarian Dialogue"
    digits = sum(t.like_num for t in words)
    return label == "ORG" and ((digits > 0 and words[-1].like_num) or any(_is_verb(t) for t in words[1:]))


def _is_office(span: Span, label: str, lexicon: Lexicon) -> bool:
    """ "The Amir" is an office, though Amir is a name."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return label == "PERSON" and len(span) == 1 and before == "the" and span.text.lower() in lexicon.heads


def _is_plain(token: Token) -> bool:
    """A common noun in small letters, which is no part of a person's name: "N.K. missile"."""
    joined = token.i > 0 and token.nbor(-1).text in {"-", "’", "'"}
    return token.pos_ == "NOUN" and token.text.islower() and token.is_alpha and not joined


def _is_likeness(span: Span, lexicon: Lexicon) -> bool:
    """ "Dante-themed": a word made of a name tells what something is like."""
    *_, mark, last = ("", *(t.text for t in span))
    return mark == "-" and last in lexicon.names.likenesses


def _is_cut_before_name(span: Span, lexicon: Lexicon) -> bool:
    """Whether a name ends in an honorific of the name behind it: "Amir Sheikh" of "the Amir Sheikh Saif"."""
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    ends = span[-1].lower_.rstrip(".") in lexicon.titles.honorifics
    return ends and behind is not None and is_capital(behind) and behind.pos_ == "PROPN"


def _is_verb(token: Token) -> bool:
    return token.tag_ in {"VBZ", "VBD", "VBP", "MD"} and not token.text.isupper()


def _kind_of_name(span: Span, default: EntityType, lexicon: Lexicon) -> EntityType:
    """Type of a name by its words where they tell ("… Ministry", "… Airport"), else what the model said."""
    words = [t.lower_ for t in span if not t.is_punct]
    text = " ".join(words)
    if default is EntityType.PERSON and len(words) == 1 and _is_the_only(span):
        return EntityType.ORGANIZATION
    if default is EntityType.PERSON:
        return (
            EntityType.ORGANIZATION if len(words) == 1 and span.text.isupper() and 3 <= len(span.text) <= 6 else default
        )
    kinds, last = lexicon.names.kinds, words[-1]
    if default is EntityType.PLACE and (last in kinds[EntityType.PLACE] or len(words) == 1):
        return default
    if words[0] in lexicon.names.place_openers:
        return EntityType.PLACE
    return _organization(text, last, default, lexicon)


def _is_the_only(span: Span) -> bool:
    """A lone name behind "the", which is nobody's: "the Troika said"."""
    the = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
    return the and span.root.tag_ == "NNP" and span.root.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}


def _organization(text: str, last: str, default: EntityType, lexicon: Lexicon) -> EntityType:
    kinds, phrases, padded = lexicon.names.kinds, lexicon.phrases, f" {text} "
    if (last in kinds[EntityType.ORGANIZATION] or last == "agency") and phrases.media.search(padded):
        return EntityType.ORGANIZATION
    if last in kinds[EntityType.GOVERNMENT_BODY] and not lexicon.names.rebel_words.isdisjoint(text.split()):
        return EntityType.ORGANIZATION
    if phrases.government.search(padded):
        return EntityType.GOVERNMENT_BODY
    if last in kinds[EntityType.PLACE]:
        return EntityType.PLACE
    if (
        default is EntityType.ORGANIZATION
        and last not in {"university", "school"}
        and phrases.international.search(padded)
    ):
        return EntityType.INTERNATIONAL_ORGANIZATION
    if last in kinds[EntityType.INTERNATIONAL_ORGANIZATION]:
        return EntityType.INTERNATIONAL_ORGANIZATION
    if last in kinds[EntityType.ORGANIZATION] or last not in kinds[EntityType.GOVERNMENT_BODY]:
        return default
    return EntityType.GOVERNMENT_BODY
