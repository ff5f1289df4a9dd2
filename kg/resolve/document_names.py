"""Named mentions to local entities: by gazetteer entry, by full name, by family name, by acronym."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.lexicon import Lexicon, clean_name
from kg.model import EntityType, Extraction, Gender, Mention, MentionKind
from kg.resolve.corpus_names import fold, respell
from kg.resolve.document_entities import Draft, Entities, family_name, name_parts

__all__ = ["gender_votes", "namesakes", "resolve_names"]


_PAIR = 2  # letters that are no initials yet ("EU")


@dataclass(slots=True)
class _People:
    """Full names seen, and which drafts a family name may mean."""

    full: dict[str, Draft] = field(default_factory=dict)
    by_family: dict[str, list[Draft]] = field(default_factory=lambda: defaultdict(list))


def resolve_names(mentions: Sequence[Mention], entities: Entities, minor: Collection[str] = ()) -> None:
    """Give every named mention its entity, in `entities`; full names of people before short ones.

    `minor` are mentions of people only said to be no relation of a namesake: the family name alone is not theirs.
    """
    named = [m for m in mentions if m.kind is MentionKind.NAMED]
    people = [m for m in named if m.label is EntityType.PERSON]
    _resolve_others([m for m in named if m.label is not EntityType.PERSON], entities)
    known = _People()
    for mention in people:
        if len(name_parts(mention.name, entities.lexicon)) > 1:
            _full_name(mention, known, entities)
    for mention in people:
        if len(name_parts(mention.name, entities.lexicon)) == 1:
            _short_name(mention, known, entities, minor)


def _full_name(mention: Mention, known: _People, entities: Entities) -> None:
    key = _person_key(mention.name, entities.lexicon)
    draft = known.full.get(key) or _same_entry(mention, known) or _variant(mention, known, entities)
    if draft is None:
        draft = entities.add(mention, EntityType.PERSON, "full-name")
        parts = name_parts(mention.name, entities.lexicon)
        double = ["-".join(parts[-2:])] if len(parts) > 2 else []  # "Ana Samba Keita" may be "Samba-Keita"
        for family in (*family_name(mention.name, entities.lexicon), *double):
            known.by_family[fold(family)].append(draft)
    else:
        entities.join(mention, draft, "same-name")
    known.full[key] = draft


def _same_entry(mention: Mention, known: _People) -> Draft | None:
    """Spellings that the gazetteer knows as one person's ("Araghchi", "Araqchi")."""
    return next(
        (
            d
            for d in known.full.values()
            for m in d.mentions[:1]
            if mention.candidates[:1] and m.candidates[:1] == mention.candidates[:1]
        ),
        None,
    )


def _person_key(name: str, lexicon: Lexicon) -> str:
    """The name without case, diacritics, suffixes, initials, particles, hyphens ("Haider al-Abadi")."""
    parts = name_parts(name, lexicon)
    inner = [p for p in parts[1:-1] if len(p.rstrip(".")) > 1]
    words = " ".join([parts[0], *inner, parts[-1]] if len(parts) > 1 else parts)
    return " ".join(w for w in fold(words).replace("-", " ").split() if w not in {"al", "el"})


def _variant(mention: Mention, known: _People, entities: Entities) -> Draft | None:
    """A longer or shorter form of a full name: first and last word the same, or the one is the end of the other."""
    words = _person_key(mention.name, entities.lexicon).split()
    for key, draft in known.full.items():
        other = key.split()
        short, long = sorted((words, other), key=len)
        if len(short) > 1 and ((short[0] == long[0] and short[-1] == long[-1]) or short == long[-len(short) :]):
            return draft
        if len(short) == len(long) > 1 and [*map(respell, short)] == [*map(respell, long)]:
            return draft
    return None


def _short_name(mention: Mention, known: _People, entities: Entities, minor: Collection[str]) -> None:
    """A lone name: whoever bears it as family name, by title, gender, nearness; else a person of its own."""
    key = fold(mention.name)
    bearers = known.by_family.get(key, known.by_family.get(_without_article(key, entities.lexicon), []))
    gender = mention.gender or _office_gender(mention, entities)
    drafts = [d for d in bearers if not (gender and d.gender and gender is not d.gender)]
    if not bearers:
        drafts = _by_given_name(mention, known) or _respelled(key, known) or _by_middle_name(mention, known)
    if drafts:
        best = max(drafts, key=lambda d: (all(m.id not in minor for m in d.mentions), _nearness(mention, d, entities)))
        entities.join(mention, best, "family-name", 1.0 if len(drafts) == 1 else 0.7)
        return
    draft = entities.add(mention, EntityType.PERSON, "lone-name")
    known.by_family[key].append(draft)


def _respelled(key: str, known: _People) -> list[Draft]:
    """The one person whose family name is the same word romanised otherwise ("Rahimov", "Rakhimov")."""
    alike = {d.key: d for family, drafts in known.by_family.items() if respell(family) == respell(key) for d in drafts}
    return list(alike.values()) if len(alike) == 1 and len(key) > 4 else []


def _without_article(key: str, lexicon: Lexicon) -> str:
    """A family name without its Arabic article, however that is written ("el-Haddad", "Al-Haddad")."""
    head, dash, rest = key.partition("-")
    return rest if dash and head in lexicon.names.particles else key


def _by_given_name(mention: Mention, known: _People) -> list[Draft]:
    found = {d.key: d for name, d in known.full.items() if name.split()[0] == fold(mention.name)}
    return list(found.values()) if len(found) == 1 else []


def _by_middle_name(mention: Mention, known: _People) -> list[Draft]:
    """The one person of three names or more, told before, whose middle one it is: "Moussa Faki Mahamat", "Faki"."""
    found = {d.key: d for name, d in known.full.items() if fold(mention.name) in name.split()[1:-1]
             and d.mentions[0].span.start < mention.span.start}
    return list(found.values()) if len(found) == 1 else []


def _office_gender(mention: Mention, entities: Entities) -> Gender | None:
    """The gender of the known people of that family name who held the office: "President Obama" is no Michelle."""
    gazetteer, told = entities.gazetteer, [t.lower() for t in mention.titles]
    genders = set()
    for person in gazetteer.surname(mention.name) if told else ():
        offices = [gazetteer.office(h.office) for h in gazetteer.holdings(person.id)]
        if any(t.endswith(title.lower()) for o in offices for title in o.titles for t in told):
            genders.add(person.gender)
    return genders.pop() if len(genders) == 1 else None


def _nearness(mention: Mention, draft: Draft, entities: Entities) -> tuple[bool, bool, bool, bool, int, bool, int]:
    """Shared title, gender told by "Mr", named before, leader or minister, latest sentence, not joined on, order."""
    titles = {w.lower() for t in mention.titles for w in t.split()}
    shared = bool(
        {w for w in titles if w.rstrip(".") not in entities.lexicon.titles.honorifics}
        & {w.lower() for t in draft.titles for w in t.split()}
    )
    before = [m for m in draft.mentions if m.span.start < mention.span.start]
    latest = max((m.sentence for m in before), default=-1)
    leads = any(m.sentence == latest and m.role != "conj" for m in before)
    return (
        shared,
        mention.gender is not None and mention.gender is draft.gender,
        bool(before),
        bool(before) and any(_leads(title, entities.lexicon) for title in draft.titles),
        latest,
        leads,
        -draft.mentions[0].span.start,
    )


def _leads(title: str, lexicon: Lexicon) -> bool:
    """Whether a title makes the bearer the one whom his family name alone means: a minister, not his spokesman."""
    words = title.lower().split(" of ")[0].split(" for ")[0].split()
    return bool(words) and lexicon.titles.is_of(words[-1], lexicon.titles.chief)


def _resolve_others(mentions: Iterable[Mention], entities: Entities) -> None:
    by_key: dict[tuple[str, str], Draft] = {}
    mentions = _disambiguated(list(mentions), entities)
    defined = {m.name: entities.mentions[m.same_as] for m in mentions if m.same_as and m.name.isupper()}
    for mention in mentions:
        label = mention.label or EntityType.ORGANIZATION
        meant = defined.get(mention.name)
        tied = entities.of(meant.id) if meant is not None else None
        keys = _keys(mention, label, entities)
        if meant is not None and tied is None:
            keys += _keys(meant, meant.label or label, entities)
        draft = tied or next((by_key[k] for k in keys if k in by_key), None) or _shortened(mention, by_key, entities)
        if draft is None:
            draft = entities.add(mention, label, "gazetteer" if mention.candidates else "name")
            if mention.candidates:
                draft.gazetteer = mention.candidates[0]
        else:
            entities.join(mention, draft, "acronym" if tied else "same-name")
        for key in (*keys, *_keys(replace(mention, candidates=()), label, entities)):
            by_key.setdefault(key, draft)
    _join_initials(entities)


def _join_initials(entities: Entities) -> None:
    """ "DFA" is the Department of Foreign Affairs of which alone, of all that are named, it has the first letters."""
    bodies = [d for d in entities.drafts.values() if d.type not in {EntityType.STATE, EntityType.PLACE}]
    for draft in bodies:
        names = {m.name for m in draft.mentions}
        letters = next(iter(names)) if len(names) == 1 and draft.gazetteer is None else ""
        if not (letters.isupper() and letters.isalpha() and len(letters) > _PAIR):
            continue
        full = [d for d in bodies if d is not draft and any(_initials(m.name, entities) == letters for m in d.mentions)]
        if len(full) == 1:
            entities.merge(draft, full[0], "acronym")


def _initials(name: str, entities: Entities) -> str:
    small = entities.lexicon.reference.in_names
    return "".join(word[0] for word in name.split() if word.lower() not in small and word[0].isupper())


def _disambiguated(mentions: Sequence[Mention], entities: Entities) -> list[Mention]:
    """Among namesakes of one kind ("Republicans"), the one whose state the document names most goes first; a body that
    two states have ("the Korean government") is neither's where the document tells of neither.
    """
    told = Counter(m.candidates[0] for m in mentions if m.label is EntityType.STATE and m.candidates)
    around = _states_around(entities)
    entry = entities.gazetteer.entry

    def ranked(mention: Mention) -> Mention:
        first = entry(mention.candidates[0]) if mention.candidates else None
        party = first is not None and first.kind == "party" and " " not in mention.name
        shared = party or (bool(told) and _is_shared(mention, entities.lexicon))
        if first is not None and shared and not told[first.state or ""]:
            return replace(mention, candidates=())  # "Republicans" are not of a state the document does not tell of
        if first is None or len(mention.candidates) == 1:
            return mention
        if first.type is EntityType.STATE:  # "Congo"
            others = [c for c in mention.candidates[1:] if c in around]
            return mention if first.id in around or len(others) != 1 else replace(mention, candidates=(others[0],))
        same = [c for c in mention.candidates if entry(c).type is first.type]
        states = {entry(c).state or "" for c in same}
        if first.type is EntityType.GOVERNMENT_BODY and len(states) > 1 and around.isdisjoint(states):
            return replace(mention, candidates=())
        best = max(same, key=lambda c: (told[s := entry(c).state or ""], s in around, -same.index(c)))
        return (
            mention
            if best == same[0]
            else replace(mention, candidates=(best, *(c for c in mention.candidates if c != best)))
        )

    return [ranked(m) for m in mentions]


def _states_around(entities: Entities) -> frozenset[str]:
    """The states told of in any way: by a name, an adjective, a place, somebody known, unless two may be meant."""
    entry = entities.gazetteer.entry
    known = (entry(m.candidates[0]) for m in entities.mentions.values() if len(m.candidates) == 1)
    return frozenset(e.id if e.type is EntityType.STATE else e.state or "" for e in known) - {""}


def _is_shared(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether bodies of several states are called so ("Senate", "Royal Navy")."""
    return mention.name.lower().removeprefix("the ") in lexicon.names.shared_bodies


def _keys(mention: Mention, label: EntityType, entities: Entities) -> list[tuple[str, str]]:
    """Gazetteer id, else the name within its kind (all organizations are one kind); regimes by whose they are."""
    if mention.candidates:
        return [("id", mention.candidates[0])]
    words = [w.removesuffix("'s") for w in mention.name.lower().removeprefix("the ").replace("’", "'").split()]
    actors = entities.lexicon.actors
    if label is EntityType.GOVERNMENT_BODY and len(words) > 1 and words[-1] in actors.regimes:
        sort = "regime" if words[-1] in actors.regime_head else "administration"
        return [(sort, words[0].removesuffix("'"))]
    if words[-1] == entities.lexicon.names.seat_noun:
        owner = entities.gazetteer.find(clean_name(mention.name.rsplit(" ", 1)[0]))
        words = [owner[0].id, words[-1]] if owner else words
    kind = label.value if label in {EntityType.STATE, EntityType.PLACE} else "Organization"
    return [(kind, " ".join(words))]


def _shortened(mention: Mention, by_key: dict[tuple[str, str], Draft], entities: Entities) -> Draft | None:
    """ "Coalition" or "FIRST Global" after a longer name that ends or begins with it."""
    if mention.candidates or mention.label in {EntityType.STATE, EntityType.PLACE}:
        return None
    short = mention.name.lower().removeprefix("the ")
    fitting = {
        d.key: d
        for (kind, name), d in by_key.items()
        if kind == "Organization" and _is_short_for(short, name, entities.lexicon)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _is_short_for(short: str, name: str, lexicon: Lexicon) -> bool:
    """First or last words of the name, or two or more of its words ("Counter ISIL Coalition"), or its loose noun."""
    small, loose = lexicon.reference.small, lexicon.names.alliances | lexicon.names.oppositions
    words, others = set(short.split()) - small, set(name.split()) - small
    last = short.split()[-1]
    return (
        len(short) > 4
        and (name.endswith(" " + short) or name.startswith(short + " ") or (len(words) > 1 and words < others))
    ) or (last in loose and last in others and len(words) == 2)


def namesakes(extraction: Extraction, lexicon: Lexicon) -> frozenset[str]:
    """Full names right behind which the article says that they are no relation ("X, who is not related to Y")."""
    text = extraction.document.article.text
    unrelated = re.compile("|".join(map(re.escape, lexicon.reference.unrelated)))
    out = set()
    for sentence in extraction.sentences:
        said = unrelated.search(text, sentence.span.start, sentence.span.end)
        until = said.start() if said is not None else 0
        full = [m for m in extraction.mentions if sentence.span.start <= m.span.start < until and " " in m.name
                and m.kind is MentionKind.NAMED and m.label is EntityType.PERSON]
        out |= {m.id for m in full[-1:]}
    return frozenset(out)


def gender_votes(mentions: Iterable[Mention]) -> Gender | None:
    """The gender that most mentions tell, if any."""
    told = [m.gender for m in mentions if m.gender and m.gender is not Gender.NEUTER]
    return max(sorted(set(told)), key=told.count) if told else None
