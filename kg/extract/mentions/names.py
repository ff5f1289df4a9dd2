"""All names of a document: known, recognized and built ones; conflicts settled, kinds made the same, repeats found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.mentions.agreement import agree
from kg.extract.mentions.bodies import (
    coalitions,
    grounds,
    ministries,
    national_bodies,
    personal_regimes,
    regions,
    selves,
    sites,
)
from kg.extract.mentions.groups import campaigns, dated_groups, hyphened_groups, lettered_groups
from kg.extract.mentions.known import known_names
from kg.extract.mentions.model_names import model_names
from kg.extract.mentions.name import Name, is_capital, is_capital_word, is_headline, tokens_of, word_before
from kg.extract.mentions.repeats import compass_states, repeats
from kg.extract.mentions.settling import settle
from kg.extract.mentions.title_spans import is_head, title_before
from kg.extract.mentions.vessels import without_vessels
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.parse import Doc, Span, Token

__all__ = ["find_names"]

def find_names(doc: Doc, sentences: Sequence[Span], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    """Names in text order. A country's name inside a longer name is kept beside it; other inner names are dropped."""
    found: list[Name] = []
    ents = doc.ents  # built anew at each call
    starts = [ent.start for ent in ents]
    for sent in sentences:
        inside = ents[bisect_left(starts, sent.start) : bisect_left(starts, sent.end)]
        found += _sentence_names(sent, [ent for ent in inside if ent.end <= sent.end], lexicon, gazetteer)
    found = [_with_house(name, doc, lexicon) for name in found]
    found = agree(doc, without_vessels(doc, found, lexicon), lexicon, gazetteer)
    found += repeats(doc, sentences, found, lexicon)
    found += compass_states(doc, sentences, found, lexicon)
    stand = (n for n in settle(doc, found) if not _is_office_sought(tokens_of(doc, n), n, lexicon))
    return _without_seats(doc, tuple(stand), lexicon)


def _is_office_sought(span: Span, name: Name, lexicon: Lexicon) -> bool:
    """A presidency that somebody seeks or wins, and that does not speak or act itself."""
    if name.label is not EntityType.GOVERNMENT_BODY or span.root.lower_ not in lexicon.names.presidencies:
        return False
    sought = span.root.dep_ == "pobj" and span.root.head.lower_ in {"for", "to", "of", "in", "into"}
    return sought or span.root.dep_ == "dobj"


def _without_seats(doc: Doc, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Without the places that only tell one peer from another: "Barford" of "Lord Nash of Barford"."""
    peers = {n.end for n in names if n.label is EntityType.PERSON and _is_peer(tokens_of(doc, n).start, doc, lexicon)}
    return [n for n in names if doc.text[n.start - 4 : n.start] != " of " or n.start - 4 not in peers]


def _is_peer(start: int, doc: Doc, lexicon: Lexicon) -> bool:
    return start > 0 and word_before(doc, start).lower_ in lexicon.titles.peerage


def _with_house(name: Name, doc: Doc, lexicon: Lexicon) -> Name:
    """A person's name with the house behind it: "Saif bin Hamad" of "Saif bin Hamad Al Nuwair"."""
    if name.label is not EntityType.PERSON:
        return name
    span = tokens_of(doc, name)
    house = doc[span.end : span.end + 2]
    if len(house) < 2 or house[0].lower_ != "al" or not is_capital(house[1]) or house[1].is_sent_start:
        return name
    known = not lexicon.names.patronymics.isdisjoint(doc.lowers[span.start : span.end])
    return replace(name, end=house[1].idx + len(house[1])) if known and house[1].is_alpha else name


def _sentence_names(sent: Span, ents: Sequence[Span], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    known = [name for name in known_names(sent, gazetteer, lexicon) if not _is_remit(sent, name, lexicon)]
    bodies = (
        list(national_bodies(sent, known, lexicon, gazetteer))
        + list(ministries(sent, known, gazetteer))
        + list(dated_groups(sent))
        + list(hyphened_groups(sent, gazetteer))
        + list(lettered_groups(sent, known, lexicon, gazetteer))
        + list(campaigns(sent, known, lexicon))
        + list(regions(sent, known, lexicon))
        + list(coalitions(sent, lexicon))
        + list(grounds(sent, known, lexicon))
        + list(selves(sent, known, lexicon))
    )
    if is_headline(sent):
        return known + bodies + [p for p in _titled(sent, known, lexicon, gazetteer) if _is_signing(sent, p, lexicon)]
    models = [m for m in model_names(sent, ents, lexicon, gazetteer)
              if not (_is_title_part(sent, m, lexicon, gazetteer) or _is_remit(sent, m, lexicon))]
    people = _titled(sent, known + models, lexicon, gazetteer)
    covered = [m for m in models if not any(p.overlaps(m) for p in people)] + people
    persons = [m for m in (*covered, *known) if m.label is EntityType.PERSON]
    return (
        known
        + bodies
        + covered
        + list(personal_regimes(sent, persons, lexicon))
        + list(sites(sent, known + covered, lexicon))
    )


def _is_signing(sent: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whose the text is: "Kaja Vik" in the headline "Speech by State Secretary Kaja Vik"."""
    before = sent.doc.lowers[sent.start : tokens_of(sent.doc, name).start]
    return any(by == "by" and what in lexicon.actors.signed for what, by in pairwise(before))


def _is_title_part(sent: Span, name: Name, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """ "State" or "Defense" in "Secretary of State", "Home" in "Home Secretary", "Indian Home" before "Minister"."""
    span = tokens_of(sent.doc, name)
    if name.label is EntityType.PERSON or (span.start <= sent.start and span.end >= sent.end):
        return False
    link = sent.doc[span.start - 1].lower_ if span.start - sent.start >= 2 else ""
    of_head = link in {"of", "for"} and is_head(sent.doc[span.start - 2], lexicon)
    behind = sent.doc[span.end] if span.end < sent.end else None
    into_head = (
        behind is not None
        and is_capital(behind)
        and behind.lower_ in lexicon.heads
        and len(span) <= 2 + (gazetteer.demonym(span[0].text) is not None)
        and span[-1].lower_ in lexicon.titles.modifiers
    )
    plain = of_head and all(t.lower_ in lexicon.titles.modifiers or t.lower_ in {"and", "affairs"} for t in span)
    matter = link == "for" and name.label is EntityType.ORGANIZATION
    if name.rule == "model-ORG" and link in {",", "and", "&", "of"} and _in_portfolio(sent, span.start - 1, lexicon):
        return True
    lettered = len(span) > 1 and span[-1].text in lexicon.titles.short  # "Horizon FM"
    return (of_head and (plain or matter)) or into_head or (is_head(span[-1], lexicon) and not lettered)


def _is_remit(sent: Span, name: Name, lexicon: Lexicon) -> bool:
    """A part of the world that only tells what somebody is minister for: "the Minister for Latin America"."""
    at = tokens_of(sent.doc, name).start
    if name.label is not EntityType.PLACE or at - sent.start < 2 or sent.doc[at - 1].lower_ != "for":
        return False
    return sent.doc[at - 2].lower_ in lexicon.titles.heads["minister"]


def _in_portfolio(sent: Span, at: int, lexicon: Lexicon) -> bool:
    """Whether what ends there is a minister's portfolio: "Minister of Transport, Energy and" before "Rural Affairs"."""
    doc, first = sent.doc, max(sent.start + 1, at - 8)
    while at > first and (is_capital(doc[at]) or doc[at].lower_ in {",", "and", "&"}):
        at -= 1
    ruled = doc[at].lower_ in {"of", "for"} and is_capital(doc[at - 1])
    return ruled and doc[at - 1].lower_ in lexicon.titles.heads["minister"]


def _titled(sent: Span, names: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    """Persons that a title shows to be persons, whatever the model says ("Secretary Ellery", "President Hollande")."""
    out, doc = [], sent.doc
    for at in doc.capitals[bisect_left(doc.capitals, sent.start + 1) : bisect_left(doc.capitals, sent.end)]:
        before = word_before(doc, at)
        if before.i < sent.start or not _may_follow_title(doc.texts[at], before.text, lexicon):
            continue
        token = doc[at]
        held = [n for n in names if n.start <= token.idx < n.end]
        town = any(n.label is EntityType.PLACE and not _is_settled(n, token, lexicon) for n in held)
        if (not town and any(_is_settled(n, token, lexicon) for n in held)) or any(
            n.start < before.idx < n.end and n.label is EntityType.PERSON for n in names
        ):
            continue
        end = token.i + 1
        while end < sent.end and _continues(sent.doc[end], lexicon):
            end += 1
        if title_before(token, sent, lexicon, gazetteer) or before.lower_.rstrip(".") in lexicon.titles.honorifics:
            span = sent.doc[token.i : end]
            out.append(Name(span.start_char, span.end_char, EntityType.PERSON, "titled"))
    return out


def _may_follow_title(word: str, before: str, lexicon: Lexicon) -> bool:
    """Whether the capitalised word stands behind one of a title and is no part of a title or of another name."""
    title, small = before.lower(), word.lower()
    titles = lexicon.titles
    if not (title in lexicon.heads or title.rstrip(".") in titles.honorifics or before in titles.short):
        return False
    if not is_capital_word(before) or not is_capital_word(word) or not word.isalpha():
        return False
    if small in lexicon.reference.before_names | titles.honorifics.keys():  # "President His Highness …"
        return False
    if small.removesuffix("s") in lexicon.heads:  # "both Chief Negotiators"
        return False
    if small in lexicon.names.not_names:  # "Minister Responsible for …"
        return False
    return small not in lexicon.thing_words and small not in lexicon.title_words and word not in titles.styles


def _is_settled(name: Name, first: Token, lexicon: Lexicon) -> bool:
    """Known names and recognized persons stand; so does what began before the title ("… Student Association").

    A town's name alone behind an honorific or "Minister" is a person's: "Sheikh Salem", but not "Sheikh Salem Road".
    """
    title = word_before(first.doc, first.i)
    heads = lexicon.titles.heads
    personal = lexicon.titles.honorifics.keys() | heads["leader"] | heads["minister"]
    told = name.label is EntityType.PLACE and title.lower_.rstrip(".") in personal and not title.text.isupper()
    alone = name.end == first.idx + len(first) and first.i + 1 < len(first.doc) and not is_capital(first.nbor())
    if told and alone and name.start == first.idx:
        return False
    if not name.rule.startswith("model") or name.label is EntityType.PERSON:
        return True
    return name.start < title.idx or (name.rule == "model-GPE" and not _is_given_name(name, first))


def _is_given_name(place: Name, first: Token) -> bool:
    """What the model takes for a town between a title and another word of a name: "President Vazgen Petrosian"."""
    behind = first.nbor() if first.i + 1 < len(first.doc) else first
    alone = place.start == first.idx and place.end == first.idx + len(first) and first.dep_ == "compound"
    return alone and behind.pos_ == "PROPN" and is_capital(behind) and behind.text.isalpha()


def _continues(token: Token, lexicon: Lexicon) -> bool:
    return (is_capital(token) and token.pos_ == "PROPN" and token.lower_ not in lexicon.heads) or (
        token.lower_ in lexicon.names.particles and token.pos_ == "PROPN"
    )
