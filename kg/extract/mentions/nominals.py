"""Nominal mentions ("a senior official", "the ministry", "both sides") and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.mentions.name import mention_id
from kg.extract.mentions.named import Context
from kg.extract.mentions.title_spans import is_head
from kg.lexicon import Lexicon, Pronoun, clean_name, load_lexicon
from kg.model import CharSpan, EntityType, Gender, Mention, MentionKind
from kg.parse import Span, Token

__all__ = ["NounFacts", "nominal_facts", "nominal_mentions", "noun_phrase", "pronoun_mentions"]

_ACTORS = {"NOUN", "PROPN", "ADJ", "NUM"}
_LEFT = {"amod", "compound", "nmod", "nummod", "poss", "advmod", "quantmod"}


def noun_phrase(token: Token) -> Span:
    """The token with its left modifiers, without determiner and possessive pronoun, and without what follows it."""
    left = token.i
    for child in reversed(token.lefts):
        if child.dep_ in _LEFT and child.tag_ not in {"PRP$", "WP$"}:
            left = min(left, child.left_edge.i)
    while left < token.i and (
        token.doc[left].dep_ in {"det", "punct", "cc", "predet"} or token.doc[left].tag_ == "PRP$"
    ):
        left += 1
    if left - 2 >= token.sent.start and token.doc[left - 1].text == "-" and not token.doc[left - 1].whitespace_:
        left -= 2  # "vice-president"
    return token.doc[left : token.i + 1]


def nominal_mentions(context: Context, taken: frozenset[int]) -> Iterator[Mention]:
    """Nouns for actors in text order. `taken` are tokens that head a name or stand in the title before one."""
    for sent in context.spans:
        for token in sent:
            if token.pos_ in _ACTORS and token.i not in taken and _is_actor_noun(token, context.lexicon):
                yield _nominal(token, context)


def _is_titular(token: Token) -> bool:
    """ "head" and "justice" mean somebody where they act or own, or are written with a capital."""
    return (token.text[:1].isupper() and not token.is_sent_start) or (
        token.dep_ in {"nsubj", "nsubjpass", "agent", "appos", "poss"} and any(c.dep_ == "det" for c in token.lefts)
    )


def _is_actor_noun(token: Token, lexicon: Lexicon) -> bool:
    if token.pos_ in {"ADJ", "NUM"}:
        found = token.lower_ in lexicon.actors.pairs
    else:
        lemma, nouns = token.lemma_.lower(), lexicon.actor_nouns
        found = (lemma in nouns or token.lower_ in nouns or is_head(token, lexicon)) and (
            lemma not in lexicon.actors.abstract or _is_titular(token)
        )
    return found and not _modifies_noun(token)


def _modifies_noun(token: Token) -> bool:
    return (
        token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}
    )


@dataclass(frozen=True, slots=True)
class NounFacts:
    """What a noun or pronoun tells of itself."""

    label: EntityType | None
    gender: Gender | None
    plural: bool
    person: int = 3


def nominal_facts(token: Token, lexicon: Lexicon | None = None) -> NounFacts:
    """Type, gender, number and person of whatever the word stands for."""
    lexicon = lexicon or load_lexicon()
    known = lexicon.reference.pronouns.get(token.lower_) if token.pos_ == "PRON" else None
    if known is not None:
        return _of_pronoun(known)
    lemma = token.lemma_.lower()
    plural = token.tag_ in {"NNS", "NNPS"} or _is_plural_title(token, lexicon)
    return NounFacts(_label(token, lemma, lexicon), _gender(token, lemma, lexicon), plural)


def _of_pronoun(known: Pronoun) -> NounFacts:
    return NounFacts(None, known.gender, known.plural, known.person)


def _is_plural_title(token: Token, lexicon: Lexicon) -> bool:
    """ "The Foreign Ministers", which the tagger takes for a name in the singular."""
    word, heads = token.lower_, lexicon.heads
    return token.tag_ == "NNP" and word.endswith("s") and word not in heads and word[:-1] in heads


def _nominal(token: Token, context: Context) -> Mention:
    span = _with_complement(token, context.lexicon)
    chars = CharSpan(span.start_char, span.end_char)
    return _mention(token, chars, context, nominal_facts(token, context.lexicon), MentionKind.NOMINAL)


def _mention(token: Token, chars: CharSpan, context: Context, facts: NounFacts, kind: MentionKind) -> Mention:
    text = chars.of(context.doc.text)
    return Mention(
        id=mention_id(chars),
        span=chars,
        head=CharSpan(token.idx, token.idx + len(token)),
        text=text,
        name=clean_name(text),
        kind=kind,
        sentence=context.sentence(token.idx),
        label=facts.label,
        gender=facts.gender,
        plural=facts.plural,
        person=facts.person,
        role=token.dep_,
        governor=token.head.lemma_,
        quoted=token.i in context.quoted,
    )


def _with_complement(token: Token, lexicon: Lexicon) -> Span:
    """A title keeps what it is of: "Secretary of State", "minister for Central Asia"."""
    span = noun_phrase(token)
    if not is_head(token, lexicon):
        return span
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in lexicon.reference.complements and child.i == token.i + 1:
            edge = max((t.i for t in child.subtree if t.i < token.i + 12), default=token.i)
            stop = next(
                (t.i for t in token.doc[child.i : edge + 1] if t.dep_ in {"relcl", "acl", "punct", "appos"}), edge + 1
            )
            if (
                any(t.text[:1].isupper() for t in token.doc[child.i : stop])
                or token.doc[child.i : stop].text.lower() == "of state"
            ):
                return token.doc[span.start : stop]
    return span


def _label(token: Token, lemma: str, lexicon: Lexicon) -> EntityType | None:
    if lemma in lexicon.person_nouns or is_head(token, lexicon):
        return EntityType.PERSON
    if lemma in lexicon.actors.bodies:
        return EntityType.GOVERNMENT_BODY
    if lemma in lexicon.actors.international:
        return EntityType.INTERNATIONAL_ORGANIZATION
    if lemma in lexicon.actors.states:
        return EntityType.STATE
    return EntityType.ORGANIZATION if lemma in lexicon.actors.organizations else None


def _gender(token: Token, lemma: str, lexicon: Lexicon) -> Gender | None:
    if lemma in lexicon.person_nouns or is_head(token, lexicon):
        return lexicon.gender_of(lemma)
    return Gender.NEUTER if lemma in lexicon.actor_nouns else None


def pronoun_mentions(context: Context) -> Iterator[Mention]:
    """Pronouns that can refer to an actor, in text order; "it" without reference and "that" as conjunction left out."""
    pronouns, lowers = context.lexicon.reference.pronouns, context.doc.lowers
    for sent in context.spans:
        for at in range(sent.start, sent.end):
            known = pronouns.get(lowers[at])
            if known is not None and _refers(context.doc[at], context.lexicon):
                token = context.doc[at]
                chars = CharSpan(token.idx, token.idx + len(token))
                yield _mention(token, chars, context, _of_pronoun(known), MentionKind.PRONOUN)


def _refers(token: Token, lexicon: Lexicon) -> bool:
    word = token.lower_
    if token.text.isupper() and len(token.text) > 1:  # "US", "IT"
        return token.text in lexicon.titles.styles and _stands_alone(token)
    if word == "it":
        return not _is_expletive(token, lexicon)
    if word == "both":
        return token.pos_ in {"PRON", "DET"} and token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"}
    if word in lexicon.reference.relatives:
        return token.tag_ in {"WP", "WDT", "WP$"} and any(a.dep_ in {"relcl", "acl"} for a in token.ancestors)
    return token.pos_ in {"PRON", "DET"} or word in {"i", "her", "his", "mine"}


def _stands_alone(style: Token) -> bool:
    """ "HE stressed": a style for whoever bore it before, with no title or name behind it."""
    behind = style.nbor() if style.i + 1 < len(style.doc) else style
    return style.dep_ in {"nsubj", "nsubjpass"} and behind.pos_ in {"VERB", "AUX", "ADV"} and behind.text[0].islower()


def _is_expletive(token: Token, lexicon: Lexicon) -> bool:
    """ "It is vital that …", "it takes …, it seems": no actor."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in lexicon.reference.impersonal:
        return False
    clauses = {"ccomp", "xcomp", "csubj", "advcl"}
    return any(
        c.dep_ in clauses or (c.dep_ == "acomp" and any(g.dep_ in clauses for g in c.children)) for c in verb.children
    )
