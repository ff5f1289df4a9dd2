"""Names of bodies built from a country or person and a common noun: "Indonesian navy", "Biden administration"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.mentions.name import Name, is_capital, tokens_of
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Span, Token

__all__ = ["coalitions", "grounds", "ministries", "national_bodies", "personal_regimes", "regions", "selves", "sites"]

_LONGEST = 3  # words of such a noun ("central intelligence agency")
_MINISTRY = re.compile(  # with what it is for, up to the "of" before a state
    r"\b((?:Federal )?(?:Ministry|Department) (?:of|for) (?:the )?[A-Z][\w-]*(?:(?:,? (?:and|&)|,)? [A-Z][\w-]*){0,5})"
    r" of (?:the )?\Z")
_MODIFIERS = 2  # words allowed between country and noun ("South Korean puppet military", "Syrian moderate opposition")


def national_bodies(sent: Span, known: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Name]:
    """A state or demonym with the noun of one of its bodies behind ("Syrian army") or before it ("army of Syria")."""
    bodies = {k.start: k for k in reversed(known) if k.label is EntityType.GOVERNMENT_BODY and k.ids}
    for name in known:
        if name.label is not EntityType.STATE or not name.ids:
            continue
        span = tokens_of(sent.doc, name)
        if span.start_char == name.start and span.end_char == name.end:
            yield from _behind(sent, span, name, bodies, lexicon, gazetteer)
            yield from _before(sent, span, name, lexicon, gazetteer)


def _behind(
    sent: Span, span: Span, name: Name, bodies: Mapping[int, Name], lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Name]:
    doc, start = sent.doc, span.end
    if start < sent.end and doc[start].text in {"'s", "'"}:
        start += 1
    own = bodies.get(doc[start].idx) if start < sent.end else None
    if own is not None and gazetteer.entry(own.ids[0]).state == name.ids[0]:
        yield Name(name.start, own.end, own.label, "body", own.ids, name.ids[0])
        return
    found = _body_phrase(sent, start, lexicon)
    named = found is not None and any(gazetteer.find(t.text) for t in doc[start : found[0].start] if is_capital(t))
    if found is not None and not named:  # "Colombian FARC rebels" are those of FARC
        phrase, label = found
        between = [t.lower_ for t in doc[start : phrase.start]]
        if not lexicon.names.rebel_words.isdisjoint(between):  # "the Sudanese Liberation Army"
            label = EntityType.ORGANIZATION
        end = _with_portfolio(phrase, sent).end_char
        ids = tuple(e.id for e in gazetteer.find(doc.text[name.start : end]) if e.type is not EntityType.PERSON)
        if not ids and label is EntityType.GOVERNMENT_BODY and _is_only_timed(doc[start : phrase.start], lexicon):
            same = gazetteer.find(f"{gazetteer.entry(name.ids[0]).name}'s {doc.text[phrase.start_char : end]}")
            ids = tuple(e.id for e in same if e.type is EntityType.GOVERNMENT_BODY)
        yield Name(name.start, end, label, "body", ids, name.ids[0])


def _is_only_timed(modifiers: Span, lexicon: Lexicon) -> bool:
    """Whether they only tell since when or for how long it governs: "Egypt's interim government"."""
    words = [t.lower_ for t in modifiers]
    return bool(words) and all(w in lexicon.actors.timed for w in words)


def _body_phrase(sent: Span, start: int, lexicon: Lexicon) -> tuple[Span, EntityType] | None:
    """The noun of a body, of one to three words, at most two modifiers behind `start`."""
    doc, text = sent.doc, sent.doc.text
    for first in range(start, min(sent.end, start + _MODIFIERS + 1)):
        if first > start and not _is_modifier(doc[first - 1]):
            return None
        for last in range(min(sent.end, first + _LONGEST), first, -1):
            words = text[doc[first].idx : doc[last - 1].idx + len(doc[last - 1])].lower()
            label = _body_label(words, doc[last - 1], lexicon)
            if label is not None:
                return Span(doc, first, last), label
    return None


def _with_portfolio(phrase: Span, sent: Span) -> Span:
    """ "Ministry" with its "of Culture and Heritage"."""
    doc, at = sent.doc, phrase.end
    if not is_capital(phrase[-1]) or at + 2 >= sent.end or doc[at].lower_ not in {"of", "for"}:
        return phrase
    article = doc[at + 1].lower_ == "the"  # "Ministry of the Interior"
    if not is_capital(doc[at + 1 + article]):
        return phrase
    at += 1 + article
    while at < sent.end and (is_capital(doc[at]) or doc[at].lower_ in {"of", "for", "and", "&"}):
        at += 1
    joint = max((i for i in range(phrase.end, at) if doc[i].lower_ in {"and", "&"}), default=0)
    if joint and at < sent.end and doc[at].text in {"'s", "'"}:  # "Ministry of Trade and Chad's Ministry …"
        at = joint
    while not is_capital(doc[at - 1]):
        at -= 1
    return doc[phrase.start : at]


def _is_modifier(token: Token) -> bool:
    return (
        token.pos_ in {"ADJ", "NOUN", "PROPN"}
        and token.dep_ in {"amod", "compound", "nmod", "advmod"}
        and token.ent_type_ != "PERSON"
    )


def _body_label(text: str, last: Token, lexicon: Lexicon) -> EntityType | None:
    """What the words, in small letters, make of the state's name before them; `last` is their last token."""
    ministry = text.endswith(("ministry", "department", "office"))
    national = text in lexicon.actors.national_bodies
    if not (national or ministry or text in lexicon.actors.national_organizations):
        return None
    follower = last.nbor() if last.i + 1 < len(last.doc) else None
    if (last.dep_ in {"compound", "amod", "nmod"} and last.head.i > last.i) or (
        follower is not None and follower.text == "-"
    ):
        if follower is None or (
            follower.lower_ not in {"and", "or", ","} and last.head.lemma_.lower() in lexicon.heads
        ):
            return EntityType.GOVERNMENT_BODY if ministry else None
        return None
    if national:
        return EntityType.GOVERNMENT_BODY
    return EntityType.ORGANIZATION if text in lexicon.actors.national_organizations else None


def _before(sent: Span, span: Span, name: Name, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Name]:
    doc, at = sent.doc, span.start - 1
    if at >= sent.start and doc[at].lower_ == "the":
        at -= 1
    if at <= sent.start or doc[at].lower_ != "of":
        return
    noun = doc[at - 1]
    word = noun.lemma_.lower()
    start = (
        noun.i - 1
        if noun.i > sent.start and f"{doc[noun.i - 1].lower_} {noun.lower_}" in lexicon.actors.national_bodies
        else noun.i
    )
    text = doc[start : noun.i + 1].text.lower()
    if (text in lexicon.actors.national_bodies or word in lexicon.actors.regimes) and name.rule != "demonym":
        known = gazetteer.find(doc.text[doc[start].idx : name.end])
        ids = tuple(e.id for e in known if e.type is EntityType.GOVERNMENT_BODY)
        yield Name(doc[start].idx, name.end, EntityType.GOVERNMENT_BODY, "body", ids, name.ids[0])


def ministries(sent: Span, known: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """A ministry with its state behind its portfolio: "Ministry of Trade of the Kyrgyz Republic"."""
    text, start = sent.doc.text, sent.start_char
    for name in known:
        found = _MINISTRY.search(text, start, name.start) if name.label is EntityType.STATE and name.ids else None
        if found is None or name.rule == "demonym":
            continue
        state = gazetteer.entry(name.ids[0])
        owned = (e for own in (state.name, *state.aliases) for e in gazetteer.find(f"{own}'s {found[1]}"))
        ids = dict.fromkeys(e.id for e in owned if e.type is EntityType.GOVERNMENT_BODY and e.state == state.id)
        yield Name(found.start(), name.end, EntityType.GOVERNMENT_BODY, "ministry", tuple(ids), state.id)


def personal_regimes(sent: Span, people: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """ "Biden administration", "Assad's brutal regime": a person's name with the noun of a government behind it."""
    doc = sent.doc
    if lexicon.actors.regimes.isdisjoint(doc.lowers[sent.start : sent.end]):
        return
    for name in people:
        at = tokens_of(doc, name).end
        possessive = at < sent.end and doc[at].text in {"'s", "'"}
        at += possessive
        for skip in range(_MODIFIERS if possessive else 1):
            if (
                at + skip < sent.end
                and doc[at + skip].lower_ in lexicon.actors.regimes
                and (not skip or doc[at].pos_ == "ADJ")
            ):
                noun = doc[at + skip]
                yield Name(name.start, noun.idx + len(noun), EntityType.GOVERNMENT_BODY, "regime")


def regions(sent: Span, known: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Part of a country as a place: "northern Iraq"; also a known place with its kind behind it: "Anbar Province"."""
    doc = sent.doc
    for name in known:
        if name.rule != "gazetteer" or name.label not in {EntityType.STATE, EntityType.PLACE}:
            continue
        span = tokens_of(doc, name)
        if (
            name.label is EntityType.STATE
            and span.start > sent.start
            and doc[span.start - 1].lower_ in lexicon.names.directions
        ):
            yield Name(doc[span.start - 1].idx, name.end, EntityType.PLACE, "body", (), name.ids[0])
        if name.label is EntityType.STATE and span.start - sent.start > 2 and doc[span.start - 1].lower_ == "of":
            part = doc[span.start - 2]
            if part.lower_ in lexicon.names.quarters and part.nbor(-1).lower_ == "the":
                yield Name(part.idx, name.end, EntityType.PLACE, "body", (), name.ids[0])
        if (
            name.label is EntityType.PLACE
            and span.end < sent.end
            and doc[span.end].text in lexicon.names.regions
        ):
            yield Name(name.start, doc[span.end].idx + len(doc[span.end]), EntityType.PLACE, "body")


def grounds(sent: Span, known: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Places that only the noun behind them shows to be such: "in the Velm and Orkhon areas", "near Tal district"."""
    doc = sent.doc
    taken = {t.i for name in known for t in tokens_of(doc, name)}
    for at in range(sent.start + 2, sent.end):
        if doc.lowers[at] not in lexicon.names.grounds or doc[at].dep_ == "compound":
            continue
        first = at
        while first > sent.start and _joins_grounds(doc[first - 1], first == at):
            first -= 1
        link = doc[first - 1].lower_ == "the" if first > sent.start else False
        before = doc[first - 1 - link].lower_ if first - link > sent.start else ""
        if first < at and before in lexicon.names.before_grounds:
            yield from (Name(t.idx, t.idx + len(t), EntityType.PLACE, "body") for t in doc[first:at]
                        if t.text[:1].isupper() and t.i not in taken)


def _joins_grounds(token: Token, last: bool) -> bool:
    """One word each, between "and" and commas; two words side by side may be anything ("the Ruling Council areas")."""
    if token.text[:1].isupper():
        return token.pos_ == "PROPN" and token.ent_type_ != "NORP" and not token.nbor().text[:1].isupper()
    return not last and token.lower_ in {"and", ",", "/"}


def selves(sent: Span, known: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """A body with a noun behind its name that means itself: "the Houthi militia", "the NATO alliance"."""
    doc = sent.doc
    for name in known:
        at = tokens_of(doc, name).end
        if name.rule != "gazetteer" or at >= sent.end or doc[at].dep_ == "compound" or doc[at].tag_ != "NN":
            continue
        if doc.lowers[at] in lexicon.names.selves.get(name.label, ()):
            yield Name(name.start, doc[at].idx + len(doc[at]), name.label, "body", name.ids, name.state)


def sites(sent: Span, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """An organization's seat as a place: "U.N. headquarters", "Meridian's headquarters"."""
    doc = sent.doc
    if lexicon.names.seat_noun not in doc.lowers[sent.start : sent.end]:
        return
    for name in names:
        at = tokens_of(doc, name).end
        if name.label in {EntityType.STATE, EntityType.PERSON, EntityType.PLACE} or at >= sent.end:
            continue
        at += doc[at].text in {"'s", "'"}
        if at < sent.end and doc[at].lower_ == lexicon.names.seat_noun:
            yield Name(name.start, doc[at].idx + len(doc[at]), EntityType.PLACE, "body")


def coalitions(sent: Span, lexicon: Lexicon) -> Iterator[Name]:
    """ "the global coalition", "the U.S.-led coalition", "the moderate opposition": a group without a proper name."""
    doc, lowers = sent.doc, sent.doc.lowers
    for at in range(sent.start + 2, sent.end):
        if lowers[at] not in lexicon.group_nouns or doc[at].dep_ == "compound":
            continue
        token = doc[at]
        start = token.i
        while start > sent.start and _is_alliance_modifier(doc[start - 1], lexicon):
            start -= 1
        if start > sent.start and doc[start].text.startswith("-"):
            start -= 1
        if start < token.i and doc[start : token.i].text.lower() != "military":
            opposed = lowers[at] in lexicon.names.oppositions
            kind = EntityType.ORGANIZATION if opposed else EntityType.INTERNATIONAL_ORGANIZATION
            yield Name(doc[start].idx, token.idx + len(token), kind, "body")


def _is_alliance_modifier(token: Token, lexicon: Lexicon) -> bool:
    word = token.lower_
    return (
        word in lexicon.actors.coalition_modifiers
        or word == "-"
        or word.startswith(("counter", "anti"))
        or word.endswith("-led")
    )
