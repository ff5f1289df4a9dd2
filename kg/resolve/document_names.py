"""Named mentions to local entities: by gazetteer entry, by full name, by family name, by acronym."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon
from kg.model import EntityType, Extraction, Gender, Mention, MentionKind
from kg.resolve.corpus_names import fold, respell
from kg.resolve.document_entities import Draft, Entities, family_name, name_parts
from kg.resolve.document_things import resolve_things

__all__ = ["gender_votes", "namesakes", "resolve_names"]


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
    resolve_things([m for m in named if m.label is not EntityType.PERSON], entities)
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
