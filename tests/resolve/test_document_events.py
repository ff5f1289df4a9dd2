"""Tellings of one event joined, distinct events kept apart, parts put into their wholes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.model import LocalEvent, Realis, ResolvedDocument


def people(event: LocalEvent, resolved: ResolvedDocument) -> set[tuple[str, str]]:
    names = {e.id: e.name for e in resolved.entities}
    return {(p.role, names[p.entity]) for p in event.participants}


def test_two_tellings_of_one_meeting(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Emmanuel Macron met Olaf Scholz in Berlin on Friday.\n\n"
                    "The talks between Emmanuel Macron and Olaf Scholz lasted two hours.")
    (event,) = found.events
    assert (event.type, len(event.triggers), len(event.evidence)) == ("Meeting", 2, 2)
    assert event.earliest == event.latest == date(2024, 5, 17)


def test_meetings_of_different_days_stay_apart(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Emmanuel Macron met Olaf Scholz in Berlin on 3 May 2024.\n\n"
                    "Emmanuel Macron met Olaf Scholz in Paris on 10 May 2024.")
    days = [date(2024, 5, 3), date(2024, 5, 10)]
    assert [(e.type, e.earliest) for e in found.events] == [("Meeting", day) for day in days]


def test_meetings_with_different_people_stay_apart(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Emmanuel Macron met Olaf Scholz on Friday.\n\nEmmanuel Macron met Rishi Sunak on Friday.")
    assert len(found.events) == 2


def test_realis_keeps_events_apart(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Canada imposed sanctions on Belarus.\n\nCanada will impose sanctions on Belarus in June.")
    assert [e.realis for e in found.events] == [Realis.ACTUAL, Realis.PLANNED]


def test_a_visit_to_two_states_is_two_visits(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Antony Blinken visited Egypt and Jordan last week.")
    assert [sorted(people(e, found)) for e in found.events] == [
        [("host", "Egypt"), ("initiator", "Antony Blinken")], [("host", "Jordan"), ("initiator", "Antony Blinken")]]


def test_meeting_is_part_of_the_visit(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Antony Blinken visited Egypt on Thursday.\n\nIn Egypt, Antony Blinken met Sameh Shoukry.")
    visit = next(e for e in found.events if e.type == "Visit")
    meeting = next(e for e in found.events if e.type == "Meeting")
    assert meeting.parent == visit.id
    assert (meeting.earliest, meeting.latest) == (date(2024, 5, 16), date(2024, 5, 16))


def test_people_without_a_name_make_no_event(resolve: Callable[[str], ResolvedDocument]) -> None:
    assert resolve("The soldiers attacked the rebels.").events == ()


def test_two_who_are_named_meet_in_an_article_about_states(resolve: Callable[[str], ResolvedDocument]) -> None:
    states = "Kenya waited. Vietnam was silent."
    met = resolve(f"Samuel Mbeo phoned Tran Van Binh on Friday. {states}").events
    assert [(e.type, e.realis) for e in met] == [("Call", Realis.ACTUAL)]
    assert resolve(f"Samuel Mbeo phoned his dentist on Friday. {states}").events == ()
    assert resolve("Samuel Mbeo phoned Tran Van Binh on Friday.").events == ()


def test_officers_of_two_states_bring_both(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("South Africa and Rwanda gave different accounts of a call between their presidents on Friday.")
    assert {name for _, name in people(found.events[0], found)} == {"presidents", "South Africa", "Rwanda"}
    talks = resolve("Kenyan President Samuel Mbeo met President Eric Nkusi of Rwanda in Kenya. "
                    "The foreign ministers will meet in Oslo.")
    assert {name for _, name in people(talks.events[1], talks)} == {"foreign ministers", "Kenya", "Rwanda"}
    alone = resolve("Kenyan President Samuel Mbeo spoke. The foreign ministers will meet in Oslo.")
    assert not [e for e in alone.events if e.type == "Meeting"]


def test_unnamed_officials_bring_their_state(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Emmanuel Macron met Chinese officials on Friday.")
    assert ("participant", "China") in people(found.events[0], found)


def test_a_place_is_never_a_participant(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Israel shelled Rafah on Sunday.")
    (event,) = found.events
    assert people(event, found) == {("initiator", "Israel")}
    assert event.places


def test_what_only_a_speaker_tells_is_marked(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve('"Iran attacked our base," said Lloyd Austin.')
    assault = next(e for e in found.events if e.type == "Assault")
    assert assault.claimed_in == (found.claims[0].id,)
    assert assault.realis is Realis.ACTUAL


def test_a_fact_told_by_the_article_too_is_no_mere_claim(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve('Iran attacked Israel on Sunday.\n\n"Iran attacked Israel," said Lloyd Austin.')
    assault = next(e for e in found.events if e.type == "Assault")
    assert (assault.claimed_in, len(assault.triggers)) == ((), 2)


def test_force_at_a_named_place_is_kept_though_nobody_is_named(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("A maternity hospital in Sumy was bombed on Monday.\n\nThe bombing of Sumy shook Ukraine.")
    names = {e.id: e.name for e in found.entities}
    (event,) = found.events
    assert (event.type, event.participants, [names[p] for p in event.places]) == ("Assault", (), ["Sumy"])
    assert len(event.triggers) == 2


def test_force_at_no_named_place_is_dropped(resolve: Callable[[str], ResolvedDocument]) -> None:
    assert resolve("A market was bombed on Monday.").events == ()
    assert resolve("Sumy might be bombed.").events == ()


def test_a_president_of_no_told_state_is_public(resolve: Callable[[str], ResolvedDocument]) -> None:
    (event,) = resolve("President Farrukh Odina visited Oslo on Monday.").events
    assert event.type == "Visit"
    assert resolve("Farrukh Odina, the president of the chess club, visited Oslo on Monday.").events == ()


_TWO = "Thailand closed the crossing to Cambodia. Cambodia accused Thailand of laying mines. Thailand denied it. "


def test_officers_and_forces_of_the_two_states_an_article_is_about(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve(_TWO + "Cambodia is angry.\n\nThe armies pulled back their artillery on Friday.")
    (event,) = [e for e in found.events if e.type == "Retreat"]
    assert {name for _, name in people(event, found)} == {"armies", "Thailand", "Cambodia"}


def test_of_three_states_told_alike_nobody_knows_whose_armies(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve(_TWO + "Malaysia is angry. Malaysia and Cambodia talk. Malaysia fears war.\n\n"
                    "The armies pulled back on Friday.")
    assert [e.type for e in found.events if e.type == "Retreat"] == []


def test_who_was_seized_is_told_between_states(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Azerbaijan detained Swiss geologist Luc Morand. Luc Morand was arrested on Friday. Switzerland is "
                    "angry.")
    assert [len(e.triggers) for e in found.events if e.type == "Coercion"] == [2]
    assert resolve("Luc Morand was arrested on Friday.").events == ()


def test_police_at_a_named_place_and_nowhere(resolve: Callable[[str], ResolvedDocument]) -> None:
    (event,) = resolve("Police arrested a man in Valparaiso on Monday.").events
    assert (event.type, [p.role for p in event.participants]) == ("Coercion", ["initiator", "target"])
    assert resolve("Police arrested a man on Monday.").events == ()


def test_a_joint_commission_is_of_the_two_states(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve(_TWO + "Cambodia is angry.\n\nThe joint border commission met in Siem Reap on Friday.")
    (event,) = [e for e in found.events if e.type == "Meeting"]
    assert {name for _, name in people(event, found)} >= {"Thailand", "Cambodia"}


def test_officials_and_allies_are_not_of_both_states(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve(_TWO + "Cambodia is angry.\n\nOur allies met in Oslo on Friday. Officials met in Rome on Sunday.")
    assert [e.type for e in found.events if e.type == "Meeting"] == []


def test_nobody_threatens_his_own_state(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Chad's Defence Minister Samuel Mbeo warned that Chad would close the border with Niger.")
    (threat,) = (e for e in found.events if e.type == "Threat")
    assert ("target", "Chad") not in people(threat, found)
    assert ("initiator", "Samuel Mbeo") in people(threat, found)


def test_nobody_expels_his_own(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Chad vowed to retaliate after Niger expelled two of its diplomats.")
    (expulsion,) = (e for e in found.events if e.type == "Expulsion")
    home = {e.id: [*e.acts_for] for e in found.entities}
    assert ("initiator", "Niger") in people(expulsion, found)
    targets = [p.entity for p in expulsion.participants if p.role == "target"]
    assert targets
    assert {e.name for e in found.entities if e.id in targets and not home[e.id]} == {"Chad"}
    assert {tuple(home[t]) for t in targets if home[t]} == {("state/chad",)}


def test_what_is_set_for_the_coming_days_is_planned(resolve: Callable[[str], ResolvedDocument]) -> None:
    found = resolve("Envoys of Chad coming to Oslo in the coming weeks will help.")
    assert [(e.type, e.realis) for e in found.events] == [("Visit", Realis.PLANNED)]
