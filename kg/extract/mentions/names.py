"""All names of a document: known, recognized and built ones; conflicts settled, kinds made the same, repeats found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.annotate import text_of
from kg.extract.mentions.bodies import coalitions, national_bodies, personal_regimes, regions, sites
from kg.extract.mentions.known import known_names
from kg.extract.mentions.model_names import model_names
from kg.extract.mentions.name import Name, is_capital, is_headline, tokens_of
from kg.extract.mentions.title_spans import is_head, title_before
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import EntityType

__all__ = ["find_names"]

# Which finder wins where two names overlap; the longer of equals wins.
_RANK = {"regime": 0, "known-long": 1, "body": 2, "titled": 3, "known": 4, "model": 5, "repeat": 6}


def find_names(doc: Doc, sentences: Sequence[Span], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    """Names in text order. A country's name inside a longer name is kept beside it; other inner names are dropped."""
    found: list[Name] = []
    for sent in sentences:
        found += _sentence_names(sent, lexicon, gazetteer)
    found = _agree(doc, found, lexicon, gazetteer)
    found += _repeats(doc, sentences, found, lexicon)
    found += _compass_states(doc, sentences, found, lexicon)
    return _settle(doc, found)


def _sentence_names(sent: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    known = list(known_names(sent, gazetteer, lexicon))
    bodies = (
        list(national_bodies(sent, known, lexicon, gazetteer))
        + list(regions(sent, known, lexicon))
        + list(coalitions(sent, lexicon))
    )
    if is_headline(sent):
        return known + bodies
    models = [m for m in model_names(sent, lexicon, gazetteer) if not _is_title_part(sent, m, lexicon)]
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


def _is_title_part(sent: Span, name: Name, lexicon: Lexicon) -> bool:
    """ "State" or "Defense" in "Secretary of State", "Home" in "Home Secretary"."""
    span = tokens_of(sent.doc, name)
    if name.label is EntityType.PERSON or (span.start <= sent.start and span.end >= sent.end):
        return False
    before = sent.doc[span.start - 2 : span.start] if span.start - sent.start >= 2 else None
    of_head = before is not None and before[1].lower_ in {"of", "for"} and is_head(before[0], lexicon)
    behind = sent.doc[span.end] if span.end < sent.end else None
    into_head = (
        behind is not None
        and is_capital(behind)
        and behind.lower_ in lexicon.heads
        and len(span) <= 2
        and span[-1].lower_ in lexicon.titles.modifiers
    )
    plain = all(t.lower_ in lexicon.titles.modifiers | {"and", "affairs"} for t in span)
    matter = before is not None and before[1].lower_ == "for" and name.label is EntityType.ORGANIZATION
    return (of_head and (plain or matter)) or into_head or is_head(span[-1], lexicon)


def _titled(sent: Span, names: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    """Persons that a title shows to be persons, whatever the model says ("Secretary Ellery", "President Hollande")."""
    out = []
    for token in sent:
        if not is_capital(token) or not token.is_alpha or token.i == sent.start:
            continue
        before = token.nbor(-1)
        if any(token.lower_ in words for words in (lexicon.names.event_heads, *lexicon.names.kinds.values())):
            continue
        if (
            not (before.lower_.rstrip(".") in lexicon.titles.honorifics or before.lower_ in lexicon.heads)
            or not is_capital(before)
            or token.lower_ in lexicon.heads | lexicon.titles.modifiers | lexicon.titles.honorifics.keys()
        ):
            continue
        if any(n.start <= token.idx < n.end and _is_settled(n, before) for n in names) or any(
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


def _is_settled(name: Name, title: Token) -> bool:
    """Known names and recognized persons stand; so does what began before the title ("… Student Association")."""
    if not name.rule.startswith("model") or name.label is EntityType.PERSON:
        return True
    return name.start < title.idx or name.rule == "model-GPE"


def _continues(token: Token, lexicon: Lexicon) -> bool:
    return (is_capital(token) and token.pos_ == "PROPN" and token.lower_ not in lexicon.heads) or (
        token.lower_ in lexicon.names.particles and token.pos_ == "PROPN"
    )


def _agree(doc: Doc, found: list[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Name]:
    """One surface, one kind: what the model calls by two kinds gets the commoner; a known name its known kind."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in found:
        if name.rule.startswith("model") or name.rule == "titled":
            votes[text_of(doc)[name.start : name.end]][name.label] += 1
    out = []
    families = {
        f for n in found if n.label is EntityType.PERSON for f in _family_names(text_of(doc)[n.start : n.end], lexicon)
    }
    for name in found:
        if name.rule.startswith("model") and _is_family(doc, name, families, gazetteer):
            name = replace(name, label=EntityType.PERSON)
        elif name.rule.startswith("model"):
            counts = votes[text_of(doc)[name.start : name.end]]
            best = max(counts, key=lambda k: (counts[k], k is EntityType.PERSON, k.value))
            name = replace(name, label=_of_company(doc, name, found, lexicon) or best)
        if _is_supported(doc, name, found, lexicon, gazetteer):
            out.append(name)
    return out


def _is_family(doc: Doc, name: Name, families: set[str], gazetteer: Gazetteer) -> bool:
    """A lone word that is somebody's family name, here or in the gazetteer, and no place or body that is known."""
    text = text_of(doc)[name.start : name.end]
    if " " in text or gazetteer.find(text) or text.isupper():
        return False
    root = tokens_of(doc, name).root
    acts = root.dep_ in {"nsubj", "nsubjpass", "poss"} or (
        root.dep_ == "pobj" and root.head.lower_ in {"with", "by", "against"}
    )
    return text in families or (acts and bool(gazetteer.surname(text)))


def _is_supported(doc: Doc, name: Name, found: Sequence[Name], lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """Whether a lone word that only the model takes for a name is one: somebody acts, or it is told of twice."""
    span = tokens_of(doc, name)
    if (
        not name.rule.startswith("model")
        or len(span) > 1
        or any(n is not name and n.overlaps(name) and not n.rule.startswith("model") for n in found)
    ):
        return True
    if _is_in_own_quotes(span):
        return False
    text, role = span.text, span.root.dep_
    again = sum(text_of(doc)[n.start : n.end] == text for n in found) > 1
    if name.label is EntityType.PERSON:
        if gazetteer.surname(text):
            return True
        longer = any(
            n.label is EntityType.PERSON and len(n) > len(name) and text in text_of(doc)[n.start : n.end].split()
            for n in found
        )
        before = span.doc[max(0, span.start - 3) : span.start]
        title = any(is_head(t, lexicon) or t.lower_.rstrip(".") in lexicon.titles.honorifics for t in before)
        return bool(longer or again or title or role in {"nsubj", "nsubjpass", "poss", "agent"})
    return again or role not in {"compound", "amod", "nmod"} or name.label is EntityType.PLACE or text.isupper()


def _is_in_own_quotes(span: Span) -> bool:
    """A word alone in quotation marks is a label, not a name in use."""
    before = span.doc[span.start - 1].text if span.start else ""
    behind = [t.text for t in span.doc[span.end : span.end + 2]]
    return before in {'"', "“"} and any(t in {'"', "”"} for t in behind)


def _of_company(doc: Doc, name: Name, found: Iterable[Name], lexicon: Lexicon) -> EntityType | None:
    """A one-word name joined by "and" to a known place is a place too ("Aleppo and Daraya")."""
    span = tokens_of(doc, name)
    if len(span) != 1 or name.label is EntityType.PLACE:
        return None
    if span[0].dep_ == "pobj" and span[0].head.lower_ == "of" and span[0].head.head.lower_ in lexicon.names.place_of:
        return EntityType.PLACE
    partners = {span[0].head} if span[0].dep_ == "conj" else set(span[0].conjuncts)
    for other in found:
        if (
            other.label is EntityType.PLACE
            and other.rule in {"gazetteer", "model-GPE"}
            and any(other.start <= t.idx < other.end for t in partners)
        ):
            return EntityType.PLACE
    return None


def _repeats(doc: Doc, sentences: Sequence[Span], found: list[Name], lexicon: Lexicon) -> list[Name]:
    """Later or headline occurrences of names: whole, or a person's family name alone."""
    labels: dict[str, Name] = {}
    for name in found:
        text = text_of(doc)[name.start : name.end]
        if name.rule.startswith("model") or name.rule == "titled" or (name.ids and name.label is EntityType.PERSON):
            labels.setdefault(text, name)
            if name.label is EntityType.PERSON:
                for part in _family_names(text, lexicon):
                    labels.setdefault(part, name)
    starts: dict[str, list[str]] = defaultdict(list)
    for text in labels:
        starts[text.split()[0]].append(text)
    out = []
    for sent in sentences:
        for token in sent:
            for text in starts.get(token.text, ()):
                end = token.idx + len(text)
                if text_of(doc)[token.idx : end] == text and not text_of(doc)[end : end + 1].isalnum():
                    out.append(Name(token.idx, end, labels[text].label, "repeat", labels[text].ids))
    return out


def _compass_states(doc: Doc, sentences: Sequence[Span], found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """ "the North", "North and South Korea": a state called by its point of the compass once the document names it."""
    states: dict[str, Name] = {}
    for name in found:
        full = text_of(doc)[name.start : name.end].lower().split()
        if (
            name.label is EntityType.STATE
            and name.rule == "gazetteer"
            and len(full) == 2
            and full[0] in lexicon.names.compass
        ):
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


def _family_names(text: str, lexicon: Lexicon) -> list[str]:
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


def _settle(doc: Doc, found: list[Name]) -> list[Name]:
    def rank(name: Name) -> tuple[int, int, int, str, str, tuple[str, ...]]:
        rule = name.rule.split("-")[0]
        if rule in {"gazetteer", "demonym"}:
            whole = len(tokens_of(doc, name)) > 1 and name.label not in {EntityType.STATE, EntityType.PLACE}
            rule = "known-long" if whole else "known"
        if rule == "model" and name.label is EntityType.PLACE and len(tokens_of(doc, name)) == 1:
            rule = "repeat"  # a single word the gazetteer knows better
        return _RANK[rule], -len(name), name.start, name.rule, name.label.value, name.ids

    kept: list[Name] = []
    for name in sorted(set(found), key=rank):
        blocking = [k for k in kept if k.overlaps(name)]
        if blocking and all(_is_namesake(doc, name, k) for k in blocking):
            kept = [k for k in kept if k not in blocking]
            blocking = []
        longer = [k for k in blocking if name.contains(k) and len(name) > len(k)]
        if blocking and len(longer) == len(blocking) and _outranks(name, blocking):
            kept = [k for k in kept if k not in blocking]
            blocking = []
        if not blocking or all(_nests(name, k) for k in blocking):
            kept.append(name)
    return sorted(kept, key=lambda n: (n.start, -n.end))


def _is_namesake(doc: Doc, name: Name, known: Name) -> bool:
    """A family name that is also a place's ("Paris"): the person wherever the document acts or owns by it."""
    if (
        name.rule != "repeat"
        or name.label is not EntityType.PERSON
        or known.rule != "gazetteer"
        or (known.start, known.end) != (name.start, name.end)
        or known.label not in {EntityType.PLACE, EntityType.STATE}
    ):
        return False
    return tokens_of(doc, name).root.dep_ in {"nsubj", "nsubjpass", "poss", "agent", "dative", "dobj"}


def _outranks(name: Name, inner: Sequence[Name]) -> bool:
    """A longer recognized name swallows known names inside it ("Bank of Elbonia"), but no body or person.

    A body's name with its country before it ("UK Home Office") swallows the body's name alone.
    """
    if name.rule == "body":
        return bool(name.ids) and any(k.ids[:1] == name.ids[:1] for k in inner)
    if not name.rule.startswith("model"):
        return False
    if all(k.rule in {"gazetteer", "demonym"} and k.label is not EntityType.PERSON for k in inner):
        return name.rule not in {"model-GPE", "model-LOC"} or all(k.label is name.label for k in inner)
    return name.label is not EntityType.PLACE and all(k.rule == "body" and k.start == name.start for k in inner)


def _nests(name: Name, outer: Name) -> bool:
    """A country's name at the start of a body's name stays a mention of its own."""
    if name.label is not EntityType.STATE or name.rule not in {"gazetteer", "demonym"} or not outer.contains(name):
        return False
    return len(name) < len(outer) and (
        outer.label not in {EntityType.PERSON, EntityType.STATE, EntityType.PLACE} or outer.rule == "body"
    )
