"""Identity over documents made by hand: who is one, which accounts tell one event, which claims say the same."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from corpus_builder import Draft

from kg.gazetteer import Gazetteer
from kg.model import (
    AttributionMode,
    EntityType,
    Polarity,
    PublishedBasis,
    Realis,
    Resolution,
    ResolvedDocument,
)
from kg.resolve.corpus import resolve_corpus

CHAD, PERU = "state/chad", "state/peru"
JUNE_19 = date(2023, 6, 19)


def meeting(
    text: str, day: date | None = JUNE_19, realis: Realis = Realis.ACTUAL, kind: str = "Meeting",
    published: date | None = JUNE_19,
) -> ResolvedDocument:
    """Ada Mbeki of Chad and Luz Rojas of Peru, whatever else the text says; "met" or "visit" is the trigger."""
    draft = Draft(text, published)
    mbeki = draft.entity("Ada Mbeki", acts_for=(CHAD,))
    rojas = draft.entity("Luz Rojas", acts_for=(PERU,)) if "Luz Rojas" in text else draft.entity(
        "Peru", EntityType.STATE, gazetteer=PERU)
    draft.event(kind, "visit" if kind == "Visit" else "met", (mbeki, rojas), realis=realis, earliest=day, latest=day)
    return draft.done()


def event_groups(resolution: Resolution) -> list[int]:
    return sorted(len(e.members) for e in resolution.events)


# ── entities ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_homonyms_are_apart_with_ids_that_do_not_count(gazetteer: Gazetteer) -> None:
    documents = []
    for state, place in ((CHAD, "N'Djamena"), (PERU, "Lima")):
        draft = Draft(f"Tom Barrow spoke in {place}.")
        draft.entity("Tom Barrow", acts_for=(state,))
        documents.append(draft.done())
    ids = [e.id for e in resolve_corpus(documents, gazetteer).entities]
    assert ids == ["person/tom-barrow-chad", "person/tom-barrow-peru"]
    assert [e.id for e in resolve_corpus(documents[:1], gazetteer).entities] == ["person/tom-barrow"]


def test_unnamed_actors_never_meet(gazetteer: Gazetteer) -> None:
    documents = []
    for tail in ("yes", "no"):
        draft = Draft(f"A senior official said {tail}.")
        draft.entity("senior official", EntityType.UNNAMED_ACTOR, acts_for=(CHAD,))
        documents.append(draft.done())
    assert [len(e.members) for e in resolve_corpus(documents, gazetteer).entities] == [1, 1]


@pytest.mark.parametrize(("beside", "count"), [("Ada Mbeki", 1), ("Idriss Abakar", 2)], ids=["the same", "others"])
def test_the_same_people_beside_tell_who_bears_a_frequent_name(gazetteer: Gazetteer, beside: str, count: int) -> None:
    documents = []
    for companion, tail in (("Ada Mbeki", "in Riga"), (beside, "again")):
        draft = Draft(f"{companion} met Tran Quang Hieu {tail}.")
        draft.entity(companion)
        draft.entity("Tran Quang Hieu")
        documents.append(draft.done())
    entities = resolve_corpus(documents, gazetteer).entities
    assert sum(e.label == "Tran Quang Hieu" for e in entities) == count


def test_types_never_mix(gazetteer: Gazetteer) -> None:
    first, second = Draft("Jordan spoke."), Draft("Jordan was calm.")
    first.entity("Jordan", EntityType.PERSON)
    second.entity("Jordan", EntityType.PLACE)
    assert len(resolve_corpus([first.done(), second.done()], gazetteer).entities) == 2


def test_every_local_has_one_accepted_link(gazetteer: Gazetteer) -> None:
    documents = [meeting("Ada Mbeki met Luz Rojas."), meeting("Luz Rojas, too, met Ada Mbeki.")]
    resolution = resolve_corpus(documents, gazetteer)
    accepted = [(x.article, x.local) for x in resolution.links if x.accepted]
    locals_ = [(d.document.article.id, x.id) for d in documents for x in (*d.entities, *d.events)]
    assert sorted(accepted) == sorted(locals_)
    assert all(x.rule for x in resolution.links)


# ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_meeting_in_three_articles(gazetteer: Gazetteer) -> None:
    documents = [meeting("Ada Mbeki met Luz Rojas."), meeting("Luz Rojas was met by Ada Mbeki."),
                 meeting("On Monday Ada Mbeki met officials of Peru.")]
    resolution = resolve_corpus(documents, gazetteer)
    assert event_groups(resolution) == [3]
    assert resolution.events[0].origins == 3
    assert (resolution.events[0].earliest, resolution.events[0].latest) == (JUNE_19, JUNE_19)


@pytest.mark.parametrize(("second", "groups"), [
    (meeting("Luz Rojas met Ada Mbeki.", date(2024, 4, 26), published=date(2024, 4, 26)), [1, 1]),
    (meeting("Luz Rojas met Ada Mbeki.", date(2023, 6, 20)), [2]),
    (meeting("Luz Rojas met Ada Mbeki.", date(2023, 6, 23)), [1, 1]),
    (meeting("Luz Rojas never met Ada Mbeki.", JUNE_19, Realis.NEGATED), [1, 1]),
    (meeting("Luz Rojas is to be met by Ada Mbeki.", JUNE_19, Realis.PLANNED, published=date(2023, 6, 17)), [2]),
    (meeting("Luz Rojas met Ada Mbeki.", None), [2]),
    (meeting("Luz Rojas met Ada Mbeki.", None, published=date(2024, 4, 26)), [1, 1]),
    (meeting("Luz Rojas met Ada Mbeki.", None, published=None), [1, 1]),
], ids=["next year", "a day off", "four days off", "negated", "planned", "undated", "undated later", "nothing known"])
def test_dates_and_realis_decide(gazetteer: Gazetteer, second: ResolvedDocument, groups: list[int]) -> None:
    resolution = resolve_corpus([meeting("Ada Mbeki met Luz Rojas."), second], gazetteer)
    assert event_groups(resolution) == groups


def test_a_plan_that_came_true_is_actual_and_dates_that_differ_are_both_kept(gazetteer: Gazetteer) -> None:
    plan = meeting("Ada Mbeki will have met Luz Rojas.", date(2023, 6, 20), Realis.PLANNED, published=date(2023, 6, 17))
    event = resolve_corpus([plan, meeting("Ada Mbeki met Luz Rojas.")], gazetteer).events[0]
    assert (event.realis, event.earliest, event.latest) == (Realis.ACTUAL, JUNE_19, date(2023, 6, 20))


def test_another_person_of_the_same_state_is_another_meeting(gazetteer: Gazetteer) -> None:
    other = Draft("Ada Mbeki met Inti Quispe.", JUNE_19)
    actors = other.entity("Ada Mbeki", acts_for=(CHAD,)), other.entity("Inti Quispe", acts_for=(PERU,))
    other.event("Meeting", "met", actors, earliest=JUNE_19, latest=JUNE_19)
    assert event_groups(resolve_corpus([meeting("Ada Mbeki met Luz Rojas."), other.done()], gazetteer)) == [1, 1]


def test_an_event_told_and_denied_is_a_candidate(gazetteer: Gazetteer) -> None:
    denied = meeting("Luz Rojas never met Ada Mbeki.", JUNE_19, Realis.NEGATED)
    links = resolve_corpus([meeting("Ada Mbeki met Luz Rojas."), denied], gazetteer).links
    assert [x.accepted for x in links if x.rule == "told-and-denied"] == [False]


def test_a_visit_holds_the_meeting(gazetteer: Gazetteer) -> None:
    visit = meeting("Ada Mbeki began her visit to Peru.", kind="Visit")
    resolution = resolve_corpus([visit, meeting("Ada Mbeki met Luz Rojas.")], gazetteer)
    by_type = {e.type: e for e in resolution.events}
    assert by_type["Meeting"].parent == by_type["Visit"].id
    assert by_type["Visit"].parent is None


def test_a_repost_is_dated_by_its_quotations_not_by_its_page(gazetteer: Gazetteer) -> None:
    words = "“We shall open both borders to grain, cattle and timber before the winter rains arrive,”"
    documents = []
    for text, day, basis, told in (
        (f"Ada Mbeki met Luz Rojas. {words} Ada Mbeki said.", JUNE_19, PublishedBasis.GIVEN, JUNE_19),
        (f"Ada Mbeki met Luz Rojas. {words} she said.", date(2025, 4, 12), PublishedBasis.INFERRED, date(2025, 4, 7)),
    ):
        draft = Draft(text, day, basis)
        mbeki, rojas = draft.entity("Ada Mbeki", acts_for=(CHAD,)), draft.entity("Luz Rojas", acts_for=(PERU,))
        draft.event("Meeting", "met", (mbeki, rojas), earliest=told, latest=told)
        draft.claim(mbeki, words[1:-1])
        documents.append(draft.done())
    resolution = resolve_corpus(documents, gazetteer)
    assert event_groups(resolution) == [2]
    assert resolution.events[0].latest == JUNE_19


@pytest.mark.parametrize(("day", "groups"), [(JUNE_19, [2]), (date(2023, 6, 20), [1, 1])], ids=["one day", "next day"])
def test_a_call_may_be_told_as_talks_on_the_same_day(gazetteer: Gazetteer, day: date, groups: list[int]) -> None:
    call = meeting("Ada Mbeki met Luz Rojas by telephone.", kind="Call")
    documents = [call, meeting("Ada Mbeki met Luz Rojas.", day)]
    assert event_groups(resolve_corpus(documents, gazetteer)) == groups


@pytest.mark.parametrize(("words", "groups"), [
    ("signed the long awaited treaty on joint river police", [2]), ("signed a pact on trade", [1, 1]),
], ids=["in the same words", "in others"])
def test_who_signs_for_a_state_may_be_told_differently(gazetteer: Gazetteer, words: str, groups: list[int]) -> None:
    documents = []
    for chad, told in (("Ada Mbeki", "signed the long awaited treaty on joint river police"), ("Omar Deby", words)):
        draft = Draft(f"{chad} and Luz Rojas {told}.", JUNE_19)
        actors = draft.entity(chad, acts_for=(CHAD,)), draft.entity("Luz Rojas", acts_for=(PERU,))
        draft.event("AgreementConclusion", "signed", actors, earliest=JUNE_19, latest=JUNE_19)
        documents.append(draft.done())
    assert event_groups(resolve_corpus(documents, gazetteer)) == groups


def expulsion(text: str, day: date | None = None) -> ResolvedDocument:
    draft = Draft(text, JUNE_19)
    chad, peru = (draft.entity(name, EntityType.STATE, gazetteer=key) for name, key in (("Chad", CHAD), ("Peru", PERU)))
    draft.event("Expulsion", "expelled", (chad, peru), role="initiator", earliest=day, latest=day)
    return draft.done()


@pytest.mark.parametrize(("second", "groups"), [
    ("Chad has expelled three officials of Peru.", [2]), ("Chad has expelled eight officials of Peru.", [1, 1]),
], ids=["the same number", "another number"])
def test_numbers_tell_expulsions_apart(gazetteer: Gazetteer, second: str, groups: list[int]) -> None:
    documents = [expulsion("Chad expelled three diplomats of Peru.", JUNE_19), expulsion(second)]
    assert event_groups(resolve_corpus(documents, gazetteer)) == groups


def act(kind: str, text: str, told: str, *, doer: str | None = "Chad", other: str | None = "Peru") -> ResolvedDocument:
    draft = Draft(text, JUNE_19)
    one, two = (name and draft.entity(name, EntityType.STATE, gazetteer=f"state/{name.lower()}")
                for name in (doer, other))
    draft.event(kind, told, tuple(filter(None, (one,))), role="initiator", target=two, earliest=JUNE_19, latest=JUNE_19)
    return draft.done()


@pytest.mark.parametrize(("kind", "first", "second", "groups"), [
    ("Accusation", "Chad condemned Peru for the raid.", "Chad denounced Peru for the raid.", [2]),
    ("Accusation", "Chad condemned Peru for the raid.", "Chad summoned an envoy of Peru over the raid.", [1, 1]),
    ("Mobilization", "Chad tested a rocket near Peru.", "Chad launched a rocket near Peru.", [2]),
    ("Mobilization", "Chad tested a rocket near Peru.", "Chad exercised near Peru.", [1, 1]),
], ids=["condemned and denounced", "condemned and summoned", "tested and launched", "tested and exercised"])
def test_the_manner_tells_acts_of_one_kind_apart(
    gazetteer: Gazetteer, kind: str, first: str, second: str, groups: list[int]
) -> None:
    documents = [act(kind, text, text.split()[1]) for text in (first, second)]
    assert event_groups(resolve_corpus(documents, gazetteer)) == groups


@pytest.mark.parametrize(("doer", "other", "groups"), [("Chad", "Peru", [2]), ("Peru", "Chad", [1, 1])])
def test_who_alone_is_struck_in_one_report_does_not_strike_in_the_other(
    gazetteer: Gazetteer, doer: str, other: str, groups: list[int]
) -> None:
    told = act("Expulsion", "Two diplomats of Peru were expelled over spying.", "expelled", doer=None)
    text = f"{doer} expelled two diplomats of {other} over spying."
    also = act("Expulsion", text, "expelled", doer=doer, other=other)
    assert event_groups(resolve_corpus([told, also], gazetteer)) == groups


def test_a_clash_of_which_each_blames_the_other_is_two_events_and_a_candidate(gazetteer: Gazetteer) -> None:
    documents = []
    for doer, other in (("Chad", "Peru"), ("Peru", "Chad")):
        draft = Draft(f"{doer} attacked a post of {other}.", JUNE_19)
        one, two = (draft.entity(name, EntityType.STATE, gazetteer=f"state/{name.lower()}") for name in (doer, other))
        draft.event("Assault", "attacked", (one,), role="initiator", target=two, earliest=JUNE_19, latest=JUNE_19)
        documents.append(draft.done())
    resolution = resolve_corpus(documents, gazetteer)
    assert event_groups(resolution) == [1, 1]
    assert [x.accepted for x in resolution.links if x.rule == "sides-turned"] == [False]


def test_a_meeting_on_the_margins_is_not_the_summit(gazetteer: Gazetteer) -> None:
    documents = []
    for text in ("Ada Mbeki met Luz Rojas on the sidelines in Riga.", "Ada Mbeki met Luz Rojas and Joao Lula in Riga."):
        draft = Draft(text, JUNE_19)
        actors = [draft.entity("Ada Mbeki", acts_for=(CHAD,)), draft.entity("Luz Rojas", acts_for=(PERU,))]
        actors += [draft.entity("Joao Lula", acts_for=("state/brazil",))] if "Lula" in text else []
        draft.event("Meeting", "met", tuple(actors), earliest=JUNE_19, latest=JUNE_19)
        documents.append(draft.done())
    assert event_groups(resolve_corpus(documents, gazetteer)) == [1, 1]


# ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def said(text: str, content: str, **more: object) -> ResolvedDocument:
    draft = Draft(text, JUNE_19)
    names = {name: draft.entity(name, acts_for=(CHAD,)) for name in ("Ada Mbeki", "Omar Deby") if name in text}
    draft.entity("Peru", EntityType.STATE, gazetteer=PERU) if "Peru" in text else None
    speaker = next(iter(names.values()))
    draft.claim(speaker, *content.split("|"), **more)  # type: ignore[arg-type]
    return draft.done()


LONG = "We need a steady hand to stabilise the border, to honour what was promised, and to defend the herders"
SAME_WORDS = {
    "spelling": "We need a steady hand to stabilize the border, to honor what was promised, and to defend the herders",
    "ellipsis": "We need ... to stabilize the border, to honor what was promised, and to defend the herders",
    "left out": "We need a steady hand to stabilize the border and to defend the herders",
    "brackets": "We need a steady hand to stabilise the border, to honour what was promised, and [protect] the herders",
    "a piece": "to stabilise the border, to honour what was promised, and to defend the herders",
    "more": f"{LONG}. And I have told our neighbours so on each of my journeys to them",
}
OTHER_WORDS = {
    "other": "We will not open the market before the tariff question has been settled by both parliaments",
    "half": "We need a steady hand to run the treasury, to lower what is owed, and to feed the towns",
    "short": "to defend",
}


@pytest.mark.parametrize("how", SAME_WORDS)
def test_the_same_words_are_one_proposition(gazetteer: Gazetteer, how: str) -> None:
    documents = [said(f"“{LONG},” Ada Mbeki said.", LONG),
                 said(f"Ada Mbeki told us: “{SAME_WORDS[how]}.”", SAME_WORDS[how])]
    propositions = resolve_corpus(documents, gazetteer).propositions
    assert [len(p.members) for p in propositions] == [2], propositions
    assert propositions[0].origins == 2


@pytest.mark.parametrize("how", OTHER_WORDS)
def test_other_words_are_not(gazetteer: Gazetteer, how: str) -> None:
    documents = [said(f"“{LONG},” Ada Mbeki said.", LONG),
                 said(f"Ada Mbeki told us: “{OTHER_WORDS[how]}.”", OTHER_WORDS[how])]
    assert [len(p.members) for p in resolve_corpus(documents, gazetteer).propositions] == [1, 1]


def test_a_quotation_split_by_one_outlet_shares_with_each_piece(gazetteer: Gazetteer) -> None:
    first, second = "We came to rebuild the bridges that the war destroyed", "Nobody gains from another closed season"
    whole = said(f"“{first}. {second},” Ada Mbeki said.", f"{first}. {second}")
    split = Draft(f"“{first},” Ada Mbeki said. “{second},” she said later.", JUNE_19)
    speaker = split.entity("Ada Mbeki", acts_for=(CHAD,))
    split.claim(speaker, first)
    split.claim(speaker, second)
    members = sorted(len(p.members) for p in resolve_corpus([whole, split.done()], gazetteer).propositions)
    assert members == [2, 2]


def test_parts_that_overlap_in_a_longer_quotation_are_one(gazetteer: Gazetteer) -> None:
    whole = ("The herders need open wells, steady prices and safe roads through the valley before the dry months, "
             "and the ministry will send engineers from the capital next week")
    parts = ["The herders need open wells, steady prices and safe roads through the valley",
             "open wells, steady prices and safe roads through the valley before the dry months",
             "the ministry will send engineers from the capital next week"]
    documents = [said(f"“{words},” Ada Mbeki said.", words) for words in (whole, *parts)]
    propositions = resolve_corpus(documents, gazetteer).propositions
    assert sorted(len(p.members) for p in propositions) == [2, 3]


COUNTED = {
    "other figure": ("At least 35 herders were killed in Peru", "At least 38 herders were killed in Peru", [1, 1]),
    "in words": ("Some two thousand herders fled from Peru", "Some 3,000 herders fled from Peru", [1, 1]),
    "same in words": ("At least 35 herders died in Peru", "At least thirty-five herders died in Peru", [2]),
    "with a comma": ("Some 1,200 herders fled from Peru", "Some 1200 herders fled from Peru", [2]),
    "money": ("Peru will lend $5 billion to the herders", "Peru will lend 5bn dollars to the herders", [2]),
    "a year in one": ("At least 35 herders died in Peru", "At least 35 herders died in Peru in 2022", [2]),
    "a day in one": ("At least 35 herders died in Peru", "At least 35 herders died in Peru on June 4", [2]),
    "of another thing": ("Peru killed 35 herders in the raids of that week", "Peru killed herders in the raids of that "
                         "3-day week", [2]),
    "one of them": ("Peru raided one of the wells of herders", "Peru raided one of the two wells of herders", [2]),
}


@pytest.mark.parametrize("how", COUNTED)
def test_other_figures_make_other_propositions(gazetteer: Gazetteer, how: str) -> None:
    one, other, groups = COUNTED[how]
    documents = [said(f"“{words},” Ada Mbeki said.", words) for words in (one, other)]
    resolution = resolve_corpus(documents, gazetteer)
    assert sorted(len(p.members) for p in resolution.propositions) == groups
    kept_apart = [link for link in resolution.links if link.rule == "other-figures"]
    assert [link.accepted for link in kept_apart] == ([False, False] if len(groups) > 1 else [])


def test_other_figures_do_not_meet_by_way_of_a_third(gazetteer: Gazetteer) -> None:
    told = [f"At least {n}herders were killed in Peru on Monday" for n in ("35 ", "", "38 ")]
    resolution = resolve_corpus([said(f"“{words},” Ada Mbeki said.", words) for words in told], gazetteer)
    assert not any("35" in p.text and len(p.members) == 3 for p in resolution.propositions)
    assert max(len(p.members) for p in resolution.propositions) == 2


def test_another_speaker_of_the_same_short_words_is_another_proposition(gazetteer: Gazetteer) -> None:
    words = "this is a very good day for our farmers"
    documents = [said(f"“{words},” Ada Mbeki said.", words), said(f"Omar Deby: “{words}.”", words)]
    assert [len(p.members) for p in resolve_corpus(documents, gazetteer).propositions] == [1, 1]


VERSIONS = {
    "translations": ("No minister can plough a field that is mined", "A mined field cannot be ploughed by a minister",
                     [2]),
    "small words": ("I was speaking of one single well", "I spoke of a single well", [2]),
    "a clause to the letter": ("I promised nothing to anybody, I have only been listening",
                               "I have only been listening", [2]),
    "turned into its opposite": ("We will sign with the herders of the north",
                                 "We will not sign with the herders of the north", [1, 1]),
    "another saying": ("No minister can plough a field that is mined", "No minister can drink from a well that is dry",
                       [1, 1]),
}


@pytest.mark.parametrize("how", VERSIONS)
def test_versions_of_one_saying_of_one_speaker_are_joined(gazetteer: Gazetteer, how: str) -> None:
    one, other, groups = VERSIONS[how]
    documents = [said(f"“{one},” Ada Mbeki said.", one), said(f"Ada Mbeki: “{other}.”", other)]
    assert sorted(len(p.members) for p in resolve_corpus(documents, gazetteer).propositions) == groups
    others = [said(f"“{one},” Ada Mbeki said.", one), said(f"Omar Deby: “{other}.”", other)]
    assert {len(p.members) for p in resolve_corpus(others, gazetteer).propositions} == {1}


def test_who_is_not_named_may_be_the_speaker_whom_another_names(gazetteer: Gazetteer) -> None:
    words = "the wells of the north will be opened before the rains"
    draft = Draft(f"“{words},” the minister said.", JUNE_19)
    draft.claim(draft.entity("minister", EntityType.UNNAMED_ACTOR), words)
    resolution = resolve_corpus([said(f"“{words},” Ada Mbeki said.", words), draft.done()], gazetteer)
    assert [len(p.members) for p in resolution.propositions] == [2]


def test_one_speaker_is_in_no_dispute_with_himself(gazetteer: Gazetteer) -> None:
    words = "Peru had shelled the ferry"
    affirmed = said(f"Ada Mbeki said that {words}.", words, mode=AttributionMode.INDIRECT)
    denied = said(f"Ada Mbeki denied that {words}.", words, mode=AttributionMode.INDIRECT, polarity=Polarity.DENIED)
    assert not any(p.disputed for p in resolve_corpus([affirmed, denied], gazetteer).propositions)


def test_affirmed_by_one_and_denied_by_another_is_disputed(gazetteer: Gazetteer) -> None:
    affirmed = said("Ada Mbeki said that Peru shelled the ferry.", "Peru shelled the ferry",
                    mode=AttributionMode.INDIRECT)
    denied = said("Omar Deby said that Peru had not shelled the ferry.", "Peru had not shelled the ferry",
                  mode=AttributionMode.INDIRECT, polarity=Polarity.DENIED)
    proposition, = resolve_corpus([affirmed, denied], gazetteer).propositions
    assert proposition.disputed
    assert (len(proposition.members), proposition.text) == (2, "Peru shelled the ferry")


# ── origins ─────────────────────────────────────────────────────────────────────────────────────────────────────────

WIRE = ("Two fishing boats collided at dawn off the northern cape, the harbour office reported on Monday. Nine of the "
        "crew were taken aboard a coast guard cutter and brought to the hospital of the district. The cause of the "
        "collision was not known; fog had been thick since midnight. The boats belonged to a cooperative.")
OWN = ("A collision between two fishing boats left nine men in hospital. Relatives waited at the gates from morning. "
       "The fog that hung over the cape at midnight made the rescue slow, said a nurse who was on duty that night.")


def test_a_copy_has_the_origin_of_what_it_copies(gazetteer: Gazetteer) -> None:
    copy = WIRE.replace("on Monday", "Monday") + " Shares of the insurer fell slightly."
    documents = [Draft(text).done() for text in (WIRE, copy, OWN)]
    assert sorted(len(o.articles) for o in resolve_corpus(documents, gazetteer).origins) == [1, 2]


def test_copies_mean_the_same_by_the_same_words(gazetteer: Gazetteer) -> None:
    documents = []
    for tail, day in (("", JUNE_19), ("\n\nShares of the insurer fell.", date(2024, 1, 5))):
        draft = Draft(WIRE + tail, day)
        office = draft.entity("harbour office", EntityType.UNNAMED_ACTOR)
        draft.event("Aid", "taken aboard", (office,))
        draft.claim(office, "Two fishing boats collided at dawn off the northern cape", mode=AttributionMode.INDIRECT)
        documents.append(draft.done())
    resolution = resolve_corpus(documents, gazetteer)
    assert event_groups(resolution) == [2]
    assert resolution.events[0].origins == 1
    assert [len(p.members) for p in resolution.propositions] == [2]
    assert resolution.propositions[0].origins == 1


def test_the_same_quotation_does_not_make_the_same_origin(gazetteer: Gazetteer) -> None:
    quotation = f"“{WIRE}”"
    other = "The minister rose to speak after lunch, and few had stayed in the chamber to hear her out at such length."
    documents = [Draft(f"{OWN} {quotation}").done(), Draft(f"{other} {quotation}").done()]
    assert [len(o.articles) for o in resolve_corpus(documents, gazetteer).origins] == [1, 1]


# ── the set of documents is all that counts ─────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def mixed() -> list[ResolvedDocument]:
    return [
        meeting("Ada Mbeki met Luz Rojas."), meeting("Luz Rojas was met by Ada Mbeki.", date(2023, 6, 20)),
        meeting("Ada Mbeki began her visit to Peru.", kind="Visit"),
        said(f"“{LONG},” Ada Mbeki said.", LONG),
        said(f"Ada Mbeki: “{SAME_WORDS['left out']}.”", SAME_WORDS["left out"]),
    ]


def test_order_does_not_matter(gazetteer: Gazetteer, mixed: list[ResolvedDocument]) -> None:
    expected = resolve_corpus(mixed, gazetteer)
    assert all(resolve_corpus(p, gazetteer) == expected for p in itertools.permutations(mixed))


def test_ids_stay_when_an_article_is_added(gazetteer: Gazetteer, mixed: list[ResolvedDocument]) -> None:
    before, after = (resolve_corpus(d, gazetteer) for d in (mixed[:-1], mixed))
    assert {e.id for e in before.entities} <= {e.id for e in after.entities}
    assert len({e.id for e in before.events} & {e.id for e in after.events}) >= len(before.events) - 1


def test_nothing_is_made_of_nothing(gazetteer: Gazetteer) -> None:
    assert resolve_corpus([], gazetteer) == Resolution((), (), (), (), ())
